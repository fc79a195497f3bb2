// Receipt: a request is in the register; its number, and the papers that go with it.
#include <string>
#include <vector>

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

namespace {

constexpr int facts_a_row = 2;

/// What a citizen must keep or remember, two in a row where there is room.
struct Fact {
  Word label;
  std::string value;
  const char* id;
};

std::vector<Fact> facts_of(const requests::Receipt& receipt) {
  std::vector<Fact> facts = {{Word::receipt_number, receipt.number, "receipt.number"}};
  if (!receipt.lookup_code.empty()) facts.push_back({Word::receipt_code, receipt.lookup_code, "receipt.code"});
  facts.push_back({Word::receipt_received, base::to_chinese(receipt.received.date), "receipt.received"});
  if (!receipt.answer) return facts;
  const Word label = receipt.answer->provisional ? Word::receipt_due_provisional : Word::receipt_due;
  facts.push_back({label, base::to_chinese(receipt.answer->due), "receipt.due"});
  return facts;
}

float fact_height(const Theme& theme) { return theme.meta() * 1.4F + theme.em(48) * 1.4F + theme.mm(4); }

/// Draws all of them; returns the height.
float draw_facts(Ui& ui, Rect area, const std::vector<Fact>& facts) {
  const float height = fact_height(ui.theme());
  const int columns = ui.landscape() ? facts_a_row : 1;
  const float width = area.w / static_cast<float>(columns);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto row = static_cast<float>(static_cast<int>(i) / columns);
    const auto column = static_cast<float>(static_cast<int>(i) % columns);
    draw_fact(ui, {area.x + column * width, area.y + row * height, width, 0}, facts[i].label,
              Text::content(facts[i].value), facts[i].id);
  }
  const int rows = (static_cast<int>(facts.size()) + columns - 1) / columns;
  return static_cast<float>(rows) * height;
}

/// The setup shows the pages as they will look, the code of the receipt too: for rooms without paper.
void draw_receipt_buttons(Ui& ui, Rect row, app::Events& events) {
  const float gap = ui.theme().small_gap(), quarter = (row.w - 3 * gap) / 4;
  if (ui.button("receipt.home", row.take_left(quarter), Word::receipt_home, ButtonStyle::secondary))
    events.emplace_back(app::GoHome{});
  row.take_left(gap);
  if (ui.button("receipt.setup", row.take_left(quarter), Word::setup_title, ButtonStyle::secondary))
    events.emplace_back(app::OpenPrintSetup{app::PrintKind::receipt});
  row.take_left(gap);
  if (ui.button("receipt.print_receipt", row.take_left(quarter), Word::receipt_print_receipt, ButtonStyle::primary))
    events.emplace_back(app::Print{app::PrintKind::receipt});
  row.take_left(gap);
  if (ui.button("receipt.print_form", row, Word::receipt_print_form, ButtonStyle::primary))
    events.emplace_back(app::Print{app::PrintKind::application});
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
  const std::vector<Fact> facts = facts_of(screen.receipt);
  const float content = 2 * pad + ui.text_height(width, Word::receipt_done, head) +
                        static_cast<float>(facts.size()) * fact_height(theme) +
                        ui.text_height(width, Word::receipt_next, body) + theme.mm(50) +
                        ui.text_height(width, Word::receipt_code_keep, body) +
                        ui.text_height(width, Word::receipt_paper, body);
  ui.panel(inner, ui.color().surface, ui.color().line);
  const float offset = ui.begin_scroll("receipt.area", inner.inset(2, 2), content, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  Rect area{inner.x + pad, inner.y + pad - offset, width, content};
  area.take_top(ui.text(area, Word::receipt_done, head, Role::heading, "receipt.done") + theme.mm(4));
  area.take_top(draw_facts(ui, area, facts) + theme.mm(2));
  if (!screen.receipt.lookup_code.empty())
    area.take_top(ui.text(area, Word::receipt_code_keep, body, Role::text, "receipt.keep") + theme.mm(4));
  area.take_top(ui.text(area, Word::receipt_next, body) + theme.mm(5));
  ui.notice(area, Word::receipt_paper, "receipt.paper");
  ui.end_scroll();

  draw_receipt_buttons(ui, buttons, events);
}

}  // namespace ui
