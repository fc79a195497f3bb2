// Case: 办理进度查询. Number and code are typed on keys of their own; then how far it is, and what may be done.
#include <cctype>
#include <span>

#include "base/code_signs.h"
#include "base/utf8.h"
#include "kiosk/ui/case_words.h"
#include "kiosk/ui/keypad.h"
#include "kiosk/ui/page_flow.h"
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using app::CaseScreen;
using words::Word;
using State = CaseScreen::State;

// -- number and code, sign by sign

constexpr int number_groups[] = {8, 4}, code_groups[] = {4, 4, 4, 4};

struct CodeRow {
  std::string_view id;
  Word label;
  const app::TextField& field;
  std::span<const int> groups;
  bool active;
  bool code;
};

void draw_boxes(Ui& ui, const CodeRow& row, Rect area) {
  const Theme& theme = ui.theme();
  const auto signs = signs_of(row.field.text);
  int count = 0;
  for (const int group : row.groups) count += group;
  const float gap = theme.mm(1), group_gap = theme.mm(4);
  const auto groups = static_cast<float>(row.groups.size());
  const float room = area.w - group_gap * (groups - 1) - gap * (static_cast<float>(count) - groups);
  const float width = std::min(room / static_cast<float>(count), theme.mm(16));
  const TextStyle style{std::min(theme.em(40), width * 0.95F), ui.color().ink, Weight::bold};
  float x = area.x;
  std::size_t at = 0;
  for (const int group : row.groups) {
    for (int i = 0; i < group; ++i, ++at) {
      const bool next = row.active && at == signs.size();
      const Rect box{x, area.y, width, area.h};
      ui.canvas().fill(box, ui.color().surface);
      ui.canvas().stroke(box, next ? ui.color().primary : ui.color().strong_line, next ? 4.0F : 2.0F);
      if (at < signs.size())
        ui.line({box.x, box.y + (box.h - style.size_px) / 2}, box.w, Text::content(signs[at]), style, Align::centre);
      x += width + gap;
    }
    x += group_gap - gap;
  }
}

/// A label and its boxes; a tap types there.
void draw_row(Ui& ui, const CodeRow& row, Rect& area, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextStyle style{theme.label(), row.active ? ui.color().primary : ui.color().ink, Weight::bold};
  ui.line({area.x, area.y}, area.w, row.label, style);
  area.take_top(theme.label() * 1.45F);
  const Rect boxes = area.take_top(theme.mm(17));
  if (ui.tap_area(row.id, boxes, row.label, Role::field, row.field.text))
    events.emplace_back(app::FocusCase{row.code});
  draw_boxes(ui, row, boxes);
  area.take_top(theme.mm(4));
}

// -- what is said before it is found

Text words_of(const CaseScreen& screen) {
  switch (screen.state) {
    case State::not_a_number: return Word::case_not_a_number;
    case State::not_a_code: return Word::case_not_a_code;
    case State::asking: return Word::case_asking;
    case State::unknown:
    case State::wait:
      if (screen.wait_s > 0) return Text::fill(Word::case_wait, {std::to_string(screen.wait_s)});
      return Word::case_unknown;
    case State::failed: return Word::case_failed;
    case State::typing:
    case State::found: break;
  }
  return Word::case_where;
}

void draw_words(Ui& ui, const CaseScreen& screen, Rect area) {
  const Theme& theme = ui.theme();
  const TextBox box{theme.em(30), ui.color().ink, Weight::regular, 1.5F};
  if (screen.state == State::typing) {
    area.take_top(ui.text(area, words_of(screen), box, Role::text, "case.words") + theme.mm(3));
  } else {
    area.take_top(ui.notice(area, words_of(screen), "case.words") + theme.mm(3));
  }
  ui.text(area, Word::case_lost, {theme.meta(), ui.color().meta, Weight::regular, 1.5F}, Role::text, "case.lost");
}

// -- the keys

constexpr int keys_across = 8;

float keys_height(const Ui& ui) {
  const Theme& theme = ui.theme();
  return 4 * least_key_height(theme) + 4 * theme.small_gap() + theme.button_height();
}

void draw_sign_pad(Ui& ui, const CaseScreen& screen, Rect area, app::Events& events) {
  if (screen.at_code) return draw_sign_keys(ui, "case.key", base::code_signs(), keys_across, area, events);
  draw_number_keys(ui, {"case.digit", Word::case_clear, Word::case_backspace, {app::ClearBox{}}}, area, events);
}

void draw_pad(Ui& ui, const CaseScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect row = area.take_bottom(theme.button_height());
  area.take_bottom(theme.small_gap());
  const float gap = theme.small_gap(), quarter = (row.w - 3 * gap) / 4;
  const bool typed = !screen.code.text.empty();
  if (screen.at_code) {
    if (ui.button("case.clear", row.take_left(quarter), Word::case_clear, ButtonStyle::secondary, typed))
      events.emplace_back(app::ClearBox{});
    row.take_left(gap);
    if (ui.symbol_button("case.backspace", row.take_left(quarter), Icon::backspace, Word::case_backspace,
                         ButtonStyle::secondary, typed))
      events.emplace_back(app::Pressed{app::EditKey::backspace});
    row.take_left(gap);
  }
  const bool ready = screen.state != State::asking && screen.wait_s == 0;
  const Word label = screen.at_code ? Word::case_ask : Word::case_next;
  if (ui.button("case.ask", row, label, ButtonStyle::primary, ready && (!screen.at_code || typed)))
    events.emplace_back(app::AskCase{});
  draw_sign_pad(ui, screen, area, events);
}

void draw_entry(Ui& ui, const CaseScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), ui.landscape() ? theme.mm(3) : theme.gap());
  const CodeRow number{"case.number", Word::case_number, screen.number, number_groups, !screen.at_code, false};
  const CodeRow code{"case.code", Word::case_code, screen.code, code_groups, screen.at_code, true};
  const TextBox question{theme.em(40), ui.color().ink, Weight::bold, 1.5F};
  if (ui.landscape()) {
    Rect left = inner.take_left((inner.w - theme.margin()) * 0.5F);
    inner.take_left(theme.margin());
    left.take_top(ui.text(left, Word::case_question, question, Role::heading, "case.question") + theme.mm(2));
    draw_row(ui, number, left, events);
    draw_row(ui, code, left, events);
    draw_words(ui, screen, left);
    inner.h = std::min(inner.h, keys_height(ui) * 1.15F);
    return draw_pad(ui, screen, inner, events);
  }
  inner.take_top(ui.text(inner, Word::case_question, question, Role::heading, "case.question") + theme.mm(2));
  draw_row(ui, number, inner, events);
  draw_row(ui, code, inner, events);
  draw_pad(ui, screen, inner.take_top(keys_height(ui)), events);
  inner.take_top(theme.gap());
  draw_words(ui, screen, inner);
}

// -- what is known

void flow_due(PageFlow& flow, const app::CaseView& view) {
  const requests::Clock& clock = view.clock;
  if (view.outcome) flow.fact(Word::case_outcome, name_of(*view.outcome).str(), "case.outcome");
  bool provisional = false;
  const auto until = [&](Word label, const requests::Period& period, std::string_view id) {
    flow.fact(label, date_words(period).str(), id);
    provisional = provisional || period.provisional;
  };
  if (clock.correction) until(Word::case_due_correction, *clock.correction, "case.due_correction");
  if (clock.payment) until(Word::case_due_payment, *clock.payment, "case.due_payment");
  const bool counts = clock.turn == requests::Turn::agency || clock.turn == requests::Turn::third_party;
  if (counts) until(Word::case_due, clock.answer, "case.due");
  if (provisional) flow.help(Word::case_provisional_note);
}

void flow_last_use(PageFlow& flow, const app::CaseView& view) {
  if (!view.last_use) return flow.fact(Word::case_last_use, Text(Word::case_never_used).str(), "case.last_use");
  const Text when =
      Text::fill(Word::case_last_use_value, {base::to_chinese(view.last_use->date), base::to_clock(*view.last_use)});
  flow.fact(Word::case_last_use, when.str(), "case.last_use");
  flow.help(Word::case_last_use_note);
}

void flow_letters(PageFlow& flow, const app::CaseView& view) {
  if (view.letters.empty()) return;
  flow.heading(Word::case_letters);
  for (std::size_t i = 0; i < view.letters.size(); ++i)
    flow.card({"case.letter." + std::to_string(i), Text::content(view.letters[i].title),
               Text::fill(Word::case_letter_note, {base::to_chinese(view.letters[i].on)}), app::ReadLetter{i}});
}

void flow_remedy(PageFlow& flow, const app::Model& model, const app::CaseView& view) {
  const auto remedy = remedy_of(view, model.room.agency, model.now.date);
  if (!remedy) return;
  flow.heading(Word::case_remedies);
  flow.paragraph(remedy->what, "case.remedy");
  if (remedy->until) flow.help(*remedy->until);
}

void flow_case(PageFlow& flow, const Theme& theme, const app::Model& model, const app::CaseView& view) {
  flow.question(state_of(view));
  if (const auto meaning = meaning_of(view)) flow.paragraph(*meaning, "case.meaning");
  flow_due(flow, view);
  flow_letters(flow, view);
  flow_remedy(flow, model, view);
  flow.heading(Word::case_history);
  for (const requests::CaseEvent& event : view.events)
    flow.paragraph(Text::fill(Word::case_history_line, {base::to_chinese(event.on), name_of(event).str()}));
  flow.space(theme.mm(2));
  flow.rule();
  if (view.told_on) flow.fact(Word::case_told_on, base::to_chinese(*view.told_on));
  flow_last_use(flow, view);
}

void flow_letter(PageFlow& flow, const requests::Letter& letter) {
  flow.question(Text::content(letter.title));
  flow.help(Text::content(base::to_chinese(letter.on)));
  for (std::size_t begin = 0; begin <= letter.text.size();) {
    const std::size_t end = std::min(letter.text.find('\n', begin), letter.text.size());
    if (end > begin) flow.paragraph(Text::content(std::string_view(letter.text).substr(begin, end - begin)));
    begin = end + 1;
  }
}

}  // namespace

void draw_case(Ui& ui, const app::Model& model, const CaseScreen& screen, Rect page, app::Events& events) {
  if (screen.state != State::found) return draw_entry(ui, screen, page, events);
  const Theme& theme = ui.theme();
  Rect inner = page.inset(ui.landscape() ? page.w * 0.15F : theme.margin(), theme.gap());
  if (screen.letter) {
    Rect row = inner.take_bottom(theme.button_height());
    inner.take_bottom(theme.gap());
    if (ui.button("case.print", row.take_right(std::min(row.w, theme.mm(100))), Word::case_print_letter,
                  ButtonStyle::primary))
      events.emplace_back(app::Print{app::PrintKind::letter});
  }
  draw_flow(ui, "case.area", inner, screen.scroll_px, events, [&](PageFlow& flow) {
    if (screen.letter) return flow_letter(flow, screen.found.letters[*screen.letter]);
    flow_case(flow, theme, model, screen.found);
  });
}

}  // namespace ui
