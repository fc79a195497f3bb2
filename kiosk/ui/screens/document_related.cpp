// What a document leads to: the documents that it cites and the catalogue has.
#include <cmath>

#include "kiosk/ui/document_parts.h"

namespace ui {

float document_related(Ui& ui, const app::DocumentScreen& screen, Rect at, bool draw, app::Events& events) {
  if (screen.links.cited.empty()) return 0;
  const Theme& theme = ui.theme();
  const TextBox head{theme.item_title(), ui.color().ink, Weight::bold, 1.5F};
  float y = at.y;
  if (draw) {
    ui.canvas().fill({at.x, y, at.w, 2}, ui.color().strong_line);
    ui.text({at.x, y + theme.gap(), at.w, 0}, words::Word::document_related, head, Role::heading, "document.related");
  }
  y += theme.gap() + ui.text_height(at.w, words::Word::document_related, head) + theme.small_gap();
  const float height = record_card_height(theme) - std::round(theme.meta() * 1.45F);
  for (std::size_t i = 0; i < screen.links.cited.size(); ++i) {
    const catalog::Record& record = screen.links.cited[i];
    const Rect card{at.x, y, at.w, height};
    y += height + theme.small_gap();
    if (!draw) continue;
    const std::string id = "document.related." + std::to_string(i);
    if (ui.tap_area(id, card, Text::content(record.title), Role::row))
      events.emplace_back(app::FollowLink{record.id});
    ui.panel(card, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().line);
    draw_record_card(ui, card, {record, {}}, {});
  }
  return y - at.y;
}

}  // namespace ui
