// Twenty thousand random events: whatever a visitor does, in whatever order the desk answers, the model stays whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "base/page_code.h"
#include "base/utf8.h"
#include "kiosk/app/update_parts.h"
#include "requests/lookup_code.h"
#include "tests/support/strings_of.h"
#include "tests/support/visitor.h"

using namespace app;
using support::Field;

namespace {

constexpr const char* secret = "密㊙";
constexpr const char* secret_point = "777,333";
const std::string page_code = base::to_text(base::PageCode{12'345, 77, 3});

bool is_boundary(const std::string& text, std::size_t offset) { return boundary_at(text, offset) == offset; }

constexpr const char* held_code = "482193";
const std::string lookup_code = requests::new_lookup_code();

StaffSession somebody() {
  StaffSession session;
  session.who = "1001 张三";
  session.roles = {StaffRole::publish};
  return session;
}

printing::Hold some_hold() { return {held_code, "form", "20261123-" + std::string(secret), "standard", 2, {}}; }

/// What must hold of every model; each overload looks at one kind of screen.
struct Invariants {
  const Model& model;
  std::size_t focused = 0;
  std::multiset<Ticket> awaited;

  void box(const TextField& field) {
    CHECK(base::is_valid_utf8(field.text));
    CHECK(base::length(field.text) <= max_query_length);
    CHECK(is_boundary(field.text, field.caret));
    if (field.focused) ++focused;
  }
  void await(Ticket ticket) {
    if (ticket != 0) awaited.insert(ticket);
  }
  void loading(Loading state, Ticket ticket) { CHECK((state == Loading::loading) == (ticket != 0)); }

  void operator()(const HomeScreen& home) {
    box(home.search), await(home.ticket), loading(home.loading, home.ticket);
    CHECK(home.newest.size() <= model.limits.newest_rows);
    if (home.hits) CHECK_FALSE(home.hits->filter.words.empty());
    if (home.hits) (*this)(*home.hits);
  }
  void operator()(const BrowseScreen& browse) { await(browse.ticket), loading(browse.loading, browse.ticket); }
  void operator()(const ListScreen& list) {
    box(list.search), await(list.ticket), await(list.rows_ticket), loading(list.loading, list.ticket);
    REQUIRE(list.first_row + list.rows.size() <= list.found.ids.size());
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
      REQUIRE(list.rows[i].record.id == list.found.ids[list.first_row + i]);
    }
    if (list.rows_ticket != 0) CHECK(list.wanted_first + list.wanted_count <= list.found.ids.size());
    await(list.way_on_ticket);
  }
  void operator()(const DocumentScreen& document) {
    box(document.find), await(document.ticket), await(document.pages_ticket), await(document.links_ticket);
    box(document.article);
    const auto blocks = static_cast<std::ptrdiff_t>(document.document.body.size());
    CHECK((document.place.block >= -1 && document.place.block <= blocks));
    CHECK((!document.open_heading || *document.open_heading < document.outline.size()));
    CHECK((document.article_open || document.article.text.empty()));
    loading(document.loading, document.ticket);
    CHECK((document.matches.empty() || document.current < document.matches.size()));
    CHECK((document.find_open || (document.find.text.empty() && !document.find.focused)));
    for (const BodyMatch& match : document.matches) {
      const std::string text = body_text(document.document.body.at(match.block));
      CHECK((match.begin < match.end && is_boundary(text, match.begin) && is_boundary(text, match.end)));
    }
  }
  void operator()(const AttachmentScreen& attachment) {
    await(attachment.ticket), loading(attachment.loading, attachment.ticket);
    CHECK((attachment.page >= 1 && attachment.page <= std::max(attachment.pages, 1)));
    CHECK(attachment.zoom < attachment_zooms.size());
    CHECK((attachment.left_px >= 0 && attachment.top_px >= 0));
  }
  void operator()(const GuideScreen&) {}
  void operator()(const RequestScreen& form) {
    await(form.submitting == Loading::loading ? form.ticket : 0);
    await(form.search_ticket), loading(form.searching, form.search_ticket);
    CHECK(form.found.size() <= likely_rows);
    if (form.step != RequestScreen::Step::review) CHECK_FALSE(form.read_back);
    CHECK_FALSE(model.submitted);
    if (!form.focus) return;
    ++focused;
    CHECK(is_boundary(model.application[*form.focus], form.caret));
    CHECK(requests::applies(*form.focus, model.application.kind));
  }
  void operator()(const ReceiptScreen& receipt) { CHECK_FALSE(receipt.receipt.number.empty()); }
  void operator()(const ReferralScreen&) {}
  void operator()(const OtherFormScreen& other) {
    for (const requests::OtherField field : fields_of(other.form.kind)) {
      CHECK(base::is_valid_utf8(other.form[field]));
      CHECK(base::length(other.form[field]) <= requests::max_length(field));
    }
    if (!other.focus) return;
    ++focused;
    CHECK(is_boundary(other.form[*other.focus], other.caret));
  }
  void operator()(const CaseScreen& asked) {
    await(asked.ticket);
    CHECK((asked.state == CaseScreen::State::asking) == (asked.ticket != 0));
    CHECK((asked.wait_s >= 0 && asked.number.text.size() <= 4 * max_case_number));
    CHECK((!asked.letter || *asked.letter < asked.found.letters.size()));
    if (asked.state == CaseScreen::State::found) CHECK((!asked.found.events.empty() && asked.code.text.empty()));
  }
  void operator()(const RequestsDeskScreen& desk) {
    await(desk.ticket), await(desk.act_ticket), loading(desk.loading, desk.ticket);
    CHECK(&std::get<RequestsDeskScreen>(model.screen()) == &desk);
    CHECK((desk.notice == RequestsDeskScreen::Notice::refused) == (desk.trouble != RequestsTrouble::none));
  }
  void operator()(const PrintSetupScreen& setup) {
    await(setup.ticket), loading(setup.loading, setup.ticket);
    if (!setup.pages) return;
    CHECK(setup.choice == printing::within(setup.choice, *setup.pages));
    CHECK((setup.shown_page >= 1 && setup.shown_page <= *setup.pages));
  }
  void operator()(const PrintScreen& print) { CHECK(job_shown(model, print.job) != nullptr); }
  void operator()(const PageCodeScreen& check) {
    await(check.ticket);
    CHECK(base::is_valid_utf8(check.typed.text));
    CHECK(is_boundary(check.typed.text, check.typed.caret));
    CHECK((check.state == PageCodeScreen::State::asking) == (check.ticket != 0));
    CHECK((check.state == PageCodeScreen::State::found) == !check.matches.empty());
  }
  void operator()(const DrawnCharacterScreen& drawn) {
    CHECK(base::is_valid_utf8(drawn.description.text));
    CHECK(base::length(drawn.description.text) <= max_drawn_description);
    CHECK(is_boundary(drawn.description.text, drawn.description.caret));
    CHECK(drawn.ink.size() <= 64);
    if (drawn.description.focused) ++focused;
  }
  void operator()(const UpdateScreen& update) {
    using Page = UpdateScreen::Page;
    await(update.ticket), await(update.texts_ticket);
    CHECK(&std::get<UpdateScreen>(model.screen()) == &update);
    if (update.page == Page::texts) CHECK(update.item < model.update.preview.changes.changed.size());
    if (update.page == Page::texts) loading(update.comparing, update.texts_ticket);
    CHECK((update.job == 0 || job_shown(model, update.job) != nullptr));
  }
  void operator()(const VersionsScreen& versions) {
    await(versions.ticket), await(versions.act_ticket), loading(versions.loading, versions.ticket);
    CHECK(&std::get<VersionsScreen>(model.screen()) == &versions);
  }
  void update() {
    using Stage = CatalogueUpdate::Stage;
    const bool is_working = model.update.stage == Stage::preparing || model.update.stage == Stage::confirming;
    CHECK((model.update.ticket != 0) == is_working);
    CHECK((model.update.share >= 0 && model.update.share <= 1));
    const auto* sure = std::get_if<SureDialog>(&model.dialog);
    if (sure && sure->about == SureDialog::About::load) CHECK(model.update.stage == Stage::prepared);
    await(model.update.ticket);
  }
  void operator()(const TouchCheckScreen& check) { CHECK(check.touches.size() <= touch_check_crosses); }
  void operator()(const StaffScreen& staff) {
    await(staff.ticket), await(staff.code_ticket), await(staff.act_ticket);
    loading(staff.loading, staff.ticket);
    CHECK(&std::get<StaffScreen>(model.screen()) == &staff);
    CHECK(base::length(staff.code.text) <= 6);
  }

  void job(const PrintJob& job) {
    using Making = PrintJob::Making;
    await(job.making == Making::making ? job.ticket : 0), await(job.hold_ticket);
    CHECK((job.making == Making::made || !job.progress));
    CHECK((job.hold == PrintJob::Hold::asking) == (job.hold_ticket != 0));
    if (job.hold == PrintJob::Hold::held) CHECK_FALSE((is_running(job) || is_printed(job)));
    CHECK(std::count_if(model.prints.begin(), model.prints.end(),
                        [&](const PrintJob& each) { return each.ticket == job.ticket; }) == 1);
  }

  void check_pin() {
    const auto* pin = std::get_if<PinDialog>(&model.dialog);
    if (!pin || pin->ticket != model.pin_ticket) await(model.pin_ticket);
    if (model.staff) CHECK(is_of_staff(model.screen()));
    if (!pin) return;
    using State = PinDialog::State;
    await(pin->ticket);
    CHECK((pin->ticket != 0) == (pin->state == State::asking || pin->state == State::checking));
    CHECK(pin->digits.size() <= max_pin_length);
    CHECK(pin->number.size() <= max_staff_number_length);
    CHECK((pin->by_number || (!pin->at_number && pin->number.empty())));
  }

  void panels() {
    const Typing& typing = model.typing;
    await(typing.ticket);
    const bool entered = !typing.letters.empty() || !typing.strokes.empty() || !typing.ink.empty() ||
                         typing.radical.number != 0 || !typing.after.empty();
    if (!shown_panel(model)) CHECK_FALSE(entered);
    if (!entry_of(model)) CHECK(typing.offer.candidates.empty());
    if (!entry_of(model)) CHECK((typing.enlarged.empty() && typing.ticket == 0));
    CHECK(typing.letters.size() <= input::max_letters);
    CHECK(typing.ink.size() <= 64);
    CHECK(model.application.drawn.size() <= base::max_drawn);
  }
  void check_fields() {
    for (int i = 0; i < static_cast<int>(Field::count_); ++i) {
      const auto field = static_cast<Field>(i);
      CHECK(base::is_valid_utf8(model.application[field]));
      CHECK(base::length(model.application[field]) <= requests::max_length(field));
    }
  }
  void check() {
    REQUIRE_FALSE(model.screens.empty());
    CHECK(model.screens.size() <= 32);
    for (std::size_t i = 0; i < model.screens.size(); ++i) {
      CHECK((i == 0) == std::holds_alternative<HomeScreen>(model.screens[i]));
      std::visit(*this, model.screens[i]);
    }
    for (const PrintJob& each : model.prints) job(each);
    check_pin();
    panels();
    update();
    check_fields();
    CHECK(focused <= 1);
    CHECK(std::set<Ticket>(awaited.begin(), awaited.end()).size() == awaited.size());
    CHECK((awaited.empty() || *awaited.rbegin() <= model.last_ticket));
  }
};

/// A visitor and a desk that do whatever the dice say.
class Walk : public support::Visitor {
 public:
  explicit Walk(unsigned seed) : dice_(seed) {
    catalog::Column leaf;
    leaf.id = "law.city", leaf.parent_id = "law";
    desk_brings_columns({leaf});
  }

  std::size_t number(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(dice_); }
  bool one_in(std::size_t n) { return number(n) == 0; }
  template <class E>
  E pick(int last) {
    return static_cast<E>(number(static_cast<std::size_t>(last) + 1));
  }

  catalog::Filter filter() {
    catalog::Filter filter;
    filter.column_id = "c" + std::to_string(number(3));
    if (one_in(3)) filter.year = 2026;
    return filter;
  }
  std::string typed() {
    static const std::vector<std::string> pieces = {secret, "安", "全", "𠮷", "a", " ", "\n", "\xE5\xAE", "１", "\t"};
    if (one_in(8)) return one_in(2) ? "135790" : page_code;
    std::string text = secret;
    for (std::size_t i = number(6); i > 0; --i) text += pieces[number(pieces.size())];
    return one_in(40) ? text + std::string(300, 'x') : text;
  }

  Event moves() {
    switch (number(14)) {
      case 11: return OpenReferral{pick<Referral>(5)};
      case 12: return OpenOtherForm{pick<requests::OtherFormKind>(2)};
      case 13: return OpenCase{};
      case 9: return OpenPageCheck{one_in(2) ? "" : page_code};
      case 8: return OpenPin{pick<PinDialog::Purpose>(1)};
      case 0: return GoHome{};
      case 1: return OpenBrowse{pick<BrowseScreen::Axis>(5)};
      case 2: return one_in(3) ? Event{OpenSubject{"综合政务"}} : Event{OpenColumn{one_in(2) ? "law" : "law.city"}};
      case 3: return OpenList{filter()};
      case 4: return OpenDocument{static_cast<catalog::RecordId>(number(5) + 1)};
      case 5: return OpenGuide{pick<GuideScreen::Page>(1)};
      case 6: return OpenRequest{one_in(2) ? "" : secret};
      case 7: return Retry{};
      default: return GoBack{};
    }
  }
  Event lists_and_reads() {
    switch (number(9)) {
      case 0: return Narrow{filter()};
      case 1:
        return one_in(3) ? Event{PickerScrolled{static_cast<float>(number(90))}}
                         : Event{OpenPicker{pick<ListScreen::Picker>(6)}};
      case 2: return one_in(3) ? Event{SearchFor{typed()}} : Event{Search{}};
      case 3: return RowsWanted{number(300), number(90)};
      case 4: return Scrolled{static_cast<float>(number(900)), static_cast<int>(number(2))};
      case 5: return ToggleFind{};
      case 6: return FindNext{};
      case 7: return FindPrevious{};
      default: return one_in(3) ? Event{SetTextSize{pick<TextSize>(3)}} : reads();
    }
  }
  Event reads() {
    switch (number(14)) {
      case 0: return FindWord{number(3)};
      case 1: return ReadTo{{static_cast<std::ptrdiff_t>(number(9)) - 3, number(40), 3.0F}};
      case 2: return ScrollTable{{number(4), 5.0F, static_cast<float>(number(99)) - 9}};
      case 3: return OpenHeading{number(9)};
      case 4: return JumpTo{number(9), one_in(2), one_in(2)};
      case 5: return OpenArticle{!one_in(4)};
      case 6: return JumpToArticle{one_in(2)};
      case 7: return FollowLink{static_cast<catalog::RecordId>(number(5) + 1)};
      case 8: return ScrollContents{static_cast<float>(number(400))};
      case 9: return OpenAttachment{number(3)};
      case 10: return TurnAttachment{static_cast<int>(number(7)) - 2};
      case 11: return ZoomAttachment{number(4)};
      case 12: return PanAttachment{static_cast<float>(number(900)) - 90, static_cast<float>(number(900)) - 90};
      default: return ToggleContents{};
    }
  }
  base::InkStroke stroke() { return {{777, 333}, {static_cast<std::int16_t>(number(1024)), 5}}; }
  Event enters() {
    switch (number(20)) {
      case 0: return OpenPanel{pick<Panel>(4)};
      case 1: return one_in(3) ? Event{HidePanel{}} : Event{SetUpper{one_in(2)}};
      case 2: return SetFuzzy{one_in(2)};
      case 3: return SetByCharacter{one_in(2)};
      case 4: return SetShapeWay{pick<ShapeWay>(1)};
      case 5: return StrokeKey{"12345*x"[number(7)]};
      case 6: return ChooseRadical{static_cast<int>(number(217)) - 1};
      case 7: return SetResidual{static_cast<int>(number(9)) - 2};
      case 8:
      case 9: return Inked{stroke()};
      case 10: return one_in(3) ? Event{ClearInk{}} : Event{UndoInk{}};
      case 11: return ChooseCandidate{number(50)};
      case 12: return ShowCandidates{number(90)};
      case 13: return Enlarge{one_in(2) ? "" : secret};
      case 14: return OpenDrawn{};
      case 15: return FocusDescription{number(20)};
      case 16: return PlaceDrawn{};
      case 17:
        return one_in(4) ? Event{Scanned{one_in(2)   ? page_code
                                         : one_in(2) ? "CYR1.20261123-0001.x"
                                                     : secret}}
                         : Event{Typed{","}};
      default: return Typed{std::string(1, "abcxyz' 4"[number(9)])};
    }
  }
  Event types() {
    if (one_in(2)) return enters();
    switch (number(10)) {
      case 8: return FocusOther{pick<requests::OtherField>(5), number(20)};
      case 9: return FocusCase{one_in(2)};
      case 0: return FocusBox{pick<Box>(1), number(20)};
      case 1: return FocusField{pick<Field>(12), number(20)};
      case 2: return one_in(3) ? Event{Unfocus{}} : Event{ClearBox{}};
      case 3:
      case 4: return Pressed{pick<EditKey>(static_cast<int>(EditKey::escape))};
      default: return Typed{typed()};
    }
  }
  Event asks() {
    switch (number(13)) {
      case 10: return SkipCoach{};
      case 11: return ToggleReadBack{};
      case 0: return ChooseApplicant{pick<requests::ApplicantKind>(1)};
      case 1: return ChooseOrganization{pick<requests::OrganizationKind>(4)};
      case 2: return ChooseIdKind{pick<requests::IdKind>(5)};
      case 3: return ToggleCarrier{pick<requests::Carrier>(2)};
      case 4: return ToggleDelivery{pick<requests::Delivery>(4)};
      case 5: return GoToStep{pick<RequestScreen::Step>(6)};
      case 6: return Submit{};
      case 7: return Print{pick<PrintKind>(6)};
      default: return NextStep{};
    }
  }
  Event prints() {
    switch (number(16)) {
      case 0: return OpenPrintSetup{pick<PrintKind>(6)};
      case 1: return ChooseEdition{pick<printing::Edition>(1)};
      case 2: return ToggleTwoSided{};
      case 3: return ToggleTwoUp{};
      case 4: return SetRange{static_cast<int>(number(12)) - 3, static_cast<int>(number(12)) - 3};
      case 5: return ShowPage{static_cast<int>(number(9)) - 2};
      case 6: return CancelPrint{};
      case 7: return ResumePrint{};
      case 8: return PrintAgain{};
      case 9: return TakeCode{};
      case 10: return PagesTaken{};
      case 11: return OpenPrint{number(model.last_ticket + 2)};
      case 12: return CheckPageCode{};
      case 13: return one_in(2) ? Event{PinEnter{}} : Event{Typed{"246810"}};
      default: return PrintNow{};
    }
  }
  Event serves() {
    switch (number(14)) {
      case 12: return OpenRequestsDesk{};
      case 13: return one_in(3) ? Event{BeginAssisted{}} : Event{OpenRequestsDesk{}};
      case 11: return one_in(2) ? Event{OpenUpdate{}} : Event{OpenVersions{}};
      case 10: return OpenUpdate{};
      case 8: return OpenTouchCheck{};
      case 9: return OpenTouchCheck{};
      case 0: return FindHold{};
      case 1: return ChooseHold{one_in(2) ? held_code : ""};
      case 2: return PrintHold{};
      case 3: return SaveHold{};
      case 4: return VoidHold{};
      case 5: return ReleasePages{};
      case 6: return Typed{held_code};
      default: return CancelPrint{};
    }
  }
  Event asks_for_case() {
    switch (number(8)) {
      case 0: return Typed{"202611230001"};
      case 1: return Typed{lookup_code};
      case 2: return FocusCase{one_in(2)};
      case 3: return ReadLetter{number(3)};
      case 4: return one_in(3) ? Event{ClearBox{}} : Event{GoBack{}};
      case 5: return Print{PrintKind::letter};
      case 6: return Tick{model.now, 0};
      default: return AskCase{};
    }
  }
  Event takes_over() {
    switch (number(5)) {
      case 0: return TakeRequests{};
      case 1: return TakeStatus{};
      case 2: return Retry{};
      case 3: return one_in(4) ? Event{GoBack{}} : Event{Retry{}};
      default: return TakeRequests{};
    }
  }
  Event renews() {
    switch (number(12)) {
      case 0: return CancelUpdate{};
      case 1: return ConfirmUpdate{one_in(2)};
      case 2: return DismissUpdate{};
      case 3: return PrintUpdateReport{};
      case 4: return AskVersion{static_cast<std::int64_t>(number(4))};
      case 5: return SetVersion{static_cast<std::int64_t>(number(4))};
      case 6: return GoBack{};
      case 7: return Tick{model.now, 0};
      case 8: return ShowUpdatePage{pick<UpdateScreen::Page>(5), number(3)};
      case 9: return ShowUpdatePage{UpdateScreen::Page::texts, number(3)};
      case 10: return one_in(2) ? Event{OpenVersions{}} : Event{CloseDialog{}};
      default: return ChoosePackage{"/stick/a"};
    }
  }
  Event lingers() {
    switch (number(6)) {
      case 0: return AskEnd{};
      case 1: return AskHelp{};
      case 2: return Tick{model.now, static_cast<int>(number(140))};
      default: return CloseDialog{};
    }
  }

  void lets_staff_in() {
    does(OpenPin{});
    if (const auto* pin = std::get_if<PinDialog>(&model.dialog)) does(LoginAsked{pin->ticket, LoginWay::by_pin});
    does(Typed{"246810"}, PinEnter{});
    if (model.pin_ticket != 0) does(PinChecked{model.pin_ticket, PinAnswer::right, 0, somebody()});
  }

  std::set<Ticket> said_printed;  ///< of these the device has said that they are out

  /// Mostly to what is awaited, sometimes to nobody, often late, now and then with a failure.
  Event answer(const Order& order) {
    const Ticket stale = number(model.last_ticket + 2);
    return std::visit(Answering{*this, one_in(4), one_in(5) ? stale : 0}, order);
  }

  void step() {
    if (!orders.empty() && one_in(2)) return answer_one();
    if (!model.prints.empty() && one_in(5)) return does(answer(PollPrints{}));
    if (std::holds_alternative<PinDialog>(model.dialog) && !one_in(4))
      return does(one_in(2) ? Event{Typed{"246810"}} : Event{PinEnter{}});
    if (std::holds_alternative<StaffScreen>(model.screen()) && !one_in(4)) return does(serves());
    if (std::holds_alternative<TouchCheckScreen>(model.screen()) && !one_in(4)) return does(TouchedCross{1, 2});
    const bool at_update = std::holds_alternative<UpdateScreen>(model.screen()) ||
                           std::holds_alternative<VersionsScreen>(model.screen());
    if (at_update && !one_in(12)) return does(renews());
    if (std::holds_alternative<RequestsDeskScreen>(model.screen()) && !one_in(6)) return does(takes_over());
    if (std::holds_alternative<CaseScreen>(model.screen()) && !one_in(6)) return does(asks_for_case());
    if (focus_of(model).where == Focus::Where::field && one_in(2)) return does(types());
    const bool at_paper = std::holds_alternative<DocumentScreen>(model.screen()) ||
                          std::holds_alternative<PrintSetupScreen>(model.screen()) ||
                          std::holds_alternative<PrintScreen>(model.screen());
    if (at_paper && one_in(2)) return does(prints());
    switch (number(7)) {
      case 5:
      case 6: return does(prints());
      case 0: return does(moves());
      case 1: return does(lists_and_reads());
      case 2: return does(asks());
      case 3: return does(one_in(3) ? lingers() : moves());
      default: return does(types());
    }
  }

 private:
  struct Answering {
    Walk& walk;
    bool fails;
    Ticket stale;

    template <class T>
    base::Result<T> result(T value) {
      if (fails) return support::failure();
      return value;
    }
    Ticket of(Ticket ticket) const { return stale != 0 ? stale : ticket; }

    input::Offer offer(std::size_t count) {
      input::Offer offer;
      offer.reading = secret;
      for (std::size_t i = walk.number(count + 1); i > 0; --i) {
        offer.candidates.push_back({secret + std::to_string(i), secret});
      }
      offer.more = walk.one_in(2);
      return offer;
    }
    Event operator()(const Compose& order) { return Offered{of(order.ticket), offer(order.count)}; }
    Event operator()(const Choose& order) {
      const std::string& letters = order.entry.letters;
      return Chosen{of(order.ticket), {fails ? "" : secret, letters.substr(walk.number(letters.size() + 1))}};
    }
    Event operator()(const LoadRoom& order) { return RoomLoaded{of(order.ticket), result(walk.model.room)}; }
    Event operator()(const LoadNewest& order) {
      return NewestLoaded{of(order.ticket), result(support::rows({1, 2, 3, 4, 5, 6}))};
    }
    Event operator()(const Find& order) {
      return Found{of(order.ticket), result(support::result_set(walk.number(250)))};
    }
    Event operator()(const FindWayOn& order) {
      WayOn way_on;
      way_on.wider.push_back({support::words(order.filter.words), 3});
      way_on.terms.push_back({secret, 2});
      return WayOnFound{of(order.ticket), result(way_on)};
    }
    Event operator()(const LoadRows& order) {
      return RowsLoaded{order.ticket, order.first, result(support::rows(order.ids))};
    }
    Event operator()(const FindLikely& order) {
      return LikelyFound{of(order.ticket), result(support::rows({4, 5, 6, 7, 8, 9}))};
    }
    Event operator()(const LookUpCase& order) {
      CaseFound told{of(order.ticket), walk.pick<CaseAnswer>(3), walk.one_in(2) ? 2 : 0, {}};
      if (told.answer != CaseAnswer::found) return told;
      told.view.number = order.number;
      told.view.events = {{requests::Step::received, walk.model.now.date}};
      told.view.letters.resize(walk.number(3), {secret, walk.model.now.date, secret});
      return told;
    }
    Event operator()(const LoadRequests& order) { return RequestsLoaded{of(order.ticket), result(RequestFigures{})}; }
    Event operator()(const TakeOverRequests& order) {
      return RequestsTaken{of(order.ticket), fails ? RequestsTrouble::stick_full : RequestsTrouble::none, 3,
                           "a.json"};
    }
    Event operator()(const LoadStatus& order) {
      return StatusLoaded{of(order.ticket), fails ? RequestsTrouble::older : RequestsTrouble::none, 3, "a.status"};
    }
    Event operator()(const LoadDocument& order) {
      catalog::Document document;
      document.body = {support::paragraph("安全安 全𠮷"), support::paragraph("第二段 安全")};
      document.attachments.resize(walk.number(3), {"附表", 2000});
      return DocumentLoaded{of(order.ticket), result(document)};
    }
    Event operator()(const FindLinks& order) {
      Links links;
      links.places.push_back({{0, 0, 0, 0, 3}, 2, 0});
      return LinksFound{of(order.ticket), result(links)};
    }
    Event operator()(const DrawAttachment& order) {
      const auto trouble = walk.one_in(4) ? PageTrouble::broken : PageTrouble::none;
      return AttachmentDrawn{of(order.ticket), result(AttachmentPage{trouble, 4, {}})};
    }
    Event operator()(const CountPages& order) { return PagesCounted{of(order.ticket), result(3)}; }
    Event operator()(const SubmitApplication& order) {
      requests::Receipt receipt;
      receipt.number = "20261123-" + std::to_string(walk.number(9999));
      receipt.lookup_code = secret;
      return Submitted{of(order.ticket), result(receipt)};
    }
    Event operator()(const Preview& order) {
      const int pages = static_cast<int>(walk.number(6)) + 1;
      return Previewed{of(order.ticket), result(PreviewPage{pages, std::clamp(order.page, 1, pages), {1, 1, {7}}})};
    }
    Event operator()(const StartPrint& order) { return PrintStarted{of(order.ticket), result(3)}; }
    Event operator()(const StartHeldPrint& order) { return PrintStarted{of(order.ticket), result(3)}; }
    Event operator()(const PollPrints&) { return seen(); }
    Event operator()(const StopPrint&) { return seen(); }
    Event operator()(const ContinuePrint&) { return seen(); }
    Event operator()(const HoldPrint& order) { return PrintHeld{of(order.ticket), result(std::string(held_code))}; }
    Event operator()(const CheckPage& order) {
      std::vector<catalog::Catalog::PageMatch> matches(walk.number(3));
      return PageChecked{of(order.ticket), result(matches)};
    }
    Event operator()(const CheckReceipt& order) {
      return ReceiptChecked{of(order.ticket), {walk.pick<ReceiptCheck::Answer>(3), secret, {}}};
    }
    Event operator()(const AskLogin& order) {
      return LoginAsked{of(order.ticket), walk.pick<LoginWay>(fails ? 4 : 1), walk.one_in(4) ? 2 : 0};
    }
    Event operator()(const CheckPin& order) {
      const auto answer = walk.pick<PinAnswer>(fails ? 5 : 0);
      return PinChecked{of(order.ticket), answer, fails ? 2 : 0, somebody(), order.release};
    }
    Event operator()(const NoteAct&) { return Retry{}; }
    Event operator()(const LoadStaff& order) {
      return StaffLoaded{of(order.ticket), result(StaffFigures{{}, {some_hold()}})};
    }
    Event operator()(const LookUpHold& order) { return HoldFound{of(order.ticket), result(some_hold())}; }
    Event operator()(const StoreHold& order) {
      return HoldSaved{of(order.ticket), result(std::string("0001.pdf")), walk.pick<StickTrouble>(5)};
    }
    Event operator()(const DropHold& order) { return HoldVoided{of(order.ticket), result(base::Done{})}; }
    Event operator()(const LookForPackages& order) {
      return PackagesFound{of(order.ticket), !fails, {{"/stick/a", "a", "U1", 5}}};
    }
    Event operator()(const PrepareUpdate& order) {
      if (walk.one_in(3)) walk.does(UpdateProgressed{of(order.ticket), UpdateStep::copying, 0.3, 5});
      if (fails) return UpdateRefused{of(order.ticket), walk.one_in(2), {}};
      UpdatePreview preview;
      if (walk.one_in(2)) preview.changes.changed.resize(2);
      if (walk.one_in(2)) preview.changes.withdrawn.resize(1);
      return UpdatePrepared{of(order.ticket), preview};
    }
    Event operator()(const StopUpdate& order) { return UpdateRefused{of(order.ticket), true, {}}; }
    Event operator()(const ConfirmedUpdate& order) {
      if (fails) return UpdateRefused{of(order.ticket), false, {}};
      return UpdateLoaded{of(order.ticket)};
    }
    Event operator()(const DiscardUpdate&) { return Retry{}; }
    Event operator()(const CompareTexts& order) {
      return TextsCompared{of(order.ticket), result(std::vector<catalog::TextPair>(2))};
    }
    Event operator()(const LoadVersions& order) {
      VersionList list;
      list.versions.resize(3);
      for (std::size_t i = 0; i < 3; ++i) list.versions[i].number = static_cast<std::int64_t>(3 - i);
      list.current = 3, list.before = 2;
      return VersionsLoaded{of(order.ticket), result(list)};
    }
    Event operator()(const UseVersion& order) { return VersionUsed{of(order.ticket), result(base::Done{})}; }
    Event operator()(const PrintReport& order) { return PrintStarted{of(order.ticket), result(2)}; }
    Event operator()(const ForgetVisit&) { return Retry{}; }
    Event operator()(const LookForCatalogue&) { return CatalogueChanged{}; }
    Event seen() {
      printing::Progress progress;
      progress.stage = walk.one_in(3) ? printing::Stage::printed
                                      : walk.pick<printing::Stage>(static_cast<int>(printing::Stage::unknown));
      progress.pages = 3;
      progress.pages_out = static_cast<int>(walk.number(4));
      progress.next_page = progress.pages_out + 1;
      const Ticket ticket =
          walk.model.prints.empty() ? 1 : walk.model.prints[walk.number(walk.model.prints.size())].ticket;
      if (progress.stage == printing::Stage::printed) walk.said_printed.insert(ticket);
      return PrinterSeen{printing::DeviceStatus{}, {{ticket, progress}}};
    }
  };

  void answer_one() {
    const auto at = orders.begin() + static_cast<std::ptrdiff_t>(number(orders.size()));
    const Order order = *at;
    orders.erase(at);
    does(answer(order));
  }

  std::mt19937 dice_;
};

bool holds_secret(const Model& model) {
  for (const std::string& text : support::strings_of(model)) {
    if (text.find(secret) != std::string::npos || text.find(secret_point) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("twenty thousand random events leave the model whole, and the end of a visit leaves nothing of it") {
  Walk walk(20261124);
  std::size_t visits_with_secrets = 0;
  std::set<std::string> seen;
  for (int i = 0; i < 20'000; ++i) {
    walk.step();
    Invariants{walk.model, 0, {}}.check();
    seen.insert(walk.screen_name());
    for (const PrintJob& job : walk.model.prints) {
      if (is_printed(job)) REQUIRE(walk.said_printed.contains(job.ticket));
    }
    if (!walk.one_in(250)) continue;
    if (holds_secret(walk.model)) ++visits_with_secrets;
    walk.does(EndVisit{});
    REQUIRE_FALSE(holds_secret(walk.model));
    REQUIRE(walk.model.screens.size() == 1);
    if (walk.one_in(3)) walk.lets_staff_in();
    if (walk.one_in(3)) walk.does(OpenRequest{}, FocusField{Field::description, 0}, OpenDrawn{});
  }
  CHECK(visits_with_secrets > 20);
  for (const char* name : {"print.setup", "print", "page_check", "staff", "drawn", "touch_check", "update",
                           "versions", "case", "referral.petition", "form.correction"})
    CHECK_MESSAGE(seen.contains(name), name);
}

TEST_CASE("a walk through the form alone comes to receipts and leaves the model whole") {
  Walk walk(7);
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    walk.does(EndVisit{});
    walk.comes_to_review();
    for (int j = 0; j < 40; ++j) {
      walk.does(walk.one_in(2) ? walk.asks() : walk.types());
      if (!walk.orders.empty()) walk.does(walk.answer(walk.orders.back()));
      Invariants{walk.model, 0, {}}.check();
      seen.insert(walk.screen_name());
    }
  }
  CHECK(seen.contains("receipt"));
  CHECK(seen.contains("print"));
  CHECK(seen.contains("request.review"));
}

TEST_CASE("a walk among print-outs never shows printed without the device's word") {
  Walk walk(11);
  std::size_t printed = 0, held = 0;
  for (int i = 0; i < 300; ++i) {
    walk.does(EndVisit{});
    walk.orders.clear();
    walk.reads_document(1 + i % 5);
    walk.does(OpenPrintSetup{PrintKind::document});
    for (int j = 0; j < 40; ++j) {
      walk.does(walk.one_in(3) ? walk.answer(PollPrints{}) : walk.prints());
      if (!walk.orders.empty()) walk.does(walk.answer(walk.orders.back()));
      Invariants{walk.model, 0, {}}.check();
    }
    for (const PrintJob& job : walk.model.prints) {
      if (is_printed(job)) REQUIRE(walk.said_printed.contains(job.ticket));
      if (is_printed(job)) ++printed;
      if (job.hold == PrintJob::Hold::held) ++held;
    }
  }
  CHECK(printed > 50);
  CHECK(held > 20);
}

TEST_CASE("a walk among updates and versions leaves the model whole, and confirms nothing that was not prepared") {
  using Stage = CatalogueUpdate::Stage;
  Walk walk(12);
  std::set<std::string> seen;
  std::set<Stage> stages;
  for (int i = 0; i < 300; ++i) {
    walk.does(EndVisit{});
    walk.orders.clear();
    walk.lets_staff_in();
    walk.does(walk.one_in(4) ? Event{OpenVersions{}} : Event{OpenUpdate{}});
    for (int j = 0; j < 40; ++j) {
      const Stage before = walk.model.update.stage;
      walk.does(walk.renews());
      if (!walk.orders.empty() && walk.one_in(2)) walk.does(walk.answer(walk.orders.back()));
      Invariants{walk.model, 0, {}}.check();
      seen.insert(walk.screen_name());
      stages.insert(walk.model.update.stage);
      if (walk.model.update.stage == Stage::confirming)
        REQUIRE((before == Stage::prepared || before == Stage::confirming));
    }
  }
  for (const char* name : {"update", "update.added", "update.changed", "update.texts", "versions"})
    CHECK_MESSAGE(seen.contains(name), name);
  CHECK(stages.size() == 6);
}

TEST_CASE(
    "a walk among cases, and what staff do with requests, leaves the model whole and nothing of a letter behind") {
  Walk walk(13);
  std::set<std::string> seen;
  for (int i = 0; i < 300; ++i) {
    walk.does(EndVisit{});
    REQUIRE_FALSE(holds_secret(walk.model));
    walk.orders.clear();
    const bool by_staff = walk.one_in(2);
    if (by_staff) walk.lets_staff_in();
    walk.does(by_staff ? Event{OpenRequestsDesk{}} : Event{OpenCase{}});
    if (!by_staff) walk.does(Typed{"202611230001"}, FocusCase{true}, Typed{lookup_code});
    for (int j = 0; j < 40; ++j) {
      walk.does(by_staff ? walk.takes_over() : walk.asks_for_case());
      if (!walk.orders.empty() && walk.one_in(2)) walk.does(walk.answer(walk.orders.back()));
      Invariants{walk.model, 0, {}}.check();
      seen.insert(walk.screen_name());
    }
  }
  for (const char* name : {"case", "case.found", "case.letter", "requests_desk"})
    CHECK_MESSAGE(seen.contains(name), name);
}
