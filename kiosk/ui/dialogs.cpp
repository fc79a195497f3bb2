// Dialogs over the screen: end the visit, find help, are you still there, the staff's number.
#include <algorithm>

#include "kiosk/app/print_account.h"
#include "kiosk/ui/keypad.h"
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using words::Word;

struct Action {
  std::string_view id;
  Word label;
  app::Event event;
  ButtonStyle style;
  bool enabled = true;
};

/// Veil and box with its title; what is left of it for the contents. `height` is that of the contents.
Rect draw_frame_of_box(Ui& ui, std::string_view id, Word title, float width, float height) {
  const Theme& theme = ui.theme();
  const float window_w = ui.input().width, window_h = ui.input().height, pad = theme.mm(10);
  ui.canvas().fill({0, 0, window_w, window_h}, ui.color().veil);
  const TextBox head{theme.em(48), ui.color().ink, Weight::bold, 1.5F};
  height += 2 * pad + ui.text_height(width - 2 * pad, title, head) + theme.mm(3);
  const Rect box{(window_w - width) / 2, (window_h - height) / 2, width, height};
  ui.panel(box, ui.color().surface, ui.color().primary);
  ui.node(Role::dialog, id, Text(title).str(), {}, true, box);
  Rect area = box.inset(pad, pad);
  area.take_top(ui.text(area, title, head, Role::heading) + theme.mm(3));
  return area;
}

void draw_row_of_actions(Ui& ui, const std::vector<Action>& actions, Rect row, app::Events& events) {
  const float gap = ui.theme().gap(), count = static_cast<float>(actions.size());
  const float each = (row.w - gap * (count - 1)) / count;
  for (const Action& action : actions) {
    if (ui.button(action.id, row.take_left(each), action.label, action.style, action.enabled))
      events.push_back(action.event);
    row.take_left(gap);
  }
}

float box_width(const Ui& ui, float widest_mm) {
  return std::min(ui.input().width - 2 * ui.theme().margin(), ui.theme().mm(widest_mm));
}

void draw_box(Ui& ui, std::string_view id, Word title, const std::vector<Text>& paragraphs,
              const std::vector<Action>& actions, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextBox body{theme.body(), ui.color().ink, Weight::regular, 1.6F};
  const float width = box_width(ui, 240), inner = width - 2 * theme.mm(10);
  float height = theme.gap() + theme.button_height() - theme.mm(3);
  for (const Text& text : paragraphs) height += ui.text_height(inner, text, body) + theme.mm(3);
  Rect area = draw_frame_of_box(ui, id, title, width, height);
  const Rect row = area.take_bottom(theme.button_height());
  for (const Text& text : paragraphs) area.take_top(ui.text(area, text, body) + theme.mm(3));
  draw_row_of_actions(ui, actions, row, events);
}

/// What the visitor may be about to leave behind.
std::vector<Text> paper_lines(const app::Model& model) {
  std::vector<Text> lines;
  const app::Tray tray = app::in_tray(model);
  if (tray.pages > 0) lines.push_back(Text::fill(Word::end_tray, {std::to_string(tray.pages)}));
  if (tray.perhaps_more) lines.emplace_back(Word::end_perhaps);
  if (std::any_of(model.prints.begin(), model.prints.end(), app::is_running)) lines.emplace_back(Word::end_printing);
  return lines;
}

std::vector<Text> with_paper(const app::Model& model, const Text& text) {
  std::vector<Text> lines = paper_lines(model);
  lines.push_back(text);
  return lines;
}

std::vector<Text> help_lines(const catalog::Agency& agency) {
  std::vector<Text> lines;
  if (agency.desk_place.empty()) {
    lines.emplace_back(Word::help_unknown);
  } else {
    lines.push_back(Text::fill(Word::help_body, {agency.desk_place}));
  }
  if (!agency.desk_phone.empty()) lines.push_back(Text::fill(Word::help_phone, {agency.desk_phone}));
  lines.emplace_back(Word::help_read);
  return lines;
}

Text pin_words(const app::Model& model, const app::PinDialog& dialog) {
  using State = app::PinDialog::State;
  if (dialog.state == State::not_set) return Word::pin_not_set;
  if (model.pin_guard.waiting_s > 0)
    return Text::fill(Word::pin_waiting, {std::to_string(model.pin_guard.waiting_s)});
  switch (dialog.state) {
    case State::checking: return Word::pin_checking;
    case State::wrong: return Word::pin_wrong;
    case State::failed: return Word::pin_failed;
    case State::typing:
    case State::not_set: break;
  }
  return Word::pin_ask;
}

/// A dot a digit; never the digits.
void draw_dots(Ui& ui, std::size_t count, Rect row) {
  const float step = ui.theme().mm(9), radius = ui.theme().mm(2.2F);
  ui.panel(row, ui.color().surface, ui.color().strong_line);
  ui.node(Role::field, {}, Text::fill(Word::pin_typed, {std::to_string(count)}).str(), {}, false, row);
  float x = row.x + (row.w - step * static_cast<float>(count)) / 2 + step / 2;
  for (std::size_t i = 0; i < count; ++i, x += step) ui.canvas().disc({x, row.y + row.h / 2}, radius, ui.color().ink);
}

void draw_pin(Ui& ui, const app::Model& model, const app::PinDialog& dialog, app::Events& events) {
  using State = app::PinDialog::State;
  const Theme& theme = ui.theme();
  const TextBox body{theme.em(32), ui.color().ink, Weight::regular, 1.5F};
  const Text words = pin_words(model, dialog);
  const bool listening =
      dialog.state != State::not_set && dialog.state != State::checking && model.pin_guard.waiting_s == 0;
  const float width = box_width(ui, 160), inner = width - 2 * theme.mm(10), pad = number_keys_height(theme);
  const float height =
      ui.text_height(inner, words, body) + theme.mm(16) + pad + theme.button_height() + 2 * theme.gap() + theme.mm(4);
  const bool release = dialog.purpose == app::PinDialog::Purpose::release;
  Rect area = draw_frame_of_box(ui, "dialog.pin", release ? Word::pin_title_release : Word::pin_title, width, height);
  area.take_top(ui.text(area, words, body, Role::notice, "pin.words") + theme.mm(4));
  draw_dots(ui, dialog.digits.size(), area.take_top(theme.mm(16)));
  area.take_top(theme.gap());
  const app::Events clear(dialog.digits.size(), app::Pressed{app::EditKey::backspace});
  draw_number_keys(ui, {"pin.key", Word::pin_clear, Word::pin_backspace, clear, listening}, area.take_top(pad),
                   events);
  area.take_top(theme.gap());
  draw_row_of_actions(ui,
                      {{"dialog.pin.cancel", Word::pin_cancel, app::CloseDialog{}, ButtonStyle::secondary},
                       {"dialog.pin.enter", Word::pin_enter, app::PinEnter{}, ButtonStyle::primary,
                        listening && dialog.digits.size() >= app::min_pin_length}},
                      area.take_top(theme.button_height()), events);
}

}  // namespace

void draw_dialog(Ui& ui, const app::Model& model, app::Events& events) {
  if (std::holds_alternative<app::EndDialog>(model.dialog)) {
    draw_box(ui, "dialog.end", Word::end_title, with_paper(model, Word::end_body),
             {{"dialog.end.cancel", Word::end_cancel, app::CloseDialog{}, ButtonStyle::secondary},
              {"dialog.end.confirm", Word::end_confirm, app::EndVisit{}, ButtonStyle::primary}},
             events);
  } else if (std::holds_alternative<app::HelpDialog>(model.dialog)) {
    draw_box(ui, "dialog.help", Word::help_title, help_lines(model.room.agency),
             {{"dialog.help.staff", Word::clerk_login, app::OpenPin{}, ButtonStyle::secondary},
              {"dialog.help.close", Word::help_close, app::CloseDialog{}, ButtonStyle::primary}},
             events);
  } else if (const auto* idle = std::get_if<app::IdleDialog>(&model.dialog)) {
    draw_box(ui, "dialog.idle", Word::idle_title,
             with_paper(model, Text::fill(Word::idle_body, {std::to_string(idle->seconds_left)})),
             {{"dialog.idle.end", Word::idle_end, app::EndVisit{}, ButtonStyle::secondary},
              {"dialog.idle.stay", Word::idle_stay, app::CloseDialog{}, ButtonStyle::primary}},
             events);
  } else if (std::holds_alternative<app::ScanDialog>(model.dialog)) {
    draw_box(ui, "dialog.scan", Word::scan_title, {Word::scan_body},
             {{"dialog.scan.close", Word::scan_close, app::CloseDialog{}, ButtonStyle::primary}}, events);
  } else if (const auto* pin = std::get_if<app::PinDialog>(&model.dialog)) {
    draw_pin(ui, model, *pin, events);
  }
}

}  // namespace ui
