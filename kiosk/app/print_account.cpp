#include "kiosk/app/print_account.h"

#include <algorithm>

#include "printing/advice.h"

namespace app {
namespace {

using printing::Stage;

bool has_ended(const PrintJob& job) { return job.progress && printing::is_end(job.progress->stage); }

bool is_at(const PrintJob& job, Stage stage) { return job.progress && job.progress->stage == stage; }

/// Nothing more of it comes out by itself, and not all of it is out.
bool has_fallen_short(const PrintJob& job) {
  if (job.making == PrintJob::Making::refused) return true;
  return is_at(job, Stage::cancelled) || is_at(job, Stage::given_up) || is_at(job, Stage::failed);
}

/// What a job uses up of the limit: all of it while it may still come out.
int pages_used(const PrintJob& job) {
  if (job.source.kind != PrintKind::document || job.by_staff) return 0;
  if (is_running(job) || is_at(job, Stage::saved) || is_at(job, Stage::unknown)) return job.pages;
  return pages_out(job);
}

/// Where it is this screen that the paper is of.
std::optional<PrintContent> content_on(const Screen& screen, const PrintSource& source) {
  PrintContent content;
  const auto* receipt = std::get_if<ReceiptScreen>(&screen);
  const auto* other = std::get_if<OtherFormScreen>(&screen);
  const auto* asked = std::get_if<CaseScreen>(&screen);
  const bool of_receipt = source.kind == PrintKind::application || source.kind == PrintKind::receipt;
  if (of_receipt && receipt && receipt->receipt.number == source.receipt_number) {
    content.application = receipt->application;
    content.receipt = receipt->receipt;
    return content;
  }
  if (source.kind == PrintKind::other_form && other && name_of_paper(*other) == source.receipt_number) {
    content.form = other->form;
    return content;
  }
  if (source.kind != PrintKind::letter || !asked) return std::nullopt;
  for (std::size_t i = 0; i < asked->found.letters.size(); ++i) {
    if (name_of_letter(*asked, i) != source.receipt_number) continue;
    content.letter = asked->found.letters[i];
    return content;
  }
  return std::nullopt;
}

}  // namespace

const PrintJob* job_shown(const Model& model, Ticket ticket) {
  const auto found = std::find_if(model.prints.begin(), model.prints.end(),
                                  [ticket](const PrintJob& job) { return job.ticket == ticket; });
  return found == model.prints.end() ? nullptr : &*found;
}

bool is_running(const PrintJob& job) {
  return job.making == PrintJob::Making::making || (job.making == PrintJob::Making::made && !has_ended(job));
}

bool is_printed(const PrintJob& job) { return is_at(job, Stage::printed); }

int pages_out(const PrintJob& job) {
  if (!job.progress) return 0;
  return is_printed(job) ? std::max(job.progress->pages, job.progress->pages_out) : job.progress->pages_out;
}

bool can_cancel(const PrintJob& job) {
  return job.making == PrintJob::Making::made && job.progress && printing::advice_for(*job.progress).may_cancel;
}

bool can_resume(const PrintJob& job) {
  return job.hold == PrintJob::Hold::none && job.progress && printing::advice_for(*job.progress).may_resume;
}

std::string name_of_letter(const CaseScreen& screen, std::size_t letter) {
  return screen.found.number + "/" + std::to_string(letter + 1);
}

std::string name_of_paper(const OtherFormScreen& screen) {
  return std::string(key(screen.form.kind)) + "/" + std::to_string(screen.number);
}

std::optional<PrintContent> content_of(const Model& model, const PrintSource& source) {
  if (source.kind == PrintKind::blank) return PrintContent{};
  for (const Screen& screen : model.screens) {
    std::optional<PrintContent> content = content_on(screen, source);
    if (content) return content;
  }
  return std::nullopt;
}

bool can_print_again(const Model& model, const PrintJob& job) {
  const bool at_hand = job.source.kind == PrintKind::document || content_of(model, job.source).has_value();
  const bool goes_to_the_desk = job.hold != PrintJob::Hold::none && job.hold != PrintJob::Hold::failed;
  return has_fallen_short(job) && at_hand && !goes_to_the_desk && !job.by_staff;
}

bool can_take_code(const PrintJob& job) {
  using Hold = PrintJob::Hold;
  if (job.by_staff || (job.hold != Hold::none && job.hold != Hold::failed)) return false;
  if (job.making == PrintJob::Making::left || job.making == PrintJob::Making::refused) return true;
  return job.progress && printing::advice_for(*job.progress).may_hold;
}

bool has_rest(const PrintJob& job) { return has_fallen_short(job) || is_at(job, Stage::unknown); }

Tray in_tray(const Model& model) {
  Tray tray;
  for (const PrintJob& job : model.prints) {
    if (job.by_staff) continue;
    tray.pages += std::max(pages_out(job) - job.taken, 0);
    tray.perhaps_more = tray.perhaps_more || is_at(job, Stage::unknown);
  }
  return tray;
}

std::optional<int> pages_left(const Model& model) {
  if (model.limits.visit_pages == 0 || model.released) return std::nullopt;
  int used = 0;
  for (const PrintJob& job : model.prints) used += pages_used(job);
  return std::max(model.limits.visit_pages - used, 0);
}

std::optional<int> pages_chosen(const PrintSetupScreen& setup) {
  if (!setup.pages) return std::nullopt;
  return printing::sides_of(setup.choice, *setup.pages);
}

bool exceeds_limit(const Model& model, const PrintSetupScreen& setup) {
  const std::optional<int> left = pages_left(model), chosen = pages_chosen(setup);
  return setup.source.kind == PrintKind::document && left && chosen && *chosen > *left;
}

}  // namespace app
