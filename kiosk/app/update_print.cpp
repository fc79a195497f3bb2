// Printing. Never says more than the device has confirmed.
#include <algorithm>
#include <utility>

#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using State = PrintScreen::State;

/// What would be printed from the screen on top; nothing if it has no such thing.
std::optional<PrintScreen> job_of(Model& model, PrintKind kind) {
  PrintScreen job;
  job.kind = kind;
  if (kind == PrintKind::document) {
    const auto* document = top_as<DocumentScreen>(model);
    if (!document || document->loading != Loading::ready) return std::nullopt;
    job.document = document->id;
    job.pages = document->pages.value_or(0);
  } else {
    const auto* receipt = top_as<ReceiptScreen>(model);
    if (!receipt) return std::nullopt;
    job.receipt_number = receipt->receipt.number;
  }
  return job;
}

bool is_same_job(const PrintScreen& a, const PrintScreen& b) {
  return a.kind == b.kind && a.document == b.document && a.receipt_number == b.receipt_number;
}

const ReceiptScreen* receipt_of(const Model& model, const std::string& number) {
  for (const Screen& screen : model.screens) {
    const auto* receipt = std::get_if<ReceiptScreen>(&screen);
    if (receipt && receipt->receipt.number == number) return receipt;
  }
  return nullptr;
}

template <class PaperOrder>
PaperOrder paper_order(Ticket ticket, const ReceiptScreen& source) {
  return PaperOrder{ticket, source.application, source.receipt};
}

/// False if what is to be printed is not at hand any more.
bool order_print(Model& model, const PrintScreen& job, Ticket ticket, Orders& orders) {
  if (job.kind == PrintKind::document) {
    orders.push_back(PrintDocument{ticket, job.document});
    return true;
  }
  const ReceiptScreen* const source = receipt_of(model, job.receipt_number);
  if (!source) return false;
  if (job.kind == PrintKind::application) {
    orders.push_back(paper_order<PrintApplication>(ticket, *source));
  } else {
    orders.push_back(paper_order<PrintReceipt>(ticket, *source));
  }
  return true;
}

State state_of(const base::Result<printing::JobResult>& result) {
  if (!result.ok()) return State::failed;
  switch (result->state) {
    case printing::JobState::saved: return State::saved;
    case printing::JobState::printed: return State::printed;
    case printing::JobState::unknown: break;
  }
  return State::unknown;
}

}  // namespace

void start_print(Model& model, PrintScreen& print, Orders& orders) {
  const auto same = std::find_if(model.prints.begin(), model.prints.end(),
                                 [&](const PrintScreen& each) { return is_same_job(each, print); });
  if (same != model.prints.end()) {
    print = *same;
    return;
  }
  const Ticket ticket = new_ticket(model);
  if (!order_print(model, print, ticket, orders)) return;
  print.ticket = ticket;
  print.state = State::working;
  model.prints.push_back(print);
}

void on(Model& model, const Print& event, Orders& orders) {
  std::optional<PrintScreen> job = job_of(model, event.kind);
  if (!job) return;
  unfocus(model);
  push(model, std::move(*job));
  start_print(model, std::get<PrintScreen>(model.screen()), orders);
}

void on(Model& model, const Printed& event, Orders&) {
  const auto belongs = [&](const PrintScreen& each) { return each.ticket == event.ticket; };
  if (std::erase_if(model.prints, belongs) == 0) return;
  for (Screen& screen : model.screens) {
    auto* print = std::get_if<PrintScreen>(&screen);
    if (!print || !belongs(*print)) continue;
    print->ticket = 0;
    print->state = state_of(event.result);
    if (event.result.ok()) print->pages = event.result->pages;
  }
}

}  // namespace app
