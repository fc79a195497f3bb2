// 新旧对照: a changed record, old on the left and new on the right. What differs carries a sign and a colour.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/parts.h"
#include "kiosk/ui/update/parts.h"

namespace ui {
namespace {

using words::Word;
using Kind = catalog::TextPair::Kind;

constexpr std::size_t most_pairs = 300;
constexpr std::uint8_t tint = 40;

TextBox text_box(const Ui& ui) { return {ui.theme().meta(), ui.color().ink, Weight::regular, 1.5F}; }

struct Sign {
  Word word;
  Color tone;
};

Sign sign_of(const Ui& ui, Kind kind) {
  if (kind == Kind::added) return {Word::update_sign_added, ui.color().good};
  if (kind == Kind::removed) return {Word::update_sign_removed, ui.color().ended};
  return {Word::update_sign_changed, ui.color().amber};
}

struct Columns {
  float sign, text, gap, pad;
};

Columns columns_of_page(const Ui& ui, float width) {
  Columns columns;
  columns.sign = ui.theme().meta() * 1.7F;
  columns.gap = ui.theme().mm(3);
  columns.pad = ui.theme().mm(2.5F);
  columns.text = (width - ui.theme().mm(4) - columns.sign - columns.gap) / 2;
  return columns;
}

float height_of(Ui& ui, const Columns& columns, const std::string& text) {
  return ui.text_height(columns.text - 2 * columns.pad, Text::content(text), text_box(ui));
}

void draw_side(Ui& ui, Rect rect, const Columns& columns, const std::string& text, std::optional<Color> tone) {
  if (text.empty()) return;
  Color ground = tone.value_or(ui.color().surface);
  if (tone) ground.a = tint;
  ui.canvas().fill(rect, ui.color().surface);
  ui.canvas().fill(rect, ground);
  ui.canvas().fill({rect.x, rect.y, ui.theme().mm(1), rect.h}, tone.value_or(ui.color().line));
  ui.paint_text(rect.inset(columns.pad, columns.pad), text, text_box(ui));
}

void draw_sign(Ui& ui, Rect rect, const Sign& sign) {
  const TextStyle style{ui.theme().meta(), ui.color().on_primary, Weight::bold};
  const float size = style.size_px * 1.45F;
  ui.canvas().fill({rect.x, rect.y, size, size}, sign.tone);
  ui.line({rect.x, rect.y + (size - style.size_px) / 2}, size, sign.word, style, Align::centre);
}

Piece pair_piece(Ui& ui, float width, const catalog::TextPair& pair, std::string id) {
  const Columns columns = columns_of_page(ui, width);
  const float height =
      std::max(height_of(ui, columns, pair.before), height_of(ui, columns, pair.after)) + 2 * columns.pad;
  const auto draw = [&ui, &pair, id = std::move(id), columns](Rect rect) {
    const bool differs = pair.kind != Kind::same;
    const Sign sign = sign_of(ui, pair.kind);
    const std::optional<Color> tone = differs ? std::optional(sign.tone) : std::nullopt;
    if (differs) draw_sign(ui, rect, sign);
    ui.node(Role::text, id, (differs ? Text(sign.word).str() + "：" : "") + pair.before, pair.after, true, rect);
    rect.take_left(columns.sign);
    draw_side(ui, rect.take_left(columns.text), columns, pair.before, tone);
    rect.take_left(columns.gap);
    draw_side(ui, rect.take_left(columns.text), columns, pair.after, tone);
  };
  return {height, draw};
}

Piece line_piece(Ui& ui, float width, const Text& text, std::string id) {
  TextBox box = text_box(ui);
  box.color = ui.color().meta;
  box.align = Align::centre;
  return {ui.text_height(width, text, box),
          [&ui, text, box, id = std::move(id)](Rect rect) { ui.text(rect, text, box, Role::text, id); }};
}

/// The names of the two columns.
Piece head_piece(Ui& ui, float width) {
  const Columns columns = columns_of_page(ui, width);
  const TextBox box{ui.theme().em(30), ui.color().ink, Weight::bold, 1.5F};
  return {std::round(box.size_px * box.leading), [&ui, columns, box](Rect rect) {
            rect.take_left(columns.sign);
            ui.text(rect.take_left(columns.text), Word::update_before, box, Role::heading, "update.before");
            rect.take_left(columns.gap);
            ui.text(rect.take_left(columns.text), Word::update_after, box, Role::heading, "update.after");
          }};
}

/// The fields of the header block that differ, as pairs under their headings.
void add_fields(Ui& ui, float width, const catalog::RecordChange& change, std::vector<catalog::TextPair>& kept,
                std::vector<Piece>& pieces) {
  const std::string none = Text(Word::update_no_value).str();
  kept.reserve(change.fields.size());
  for (const std::string& field : change.fields) {
    const auto [before, after] = values_of(change, field);
    kept.push_back({Kind::changed, field + "：" + (before.empty() ? none : before),
                    field + "：" + (after.empty() ? none : after)});
    pieces.push_back(pair_piece(ui, width, kept.back(), "update.field." + std::to_string(kept.size() - 1)));
  }
}

/// What differs, with one paragraph before and after; what is the same in between is only counted.
void add_texts(Ui& ui, float width, const std::vector<catalog::TextPair>& texts, std::vector<Piece>& pieces) {
  const auto differs = [&](std::size_t i) { return i < texts.size() && texts[i].kind != Kind::same; };
  std::size_t shown = 0, left_out = 0;
  const auto tell_left_out = [&] {
    if (left_out == 0) return;
    pieces.push_back(line_piece(ui, width, Text::fill(Word::update_same, {std::to_string(left_out)}),
                                "update.same." + std::to_string(pieces.size())));
    left_out = 0;
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool is_near = differs(i) || differs(i + 1) || (i > 0 && differs(i - 1));
    if (!is_near) {
      ++left_out;
      continue;
    }
    tell_left_out();
    if (shown++ == most_pairs) {
      pieces.push_back(
          line_piece(ui, width, Text::fill(Word::update_too_long, {std::to_string(most_pairs)}), "update.too_long"));
      return;
    }
    pieces.push_back(pair_piece(ui, width, texts[i], "update.pair." + std::to_string(i)));
  }
  tell_left_out();
}

}  // namespace

void draw_update_texts(Ui& ui, const app::CatalogueUpdate& update, const app::UpdateScreen& screen, Rect page,
                       app::Events& events) {
  const auto& changed = update.preview.changes.changed;
  if (screen.item >= changed.size()) return;
  const catalog::RecordChange& change = changed[screen.item];
  if (screen.comparing == app::Loading::failed) return draw_failed(ui, page, events);
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  const TextBox head{theme.item_title(), ui.color().ink, Weight::bold, 1.35F, Align::left, 3};
  inner.take_top(ui.text(inner, Text::content(change.after.title), head, Role::heading, "update.record"));
  ui.line({inner.x, inner.y + theme.mm(1)}, inner.w, Text::content(change.after.index_number),
          {theme.meta(), ui.color().meta});
  inner.take_top(theme.meta() * 1.5F + theme.small_gap());
  const Piece names = head_piece(ui, inner.w);
  names.draw(inner.take_top(names.height));
  std::vector<catalog::TextPair> fields;
  std::vector<Piece> pieces;
  add_fields(ui, inner.w, change, fields, pieces);
  if (screen.comparing == app::Loading::loading) {
    pieces.push_back(line_piece(ui, inner.w, Word::app_loading, "update.comparing"));
  } else if (!change.text) {
    pieces.push_back(line_piece(ui, inner.w, Word::update_text_same, "update.text_same"));
  } else {
    add_texts(ui, inner.w, screen.texts, pieces);
  }
  draw_pieces(ui, "update.texts", inner, pieces, theme.mm(2), screen.scroll_px, events);
}

}  // namespace ui
