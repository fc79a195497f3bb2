#include <doctest/doctest.h>

#include "tests/support/visitor.h"

using namespace app;
using support::column;
using support::failure;
using support::Visitor;
using support::words;

namespace {

struct ListReader : Visitor {
  ListScreen& list() { return screen<ListScreen>(); }
  /// The rows at hand are those that their place says they are.
  bool rows_fit() {
    for (std::size_t i = 0; i < list().rows.size(); ++i) {
      if (list().rows[i].record.id != list().found.ids.at(list().first_row + i)) return false;
    }
    return true;
  }
};

}  // namespace

TEST_CASE("a list is searched for, counted, and its first window of rows ordered") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")});
  CHECK(visitor.list().loading == Loading::loading);
  visitor.desk_finds(200);
  CHECK(visitor.list().found.ids.size() == 200);
  CHECK(visitor.list().loading == Loading::ready);
  const auto order = visitor.take<LoadRows>();
  CHECK(order.first == 0);
  CHECK(order.ids.size() == visitor.model.limits.window_rows);
}

TEST_CASE("an empty list asks for no rows") {
  ListReader visitor;
  visitor.reads_list(0);
  CHECK(visitor.ordered<LoadRows>() == 0);
  CHECK(visitor.list().loading == Loading::ready);
}

TEST_CASE("rows at hand are not asked for again") {
  ListReader visitor;
  visitor.reads_list(200);
  visitor.does(RowsWanted{10, 12});
  CHECK(visitor.orders.empty());
}

TEST_CASE("rows further down come in a window around them, the old ones stay until then") {
  ListReader visitor;
  visitor.reads_list(200);
  visitor.does(RowsWanted{100, 10});
  CHECK(visitor.list().first_row == 0);
  CHECK(visitor.list().rows.size() == 60);
  visitor.desk_brings_rows();
  CHECK(visitor.list().first_row == 75);
  CHECK(visitor.list().rows.size() == 60);
  CHECK(visitor.rows_fit());
}

TEST_CASE("the last rows come in a full window that ends with the list") {
  ListReader visitor;
  visitor.reads_list(200);
  visitor.does(RowsWanted{195, 5});
  visitor.desk_brings_rows();
  CHECK(visitor.list().first_row == 140);
  CHECK(visitor.rows_fit());
}

TEST_CASE("more rows than a window are brought when they are seen at once") {
  ListReader visitor;
  visitor.reads_list(200);
  visitor.does(RowsWanted{50, 100});
  CHECK(visitor.take<LoadRows>().ids.size() == 100);
}

TEST_CASE("rows past the end of the list are not asked for") {
  ListReader visitor;
  visitor.reads_list(20);
  visitor.does(RowsWanted{20, 5}, RowsWanted{500, 5});
  CHECK(visitor.orders.empty());
  visitor.does(RowsWanted{18, std::numeric_limits<std::size_t>::max()});
  CHECK(visitor.orders.empty());
}

TEST_CASE("a window that is on its way is waited for, frame after frame") {
  ListReader visitor;
  visitor.reads_list(200);
  visitor.does(RowsWanted{100, 10}, RowsWanted{101, 10}, RowsWanted{102, 10});
  CHECK(visitor.ordered<LoadRows>() == 1);
}

TEST_CASE("of two windows that are awaited the newer one wins") {
  ListReader visitor;
  visitor.reads_list(400);
  visitor.does(RowsWanted{100, 10});
  const auto old = visitor.take<LoadRows>();
  visitor.does(RowsWanted{300, 10});
  visitor.does(RowsLoaded{old.ticket, old.first, support::rows(old.ids)});
  CHECK(visitor.list().first_row == 0);
  visitor.desk_brings_rows();
  CHECK(visitor.list().first_row == 275);
}

TEST_CASE("rows that cannot be read fail the list, and retry searches again") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")});
  visitor.desk_finds(3);
  visitor.does(RowsLoaded{visitor.take<LoadRows>().ticket, 0, failure()});
  CHECK(visitor.list().loading == Loading::failed);
  visitor.does(Retry{});
  CHECK(visitor.take<Find>().filter == column("c1"));
}

TEST_CASE("fewer rows than asked for are no answer, so that nobody asks for them for ever") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")});
  visitor.desk_finds(3);
  visitor.does(RowsLoaded{visitor.take<LoadRows>().ticket, 0, support::rows({1, 2})});
  CHECK(visitor.list().loading == Loading::failed);
}

TEST_CASE("a failed search says so and holds nothing of an older one") {
  ListReader visitor;
  visitor.reads_list(10);
  visitor.does(Narrow{column("c2")});
  visitor.does(Found{visitor.take<Find>().ticket, failure()});
  CHECK(visitor.list().loading == Loading::failed);
  CHECK(visitor.list().found.ids.empty());
  CHECK(visitor.list().rows.empty());
}

// -- narrowing

TEST_CASE("narrowing searches anew from the top, and the picker stays open for the next choice") {
  ListReader visitor;
  visitor.reads_list(100);
  visitor.does(Scrolled{500.0F}, OpenPicker{ListScreen::Picker::year});
  CHECK(visitor.list().picker == ListScreen::Picker::year);
  auto narrowed = column("c1");
  narrowed.year = 2026;
  visitor.does(Narrow{narrowed});
  CHECK(visitor.list().scroll_px == 0.0F);
  CHECK(visitor.list().picker == ListScreen::Picker::year);
  CHECK(visitor.take<Find>().filter == narrowed);
}

TEST_CASE("narrowing keeps the words and shows the old rows until new ones come") {
  ListReader visitor;
  visitor.reads_list(10, words("预案"));
  visitor.does(Narrow{column("c1")});
  CHECK(visitor.take<Find>().filter.words == "预案");
  CHECK(visitor.list().rows.size() == 10);
}

TEST_CASE("narrowing to what is shown already does nothing") {
  ListReader visitor;
  visitor.reads_list(10);
  visitor.does(Scrolled{70.0F}, Narrow{column("c1")});
  CHECK(visitor.orders.empty());
  CHECK(visitor.list().scroll_px == 70.0F);
}

TEST_CASE("the answer to an older filter is dropped") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")});
  const auto old = visitor.take<Find>();
  visitor.does(Narrow{column("c2")});
  visitor.does(Found{old.ticket, support::result_set(99)});
  CHECK(visitor.list().loading == Loading::loading);
  visitor.desk_finds(4);
  CHECK(visitor.list().found.ids.size() == 4);
}

TEST_CASE("rows of the list before are dropped when the filter has changed meanwhile") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")});
  visitor.desk_finds(30);
  const auto old = visitor.take<LoadRows>();
  visitor.does(Narrow{column("c2")});
  visitor.does(RowsLoaded{old.ticket, 0, support::rows(old.ids)});
  CHECK(visitor.list().rows.empty());
}

// -- searching

TEST_CASE("a search from home opens a list with the words in its search field") {
  ListReader visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{" 应急 预案 "}, Search{});
  CHECK(visitor.list().filter.words == "应急 预案");
  CHECK(visitor.list().search.text == "应急 预案");
  CHECK_FALSE(visitor.list().search.focused);
  CHECK(visitor.take<Find>().filter == words("应急 预案"));
}

TEST_CASE("enter in the search box searches") {
  ListReader visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{"预案"}, Pressed{EditKey::enter});
  CHECK(visitor.list().filter.words == "预案");
}

TEST_CASE("a search for nothing puts the caret where words go") {
  ListReader visitor;
  visitor.does(Search{});
  CHECK(visitor.screen_name() == "home");
  CHECK(visitor.screen<HomeScreen>().search.focused);
}

TEST_CASE("a search with the words taken away shows the whole list again") {
  ListReader visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{"安全"}, Search{});
  visitor.desk_finds(3);
  visitor.does(FocusBox{Box::search, 6}, ClearBox{}, Search{});
  CHECK(visitor.screen<ListScreen>().filter.words.empty());
  CHECK(visitor.take<Find>().filter == catalog::Filter{});
}

TEST_CASE("a search for white space does nothing and keeps the cursor where it is") {
  ListReader visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{" 　 "}, Search{});
  CHECK(visitor.screen_name() == "home");
  CHECK(visitor.screen<HomeScreen>().search.focused);
  CHECK(visitor.orders.empty());
}

TEST_CASE("a search in a list keeps what it is narrowed by, and stays on the same screen") {
  ListReader visitor;
  visitor.reads_list(10);
  visitor.does(FocusBox{Box::search, 0}, Typed{"预案"}, Search{});
  auto expected = column("c1");
  expected.words = "预案";
  CHECK(visitor.take<Find>().filter == expected);
  CHECK(visitor.model.screens.size() == 2);
}

TEST_CASE("searching for nothing within a column shows the whole column again") {
  ListReader visitor;
  visitor.reads_list(10);
  visitor.does(FocusBox{Box::search, 0}, Typed{"预案"}, Search{});
  visitor.desk_finds(1);
  visitor.does(FocusBox{Box::search, 0}, ClearBox{}, Search{});
  CHECK(visitor.take<Find>().filter == column("c1"));
}

TEST_CASE("searching for the same words again searches no more, unless the search had failed") {
  ListReader visitor;
  visitor.reads_list(10, words("预案"));
  visitor.does(FocusBox{Box::search, 0}, Search{});
  CHECK(visitor.orders.empty());
  CHECK_FALSE(visitor.list().search.focused);
  visitor.does(FocusBox{Box::search, 9}, Typed{"集"}, Search{});
  visitor.does(Found{visitor.take<Find>().ticket, failure()}, Search{});
  CHECK(visitor.ordered<Find>() == 1);
}

// -- the list beside a document

TEST_CASE("the list beside an open document brings its rows and can be narrowed") {
  ListReader visitor;
  visitor.reads_list(200);
  visitor.reads_document(3);
  visitor.does(RowsWanted{100, 10});
  CHECK(visitor.take<LoadRows>().first == 75);
  visitor.does(Narrow{column("c2")});
  CHECK(visitor.take<Find>().filter == column("c2"));
  CHECK(visitor.screen_name() == "document");
}

TEST_CASE("the list beside a document is scrolled apart from it") {
  ListReader visitor;
  visitor.reads_list(200);
  visitor.reads_document(3);
  visitor.does(Scrolled{300.0F, 1}, ReadTo{{0, 0, 50.0F}});
  CHECK(visitor.screen<DocumentScreen>().place.below_px == 50.0F);
  visitor.does(GoBack{});
  CHECK(visitor.list().scroll_px == 300.0F);
}

TEST_CASE("rows that come while a document is read are there when one comes back") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")});
  visitor.desk_finds(10);
  visitor.does(OpenDocument{1});
  visitor.desk_brings_rows();
  visitor.does(GoBack{});
  CHECK(visitor.list().rows.size() == 10);
}

TEST_CASE("rows that the desk may have skipped are asked for when one comes back") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")});
  visitor.desk_finds(10);
  visitor.does(OpenDocument{1}, GoBack{});
  (void)visitor.take<LoadRows>();
  visitor.does(RowsWanted{0, 5});
  visitor.desk_brings_rows();
  CHECK(visitor.list().rows.size() == 10);
}

TEST_CASE("a list beside a document that still waits asks again when one comes back to the document") {
  ListReader visitor;
  visitor.does(OpenList{column("c1")}, OpenDocument{1});
  visitor.orders.clear();
  visitor.does(OpenGuide{}, GoBack{});
  CHECK(visitor.take<Find>().filter == column("c1"));
}
