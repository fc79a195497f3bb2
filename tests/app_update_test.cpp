#include <doctest/doctest.h>

#include <functional>
#include <map>

#include "kiosk/app/update_account.h"
#include "tests/support/update_story.h"

using namespace app;
using support::Publisher;
using Stage = CatalogueUpdate::Stage;
using Page = UpdateScreen::Page;

// -- who may, and what is on the sticks

TEST_CASE("updates and versions are for who publishes or manages, from the staff's screen") {
  for (const auto& [role, may] : {std::pair{StaffRole::entry, false}, std::pair{StaffRole::review, false},
                                  std::pair{StaffRole::publish, true}, std::pair{StaffRole::manage, true}}) {
    Publisher staff;
    staff.logs_in({role});
    CHECK(may_update(staff.model) == may);
    staff.does(OpenUpdate{});
    CHECK((staff.screen_name() == "update") == may);
    staff.logs_in({role});
    staff.does(OpenVersions{});
    CHECK((staff.screen_name() == "versions") == may);
  }
}

TEST_CASE("nobody opens updates or versions from a citizen's screen") {
  Publisher staff;
  staff.does(OpenUpdate{}, OpenVersions{}, OpenGuide{}, OpenUpdate{}, OpenVersions{});
  CHECK(staff.screen_name() == "guide");
  CHECK(staff.orders.empty());
}

TEST_CASE("sticks are looked for at once and every second, one order at a time") {
  Publisher staff;
  staff.opens();
  CHECK(staff.ordered<LookForPackages>() == 1);
  staff.ticks(0);
  CHECK(staff.ordered<LookForPackages>() == 1);
  staff.finds({});
  CHECK(staff.screen<UpdateScreen>().loading == Loading::ready);
  staff.ticks(0);
  staff.finds({Publisher::file("a")});
  CHECK(staff.screen<UpdateScreen>().files.size() == 1);
  staff.ticks(0);
  staff.finds({});  // pulled out again
  CHECK(staff.screen<UpdateScreen>().files.empty());
}

TEST_CASE("only a package that was found is prepared, and only one at a time") {
  Publisher staff;
  staff.opens();
  staff.finds({Publisher::file("a")});
  staff.does(ChoosePackage{"/etc/passwd"});
  CHECK(staff.ordered<PrepareUpdate>() == 0);
  staff.does(ChoosePackage{"/stick/a"}, ChoosePackage{"/stick/a"});
  CHECK(staff.ordered<PrepareUpdate>() == 1);
  const auto order = staff.take<PrepareUpdate>();
  CHECK(order.file.path == "/stick/a");
  CHECK(order.who == "1001 王芳");
  CHECK(staff.stage() == Stage::preparing);
}

// -- preparing

TEST_CASE("progress never falls, and what belongs to another update is not heard") {
  Publisher staff;
  staff.prepares();
  staff.progresses(UpdateStep::building, 0.6);
  staff.progresses(UpdateStep::building, 0.4);
  CHECK(staff.model.update.share == 0.6);
  staff.does(UpdateProgressed{staff.model.update.ticket + 1, UpdateStep::comparing, 0.9, 1});
  CHECK(staff.model.update.step == UpdateStep::building);
  staff.progresses(UpdateStep::comparing, 7);
  CHECK(staff.model.update.share == 1);
}

TEST_CASE("cancelling stops it, and nothing is left of it") {
  Publisher staff;
  staff.prepares();
  const Ticket ticket = staff.model.update.ticket;
  staff.does(CancelUpdate{}, CancelUpdate{});
  CHECK(staff.ordered<StopUpdate>() == 1);
  CHECK(staff.take<StopUpdate>().ticket == ticket);
  CHECK(staff.model.update.cancelling);
  staff.does(UpdateRefused{ticket, true, {}});
  CHECK(staff.stage() == Stage::none);
  CHECK_FALSE(staff.model.update.cancelling);
}

TEST_CASE("an update that is ready in the moment in which it is cancelled is dropped") {
  Publisher staff;
  staff.prepares();
  staff.does(CancelUpdate{});
  staff.is_prepared();
  CHECK(staff.stage() == Stage::none);
  CHECK(staff.ordered<DiscardUpdate>() == 1);
}

TEST_CASE("a refusal says what and what to do, and the same package can be tried again") {
  Publisher staff;
  staff.prepares();
  UpdateTrouble trouble;
  trouble.what = "U盘拔出", trouble.resumes = true;
  staff.does(UpdateRefused{staff.model.update.ticket, false, trouble});
  CHECK(staff.stage() == Stage::refused);
  CHECK(staff.model.update.trouble.what == "U盘拔出");
  staff.does(ChoosePackage{"/stick/a"});
  CHECK(staff.stage() == Stage::preparing);
  CHECK(staff.model.update.trouble.what.empty());
}

TEST_CASE("a refusal that was read leads back to the packages, which are looked for anew") {
  Publisher staff;
  staff.prepares();
  staff.does(UpdateRefused{staff.model.update.ticket, false, {}});
  staff.ticks(0);  // the stick may be plugged in again
  CHECK(staff.ordered<LookForPackages>() == 1);
  staff.does(DismissUpdate{});
  CHECK(staff.stage() == Stage::none);
  staff.finds({});
  staff.ticks(0);
  CHECK(staff.ordered<LookForPackages>() == 1);
}

// -- the preview

TEST_CASE("the lists of the preview are opened and left again, and the list is where it was") {
  Publisher staff;
  staff.has_prepared();
  staff.does(ShowUpdatePage{Page::changed}, Scrolled{120}, ShowUpdatePage{Page::texts, 1});
  CHECK(staff.screen_name() == "update.texts");
  CHECK(staff.screen<UpdateScreen>().scroll_px == 0);
  CHECK(staff.take<CompareTexts>().change.after.index_number == "B2");
  staff.does(GoBack{});
  CHECK(staff.screen_name() == "update.changed");
  CHECK(staff.screen<UpdateScreen>().scroll_px == 120);
  staff.does(GoBack{});
  CHECK(staff.screen_name() == "update");
  staff.does(GoBack{});
  CHECK(staff.screen_name() == "staff");
  CHECK(staff.stage() == Stage::prepared);
}

TEST_CASE("texts that come for another record, or for none, are not shown") {
  Publisher staff;
  staff.has_prepared();
  staff.does(ShowUpdatePage{Page::changed}, ShowUpdatePage{Page::texts, 0});
  const Ticket first = staff.take<CompareTexts>().ticket;
  staff.does(GoBack{}, ShowUpdatePage{Page::texts, 1});
  staff.does(TextsCompared{first, std::vector<catalog::TextPair>(3)});
  CHECK(staff.screen<UpdateScreen>().comparing == Loading::loading);
  staff.does(TextsCompared{staff.take<CompareTexts>().ticket, std::vector<catalog::TextPair>(2)});
  CHECK(staff.screen<UpdateScreen>().texts.size() == 2);
  staff.does(ShowUpdatePage{Page::texts, 99});
  CHECK(staff.screen<UpdateScreen>().item == 1);
}

TEST_CASE("texts that could not be compared are asked for again") {
  Publisher staff;
  staff.has_prepared();
  staff.does(ShowUpdatePage{Page::changed}, ShowUpdatePage{Page::texts, 0});
  staff.does(TextsCompared{staff.take<CompareTexts>().ticket, support::failure()});
  CHECK(staff.screen<UpdateScreen>().comparing == Loading::failed);
  staff.does(Retry{}, Retry{});
  CHECK(staff.ordered<CompareTexts>() == 1);
}

TEST_CASE("what is not wanted is dropped, from whatever page") {
  Publisher staff;
  staff.has_prepared();
  staff.does(ShowUpdatePage{Page::withdrawn}, CancelUpdate{});
  CHECK(staff.stage() == Stage::none);
  CHECK(staff.screen_name() == "update");
  CHECK(staff.take<DiscardUpdate>().who == "1001 王芳");
}

// -- confirming

TEST_CASE("an update that takes nothing away is put in use at one tap") {
  Publisher staff;
  staff.has_prepared(Publisher::adds());
  staff.does(ConfirmUpdate{}, ConfirmUpdate{});
  CHECK(staff.ordered<ConfirmedUpdate>() == 1);
  CHECK(staff.take<ConfirmedUpdate>().who == "1001 王芳");
  CHECK(staff.stage() == Stage::confirming);
}

TEST_CASE("where records or columns vanish it is asked once more") {
  catalog::Changes emptied = Publisher::adds();
  emptied.emptied_columns = {"年报"};
  for (const catalog::Changes& changes : {Publisher::changes(), emptied}) {
    Publisher staff;
    staff.has_prepared(changes);
    staff.does(ConfirmUpdate{true});  // a yes that nobody was asked for
    CHECK(staff.ordered<ConfirmedUpdate>() == 0);
    REQUIRE(std::holds_alternative<SureDialog>(staff.model.dialog));
    staff.does(CloseDialog{});
    CHECK(staff.stage() == Stage::prepared);
    staff.does(ConfirmUpdate{}, ConfirmUpdate{true});
    CHECK(staff.ordered<ConfirmedUpdate>() == 1);
    CHECK(staff.model.dialog.index() == 0);
  }
}

TEST_CASE("the new catalogue is there for the next screen") {
  Publisher staff;
  staff.has_loaded();
  CHECK(staff.stage() == Stage::loaded);
  CHECK(staff.ordered<LoadRoom>() == 1);
  CHECK(staff.ordered<LoadNewest>() == 1);
}

TEST_CASE("a citizen's visit keeps what it reads, and meets the new catalogue at home") {
  Publisher staff;
  staff.reads_document(7);
  staff.has_loaded();
  CHECK(staff.ordered<LoadRoom>() == 0);
  staff.does(GoBack{}, GoBack{});
  CHECK(staff.screen_name() == "document");
  CHECK(staff.ordered<LoadRoom>() == 0);
  staff.does(GoBack{});
  CHECK(staff.screen_name() == "home");
  CHECK(staff.ordered<LoadRoom>() == 1);
  staff.does(OpenGuide{}, GoHome{});
  CHECK(staff.ordered<LoadRoom>() == 1);  // once
}

TEST_CASE("while a print-out of the visit is known, its catalogue stays") {
  Publisher staff;
  staff.reads_document(7);
  staff.does(Print{PrintKind::document});
  staff.has_loaded();
  staff.does(GoHome{});
  CHECK(staff.ordered<LoadRoom>() == 0);
  staff.does(EndVisit{});
  CHECK(staff.ordered<LoadRoom>() == 1);
}

TEST_CASE("a report that was printed for the staff holds nothing back") {
  Publisher staff;
  staff.has_loaded();
  staff.does(PrintUpdateReport{}, GoHome{});
  staff.orders.clear();
  staff.sees_versions();
  staff.does(AskVersion{2}, SetVersion{2});
  staff.does(VersionUsed{staff.take<UseVersion>().ticket, base::Done{}});
  CHECK(staff.ordered<LoadRoom>() == 1);
}

TEST_CASE("a version that could not be put in use is told, and nothing is taken up") {
  Publisher staff;
  staff.has_prepared(Publisher::adds());
  staff.does(ConfirmUpdate{});
  staff.does(UpdateRefused{staff.take<ConfirmedUpdate>().ticket, false, {}});
  CHECK(staff.stage() == Stage::refused);
  CHECK(staff.ordered<LoadRoom>() == 0);
}

TEST_CASE("the report is printed for the staff, with the first of long lists and the count of all") {
  Publisher staff;
  catalog::Changes many = Publisher::adds();
  many.added.resize(report_rows + 50);
  staff.has_loaded(many);
  staff.does(PrintUpdateReport{}, PrintUpdateReport{});
  CHECK(staff.ordered<PrintReport>() == 1);
  const UpdateReport report = staff.take<PrintReport>().report;
  CHECK(report.preview.changes.added.size() == report_rows);
  CHECK(report.added == report_rows + 50);
  CHECK(report.by == "1001 王芳");
  CHECK(staff.job().by_staff);
  CHECK(in_tray(staff.model).pages == 0);
}

TEST_CASE("there is no report of what was not loaded") {
  Publisher staff;
  staff.has_prepared();
  staff.does(PrintUpdateReport{});
  CHECK(staff.ordered<PrintReport>() == 0);
}

// -- leaving, coming back, waiting

TEST_CASE("the update goes on when staff leave, and is there when they come back") {
  const std::vector<Event> ways = {GoBack{}, GoHome{}, EndVisit{}};
  for (const Event& way : ways) {
    Publisher staff;
    staff.prepares();
    staff.does(way);
    if (staff.screen_name() == "staff") staff.does(GoBack{});
    CHECK(staff.screen_name() == "home");
    staff.is_prepared();
    CHECK(staff.stage() == Stage::prepared);
    staff.opens();
    CHECK(staff.screen_name() == "update");
    CHECK(staff.model.update.preview.changes.changed.size() == 2);
  }
}

TEST_CASE("a citizen neither sees nor touches an update that waits") {
  Publisher staff;
  staff.has_prepared();
  staff.does(EndVisit{});
  staff.orders.clear();
  staff.does(ConfirmUpdate{}, ConfirmUpdate{true}, CancelUpdate{}, ShowUpdatePage{Page::added}, PrintUpdateReport{},
             DismissUpdate{}, ChoosePackage{"/stick/a"}, AskVersion{1}, SetVersion{1}, OpenUpdate{});
  CHECK(staff.orders.empty());
  CHECK(staff.model.dialog.index() == 0);
  CHECK(staff.stage() == Stage::prepared);
}

TEST_CASE("the screen of an update closes when nobody touches it, later while work is under way") {
  Publisher staff;
  staff.prepares();
  staff.ticks(119);
  CHECK(staff.screen_name() == "update");
  CHECK(staff.model.dialog.index() == 0);
  staff.ticks(120);
  CHECK(staff.screen_name() == "home");
  CHECK(staff.stage() == Stage::preparing);
  Publisher second;
  second.has_prepared();
  second.does(ConfirmUpdate{});
  second.ticks(60);
  CHECK(second.screen_name() == "home");
  CHECK(second.model.dialog.index() == 0);  // nobody confirms what another one was asked
  CHECK(second.stage() == Stage::prepared);
}

TEST_CASE("what waits for staff who do not come back is dropped after a time") {
  Publisher staff;
  staff.model.limits.prepared_s = 100;
  staff.has_prepared();
  for (int i = 0; i < 300; ++i) staff.ticks(0);  // they look at it
  CHECK(staff.stage() == Stage::prepared);
  staff.does(GoHome{});
  for (int i = 0; i < 99; ++i) staff.ticks(0);
  CHECK(staff.ordered<DiscardUpdate>() == 0);
  staff.ticks(0);
  CHECK(staff.ordered<DiscardUpdate>() == 1);
  CHECK(staff.stage() == Stage::none);
}

TEST_CASE("who is dropped for is known to the log although nobody is logged in") {
  Publisher staff;
  staff.model.limits.prepared_s = 1;
  staff.has_prepared();
  staff.does(GoHome{});
  staff.ticks(0);
  CHECK(staff.take<DiscardUpdate>().who == "1001 王芳");
}

TEST_CASE("a scan, another screen and the number asked for again leave the update's screen, not the update") {
  Publisher staff;
  staff.has_prepared();
  staff.does(OpenGuide{}, GoBack{});
  CHECK(staff.screen_name() == "home");
  CHECK(staff.stage() == Stage::prepared);
}

// -- every event in every stage

namespace {

/// Staff with an update at this stage, on its screen.
void come_to(Publisher& staff, Stage stage) {
  switch (stage) {
    case Stage::none: return staff.opens();
    case Stage::preparing: return staff.prepares();
    case Stage::prepared: return staff.has_prepared(Publisher::adds());
    case Stage::confirming: staff.has_prepared(Publisher::adds()); return staff.does(ConfirmUpdate{});
    case Stage::loaded: return staff.has_loaded(Publisher::adds());
    case Stage::refused: staff.prepares(); return staff.does(UpdateRefused{staff.model.update.ticket, false, {}});
  }
}

struct Move {
  const char* name;
  std::function<Event(Ticket)> event;
  std::map<Stage, Stage> leads;  ///< from all other stages it leads nowhere
};

std::vector<Move> all_moves() {
  using enum CatalogueUpdate::Stage;
  return {
      {"choose", [](Ticket) { return ChoosePackage{"/stick/a"}; }, {{refused, preparing}}},
      {"cancel", [](Ticket) { return CancelUpdate{}; }, {{prepared, none}}},
      {"confirm", [](Ticket) { return ConfirmUpdate{}; }, {{prepared, confirming}}},
      {"dismiss", [](Ticket) { return DismissUpdate{}; }, {{loaded, none}, {refused, none}}},
      {"print", [](Ticket) { return PrintUpdateReport{}; }, {}},
      {"page", [](Ticket) { return ShowUpdatePage{Page::added}; }, {}},
      {"open", [](Ticket) { return OpenUpdate{}; }, {}},
      {"version", [](Ticket) { return AskVersion{1}; }, {}},
      {"progress",
       [](Ticket t) {
         return UpdateProgressed{t, UpdateStep::copying, 0.5, {}};
       },
       {}},
      {"prepared",
       [](Ticket t) {
         return UpdatePrepared{t, {}};
       },
       {{preparing, prepared}}},
      {"cancelled",
       [](Ticket t) {
         return UpdateRefused{t, true, {}};
       },
       {{preparing, none}, {confirming, none}}},
      {"refused",
       [](Ticket t) {
         return UpdateRefused{t, false, {}};
       },
       {{preparing, refused}, {confirming, refused}}},
      {"loaded", [](Ticket t) { return UpdateLoaded{t}; }, {{confirming, loaded}}},
      {"files",
       [](Ticket t) {
         return PackagesFound{t, true, {}};
       },
       {}},
      {"back", [](Ticket) { return GoBack{}; }, {}},
      {"home", [](Ticket) { return GoHome{}; }, {}},
      {"end", [](Ticket) { return EndVisit{}; }, {}},
      {"catalogue", [](Ticket) { return CatalogueChanged{}; }, {}},
  };
}

}  // namespace

TEST_CASE("every event in every stage leads where it should and nowhere else") {
  for (int i = 0; i <= static_cast<int>(Stage::refused); ++i) {
    const auto from = static_cast<Stage>(i);
    for (const Move& move : all_moves()) {
      Publisher staff;
      come_to(staff, from);
      const Ticket ticket = staff.model.update.ticket;
      staff.does(move.event(ticket));
      const Stage expected = move.leads.contains(from) ? move.leads.at(from) : from;
      CHECK_MESSAGE(staff.stage() == expected, move.name << " at stage " << i);
      const bool awaits = staff.stage() == Stage::preparing || staff.stage() == Stage::confirming;
      CHECK_MESSAGE((staff.model.update.ticket != 0) == awaits, move.name << " at stage " << i);
    }
  }
}

// -- versions

TEST_CASE("the version before is put in use after it was asked") {
  Publisher staff;
  staff.sees_versions();
  staff.does(AskVersion{2});
  REQUIRE(std::holds_alternative<SureDialog>(staff.model.dialog));
  staff.does(SetVersion{1});  // another one than was asked about
  CHECK(staff.ordered<UseVersion>() == 0);
  staff.does(AskVersion{2}, SetVersion{2}, AskVersion{1});
  CHECK(staff.model.dialog.index() == 0);
  const auto order = staff.take<UseVersion>();
  CHECK(order.number == 2);
  CHECK(order.who == "1001 王芳");
  staff.does(VersionUsed{order.ticket, base::Done{}});
  CHECK(staff.screen<VersionsScreen>().notice == VersionsScreen::Notice::changed);
  CHECK(staff.ordered<LoadVersions>() == 1);
  CHECK(staff.ordered<LoadRoom>() == 1);
}

TEST_CASE("the version in use and one that is not kept are not asked about") {
  Publisher staff;
  staff.sees_versions();
  staff.does(AskVersion{3}, AskVersion{9});
  CHECK(staff.model.dialog.index() == 0);
}

TEST_CASE("a version that could not be put in use is told, and nothing is taken up") {
  Publisher staff;
  staff.sees_versions();
  staff.does(AskVersion{2}, SetVersion{2});
  staff.does(VersionUsed{staff.take<UseVersion>().ticket, support::failure()});
  CHECK(staff.screen<VersionsScreen>().notice == VersionsScreen::Notice::failed);
  CHECK(staff.ordered<LoadRoom>() == 0);
}

TEST_CASE("a version that comes into use when its screen has closed is taken up all the same") {
  Publisher staff;
  staff.sees_versions();
  staff.does(AskVersion{2}, SetVersion{2}, GoHome{});
  staff.orders.clear();
  staff.does(VersionUsed{77, base::Done{}});
  CHECK(staff.ordered<LoadRoom>() == 1);
}

TEST_CASE("while an update is prepared or waits no other version is put in use") {
  Publisher staff;
  staff.has_prepared();
  staff.does(GoBack{});
  staff.does(OpenVersions{});
  staff.brings_versions();
  staff.does(AskVersion{2});
  CHECK(staff.model.dialog.index() == 0);
  CHECK_FALSE(may_change_version(staff.model));
}

TEST_CASE("versions that cannot be read are asked for again") {
  Publisher staff;
  staff.logs_in();
  staff.does(OpenVersions{});
  staff.does(VersionsLoaded{staff.take<LoadVersions>().ticket, support::failure()});
  CHECK(staff.screen<VersionsScreen>().loading == Loading::failed);
  staff.does(Retry{});
  staff.brings_versions();
  CHECK(staff.screen<VersionsScreen>().current == 3);
  staff.does(GoBack{});
  CHECK(staff.screen_name() == "staff");
}

TEST_CASE("that a store was set aside at the start is kept for the staff, through visits") {
  Publisher staff;
  staff.does(StoreRecovered{{true, catalog::Version{}}}, EndVisit{});
  REQUIRE(staff.model.recovery.has_value());
  CHECK(staff.model.recovery->set_aside);
}
