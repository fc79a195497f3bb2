// Dialogs over the screen: end the visit, find help, are you still there.
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using words::Word;

struct Action {
  std::string_view id;
  Word label;
  app::Event event;
  ButtonStyle style;
};

void draw_box(Ui& ui, std::string_view id, Word title, const std::vector<Text>& paragraphs,
              const std::vector<Action>& actions, app::Events& events) {
  const Theme& theme = ui.theme();
  const float window_w = ui.input().width, window_h = ui.input().height;
  ui.canvas().fill({0, 0, window_w, window_h}, ui.color().veil);
  const float width = std::min(window_w - 2 * theme.margin(), theme.mm(240)), pad = theme.mm(10);
  const TextBox head{theme.em(48), ui.color().ink, Weight::bold, 1.5F};
  const TextBox body{theme.body(), ui.color().ink, Weight::regular, 1.6F};
  float height = 2 * pad + ui.text_height(width - 2 * pad, title, head) + theme.gap() + theme.button_height();
  for (const Text& text : paragraphs) height += ui.text_height(width - 2 * pad, text, body) + theme.mm(3);
  const Rect box{(window_w - width) / 2, (window_h - height) / 2, width, height};
  ui.panel(box, ui.color().surface, ui.color().primary);
  ui.node(Role::dialog, id, Text(title).str(), {}, true, box);
  Rect area = box.inset(pad, pad);
  area.take_top(ui.text(area, title, head, Role::heading) + theme.mm(3));
  for (const Text& text : paragraphs) area.take_top(ui.text(area, text, body) + theme.mm(3));
  Rect row = box.inset(pad, pad).take_bottom(theme.button_height());
  const auto count = static_cast<float>(actions.size());
  const float each = (row.w - theme.gap() * (count - 1)) / count;
  for (const Action& action : actions) {
    if (ui.button(action.id, row.take_left(each), action.label, action.style)) events.push_back(action.event);
    row.take_left(theme.gap());
  }
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

}  // namespace

void draw_dialog(Ui& ui, const app::Model& model, app::Events& events) {
  if (std::holds_alternative<app::EndDialog>(model.dialog)) {
    draw_box(ui, "dialog.end", Word::end_title, {Word::end_body},
             {{"dialog.end.cancel", Word::end_cancel, app::CloseDialog{}, ButtonStyle::secondary},
              {"dialog.end.confirm", Word::end_confirm, app::EndVisit{}, ButtonStyle::primary}},
             events);
  } else if (std::holds_alternative<app::HelpDialog>(model.dialog)) {
    draw_box(ui, "dialog.help", Word::help_title, help_lines(model.room.agency),
             {{"dialog.help.close", Word::help_close, app::CloseDialog{}, ButtonStyle::primary}}, events);
  } else if (const auto* idle = std::get_if<app::IdleDialog>(&model.dialog)) {
    draw_box(ui, "dialog.idle", Word::idle_title, {Text::fill(Word::idle_body, {std::to_string(idle->seconds_left)})},
             {{"dialog.idle.end", Word::idle_end, app::EndVisit{}, ButtonStyle::secondary},
              {"dialog.idle.stay", Word::idle_stay, app::CloseDialog{}, ButtonStyle::primary}},
             events);
  }
}

}  // namespace ui
