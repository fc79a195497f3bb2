// Attachment: a page of a PDF, as large as wanted, and the turning of pages.
#include <algorithm>
#include <string>

#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using app::AttachmentScreen;
using app::PageTrouble;
using words::Word;

/// What stands where there is no page to see.
Text told(const AttachmentScreen& screen) {
  if (screen.loading == app::Loading::loading) return Word::attachment_loading;
  switch (screen.trouble) {
    case PageTrouble::locked: return Word::attachment_locked;
    case PageTrouble::too_big: return Word::attachment_too_big;
    case PageTrouble::too_slow: return Word::attachment_too_slow;
    case PageTrouble::unavailable: return Word::attachment_unavailable;
    case PageTrouble::none:
    case PageTrouble::broken: break;
  }
  return Word::attachment_broken;
}

void draw_told(Ui& ui, const AttachmentScreen& screen, Rect area) {
  const Theme& theme = ui.theme();
  const TextBox box{theme.em(34), ui.color().ink, Weight::regular, 1.6F, Align::centre};
  const float width = area.w - 2 * theme.margin();
  const float height = ui.text_height(width, told(screen), box);
  ui.text({area.x + theme.margin(), area.y + (area.h - height) / 2, width, height}, told(screen), box, Role::notice,
          "attachment.told");
}

void draw_picture(Ui& ui, const AttachmentScreen& screen, Rect area, app::Events& events) {
  const printing::Picture& picture = screen.picture;
  const float width = area.w * app::attachment_zooms[screen.zoom];
  const float height = width * static_cast<float>(picture.height_px) / static_cast<float>(picture.width_px);
  const auto move = ui.begin_box("attachment.page", area, {width, height}, {screen.left_px, screen.top_px});
  if (move.offset.x != screen.left_px || move.offset.y != screen.top_px)
    events.emplace_back(app::PanAttachment{move.offset.x, move.offset.y});
  const Rect sheet{area.x - move.offset.x, area.y - move.offset.y, width, height};
  ui.canvas().picture({picture.width_px, picture.height_px, picture.grey, 0}, sheet);
  ui.end_box(area, {width, height}, move.offset);
}

void draw_turning(Ui& ui, const AttachmentScreen& screen, Rect row, app::Events& events) {
  const Theme& theme = ui.theme();
  const float gap = theme.small_gap(), width = (row.w - 4 * gap) / 5;
  if (ui.button("attachment.previous", row.take_left(width), Word::attachment_previous, ButtonStyle::secondary,
                screen.page > 1))
    events.emplace_back(app::TurnAttachment{screen.page - 1});
  row.take_left(gap);
  if (ui.button("attachment.larger", row.take_right(width), Word::attachment_larger, ButtonStyle::secondary,
                screen.zoom + 1 < app::attachment_zooms.size()))
    events.emplace_back(app::ZoomAttachment{screen.zoom + 1});
  row.take_right(gap);
  if (ui.button("attachment.smaller", row.take_right(width), Word::attachment_smaller, ButtonStyle::secondary,
                screen.zoom > 0))
    events.emplace_back(app::ZoomAttachment{screen.zoom - 1});
  row.take_right(gap);
  if (ui.button("attachment.next", row.take_right(width), Word::attachment_next, ButtonStyle::secondary,
                screen.page < screen.pages))
    events.emplace_back(app::TurnAttachment{screen.page + 1});
  if (screen.pages == 0) return;
  const Text place = Text::fill(Word::attachment_page, {std::to_string(screen.page), std::to_string(screen.pages)});
  const TextBox box{theme.meta(), ui.color().ink, Weight::regular, 1.3F, Align::centre};
  const float height = ui.text_height(row.w, place, box);
  ui.text({row.x, row.y + (row.h - height) / 2, row.w, height}, place, box, Role::text, "attachment.place");
}

}  // namespace

void draw_attachment(Ui& ui, const AttachmentScreen& screen, Rect page, app::Events& events) {
  if (screen.loading == app::Loading::failed) return draw_failed(ui, page, events);
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  draw_turning(ui, screen, inner.take_bottom(theme.button_height()), events);
  inner.take_bottom(theme.small_gap());
  const TextBox note{theme.meta(), ui.color().meta, Weight::regular, 1.4F, Align::centre};
  const float height = ui.text_height(inner.w, Word::attachment_no_print, note);
  ui.text(inner.take_bottom(height), Word::attachment_no_print, note, Role::text, "attachment.no_print");
  inner.take_bottom(theme.small_gap());
  ui.panel(inner, ui.color().surface, ui.color().line);
  const Rect area = inner.inset(2, 2);
  const bool is_shown = screen.picture.width_px > 0 && screen.trouble == PageTrouble::none;
  if (is_shown)
    draw_picture(ui, screen, area, events);
  else
    draw_told(ui, screen, area);
}

}  // namespace ui
