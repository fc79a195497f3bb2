// The search bench of Groonga: TokenBigram, its index built after the loading, as its manual has it.
#include <groonga.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "bench/find/engine.h"

namespace {

using nlohmann::json;

class Groonga : public bench::Engine {
 public:
  Groonga() {
    grn_init();
    grn_ctx_init(&context_, 0);
  }
  ~Groonga() override {
    grn_ctx_fin(&context_);
    grn_fin();
  }
  Groonga(const Groonga&) = delete;
  Groonga& operator=(const Groonga&) = delete;

  std::string name() const override { return "groonga"; }
  std::vector<std::string> modes() const override { return {"ranked", "newest", "ranked with facets"}; }

  void build(bench::CorpusReader& corpus, const std::string& folder) override {
    if (grn_db_create(&context_, file_in(folder).c_str(), nullptr) == nullptr) bench::fail(context_.errbuf);
    command("table_create Documents TABLE_NO_KEY");
    for (const char* column : {"title", "text", "issuer", "genre", "topic", "class"}) {
      command(std::string("column_create Documents ") + column + " COLUMN_SCALAR " +
              (column == std::string("text") ? "Text" : "ShortText"));
    }
    command("column_create Documents year COLUMN_SCALAR UInt16");
    load(corpus);
    command("table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto");
    command("column_create Terms at COLUMN_INDEX|WITH_POSITION|WITH_SECTION Documents title,text");
  }

  void open(const std::string& folder) override {
    if (grn_db_open(&context_, file_in(folder).c_str()) == nullptr) bench::fail(context_.errbuf);
  }

  std::int64_t ask(const std::string& mode, const bench::Query& query) override {
    std::string select = select_of(query) + " --limit " + std::to_string(bench::page_size) + " --sort_keys " +
                         (mode == "newest" ? "_id" : "-_score,_id");
    if (mode == "ranked with facets") select += " --drilldown class,issuer,year,genre,topic --drilldown_limit 50";
    return hits_of(command(select));
  }

  std::vector<std::uint32_t> all(const bench::Query& query) override {
    const json answer = json::parse(command(select_of(query) + " --limit -1"));
    std::vector<std::uint32_t> documents;
    for (std::size_t i = 2; i < answer[0].size(); ++i) documents.push_back(answer[0][i][0].get<std::uint32_t>() - 1);
    return documents;
  }

 private:
  static std::string file_in(const std::string& folder) { return folder + "/groonga.db"; }

  /// A word is a phrase of its pairs; the words must all occur. A hit in the title counts ten times.
  static std::string select_of(const bench::Query& query) {
    std::string words;
    for (const std::string& word : query.words) words += "\\\"" + word + "\\\" ";
    return "select Documents --cache no --output_columns _id --match_columns 'title*10||text' --query \"" + words +
           "\"";
  }

  /// The number in [[[HITS],…
  static std::int64_t hits_of(const std::string& answer) {
    return std::atoll(answer.c_str() + answer.find_first_of("0123456789"));
  }

  std::string command(const std::string& text) {
    grn_ctx_send(&context_, text.data(), static_cast<unsigned>(text.size()), 0);
    char* answer = nullptr;
    unsigned size = 0;
    int flags = 0;
    std::string whole;
    do {
      grn_ctx_recv(&context_, &answer, &size, &flags);
      whole.append(answer, size);
    } while ((flags & GRN_CTX_MORE) != 0);
    if (context_.rc != GRN_SUCCESS) bench::fail(std::string("groonga: ") + context_.errbuf);
    return whole;
  }

  void load(bench::CorpusReader& corpus) {
    grn_obj* documents = grn_ctx_get(&context_, "Documents", -1);
    grn_obj text;
    grn_obj number;
    GRN_TEXT_INIT(&text, 0);
    GRN_UINT16_INIT(&number, 0);
    const auto column = [&](const char* name) {
      return grn_obj_column(&context_, documents, name, static_cast<unsigned>(std::char_traits<char>::length(name)));
    };
    const std::vector<grn_obj*> columns = {column("title"), column("text"),  column("issuer"),
                                           column("genre"), column("topic"), column("class")};
    grn_obj* const year = column("year");
    bench::Document source;
    while (corpus.next(source)) {
      const grn_id id = grn_table_add(&context_, documents, nullptr, 0, nullptr);
      const std::vector<std::string> values = {source.title, source.text(),  source.issuer,
                                               source.genre, source.subject, source.column};
      for (std::size_t i = 0; i < columns.size(); ++i) {
        GRN_TEXT_SET(&context_, &text, values[i].data(), values[i].size());
        grn_obj_set_value(&context_, columns[i], id, &text, GRN_OBJ_SET);
      }
      GRN_UINT16_SET(&context_, &number, static_cast<std::uint16_t>(std::atoi(source.year().c_str())));
      grn_obj_set_value(&context_, year, id, &number, GRN_OBJ_SET);
    }
    GRN_OBJ_FIN(&context_, &text);
    GRN_OBJ_FIN(&context_, &number);
  }

  grn_ctx context_;
};

}  // namespace

int main(int count, char** values) {
  Groonga engine;
  return bench::run(engine, count, values);
}
