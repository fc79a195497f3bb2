// Event: everything that can happen to the kiosk: a touch that meant something, typed text, an answer from the desk,
// the clock.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "kiosk/app/desk_answers.h"
#include "kiosk/app/model.h"

namespace app {

// One event a line, to be read as a list.
// clang-format off

// -- moving about
struct Started {};      ///< the program is up: load the room
struct GoHome {};
struct GoBack {};       ///< one screen back, or one step back in the form
struct OpenBrowse { BrowseScreen::Axis axis = BrowseScreen::Axis::column; };
struct OpenColumn { std::string id; };  ///< its children, or its list where it has none
struct OpenSubject { std::string subject; };  ///< the second level of a 主题分类
struct OpenList { catalog::Filter filter; };
struct OpenDocument { catalog::RecordId id = 0; };
struct OpenGuide { GuideScreen::Page page = GuideScreen::Page::guide; };
/// `about`: 索引号 to fill in; `words`: what was searched for in vain, for the description. Both may be empty.
struct OpenRequest { std::string about = {}; std::string words = {}; };
struct Retry {};        ///< after a failure: ask the desk again for what this screen needs

// -- lists
struct Narrow { catalog::Filter filter; };               ///< another facet value; keeps the words
struct OpenPicker { ListScreen::Picker picker = ListScreen::Picker::none; };
struct SearchFor { std::string words; };                 ///< a term that is offered: the whole catalogue
struct PickerScrolled { float offset_px = 0; };
struct Search {};                                        ///< search for what stands in the search field
struct RowsWanted { std::size_t first = 0; std::size_t count = 0; int depth = 0; };  ///< the list shows rows it does not hold

// -- reading
/// Of the screen's one scrolling area. `depth` 1: of the list that stands beside the document opened from it.
struct Scrolled { double offset_px = 0; int depth = 0; };
struct ToggleFind {};
struct FindWord { std::size_t index = 0; };              ///< of DocumentScreen::searched: finds it without typing
struct ReadTo { ReadingPlace place; };                   ///< the reader has come there
struct ScrollTable { TablePlace place; };
struct ScrollContents { float offset_px = 0; };
struct ToggleContents {};
struct OpenHeading { std::size_t entry = 0; };           ///< lists the articles under it, or does not any more
struct JumpTo { std::size_t block = 0; bool close_contents = false; bool may_return = false; };
struct OpenArticle { bool open = true; };                ///< to enter the number of an article
struct FollowLink { catalog::RecordId id = 0; };         ///< opens another document over this one: 返回 leads back
struct JumpToArticle { bool close_contents = false; };   ///< the one that was entered; nothing where there is none
/// A PDF that belongs to the document, page by page.
struct OpenAttachment { std::size_t place = 0; };
struct TurnAttachment { int page = 1; };
struct ZoomAttachment { std::size_t zoom = 0; };
struct PanAttachment { float left_px = 0; float top_px = 0; };
struct FindNext {};
struct FindPrevious {};
struct SetTextSize { TextSize size = TextSize::standard; };

// -- typing (whatever the panel or keyboard: commits and editing keys)
enum class Box { search, find };
struct FocusBox { Box box = Box::search; std::size_t caret = 0; };
struct FocusField { requests::Field field = requests::Field::name; std::size_t caret = 0; };
struct Unfocus {};
struct Typed { std::string text; };
struct Pressed { EditKey key = EditKey::enter; };
struct ClearBox {};                                      ///< empties the focused box

// -- the panels; their keys are Typed and Pressed like those of a keyboard
struct OpenPanel { Panel panel = Panel::pinyin; };
struct HidePanel {};                                     ///< 收起
struct SetFuzzy { bool on = false; };
struct SetByCharacter { bool on = false; };
struct SetUpper { bool on = false; };
struct SetShapeWay { ShapeWay way = ShapeWay::strokes; };
struct StrokeKey { char stroke = '1'; };                 ///< as in input::Strokes
struct ChooseRadical { int number = 0; };                ///< 0: back to the radicals
struct SetResidual { int strokes = -1; };
struct Inked { base::InkStroke stroke; };                ///< a stroke is done, on the pad of 手写 or of 找不到这个字
struct UndoInk {};                                       ///< takes back the last stroke
struct ClearInk {};
struct ChooseCandidate { std::size_t index = 0; };       ///< of Typing::offer
struct ShowCandidates { std::size_t first = 0; };        ///< another page of them; asks for more where it must
struct Enlarge { std::string text; };                    ///< a candidate is held; empty: let go
struct OpenDrawn {};                                     ///< 找不到这个字
struct FocusDescription { std::size_t caret = 0; };      ///< of the drawn character
struct PlaceDrawn {};                                    ///< 放入: into the field that it was begun for

// -- the request
struct ChooseApplicant { requests::ApplicantKind kind = requests::ApplicantKind::natural_person; };
struct ChooseOrganization { requests::OrganizationKind kind = requests::OrganizationKind::business; };
struct ChooseIdKind { requests::IdKind kind = requests::IdKind::resident_id; };
struct ToggleCarrier { requests::Carrier carrier = requests::Carrier::paper; };
struct ToggleDelivery { requests::Delivery delivery = requests::Delivery::pick_up; };
struct NextStep {};
struct GoToStep { RequestScreen::Step step = RequestScreen::Step::what; };  ///< 修改, from the review
struct SkipCoach {};                                     ///< 不再提示
struct ToggleReadBack {};                                ///< 代填: the applicant has heard it and agrees
struct Submit {};

// -- what is no request, and forms of their own
struct OpenReferral { Referral referral = Referral::inquiry; };
struct OpenOtherForm { requests::OtherFormKind kind = requests::OtherFormKind::opinion; };
struct FocusOther { requests::OtherField field = requests::OtherField::content; std::size_t caret = 0; };

// -- how far a case is
struct OpenCase {};
struct FocusCase { bool code = false; };                 ///< type the number, or the code
struct AskCase {};
struct ReadLetter { std::size_t letter = 0; };

// -- paper
struct OpenPrintSetup { PrintKind kind = PrintKind::document; };  ///< 打印设置, from the document or the receipt
struct ChooseEdition { printing::Edition edition = printing::Edition::standard; };
struct ToggleTwoSided {};
struct ToggleTwoUp {};
struct SetRange { int first = 1; int last = 0; };        ///< pages to print, last 0: to the end; brought inside
struct ShowPage { int page = 1; };                       ///< the page whose picture is wanted; brought inside
struct PrintNow {};                                      ///< as the setup says; nothing where it exceeds the limit
struct Print { PrintKind kind = PrintKind::document; };  ///< at once, in the edition that was chosen last
struct OpenPrint { Ticket job = 0; };                    ///< how far it has come
struct CancelPrint {};                                   ///< this and the next four: of the print-out on the screen
struct ResumePrint {};
struct PrintAgain {};                                    ///< a new print-out of what did not come out
struct TakeCode {};  ///< 到服务台领取: from the setup instead of printing, from a print-out after taking it back
struct PagesTaken {};                                    ///< 已取走

// -- page check
struct OpenPageCheck { std::string code; };              ///< from the home page; a code that is given is checked
struct CheckPageCode {};

// -- staff
struct OpenPin { PinDialog::Purpose purpose = PinDialog::Purpose::staff; };
struct PinEnter {};
struct FocusPin { bool number = false; };                ///< type the 工号 again, or the PIN
struct FindHold {};                                      ///< for the code that was typed
struct ChooseHold { std::string code; };                 ///< one of the list; empty: none
struct PrintHold {};                                     ///< this and the next two: the chosen one
struct SaveHold {};                                      ///< to the stick
struct VoidHold {};
struct OpenTouchCheck {};
struct OpenRequestsDesk {};                              ///< 申请
struct TakeRequests {};                                  ///< to the stick
struct TakeStatus {};                                    ///< from the stick
struct BeginAssisted {};                                 ///< 代填申请
struct TouchedCross { float off_x_mm = 0; float off_y_mm = 0; };
struct ReleasePages {};                                  ///< 放行: this visit may print without limit

// -- the update and the versions, for staff
struct OpenUpdate {};
struct ChoosePackage { std::string path; };              ///< one of those that were found: it is checked and prepared
struct CancelUpdate {};                                  ///< stops preparing, or drops what is prepared
struct ShowUpdatePage { UpdateScreen::Page page = UpdateScreen::Page::overview; std::size_t item = 0; };
struct ConfirmUpdate { bool sure = false; };             ///< asks first where records vanish, unless `sure`
struct DismissUpdate {};                                 ///< what came of it has been read
struct PrintUpdateReport {};
struct OpenVersions {};
struct AskVersion { std::int64_t number = 0; };          ///< to put it in use: asks first
struct SetVersion { std::int64_t number = 0; };          ///< from that dialog

// -- dialogs and the visit
struct AskEnd {};
struct AskHelp {};
struct CloseDialog {};
struct EndVisit {};
struct Tick { base::LocalTime now; int idle_s = 0; };    ///< about once a second; idle_s since the last touch or key

// -- answers about the update
struct StoreRecovered { catalog::Versions::Recovery recovery; };  ///< at the start
struct PackagesFound { Ticket ticket = 0; bool stick = false; std::vector<PackageFile> files; };
struct UpdateProgressed { Ticket ticket = 0; UpdateStep step = UpdateStep::checking; double share = 0; std::optional<int> seconds_left; };
struct UpdatePrepared { Ticket ticket = 0; UpdatePreview preview; };
struct UpdateRefused { Ticket ticket = 0; bool cancelled = false; UpdateTrouble trouble; };
struct UpdateLoaded { Ticket ticket = 0; };
struct TextsCompared { Ticket ticket = 0; base::Result<std::vector<catalog::TextPair>> texts; };
struct VersionsLoaded { Ticket ticket = 0; base::Result<VersionList> list; };
struct VersionUsed { Ticket ticket = 0; base::Status done; };

// -- answers from the desk
struct CatalogueChanged {};  ///< another catalogue than the one in use lies ready
struct Offered { Ticket ticket = 0; input::Offer offer; };
struct Chosen { Ticket ticket = 0; input::Choice choice; };
struct Scanned { std::string text; };                    ///< a code scanner has sent this, not a hand
struct RoomLoaded { Ticket ticket = 0; base::Result<Room> room; };
struct NewestLoaded { Ticket ticket = 0; base::Result<std::vector<catalog::ListRow>> rows; };
/// `withdrawn`: what was called exactly so and is no longer public.
struct Found { Ticket ticket = 0; base::Result<catalog::ResultSet> found; std::vector<catalog::Tombstone> withdrawn = {}; };
struct RowsLoaded { Ticket ticket = 0; std::size_t first = 0; base::Result<std::vector<catalog::ListRow>> rows; };
struct DocumentLoaded { Ticket ticket = 0; base::Result<catalog::Document> document; };
struct LinksFound { Ticket ticket = 0; base::Result<Links> links; };
struct WayOnFound { Ticket ticket = 0; base::Result<WayOn> way_on; };
struct AttachmentDrawn { Ticket ticket = 0; base::Result<AttachmentPage> page; };
struct PagesCounted { Ticket ticket = 0; base::Result<int> pages; };
struct Submitted { Ticket ticket = 0; base::Result<requests::Receipt> receipt; };
struct LikelyFound { Ticket ticket = 0; base::Result<std::vector<catalog::ListRow>> rows; };
struct CaseFound { Ticket ticket = 0; CaseAnswer answer = CaseAnswer::failed; int wait_s = 0; CaseView view; };
struct RequestsLoaded { Ticket ticket = 0; base::Result<RequestFigures> figures; };
struct RequestsTaken { Ticket ticket = 0; RequestsTrouble trouble = RequestsTrouble::none; std::int64_t count = 0; std::string file_name; };
struct StatusLoaded { Ticket ticket = 0; RequestsTrouble trouble = RequestsTrouble::none; std::int64_t cases = 0; std::string file_name; };
struct Previewed { Ticket ticket = 0; base::Result<PreviewPage> page; };
struct PrintStarted { Ticket ticket = 0; base::Result<int> pages; };  ///< sides; an error: nothing was printed
struct PrinterSeen { std::optional<printing::DeviceStatus> printer; std::vector<JobProgress> jobs; };
struct PrintHeld { Ticket ticket = 0; base::Result<std::string> code; };
struct PageChecked { Ticket ticket = 0; base::Result<std::vector<catalog::Catalog::PageMatch>> matches; std::vector<catalog::Tombstone> withdrawn = {}; };
struct ReceiptChecked { Ticket ticket = 0; ReceiptCheck check; };
struct LoginAsked { Ticket ticket = 0; LoginWay way = LoginWay::failed; int wait_s = 0; };
struct PinChecked { Ticket ticket = 0; PinAnswer answer = PinAnswer::failed; int wait_s = 0; StaffSession who; bool release = false; };
struct StaffLoaded { Ticket ticket = 0; base::Result<StaffFigures> figures; };
struct HoldFound { Ticket ticket = 0; base::Result<printing::Hold> hold; };
struct HoldSaved { Ticket ticket = 0; base::Result<std::string> name; StickTrouble trouble = StickTrouble::other; };
struct HoldVoided { Ticket ticket = 0; base::Status done; };
// clang-format on

/// The events by kind. One flat variant of them all would cost the compiler ten seconds a file.
using EventGroups = std::variant<
    std::variant<Started, GoHome, GoBack, OpenBrowse, OpenColumn, OpenSubject, OpenList, OpenDocument, OpenGuide,
                 OpenRequest, Retry>,
    std::variant<Narrow, OpenPicker, PickerScrolled, Search, SearchFor, RowsWanted, Scrolled, ToggleFind, FindNext,
                 FindPrevious, SetTextSize>,
    std::variant<FindWord, ReadTo, ScrollTable, ScrollContents, ToggleContents, OpenHeading, JumpTo, OpenArticle,
                 JumpToArticle, FollowLink, OpenAttachment, TurnAttachment, ZoomAttachment, PanAttachment>,
    std::variant<FocusBox, FocusField, Unfocus, Typed, Pressed, ClearBox, Scanned>,
    std::variant<OpenPanel, HidePanel, SetFuzzy, SetByCharacter, SetUpper, SetShapeWay, StrokeKey, ChooseRadical,
                 SetResidual>,
    std::variant<Inked, UndoInk, ClearInk, ChooseCandidate, ShowCandidates, Enlarge, OpenDrawn, FocusDescription,
                 PlaceDrawn, Offered, Chosen>,
    std::variant<ChooseApplicant, ChooseOrganization, ChooseIdKind, ToggleCarrier, ToggleDelivery, NextStep, GoToStep,
                 SkipCoach, ToggleReadBack, Submit>,
    std::variant<OpenReferral, OpenOtherForm, FocusOther, OpenCase, FocusCase, AskCase, ReadLetter, OpenRequestsDesk,
                 TakeRequests, TakeStatus, BeginAssisted>,
    std::variant<LikelyFound, CaseFound, RequestsLoaded, RequestsTaken, StatusLoaded>,
    std::variant<OpenPrintSetup, ChooseEdition, ToggleTwoSided, ToggleTwoUp, SetRange, ShowPage, PrintNow, Print,
                 OpenPrint, CancelPrint, ResumePrint, PrintAgain, TakeCode, PagesTaken>,
    std::variant<OpenPageCheck, CheckPageCode, OpenPin, PinEnter, FocusPin, FindHold, ChooseHold, PrintHold, SaveHold,
                 VoidHold, OpenTouchCheck, TouchedCross, ReleasePages>,
    std::variant<AskEnd, AskHelp, CloseDialog, EndVisit, Tick>,
    std::variant<OpenUpdate, ChoosePackage, CancelUpdate, ShowUpdatePage, ConfirmUpdate, DismissUpdate,
                 PrintUpdateReport, OpenVersions, AskVersion, SetVersion>,
    std::variant<StoreRecovered, PackagesFound, UpdateProgressed, UpdatePrepared, UpdateRefused, UpdateLoaded,
                 TextsCompared, VersionsLoaded, VersionUsed>,
    std::variant<CatalogueChanged, RoomLoaded, NewestLoaded, Found, RowsLoaded, WayOnFound, DocumentLoaded,
                 LinksFound, AttachmentDrawn, PagesCounted, Submitted>,
    std::variant<Previewed, PrintStarted, PrinterSeen, PrintHeld, PageChecked, ReceiptChecked, LoginAsked, PinChecked,
                 StaffLoaded, HoldFound, HoldSaved, HoldVoided>>;

template <class T, class Group>
inline constexpr bool is_in_group = false;
template <class T, class... Ts>
inline constexpr bool is_in_group<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);

template <class T, class Groups>
struct GroupOf;
template <class T, class First, class... Others>
struct GroupOf<T, std::variant<First, Others...>>
    : std::conditional_t<is_in_group<T, First>, std::type_identity<First>, GroupOf<T, std::variant<Others...>>> {};
template <class T>
struct GroupOf<T, std::variant<>> {};

/// One of all the structs above.
class Event {
 public:
  template <class T, class Plain = std::remove_cvref_t<T>, class Group = typename GroupOf<Plain, EventGroups>::type>
  Event(T&& event) : event_(std::in_place_type<Group>, std::in_place_type<Plain>, std::forward<T>(event)) {}

  Event(const Event& other);  // these are compiled once, in event.cpp
  Event(Event&& other) noexcept;
  Event& operator=(const Event& other);
  Event& operator=(Event&& other) noexcept;
  ~Event();

  template <class Visitor>
  void visit(Visitor&& visitor) {
    std::visit([&visitor](auto& group) { std::visit(visitor, group); }, event_);
  }
  /// Null where it is another event.
  template <class T>
  T* get_if() {
    auto* group = std::get_if<typename GroupOf<T, EventGroups>::type>(&event_);
    return group != nullptr ? std::get_if<T>(group) : nullptr;
  }
  template <class T>
  const T* get_if() const {
    return const_cast<Event*>(this)->get_if<T>();
  }

 private:
  EventGroups event_;
};
using Events = std::vector<Event>;

}  // namespace app
