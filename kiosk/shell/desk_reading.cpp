// The desk's part in reading: what a document cites and the catalogue has.
#include <algorithm>
#include <map>
#include <optional>

#include "catalog/citations.h"
#include "catalog/fold.h"
#include "kiosk/shell/desk.h"
#include "kiosk/shell/desk_parts.h"

namespace shell {
namespace {

using base::Result;
using catalog::Citation;
using catalog::Record;

constexpr std::size_t most_names = 80;  ///< looked for in a document

/// Looks for names in the catalogue, each once.
class Names {
 public:
  Names(const catalog::Catalog& catalog, const Record& self, base::Date today)
      : catalog_(catalog), self_(self), today_(today) {}

  /// The newest record that is called so and is not the document itself.
  std::optional<Record> find(const std::string& name) {
    const std::string folded = catalog::fold(name);
    if (const auto known = known_.find(folded); known != known_.end()) return known->second;
    if (known_.size() >= most_names || folded.empty()) return std::nullopt;
    return known_[folded] = look_for(name);
  }

 private:
  std::optional<Record> look_for(const std::string& name) const {
    Result<std::vector<Record>> found = catalog_.named(name, today_);
    if (!found.ok() || found->empty()) return std::nullopt;
    const bool is_self =
        std::any_of(found->begin(), found->end(), [&](const Record& each) { return each.id == self_.id; });
    return is_self ? std::nullopt : std::optional(std::move(found->front()));
  }

  const catalog::Catalog& catalog_;
  const Record& self_;
  base::Date today_;
  std::map<std::string, std::optional<Record>> known_;
};

/// Collects the links of a document, block by block.
class Linker {
 public:
  Linker(const catalog::Catalog& catalog, const catalog::Document& document, base::Date today)
      : document_(document), names_(catalog, document.record, today), outline_(app::outline_of(document.body)) {}

  app::Links run() {
    for (std::size_t i = 0; i < document_.body.size(); ++i) {
      const base::Block& block = document_.body[i];
      for (std::size_t row = 0; row < block.rows.size(); ++row)
        for (std::size_t cell = 0; cell < block.rows[row].size(); ++cell)
          add(block.rows[row][cell], {i, row, cell, 0, 0});
      if (block.rows.empty()) add(app::body_text(block), {i, 0, 0, 0, 0});
    }
    return std::move(links_);
  }

 private:
  void add(const std::string& text, app::BodyMatch place) {
    for (const Citation& citation : catalog::citations_in(text)) {
      place.begin = citation.begin, place.end = citation.end;
      if (citation.article) {
        const auto block = app::block_of(outline_, *citation.article);
        if (block && *block != place.block) links_.places.push_back({place, 0, *block});
      } else if (const std::optional<Record> record = find(citation, place)) {
        links_.places.push_back({place, record->id, 0});
        note(*record);
      }
    }
  }

  std::optional<Record> find(const Citation& citation, app::BodyMatch& place) {
    if (!citation.is_number) return names_.find(citation.name);
    for (const catalog::NumberReading& reading : catalog::number_readings(citation)) {
      std::optional<Record> record = names_.find(reading.name);
      if (!record) continue;
      place.begin = citation.begin + reading.skipped;
      return record;
    }
    return std::nullopt;
  }

  void note(const Record& record) {
    constexpr std::size_t most_cited = 20;
    const bool known = std::any_of(links_.cited.begin(), links_.cited.end(),
                                   [&](const Record& each) { return each.id == record.id; });
    if (!known && links_.cited.size() < most_cited) links_.cited.push_back(record);
  }

  const catalog::Document& document_;
  Names names_;
  app::Outline outline_;
  app::Links links_;
};

}  // namespace

std::optional<app::Event> Desk::answer(const app::FindLinks& order) {
  const auto find = [&](const catalog::Catalog& open) -> Result<app::Links> {
    const base::Date today = parts_.clock.now().date;
    const Result<catalog::Document> document = open.document(order.id, today);
    if (!document.ok()) return document.error();
    app::Links links = Linker(open, *document, today).run();
    Result<std::vector<catalog::Related>> related = open.related(order.id, today);
    if (!related.ok()) return related.error();
    links.related = std::move(*related);
    return links;
  };
  return app::LinksFound{order.ticket, logged("look for what is cited", with(catalogue(), find))};
}

}  // namespace shell
