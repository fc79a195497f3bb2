// The contents of a document: headings, and the articles under the one that is opened out.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/document_parts.h"

namespace ui {
namespace {

using words::Word;

class Contents {
 public:
  Contents(Ui& ui, const app::DocumentScreen& screen, Rect area, bool beside, app::Events& events)
      : ui_(ui), screen_(screen), area_(area), beside_(beside), events_(events), row_(ui.theme().chip_height()) {
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(screen.place.block, 0));
    if (screen.place.block >= 0) current_ = app::entry_at(screen.outline, at);
    const auto& outline = screen.outline;
    for (std::size_t i = 0; i < outline.size(); ++i)
      if (!outline[i].is_article() || !outline[i].above || outline[i].above == screen.open_heading)
        shown_.push_back(i);
  }

  void run() {
    const float content = row_ * static_cast<float>(shown_.size());
    float offset = screen_.contents_scroll_px;
    if (screen_.contents_reveal) offset = row_ * static_cast<float>(line_of_current()) - area_.h * 0.35F;
    offset = ui_.begin_scroll("document.contents.area", area_, content, offset);
    if (offset != screen_.contents_scroll_px || screen_.contents_reveal)
      events_.emplace_back(app::ScrollContents{offset});
    const auto first = static_cast<std::size_t>(offset / row_);
    for (std::size_t i = first; i < shown_.size(); ++i) {
      const float y = area_.y - offset + row_ * static_cast<float>(i);
      if (y >= area_.bottom()) break;
      draw_entry(shown_[i], {area_.x, y, area_.w - ui_.theme().mm(4), row_});
    }
    ui_.end_scroll();
  }

 private:
  std::size_t line_of_current() const {
    const auto after = std::upper_bound(shown_.begin(), shown_.end(), current_.value_or(0));
    return after == shown_.begin() ? 0 : static_cast<std::size_t>(after - shown_.begin()) - 1;
  }

  /// The entry itself, or the heading that hides it.
  bool is_current(std::size_t entry) const {
    return current_ && !shown_.empty() && shown_[line_of_current()] == entry;
  }

  void draw_entry(std::size_t entry, Rect rect) {
    const app::OutlineEntry& each = screen_.outline[entry];
    if (!each.is_article() && each.articles > 0) draw_opener(entry, rect.take_right(ui_.theme().mm(17)));
    draw_row(entry, rect);
  }

  void draw_opener(std::size_t entry, Rect rect) {
    const bool open = screen_.open_heading == entry;
    const std::string id = "document.contents.open." + std::to_string(entry);
    if (ui_.tap_area(id, rect, open ? Word::document_contents_fold : Word::document_contents_unfold, Role::button))
      events_.emplace_back(app::OpenHeading{entry});
    if (ui_.is_pressed(id)) ui_.canvas().fill(rect, ui_.color().pressed);
    const float size = ui_.theme().mm(7);
    draw_icon(ui_.canvas(), open ? Icon::minus : Icon::plus,
              {rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2, size, size}, ui_.color().primary, 3);
  }

  void draw_row(std::size_t entry, Rect rect) {
    const app::OutlineEntry& each = screen_.outline[entry];
    const base::Block& block = screen_.document.body[each.block];
    const Theme& theme = ui_.theme();
    const bool current = is_current(entry);
    const std::string id = "document.contents." + std::to_string(entry);
    const Text name = Text::content(app::body_text(block));
    if (ui_.tap_area(id, rect, name, Role::row, current ? "current" : ""))
      events_.emplace_back(app::JumpTo{each.block, !beside_, false});
    const Color ground = ui_.is_pressed(id) ? ui_.color().pressed
                         : current          ? ui_.color().notice
                                            : ui_.color().surface;
    ui_.canvas().fill(rect, ground);
    if (current) ui_.canvas().fill({rect.x, rect.y, theme.mm(1.5F), rect.h}, ui_.color().primary);
    ui_.canvas().fill({rect.x, rect.bottom() - 1, rect.w, 1}, ui_.color().line);
    const float depth = each.is_article() ? 3 : static_cast<float>(each.level) - 1;
    const float x = rect.x + theme.mm(4) + depth * theme.mm(4);
    TextStyle style{theme.em(each.is_article() ? 28 : 30), ui_.color().ink,
                    each.is_article() ? Weight::regular : Weight::bold};
    const float y = rect.y + (rect.h - style.size_px) / 2;
    ui_.line({x, y}, rect.right() - x - theme.mm(2), name, style);
  }

  Ui& ui_;
  const app::DocumentScreen& screen_;
  Rect area_;
  bool beside_;
  app::Events& events_;
  float row_;
  std::optional<std::size_t> current_;
  std::vector<std::size_t> shown_;  ///< entries that have a row
};

}  // namespace

void draw_contents(Ui& ui, const app::DocumentScreen& screen, Rect area, bool beside, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect head = area.take_top(theme.chip_height());
  const TextStyle style{theme.button(), ui.color().ink, Weight::bold};
  const TextStyle label{theme.em(28), ui.color().ink};
  const float close = ui.canvas().width(Text(Word::document_contents_close).str(), label) + theme.mm(10);
  if (ui.button("document.contents.close", head.take_right(close), Word::document_contents_close, ButtonStyle::chip))
    events.emplace_back(app::ToggleContents{});
  ui.line({head.x + theme.mm(2), head.y + (head.h - style.size_px) / 2}, head.w, Word::document_contents, style);
  ui.node(Role::heading, "document.contents.title", Text(Word::document_contents).str(), {}, true, head);
  area.take_top(theme.small_gap());
  if (screen.article_open) return draw_article_pad(ui, screen, area, beside, events);
  if (!app::article_ranges(screen.outline).empty()) {
    if (ui.button("document.contents.article", area.take_top(theme.chip_height()), Word::document_article_open,
                  ButtonStyle::chip))
      events.emplace_back(app::OpenArticle{true});
    area.take_top(theme.small_gap());
  }
  Contents(ui, screen, area, beside, events).run();
}

}  // namespace ui
