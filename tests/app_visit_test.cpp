#include <doctest/doctest.h>

#include "tests/support/visitor.h"

using namespace app;
using support::Field;
using support::Visitor;

namespace {

struct Guest : Visitor {
  bool is_asked() const { return std::holds_alternative<IdleDialog>(model.dialog); }
  int seconds_left() const { return std::get<IdleDialog>(model.dialog).seconds_left; }
};

}  // namespace

// -- dialogs

TEST_CASE("under a dialog the screen is inert, answers of the desk are not") {
  Guest visitor;
  visitor.does(OpenList{support::column("c1")}, AskEnd{});
  visitor.does(GoHome{}, GoBack{}, OpenGuide{}, Scrolled{5.0F}, FocusBox{Box::search, 0}, Typed{"x"});
  CHECK(visitor.screen_name() == "list");
  CHECK(visitor.screen<ListScreen>().scroll_px == 0.0F);
  CHECK_FALSE(visitor.screen<ListScreen>().search.focused);
  visitor.desk_finds(3);
  CHECK(visitor.screen<ListScreen>().found.ids.size() == 3);
}

TEST_CASE("a dialog is closed, or changed for the other one, and the size of the text still changes") {
  Guest visitor;
  visitor.does(AskEnd{}, AskHelp{}, SetTextSize{TextSize::large});
  CHECK(std::holds_alternative<HelpDialog>(visitor.model.dialog));
  CHECK(visitor.model.text_size == TextSize::large);
  visitor.does(CloseDialog{}, OpenGuide{});
  CHECK(visitor.screen_name() == "guide");
}

// -- nobody there

TEST_CASE("a visitor who does nothing is asked, and the seconds are counted down") {
  Guest visitor;
  visitor.does(OpenGuide{});
  visitor.ticks(59);
  CHECK_FALSE(visitor.is_asked());
  visitor.ticks(60);
  REQUIRE(visitor.is_asked());
  CHECK(visitor.seconds_left() == 30);
  visitor.ticks(75);
  CHECK(visitor.seconds_left() == 15);
}

TEST_CASE("without an answer the visit ends when the time is up") {
  Guest visitor;
  visitor.does(OpenGuide{});
  visitor.ticks(60);
  visitor.ticks(89);
  CHECK(visitor.screen_name() == "guide");
  visitor.ticks(90);
  CHECK(visitor.screen_name() == "home");
  CHECK_FALSE(visitor.is_asked());
  CHECK(visitor.ordered<ForgetVisit>() == 1);
}

TEST_CASE("the full time to answer is given even if the clock was late to ask") {
  Guest visitor;
  visitor.does(OpenGuide{});
  visitor.ticks(300);
  CHECK(visitor.seconds_left() == 30);
  visitor.ticks(329);
  CHECK(visitor.screen_name() == "guide");
}

TEST_CASE("a touch answers the question") {
  Guest visitor;
  visitor.does(OpenGuide{});
  visitor.ticks(70);
  visitor.ticks(0);
  CHECK_FALSE(visitor.is_asked());
  CHECK(visitor.screen_name() == "guide");
}

TEST_CASE("a form and a receipt give more time") {
  Guest visitor;
  visitor.does(OpenRequest{});
  visitor.ticks(119);
  CHECK_FALSE(visitor.is_asked());
  visitor.ticks(120);
  CHECK(visitor.is_asked());
  visitor.does(EndVisit{});
  visitor.hands_in();
  visitor.ticks(119);
  CHECK_FALSE(visitor.is_asked());
}

TEST_CASE("at a fresh home screen nobody is asked anything") {
  Guest visitor;
  visitor.ticks(100'000);
  CHECK_FALSE(visitor.is_asked());
  CHECK(visitor.orders.empty());
}

TEST_CASE("a home screen that somebody has touched is cleared in the end") {
  const std::vector<Events> traces = {{SetTextSize{TextSize::large}},
                                      {FocusBox{Box::search, 0}, Typed{"查"}, Unfocus{}},
                                      {FocusBox{Box::search, 0}},
                                      {Scrolled{30.0F}},
                                      {AskHelp{}},
                                      {OpenRequest{"about"}, GoHome{}}};
  for (const Events& trace : traces) {
    Guest visitor;
    for (const Event& event : trace) visitor.does(event);
    visitor.ticks(60);
    CHECK(visitor.is_asked());
    visitor.ticks(90);
    CHECK(visitor.model.visit == 1);
    visitor.ticks(400);
    CHECK_FALSE(visitor.is_asked());
  }
}

TEST_CASE("the clock is shown at once") {
  Guest visitor;
  visitor.does(Tick{{support::day(2026, 11, 24), 8, 5}, 0});
  CHECK(visitor.model.now.hour == 8);
  CHECK(visitor.model.now.date == support::day(2026, 11, 24));
}

// -- another catalogue

TEST_CASE("once a minute a kiosk that nobody uses looks for another catalogue and takes it up") {
  Guest visitor;
  visitor.does(Tick{{visitor.model.now.date, 9, 30}, 20});
  CHECK(visitor.ordered<LookForCatalogue>() == 0);
  visitor.does(Tick{{visitor.model.now.date, 9, 31}, 20});
  CHECK(visitor.ordered<LookForCatalogue>() == 1);
  visitor.does(CatalogueChanged{});
  CHECK(visitor.ordered<LoadRoom>() == 1);
  CHECK(visitor.ordered<LoadNewest>() == 1);
}

TEST_CASE("the catalogue does not change under a visitor's finger") {
  Guest visitor;
  visitor.reads_document(7);
  visitor.does(Tick{{visitor.model.now.date, 9, 31}, 20}, CatalogueChanged{});
  CHECK(visitor.ordered<LookForCatalogue>() == 0);
  CHECK(visitor.ordered<LoadRoom>() == 0);
}

// -- the end

TEST_CASE("the end of a visit leaves a fresh home screen and tells the desk to forget") {
  Guest visitor;
  visitor.hands_in();
  visitor.does(SetTextSize{TextSize::large}, AskEnd{});
  visitor.orders.clear();
  visitor.does(EndVisit{});
  CHECK(visitor.model.screens.size() == 1);
  CHECK(visitor.model.text_size == TextSize::standard);
  CHECK(visitor.model.dialog.index() == 0);
  CHECK(visitor.model.application[Field::name].empty());
  CHECK(visitor.model.application.carriers.empty());
  CHECK_FALSE(visitor.model.submitted);
  CHECK(visitor.model.visit == 1);
  REQUIRE_FALSE(visitor.orders.empty());
  CHECK(std::holds_alternative<ForgetVisit>(visitor.orders.front()));
  CHECK(visitor.ordered<LoadNewest>() == 1);
}

TEST_CASE("the next visitor meets a room that was loaded anew, and is not kept waiting for it") {
  Guest visitor;
  visitor.does(RoomLoaded{visitor.model.room.ticket, Room{}}, EndVisit{});
  CHECK(visitor.ordered<LoadRoom>() == 1);
  CHECK(visitor.model.room.loading == Loading::ready);
}

TEST_CASE("rows of the newest documents that may belong to an older catalogue are not shown to the next visitor") {
  Guest visitor;
  visitor.does(NewestLoaded{visitor.screen<HomeScreen>().ticket, support::rows({1, 2})}, EndVisit{});
  CHECK(visitor.screen<HomeScreen>().newest.empty());
  CHECK(visitor.screen<HomeScreen>().loading == Loading::loading);
}

TEST_CASE("answers that the last visitor waited for come to nothing") {
  Guest visitor;
  visitor.does(OpenList{support::column("c1")});
  const auto search = visitor.take<Find>();
  visitor.does(OpenDocument{7});
  const auto reading = visitor.take<LoadDocument>();
  visitor.does(EndVisit{}, OpenList{support::column("c1")}, OpenDocument{7});
  visitor.does(Found{search.ticket, support::result_set(5)}, DocumentLoaded{reading.ticket, catalog::Document{}});
  CHECK(visitor.screen<DocumentScreen>().loading == Loading::loading);
  CHECK(std::get<ListScreen>(visitor.model.screens[1]).found.ids.empty());
}
