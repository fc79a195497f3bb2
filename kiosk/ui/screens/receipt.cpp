// Receipt: a request is in the register; its number, and the papers that go with it.
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using words::Word;

/// Label and value, the value large; returns the height.
float draw_fact(Ui& ui, Rect at, Word label, const Text& value, std::string_view id) {
  const Theme& theme = ui.theme();
  ui.line({at.x, at.y}, at.w, label, {theme.meta(), ui.color().meta}, Align::centre);
  const TextBox box{theme.em(48), ui.color().ink, Weight::bold, 1.4F, Align::centre};
  return theme.meta() * 1.4F + ui.text({at.x, at.y + theme.meta() * 1.4F, at.w, 0}, value, box, Role::text, id);
}

}  // namespace

void draw_receipt(Ui& ui, const app::ReceiptScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(ui.landscape() ? page.w * 0.12F : theme.margin(), theme.gap());
  Rect buttons = inner.take_bottom(theme.button_height());
  inner.take_bottom(theme.gap());
  const TextBox body{theme.em(34), ui.color().ink, Weight::regular, 1.6F};
  const TextBox head{theme.em(48), ui.color().ink, Weight::bold, 1.5F, Align::centre};
  const float pad = theme.mm(8), width = inner.w - 2 * pad;
  const float content = 2 * pad + ui.text_height(width, Word::receipt_done, head) + 2 * theme.em(48) * 3 +
                        ui.text_height(width, Word::receipt_next, body) + theme.mm(50) +
                        ui.text_height(width, Word::receipt_paper, body);
  ui.panel(inner, ui.color().surface, ui.color().line);
  const float offset = ui.begin_scroll("receipt.area", inner.inset(2, 2), content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  Rect area{inner.x + pad, inner.y + pad - offset, width, content};
  area.take_top(ui.text(area, Word::receipt_done, head, Role::heading, "receipt.done") + theme.mm(4));
  area.take_top(draw_fact(ui, area, Word::receipt_number, Text::content(screen.receipt.number), "receipt.number") +
                theme.mm(4));
  const Text received = Text::content(base::to_chinese(screen.receipt.received.date));
  area.take_top(draw_fact(ui, area, Word::receipt_received, received, "receipt.received") + theme.mm(6));
  area.take_top(ui.text(area, Word::receipt_next, body) + theme.mm(5));
  ui.notice(area, Word::receipt_paper, "receipt.paper");
  ui.end_scroll();

  const float third = (buttons.w - 2 * theme.gap()) / 3;
  if (ui.button("receipt.home", buttons.take_left(third), Word::receipt_home, ButtonStyle::secondary))
    events.emplace_back(app::GoHome{});
  buttons.take_left(theme.gap());
  if (ui.button("receipt.print_receipt", buttons.take_left(third), Word::receipt_print_receipt, ButtonStyle::primary))
    events.emplace_back(app::Print{app::PrintKind::receipt});
  buttons.take_left(theme.gap());
  if (ui.button("receipt.print_form", buttons, Word::receipt_print_form, ButtonStyle::primary))
    events.emplace_back(app::Print{app::PrintKind::application});
}

}  // namespace ui
