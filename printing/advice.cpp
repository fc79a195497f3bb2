#include "printing/advice.h"

#include <array>
#include <cstddef>

namespace printing {
namespace {

constexpr std::array<const char*, situation_count> names = {"preparing",
                                                            "waiting_in_line",
                                                            "printing",
                                                            "toner_low_but_printing",
                                                            "paper_low_but_printing",
                                                            "refill_paper",
                                                            "wrong_paper",
                                                            "jam",
                                                            "cover",
                                                            "tray",
                                                            "output_full",
                                                            "toner",
                                                            "paused",
                                                            "offline",
                                                            "lost_touch",
                                                            "fault",
                                                            "cancelling",
                                                            "interrupted",
                                                            "printed",
                                                            "saved",
                                                            "unknown",
                                                            "cancelled",
                                                            "given_up",
                                                            "failed"};

/// What stands in the way; a warning does not.
Situation situation_of(Trouble trouble, bool at_device) {
  switch (trouble) {
    case Trouble::unreachable: return at_device ? Situation::lost_touch : Situation::offline;
    case Trouble::paused: return Situation::paused;
    case Trouble::cover_open: return Situation::cover;
    case Trouble::paper_jam: return Situation::jam;
    case Trouble::tray_open: return Situation::tray;
    case Trouble::wrong_paper: return Situation::wrong_paper;
    case Trouble::paper_empty: return Situation::refill_paper;
    case Trouble::output_full: return Situation::output_full;
    case Trouble::toner_empty: return Situation::toner;
    case Trouble::fault: return Situation::fault;
    case Trouble::busy: return Situation::waiting_in_line;
    case Trouble::toner_low:
    case Trouble::paper_low: break;
  }
  return Situation::preparing;
}

Situation printing_with(std::optional<Trouble> trouble) {
  if (trouble == Trouble::toner_low) return Situation::toner_low_but_printing;
  if (trouble == Trouble::paper_low) return Situation::paper_low_but_printing;
  return Situation::printing;
}

}  // namespace

const char* name_of(Situation situation) { return names[static_cast<std::size_t>(situation)]; }

Situation situation_of(const Progress& progress) {
  const auto trouble = progress.trouble;
  switch (progress.stage) {
    case Stage::waiting: return trouble ? situation_of(*trouble, false) : Situation::preparing;
    case Stage::sending: return trouble ? situation_of(*trouble, true) : Situation::preparing;
    case Stage::printing: return printing_with(trouble);
    case Stage::held_up: return situation_of(trouble.value_or(Trouble::fault), true);
    case Stage::cancelling: return Situation::cancelling;
    case Stage::interrupted: return trouble == Trouble::unreachable ? Situation::lost_touch : Situation::interrupted;
    case Stage::printed: return Situation::printed;
    case Stage::saved: return Situation::saved;
    case Stage::cancelled: return Situation::cancelled;
    case Stage::given_up: return Situation::given_up;
    case Stage::failed: return Situation::failed;
    case Stage::unknown: break;
  }
  return Situation::unknown;
}

Advice advice_for(const Progress& progress) {
  Advice advice;
  advice.situation = situation_of(progress);
  const bool over = is_end(progress.stage);
  const bool stands = progress.stage == Stage::interrupted && progress.trouble != Trouble::unreachable;
  advice.may_cancel = !over && progress.stage != Stage::cancelling;
  advice.may_resume = stands;
  advice.may_hold = stands || progress.stage == Stage::waiting || progress.stage == Stage::given_up ||
                    progress.stage == Stage::failed || progress.stage == Stage::unknown;
  advice.wait = !over && !stands;
  return advice;
}

}  // namespace printing
