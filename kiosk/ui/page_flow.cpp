#include "kiosk/ui/page_flow.h"

#include <algorithm>
#include <cmath>

namespace ui {

using words::Word;

PageFlow::PageFlow(Ui& ui, Rect column, bool draw, app::Events& events)
    : ui_(ui), column_(column), draw_(draw), events_(events) {}

float PageFlow::text(const Text& text, const TextBox& box, Role role, std::string_view id) {
  const float height = ui_.text_height(column_.w, text, box);
  if (draw_) ui_.text(here(height), text, box, role, id);
  return height;
}

void PageFlow::question(const Text& words) {
  y_ += text(words, {ui_.theme().title(), ui_.color().ink, Weight::bold, 1.4F}, Role::heading) + ui_.theme().mm(1);
}

void PageFlow::heading(const Text& words) {
  y_ += ui_.theme().mm(2);
  y_ += text(words, {ui_.theme().em(38), ui_.color().primary, Weight::bold, 1.5F}, Role::heading) + ui_.theme().mm(1);
}

void PageFlow::paragraph(const Text& words, std::string_view id) {
  y_ += text(words, {ui_.theme().em(34), ui_.color().ink, Weight::regular, 1.6F}, Role::text, id) + ui_.theme().mm(2);
}

void PageFlow::help(const Text& words) {
  y_ += text(words, {ui_.theme().meta(), ui_.color().meta, Weight::regular, 1.5F}) + ui_.theme().mm(3);
}

void PageFlow::label(const Text& words) {
  y_ += ui_.theme().mm(2);
  y_ += text(words, {ui_.theme().label(), ui_.color().ink, Weight::bold, 1.5F}) + ui_.theme().mm(1);
}

void PageFlow::warning(const Text& words, std::string_view id) {
  y_ +=
      text(words, {ui_.theme().meta(), ui_.color().ended, Weight::bold, 1.5F}, Role::notice, id) + ui_.theme().mm(2);
}

void PageFlow::notice(const Text& words, std::string_view id) {
  if (draw_) {
    y_ += ui_.notice(here(0), words, id);
  } else {
    const TextBox box{ui_.theme().em(30), {}, Weight::regular, 1.5F};
    y_ += ui_.text_height(column_.w - ui_.theme().mm(12), words, box) + ui_.theme().mm(10);
  }
  y_ += ui_.theme().mm(4);
}

void PageFlow::rule() {
  y_ += ui_.theme().mm(2);
  if (draw_) ui_.canvas().fill(here(2), ui_.color().line);
  y_ += ui_.theme().mm(2);
}

namespace {

TextBox title_box(const Ui& ui) { return {ui.theme().em(36), ui.color().ink, Weight::bold, 1.4F}; }
TextBox note_box(const Ui& ui) { return {ui.theme().meta(), ui.color().meta, Weight::regular, 1.45F}; }
float words_width(const Theme& theme, float width) { return width - theme.mm(13); }

}  // namespace

float PageFlow::card_height(const FlowCard& card, float width) const {
  const Theme& theme = ui_.theme();
  const float words = words_width(theme, width);
  const float wished = 2 * theme.mm(4) + ui_.text_height(words, card.title, title_box(ui_)) +
                       ui_.text_height(words, card.note, note_box(ui_));
  return std::max(wished, theme.least_touch());
}

void PageFlow::draw_card(const FlowCard& card, Rect rect) {
  const Theme& theme = ui_.theme();
  if (ui_.tap_area(card.id, rect, card.title, Role::button, card.note.str())) events_.push_back(card.event);
  ui_.panel(rect, ui_.is_pressed(card.id) ? ui_.color().pressed : ui_.color().surface, ui_.color().line);
  ui_.canvas().fill({rect.x, rect.y, theme.mm(2), rect.h}, ui_.color().primary);
  Rect inner{rect.x + theme.mm(7), rect.y + theme.mm(4), words_width(theme, rect.w), 0};
  inner.y += ui_.paint_text(inner, card.title.str(), title_box(ui_));
  ui_.paint_text(inner, card.note.str(), note_box(ui_));
}

void PageFlow::cards(const std::vector<FlowCard>& cards, int across) {
  const Theme& theme = ui_.theme();
  const float gap = theme.mm(4), columns = static_cast<float>(across);
  const float width = (column_.w - gap * (columns - 1)) / columns;
  const auto step = static_cast<std::size_t>(across);
  for (std::size_t first = 0; first < cards.size(); first += step) {
    const std::size_t end = std::min(first + step, cards.size());
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, card_height(cards[i], width));
    for (std::size_t i = first; draw_ && i < end; ++i)
      draw_card(cards[i], {column_.x + static_cast<float>(i - first) * (width + gap), column_.y + y_, width, height});
    y_ += height + gap;
  }
}

void PageFlow::fact(const Text& label, const std::string& value, std::string_view id) {
  const Theme& theme = ui_.theme();
  const float label_width = theme.meta() * 8.2F;
  const TextBox name{theme.meta(), ui_.color().meta, Weight::regular, 1.5F};
  const TextBox box{theme.em(34), ui_.color().ink, Weight::regular, 1.45F};
  const Text content = value.empty() ? Text(Word::document_none) : Text::content(value);
  const float width = column_.w - label_width;
  const float height = std::max(ui_.text_height(width, content, box), ui_.text_height(label_width, label, name));
  if (draw_) {
    const float down = (box.size_px - theme.meta()) * 0.7F;
    ui_.paint_text({column_.x, column_.y + y_ + down, label_width - theme.mm(2), height}, label.str(), name);
    ui_.paint_text({column_.x + label_width, column_.y + y_, width, height}, content.str(), box);
    ui_.node(Role::text, id, label.str(), content.str(), true, here(height));
  }
  y_ += height + theme.mm(1);
}

void PageFlow::button(std::string_view id, const Text& label, ButtonStyle style, const app::Event& event) {
  const Theme& theme = ui_.theme();
  const float words = ui_.canvas().width(label.str(), {theme.button(), {}, Weight::bold});
  const Rect rect{column_.x, column_.y + y_, std::min(column_.w, words + theme.mm(20)), theme.button_height()};
  if (draw_ && ui_.button(id, rect, label, style)) events_.push_back(event);
  y_ += rect.h + theme.mm(4);
}

}  // namespace ui
