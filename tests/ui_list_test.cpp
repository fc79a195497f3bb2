// Lists, ways in and empty lists, drawn without a window.
#include <doctest/doctest.h>

#include "tests/support/glass.h"
#include "tests/support/visitor.h"

using namespace app;
using support::Glass;

namespace {

ListScreen list_of(std::size_t count, std::string words = {}) {
  ListScreen list;
  list.filter.words = list.found_words = list.search.text = std::move(words);
  list.loading = Loading::ready;
  list.found = support::result_set(count);
  list.rows = support::rows({1, 2, 3, 4, 5, 6, 7, 8});
  list.rows.resize(std::min<std::size_t>(count, 8));
  return list;
}

ListScreen& open(Glass& glass, ListScreen list) {
  glass.model.screens.emplace_back(std::move(list));
  return std::get<ListScreen>(glass.model.screen());
}

}  // namespace

TEST_CASE("a list says exactly how many there are") {
  Glass glass;
  open(glass, list_of(1'000'000));
  glass.draw();
  CHECK(glass.find("list.count")->name.find("1000000") != std::string::npos);
}

TEST_CASE("rows of the answer before cannot be opened, and say that the newer one is looked for") {
  Glass glass;
  ListScreen& list = open(glass, list_of(8, "安"));
  glass.draw();
  CHECK(glass.find("list.row.0")->enabled);
  list.loading = Loading::loading;
  glass.draw();
  CHECK_FALSE(glass.find("list.row.0")->enabled);
  CHECK(glass.says("正在查找"));
}

TEST_CASE("where nothing is found, it says what was searched and where, and never just no") {
  Glass glass;
  ListScreen list = list_of(0, "按全生产");
  list.way_on.emplace();
  list.way_on->terms.push_back({"安全生产", 41});
  open(glass, list);
  glass.draw();
  CHECK(glass.says("按全生产"));
  CHECK(glass.find("list.none")->name.find("标题、文号") != std::string::npos);
  CHECK(glass.find("list.term.0")->name == "安全生产");
  CHECK(glass.find("list.ask") != nullptr);
  CHECK(glass.find("list.none.staff") != nullptr);
}

TEST_CASE("a filter that made the list empty is named with what there is without it") {
  Glass glass;
  ListScreen list = list_of(0, "预案");
  list.filter.year = 2019;
  list.way_on.emplace();
  list.way_on->wider.push_back({support::words("预案"), 6});
  open(glass, list);
  glass.draw();
  CHECK(glass.find("list.wider.0")->name.find("2019年") != std::string::npos);
  CHECK(glass.find("list.wider.0")->value.find("6") != std::string::npos);
}

TEST_CASE("an item of the law without records says so, with its article") {
  Glass glass;
  ListScreen list = list_of(0);
  list.filter.statutory = "20.4";
  open(glass, list);
  glass.draw();
  CHECK(glass.says("本机关暂无此类信息"));
  CHECK(glass.find("list.none")->name.find("第二十条第（四）项") != std::string::npos);
  CHECK(glass.find("list.ask") != nullptr);
}

TEST_CASE("what was withdrawn is told with its day and its reason, above what was found") {
  Glass glass;
  ListScreen list = list_of(1, "甲");
  list.withdrawn.push_back(
      {"A/1", "甲", "", support::day(2026, 6, 25), catalog::WithdrawalKind::revoked, "复议决定变更"});
  open(glass, list);
  glass.draw();
  const std::string told = glass.find("list.withdrawn.0")->name;
  CHECK(told.find("2026年6月25日") != std::string::npos);
  CHECK(told.find("复议决定变更") != std::string::npos);
  CHECK(glass.find("list.row.0") != nullptr);
}

TEST_CASE("a long list has a handle that says where one is, a short one has none") {
  Glass glass;
  ListScreen list = list_of(1'000'000);
  list.found.facets.years = {{"2026", "2026年", 400'000}, {"2025", "2025年", 600'000}};
  ListScreen& shown = open(glass, std::move(list));
  glass.draw();
  REQUIRE(glass.find("list.handle") != nullptr);
  CHECK(glass.find("list.handle")->value.find("2026年") != std::string::npos);
  shown.scroll_px = 1e8;
  glass.draw();
  CHECK(glass.find("list.handle")->value.find("2025年") != std::string::npos);
  shown.found = support::result_set(3);
  shown.rows.resize(3);
  shown.scroll_px = 0;
  glass.draw();
  CHECK(glass.find("list.handle") == nullptr);
}

TEST_CASE("at the end of a million rows the last ones are asked for, and nothing near them is skipped") {
  Glass glass;
  ListScreen& list = open(glass, list_of(1'000'000));
  list.scroll_px = 1e12;
  glass.draw();
  const RowsWanted* wanted = nullptr;
  for (const Event& event : glass.events)
    if (const auto* each = event.get_if<RowsWanted>()) wanted = each;
  REQUIRE(wanted != nullptr);
  CHECK(wanted->first + wanted->count == 1'000'000);
  CHECK(wanted->count < 60);
  for (const Event& event : glass.events)
    if (const auto* each = event.get_if<Scrolled>()) list.scroll_px = each->offset_px;
  const double end = list.scroll_px;
  list.scroll_px = end - 1;  // one pixel: a float could not tell it
  glass.draw();
  for (const Event& event : glass.events) CHECK(event.get_if<Scrolled>() == nullptr);
}

TEST_CASE("lists, empty lists and ways in keep every target apart, in both orientations") {
  for (const bool wide : {false, true}) {
    Glass glass(wide ? 1920 : 1080, wide ? 1080 : 1920);
    ListScreen list = list_of(1000, "安全");
    list.filter.year = 2026;
    list.found.facets.years = {{"2026", "2026年", 600}, {"2025", "2025年", 400}};
    list.picker = ListScreen::Picker::year;
    ListScreen& shown = open(glass, std::move(list));
    glass.draw();
    CHECK(glass.find("list.pick.1") != nullptr);
    CHECK(glass.breaches() == std::set<std::string>{});
    shown.found = support::result_set(0);
    shown.rows.clear();
    glass.draw();
    CHECK(glass.breaches() == std::set<std::string>{});
    BrowseScreen browse;
    browse.loading = Loading::ready;
    glass.model.screens.emplace_back(browse);
    glass.draw();
    CHECK(glass.breaches() == std::set<std::string>{});
  }
}

TEST_CASE("what is chosen stands as chips that are taken away one by one") {
  Glass glass;
  ListScreen list = list_of(8, "安全");
  list.filter.year = 2026;
  list.filter.genre = "通知";
  open(glass, std::move(list));
  glass.draw();
  CHECK(glass.find("list.chosen.year") != nullptr);
  CHECK(glass.find("list.chosen.genre") != nullptr);
  CHECK(glass.find("list.chosen.none") != nullptr);
  CHECK(glass.find("list.chosen.issuer") == nullptr);
}

TEST_CASE("a facet without values cannot be opened") {
  Glass glass;
  open(glass, list_of(8));
  glass.draw();
  CHECK(glass.find("list.facet.issuer")->enabled);
  CHECK_FALSE(glass.find("list.facet.genre")->enabled);
}

TEST_CASE("the ways in show every item of the law, those without records as 暂无") {
  Glass glass;
  BrowseScreen browse;
  browse.loading = Loading::ready;
  browse.axis = BrowseScreen::Axis::statutory;
  browse.facets.statutory = {{"20.1", "20.1", 7}};
  glass.model.screens.emplace_back(browse);
  glass.draw();
  CHECK(glass.find("browse.law.20.1")->value.find("7") != std::string::npos);
  CHECK(glass.find("browse.law.20.2")->value == "暂无");
  CHECK(glass.find("browse.law.21.1") == nullptr);
}
