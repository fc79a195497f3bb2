// Document: header block, text, contents, find, print.
#include "kiosk/ui/document_parts.h"

namespace ui {
namespace {

using words::Word;

constexpr float contents_mm = 118;

void draw_missing(Ui& ui, const app::DocumentScreen& screen, Rect page, app::Events& events) {
  if (!screen.gone) return draw_failed(ui, page, events);
  Rect area = page.inset(ui.theme().margin(), page.h * 0.2F);
  const TextBox head{ui.theme().title(), ui.color().ink, Weight::bold, 1.5F, Align::centre};
  const TextBox body{ui.theme().body(), ui.color().ink, Weight::regular, 1.6F, Align::centre};
  area.take_top(ui.text(area, Word::document_gone, head, Role::heading, "document.gone"));
  ui.text(area, Word::document_gone_help, body);
}

float contents_width(const Ui& ui) { return ui.theme().mm(contents_mm) * std::min(ui.theme().text_scale, 1.3F); }

/// Over the text, which is out of reach meanwhile; a tap beside the drawer closes it.
void draw_drawer(Ui& ui, const app::DocumentScreen& screen, Rect page, app::Events& events) {
  Rect rest = page;
  const Rect drawer = rest.take_left(std::min(contents_width(ui) * 1.3F, page.w - ui.theme().mm(28)));
  ui.canvas().fill(rest, ui.color().veil);
  if (ui.tap_area("document.contents.veil", rest, Word::document_contents_close, Role::button))
    events.emplace_back(app::ToggleContents{});
  ui.panel(drawer, ui.color().surface, ui.color().strong_line);
  draw_contents(ui, screen, drawer.inset(ui.theme().gap(), ui.theme().small_gap()), false, events);
}

}  // namespace

bool has_room_for_contents(const Ui& ui, float width) {
  constexpr float least_line_em = 20;
  return width - contents_width(ui) > ui.theme().body() * least_line_em + 2 * ui.theme().mm(20);
}

void draw_document(Ui& ui, const app::DocumentScreen& screen, Rect page, app::Events& events) {
  if (screen.loading == app::Loading::failed) return draw_missing(ui, screen, page, events);
  if (screen.loading == app::Loading::loading) return draw_loading(ui, page);
  Rect inner = page.inset(ui.theme().margin(), ui.theme().gap());
  const bool drawer = screen.contents_open && !has_room_for_contents(ui, page.w);
  const bool was_inert = ui.is_inert();
  if (drawer) ui.set_inert(true);
  draw_document_tools(ui, screen, inner, events);
  if (screen.contents_open && !drawer) {
    constexpr float room_for_keys = 1.6F;
    const Rect left = inner.take_left(contents_width(ui) * (screen.article_open ? room_for_keys : 1));
    ui.panel(left, ui.color().surface, ui.color().line);
    draw_contents(ui, screen, left.inset(ui.theme().small_gap(), ui.theme().small_gap()), true, events);
    inner.take_left(ui.theme().gap());
  }
  draw_reading(ui, screen, inner, events);
  if (!drawer) return;
  ui.set_inert(was_inert);
  draw_drawer(ui, screen, page, events);
}

}  // namespace ui
