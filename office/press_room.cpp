#include "office/press_room.h"

#include <algorithm>
#include <utility>

namespace office {

base::Result<printing::Press*> PressRoom::press() {
  if (!press_) {
    base::Result<printing::Press> opened = printing::Press::open(fonts_);
    if (!opened.ok()) return opened.error();
    press_ = std::move(*opened);
  }
  return &*press_;
}

base::Result<Sheets> PressRoom::lay_out(printing::Paper paper, printing::Edition edition) {
  const std::lock_guard lock(mutex_);
  const base::Result<printing::Press*> open = press();
  if (!open.ok()) return open.error();
  printing::Layout layout = (*open)->lay_out(paper, edition);
  return Sheets{std::move(paper), std::move(layout)};
}

base::Result<printing::Pdf> PressRoom::pdf(const Sheets& sheets, const printing::PrintChoice& choice, int from_side) {
  const std::lock_guard lock(mutex_);
  const base::Result<printing::Press*> open = press();
  if (!open.ok()) return open.error();
  return (*open)->pdf(sheets.paper, sheets.layout, printing::selection_from(choice, from_side));
}

base::Result<printing::Picture> PressRoom::picture(const Sheets& sheets, int page, int width_px) {
  const std::lock_guard lock(mutex_);
  const base::Result<printing::Press*> open = press();
  if (!open.ok()) return open.error();
  const auto index = static_cast<std::size_t>(std::clamp(page, 1, sheets.pages()) - 1);
  return (*open)->picture(sheets.layout.pages[index], width_px);
}

}  // namespace office
