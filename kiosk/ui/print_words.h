// What is told of a print-out, everywhere in the same words: sign, title, help.
#pragma once

#include <optional>
#include <string>

#include "kiosk/app/model.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/text.h"
#include "kiosk/ui/theme.h"
#include "printing/advice.h"

namespace ui {

/// Never more than the device has confirmed.
struct Story {
  enum class Tone { calm, good, attention };
  Icon icon = Icon::printing;
  Tone tone = Tone::calm;
  Text title;
  Text help;
};

Story story_of(const app::PrintJob& job);
/// The device counts, and there is something to count.
bool shows_progress(const app::PrintJob& job);
Color tone_color(const Palette& palette, Story::Tone tone);

/// The words of a situation in general, as before a print-out.
Text title_of(printing::Situation situation);
Icon icon_of(printing::Situation situation);

/// What keeps the printer from printing now; nothing where it is well, unknown or not there by design.
std::optional<printing::Situation> printer_trouble(const app::Model& model);

/// What the bar says while something prints, stands or lies in the tray; nothing when all is done.
struct PrintChip {
  app::Ticket job = 0;
  Icon icon = Icon::printing;
  bool attention = false;
  Text label;
};
std::optional<PrintChip> print_chip(const app::Model& model);

/// "482 193": a code as it is read out.
std::string grouped(const std::string& code);

}  // namespace ui
