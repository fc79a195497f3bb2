// Document: header block, body, find, print.
#include <cmath>

#include "kiosk/ui/body_layout.h"
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using words::Word;

struct Labelled {
  Word label;
  std::string value;
};

std::string date_or_none(const std::optional<base::Date>& date) {
  return date ? base::to_chinese(*date) : Text(Word::document_none).str();
}

/// The header block in its usual order; what is unknown shows as —, what does not apply is left out.
std::vector<Labelled> header_of(const catalog::Record& record) {
  const auto or_none = [](const std::string& text) { return text.empty() ? Text(Word::document_none).str() : text; };
  std::vector<Labelled> pairs = {{Word::document_index_number, record.index_number},
                                 {Word::document_document_number, or_none(record.document_number)},
                                 {Word::document_issuer, or_none(record.issuer)},
                                 {Word::document_column, or_none(record.column_name)},
                                 {Word::document_made_on, date_or_none(record.made_on)},
                                 {Word::document_published_on, date_or_none(record.published_on)}};
  const auto add = [&pairs](Word label, const std::string& value) {
    if (!value.empty()) pairs.push_back({label, value});
  };
  add(Word::document_genre, record.genre);
  add(Word::document_subject, record.subject);
  if (record.effective_on) add(Word::document_effective_on, base::to_chinese(*record.effective_on));
  if (record.repealed_on) add(Word::document_repealed_on, base::to_chinese(*record.repealed_on));
  if (record.shown_until) add(Word::document_shown_until, base::to_chinese(*record.shown_until));
  add(Word::document_combined_class, record.combined_class);
  add(Word::document_keywords, record.keywords);
  pairs.push_back({Word::document_disclosure, Text(Word::document_disclosed).str()});
  return pairs;
}

/// Lays the header block out; draws only when `draw` is set. Returns its height.
class Header {
 public:
  Header(Ui& ui, const catalog::Record& record, float width) : ui_(ui), record_(record), width_(width) {}

  float run(Point at, bool draw) {
    const Theme& theme = ui_.theme();
    const float pad = theme.mm(7);
    y_ = at.y + pad, draw_ = draw;
    const Rect inner{at.x + pad, y_, width_ - 2 * pad, 0};
    const TextBox title{theme.title(), ui_.color().ink, Weight::bold, 1.4F, Align::centre};
    const Text name = Text::content(record_.title);
    if (draw) ui_.text({inner.x, y_, inner.w, 0}, name, title, Role::heading, "document.title");
    y_ += ui_.text_height(inner.w, name, title) + theme.mm(4);
    badge(inner);
    pairs(inner);
    return y_ + pad - at.y;
  }

 private:
  void badge(Rect inner) {
    if (record_.validity == catalog::Validity::unstated) return;
    const float size = ui_.theme().em(30);
    const std::string word = catalog::validity_name(record_.validity);
    const float width = ui_.canvas().width(word, {size, {}, Weight::bold}) + size * 0.7F;
    if (draw_) {
      draw_validity(ui_, {inner.x + (inner.w - width) / 2, y_ + size * 0.2F}, record_.validity, size);
      ui_.node(Role::text, "document.validity", word, {}, true, {inner.x, y_, inner.w, size});
    }
    y_ += size * 1.9F;
  }

  void pairs(Rect inner) {
    const Theme& theme = ui_.theme();
    const TextStyle label{theme.meta(), ui_.color().meta};
    const float label_width = label.size_px * 4 + theme.mm(4);
    const float half = (inner.w - theme.gap()) / 2;
    const float step = std::round(theme.meta() * 1.5F);
    bool left = true;
    for (const Labelled& pair : header_of(record_)) {
      const bool fits_half = ui_.canvas().width(pair.value, label) <= half - label_width;
      if (!left && !fits_half) y_ += step, left = true;
      const float x = left ? inner.x : inner.x + half + theme.gap();
      const float room = (fits_half ? half : inner.w) - label_width;
      const TextBox value{theme.meta(), ui_.color().ink, Weight::regular, 1.5F};
      const Text text = Text::content(pair.value);
      const float height = ui_.text_height(room, text, value);
      if (draw_) {
        ui_.line({x, y_ + (step - label.size_px) / 2}, label_width, pair.label, label);
        ui_.paint_text({x + label_width, y_, room, height}, pair.value, value);
        ui_.node(Role::text, {}, Text(pair.label).str(), pair.value, true, {x, y_, label_width + room, height});
      }
      if (!fits_half || !left) {
        y_ += height, left = true;
      } else {
        left = false;
      }
    }
    if (!left) y_ += step;
  }

  Ui& ui_;
  const catalog::Record& record_;
  float width_;
  float y_ = 0;
  bool draw_ = false;
};

std::vector<Mark> marks_of(const Ui& ui, const app::DocumentScreen& screen, const BodyLine& line) {
  std::vector<Mark> marks;
  const auto place =
      std::lower_bound(screen.matches.begin(), screen.matches.end(), line.block,
                       [](const app::BodyMatch& match, std::size_t block) { return match.block < block; });
  for (auto match = place; match != screen.matches.end() && match->block == line.block; ++match) {
    if (match->row != line.row || match->cell != line.cell) continue;
    const bool current = static_cast<std::size_t>(match - screen.matches.begin()) == screen.current;
    marks.push_back({match->begin, match->end, current ? ui.color().found_current : ui.color().found});
  }
  return marks;
}

void draw_line(Ui& ui, const app::DocumentScreen& screen, const BodyLine& line, Point at) {
  const base::Block& block = screen.document.body[line.block];
  const std::string text =
      block.kind == base::BlockKind::table ? block.rows[line.row][line.cell] : app::body_text(block);
  const std::string_view shown = std::string_view(text).substr(line.begin, line.end - line.begin);
  const auto marks = marks_of(ui, screen, line);
  if (line.bold_until <= line.begin) return ui.paint_line(at, shown, line.style, marks, line.begin);
  TextStyle bold = line.style;
  bold.weight = Weight::bold;
  const std::string_view label = shown.substr(0, std::min(shown.size(), line.bold_until - line.begin));
  ui.paint_line(at, label, bold, marks, line.begin);
  const float x = at.x + ui.canvas().width(label, bold);
  ui.paint_line({x, at.y}, shown.substr(label.size()), line.style, marks, line.begin + label.size());
}

void draw_body(Ui& ui, const app::DocumentScreen& screen, const BodyLayout& layout, Rect body, Rect window) {
  const float from = window.y - body.y, to = window.bottom() - body.y;
  for (const BodyRule& rule : layout.rules)
    ui.canvas().fill({body.x + rule.rect.x, body.y + rule.rect.y, rule.rect.w, rule.rect.h}, ui.color().strong_line);
  std::string seen;
  for (std::size_t i = layout.first_below(from); i < layout.lines.size() && layout.lines[i].y < to; ++i) {
    const BodyLine& line = layout.lines[i];
    draw_line(ui, screen, line, {body.x + line.x, body.y + line.y});
    const base::Block& block = screen.document.body[line.block];
    const std::string text =
        block.kind == base::BlockKind::table ? block.rows[line.row][line.cell] : app::body_text(block);
    seen += text.substr(line.begin, line.end - line.begin);
  }
  if (!seen.empty()) ui.node(Role::text, "document.body", seen, {}, true, window);
}

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

void draw_tools(Ui& ui, const app::DocumentScreen& screen, Rect row, app::Events& events) {
  const Theme& theme = ui.theme();
  const float width = (row.w - 2 * theme.gap()) / 3;
  const bool has_body = !screen.document.body.empty();
  const Text print = screen.pages ? Text::fill(Word::document_print_pages, {std::to_string(*screen.pages)})
                                  : Text(Word::document_print);
  if (ui.button("document.print", row.take_right(width * 1.25F), print, ButtonStyle::primary))
    events.emplace_back(app::OpenPrintSetup{app::PrintKind::document});
  row.take_right(theme.gap());
  const float rest = has_body ? (row.w - theme.gap()) / 2 : row.w;
  if (has_body) {
    const Word label = screen.find_open ? Word::document_find_close : Word::document_find;
    if (ui.button("document.find", row.take_left(rest), label, ButtonStyle::secondary))
      events.emplace_back(app::ToggleFind{});
    row.take_left(theme.gap());
    if (screen.find_open && !screen.find.text.empty()) {
      const TextBox box{theme.meta(), ui.color().ink, Weight::regular, 1.3F, Align::centre};
      const Text count = find_count(screen);
      const float height = ui.text_height(rest, count, box);
      ui.text({row.x, row.y + (row.h - height) / 2, rest, height}, count, box, Role::text, "document.find.count");
    }
    return;
  }
  if (ui.button("document.request", row.take_left(rest), Word::document_request, ButtonStyle::secondary))
    events.emplace_back(app::OpenRequest{screen.document.record.index_number});
}

void draw_missing(Ui& ui, const app::DocumentScreen& screen, Rect page, app::Events& events) {
  if (!screen.gone) return draw_failed(ui, page, events);
  Rect area = page.inset(ui.theme().margin(), page.h * 0.2F);
  const TextBox head{ui.theme().title(), ui.color().ink, Weight::bold, 1.5F, Align::centre};
  const TextBox body{ui.theme().body(), ui.color().ink, Weight::regular, 1.6F, Align::centre};
  area.take_top(ui.text(area, Word::document_gone, head, Role::heading, "document.gone"));
  ui.text(area, Word::document_gone_help, body);
}

/// The text under the header where there is no body; returns its height.
float draw_no_text(Ui& ui, const catalog::Record& record, Rect at, bool draw) {
  const TextBox box{ui.theme().body(), ui.color().ink, Weight::regular, 1.7F};
  float height = 0;
  if (!record.summary.empty()) {
    const Text summary = Text::fill(Word::document_summary, {record.summary});
    if (draw) ui.text(at, summary, box);
    height += ui.text_height(at.w, summary, box) + ui.theme().gap();
  }
  const Rect below{at.x, at.y + height, at.w, 0};
  if (draw) return height + ui.notice(below, Word::document_no_text, "document.no_text");
  const TextBox notice{ui.theme().em(30), {}, Weight::regular, 1.5F};
  return height + ui.text_height(at.w - ui.theme().mm(12), Word::document_no_text, notice) + ui.theme().mm(10);
}

}  // namespace

void draw_document(Ui& ui, const app::DocumentScreen& screen, Rect page, app::Events& events) {
  if (screen.loading == app::Loading::failed) return draw_missing(ui, screen, page, events);
  if (screen.loading == app::Loading::loading) return draw_loading(ui, page);
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  const bool low = screen.find_open && page.h < theme.mm(110);
  if (low) {
    draw_low_find_bar(ui, screen, inner.take_bottom(theme.button_height()), events);
  } else {
    draw_tools(ui, screen, inner.take_bottom(theme.button_height()), events);
    if (screen.find_open) {
      inner.take_bottom(theme.small_gap());
      draw_find_bar(ui, screen, inner.take_bottom(theme.button_height()), events);
    }
  }
  inner.take_bottom(theme.small_gap());
  const float side = theme.mm(10);
  const float body_width = inner.w - 2 * side;
  const catalog::Record& record = screen.document.record;
  Header header(ui, record, inner.w);
  const float header_height = header.run({inner.x, inner.y}, false);
  const bool has_body = !screen.document.body.empty();
  const BodyLayout& layout = ui.body_layout(record.id, screen.document.body, body_width);
  const float gap = theme.mm(8);
  const float body_height =
      has_body ? layout.height : draw_no_text(ui, record, {inner.x + side, 0, body_width, 0}, false);
  const float content = header_height + gap + body_height + gap;

  float offset = screen.scroll_px;
  if (screen.reveal && !screen.matches.empty())
    offset = header_height + gap + layout.top_of(screen.matches[screen.current]) - inner.h * 0.35F;
  ui.panel(inner, ui.color().surface, ui.color().line);
  offset = ui.begin_scroll("document.area", inner.inset(2, 2), content, offset);
  if (offset != screen.scroll_px || screen.reveal) events.emplace_back(app::Scrolled{offset});
  const float top = inner.y - offset;
  ui.canvas().fill({inner.x + 2, top + 2, inner.w - 4 - theme.mm(2), header_height}, ui.color().header);
  ui.canvas().fill({inner.x + 2, top + header_height, inner.w - 4 - theme.mm(2), 2}, ui.color().line);
  header.run({inner.x, top}, true);
  const Rect body{inner.x + side, top + header_height + gap, body_width, body_height};
  if (has_body) {
    draw_body(ui, screen, layout, body, inner);
  } else {
    draw_no_text(ui, record, body, true);
  }
  ui.end_scroll();
}

}  // namespace ui
