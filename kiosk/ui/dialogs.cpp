// Dialogs over the screen: end the visit, find help, are you still there, the staff's number.
#include <algorithm>
#include <cmath>

#include "kiosk/app/print_account.h"
#include "kiosk/ui/keypad.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/update/parts.h"

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
Rect draw_frame_of_box(Ui& ui, std::string_view id, const Text& title, float width, float height) {
  const Theme& theme = ui.theme();
  const float window_w = ui.input().width, window_h = ui.input().height, pad = theme.mm(10);
  ui.canvas().fill({0, 0, window_w, window_h}, ui.color().veil);
  const TextBox head{theme.em(48), ui.color().ink, Weight::bold, 1.5F};
  height += 2 * pad + ui.text_height(width - 2 * pad, title, head) + theme.mm(3);
  const Rect box{(window_w - width) / 2, (window_h - height) / 2, width, height};
  ui.panel(box, ui.color().surface, ui.color().primary);
  ui.node(Role::dialog, id, title.str(), {}, true, box);
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

void draw_box(Ui& ui, std::string_view id, const Text& title, const std::vector<Text>& paragraphs,
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

Text pause_words(int seconds) {
  if (seconds < 60) return Text::fill(Word::pin_waiting, {std::to_string(seconds)});
  return Text::fill(Word::pin_waiting_long, {std::to_string(seconds / 60), std::to_string(seconds % 60)});
}

Text pin_words(const app::PinDialog& dialog) {
  using State = app::PinDialog::State;
  switch (dialog.state) {
    case State::asking: return Word::pin_asking;
    case State::checking: return Word::pin_checking;
    case State::not_set: return Word::pin_not_set;
    case State::broken: return Word::pin_broken;
    default: break;
  }
  if (dialog.wait_s > 0) return pause_words(dialog.wait_s);
  if (dialog.state == State::failed) return Word::pin_failed;
  if (dialog.state == State::wrong) return dialog.by_number ? Word::pin_wrong_pair : Word::pin_wrong;
  return dialog.by_number ? Word::pin_ask_pair : Word::pin_ask;
}

/// A dot a digit; never the digits.
void draw_dots(Ui& ui, std::size_t count, Rect row, Color border) {
  const float step = std::min(ui.theme().mm(9), row.w / static_cast<float>(app::max_pin_length + 1));
  const float radius = ui.theme().mm(2.2F);
  ui.panel(row, ui.color().surface, border);
  ui.node(Role::field, {}, Text::fill(Word::pin_typed, {std::to_string(count)}).str(), {}, false, row);
  float x = row.x + (row.w - step * static_cast<float>(count)) / 2 + step / 2;
  for (std::size_t i = 0; i < count; ++i, x += step) ui.canvas().disc({x, row.y + row.h / 2}, radius, ui.color().ink);
}

/// Along the lower edge of the field that the keys are for.
void draw_chosen_mark(Ui& ui, Rect field) {
  ui.canvas().fill(field.take_bottom(ui.theme().mm(1)), ui.color().primary);
}

/// Their labels stand above them; a touch chooses which of the two the keys are for.
void draw_number_and_pin(Ui& ui, const app::PinDialog& dialog, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect left = area.take_left((area.w - theme.gap()) * 0.42F);
  area.take_left(theme.gap());
  const auto border = [&](bool chosen) { return chosen ? ui.color().primary : ui.color().strong_line; };
  const TextBox label{theme.meta(), ui.color().meta, Weight::regular, 1.45F, Align::left, 1};
  const float height = ui.text_height(left.w, Word::pin_number, label);
  ui.text(left.take_top(height), Word::pin_number, label);
  ui.text(area.take_top(height), Word::pin_pin, label);
  if (ui.tap_area("pin.number", left, Word::pin_number, Role::field, dialog.number))
    events.emplace_back(app::FocusPin{true});
  ui.panel(left, ui.color().surface, border(dialog.at_number));
  const TextStyle digits{theme.em(38), ui.color().ink, Weight::bold};
  ui.line({left.x + theme.mm(5), left.y + (left.h - digits.size_px) / 2}, left.w - theme.mm(10),
          Text::content(dialog.number), digits);
  if (ui.tap_area("pin.pin", area, Word::pin_pin, Role::button)) events.emplace_back(app::FocusPin{});
  draw_dots(ui, dialog.digits.size(), area, border(!dialog.at_number));
  draw_chosen_mark(ui, dialog.at_number ? left : area);
}

void draw_pin(Ui& ui, const app::PinDialog& dialog, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextBox body{theme.em(32), ui.color().ink, Weight::regular, 1.5F};
  const Text words = pin_words(dialog);
  const float width = box_width(ui, 160), inner = width - 2 * theme.mm(10), pad = number_keys_height(theme);
  const float fields = theme.mm(16) + (dialog.by_number ? std::round(theme.meta() * 1.45F) : 0);
  const float height =
      ui.text_height(inner, words, body) + fields + pad + theme.button_height() + 2 * theme.gap() + theme.mm(4);
  const bool release = dialog.purpose == app::PinDialog::Purpose::release;
  Rect area = draw_frame_of_box(ui, "dialog.pin", release ? Word::pin_title_release : Word::pin_title, width, height);
  area.take_top(ui.text(area, words, body, Role::notice, "pin.words") + theme.mm(4));
  const Rect row = area.take_top(fields);
  if (dialog.by_number) {
    draw_number_and_pin(ui, dialog, row, events);
  } else {
    draw_dots(ui, dialog.digits.size(), row, ui.color().strong_line);
  }
  area.take_top(theme.gap());
  const std::string& typed = dialog.at_number ? dialog.number : dialog.digits;
  const app::Events clear(typed.size(), app::Pressed{app::EditKey::backspace});
  draw_number_keys(ui, {"pin.key", Word::pin_clear, Word::pin_backspace, clear, app::is_listening(dialog)},
                   area.take_top(pad), events);
  area.take_top(theme.gap());
  draw_row_of_actions(ui,
                      {{"dialog.pin.cancel", Word::pin_cancel, app::CloseDialog{}, ButtonStyle::secondary},
                       {"dialog.pin.enter", dialog.at_number ? Word::pin_next : Word::pin_enter, app::PinEnter{},
                        ButtonStyle::primary, app::can_enter(dialog)}},
                      area.take_top(theme.button_height()), events);
}

void draw_sure_to_load(Ui& ui, const catalog::Changes& changes, app::Events& events) {
  std::vector<Text> lines;
  if (!changes.withdrawn.empty())
    lines.push_back(Text::fill(Word::update_withdraws, {std::to_string(changes.withdrawn.size())}));
  if (!changes.emptied_columns.empty())
    lines.push_back(Text::fill(Word::update_emptied, {columns_of(changes.emptied_columns).str()}));
  lines.emplace_back(Word::update_sure_help);
  draw_box(ui, "dialog.sure", Word::update_sure_title, lines,
           {{"dialog.sure.no", Word::update_sure_no, app::CloseDialog{}, ButtonStyle::secondary},
            {"dialog.sure.yes", Word::update_confirm, app::ConfirmUpdate{true}, ButtonStyle::primary}},
           events);
}

void draw_sure(Ui& ui, const app::Model& model, const app::SureDialog& dialog, app::Events& events) {
  if (dialog.about == app::SureDialog::About::load)
    return draw_sure_to_load(ui, model.update.preview.changes, events);
  const std::string number = std::to_string(dialog.version.number), records = std::to_string(dialog.version.records);
  draw_box(
      ui, "dialog.sure", Text::fill(Word::versions_sure_title, {number}),
      {Text::fill(Word::versions_sure_body, {content_date_of(dialog.version).str(), records})},
      {{"dialog.sure.no", Word::versions_sure_no, app::CloseDialog{}, ButtonStyle::secondary},
       {"dialog.sure.yes", Word::versions_sure_yes, app::SetVersion{dialog.version.number}, ButtonStyle::primary}},
      events);
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
    draw_pin(ui, *pin, events);
  } else if (const auto* sure = std::get_if<app::SureDialog>(&model.dialog)) {
    draw_sure(ui, model, *sure, events);
  }
}

}  // namespace ui
