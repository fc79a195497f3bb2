// Desk: carries out the orders of update() over the real libraries. Blocks; belongs to the one thread that calls it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/workday.h"
#include "catalog/catalog.h"
#include "kiosk/app/event.h"
#include "kiosk/app/order.h"
#include "kiosk/shell/print_room.h"
#include "office/audit_log.h"
#include "office/press_room.h"
#include "office/settings.h"
#include "office/staff_login.h"
#include "printing/ledger.h"
#include "requests/receipt_proof.h"
#include "requests/register.h"

namespace shell {

class Desk {
 public:
  struct Parts {
    std::string data_directory;  ///< of the catalogue and of the register
    office::PressRoom& press;
    PrintRoom& print_room;
    const base::Clock& clock;
    const requests::Sealer& sealer;
    office::Settings settings;
    std::function<std::int64_t()> epoch_s =
        {};  ///< seconds of the wall clock, for pauses and the log; empty: its own
    const requests::ReceiptSigner* signer = nullptr;  ///< null: receipts bear no QR code
  };
  /// Opens nothing yet: what is not there (a catalogue, a printer) fails the order that needs it, and is looked for
  /// again with the next one.
  explicit Desk(Parts parts) : parts_(std::move(parts)) {}

  /// The answer with the order's ticket; nothing for ForgetVisit and for the orders of the engines and the
  /// UpdateRoom. Failures are logged to stderr without anything that a citizen typed. A catalogue that was loaded
  /// meanwhile is taken up with LoadRoom and LoadNewest only, so that the record ids of a visit stay good.
  std::optional<app::Event> perform(const app::Order& order);

 private:
  using Opened = base::Result<const catalog::Catalog*>;

  std::optional<app::Event> answer(const app::LoadRoom& order);
  std::optional<app::Event> answer(const app::LoadNewest& order);
  std::optional<app::Event> answer(const app::Find& order);
  std::optional<app::Event> answer(const app::FindWayOn& order);
  std::optional<app::Event> answer(const app::LoadRows& order);
  std::optional<app::Event> answer(const app::LoadDocument& order);
  std::optional<app::Event> answer(const app::FindLinks& order);
  std::optional<app::Event> answer(const app::DrawAttachment& order);
  std::optional<app::Event> answer(const app::CountPages& order);
  std::optional<app::Event> answer(const app::SubmitApplication& order);
  std::optional<app::Event> answer(const app::Preview& order);
  std::optional<app::Event> answer(const app::StartPrint& order);
  std::optional<app::Event> answer(const app::PollPrints& order);
  std::optional<app::Event> answer(const app::StopPrint& order);
  std::optional<app::Event> answer(const app::ContinuePrint& order);
  std::optional<app::Event> answer(const app::HoldPrint& order);
  std::optional<app::Event> answer(const app::CheckPage& order);
  std::optional<app::Event> answer(const app::CheckReceipt& order);
  std::optional<app::Event> answer(const app::AskLogin& order);
  std::optional<app::Event> answer(const app::CheckPin& order);
  std::optional<app::Event> answer(const app::NoteAct& order);
  std::optional<app::Event> answer(const app::LoadStaff& order);
  std::optional<app::Event> answer(const app::LookUpHold& order);
  std::optional<app::Event> answer(const app::StartHeldPrint& order);
  std::optional<app::Event> answer(const app::StoreHold& order);
  std::optional<app::Event> answer(const app::DropHold& order);
  std::optional<app::Event> answer(const app::LoadVersions& order);
  std::optional<app::Event> answer(const app::PrintReport& order);
  std::optional<app::Event> answer(const app::FindLikely& order);
  std::optional<app::Event> answer(const app::LookUpCase& order);
  std::optional<app::Event> answer(const app::LoadRequests& order);
  std::optional<app::Event> answer(const app::TakeOverRequests& order);
  std::optional<app::Event> answer(const app::LoadStatus& order);
  std::optional<app::Event> answer(const app::ForgetVisit& order);
  std::optional<app::Event> answer(const app::LookForCatalogue& order);

  Opened catalogue();
  Opened newest_catalogue();
  base::Result<requests::Register*> opened_register();

  /// The product's holidays, and before them those of the catalogue.
  base::Calendar calendar();
  /// 查询码 of a visit's application, the same at each try.
  const std::string& code_of(const std::string& visit_token);
  /// Puts in until when it must be answered, and the signed line.
  void complete(requests::Receipt& receipt);
  base::Result<requests::Receipt> submit(const app::SubmitApplication& order);
  base::Result<app::Room> room();
  base::Result<std::vector<catalog::ListRow>> newest(std::size_t count);
  base::Result<catalog::Document> document(catalog::RecordId id);
  // desk_paper.cpp
  using Content = std::optional<app::PrintContent>;
  base::Result<printing::Paper> document_paper(const base::Result<catalog::Document>& document);
  base::Result<printing::Paper> form_paper(app::PrintKind kind, const app::PrintContent& content);
  base::Result<office::Sheets*> sheets(const app::PrintSource& source, const Content& content,
                                       printing::Edition edition);
  base::Result<int> start(app::Ticket ticket, const office::Sheets& sheets, app::PrintKind kind,
                          const printing::ParsedChoice& choice, const std::string& hold_code);
  base::Result<printing::Ledger*> ledger();
  base::Result<std::string> hold(const app::HoldPrint& order);
  struct Held {
    office::Sheets sheets;
    app::PrintKind kind = app::PrintKind::document;
    printing::ParsedChoice choice;
  };
  base::Result<Held> held(const std::string& code);
  base::Result<app::StaffFigures> staff_figures();
  // desk_requests.cpp
  base::Result<app::CaseView> case_view(const std::string& number, const std::string& code,
                                        const requests::Lookup& lookup);
  base::Result<app::RequestFigures> request_figures();
  app::RequestsTaken take_over(const app::TakeOverRequests& order);
  // desk_update.cpp
  base::Result<office::Sheets> report_sheets(const app::UpdateReport& report);
  // desk_staff.cpp
  std::int64_t epoch_s() const;
  /// Into the log of staff's acts. That it could not be written is remembered for the staff's screen: what citizens
  /// need is done all the same.
  void note(const std::string& who, office::Act act, const std::string& detail = "");
  void note_login(const office::Login& login, const app::StaffSession& session);
  std::string reference_of(const std::string& hold_code);

  Parts parts_;
  std::optional<catalog::Catalog> catalog_;
  std::optional<requests::Register> register_;
  std::optional<printing::Ledger> ledger_;
  /// What was set last, so that turning its pages is quick.
  struct LastSet {
    app::PrintSource source;
    printing::Edition edition = printing::Edition::standard;
    office::Sheets sheets;
  };
  std::optional<LastSet> last_set_;
  bool log_failed_ = false;
  struct PendingCode {
    std::string visit_token, code;
  };
  PendingCode pending_code_;
  std::map<std::string, app::PrintContent> forms_;       ///< of this visit, by 登记编号
  std::map<std::string, app::PrintContent> held_forms_;  ///< by code; in memory only: they name people
};

}  // namespace shell
