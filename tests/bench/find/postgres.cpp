// The search bench of PostgreSQL: a server of its own, by libpq over its socket (PGHOST, PGUSER; see script/bench).
//   find_postgres …             pg_trgm: a GIN index of trigrams, LIKE
//   find_postgres --tsvector …  a GIN index over a tsvector of pairs, made by the program; words are phrases of pairs
#include <libpq-fe.h>

#include <cstdlib>
#include <cstring>
#include <fstream>

#include "bench/find/engine.h"
#include "bench/find/runs.h"

namespace {

constexpr std::size_t gap = 2;                // between runs, so that no phrase reaches across
constexpr std::size_t last_position = 16000;  // PostgreSQL keeps no greater ones

/// A tsvector as COPY takes it: 'pair':1 'pair':2A …
class Vector {
 public:
  void add(const std::string& text, const char* weight) {
    bench::for_each_han_run(text, [&](const std::vector<std::string>& run) {
      for (const std::string& pair : bench::bigrams(run)) add_term(pair, weight);
      if (run.size() > 1) add_term(run.back(), weight);
      position_ += gap;
    });
  }
  std::string take() { return std::move(text_); }

 private:
  void add_term(const std::string& term, const char* weight) {
    if (position_ < last_position) ++position_;
    text_ += "'" + term + "':" + std::to_string(position_) + weight + " ";
  }
  std::size_t position_ = 0;
  std::string text_;
};

/// A value as a line of COPY holds it.
std::string escaped(const std::string& text) {
  std::string line;
  for (const char c : text) {
    if (c == '\\')
      line += "\\\\";
    else if (c == '\n')
      line += "\\n";
    else if (c == '\t')
      line += "\\t";
    else
      line.push_back(c);
  }
  return line;
}

class Postgres : public bench::Engine {
 public:
  explicit Postgres(bool is_vector) : is_vector_(is_vector) {}
  ~Postgres() override { PQfinish(connection_); }
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;

  std::string name() const override { return is_vector_ ? "postgresql tsvector" : "postgresql pg_trgm"; }
  std::vector<std::string> modes() const override { return {"ranked", "newest"}; }

  /// The folder only names the database.
  void build(bench::CorpusReader& corpus, const std::string& folder) override {
    connect("postgres");
    execute("DROP DATABASE IF EXISTS " + name_of(folder));
    execute("CREATE DATABASE " + name_of(folder));
    open(folder);
    execute("SET maintenance_work_mem = '1GB'; SET synchronous_commit = off");
    execute("BEGIN");  // what is loaded into a table of the same transaction needs no log
    execute("CREATE TABLE document(id int PRIMARY KEY, title text, text text, issuer text, published_on date" +
            std::string(is_vector_ ? ", pairs tsvector)" : ")"));
    copy(corpus);
    execute("COMMIT");
    if (is_vector_) {
      execute("CREATE INDEX ON document USING gin(pairs)");
    } else {
      execute("CREATE EXTENSION pg_trgm");
      execute("CREATE INDEX ON document USING gin(title gin_trgm_ops, text gin_trgm_ops)");
    }
    execute("VACUUM ANALYZE document");
    execute("CHECKPOINT");
  }

  std::int64_t bytes_on_disk(const std::string&) const override {
    return std::atoll(value("SELECT pg_database_size(current_database())").c_str());
  }

  void open(const std::string& folder) override {
    connect(name_of(folder));
    execute("SET work_mem = '256MB'; SET jit = off; SET max_parallel_workers_per_gather = 0");
    server_ = value("SELECT pg_backend_pid()");
  }

  std::int64_t ask(const std::string& mode, const bench::Query& query) override {
    const std::string order = mode == "newest" ? "id" : rank_of(query) + " DESC, id";
    PGresult* found = result("SELECT id, count(*) OVER () FROM document WHERE " + condition_of(query) + " ORDER BY " +
                             order + " LIMIT " + std::to_string(bench::page_size));
    const std::int64_t hits = PQntuples(found) == 0 ? 0 : std::atoll(PQgetvalue(found, 0, 1));
    PQclear(found);
    return hits;
  }

  std::vector<std::uint32_t> all(const bench::Query& query) override {
    std::vector<std::uint32_t> documents;
    PGresult* found = result("SELECT id FROM document WHERE " + condition_of(query));
    for (int i = 0; i < PQntuples(found); ++i) {
      documents.push_back(static_cast<std::uint32_t>(std::atoll(PQgetvalue(found, i, 0))));
    }
    PQclear(found);
    return documents;
  }

  /// With that of the server's process, as the kernel counts it.
  double processor_s() const override {
    double server_ns = 0;
    std::ifstream("/proc/" + server_ + "/schedstat") >> server_ns;
    return Engine::processor_s() + server_ns / 1e9;
  }

 private:
  static std::string name_of(const std::string& folder) { return folder.substr(folder.find_last_of('/') + 1); }

  void connect(const std::string& database) {
    PQfinish(connection_);
    connection_ = PQconnectdb(("dbname=" + database).c_str());
    if (PQstatus(connection_) != CONNECTION_OK) bench::fail(PQerrorMessage(connection_));
  }

  PGresult* result(const std::string& sql) const {
    PGresult* answer = PQexec(connection_, sql.c_str());
    const ExecStatusType status = PQresultStatus(answer);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) {
      bench::fail(PQerrorMessage(connection_));
    }
    return answer;
  }
  void execute(const std::string& sql) const { PQclear(result(sql)); }
  std::string value(const std::string& sql) const {
    PGresult* answer = result(sql);
    std::string text = PQgetvalue(answer, 0, 0);
    PQclear(answer);
    return text;
  }

  void copy(bench::CorpusReader& corpus) {
    execute("COPY document FROM STDIN");
    bench::Document source;
    for (std::uint32_t id = 0; corpus.next(source); ++id) {
      const std::string text = source.text();
      std::string line = std::to_string(id) + "\t" + escaped(source.title) + "\t" + escaped(text) + "\t" +
                         escaped(source.issuer) + "\t" + source.published_on;
      if (is_vector_) line += "\t" + escaped(vector_of(source.title, text));
      line.push_back('\n');
      if (PQputCopyData(connection_, line.data(), static_cast<int>(line.size())) != 1) break;
    }
    PQputCopyEnd(connection_, nullptr);
    for (PGresult* end = nullptr; (end = PQgetResult(connection_)) != nullptr; PQclear(end)) {
      if (PQresultStatus(end) != PGRES_COMMAND_OK) bench::fail(PQerrorMessage(connection_));
    }
  }

  static std::string vector_of(const std::string& title, const std::string& text) {
    Vector vector;
    vector.add(title, "A");
    vector.add(text, "");
    return vector.take();
  }

  /// A phrase of pairs; one character is the beginning of a pair, or stands alone at the end of a run.
  static std::string phrase_of(const std::string& word) {
    std::string phrase;
    const std::vector<std::string> run = bench::characters(word);
    if (run.size() == 1) return "''" + word + "'':*";
    for (const std::string& pair : bench::bigrams(run)) phrase += (phrase.empty() ? "''" : " <-> ''") + pair + "''";
    return phrase;
  }

  static std::string vector_query(const bench::Query& query) {
    std::string all;
    for (const std::string& word : query.words) all += (all.empty() ? "" : " & ") + ("(" + phrase_of(word) + ")");
    return "'" + all + "'::tsquery";
  }

  std::string condition_of(const bench::Query& query) const {
    if (is_vector_) return "pairs @@ " + vector_query(query);
    std::string all;
    for (const std::string& word : query.words) {
      const std::string like = " LIKE '%" + word + "%'";
      all += (all.empty() ? "" : " AND ") + ("(title" + like + " OR text" + like + ")");
    }
    return all;
  }

  std::string rank_of(const bench::Query& query) const {
    if (is_vector_) return "ts_rank(pairs, " + vector_query(query) + ")";
    std::string all;
    for (const std::string& word : query.words) all += (all.empty() ? "" : " AND ") + ("title LIKE '%" + word + "%'");
    return "(" + all + ")";
  }

  bool is_vector_;
  PGconn* connection_ = nullptr;
  std::string server_;  ///< process id
};

}  // namespace

int main(int count, char** values) {
  const bool is_vector = count > 1 && std::strcmp(values[1], "--tsvector") == 0;
  Postgres engine(is_vector);
  return bench::run(engine, count - (is_vector ? 1 : 0), values + (is_vector ? 1 : 0));
}
