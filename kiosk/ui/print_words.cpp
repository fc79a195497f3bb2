#include "kiosk/ui/print_words.h"

#include <algorithm>

#include "kiosk/app/print_account.h"

namespace ui {
namespace {

using printing::Situation;
using words::Word;
using Tone = Story::Tone;
using Making = app::PrintJob::Making;

struct Telling {
  Icon icon;
  Tone tone;
  Word title;
  Word help;
};

/// The table of the situations: one line each, in the order of the enum.
Telling telling_of(Situation situation) {
  switch (situation) {
    case Situation::preparing:
      return {Icon::printing, Tone::calm, Word::situation_preparing, Word::situation_preparing_help};
    case Situation::waiting_in_line:
      return {Icon::clock, Tone::calm, Word::situation_waiting_in_line, Word::situation_waiting_in_line_help};
    case Situation::printing:
      return {Icon::printing, Tone::calm, Word::situation_printing, Word::situation_printing_help};
    case Situation::toner_low_but_printing:
      return {Icon::printing, Tone::calm, Word::situation_toner_low_but_printing,
              Word::situation_toner_low_but_printing_help};
    case Situation::paper_low_but_printing:
      return {Icon::printing, Tone::calm, Word::situation_paper_low_but_printing,
              Word::situation_paper_low_but_printing_help};
    case Situation::refill_paper:
      return {Icon::add_paper, Tone::attention, Word::situation_refill_paper, Word::situation_refill_paper_help};
    case Situation::wrong_paper:
      return {Icon::wrong_paper, Tone::attention, Word::situation_wrong_paper, Word::situation_wrong_paper_help};
    case Situation::jam: return {Icon::jam, Tone::attention, Word::situation_jam, Word::situation_jam_help};
    case Situation::cover:
      return {Icon::cover_open, Tone::attention, Word::situation_cover, Word::situation_cover_help};
    case Situation::tray: return {Icon::tray_open, Tone::attention, Word::situation_tray, Word::situation_tray_help};
    case Situation::output_full:
      return {Icon::output_full, Tone::attention, Word::situation_output_full, Word::situation_output_full_help};
    case Situation::toner: return {Icon::toner, Tone::attention, Word::situation_toner, Word::situation_toner_help};
    case Situation::paused:
      return {Icon::pause, Tone::attention, Word::situation_paused, Word::situation_paused_help};
    case Situation::offline:
      return {Icon::unplugged, Tone::attention, Word::situation_offline, Word::situation_offline_help};
    case Situation::lost_touch:
      return {Icon::unplugged, Tone::attention, Word::situation_lost_touch, Word::situation_lost_touch_help};
    case Situation::fault: return {Icon::stopped, Tone::attention, Word::situation_fault, Word::situation_fault_help};
    case Situation::cancelling:
      return {Icon::clock, Tone::calm, Word::situation_cancelling, Word::situation_cancelling_help};
    case Situation::interrupted:
      return {Icon::pause, Tone::attention, Word::situation_interrupted, Word::situation_interrupted_help};
    case Situation::printed:
      return {Icon::pages_done, Tone::good, Word::situation_printed, Word::situation_printed_help};
    case Situation::saved: return {Icon::folder, Tone::calm, Word::situation_saved, Word::situation_saved_help};
    case Situation::unknown:
      return {Icon::question, Tone::attention, Word::situation_unknown, Word::situation_unknown_help};
    case Situation::cancelled:
      return {Icon::pages_cancelled, Tone::calm, Word::situation_cancelled, Word::situation_cancelled_help};
    case Situation::given_up:
      return {Icon::pages_cancelled, Tone::attention, Word::situation_given_up, Word::situation_given_up_help};
    case Situation::failed: break;
  }
  return {Icon::stopped, Tone::attention, Word::situation_failed, Word::situation_failed_help};
}

/// The printer itself, as if the next print-out waited for it.
Situation waiting_for(printing::Trouble trouble) {
  printing::Progress progress;
  progress.trouble = trouble;
  return printing::situation_of(progress);
}

/// The citizen has begun it anew, or has a code for it.
bool is_settled(const app::Model& model, const app::PrintJob& job) {
  using Hold = app::PrintJob::Hold;
  if (job.hold == Hold::held || job.hold == Hold::asking || job.hold == Hold::wanted) return true;
  return std::any_of(model.prints.begin(), model.prints.end(), [&](const app::PrintJob& other) {
    return other.ticket > job.ticket && other.source == job.source;
  });
}

bool wants_attention(const app::Model& model, const app::PrintJob& job) {
  return story_of(job).tone == Tone::attention && !is_settled(model, job);
}

PrintChip chip_of(const app::PrintJob& job) {
  const Story story = story_of(job);
  if (story.tone == Tone::attention) return {job.ticket, story.icon, true, story.title};
  const bool counted = job.progress && job.progress->counts && job.progress->pages > 0;
  if (!counted) return {job.ticket, Icon::printing, false, Word::print_chip_preparing};
  return {job.ticket, Icon::printing, false,
          Text::fill(Word::print_chip_running,
                     {std::to_string(job.progress->pages_out), std::to_string(job.progress->pages)})};
}

}  // namespace

Story story_of(const app::PrintJob& job) {
  if (job.making == Making::refused)
    return {Icon::stopped, Tone::attention, Word::print_refused, Word::print_refused_help};
  const bool left = job.hold == app::PrintJob::Hold::held && job.progress &&
                    job.progress->stage == printing::Stage::cancelled && job.progress->pages_out == 0;
  if (left || job.making == Making::left) return {Icon::desk, Tone::calm, Word::print_left, Word::print_left_help};
  if (job.making == Making::making || !job.progress)
    return {Icon::printing, Tone::calm, Word::print_making, Word::print_making_help};
  const Telling telling = telling_of(printing::situation_of(*job.progress));
  const std::string pages = std::to_string(job.progress->pages), next = std::to_string(job.progress->next_page),
                    out = std::to_string(job.progress->pages_out);
  return {telling.icon, telling.tone, Text::fill(telling.title, {pages, next, out}),
          Text::fill(telling.help, {pages, next, out})};
}

bool shows_progress(const app::PrintJob& job) {
  using printing::Stage;
  if (!job.progress || !job.progress->counts || job.progress->pages < 1) return false;
  const bool nothing_came = job.progress->stage == Stage::cancelled && job.progress->pages_out == 0;
  return job.progress->stage != Stage::saved && job.progress->stage != Stage::waiting && !nothing_came;
}

Color tone_color(const Palette& palette, Story::Tone tone) {
  return tone == Tone::good ? palette.good : tone == Tone::attention ? palette.amber : palette.primary;
}

Text title_of(printing::Situation situation) { return telling_of(situation).title; }
Icon icon_of(printing::Situation situation) { return telling_of(situation).icon; }

std::optional<printing::Situation> printer_trouble(const app::Model& model) {
  using State = printing::DeviceStatus::State;
  if (!model.limits.paper || !model.printer) return std::nullopt;
  if (model.printer->state == State::unreachable) return waiting_for(printing::Trouble::unreachable);
  for (const printing::Trouble trouble : model.printer->troubles)
    if (!printing::is_warning(trouble) && trouble != printing::Trouble::busy) return waiting_for(trouble);
  if (model.printer->state == State::stopped) return waiting_for(printing::Trouble::fault);
  return std::nullopt;
}

std::optional<PrintChip> print_chip(const app::Model& model) {
  const auto first = [&](auto holds) {
    return std::find_if(model.prints.begin(), model.prints.end(),
                        [&](const app::PrintJob& job) { return !job.by_staff && holds(job); });
  };
  const auto troubled = first([&](const app::PrintJob& job) { return wants_attention(model, job); });
  if (troubled != model.prints.end()) return chip_of(*troubled);
  const auto running = first(app::is_running);
  if (running != model.prints.end()) return chip_of(*running);
  const auto untaken = first([](const app::PrintJob& job) { return app::pages_out(job) > job.taken; });
  if (untaken == model.prints.end()) return std::nullopt;
  return PrintChip{untaken->ticket, Icon::output_full, false,
                   Text::fill(Word::print_chip_tray, {std::to_string(app::in_tray(model).pages)})};
}

std::string grouped(const std::string& code) {
  return code.size() == 6 ? code.substr(0, 3) + " " + code.substr(3) : code;
}

}  // namespace ui
