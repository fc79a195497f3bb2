// Finding words in a document, and the row of tools below its text.
#include <algorithm>

#include "kiosk/ui/document_parts.h"

namespace ui {
namespace {

using words::Word;

void draw_find_bar(Ui& ui, const app::DocumentScreen& screen, Rect row, app::Events& events) {
  const Theme& theme = ui.theme();
  const float gap = theme.small_gap();
  const TextStyle label{theme.button(), {}, Weight::bold};
  const float step =
      std::max(theme.mm(40), ui.canvas().width(Text(Word::document_find_next).str(), label) + theme.mm(8));
  if (ui.button("document.find.next", row.take_right(step), Word::document_find_next, ButtonStyle::primary,
                !screen.matches.empty()))
    events.emplace_back(app::FindNext{});
  row.take_right(gap);
  if (ui.button("document.find.previous", row.take_right(step), Word::document_find_previous, ButtonStyle::secondary,
                !screen.matches.empty()))
    events.emplace_back(app::FindPrevious{});
  row.take_right(gap);
  const std::ptrdiff_t caret = ui.field("document.find.box", row, Word::document_find_field, Word::document_find_hint,
                                        {screen.find.text, screen.find.caret, screen.find.focused});
  if (caret >= 0) events.emplace_back(app::FocusBox{app::Box::find, static_cast<std::size_t>(caret)});
}

Text find_count(const app::DocumentScreen& screen) {
  if (screen.matches.empty()) return Word::document_find_none;
  return Text::fill(Word::document_find_count,
                    {std::to_string(screen.current + 1), std::to_string(screen.matches.size())});
}

/// Where the panel leaves little height, 关闭查找 and the count stand in the bar.
void draw_low_find_bar(Ui& ui, const app::DocumentScreen& screen, Rect row, app::Events& events) {
  const TextBox box{ui.theme().meta(), ui.color().ink, Weight::regular, 1.3F, Align::centre};
  if (ui.button("document.find", row.take_left(ui.theme().button() * 5.5F), Word::document_find_close,
                ButtonStyle::secondary))
    events.emplace_back(app::ToggleFind{});
  row.take_left(ui.theme().small_gap());
  const Rect place = row.take_right(ui.theme().meta() * 7);
  if (!screen.find.text.empty()) {
    const Text count = find_count(screen);
    const float height = ui.text_height(place.w, count, box);
    ui.text({place.x, row.y + (row.h - height) / 2, place.w, height}, count, box, Role::text, "document.find.count");
  }
  draw_find_bar(ui, screen, row, events);
}

void draw_find_count(Ui& ui, const app::DocumentScreen& screen, Rect place) {
  if (screen.find.text.empty()) return;
  const TextBox box{ui.theme().meta(), ui.color().ink, Weight::regular, 1.3F, Align::centre};
  const Text count = find_count(screen);
  const float height = ui.text_height(place.w, count, box);
  ui.text({place.x, place.y + (place.h - height) / 2, place.w, height}, count, box, Role::text,
          "document.find.count");
}

void draw_tools(Ui& ui, const app::DocumentScreen& screen, Rect row, app::Events& events) {
  const float gap = ui.theme().gap();
  const bool has_body = !screen.document.body.empty();
  const bool has_contents = app::is_worth_a_list(screen.outline) && !screen.find_open;
  const float share = (row.w - gap * (has_contents ? 2.0F : 1.0F)) / (has_contents ? 3.4F : 3.0F);
  const Text print = screen.pages ? Text::fill(Word::document_print_pages, {std::to_string(*screen.pages)})
                                  : Text(Word::document_print);
  if (ui.button("document.print", row.take_right(share * 1.4F), print, ButtonStyle::primary))
    events.emplace_back(app::OpenPrintSetup{app::PrintKind::document});
  row.take_right(gap);
  if (!has_body) {
    if (ui.button("document.request", row, Word::document_request, ButtonStyle::secondary))
      events.emplace_back(app::OpenRequest{screen.document.record.index_number});
    return;
  }
  if (has_contents) {
    const Word label = screen.contents_open ? Word::document_contents_close : Word::document_contents;
    if (ui.button("document.contents", row.take_left(share), label, ButtonStyle::secondary))
      events.emplace_back(app::ToggleContents{});
    row.take_left(gap);
  }
  const Word label = screen.find_open ? Word::document_find_close : Word::document_find;
  const Rect find = screen.find_open ? row.take_left((row.w - gap) / 2) : row;
  if (ui.button("document.find", find, label, ButtonStyle::secondary)) events.emplace_back(app::ToggleFind{});
  row.take_left(gap);
  if (screen.find_open) draw_find_count(ui, screen, row);
}

/// The words of the search that led here: one tap shows the first place.
void draw_searched(Ui& ui, const app::DocumentScreen& screen, Rect row, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextStyle style{theme.em(28), ui.color().ink};
  for (std::size_t i = 0; i < screen.searched.size(); ++i) {
    const app::SearchedWord& searched = screen.searched[i];
    const Text label = Text::fill(Word::document_searched, {searched.word, std::to_string(searched.count)});
    const auto left = static_cast<float>(screen.searched.size() - i);
    const float width = std::min(ui.canvas().width(label.str(), style) + theme.mm(10),
                                 (row.w - (left - 1) * theme.small_gap()) / left);
    if (ui.button("document.searched." + std::to_string(i), row.take_left(width), label, ButtonStyle::chip))
      events.emplace_back(app::FindWord{i});
    row.take_left(theme.small_gap());
  }
}

/// What the reader must not miss: a correction, or else what has taken the place of the document.
const catalog::Related* first_warning(const app::DocumentScreen& screen) {
  using Kind = catalog::Related::Kind;
  if (screen.links.related.empty()) return nullptr;
  const catalog::Related& first = screen.links.related.front();  // they come by kind
  return first.kind == Kind::corrected_by || first.kind == Kind::replaced_by ? &first : nullptr;
}

void draw_warning(Ui& ui, const catalog::Related& warning, Rect row, app::Events& events) {
  const bool is_corrected = warning.kind == catalog::Related::Kind::corrected_by;
  const Word label = is_corrected ? Word::document_corrected : Word::document_replaced;
  if (ui.button("document.warning", row, label, ButtonStyle::secondary))
    events.emplace_back(app::FollowLink{warning.record.id});
}

}  // namespace

void draw_document_tools(Ui& ui, const app::DocumentScreen& screen, Rect& inner, app::Events& events) {
  const Theme& theme = ui.theme();
  constexpr float low_mm = 110;
  const bool is_low = inner.h + 2 * theme.gap() < theme.mm(low_mm);
  const Rect row = inner.take_bottom(theme.button_height());
  if (screen.find_open && is_low) {
    draw_low_find_bar(ui, screen, row, events);
  } else {
    draw_tools(ui, screen, row, events);
    if (screen.find_open) {
      inner.take_bottom(theme.small_gap());
      draw_find_bar(ui, screen, inner.take_bottom(theme.button_height()), events);
    } else if (!screen.searched.empty()) {
      inner.take_bottom(theme.small_gap());
      draw_searched(ui, screen, inner.take_bottom(theme.chip_height()), events);
    }
  }
  inner.take_bottom(theme.small_gap());
  const catalog::Related* const warning = first_warning(screen);
  if (warning == nullptr || screen.find_open) return;
  draw_warning(ui, *warning, inner.take_bottom(theme.button_height()), events);
  inner.take_bottom(theme.small_gap());
}

}  // namespace ui
