#include "updates/typing_tables.h"

#include <filesystem>
#include <set>

#include "base/utf8.h"
#include "catalog/catalog.h"
#include "input/pinyin_builder.h"
#include "input/places.h"

namespace updates {
namespace {

bool is_all_han(std::string_view text) {
  bool all = !text.empty();
  base::for_each_code_point(text, [&all](char32_t c) { all = all && base::is_han(c); });
  return all;
}

/// Each once, in the order of the catalogue, so that the same catalogue makes the same tables.
class Terms {
 public:
  void add(const std::string& term) {
    if (is_all_han(term) && seen_.insert(term).second) terms_.push_back({term});
  }
  const std::vector<input::OwnTerm>& all() const { return terms_; }

 private:
  std::set<std::string> seen_;
  std::vector<input::OwnTerm> terms_;
};

void add_record(const catalog::Record& record, Terms& terms) {
  for (const std::string& term : terms_of_title(record.title)) terms.add(term);
  terms.add(record.issuer);
  terms.add(head_of_document_number(record.document_number));
}

std::string text_of(const base::Blocks& body) {
  std::string text;
  for (const base::Block& block : body) {
    text.append(block.text).append("\n");
    for (const auto& row : block.rows)
      for (const std::string& cell : row) text.append(cell).append("\n");
  }
  return text;
}

/// What the catalogue has to say, read once.
struct Sayings {
  Terms terms;
  std::vector<catalog::Record> records;
};

base::Result<Sayings> read_sayings(const catalog::Catalog& catalogue, base::Date today) {
  Sayings sayings;
  const auto columns = catalogue.columns();
  const auto offices = catalogue.offices();
  const auto agency = catalogue.agency();
  const auto found = catalogue.find({}, today);
  if (!columns || !offices || !agency || !found) return base::error(base::ErrorKind::corrupt, "catalogue");
  for (const auto& column : *columns) sayings.terms.add(column.name);
  for (const auto& office : *offices) sayings.terms.add(office.name);
  for (const auto& name : {agency->name, agency->short_name, agency->city}) sayings.terms.add(name);
  const auto rows = catalogue.rows(found->ids, "");
  if (!rows) return rows.error();
  for (const auto& row : *rows) {
    add_record(row.record, sayings.terms);
    sayings.records.push_back(row.record);
  }
  return sayings;
}

}  // namespace

std::vector<std::string> terms_of_title(std::string_view title) {
  static constexpr std::string_view open = "《";
  static constexpr std::string_view close = "》";
  std::vector<std::string> terms{std::string(title)};
  for (std::size_t begin = 0; (begin = title.find(open, begin)) != std::string_view::npos;) {
    begin += open.size();
    const std::size_t end = title.find(close, begin);
    if (end == std::string_view::npos) break;
    terms.emplace_back(title.substr(begin, end - begin));
  }
  std::erase_if(terms, [](const std::string& term) { return !is_all_han(term); });
  return terms;
}

std::string head_of_document_number(std::string_view number) {
  std::size_t end = number.size();
  for (const std::string_view bracket : {"〔", "[", "［", "（", "("}) end = std::min(end, number.find(bracket));
  return end == number.size() ? "" : std::string(base::trim(number.substr(0, end)));
}

base::Result<std::size_t> renew_typing_tables(const std::string& data_directory, base::Date today) {
  const std::string product = input::product_folder();
  if (product.empty()) return base::error(base::ErrorKind::not_found, "the product's tables of typing");
  const auto catalogue = catalog::Catalog::open(data_directory);
  if (!catalogue) return catalogue.error();
  const auto sayings = read_sayings(*catalogue, today);
  if (!sayings) return sayings.error();
  std::size_t next = 0;
  const auto next_text = [&](std::string& text) {
    if (next == sayings->records.size()) return false;
    const catalog::Record& record = sayings->records[next++];
    text = record.title + "\n" + record.summary + "\n";
    if (!record.has_text) return true;
    if (const auto document = catalogue->document(record.id, today)) text += text_of(document->body);
    return true;
  };
  const std::string target = input::catalogue_folder(data_directory);
  std::error_code error;
  std::filesystem::create_directories(target, error);
  const auto built =
      input::build_pinyin_tables(product + "/pinyin-source", sayings->terms.all(), target + "/pinyin", next_text);
  if (!built) return built.error();
  return sayings->terms.all().size();
}

}  // namespace updates
