// The search bench of SQLite's FTS5 with the tokenizers that it brings.
//   find_sqlite …            trigram
//   find_sqlite --stock …    unicode61, the default
#include <sqlite3.h>

#include <cstring>

#include "base/utf8.h"
#include "bench/find/engine.h"

namespace {

class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) : database_(database) {
    check(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int index, const std::string& text) {
    check(sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
    return *this;
  }
  Statement& bind(int index, std::int64_t number) {
    check(sqlite3_bind_int64(statement_, index, number));
    return *this;
  }
  bool step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
    return code == SQLITE_ROW;
  }
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
  void reset() { sqlite3_reset(statement_); }

 private:
  void check(int code) const {
    if (code != SQLITE_OK) bench::fail(sqlite3_errmsg(database_));
  }
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// What FTS5 takes for its query: each word a phrase.
std::string match_of(const bench::Query& query) {
  std::string match;
  for (const std::string& word : query.words) match += "\"" + word + "\" ";
  return match;
}

class SqliteEngine : public bench::Engine {
 public:
  explicit SqliteEngine(bool is_stock) : is_stock_(is_stock) {}
  ~SqliteEngine() override { sqlite3_close(database_); }
  SqliteEngine(const SqliteEngine&) = delete;
  SqliteEngine& operator=(const SqliteEngine&) = delete;

  std::string name() const override { return is_stock_ ? "sqlite fts5, stock" : "sqlite fts5 trigram"; }
  std::vector<std::string> modes() const override {
    if (is_stock_) return {"ranked"};
    return {"ranked", "newest", "like"};
  }

  void build(bench::CorpusReader& corpus, const std::string& folder) override {
    open(folder);
    execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; PRAGMA page_size=8192");
    execute("CREATE TABLE document(id INTEGER PRIMARY KEY, title TEXT, text TEXT, issuer TEXT, published_on TEXT)");
    execute(
        std::string("CREATE VIRTUAL TABLE search USING fts5(title, text, content='document', content_rowid='id'") +
        (is_stock_ ? ")" : ", tokenize='trigram')"));
    execute("INSERT INTO search(search, rank) VALUES('hashsize', 67108864)");
    execute("BEGIN");
    insert(corpus);
    execute("COMMIT");
    execute("INSERT INTO search(search) VALUES('optimize')");
  }

  void open(const std::string& folder) override {
    if (sqlite3_open((folder + "/search.db").c_str(), &database_) != SQLITE_OK)
      bench::fail("cannot open the database");
    execute("PRAGMA cache_size=-262144; PRAGMA mmap_size=8589934592");
  }

  std::int64_t ask(const std::string& mode, const bench::Query& query) override {
    if (mode == "like") return like(query);
    const std::string order = mode == "newest" ? "rowid" : "bm25(search, 10.0, 1.0)";
    const std::string match = match_of(query);
    Statement page(database_,
                   "SELECT rowid FROM search WHERE search MATCH ? ORDER BY " + order + " LIMIT " + limit());
    page.bind(1, match);
    while (page.step()) {
    }
    Statement count(database_, "SELECT count(*) FROM search WHERE search MATCH ?");
    return count.bind(1, match).step() ? count.number(0) : 0;
  }

  std::vector<std::uint32_t> all(const bench::Query& query) override {
    std::vector<std::uint32_t> documents;
    Statement rows(database_, "SELECT rowid FROM search WHERE search MATCH ?");
    rows.bind(1, match_of(query));
    while (rows.step()) documents.push_back(static_cast<std::uint32_t>(rows.number(0)));
    return documents;
  }

 private:
  static std::string limit() { return std::to_string(bench::page_size); }

  void execute(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      bench::fail(sqlite3_errmsg(database_));
    }
  }

  void insert(bench::CorpusReader& corpus) {
    Statement document(database_, "INSERT INTO document VALUES(?,?,?,?,?)");
    Statement search(database_, "INSERT INTO search(rowid, title, text) VALUES(?,?,?)");
    bench::Document source;
    for (std::int64_t id = 0; corpus.next(source); ++id) {
      const std::string text = source.text();
      document.bind(1, id).bind(2, source.title).bind(3, text).bind(4, source.issuer).bind(5, source.published_on);
      document.step();
      document.reset();
      search.bind(1, id).bind(2, source.title).bind(3, text).step();
      search.reset();
    }
  }

  /// What finds words of one and two characters, too: LIKE over the table, which uses the trigrams where it can.
  std::int64_t like(const bench::Query& query) {
    std::string condition = "1";
    for (std::size_t i = 0; i < query.words.size(); ++i) {
      const std::string mark = "?" + std::to_string(i + 1);
      condition += " AND (title LIKE " + mark + " OR text LIKE " + mark + ")";
    }
    Statement rows(database_, "SELECT rowid, count(*) OVER () FROM search WHERE " + condition +
                                  " ORDER BY rowid LIMIT " + limit());
    for (std::size_t i = 0; i < query.words.size(); ++i) {
      rows.bind(static_cast<int>(i + 1), "%" + query.words[i] + "%");
    }
    std::int64_t hits = 0;
    while (rows.step()) hits = rows.number(1);
    return hits;
  }

  bool is_stock_;
  sqlite3* database_ = nullptr;
};

}  // namespace

int main(int count, char** values) {
  const bool is_stock = count > 1 && std::strcmp(values[1], "--stock") == 0;
  SqliteEngine engine(is_stock);
  return bench::run(engine, count - (is_stock ? 1 : 0), values + (is_stock ? 1 : 0));
}
