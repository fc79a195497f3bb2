// Results as one types: on the home page and in a list.
#include <doctest/doctest.h>

#include "tests/support/visitor.h"

using namespace app;
using support::column;
using support::failure;
using support::Visitor;
using support::words;

namespace {

struct Searcher : Visitor {
  HomeScreen& home() { return screen<HomeScreen>(); }
  ListScreen& list() { return screen<ListScreen>(); }
  void types(std::string text) { does(Typed{std::move(text)}); }
  void begins_at_home() { does(FocusBox{Box::search, 0}); }
  void begins_in_list(std::size_t count = 10) {
    reads_list(count);
    does(FocusBox{Box::search, 0});
  }
  /// The window of rows of the hits that the home page shows.
  void desk_brings_hits(std::size_t count) {
    desk_finds(count);
    if (count > 0) desk_brings_rows();
  }
};

}  // namespace

TEST_CASE("the first character of Chinese is searched for at once") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安");
  CHECK(visitor.take<Find>().filter == words("安"));
  CHECK(visitor.screen_name() == "home");
}

TEST_CASE("of letters the second one is waited for") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("A");
  CHECK(visitor.ordered<Find>() == 0);
  visitor.types("B");
  CHECK(visitor.take<Find>().filter == words("AB"));
}

TEST_CASE("each change is one search, and moving the caret is none") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安"), visitor.types("全");
  CHECK(visitor.ordered<Find>() == 2);
  visitor.does(Pressed{EditKey::left}, Pressed{EditKey::right}, FocusBox{Box::search, 6});
  visitor.types(" ");
  CHECK(visitor.ordered<Find>() == 2);
}

TEST_CASE("the answer to what was typed before is dropped") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安");
  const auto old = visitor.take<Find>();
  visitor.types("全");
  visitor.does(Found{old.ticket, support::result_set(99)});
  CHECK(visitor.home().hits->found.ids.empty());
  visitor.desk_brings_hits(3);
  CHECK(visitor.home().hits->found.ids.size() == 3);
}

TEST_CASE("while a newer answer is awaited the old rows are not taken for it") {
  Searcher visitor;
  visitor.begins_in_list();
  CHECK_FALSE(is_behind(visitor.list()));
  visitor.types("预案");
  CHECK(is_behind(visitor.list()));
  CHECK(visitor.list().rows.size() == 10);
  CHECK(visitor.list().found_words.empty());
  visitor.desk_finds(2);
  CHECK_FALSE(is_behind(visitor.list()));
  CHECK(visitor.list().found_words == "预案");
}

TEST_CASE("rows are behind as long as something else stands in the search field, searched for or not") {
  Searcher visitor;
  visitor.begins_in_list();
  visitor.types("A");
  CHECK(visitor.ordered<Find>() == 0);
  CHECK(is_behind(visitor.list()));
  visitor.does(Pressed{EditKey::backspace});
  CHECK_FALSE(is_behind(visitor.list()));
}

TEST_CASE("typing in a list keeps what it is narrowed by") {
  Searcher visitor;
  visitor.begins_in_list();
  visitor.types("预案");
  auto expected = column("c1");
  expected.words = "预案";
  CHECK(visitor.take<Find>().filter == expected);
}

TEST_CASE("taking the words away again shows the whole list again") {
  Searcher visitor;
  visitor.begins_in_list();
  visitor.types("预");
  visitor.desk_finds(1);
  visitor.does(Pressed{EditKey::backspace});
  CHECK(visitor.take<Find>().filter == column("c1"));
}

TEST_CASE("what the home page has found becomes a list without another search") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安全");
  visitor.desk_brings_hits(7);
  visitor.does(Search{});
  CHECK(visitor.ordered<Find>() == 0);
  CHECK(visitor.list().found.ids.size() == 7);
  CHECK(visitor.list().search.text == "安全");
  CHECK_FALSE(visitor.list().search.focused);
}

TEST_CASE("a search that is still under way on the home page arrives in the list") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安全");
  visitor.does(Search{});
  visitor.desk_brings_hits(4);
  CHECK(visitor.list().rows.size() == 4);
}

TEST_CASE("a hit of the home page opens, and one comes back to what was found") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安全");
  visitor.desk_brings_hits(5);
  visitor.does(OpenDocument{2}, GoBack{});
  CHECK(visitor.list().found.ids.size() == 5);
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "home");
}

TEST_CASE("hits do not outlive the words, nor the visit") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安");
  visitor.desk_brings_hits(5);
  visitor.does(Pressed{EditKey::backspace});
  CHECK_FALSE(visitor.home().hits.has_value());
  visitor.types("全");
  visitor.does(EndVisit{});
  CHECK_FALSE(visitor.home().hits.has_value());
}

TEST_CASE("a search that failed is not tried again with every frame") {
  Searcher visitor;
  visitor.begins_at_home();
  visitor.types("安");
  visitor.does(Found{visitor.take<Find>().ticket, failure()});
  visitor.ticks(1), visitor.ticks(2);
  CHECK(visitor.ordered<Find>() == 0);
}

// -- nothing found

TEST_CASE("where nothing is found, ways on are looked for, once") {
  Searcher visitor;
  visitor.does(OpenList{words("按全")});
  visitor.desk_finds(0);
  const auto order = visitor.take<FindWayOn>();
  CHECK(order.filter == words("按全"));
  WayOn way_on;
  way_on.terms.push_back({"安全", 12});
  visitor.does(WayOnFound{order.ticket, way_on});
  REQUIRE(visitor.list().way_on.has_value());
  CHECK(visitor.list().way_on->terms.front().words == "安全");
}

TEST_CASE("where something is found, no way on is looked for") {
  Searcher visitor;
  visitor.reads_list(3, words("安全"));
  CHECK(visitor.ordered<FindWayOn>() == 0);
}

TEST_CASE("ways on of a search that is no longer asked for are dropped") {
  Searcher visitor;
  visitor.does(OpenList{words("按全")});
  visitor.desk_finds(0);
  const auto old = visitor.take<FindWayOn>();
  visitor.does(SearchFor{"安全"});
  visitor.does(WayOnFound{old.ticket, WayOn{}});
  CHECK_FALSE(visitor.list().way_on.has_value());
}

TEST_CASE("a term that is offered is searched for in the whole catalogue and stands in the search field") {
  Searcher visitor;
  auto narrow = column("c1");
  narrow.words = "按全";
  visitor.does(OpenList{narrow});
  visitor.desk_finds(0);
  visitor.does(SearchFor{"安全"});
  CHECK(visitor.take<Find>().filter == words("安全"));
  CHECK(visitor.list().search.text == "安全");
}

TEST_CASE("a request that is begun from an empty list is filled in with the words, which can be changed") {
  Searcher visitor;
  visitor.does(OpenRequest{"", "尾矿库 搬迁"});
  CHECK(visitor.screen_name() == "request.what");
  CHECK(visitor.model.application[support::Field::description] == "尾矿库 搬迁");
  visitor.types_into(support::Field::description, "方案");
  CHECK(visitor.model.application[support::Field::description] == "尾矿库 搬迁方案");
}

TEST_CASE("words do not overwrite what an applicant has written already") {
  Searcher visitor;
  visitor.does(OpenRequest{});
  visitor.types_into(support::Field::description, "应急预案");
  visitor.does(GoHome{}, OpenRequest{"", "别的"});
  CHECK(visitor.model.application[support::Field::description] == "应急预案");
}

// -- the day changes

TEST_CASE("at midnight lists and ways in are counted anew") {
  Searcher visitor;
  visitor.does(OpenBrowse{});
  visitor.desk_finds(9);
  visitor.reads_list(5);
  visitor.does(Tick{{support::day(2026, 11, 24), 0, 0}, 1});
  CHECK(visitor.take<Find>().filter == column("c1"));
  CHECK(visitor.list().rows.size() == 5);
}

TEST_CASE("at midnight what is shown until yesterday leaves the home page") {
  Searcher visitor;
  auto rows = support::rows({1, 2});
  rows[0].record.shown_until = support::day(2026, 11, 23);
  rows[1].record.shown_until = support::day(2026, 11, 24);
  visitor.home().newest = rows;
  visitor.home().loading = Loading::ready, visitor.home().ticket = 0;
  visitor.does(Tick{{support::day(2026, 11, 24), 0, 0}, 1});
  REQUIRE(visitor.home().newest.size() == 1);
  CHECK(visitor.home().newest.front().record.id == 2);
}

TEST_CASE("at midnight a document that is shown until yesterday closes under the reader, with a word why") {
  Searcher visitor;
  visitor.reads_document(3);
  visitor.screen<DocumentScreen>().document.record.shown_until = support::day(2026, 11, 23);
  visitor.does(Tick{{support::day(2026, 11, 23), 23, 59}, 1});
  CHECK(visitor.screen<DocumentScreen>().loading == Loading::ready);
  visitor.does(Tick{{support::day(2026, 11, 24), 0, 0}, 1});
  CHECK(visitor.screen<DocumentScreen>().gone);
  CHECK(visitor.screen<DocumentScreen>().document.body.empty());
  CHECK(visitor.screen<DocumentScreen>().loading == Loading::failed);
}

TEST_CASE("a document without a last day is read on over midnight") {
  Searcher visitor;
  visitor.reads_document(3);
  visitor.does(Tick{{support::day(2026, 11, 24), 0, 0}, 1});
  CHECK(visitor.screen<DocumentScreen>().loading == Loading::ready);
}

TEST_CASE("midnight takes up no other catalogue while a visit holds records of this one") {
  Searcher visitor;
  visitor.reads_list(5);
  visitor.does(Tick{{support::day(2026, 11, 24), 0, 0}, 1});
  CHECK(visitor.ordered<LoadRoom>() == 0);
  visitor.does(GoHome{});
  CHECK(visitor.ordered<LoadRoom>() == 1);
  CHECK(visitor.ordered<LoadNewest>() == 1);
}

// -- long lists

TEST_CASE("the place in a list of a million rows is kept to the pixel") {
  Searcher visitor;
  visitor.reads_list(200);
  visitor.does(Scrolled{150'000'001.0});
  CHECK(visitor.list().scroll_px == 150'000'001.0);
}
