#include <doctest/doctest.h>

#include "tests/support/visitor.h"

using namespace app;
using support::column;
using support::failure;
using support::Visitor;
using support::words;

namespace {

catalog::Column child(std::string id, std::string parent) {
  catalog::Column column;
  column.id = std::move(id);
  column.parent_id = std::move(parent);
  return column;
}

/// A visitor of a room with the column "law" that has the leaf "law.city".
struct ReaderOfColumns : Visitor {
  ReaderOfColumns() { desk_brings_columns({child("law", ""), child("law.city", "law")}); }
};

}  // namespace

// -- the room

TEST_CASE("the start orders the room and the newest documents") {
  Model model;
  Orders orders;
  update(model, Started{}, orders);
  REQUIRE(orders.size() == 2);
  CHECK(std::holds_alternative<LoadRoom>(orders[0]));
  CHECK(std::get<LoadNewest>(orders[1]).count == model.limits.newest_rows);
  CHECK_FALSE(model.visit_token.empty());
}

TEST_CASE("a room that has come is ready, with what the desk knows of it") {
  Visitor visitor;
  Room room;
  room.agency.name = "示例市应急管理局";
  visitor.does(RoomLoaded{visitor.model.room.ticket, room});
  CHECK(visitor.model.room.loading == Loading::ready);
  CHECK(visitor.model.room.agency.name == "示例市应急管理局");
}

TEST_CASE("a room that cannot be loaded is said to have failed, and can be asked for again") {
  Visitor visitor;
  visitor.does(RoomLoaded{visitor.model.room.ticket, failure()});
  CHECK(visitor.model.room.loading == Loading::failed);
  visitor.does(Retry{});
  CHECK(visitor.ordered<LoadRoom>() == 1);
  CHECK(visitor.model.room.loading == Loading::loading);
}

TEST_CASE("a room that was loaded once stays when loading it anew fails") {
  Visitor visitor;
  visitor.does(RoomLoaded{visitor.model.room.ticket, Room{}}, EndVisit{});
  visitor.does(RoomLoaded{visitor.model.room.ticket, failure()});
  CHECK(visitor.model.room.loading == Loading::ready);
}

TEST_CASE("the home screen shows the newest documents, not more than the limit") {
  Visitor visitor;
  visitor.does(NewestLoaded{visitor.screen<HomeScreen>().ticket, support::rows({1, 2, 3, 4, 5, 6, 7})});
  CHECK(visitor.screen<HomeScreen>().newest.size() == visitor.model.limits.newest_rows);
  CHECK(visitor.screen<HomeScreen>().loading == Loading::ready);
}

TEST_CASE("newest documents that failed to load come on retry, those at hand are not asked for again") {
  Visitor visitor;
  visitor.does(NewestLoaded{visitor.screen<HomeScreen>().ticket, failure()}, Retry{});
  CHECK(visitor.ordered<LoadNewest>() == 1);
  visitor.does(NewestLoaded{visitor.take<LoadNewest>().ticket, support::rows({1})}, Retry{});
  CHECK(visitor.ordered<LoadNewest>() == 0);
}

TEST_CASE("the home screen keeps its newest documents while one is away") {
  Visitor visitor;
  visitor.does(NewestLoaded{visitor.screen<HomeScreen>().ticket, support::rows({1, 2})});
  visitor.does(OpenGuide{}, GoHome{});
  CHECK(visitor.screen<HomeScreen>().newest.size() == 2);
  CHECK(visitor.ordered<LoadNewest>() == 0);
}

// -- the back stack

TEST_CASE("back leads to the screen before, and from home nowhere") {
  Visitor visitor;
  visitor.does(OpenGuide{}, OpenGuide{GuideScreen::Page::offices}, GoBack{});
  CHECK(visitor.screen_name() == "guide");
  visitor.does(GoBack{}, GoBack{}, GoBack{});
  CHECK(visitor.screen_name() == "home");
}

TEST_CASE("home leads home from anywhere and leaves nothing to go back to") {
  Visitor visitor;
  visitor.reads_list(3);
  visitor.does(OpenDocument{1}, GoHome{});
  CHECK(visitor.model.screens.size() == 1);
}

TEST_CASE("opening what is open already does not open it twice") {
  Visitor visitor;
  visitor.does(OpenGuide{}, OpenGuide{});
  CHECK(visitor.model.screens.size() == 2);
  visitor.does(OpenList{column("c1")}, OpenList{column("c1")});
  CHECK(visitor.model.screens.size() == 3);
  visitor.does(OpenRequest{}, OpenRequest{});
  CHECK(visitor.model.screens.size() == 4);
  visitor.does(OpenDocument{7}, OpenDocument{7});
  CHECK(visitor.model.screens.size() == 5);
}

TEST_CASE("the back stack is bounded, home always remains at its foot") {
  Visitor visitor;
  for (int i = 0; i < 100; ++i) visitor.does(OpenList{column("c" + std::to_string(i))});
  CHECK(visitor.model.screens.size() == 32);
  CHECK(std::holds_alternative<HomeScreen>(visitor.model.screens.front()));
  CHECK(std::get<ListScreen>(visitor.model.screens[1]).filter.column_id == "c69");
}

TEST_CASE("a document opened beside a list takes the place of the one before") {
  Visitor visitor;
  visitor.reads_list(3);
  visitor.does(OpenDocument{1}, OpenDocument{2});
  CHECK(visitor.screen<DocumentScreen>().id == 2);
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "list");
}

TEST_CASE("each screen has its name") {
  Visitor visitor;
  visitor.does(OpenGuide{GuideScreen::Page::offices});
  CHECK(visitor.screen_name() == "offices");
  visitor.does(OpenBrowse{});
  CHECK(visitor.screen_name() == "browse");
  visitor.does(OpenRequest{});
  CHECK(visitor.screen_name() == "request.what");
}

TEST_CASE("scrolling is remembered by the screen that was scrolled") {
  Visitor visitor;
  visitor.reads_list(3);
  visitor.does(Scrolled{120.0F}, OpenDocument{1}, Scrolled{40.0F}, GoBack{});
  CHECK(visitor.screen<ListScreen>().scroll_px == 120.0F);
}

TEST_CASE("an offset that is no offset is taken for the top") {
  Visitor visitor;
  visitor.does(OpenGuide{}, Scrolled{50.0F}, Scrolled{-3.0F});
  CHECK(visitor.screen<GuideScreen>().scroll_px == 0.0F);
  visitor.does(Scrolled{50.0F}, Scrolled{std::numeric_limits<float>::quiet_NaN()});
  CHECK(visitor.screen<GuideScreen>().scroll_px == 0.0F);
}

// -- the ways in

TEST_CASE("browsing takes its counts from a search of everything") {
  Visitor visitor;
  visitor.does(OpenBrowse{BrowseScreen::Axis::issuer});
  const auto order = visitor.take<Find>();
  CHECK(order.filter == catalog::Filter{});
  visitor.does(Found{order.ticket, support::result_set(12)});
  CHECK(visitor.screen<BrowseScreen>().total == 12);
  CHECK(visitor.screen<BrowseScreen>().facets.issuers.size() == 1);
  CHECK(visitor.screen<BrowseScreen>().loading == Loading::ready);
}

TEST_CASE("another axis of the same counts needs no new search and no new screen") {
  Visitor visitor;
  visitor.does(OpenBrowse{});
  visitor.desk_finds(12);
  visitor.does(OpenBrowse{BrowseScreen::Axis::year});
  CHECK(visitor.orders.empty());
  CHECK(visitor.model.screens.size() == 2);
  CHECK(visitor.screen<BrowseScreen>().axis == BrowseScreen::Axis::year);
}

TEST_CASE("a column with columns below it opens them, a leaf opens its list") {
  ReaderOfColumns visitor;
  visitor.does(OpenColumn{"law"});
  CHECK(visitor.screen<BrowseScreen>().column_id == "law");
  CHECK(visitor.take<Find>().filter == column("law"));
  visitor.does(OpenColumn{"law.city"});
  CHECK(visitor.screen<ListScreen>().filter == column("law.city"));
}

TEST_CASE("counts that could not be had come on retry") {
  Visitor visitor;
  visitor.does(OpenBrowse{});
  visitor.does(Found{visitor.take<Find>().ticket, failure()});
  CHECK(visitor.screen<BrowseScreen>().loading == Loading::failed);
  visitor.does(Retry{});
  visitor.desk_finds(3);
  CHECK(visitor.screen<BrowseScreen>().loading == Loading::ready);
}

TEST_CASE("coming back to a screen that still waits asks for its counts again, as the desk may have skipped them") {
  Visitor visitor;
  visitor.does(OpenBrowse{});
  const auto skipped = visitor.take<Find>();
  visitor.does(OpenList{column("c1")}, GoBack{});
  const auto again = visitor.take<Find>();
  CHECK(again.filter == catalog::Filter{});
  visitor.does(Found{skipped.ticket, support::result_set(1)});
  CHECK(visitor.screen<BrowseScreen>().loading == Loading::loading);
  visitor.does(Found{again.ticket, support::result_set(5)});
  CHECK(visitor.screen<BrowseScreen>().total == 5);
}

// -- reading

TEST_CASE("an opened document is loaded, then its pages are counted") {
  Visitor visitor;
  visitor.does(OpenDocument{7});
  CHECK(visitor.ordered<CountPages>() == 0);
  visitor.desk_brings_document({});
  CHECK(visitor.screen<DocumentScreen>().loading == Loading::ready);
  visitor.does(PagesCounted{visitor.take<CountPages>().ticket, 6});
  CHECK(visitor.screen<DocumentScreen>().pages == 6);
}

TEST_CASE("pages that could not be counted are left unsaid") {
  Visitor visitor;
  visitor.reads_document(7);
  visitor.does(PagesCounted{visitor.take<CountPages>().ticket, failure()});
  CHECK_FALSE(visitor.screen<DocumentScreen>().pages.has_value());
}

TEST_CASE("a document that has left the catalogue is said to be gone, another failure is not") {
  Visitor visitor;
  visitor.does(OpenDocument{7});
  visitor.does(DocumentLoaded{visitor.take<LoadDocument>().ticket, failure(base::ErrorKind::not_found)});
  CHECK(visitor.screen<DocumentScreen>().gone);
  visitor.does(Retry{});
  visitor.does(DocumentLoaded{visitor.take<LoadDocument>().ticket, failure(base::ErrorKind::corrupt)});
  CHECK(visitor.screen<DocumentScreen>().loading == Loading::failed);
  CHECK_FALSE(visitor.screen<DocumentScreen>().gone);
}

TEST_CASE("a document that was gone and has come is not gone any more") {
  Visitor visitor;
  visitor.does(OpenDocument{7});
  visitor.does(DocumentLoaded{visitor.take<LoadDocument>().ticket, failure(base::ErrorKind::not_found)}, Retry{});
  visitor.desk_brings_document({});
  CHECK_FALSE(visitor.screen<DocumentScreen>().gone);
}

TEST_CASE("the answer to a document that was left is dropped") {
  Visitor visitor;
  visitor.does(OpenDocument{7}, GoBack{}, OpenDocument{8});
  visitor.does(DocumentLoaded{visitor.model.last_ticket - 1, catalog::Document{}});
  CHECK(visitor.screen<DocumentScreen>().loading == Loading::loading);
}

TEST_CASE("the size of the text is set on any screen") {
  Visitor visitor;
  visitor.does(OpenGuide{}, SetTextSize{TextSize::extra_large});
  CHECK(visitor.model.text_size == TextSize::extra_large);
}

// -- find in a document

namespace {

struct Finder : Visitor {
  Finder() {
    base::Block article = support::paragraph("安全生产工作应当以人为本");
    article.kind = base::BlockKind::article;
    article.label = "第一条";
    base::Block table;
    table.kind = base::BlockKind::table;
    table.rows = {{"类别", "安全"}, {"安全生产", ""}};
    reads_document(7, {support::paragraph("关于安全的通知"), article, table});
  }
  DocumentScreen& document() { return screen<DocumentScreen>(); }
};

}  // namespace

TEST_CASE("opening the find bar puts the cursor there, closing it forgets the word") {
  Finder visitor;
  visitor.does(ToggleFind{});
  CHECK(visitor.document().find.focused);
  visitor.does(Typed{"安全"}, ToggleFind{});
  CHECK_FALSE(visitor.document().find_open);
  CHECK(visitor.document().find.text.empty());
  CHECK(visitor.document().matches.empty());
}

TEST_CASE("a typed word is found in paragraphs, articles and cells, in reading order") {
  Finder visitor;
  visitor.does(ToggleFind{}, Typed{"安全"});
  const auto& matches = visitor.document().matches;
  REQUIRE(matches.size() == 4);
  CHECK(matches[0].block == 0);
  CHECK(matches[1].block == 1);
  const std::string shown = body_text(visitor.document().document.body[1]);
  CHECK(shown == "第一条　安全生产工作应当以人为本");
  CHECK(shown.substr(matches[1].begin, matches[1].end - matches[1].begin) == "安全");
  CHECK((matches[2].row == 0 && matches[2].cell == 1));
  CHECK((matches[3].row == 1 && matches[3].cell == 0));
}

TEST_CASE("each change of the word begins at its first place and shows it") {
  Finder visitor;
  visitor.does(ToggleFind{}, Typed{"安全"}, FindNext{}, ReadTo{}, Typed{"生产"});
  CHECK(visitor.document().matches.size() == 2);
  CHECK(visitor.document().current == 0);
  CHECK(visitor.document().reveal);
}

TEST_CASE("moving the cursor in the word keeps the place that is shown") {
  Finder visitor;
  visitor.does(ToggleFind{}, Typed{"安全"}, FindNext{}, Pressed{EditKey::left});
  CHECK(visitor.document().current == 1);
}

TEST_CASE("next and previous go round, and the place is scrolled into view once") {
  Finder visitor;
  visitor.does(ToggleFind{}, Typed{"安全"}, FindPrevious{});
  CHECK(visitor.document().current == 3);
  visitor.does(ReadTo{{1, 0, 12.0F}});
  CHECK_FALSE(visitor.document().reveal);
  visitor.does(FindNext{});
  CHECK(visitor.document().current == 0);
  CHECK(visitor.document().reveal);
}

TEST_CASE("enter in the find box goes to the next place") {
  Finder visitor;
  visitor.does(ToggleFind{}, Typed{"安全"}, Pressed{EditKey::enter});
  CHECK(visitor.document().current == 1);
}

TEST_CASE("next with nothing found changes nothing") {
  Finder visitor;
  visitor.does(ToggleFind{}, Typed{"地震"}, FindNext{}, FindPrevious{});
  CHECK(visitor.document().matches.empty());
  CHECK_FALSE(visitor.document().reveal);
}
