// What a document leads to: its attachments, what corrects, replaces and explains it, its series, and what it cites.
#include <cmath>
#include <string>
#include <vector>

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

namespace {

using Kind = catalog::Related::Kind;

words::Word heading_of(Kind kind) {
  switch (kind) {
    case Kind::corrected_by: return words::Word::related_corrected_by;
    case Kind::replaced_by: return words::Word::related_replaced_by;
    case Kind::explained_by: return words::Word::related_explained_by;
    case Kind::corrects: return words::Word::related_corrects;
    case Kind::replaces: return words::Word::related_replaces;
    case Kind::explains: return words::Word::related_explains;
    case Kind::same_series: break;
  }
  return words::Word::related_same_series;
}

/// A card that leads to the record; returns the height.
float record_link(Ui& ui, const catalog::Record& record, Rect at, const std::string& id, bool draw,
                  app::Events& events) {
  const Theme& theme = ui.theme();
  const float height = record_card_height(theme) - std::round(theme.meta() * 1.45F);
  const Rect card{at.x, at.y, at.w, height};
  if (draw) {
    if (ui.tap_area(id, card, Text::content(record.title), Role::row))
      events.emplace_back(app::FollowLink{record.id});
    ui.panel(card, ui.is_pressed(id) ? ui.color().pressed : ui.color().surface, ui.color().line);
    draw_record_card(ui, card, {record, {}}, {});
  }
  return height + theme.small_gap();
}

}  // namespace

float document_related(Ui& ui, const app::DocumentScreen& screen, Rect at, bool draw, app::Events& events) {
  float y = at.y;
  const auto rest = [&at, &y] { return Rect{at.x, y, at.w, 0}; };
  const std::vector<catalog::Related>& related = screen.links.related;
  for (std::size_t i = 0; i < related.size(); ++i) {
    const std::string id = "document.kin." + std::to_string(i);
    if (i == 0 || related[i].kind != related[i - 1].kind)
      y += section_head(ui, rest(), heading_of(related[i].kind), id + ".kind", draw);
    y += record_link(ui, related[i].record, rest(), id, draw, events);
  }
  if (!screen.links.cited.empty())
    y += section_head(ui, rest(), words::Word::document_related, "document.related", draw);
  for (std::size_t i = 0; i < screen.links.cited.size(); ++i)
    y += record_link(ui, screen.links.cited[i], rest(), "document.related." + std::to_string(i), draw, events);
  return y - at.y;
}

}  // namespace ui
