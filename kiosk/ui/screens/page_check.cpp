// Page check: the code at the foot of a printed page, and what is known of that page today.
#include <cctype>
#include <cmath>

#include "base/page_code.h"
#include "base/utf8.h"
#include "kiosk/ui/keypad.h"
#include "kiosk/ui/list_parts.h"

namespace ui {
namespace {

using app::PageCodeScreen;
using words::Word;
using State = PageCodeScreen::State;
using Match = catalog::Catalog::PageMatch;

constexpr int code_length = 15, group_length = 5;

// -- what was typed: fifteen boxes in three groups

void draw_code(Ui& ui, const PageCodeScreen& screen, Rect row) {
  const Theme& theme = ui.theme();
  ui.node(Role::field, "page.field", Text(Word::page_field).str(), screen.typed.text, true, row);
  const auto signs = signs_of(screen.typed.text);
  const float gap = theme.mm(1), group_gap = theme.mm(5);
  const float width = (row.w - 12 * gap - 2 * group_gap) / code_length;
  const TextStyle style{std::min(theme.em(44), width * 0.9F), ui.color().ink, Weight::bold};
  float x = row.x;
  for (int i = 0; i < code_length; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const bool next = at == signs.size();
    const Rect box{x, row.y, width, row.h};
    ui.canvas().fill(box, ui.color().surface);
    ui.canvas().stroke(box, next ? ui.color().primary : ui.color().strong_line, next ? 4.0F : 2.0F);
    if (at < signs.size())
      ui.line({box.x, box.y + (box.h - style.size_px) / 2}, box.w, Text::content(signs[at]), style, Align::centre);
    x += width + ((i + 1) % group_length == 0 ? group_gap : gap);
  }
}

// -- what came of it

struct Mark {
  Icon icon;
  Color tone;
  Word word;
};

Mark validity_mark(const Palette& color, catalog::Validity validity) {
  switch (validity) {
    case catalog::Validity::in_force: return {Icon::check, color.good, Word::page_in_force};
    case catalog::Validity::amended: return {Icon::warning, color.amber, Word::page_revised};
    case catalog::Validity::expired: return {Icon::cross, color.ended, Word::page_expired};
    case catalog::Validity::repealed: return {Icon::cross, color.ended, Word::page_repealed};
    case catalog::Validity::not_yet: return {Icon::clock, color.amber, Word::page_not_yet};
    case catalog::Validity::unstated: break;
  }
  return {Icon::document, color.primary, Word::page_found};
}

/// A sign and a sentence in its colour; returns the height.
float draw_mark(Ui& ui, Rect at, const Mark& mark, float size_px, std::string_view id) {
  const TextBox box{size_px, mark.tone, Weight::bold, 1.35F};
  const float icon = size_px * 1.2F, gap = ui.theme().mm(3), room = at.w - icon - gap;
  const float height = ui.text_height(room, mark.word, box);
  const float first_line = std::round(box.size_px * box.leading);
  draw_icon(ui.canvas(), mark.icon, {at.x, at.y + (first_line - icon) / 2, icon, icon}, mark.tone, size_px / 9);
  ui.text({at.x + icon + gap, at.y, room, height}, mark.word, box, Role::text, id);
  return height;
}

/// The card of one record that the page may be of. Measures only, where `draw` is not set.
float run_match(Ui& ui, const PageCodeScreen& screen, std::size_t index, Rect at, bool draw, app::Events& events) {
  const Theme& theme = ui.theme();
  const Match& match = screen.matches[index];
  const std::string number = std::to_string(index);
  const float pad = theme.mm(6), top = at.y;
  Rect area{at.x + pad, at.y + pad, at.w - 2 * pad, 0};
  const TextBox title{theme.item_title(), ui.color().ink, Weight::bold, 1.35F};
  const TextBox meta{theme.meta(), ui.color().meta, Weight::regular, 1.5F};
  const auto put = [&](const Text& text, const TextBox& box, Role role, const std::string& id) {
    if (draw) ui.text(area, text, box, role, id);
    area.y += ui.text_height(area.w, text, box);
  };
  const auto put_mark = [&](const Mark& mark, float size_px, const std::string& id) {
    const TextBox box{size_px, mark.tone, Weight::bold, 1.35F};
    const float height = ui.text_height(area.w - size_px * 1.2F - theme.mm(3), mark.word, box);
    if (draw) draw_mark(ui, area, mark, size_px, id);
    area.y += height + theme.mm(2);
  };
  put_mark(validity_mark(ui.color(), match.record.validity), theme.em(48), "page.validity." + number);
  put(Text::content(match.record.title), title, Role::heading, "page.title." + number);
  if (!match.record.document_number.empty())
    put(Text::content(match.record.document_number), meta, Role::text, "page.number." + number);
  if (screen.page > 0) put(Text::fill(Word::page_found_page, {std::to_string(screen.page)}), meta, Role::text, {});
  area.y += theme.mm(3);
  put_mark(match.same_text ? Mark{Icon::check, ui.color().good, Word::page_same}
                           : Mark{Icon::warning, ui.color().amber, Word::page_changed},
           theme.em(32), "page.text." + number);
  area.y += theme.mm(2);
  if (match.shown) {
    const Rect button{area.x, area.y, area.w, theme.button_height()};
    if (draw && ui.button("page.open." + number, button, Word::page_open, ButtonStyle::primary))
      events.emplace_back(app::OpenDocument{match.record.id});
    area.y += button.h;
  } else {
    put(Word::page_not_shown, meta, Role::notice, "page.gone." + number);
  }
  return area.y + pad - top;
}

void draw_match(Ui& ui, const PageCodeScreen& screen, std::size_t index, Rect at, app::Events& events) {
  ui.panel({at.x, at.y, at.w, run_match(ui, screen, index, at, false, events)}, ui.color().surface, ui.color().line);
  run_match(ui, screen, index, at, true, events);
}

void draw_matches(Ui& ui, const PageCodeScreen& screen, Rect area, app::Events& events) {
  const float gap = ui.theme().small_gap(), width = area.w - ui.theme().mm(4);
  float content = 0;
  for (std::size_t i = 0; i < screen.matches.size(); ++i)
    content += run_match(ui, screen, i, {0, 0, width, 0}, false, events) + gap;
  const float offset = ui.begin_scroll("page.area", area, content - gap, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  float y = area.y - offset;
  for (std::size_t i = 0; i < screen.matches.size(); ++i) {
    draw_match(ui, screen, i, {area.x, y, width, 0}, events);
    y += run_match(ui, screen, i, {0, 0, width, 0}, false, events) + gap;
  }
  ui.end_scroll();
}

void draw_unknown(Ui& ui, Rect area) {
  const Theme& theme = ui.theme();
  const TextBox title{theme.em(40), ui.color().ink, Weight::bold, 1.4F, Align::centre};
  const TextBox help{theme.em(32), ui.color().ink, Weight::regular, 1.6F, Align::centre};
  const float width = area.w - 2 * theme.mm(8), icon = theme.mm(26);
  const float height = icon + theme.mm(4) + ui.text_height(width, Word::page_unknown, title) + theme.mm(2) +
                       ui.text_height(width, Word::page_unknown_help, help) + 2 * theme.mm(6);
  area.h = std::min(area.h, height);
  ui.panel(area, ui.color().surface, ui.color().line);
  Rect inner = area.inset(theme.mm(8), theme.mm(6));
  draw_icon(ui.canvas(), Icon::question, {inner.x + (inner.w - icon) / 2, inner.y, icon, icon},
            {ui.color().primary, ui.color().amber, 5});
  inner.take_top(icon + theme.mm(4));
  inner.take_top(ui.text(inner, Word::page_unknown, title, Role::heading, "page.unknown") + theme.mm(2));
  ui.text(inner, Word::page_unknown_help, help);
}

Mark receipt_mark(const Palette& color, app::ReceiptCheck::Answer answer) {
  using Answer = app::ReceiptCheck::Answer;
  switch (answer) {
    case Answer::good: return {Icon::check, color.good, Word::page_receipt_good};
    case Answer::changed: return {Icon::cross, color.ended, Word::page_receipt_changed};
    case Answer::other_kiosk: return {Icon::question, color.amber, Word::page_receipt_other};
    case Answer::failed: break;
  }
  return {Icon::warning, color.amber, Word::page_failed};
}

/// What the code of a receipt says, if it is one of ours.
void draw_receipt_check(Ui& ui, const app::ReceiptCheck& check, Rect area) {
  const Theme& theme = ui.theme();
  const bool good = check.answer == app::ReceiptCheck::Answer::good;
  const Mark mark = receipt_mark(ui.color(), check.answer);
  const TextBox fact{theme.em(40), ui.color().ink, Weight::bold, 1.5F};
  const float pad = theme.mm(6), width = area.w - 2 * pad, icon = theme.em(44) * 1.2F + theme.mm(3);
  const TextBox head{theme.em(44), mark.tone, Weight::bold, 1.35F};
  const float facts = good ? 2 * theme.em(40) * 1.5F + theme.mm(4) : 0;
  area.h = std::min(area.h, ui.text_height(width - icon, mark.word, head) + facts + 2 * pad);
  ui.panel(area, ui.color().surface, ui.color().line);
  Rect inner = area.inset(pad, pad);
  inner.take_top(draw_mark(ui, inner, mark, theme.em(44), "page.receipt") + theme.mm(4));
  if (!good) return;
  inner.take_top(
      ui.text(inner, Text::fill(Word::page_receipt_number, {check.number}), fact, Role::text, "page.receipt.number"));
  const std::string received = base::to_chinese(check.received.date) + " " + base::to_clock(check.received);
  ui.text(inner, Text::fill(Word::page_receipt_received, {received}), fact, Role::text, "page.receipt.received");
}

void draw_where(Ui& ui, Rect area) {
  const Theme& theme = ui.theme();
  const TextBox box{theme.em(32), ui.color().ink, Weight::regular, 1.6F};
  const float icon = theme.mm(20);
  draw_icon(ui.canvas(), Icon::page_check, {area.x, area.y, icon, icon}, {ui.color().primary, ui.color().amber, 4});
  area.take_left(icon + theme.mm(6));
  ui.text(area, Word::page_where, box, Role::text, "page.where");
}

void draw_answer(Ui& ui, const PageCodeScreen& screen, Rect area, app::Events& events) {
  switch (screen.state) {
    case State::found: return draw_matches(ui, screen, area, events);
    case State::unknown:
      return screen.withdrawn.empty() ? draw_unknown(ui, area) : draw_withdrawn(ui, screen.withdrawn, area);
    case State::not_a_code: ui.notice(area, Word::page_not_a_code, "page.not_a_code"); return;
    case State::failed: ui.notice(area, Word::page_failed, "page.failed"); return;
    case State::asking:
      ui.text(area, Word::page_asking, {ui.theme().body(), ui.color().meta, Weight::regular, 1.5F}, Role::progress,
              "page.asking");
      return;
    case State::receipt: return draw_receipt_check(ui, screen.receipt, area);
    case State::typing: return draw_where(ui, area);
  }
}

// -- the keys

constexpr int keys_across = 8;

float pad_height(const Ui& ui) {
  const Theme& theme = ui.theme();
  return 4 * least_key_height(theme) + 4 * theme.small_gap() + theme.button_height();
}

void draw_pad(Ui& ui, const PageCodeScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect row = area.take_bottom(theme.button_height());
  area.take_bottom(theme.small_gap());
  const float gap = theme.small_gap(), quarter = (row.w - 3 * gap) / 4;
  const bool typed = !screen.typed.text.empty();
  if (ui.button("page.clear", row.take_left(quarter), Word::page_clear, ButtonStyle::secondary, typed))
    events.emplace_back(app::ClearBox{});
  row.take_left(gap);
  if (ui.symbol_button("page.backspace", row.take_left(quarter), Icon::backspace, Word::page_backspace,
                       ButtonStyle::secondary, typed))
    events.emplace_back(app::Pressed{app::EditKey::backspace});
  row.take_left(gap);
  if (ui.button("page.check", row, Word::page_check, ButtonStyle::primary, typed && screen.state != State::asking))
    events.emplace_back(app::CheckPageCode{});
  draw_sign_keys(ui, "page.key", base::page_code_signs(), keys_across, area, events);
}

}  // namespace

void draw_page_check(Ui& ui, const PageCodeScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  Rect entry = inner;
  if (ui.landscape()) {
    entry = inner.take_left(inner.w * 0.55F);
    inner.take_left(theme.margin());
  }
  const float top = entry.y;
  entry.take_top(ui.text(entry, Word::page_question, {theme.em(40), ui.color().ink, Weight::bold, 1.6F},
                         Role::heading, "page.question"));
  draw_code(ui, screen, entry.take_top(theme.mm(20)));
  entry.take_top(theme.gap());
  draw_pad(ui, screen, entry.take_top(pad_height(ui)), events);
  if (!ui.landscape()) inner.take_top(entry.y - top + theme.gap());
  draw_answer(ui, screen, inner, events);
}

}  // namespace ui
