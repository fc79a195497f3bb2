// The panels: what is entered in them, what is offered for it, and what is chosen.
#include <algorithm>
#include <string_view>
#include <utility>

#include "base/wipe.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

constexpr std::size_t candidates_at_first = 40;
constexpr std::size_t most_candidates = 400;
constexpr std::size_t most_strokes = 64;
constexpr int last_radical = 214;
constexpr std::size_t numbered = 9;  ///< candidates that the digits of a keyboard choose from

bool is_shown(const Model& model, Panel panel) { return shown_panel(model) == panel; }

bool is_composing(const Model& model) { return is_shown(model, Panel::pinyin) && !model.typing.letters.empty(); }

/// Radicals are being looked at, none is chosen yet.
bool is_among_radicals(const Model& model) {
  return is_shown(model, Panel::strokes) && model.typing.way == ShapeWay::radicals &&
         model.typing.radical.number == 0;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '\''; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void drop_offer(Typing& typing) {
  input::wipe(typing.offer);
  base::wipe(typing.enlarged);
  typing.first = 0;
  typing.wanted = 0;
  typing.ticket = 0;
}

void ask(Model& model, std::size_t count, Orders& orders) {
  std::optional<input::Entry> entry = entry_of(model);
  if (!entry) return drop_offer(model.typing);
  model.typing.wanted = count;
  model.typing.ticket = new_ticket(model);
  orders.push_back(Compose{model.typing.ticket, std::move(*entry), count});
}

void choose_pinyin(Model& model, std::size_t index, Orders& orders) {
  std::optional<input::Entry> entry = entry_of(model);
  if (!entry) return;
  model.typing.ticket = new_ticket(model);
  orders.push_back(Choose{model.typing.ticket, std::move(std::get<input::Pinyin>(*entry)), index});
}

/// The letters themselves go into the field. False where there is no room for them.
bool put_letters(Model& model) {
  if (!put_in(model, model.typing.letters)) return false;
  wipe_entered(model.typing);
  return true;
}

/// The first candidate, or the letters where there is none.
void choose_first(Model& model, Orders& orders) {
  if (!model.typing.offer.candidates.empty()) return choose_pinyin(model, 0, orders);
  std::string after = std::exchange(model.typing.after, {});
  if (put_letters(model) && !after.empty()) type_in(model, after);
  base::wipe(after);
}

void add_letters(Model& model, std::string_view letters, Orders& orders) {
  Typing& typing = model.typing;
  typing.letters.reserve(input::max_letters);
  typing.letters += letters.substr(0, input::max_letters - std::min(input::max_letters, typing.letters.size()));
  compose(model, orders);
}

/// A digit of a keyboard: one of the candidates that begin with the first on the screen.
void choose_numbered(Model& model, char digit, Orders& orders) {
  on(model, ChooseCandidate{model.typing.first + static_cast<std::size_t>(digit - '1')}, orders);
}

void turn_page(Model& model, bool forward, Orders& orders) {
  const std::size_t first = model.typing.first;
  const std::size_t to = forward ? first + numbered : first - std::min(first, numbered);
  if (to < model.typing.offer.candidates.size()) on(model, ShowCandidates{to}, orders);
}

/// Takes back the last thing that was entered.
void take_back(Model& model, Orders& orders) {
  Typing& typing = model.typing;
  switch (*shown_panel(model)) {
    case Panel::pinyin:
      typing.letters.back() = '\0';
      typing.letters.pop_back();
      break;
    case Panel::handwriting: typing.ink.pop_back(); break;
    case Panel::strokes:
      if (typing.way == ShapeWay::strokes) {
        typing.strokes.pop_back();
      } else if (typing.radical.residual >= 0) {
        typing.radical.residual = -1;
      } else {
        typing.radical = {};
      }
      break;
    case Panel::letters:
    case Panel::symbols: break;
  }
  compose(model, orders);
}

void open_for_focus(Model& model) {
  Typing& typing = model.typing;
  typing.hidden = false;
  typing.upper = false;
  typing.by_character = use_of(model) == FieldUse::name;
  typing.panel = is_offered(model, typing.chinese) ? typing.chinese : Panel::letters;
}

/// A candidate of a panel whose candidates are whole: it goes in, the entry is done with.
void put_candidate(Model& model, std::size_t index) {
  if (put_in(model, model.typing.offer.candidates[index].text)) wipe_entered(model.typing);
}

}  // namespace

FocusPlace::FocusPlace(const Model& model)
    : depth(model.screens.size()),
      screen(model.screen().index()),
      dialog(model.dialog.index()),
      visit(model.visit),
      focus(focus_of(model)) {}

void follow_focus(Model& model, const FocusPlace& before) {
  const FocusPlace now(model);
  const bool is_same_place = now.depth == before.depth && now.screen == before.screen && now.visit == before.visit;
  const bool waits_behind_dialog = now.dialog != before.dialog;
  if (is_same_place && (waits_behind_dialog || now.focus == before.focus)) return;
  wipe_entered(model.typing);
  if (now.focus.where != Focus::Where::nowhere) open_for_focus(model);
}

void caret_placed(Model& model, Orders& orders) {
  model.typing.hidden = false;
  if (is_composing(model)) compose(model, orders);
}

void wipe_entered(Typing& typing) {
  base::wipe(typing.letters);
  base::wipe(typing.after);
  base::wipe(typing.strokes);
  base::wipe(typing.ink);
  typing.radical = {};
  drop_offer(typing);
}

void end_typing(Typing& typing) {
  wipe_entered(typing);
  const bool available = typing.available;
  typing = {};
  typing.available = available;
}

void compose(Model& model, Orders& orders) {
  model.typing.first = 0;
  base::wipe(model.typing.enlarged);
  ask(model, candidates_at_first, orders);
}

bool type_in_panel(Model& model, std::string_view text, Orders& orders) {
  if (!is_shown(model, Panel::pinyin) || text.empty()) return false;
  Typing& typing = model.typing;
  const bool all_letters = std::all_of(text.begin(), text.end(), is_letter);
  if (all_letters && (text.front() != '\'' || !typing.letters.empty())) {
    add_letters(model, text, orders);
    return true;
  }
  if (typing.letters.empty() || !is_ascii(text)) return false;
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '9') {
    choose_numbered(model, text[0], orders);
    return true;
  }
  if (text != " ") typing.after = text;
  choose_first(model, orders);
  return true;
}

bool press_in_panel(Model& model, EditKey key, Orders& orders) {
  const bool has_entry = entry_of(model).has_value();
  if (!has_entry) return false;
  switch (key) {
    case EditKey::backspace: return take_back(model, orders), true;
    case EditKey::escape: return wipe_entered(model.typing), true;
    case EditKey::enter: return is_composing(model) && (put_letters(model), true);
    case EditKey::left:
    case EditKey::page_up: return turn_page(model, false, orders), true;
    case EditKey::right:
    case EditKey::page_down: return turn_page(model, true, orders), true;
    case EditKey::del:
    case EditKey::home:
    case EditKey::end: return true;
    case EditKey::tab:
    case EditKey::back_tab: break;
  }
  return false;
}

void on(Model& model, const OpenPanel& event, Orders&) {
  if (!shown_panel(model) || !is_offered(model, event.panel)) return;
  wipe_entered(model.typing);
  model.typing.panel = event.panel;
  if (is_chinese(event.panel)) model.typing.chinese = event.panel;
}

void on(Model& model, const HidePanel&, Orders&) {
  if (!shown_panel(model)) return;
  wipe_entered(model.typing);
  model.typing.hidden = true;
}

void on(Model& model, const SetFuzzy& event, Orders& orders) {
  model.typing.fuzzy = event.on;
  if (is_composing(model)) compose(model, orders);
}

void on(Model& model, const SetByCharacter& event, Orders& orders) {
  model.typing.by_character = event.on;
  if (is_composing(model)) compose(model, orders);
}

void on(Model& model, const SetUpper& event, Orders&) { model.typing.upper = event.on; }

void on(Model& model, const SetShapeWay& event, Orders&) {
  if (model.typing.way == event.way || !is_shown(model, Panel::strokes)) return;
  wipe_entered(model.typing);
  model.typing.way = event.way;
}

void on(Model& model, const StrokeKey& event, Orders& orders) {
  Typing& typing = model.typing;
  const bool is_stroke = (event.stroke >= '1' && event.stroke <= '5') || event.stroke == '*';
  if (!is_stroke || !is_shown(model, Panel::strokes) || typing.way != ShapeWay::strokes) return;
  if (typing.strokes.size() >= most_strokes) return;
  typing.strokes.reserve(most_strokes);
  typing.strokes.push_back(event.stroke);
  compose(model, orders);
}

void on(Model& model, const ChooseRadical& event, Orders& orders) {
  if (!is_shown(model, Panel::strokes) || model.typing.way != ShapeWay::radicals) return;
  if (event.number < 0 || event.number > last_radical) return;
  model.typing.radical = {event.number, -1};
  compose(model, orders);
}

void on(Model& model, const SetResidual& event, Orders& orders) {
  if (!is_shown(model, Panel::strokes) || model.typing.radical.number == 0) return;
  model.typing.radical.residual = std::max(event.strokes, -1);
  compose(model, orders);
}

void on(Model& model, const ChooseCandidate& event, Orders& orders) {
  if (!entry_of(model) || event.index >= model.typing.offer.candidates.size()) return;
  if (is_composing(model)) return choose_pinyin(model, event.index, orders);
  put_candidate(model, event.index);
}

void on(Model& model, const ShowCandidates& event, Orders& orders) {
  Typing& typing = model.typing;
  if (is_among_radicals(model)) {
    if (event.first < model.room.radicals.size()) typing.first = event.first;
    return;
  }
  const std::size_t held = typing.offer.candidates.size();
  const bool may_ask = typing.offer.more && held < most_candidates && event.first <= held;
  if (event.first >= held && !may_ask) return;
  typing.first = event.first;
  const bool is_near_end = event.first + candidates_at_first > held;
  if (may_ask && is_near_end) ask(model, std::min(held + candidates_at_first, most_candidates), orders);
}

void on(Model& model, Enlarge& event, Orders&) {
  base::wipe(model.typing.enlarged);
  if (entry_of(model)) model.typing.enlarged = event.text;
  base::wipe(event.text);
}

void on(Model& model, Offered& event, Orders&) {
  Typing& typing = model.typing;
  if (event.ticket != 0 && event.ticket == typing.ticket) {
    typing.ticket = 0;
    std::swap(typing.offer, event.offer);
    const std::size_t held = typing.offer.candidates.size();
    typing.first = std::min(typing.first, held == 0 ? 0 : held - 1);
  }
  input::wipe(event.offer);
}

void on(Model& model, Chosen& event, Orders& orders) {
  Typing& typing = model.typing;
  const bool is_awaited = event.ticket != 0 && event.ticket == typing.ticket && is_composing(model);
  const bool is_shorter = event.choice.rest.size() < typing.letters.size();
  if (is_awaited && is_shorter && !event.choice.text.empty() && put_in(model, event.choice.text)) {
    std::string after = std::exchange(typing.after, {});
    wipe_entered(typing);
    typing.after = std::move(after);
    add_letters(model, event.choice.rest, orders);
    if (typing.letters.empty()) {
      type_in(model, typing.after);
      base::wipe(typing.after);
    } else if (!typing.after.empty()) {
      choose_pinyin(model, 0, orders);
    }
  } else if (is_awaited) {
    typing.ticket = 0;
    base::wipe(typing.after);
  }
  base::wipe(event.choice.text);
  base::wipe(event.choice.rest);
}

}  // namespace app
