// The ways into the sample catalogue, walked from the home page to every document.
#include <doctest/doctest.h>

#include <map>

#include "catalog/import.h"
#include "catalog/statutory.h"
#include "tests/support/import_folder.h"
#include "tests/support/visitor.h"

using namespace app;

namespace {

/// A visitor whose desk is the real sample catalogue.
class Walker : public support::Visitor {
 public:
  Walker() {
    REQUIRE(catalog::import_directory(CHAYUE_SOURCE_DIR "/assets/sample", folder_ / "data", report_).ok());
    catalogue_.emplace(catalog::Catalog::open(folder_ / "data").value());
    desk_brings_columns(catalogue_->columns(support::today).value());
  }

  void taps(Event event) {
    does(std::move(event));
    while (ordered<Find>() > 0) {
      const auto order = take<Find>();
      does(Found{order.ticket, catalogue_->find(order.filter, support::today)});
    }
    orders.clear();
  }

  /// From a browse screen that was reached with `taps_so_far` taps.
  void walk(int taps_so_far) {
    const BrowseScreen here = screen<BrowseScreen>();
    for (const catalog::FacetValue& column : here.facets.columns)
      try_way(OpenColumn{column.key}, column.count, taps_so_far);
  }
  void try_way(Event event, std::int64_t count, int taps_so_far) {
    taps(std::move(event));
    if (std::holds_alternative<BrowseScreen>(model.screen())) {
      CHECK(screen<BrowseScreen>().total == count);
      walk(taps_so_far + 1);
    } else {
      look_at_list(count, taps_so_far + 2);  // the way itself, and the row
    }
    taps(GoBack{});
  }
  void look_at_list(std::int64_t count, int taps_to_document) {
    const std::vector<catalog::RecordId>& ids = screen<ListScreen>().found.ids;
    CHECK_FALSE(ids.empty());
    CHECK(static_cast<std::int64_t>(ids.size()) == count);
    for (const catalog::RecordId id : ids) {
      const auto [place, is_new] = least_taps.try_emplace(id, taps_to_document);
      if (!is_new) place->second = std::min(place->second, taps_to_document);
    }
  }

  std::map<catalog::RecordId, int> least_taps;
  std::int64_t all() { return catalogue_->totals()->records; }

 private:
  support::TemporaryDirectory folder_;
  catalog::ImportReport report_;
  std::optional<catalog::Catalog> catalogue_;
};

template <class Set>
void walk_axis(Walker& walker, const std::vector<catalog::FacetValue>& values, int taps_so_far, Set set) {
  for (const catalog::FacetValue& value : values) {
    OpenList open;
    set(open.filter, value.key);
    walker.try_way(open, value.count, taps_so_far);
  }
}

}  // namespace

TEST_CASE("every document of the sample is at most four taps from the home page, by the columns alone") {
  Walker walker;
  walker.taps(OpenBrowse{});
  walker.walk(1);
  CHECK(static_cast<std::int64_t>(walker.least_taps.size()) == walker.all());
  for (const auto& [id, taps] : walker.least_taps) CHECK_MESSAGE(taps <= 4, "record " << id);
}

TEST_CASE("so it is by office, by year and by genre, and no value leads to an empty list") {
  Walker walker;
  walker.taps(OpenBrowse{});
  const catalog::Facets facets = walker.screen<BrowseScreen>().facets;
  walk_axis(walker, facets.years, 2, [](auto& filter, const auto& key) { filter.year = std::stoi(key); });
  walk_axis(walker, facets.issuers, 2, [](auto& filter, const auto& key) { filter.issuer = key; });
  walk_axis(walker, facets.genres, 2, [](auto& filter, const auto& key) { filter.genre = key; });
  CHECK(static_cast<std::int64_t>(walker.least_taps.size()) == walker.all());
  for (const auto& [id, taps] : walker.least_taps) CHECK_MESSAGE(taps <= 4, "record " << id);
}

TEST_CASE("what the law has published is at most four taps away, item by item") {
  Walker walker;
  walker.taps(OpenBrowse{});
  const auto items = walker.screen<BrowseScreen>().facets.statutory;
  CHECK(items.size() > 5);
  walk_axis(walker, items, 1, [](auto& filter, const auto& key) {
    CHECK(catalog::statutory_item(key) != nullptr);
    filter.statutory = key;
  });
  for (const auto& [id, taps] : walker.least_taps) CHECK_MESSAGE(taps <= 4, "record " << id);
}

TEST_CASE("subjects open their second level, which leads to lists") {
  Walker walker;
  walker.taps(OpenBrowse{BrowseScreen::Axis::subject});
  const auto first = walker.screen<BrowseScreen>().facets.subjects;
  REQUIRE_FALSE(first.empty());
  for (const catalog::FacetValue& subject : first) {
    walker.taps(OpenSubject{subject.key});
    const auto second = walker.screen<BrowseScreen>().facets.subjects;
    CHECK(walker.screen<BrowseScreen>().total == subject.count);
    CHECK_FALSE(second.empty());
    walk_axis(walker, second, 3, [](auto& filter, const auto& key) { filter.subject = key; });
    walker.taps(GoBack{});
  }
  CHECK(static_cast<std::int64_t>(walker.least_taps.size()) == walker.all());
}

TEST_CASE("in a list no facet value leads to an empty page, and its count is that of the list it leads to") {
  Walker walker;
  OpenList open;
  open.filter.words = "安全";
  open.filter.year = 2026;
  walker.taps(open);
  const catalog::Filter start = walker.screen<ListScreen>().filter;
  const catalog::Facets facets = walker.screen<ListScreen>().found.facets;
  const auto each = [&](const std::vector<catalog::FacetValue>& values, auto set) {
    CHECK_FALSE(values.empty());
    for (const catalog::FacetValue& value : values) {
      catalog::Filter filter = start;
      set(filter, value.key);
      walker.taps(Narrow{filter});
      CHECK(static_cast<std::int64_t>(walker.screen<ListScreen>().found.ids.size()) == value.count);
      CHECK(value.count > 0);
    }
    walker.taps(Narrow{start});
  };
  each(facets.columns, [](auto& filter, const auto& key) { filter.column_id = key; });
  each(facets.years, [](auto& filter, const auto& key) { filter.year = std::stoi(key); });
  each(facets.issuers, [](auto& filter, const auto& key) { filter.issuer = key; });
  each(facets.genres, [](auto& filter, const auto& key) { filter.genre = key; });
  each(facets.subjects, [](auto& filter, const auto& key) { filter.subject = key; });
  each(facets.validities, [](auto& filter, const auto& key) { filter.validity = catalog::validity_named(key); });
}
