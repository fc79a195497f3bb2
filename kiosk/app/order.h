// Order: what update() asks of the world. Data, so that tests can read it; carried out by shell's Desk, off the
// frame.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/page_code.h"
#include "catalog/catalog.h"
#include "kiosk/app/model.h"
#include "requests/application.h"

namespace app {

// One order a line, to be read as a list.
// clang-format off

/// This and the next are answered at once, before the next event is applied: the engines are not the desk's.
struct Compose { Ticket ticket = 0; input::Entry entry; std::size_t count = 0; };              ///< -> Offered
struct Choose { Ticket ticket = 0; input::Pinyin entry; std::size_t index = 0; };              ///< -> Chosen
struct LoadRoom { Ticket ticket = 0; };                                   ///< -> RoomLoaded
struct LoadNewest { Ticket ticket = 0; std::size_t count = 0; };          ///< -> NewestLoaded
struct Find { Ticket ticket = 0; catalog::Filter filter; };               ///< -> Found
struct LoadRows {                                                         ///< -> RowsLoaded
  Ticket ticket = 0;
  std::size_t first = 0;
  std::vector<catalog::RecordId> ids;
  std::string words;
};
/// Where the filter finds nothing: what finds something.
struct FindWayOn { Ticket ticket = 0; catalog::Filter filter; };         ///< -> WayOnFound
/// What of the catalogue may be what somebody asks for in his own words.
struct FindLikely { Ticket ticket = 0; std::string text; std::string number; std::size_t count = 0; };  ///< -> LikelyFound
struct LoadDocument { Ticket ticket = 0; catalog::RecordId id = 0; };     ///< -> DocumentLoaded
struct FindLinks { Ticket ticket = 0; catalog::RecordId id = 0; };        ///< -> LinksFound
struct DrawAttachment {                                                   ///< -> AttachmentDrawn
  Ticket ticket = 0;
  catalog::RecordId id = 0;
  std::size_t place = 0;  ///< among its attachments
  int page = 1;
  int width_px = 0;
};
struct CountPages { Ticket ticket = 0; catalog::RecordId id = 0; };       ///< -> PagesCounted
struct SubmitApplication {                                                ///< -> Submitted
  Ticket ticket = 0;
  requests::Application application;
  std::string visit_token;
};
struct LookUpCase { Ticket ticket = 0; std::string number; std::string code; };  ///< -> CaseFound
/// What a form, a receipt or a letter is made of; left out for documents. Of the kind of its PrintSource.
struct PrintContent {
  requests::Application application;
  requests::Receipt receipt;
  requests::OtherForm form;
  requests::Letter letter;
};
struct Preview {                                                          ///< -> Previewed
  Ticket ticket = 0;
  PrintSource source;
  std::optional<PrintContent> content;
  printing::Edition edition = printing::Edition::standard;
  int page = 1;
  int width_px = 0;
};
struct StartPrint {                                                       ///< -> PrintStarted
  Ticket ticket = 0;  ///< names the print-out from here on
  PrintSource source;
  std::optional<PrintContent> content;
  printing::PrintChoice choice;
  int from_side = 1;
};
struct PollPrints {};                                                     ///< -> PrinterSeen
struct StopPrint { Ticket ticket = 0; };                                  ///< takes it back; PrinterSeen tells
struct ContinuePrint { Ticket ticket = 0; };                              ///< where interrupted; PrinterSeen tells
struct HoldPrint {                                                        ///< -> PrintHeld
  Ticket ticket = 0;
  PrintSource source;
  printing::PrintChoice choice;
  int from_side = 1;  ///< the first that did not come out
  int pages = 0;      ///< sides that did not come out; 0: not known
};
struct CheckPage { Ticket ticket = 0; base::PageCode code; };             ///< -> PageChecked
struct CheckReceipt { Ticket ticket = 0; std::string line; };             ///< -> ReceiptChecked
struct AskLogin { Ticket ticket = 0; };                                   ///< how staff are let in -> LoginAsked
struct CheckPin {                                                         ///< -> PinChecked
  Ticket ticket = 0;
  std::string number;    ///< 工号; empty where the PIN is asked for alone
  std::string digits;
  bool release = false;  ///< not to log in, but to lift the limit of pages
};
/// To be written to the log of staff's acts. No answer: StaffLoaded says whether it could be.
struct NoteAct {
  enum class Act { logged_out, page_limit_lifted, assisted };
  std::string who;
  Act act = Act::logged_out;
};
struct LoadStaff { Ticket ticket = 0; };                                  ///< -> StaffLoaded
struct LookUpHold { Ticket ticket = 0; std::string code; };               ///< -> HoldFound
struct StartHeldPrint { Ticket ticket = 0; std::string code; std::string who; };  ///< -> PrintStarted
struct StoreHold { Ticket ticket = 0; std::string code; std::string who; };       ///< to the stick -> HoldSaved
struct DropHold { Ticket ticket = 0; std::string code; std::string who; };        ///< -> HoldVoided
// -- the update; these have a thread of their own. `who` stands in the log of staff's acts.
struct LookForPackages { Ticket ticket = 0; };                            ///< -> PackagesFound
struct PrepareUpdate { Ticket ticket = 0; PackageFile file; std::string who; };  ///< -> UpdateProgressed …, then
                                                                          ///< UpdatePrepared or UpdateRefused
struct StopUpdate { Ticket ticket = 0; };                                 ///< -> UpdateRefused, cancelled
struct ConfirmedUpdate { Ticket ticket = 0; std::string who; };           ///< -> UpdateLoaded or UpdateRefused
struct DiscardUpdate { std::string who; };
struct CompareTexts { Ticket ticket = 0; catalog::RecordChange change; };  ///< -> TextsCompared
struct UseVersion { Ticket ticket = 0; std::int64_t number = 0; std::string who; };  ///< -> VersionUsed
// -- and these are the desk's again
struct LoadVersions { Ticket ticket = 0; };                               ///< -> VersionsLoaded
struct PrintReport { Ticket ticket = 0; UpdateReport report; };           ///< -> PrintStarted
struct LoadRequests { Ticket ticket = 0; };                               ///< -> RequestsLoaded
struct TakeOverRequests { Ticket ticket = 0; std::string who; };          ///< to the stick -> RequestsTaken
struct LoadStatus { Ticket ticket = 0; std::string who; };                ///< from the stick -> StatusLoaded
/// The visit is over: orders of it that were not begun are dropped, text fields of the input engines forgotten.
struct ForgetVisit {};
/// Has staff loaded another catalogue? -> CatalogueChanged, or nothing.
struct LookForCatalogue {};
// clang-format on

using Order =
    std::variant<Compose, Choose, LoadRoom, LoadNewest, Find, FindWayOn, LoadRows, LoadDocument, FindLinks,
                 DrawAttachment, CountPages, FindLikely, SubmitApplication, LookUpCase, Preview, StartPrint,
                 PollPrints, StopPrint, ContinuePrint, HoldPrint, CheckPage, CheckReceipt, AskLogin, CheckPin,
                 NoteAct, LoadStaff, LookUpHold, StartHeldPrint, StoreHold, DropHold, LookForPackages, PrepareUpdate,
                 StopUpdate, ConfirmedUpdate, DiscardUpdate, CompareTexts, LoadVersions, UseVersion, PrintReport,
                 LoadRequests, TakeOverRequests, LoadStatus, ForgetVisit, LookForCatalogue>;
using Orders = std::vector<Order>;

}  // namespace app
