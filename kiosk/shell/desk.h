// Desk: carries out the orders of update() over the real libraries. Blocks; belongs to the one thread that calls it.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "catalog/catalog.h"
#include "kiosk/app/event.h"
#include "kiosk/app/order.h"
#include "printing/pdf.h"
#include "printing/printer.h"
#include "requests/register.h"

namespace shell {

class Desk {
 public:
  struct Parts {
    std::string data_directory;  ///< of the catalogue and of the register
    printing::FontPaths fonts;
    printing::Printer& printer;
    const base::Clock& clock;
    const requests::Sealer& sealer;
  };
  /// Opens nothing yet: what is not there (a catalogue, a printer) fails the order that needs it, and is looked for
  /// again with the next one.
  explicit Desk(Parts parts) : parts_(std::move(parts)) {}

  /// The answer with the order's ticket; nothing for ForgetVisit. Failures are logged to stderr without anything
  /// that a citizen typed. A catalogue that was loaded meanwhile is taken up with LoadRoom and LoadNewest only, so
  /// that the record ids of a visit stay good.
  std::optional<app::Event> perform(const app::Order& order);

 private:
  using Opened = base::Result<const catalog::Catalog*>;

  std::optional<app::Event> answer(const app::LoadRoom& order);
  std::optional<app::Event> answer(const app::LoadNewest& order);
  std::optional<app::Event> answer(const app::Find& order);
  std::optional<app::Event> answer(const app::LoadRows& order);
  std::optional<app::Event> answer(const app::LoadDocument& order);
  std::optional<app::Event> answer(const app::CountPages& order);
  std::optional<app::Event> answer(const app::SubmitApplication& order);
  std::optional<app::Event> answer(const app::Preview& order);
  std::optional<app::Event> answer(const app::StartPrint& order);
  std::optional<app::Event> answer(const app::PollPrints& order);
  std::optional<app::Event> answer(const app::StopPrint& order);
  std::optional<app::Event> answer(const app::ContinuePrint& order);
  std::optional<app::Event> answer(const app::HoldPrint& order);
  std::optional<app::Event> answer(const app::CheckPage& order);
  std::optional<app::Event> answer(const app::CheckPin& order);
  std::optional<app::Event> answer(const app::LoadStaff& order);
  std::optional<app::Event> answer(const app::LookUpHold& order);
  std::optional<app::Event> answer(const app::StartHeldPrint& order);
  std::optional<app::Event> answer(const app::StoreHold& order);
  std::optional<app::Event> answer(const app::DropHold& order);
  std::optional<app::Event> answer(const app::ForgetVisit& order);
  std::optional<app::Event> answer(const app::LookForCatalogue& order);

  Opened catalogue();
  Opened newest_catalogue();
  base::Result<requests::Register*> opened_register();

  base::Result<app::Room> room();
  base::Result<std::vector<catalog::ListRow>> newest(std::size_t count);
  base::Result<catalog::Document> document(catalog::RecordId id);
  base::Result<printing::Paper> document_paper(catalog::RecordId id);
  base::Result<printing::Paper> paper_of(const app::PrintSource& source,
                                         const std::optional<app::PrintContent>& content);
  base::Result<printing::Press*> press();
  base::Result<printing::JobResult> print(const base::Result<printing::Paper>& paper, const char* kind);

  Parts parts_;
  std::optional<catalog::Catalog> catalog_;
  std::optional<requests::Register> register_;
  std::optional<printing::Press> press_;
  std::vector<app::JobProgress> jobs_;
};

}  // namespace shell
