// The search bench of our own catalogue.
#include <optional>

#include "base/date.h"
#include "bench/find/engine.h"
#include "catalog/catalog.h"
#include "catalog/source.h"
#include "catalog/store_writer.h"

namespace {

constexpr base::Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
constexpr std::size_t rows_on_screen = 10;

catalog::Source source_of(const std::vector<std::string>& columns) {
  catalog::Source source;
  source.agency.name = source.agency.short_name = "示例市应急管理局";
  for (const std::string& column : columns) {
    catalog::Column node;
    node.id = node.name = column;
    source.columns.add(node);
  }
  return source;
}

catalog::Record record_of(const bench::Document& document) {
  catalog::Record record;
  record.index_number = document.index_number;
  record.title = document.title;
  record.issuer = document.issuer;
  record.document_number = document.number;
  record.genre = document.genre;
  record.subject = document.subject;
  record.published_on = record.made_on = base::parse_date(document.published_on);
  record.validity = static_cast<catalog::Validity>(document.validity);
  record.has_text = true;
  return record;
}

base::Blocks blocks_of(const bench::Document& document) {
  base::Blocks blocks;
  for (const std::string& paragraph : document.paragraphs) {
    blocks.push_back({base::BlockKind::paragraph, 0, {}, paragraph, {}});
  }
  return blocks;
}

/// Place of the name; appended where it is new.
std::size_t place_of(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  names.push_back(name);
  return names.size() - 1;
}

void demand(const base::Status& status) {
  if (!status) bench::fail(status.error().detail);
}

/// Its documents are the records less one, for records are numbered in the order of a list, too.
class Chayue : public bench::Engine {
 public:
  std::string name() const override { return "chayue"; }
  std::vector<std::string> modes() const override { return {"ranked", "first screen"}; }

  void build(bench::CorpusReader& corpus, const std::string& folder) override {
    base::Result<catalog::StoreWriter> writer = catalog::StoreWriter::create(file_in(folder));
    if (!writer) bench::fail(writer.error().detail);
    std::vector<std::string> columns;
    bench::Document document;
    while (corpus.next(document)) {
      const base::Blocks blocks = blocks_of(document);
      demand(writer->add(record_of(document), place_of(columns, document.column), &blocks));
    }
    demand(writer->put_source(source_of(columns)));
    demand(writer->finish());
  }

  void open(const std::string& folder) override {
    base::Result<catalog::Catalog> catalogue = catalog::Catalog::open_file(file_in(folder));
    if (!catalogue) bench::fail(catalogue.error().detail);
    catalogue_.emplace(std::move(*catalogue));
  }

  /// All ids in order, exact count and facets; on the first screen rows with snippets, too.
  std::int64_t ask(const std::string& mode, const bench::Query& query) override {
    const catalog::ResultSet found = find(query);
    if (mode == "first screen") {
      const std::span<const catalog::RecordId> ids(found.ids);
      if (!catalogue_->rows(ids.first(std::min(rows_on_screen, ids.size())), query.text())) bench::fail("no rows");
    }
    return static_cast<std::int64_t>(found.ids.size());
  }

  std::vector<std::uint32_t> all(const bench::Query& query) override {
    std::vector<std::uint32_t> documents;
    for (const catalog::RecordId id : find(query).ids) documents.push_back(static_cast<std::uint32_t>(id - 1));
    return documents;
  }

 private:
  static std::string file_in(const std::string& folder) { return folder + "/" + catalog::store_file_name; }

  catalog::ResultSet find(const bench::Query& query) const {
    catalog::Filter filter;
    filter.words = query.text();
    base::Result<catalog::ResultSet> found = catalogue_->find(filter, today);
    if (!found) bench::fail(found.error().detail);
    return std::move(*found);
  }

  std::optional<catalog::Catalog> catalogue_;
};

}  // namespace

int main(int count, char** values) {
  Chayue engine;
  return bench::run(engine, count, values);
}
