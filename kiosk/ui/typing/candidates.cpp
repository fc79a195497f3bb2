// Candidates: as many as the area shows from Typing::first on, larger ones on demand, and their pages.
#include <cmath>

#include "kiosk/ui/typing/keys.h"
#include "kiosk/ui/typing/parts.h"

namespace ui {
namespace {

using words::Word;

struct Placed {
  std::size_t index = 0;
  Rect cell;
};

TextStyle text_style(const Ui& ui) {
  return {ui.theme().fixed_em(44) * std::min(ui.theme().text_scale, 1.2F), ui.color().ink};
}

/// Lays candidates out from one of them on: row by row, until the area is full.
class Layout {
 public:
  Layout(const Ui& ui, const std::vector<input::Candidate>& all, Rect area, const CandidateGrid& grid, Canvas& canvas)
      : all_(all), area_(area), grid_(grid), canvas_(canvas), style_(text_style(ui)), theme_(ui.theme()) {}

  std::vector<Placed> page_from(std::size_t first) const {
    std::vector<Placed> placed;
    const float height = area_.h / static_cast<float>(grid_.rows);
    std::size_t next = first;
    for (int row = 0; row < grid_.rows && next < all_.size(); ++row) {
      const Rect line{area_.x, area_.y + static_cast<float>(row) * height, area_.w, height};
      next = place_row(next, line, placed);
    }
    return placed;
  }

  /// First candidate of the page before the one that begins at `first`.
  std::size_t page_before(std::size_t first) const {
    std::size_t begin = 0;
    while (true) {
      const std::vector<Placed> page = page_from(begin);
      const std::size_t next = page.empty() ? all_.size() : page.back().index + 1;
      if (next >= first) return begin;
      begin = next;
    }
  }

 private:
  float width_of(std::size_t index) const {
    const float words = canvas_.width(all_[index].text, style_) + theme_.mm(9) + key_gap(theme_);
    return std::min(area_.w, std::max(words, theme_.mm(24)));
  }

  std::size_t place_row(std::size_t next, Rect line, std::vector<Placed>& placed) const {
    const std::size_t begin = placed.size();
    float used = 0;
    while (next < all_.size()) {
      const float width = grid_.across > 0 ? line.w / static_cast<float>(grid_.across) : width_of(next);
      if (used + width > line.w + 1) break;
      placed.push_back({next++, {line.x + used, line.y, width, line.h}});
      used += width;
    }
    if (grid_.across == 0 && next < all_.size()) spread(placed, begin, line.w - used);
    return next;
  }

  /// A full row of text ends where the area ends.
  static void spread(std::vector<Placed>& placed, std::size_t begin, float rest) {
    const float each = rest / static_cast<float>(placed.size() - begin);
    for (std::size_t i = begin; i < placed.size(); ++i) {
      placed[i].cell.x += each * static_cast<float>(i - begin);
      placed[i].cell.w += each;
    }
  }

  const std::vector<input::Candidate>& all_;
  Rect area_;
  CandidateGrid grid_;
  Canvas& canvas_;
  TextStyle style_;
  const Theme& theme_;
};

/// The first of all stands out: it is what 空格 takes.
void paint_candidate(Ui& ui, const input::Candidate& candidate, Rect cell, bool first, bool pressed, bool with_note) {
  const Theme& theme = ui.theme();
  const Rect rect = paint_key(ui, cell, KeyLook::sign, pressed, true);
  if (first && !pressed) ui.canvas().fill(rect, ui.color().notice);
  if (first) ui.canvas().stroke(rect, ui.color().primary, 4);
  TextStyle style = text_style(ui);
  if (first) style.weight = Weight::bold;
  const Rect inner = rect.inset(theme.mm(1), 0);
  if (!with_note || candidate.note.empty()) return paint_fitting(ui, inner, candidate.text, style);
  const TextStyle note{key_em(theme, 26), ui.color().meta};
  const float top = inner.y + std::max(0.0F, (inner.h - style.size_px * 1.1F - note.size_px * 1.15F) / 2);
  paint_fitting(ui, {inner.x, top, inner.w, style.size_px * 1.1F}, candidate.text, style);
  paint_fitting(ui, {inner.x, top + style.size_px * 1.1F, inner.w, note.size_px * 1.15F}, candidate.note, note);
}

void draw_candidate(Ui& ui, const app::Typing& typing, const Placed& placed, std::size_t place, bool with_note,
                    app::Events& events) {
  const input::Candidate& candidate = typing.offer.candidates[placed.index];
  const std::string id = "typing.candidate." + std::to_string(place);
  const Text name = Text::fill(Word::typing_candidate, {std::to_string(place + 1), candidate.text});
  switch (ui.key(id, placed.cell, name)) {
    case Ui::Press::tap: events.emplace_back(app::ChooseCandidate{placed.index}); break;
    case Ui::Press::hold: events.emplace_back(app::Enlarge{candidate.text}); break;
    case Ui::Press::let_go: events.emplace_back(app::Enlarge{}); break;
    case Ui::Press::none: break;
  }
  paint_candidate(ui, candidate, placed.cell, placed.index == 0, ui.is_pressed(id), with_note);
}

/// Cuts the cells of 上一页 and 下一页 off the area: below many rows, else at their right.
Rect take_pager(const Ui& ui, Rect& area, int rows) {
  const Theme& theme = ui.theme();
  if (rows > 2) return area.take_bottom(theme.mm(18.2F));
  return area.take_right(theme.mm(rows == 2 ? 34 : 52));
}

void draw_empty(Ui& ui, const app::Model& model, Rect area) {
  const app::Typing& typing = model.typing;
  const bool entered =
      !typing.letters.empty() || !typing.strokes.empty() || !typing.ink.empty() || typing.radical.number != 0;
  if (!entered) return;
  const TextBox box{key_em(ui.theme(), 32), ui.color().meta, Weight::regular, 1.3F, Align::centre};
  const float height = ui.text_height(area.w, Word::typing_no_candidates, box);
  ui.text({area.x, area.y + (area.h - height) / 2, area.w, height}, Word::typing_no_candidates, box, Role::text,
          "typing.none");
}

}  // namespace

void draw_pager(Ui& ui, const Pager& pager, Rect area, app::Events& events) {
  const bool stacked = area.h > area.w;
  const Rect first = stacked ? area.take_top(area.h / 2) : area.take_left(area.w / 2);
  const auto draw_one = [&](std::string_view which, Word word, std::optional<std::size_t> to, Rect cell) {
    Key key = action_key(std::string(pager.id) + std::string(which), word, app::ShowCandidates{to.value_or(0)});
    key.enabled = to.has_value();
    key.size_em = 30;
    draw_key(ui, key, cell, events);
  };
  draw_one(".previous", Word::typing_previous, pager.previous, first);
  draw_one(".next", Word::typing_next, pager.next, area);
}

void draw_candidates(Ui& ui, const app::Model& model, Rect area, const CandidateGrid& grid, app::Events& events) {
  const app::Typing& typing = model.typing;
  const auto& all = typing.offer.candidates;
  if (all.empty()) return draw_empty(ui, model, area);
  const Rect pager = take_pager(ui, area, grid.rows);
  const Layout layout(ui, all, area, grid, ui.canvas());
  const std::size_t first = std::min(typing.first, all.size() - 1);
  const std::vector<Placed> page = layout.page_from(first);
  for (std::size_t i = 0; i < page.size(); ++i) draw_candidate(ui, typing, page[i], i, grid.across > 0, events);
  const std::size_t next = page.back().index + 1;
  Pager pages{"candidates", {}, {}};
  if (first > 0) pages.previous = layout.page_before(first);
  if (next < all.size() || typing.offer.more) pages.next = next;
  draw_pager(ui, pages, pager, events);
}

void draw_enlarged(Ui& ui, const app::Model& model, Rect panel) {
  const app::Typing& typing = model.typing;
  if (typing.enlarged.empty()) return;
  const Theme& theme = ui.theme();
  std::string note;
  for (const input::Candidate& candidate : typing.offer.candidates)
    if (candidate.text == typing.enlarged) note = candidate.note;
  const float height = std::min(panel.h - theme.mm(6), theme.mm(120));
  const float width = std::min(panel.w - 2 * theme.margin(), theme.mm(230));
  const Rect box{panel.x + (panel.w - width) / 2, panel.y + (panel.h - height) / 2, width, height};
  ui.panel(box, ui.color().surface, ui.color().primary);
  ui.canvas().stroke(box, ui.color().primary, 5);
  Rect inner = box.inset(theme.mm(5), theme.mm(4));
  if (!note.empty()) paint_fitting(ui, inner.take_bottom(theme.mm(16)), note, {theme.fixed_em(48), ui.color().meta});
  const float size = std::min(inner.h, theme.mm(95));
  paint_fitting(ui, inner, typing.enlarged, {std::floor(size * 0.95F), ui.color().ink});
  ui.node(Role::text, "typing.enlarged", typing.enlarged, note, true, box);
}

}  // namespace ui
