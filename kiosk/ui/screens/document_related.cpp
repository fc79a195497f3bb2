// What a document leads to: the documents that it cites and the catalogue has.
#include <cmath>
#include <string>

#include "kiosk/ui/document_parts.h"

namespace ui {

namespace {

/// A rule and a heading; returns the height.
float section_head(Ui& ui, Rect at, words::Word word, std::string_view id, bool draw) {
  const Theme& theme = ui.theme();
  const TextBox head{theme.item_title(), ui.color().ink, Weight::bold, 1.5F};
  if (draw) {
    ui.canvas().fill({at.x, at.y, at.w, 2}, ui.color().strong_line);
    ui.text({at.x, at.y + theme.gap(), at.w, 0}, word, head, Role::heading, id);
  }
  return theme.gap() + ui.text_height(at.w, word, head) + theme.small_gap();
}

std::string size_of(std::int64_t bytes) {
  constexpr std::int64_t kilobyte = 1024;
  const std::int64_t kilobytes = (bytes + kilobyte - 1) / kilobyte;
  return kilobytes < kilobyte ? std::to_string(kilobytes) + " KB"
                              : std::to_string((kilobytes + kilobyte / 2) / kilobyte) + " MB";
}

}  // namespace

float document_attachments(Ui& ui, const app::DocumentScreen& screen, Rect at, bool draw, app::Events& events) {
  const auto& attachments = screen.document.attachments;
  if (attachments.empty()) return 0;
  const Theme& theme = ui.theme();
  float y = at.y + section_head(ui, at, words::Word::attachment_list, "document.attachments", draw);
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    const Text label = Text::fill(words::Word::attachment_open, {attachments[i].name, size_of(attachments[i].bytes)});
    const Rect button{at.x, y, at.w, theme.button_height()};
    y += button.h + theme.small_gap();
    if (draw && ui.button("document.attachment." + std::to_string(i), button, label, ButtonStyle::secondary))
      events.emplace_back(app::OpenAttachment{i});
  }
  return y - at.y;
}

float document_related(Ui& ui, const app::DocumentScreen& screen, Rect at, bool draw, app::Events& events) {
  if (screen.links.cited.empty()) return 0;
  const Theme& theme = ui.theme();
  float y = at.y + section_head(ui, at, words::Word::document_related, "document.related", draw);
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
