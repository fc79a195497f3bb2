// Print-outs under way. Never says more than the device has confirmed.
#include <algorithm>
#include <utility>

#include "kiosk/app/print_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using Hold = PrintJob::Hold;
using Making = PrintJob::Making;

/// Names the paper of this kind that the screen on top is about; empty: there is none.
std::string paper_on_top(Model& model, PrintKind kind) {
  const auto* receipt = top_as<ReceiptScreen>(model);
  const auto* referral = top_as<ReferralScreen>(model);
  const auto* other = top_as<OtherFormScreen>(model);
  const auto* asked = top_as<CaseScreen>(model);
  switch (kind) {
    case PrintKind::application:
    case PrintKind::receipt: return receipt ? receipt->receipt.number : std::string();
    case PrintKind::blank: return referral ? "blank" : "";
    case PrintKind::other_form: return other ? name_of_paper(*other) : std::string();
    case PrintKind::letter: return asked && asked->letter ? name_of_letter(*asked, *asked->letter) : std::string();
    case PrintKind::document:
    case PrintKind::report: break;
  }
  return {};
}

/// What would be printed from the screen on top; nothing if it has no such thing.
std::optional<PrintSource> source_on_top(Model& model, PrintKind kind) {
  PrintSource source;
  source.kind = kind;
  if (kind == PrintKind::document) {
    const auto* document = top_as<DocumentScreen>(model);
    if (!document || document->loading != Loading::ready) return std::nullopt;
    source.document = document->id;
    source.index_number = document->document.record.index_number;
  } else {
    source.receipt_number = paper_on_top(model, kind);
    if (source.receipt_number.empty()) return std::nullopt;
  }
  return source;
}

/// The same thing is under way already.
PrintJob* find_same(Model& model, const PrintJob& planned) {
  const auto found = std::find_if(model.prints.begin(), model.prints.end(), [&](const PrintJob& job) {
    return is_running(job) && job.hold == Hold::none && !job.by_staff && job.source == planned.source &&
           job.choice == planned.choice;
  });
  return found == model.prints.end() ? nullptr : &*found;
}

void show_job(Model& model, Ticket ticket) {
  if (auto* open = top_as<PrintScreen>(model)) {
    open->job = ticket;
  } else {
    push(model, PrintScreen{ticket});
  }
}

/// The print-out that the screen on top is about.
PrintJob* job_on_top(Model& model) {
  if (const auto* print = top_as<PrintScreen>(model)) return find_job(model, print->job);
  if (const auto* staff = top_as<StaffScreen>(model)) return find_job(model, staff->job);
  if (const auto* update = top_as<UpdateScreen>(model)) return find_job(model, update->job);
  return nullptr;
}

/// The first side of the choice that is not out.
int next_side(const PrintJob& job) {
  const bool knows = job.progress && job.progress->counts;
  return job.from_side + (knows ? std::max(job.progress->next_page, 1) - 1 : 0);
}

/// Sides from next_side() on; 0 where that is not known.
int rest_of(const PrintJob& job) {
  return job.pages == 0 ? 0 : std::max(job.pages - (next_side(job) - job.from_side), 0);
}

void ask_for_code(Model& model, PrintJob& job, Orders& orders) {
  job.hold = Hold::asking;
  job.hold_ticket = new_ticket(model);
  orders.push_back(HoldPrint{job.hold_ticket, job.source, job.choice, next_side(job), rest_of(job)});
}

/// A job whose code is wanted has come to its end: is there anything left to be had at the desk?
void settle_hold(Model& model, PrintJob& job, Orders& orders) {
  if (job.hold != Hold::wanted || is_running(job)) return;
  job.hold = Hold::none;
  if (has_rest(job)) ask_for_code(model, job, orders);
}

void hear(Model& model, const JobProgress& said, Orders& orders) {
  PrintJob* const job = find_job(model, said.ticket);
  if (!job || job->making != Making::made || !is_running(*job)) return;
  job->progress = said.progress;
  settle_hold(model, *job, orders);
  auto* staff = top_as<StaffScreen>(model);
  if (staff && job->by_staff && !is_running(*job)) load_staff(model, *staff, orders);
}

}  // namespace

PrintJob* find_job(Model& model, Ticket ticket) { return const_cast<PrintJob*>(job_shown(model, ticket)); }

void start_print(Model& model, PrintJob planned, Orders& orders) {
  if (const PrintJob* same = find_same(model, planned)) return show_job(model, same->ticket);
  planned.ticket = new_ticket(model);
  orders.push_back(StartPrint{planned.ticket, planned.source, content_of(model, planned.source), planned.choice,
                              planned.from_side});
  show_job(model, planned.ticket);
  model.prints.push_back(std::move(planned));
}

void take_code(Model& model, PrintJob& job, Orders& orders) {
  if (!can_take_code(job)) return;
  if (!is_running(job)) return ask_for_code(model, job, orders);
  job.hold = Hold::wanted;  // first it must be certain that the printer does not print it as well
  orders.push_back(StopPrint{job.ticket});
}

void watch_printer(const Model& model, Orders& orders) {
  const bool is_seen = std::holds_alternative<PrintSetupScreen>(model.screen()) ||
                       std::holds_alternative<PrintScreen>(model.screen()) ||
                       std::holds_alternative<StaffScreen>(model.screen());
  if (is_seen || std::any_of(model.prints.begin(), model.prints.end(), is_running)) orders.push_back(PollPrints{});
}

void on(Model& model, const OpenPrintSetup& event, Orders& orders) {
  std::optional<PrintSource> source = source_on_top(model, event.kind);
  if (!source) return;
  unfocus(model);
  PrintSetupScreen setup;
  if (const auto* document = top_as<DocumentScreen>(model)) setup.title = document->document.record.title;
  setup.choice.edition = model.edition;
  setup.choice.two_sided = event.kind == PrintKind::document && model.limits.two_sided;
  setup.source = std::move(*source);
  push(model, std::move(setup));
  load_preview(model, std::get<PrintSetupScreen>(model.screen()), orders);
  watch_printer(model, orders);
}

void on(Model& model, const Print& event, Orders& orders) {
  const std::optional<PrintSource> source = source_on_top(model, event.kind);
  if (!source) return;
  const bool is_limited = event.kind == PrintKind::document && pages_left(model).has_value();
  if (is_limited) return on(model, OpenPrintSetup{event.kind}, orders);
  unfocus(model);
  PrintJob job;
  job.source = *source;
  job.choice.edition = model.edition;
  start_print(model, std::move(job), orders);
}

void on(Model& model, const OpenPrint& event, Orders&) {
  const PrintJob* const job = find_job(model, event.job);
  if (!job || job->by_staff) return;
  unfocus(model);
  show_job(model, event.job);
}

void on(Model& model, const CancelPrint&, Orders& orders) {
  const PrintJob* const job = job_on_top(model);
  if (job && can_cancel(*job)) orders.push_back(StopPrint{job->ticket});
}

void on(Model& model, const ResumePrint&, Orders& orders) {
  const PrintJob* const job = job_on_top(model);
  if (job && can_resume(*job)) orders.push_back(ContinuePrint{job->ticket});
}

void on(Model& model, const PrintAgain&, Orders& orders) {
  const PrintJob* const job = job_on_top(model);
  if (!job || !can_print_again(model, *job)) return;
  PrintJob rest;
  rest.source = job->source;
  rest.choice = job->choice;
  rest.from_side = next_side(*job);
  rest.pages = rest_of(*job);
  start_print(model, std::move(rest), orders);
}

void on(Model& model, const TakeCode&, Orders& orders) {
  if (PrintJob* job = job_on_top(model)) return take_code(model, *job, orders);
  const auto* setup = top_as<PrintSetupScreen>(model);
  if (!setup || setup->loading == Loading::loading) return;
  PrintJob job;
  job.ticket = new_ticket(model);
  job.source = setup->source;
  job.choice = setup->choice;
  job.pages = pages_chosen(*setup).value_or(0);
  job.making = Making::left;
  show_job(model, job.ticket);
  model.prints.push_back(std::move(job));
  take_code(model, model.prints.back(), orders);
}

void on(Model& model, const PagesTaken&, Orders&) {
  PrintJob* const job = job_on_top(model);
  if (job) job->taken = pages_out(*job);
}

void on(Model& model, const PrintStarted& event, Orders& orders) {
  PrintJob* const job = find_job(model, event.ticket);
  if (event.ticket == 0 || !job || job->making != Making::making) return;
  job->making = event.pages.ok() ? Making::made : Making::refused;
  if (event.pages.ok()) job->pages = *event.pages;
  watch_printer(model, orders);
}

void on(Model& model, const PrinterSeen& event, Orders& orders) {
  model.printer = event.printer;
  for (const JobProgress& said : event.jobs) hear(model, said, orders);
}

void on(Model& model, const PrintHeld& event, Orders&) {
  for (PrintJob& job : model.prints) {
    if (event.ticket == 0 || job.hold_ticket != event.ticket) continue;
    job.hold_ticket = 0;
    job.hold = event.code.ok() ? Hold::held : Hold::failed;
    if (event.code.ok()) job.code = *event.code;
  }
}

}  // namespace app
