// PageFlow: a column of headings, sentences, cards and facts. Measures and draws with one code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/ui/ui.h"

namespace ui {

/// A surface to tap: a title, and what it is in smaller type.
struct FlowCard {
  std::string id;
  Text title, note;
  app::Event event;
};

class PageFlow {
 public:
  /// With `draw` false nothing is painted, recorded or answered; height() is then what drawing would use.
  PageFlow(Ui& ui, Rect column, bool draw, app::Events& events);

  void question(const Text& text);
  void heading(const Text& text);
  void paragraph(const Text& text, std::string_view id = {});
  void help(const Text& text);
  void label(const Text& text);
  /// Bold, in red: what has to be done first.
  void warning(const Text& text, std::string_view id);
  void notice(const Text& text, std::string_view id);
  void rule();
  void space(float height) { y_ += height; }
  void card(const FlowCard& card) { cards({card}, 1); }
  /// `across` in a row, all of a row as high as the highest.
  void cards(const std::vector<FlowCard>& cards, int across);
  /// Label and value side by side.
  void fact(const Text& label, const std::string& value, std::string_view id = {});
  /// As wide as its words, at the left.
  void button(std::string_view id, const Text& label, ButtonStyle style, const app::Event& event);

  float height() const { return y_; }
  float width() const { return column_.w; }

 protected:
  float text(const Text& text, const TextBox& box, Role role = Role::text, std::string_view id = {});
  float card_height(const FlowCard& card, float width) const;
  void draw_card(const FlowCard& card, Rect rect);
  Rect here(float height) const { return {column_.x, column_.y + y_, column_.w, height}; }

  Ui& ui_;
  Rect column_;
  bool draw_;
  app::Events& events_;
  float y_ = 0;
};

/// Measures `flow_page(PageFlow&)`, then draws it in a scrolling area that fills `area`.
template <class FlowPage>
void draw_flow(Ui& ui, std::string_view id, Rect area, float scroll_px, app::Events& events, FlowPage&& flow_page) {
  const Rect column{area.x, area.y, area.w - ui.theme().mm(4), 0};
  PageFlow measure(ui, column, false, events);
  flow_page(measure);
  const float offset = ui.begin_scroll(id, area, measure.height(), scroll_px);
  if (offset != scroll_px) events.emplace_back(app::Scrolled{offset});
  PageFlow draw(ui, {column.x, column.y - offset, column.w, 0}, true, events);
  flow_page(draw);
  ui.end_scroll();
}

}  // namespace ui
