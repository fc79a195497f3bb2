// The search bench of Xapian.
//   find_xapian …            single characters, and pairs with positions: a word is a phrase of its pairs
//   find_xapian --stock …    what Xapian brings for Chinese: FLAG_CJK_NGRAM
#include <xapian.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>

#include "bench/find/engine.h"
#include "bench/find/runs.h"

namespace {

constexpr Xapian::termcount title_weight = 5;
constexpr std::size_t piece_documents = 40'000;
constexpr Xapian::termpos gap = 100;  // between runs, so that no phrase reaches across

Xapian::Query query_of(const std::string& word) {
  const std::vector<std::string> pairs = bench::bigrams(bench::characters(word));
  if (pairs.size() == 1) return Xapian::Query(pairs.front());
  return {Xapian::Query::OP_PHRASE, pairs.begin(), pairs.end(), static_cast<Xapian::termcount>(pairs.size())};
}

/// Puts the runs of a text into a document, from `position` on.
void index_text(Xapian::Document& document, const std::string& text, Xapian::termpos& position,
                Xapian::termcount weight) {
  bench::for_each_han_run(text, [&](const std::vector<std::string>& run) {
    for (const std::string& character : run) document.add_term(character, weight);
    if (run.size() > 1) {
      for (const std::string& pair : bench::bigrams(run)) document.add_posting(pair, ++position, weight);
    }
    position += gap;
  });
}

class XapianEngine : public bench::Engine {
 public:
  explicit XapianEngine(bool is_stock) : is_stock_(is_stock) {}

  std::string name() const override { return is_stock_ ? "xapian, stock" : "xapian"; }
  std::vector<std::string> modes() const override { return {"ranked", "newest"}; }

  /// In pieces that are merged at the end: so it is twice as fast as in one.
  void build(bench::CorpusReader& corpus, const std::string& folder) override {
    Xapian::Database all;
    std::vector<std::string> pieces;
    for (bool more = true; more;) {
      pieces.push_back(folder + "/piece" + std::to_string(pieces.size()));
      more = build_piece(corpus, pieces.back());
      all.add_database(Xapian::Database(pieces.back()));
    }
    all.compact(folder + "/index");
    all.close();
    for (const std::string& piece : pieces) std::filesystem::remove_all(piece);
  }

  void open(const std::string& folder) override { database_.emplace(folder + "/index"); }

  std::int64_t ask(const std::string& mode, const bench::Query& query) override {
    Xapian::Enquire enquire = enquire_of(query);
    if (mode == "newest") {
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    }
    return enquire.get_mset(0, bench::page_size, database_->get_doccount()).get_matches_estimated();
  }

  std::vector<std::uint32_t> all(const bench::Query& query) override {
    Xapian::Enquire enquire = enquire_of(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    std::vector<std::uint32_t> documents;
    const Xapian::MSet found = enquire.get_mset(0, database_->get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) documents.push_back(*hit - 1);
    return documents;
  }

 private:
  bool build_piece(bench::CorpusReader& corpus, const std::string& folder) {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
    bench::Document source;
    for (std::size_t i = 0; i < piece_documents; ++i) {
      if (!corpus.next(source)) return false;
      database.add_document(document_of(source));
    }
    return true;
  }

  Xapian::Document document_of(const bench::Document& source) {
    Xapian::Document document;
    const std::string text = source.text();
    document.set_data(source.title + "\n" + text);
    if (is_stock_) {
      Xapian::TermGenerator generator;
      generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
      generator.set_document(document);
      generator.index_text(source.title, title_weight);
      generator.increase_termpos();
      generator.index_text(text);
      return document;
    }
    Xapian::termpos position = 0;
    index_text(document, source.title, position, title_weight);
    index_text(document, text, position, 1);
    return document;
  }

  Xapian::Query parsed(const bench::Query& query) const {
    if (is_stock_) {
      Xapian::QueryParser parser;
      parser.set_database(*database_);
      parser.set_default_op(Xapian::Query::OP_AND);
      return parser.parse_query(query.text(), Xapian::QueryParser::FLAG_CJK_NGRAM);
    }
    std::vector<Xapian::Query> words;
    for (const std::string& word : query.words) words.push_back(query_of(word));
    return {Xapian::Query::OP_AND, words.begin(), words.end()};
  }

  Xapian::Enquire enquire_of(const bench::Query& query) const {
    Xapian::Enquire enquire(*database_);
    enquire.set_query(parsed(query));
    return enquire;
  }

  bool is_stock_;
  std::optional<Xapian::Database> database_;
};

}  // namespace

int main(int count, char** values) {
  const bool is_stock = count > 1 && std::strcmp(values[1], "--stock") == 0;
  ::setenv("XAPIAN_FLUSH_THRESHOLD", "1000", 0);  // so many documents at once; more of them are slower here
  try {
    XapianEngine engine(is_stock);
    return bench::run(engine, count - (is_stock ? 1 : 0), values + (is_stock ? 1 : 0));
  } catch (const Xapian::Error& error) {
    bench::fail(error.get_description());
  }
}
