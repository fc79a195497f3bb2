// The text of a document in its scrolling area: lines, found words, tables in their boxes. What the reader sees is
// held by the words at the top (app::ReadingPlace), so that nothing else moves it.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/document_parts.h"

namespace ui {
namespace {

constexpr std::size_t characters_a_frame = 6000;  ///< laid out in the background

class Reading {
 public:
  Reading(Ui& ui, const app::DocumentScreen& screen, Rect area, app::Events& events)
      : ui_(ui), screen_(screen), blocks_(screen.document.body), area_(area), events_(events) {
    const Theme& theme = ui.theme();
    constexpr float widest_line_em = 40;
    column_.w = std::min(area.w - 2 * theme.mm(10), theme.body() * widest_line_em);
    column_.x = area.x + (area.w - column_.w) / 2;
    layout_ = &ui.body_layout(screen.document.record.id, blocks_, column_.w);
    head_ = std::round(document_head(ui, screen.document.record, {area.x, area.y}, area.w, false));
    gap_ = theme.mm(8);
    air_ = theme.mm(4);
    attached_ = document_attachments(ui, screen, column_, false, events);
    related_ = attached_ + document_related(ui, screen, column_, false, events);
  }

  void run() {
    app::ReadingPlace place = screen_.place;
    const app::BodyMatch* const match =
        screen_.reveal && !screen_.matches.empty() ? &screen_.matches[screen_.current] : nullptr;
    if (match != nullptr) place = {static_cast<std::ptrdiff_t>(match->block), match->begin, 0};
    lay_around(place);
    double offset = offset_of(place);
    if (match != nullptr) offset += reveal(*match);
    const double before = std::round(offset);
    offset = ui_.begin_long_scroll("document.area", area_.inset(2, 2), content(), offset);
    draw(offset);
    ui_.end_scroll();
    if (offset != before || match != nullptr || rest_ != 0)
      events_.emplace_back(app::ReadTo{place_at(std::max(0.0, offset + double{rest_}))});
    if (layout_->is_settled()) return;
    layout_->settle(blocks_, characters_a_frame, ui_.canvas());
    ui_.ask_for_frame();
  }

 private:
  const BlockLayout& block(std::size_t index) { return layout_->block(blocks_, index, ui_.canvas()); }
  double body_top() const { return double{head_} + double{gap_}; }
  double body_height() const {
    if (!blocks_.empty()) return layout_->height();
    const Rect place{column_.x, 0, column_.w, 0};
    return double{document_without_text(ui_, screen_.document.record, place, false)};
  }
  double content() const { return body_top() + body_height() + double{gap_} + double{related_}; }

  void lay_around(const app::ReadingPlace& place) {
    if (blocks_.empty()) return;
    constexpr float windows = 1.5F;
    const auto last = static_cast<std::ptrdiff_t>(blocks_.size()) - 1;
    layout_->lay_around(blocks_, static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place.block, 0, last)),
                        area_.h * windows, ui_.canvas());
  }

  double offset_of(const app::ReadingPlace& place) {
    if (place.block < 0) return double{place.below_px};
    const auto index = static_cast<std::size_t>(place.block);
    if (index >= blocks_.size()) return body_top() + body_height() + double{place.below_px} - double{air_};
    const BlockLayout& laid = block(index);
    const float line = laid.lines.empty() ? 0 : laid.table.content.y > 0 ? 0 : laid.lines[laid.line_of(place.byte)].y;
    return body_top() + layout_->top(index) + double{line} + double{place.below_px} - double{air_};
  }

  app::ReadingPlace place_at(double offset) {
    const double below = offset + double{air_} - body_top();
    if (below < 0 || blocks_.empty()) return {-1, 0, static_cast<float>(offset)};
    if (below >= layout_->height())
      return {static_cast<std::ptrdiff_t>(blocks_.size()), 0, static_cast<float>(below - layout_->height())};
    const std::size_t index = layout_->block_at(below);
    const BlockLayout& laid = block(index);
    const auto in_block = static_cast<float>(below - layout_->top(index));
    app::ReadingPlace place{static_cast<std::ptrdiff_t>(index), 0, in_block};
    if (laid.table.content.y > 0) return place;
    for (const BodyLine& line : laid.lines) {
      if (line.y > in_block && line.begin > 0) break;  // above the first line: before its words
      place.byte = line.begin;
      place.below_px = in_block - line.y;
    }
    return place;
  }

  /// How much further the window is to go so that the match stands in its upper third; a table moves it into its box.
  double reveal(const app::BodyMatch& match) {
    constexpr float share = 0.35F;
    const BlockLayout& laid = block(match.block);
    const BodyLine* const line = laid.find(match);
    if (line == nullptr || laid.table.content.y <= 0) return -double{area_.h * share};
    const TableInside& table = laid.table;
    app::TablePlace place = app::table_place(screen_, match.block);
    place.y_px =
        std::clamp(line->y - table.head_height - line->height, 0.0F, std::max(0.0F, table.content.y - table.box.y));
    place.x_px = std::clamp(line->x - table.box.x / 2, 0.0F, std::max(0.0F, table.content.x - table.box.x));
    events_.emplace_back(app::ScrollTable{place});
    return double{table.top + line->y - place.y_px - area_.h * share};
  }

  void draw(double offset) {
    const float top = area_.y - static_cast<float>(std::min(offset, 1.0e6));
    Canvas& canvas = ui_.canvas();
    if (offset < double{head_} + 2) {
      const Rect back{area_.x + 2, top + 2, area_.w - 4 - ui_.theme().mm(2), head_};
      canvas.fill(back, ui_.color().header);
      canvas.fill({back.x, top + head_, back.w, 2}, ui_.color().line);
      document_head(ui_, screen_.document.record, {area_.x, top}, area_.w, true);
    }
    if (blocks_.empty()) {
      const Rect place{column_.x, top + static_cast<float>(body_top()), column_.w, 0};
      document_without_text(ui_, screen_.document.record, place, true);
    } else {
      draw_blocks(offset);
    }
    const double below = double{area_.y} + body_top() + body_height() + double{gap_} - offset;
    if (related_ == 0 || below >= double{area_.bottom()}) return;
    const Rect place{column_.x, static_cast<float>(below), column_.w, 0};
    document_attachments(ui_, screen_, place, true, events_);
    document_related(ui_, screen_, {place.x, place.y + attached_, place.w, 0}, true, events_);
  }

  void draw_blocks(double offset) {
    std::string seen;
    const double from = std::max(0.0, offset - body_top());
    for (std::size_t i = layout_->block_at(from); i < blocks_.size(); ++i) {
      const auto y = static_cast<float>(double{area_.y} + body_top() + layout_->top(i) - offset);
      if (y >= area_.bottom()) break;
      const BlockLayout& laid = block(i);
      if (laid.table.content.y > 0) {
        draw_table(i, laid, y, seen);
      } else {
        for (const BodyLine& line : laid.lines)
          if (y + line.y + line.height >= area_.y && y + line.y < area_.bottom())
            draw_line(i, line, {column_.x + line.x, y + line.y}, seen);
      }
    }
    if (!seen.empty()) ui_.node(Role::text, "document.body", seen, {}, true, area_);
  }

  void draw_table(std::size_t index, const BlockLayout& laid, float y, std::string& seen) {
    const TableInside& table = laid.table;
    const Rect box{column_.x, y + table.top, table.box.x, table.box.y};
    if (box.bottom() < area_.y) return;
    const app::TablePlace place = app::table_place(screen_, index);
    const bool moves = table.content.x > table.box.x + 1 || table.content.y > table.box.y + 1;
    Point at{0, 0};
    if (moves) {
      const auto move =
          ui_.begin_box("document.table." + std::to_string(index), box, table.content, {place.x_px, place.y_px});
      at = move.offset, rest_ += move.rest_px;
      if (at.x != place.x_px || at.y != place.y_px) events_.emplace_back(app::ScrollTable{{index, at.x, at.y}});
    }
    const Point corner{box.x - at.x, box.y - at.y};
    draw_rules(table, corner, box);
    for (const BodyLine& line : laid.lines) {
      const float line_y = corner.y + line.y;
      if (line.row > 0 && line_y + line.height >= std::max(box.y, area_.y) &&
          line_y < std::min(box.bottom(), area_.bottom()))
        draw_line(index, line, {corner.x + line.x, line_y}, seen);
    }
    draw_table_head(index, laid, {corner.x, box.y}, seen);
    if (moves) {
      ui_.canvas().stroke(box, ui_.color().strong_line, 2);
      ui_.end_box(box, table.content, at);
    }
  }

  void draw_rules(const TableInside& table, Point corner, Rect box) {
    for (const Rect& rule : table.rules) {
      const Rect placed{corner.x + rule.x, corner.y + rule.y, rule.w, rule.h};
      if (placed.y > std::min(box.bottom(), area_.bottom())) break;
      if (placed.bottom() >= area_.y) ui_.canvas().fill(placed, ui_.color().strong_line);
    }
  }

  /// Stays at the top of the box, over the rows.
  void draw_table_head(std::size_t index, const BlockLayout& laid, Point corner, std::string& seen) {
    const TableInside& table = laid.table;
    ui_.canvas().fill({corner.x, corner.y, table.content.x, table.head_height}, ui_.color().header);
    for (const Rect& rule : table.rules) {
      if (rule.y + rule.h > table.head_height + 1) break;
      ui_.canvas().fill({corner.x + rule.x, corner.y + rule.y, rule.w, rule.h}, ui_.color().strong_line);
    }
    for (const BodyLine& line : laid.lines) {
      if (line.row > 0) break;
      draw_line(index, line, {corner.x + line.x, corner.y + line.y}, seen);
    }
  }

  std::string text_of(std::size_t index, const BodyLine& line) const {
    const base::Block& of = blocks_[index];
    return of.kind == base::BlockKind::table ? of.rows[line.row][line.cell] : app::body_text(of);
  }

  void draw_line(std::size_t index, const BodyLine& line, Point at, std::string& seen) {
    const std::string text = text_of(index, line);
    const std::string_view shown = std::string_view(text).substr(line.begin, line.end - line.begin);
    seen += shown;
    const auto marks = marks_of(index, line);
    draw_links(index, line, at, shown);
    if (line.bold_until <= line.begin) return ui_.paint_line(at, shown, line.style, marks, line.begin);
    TextStyle bold = line.style;
    bold.weight = Weight::bold;
    const std::string_view label = shown.substr(0, std::min(shown.size(), line.bold_until - line.begin));
    ui_.paint_line(at, label, bold, marks, line.begin);
    const float x = at.x + ui_.canvas().width(label, bold);
    ui_.paint_line({x, at.y}, shown.substr(label.size()), line.style, marks, line.begin + label.size());
  }

  /// Underlined, and to be tapped.
  void draw_links(std::size_t index, const BodyLine& line, Point at, std::string_view shown) {
    const auto& links = screen_.links.places;
    const auto first =
        std::lower_bound(links.begin(), links.end(), index,
                         [](const app::TextLink& link, std::size_t block) { return link.place.block < block; });
    for (auto link = first; link != links.end() && link->place.block == index; ++link) {
      const std::size_t begin = std::max(link->place.begin, line.begin), end = std::min(link->place.end, line.end);
      if (begin >= end || link->place.row != line.row || link->place.cell != line.cell) continue;
      const float x = at.x + ui_.canvas().width(shown.substr(0, begin - line.begin), line.style);
      const float w = ui_.canvas().width(shown.substr(begin - line.begin, end - begin), line.style);
      ui_.canvas().fill({x, at.y + line.style.size_px * 1.08F, w, 3}, ui_.color().primary);
      const Rect rect{x, at.y - (line.height - line.style.size_px) / 2, w, line.height};
      if (!take_place(rect)) continue;
      const std::string id =
          "document.link." + std::to_string(link - links.begin()) + "." + std::to_string(line.begin);
      const Text name = Text::content(shown.substr(begin - line.begin, end - begin));
      follow(*link, ui_.tap_area(id, rect, name, Role::button));
    }
  }

  /// Is there room for a finger, and no other link? Of a link on several narrow lines the first answers.
  bool take_place(Rect rect) {
    const float least = ui_.theme().least_touch();
    if (rect.w < least) return false;
    const Rect target = rect.inset(0, -std::max(0.0F, least - rect.h) / 2);
    for (const Rect& taken : targets_)
      if (!taken.intersect(target).empty()) return false;
    targets_.push_back(target);
    return true;
  }

  void follow(const app::TextLink& link, bool tapped) {
    if (!tapped) return;
    if (link.record != 0) events_.emplace_back(app::FollowLink{link.record});
    if (link.record == 0) events_.emplace_back(app::JumpTo{link.block, false, true});
  }

  std::vector<Mark> marks_of(std::size_t index, const BodyLine& line) const {
    std::vector<Mark> marks;
    const auto& matches = screen_.matches;
    const auto first = std::lower_bound(matches.begin(), matches.end(), index,
                                        [](const app::BodyMatch& match, std::size_t at) { return match.block < at; });
    for (auto match = first; match != matches.end() && match->block == index; ++match) {
      if (match->row != line.row || match->cell != line.cell) continue;
      const bool current = static_cast<std::size_t>(match - matches.begin()) == screen_.current;
      marks.push_back({match->begin, match->end, current ? ui_.color().found_current : ui_.color().found});
    }
    return marks;
  }

  Ui& ui_;
  const app::DocumentScreen& screen_;
  const base::Blocks& blocks_;
  Rect area_;
  app::Events& events_;
  Rect column_;
  BodyLayout* layout_ = nullptr;
  float head_ = 0;
  float gap_ = 0;
  float air_ = 0;       ///< above the line that is at the top
  float attached_ = 0;  ///< height of the attachments
  float related_ = 0;
  std::vector<Rect> targets_;  ///< of links in this frame
  float rest_ = 0;             ///< what tables left over of a finger's movement
};

}  // namespace

void draw_reading(Ui& ui, const app::DocumentScreen& screen, Rect area, app::Events& events) {
  ui.panel(area, ui.color().surface, ui.color().line);
  Reading(ui, screen, area, events).run();
}

}  // namespace ui
