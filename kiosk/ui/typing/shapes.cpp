// 笔画 and 部首: characters by their shape, for whoever does not know how they sound.
#include <cmath>

#include "base/utf8.h"
#include "kiosk/ui/typing/keys.h"
#include "kiosk/ui/typing/parts.h"

namespace ui {
namespace {

using app::ShapeWay;
using words::Word;

struct Stroke {
  char key;
  std::string_view sign;
  Word name;
  Word holds;  ///< what else counts as it
};
constexpr Stroke strokes[] = {{'1', "一", Word::stroke_heng, Word::stroke_heng_holds},
                              {'2', "丨", Word::stroke_shu, Word::stroke_shu_holds},
                              {'3', "丿", Word::stroke_pie, Word::stroke_pie_holds},
                              {'4', "丶", Word::stroke_dian, Word::stroke_dian_holds},
                              {'5', "乛", Word::stroke_zhe, Word::stroke_zhe_holds}};

std::string signs_of(const std::string& keys) {
  std::string signs;
  for (const char key : keys) {
    const auto* const found = std::find_if(std::begin(strokes), std::end(strokes),
                                           [key](const Stroke& stroke) { return stroke.key == key; });
    signs += found != std::end(strokes) ? found->sign : "＊";
  }
  return signs;
}

/// Keys that both ways have below their own.
KeyRow common_row(const app::Model& model) {
  KeyRow row = sign_keys("，。");
  row.push_back(left_key()), row.push_back(right_key());
  add_drawn_key(row, model, 2.4F);
  add_ending_keys(row, model, 3);
  return row;
}

// -- 笔画

KeyRow stroke_row() {
  KeyRow row;
  for (const Stroke& stroke : strokes) {
    Key key{std::string("stroke.") + stroke.key, Text::content(stroke.sign), stroke.name, app::StrokeKey{stroke.key}};
    key.note = Text(stroke.holds).str();
    key.size_em = 64;
    row.push_back(key);
  }
  return row;
}

KeyRow second_row(const app::Typing& typing) {
  KeyRow row = {action_key("stroke.any", Word::stroke_any, app::StrokeKey{'*'}, 2)};
  row.front().look = KeyLook::sign;
  if (typing.strokes.empty()) {
    row.push_back(backspace_key(2));
  } else {
    row.push_back(action_key("undo", Word::typing_undo_stroke, app::Pressed{app::EditKey::backspace}, 2));
  }
  return row;
}

void draw_strokes_typed(Ui& ui, const app::Typing& typing, Rect box) {
  const Theme& theme = ui.theme();
  if (typing.strokes.empty()) {
    const TextBox style{theme.fixed_em(28), ui.color().ink, Weight::regular, 1.3F};
    const float height = ui.text_height(box.w, Word::stroke_hint, style);
    ui.text({box.x, box.y + (box.h - height) / 2, box.w, height}, Word::stroke_hint, style, Role::text,
            "typing.advice");
    return;
  }
  ui.panel(box, ui.color().surface, ui.color().strong_line);
  const Rect inner = box.inset(theme.mm(3), 2);
  const std::string shown = signs_of(typing.strokes);
  const TextStyle style{key_em(theme, 44), ui.color().primary, Weight::bold, theme.mm(2)};
  const float over = std::max(0.0F, ui.canvas().width(shown, style) - inner.w);
  ui.canvas().push_clip(inner);
  ui.canvas().text({inner.x - over, inner.y + (inner.h - style.size_px) / 2}, shown, style);
  ui.canvas().pop_clip();
  ui.node(Role::text, "typing.reading", Text(Word::stroke_typed).str(), shown, true, box);
}

// -- 部首

/// "氵": the form that is seen most stands first.
std::string first_form(const std::string& sign) { return sign.substr(0, base::next_offset(sign, 0)); }

const input::RadicalRow* radical_of(const app::Model& model) {
  for (const input::RadicalRow& row : model.room.radicals)
    if (row.number == model.typing.radical.number) return &row;
  return nullptr;
}

struct RadicalPage {
  std::size_t first = 0, last = 0;
  int across = 10, down = 5;
};

RadicalPage radical_page(const Ui& ui, const app::Model& model) {
  RadicalPage page;
  page.across = ui.landscape() ? 17 : 10;
  page.down = ui.landscape() ? 3 : 5;
  const auto size = static_cast<std::size_t>(page.across * page.down);
  const std::size_t count = model.room.radicals.size();
  page.first = count == 0 ? 0 : std::min(model.typing.first, count - 1) / size * size;
  page.last = std::min(count, page.first + size);
  return page;
}

void draw_radicals(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  const RadicalPage page = radical_page(ui, model);
  const float width = area.w / static_cast<float>(page.across), height = area.h / static_cast<float>(page.down);
  for (std::size_t i = page.first; i < page.last; ++i) {
    const input::RadicalRow& radical = model.room.radicals[i];
    const auto place = static_cast<int>(i - page.first);
    const Text name = radical.name.empty() ? Text::content(first_form(radical.sign)) : Text::content(radical.name);
    Key key{"radical." + std::to_string(radical.number), Text::content(first_form(radical.sign)), name,
            app::ChooseRadical{radical.number}};
    key.note = Text::fill(Word::stroke_count, {std::to_string(radical.strokes)}).str();
    draw_key(ui, key,
             {area.x + static_cast<float>(place % page.across) * width,
              area.y + static_cast<float>(place / page.across) * height, width, height},
             events);
  }
}

Pager radical_pages(const Ui& ui, const app::Model& model) {
  const RadicalPage page = radical_page(ui, model);
  const auto size = static_cast<std::size_t>(page.across * page.down);
  Pager pager{"radicals", {}, {}};
  if (page.first >= size) pager.previous = page.first - size;
  if (page.last < model.room.radicals.size()) pager.next = page.last;
  return pager;
}

/// How many strokes stand beside the radical: any, or 0 to 19.
std::vector<KeyRow> residual_rows(const app::Typing& typing) {
  constexpr int most = 19, across = 7;
  std::vector<KeyRow> rows;
  for (int strokes_left = -1; strokes_left <= most; ++strokes_left) {
    if ((strokes_left + 1) % across == 0) rows.emplace_back();
    const Text label = strokes_left < 0 ? Text(Word::stroke_any_number)
                                        : Text::fill(Word::stroke_count, {std::to_string(strokes_left)});
    Key key{"residual." + (strokes_left < 0 ? "any" : std::to_string(strokes_left)), label, label,
            app::SetResidual{strokes_left}};
    key.size_em = 34;
    if (typing.radical.residual == strokes_left) key.look = KeyLook::on;
    rows.back().push_back(key);
  }
  return rows;
}

/// The chosen radical with what it is called, and the way back to the others.
void draw_chosen_radical(Ui& ui, const app::Model& model, Rect strip, app::Events& events) {
  const Theme& theme = ui.theme();
  draw_key(ui, action_key("radicals", Word::stroke_other_radical, app::ChooseRadical{0}),
           strip.take_right(theme.mm(46)), events);
  const input::RadicalRow* const radical = radical_of(model);
  if (radical == nullptr) return;
  const Text words = Text::fill(Word::stroke_radical, {radical->sign, radical->name});
  const TextStyle style{key_em(theme, 32), ui.color().ink, Weight::bold};
  ui.line({strip.x + theme.mm(2), strip.y + (strip.h - style.size_px) / 2}, strip.w - theme.mm(2), words, style);
  ui.node(Role::text, "typing.reading", words.str(), {}, true, strip);
}

void draw_radical_strip(Ui& ui, const app::Model& model, Rect strip, app::Events& events) {
  if (model.typing.radical.number != 0) return draw_chosen_radical(ui, model, strip, events);
  draw_pager(ui, radical_pages(ui, model), strip.take_right(ui.theme().mm(76)), events);
  const TextBox style{ui.theme().fixed_em(28), ui.color().ink, Weight::regular, 1.3F};
  strip.take_left(ui.theme().mm(2));
  const float height = ui.text_height(strip.w, Word::stroke_radical_hint, style);
  ui.text({strip.x, strip.y + (strip.h - height) / 2, strip.w, height}, Word::stroke_radical_hint, style, Role::text,
          "typing.advice");
}

void draw_way(Ui& ui, const app::Typing& typing, Rect& strip, app::Events& events) {
  const float width = ui.theme().mm(33);
  const auto way = [&](std::string_view id, Word label, ShapeWay to) {
    if (switch_key(ui, id, strip.take_left(width), label, typing.way == to))
      events.emplace_back(app::SetShapeWay{to});
  };
  way("typing.way.strokes", Word::typing_strokes, ShapeWay::strokes);
  way("typing.way.radicals", Word::typing_radicals, ShapeWay::radicals);
}

}  // namespace

void draw_shapes(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  const app::Typing& typing = model.typing;
  EntryAreas areas = entry_areas(ui, area);
  const bool wide = ui.landscape(), radicals = typing.way == ShapeWay::radicals;
  if (radicals && typing.radical.number == 0) {
    areas.strip.w = area.w;
    draw_way(ui, typing, areas.strip, events);
    draw_radical_strip(ui, model, areas.strip, events);
    area.take_top(areas.strip.h);
    KeyRow last = common_row(model);
    last.insert(last.begin(), backspace_key(1.5F));
    draw_keys(ui, {last}, area.take_bottom(ui.theme().mm(wide ? 21 : 26)), events);
    return draw_radicals(ui, model, area, events);
  }
  draw_way(ui, typing, areas.strip, events);
  draw_candidates(ui, model, areas.candidates, {wide ? 3 : 2, wide ? 5 : 9}, events);
  if (radicals) {
    draw_radical_strip(ui, model, areas.strip, events);
    std::vector<KeyRow> rows = residual_rows(typing);
    rows.push_back(common_row(model));
    return draw_keys(ui, rows, areas.keys, events);
  }
  const float gap = key_gap(ui.theme());
  draw_strokes_typed(ui, typing, areas.strip.inset(gap / 2, gap / 2));
  draw_keys(ui, {stroke_row()}, areas.keys.take_top(areas.keys.h * 0.44F), events);
  KeyRow second = second_row(typing);
  for (Key& key : sign_keys("、·")) second.push_back(key);
  draw_keys(ui, {second, common_row(model)}, areas.keys, events);
}

}  // namespace ui
