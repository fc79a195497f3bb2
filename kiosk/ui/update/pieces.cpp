// Pieces: what the pages of an update are put together from.
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "kiosk/ui/update/parts.h"

namespace ui {
namespace {

using words::Word;

constexpr std::size_t named_columns = 8;

TextBox body_box(const Ui& ui) { return {ui.theme().em(32), ui.color().ink, Weight::regular, 1.5F}; }

float label_width(const Ui& ui, float width) { return std::min(width * 0.34F, ui.theme().em(32) * 6.5F); }

float fact_height(const Ui& ui, const Fact& fact, float label, float value) {
  return std::max(ui.text_height(label, fact.label, body_box(ui)), ui.text_height(value, fact.value, body_box(ui)));
}

struct Tile {
  std::string id;
  Word label;
  std::int64_t count;
  Color tone;
  std::optional<app::UpdateScreen::Page> page;
};

void draw_tile(Ui& ui, Rect rect, const Tile& tile, app::Events& events) {
  const Theme& theme = ui.theme();
  const bool opens = tile.page && tile.count > 0;
  const Text name(tile.label);
  const std::string count = std::to_string(tile.count);
  if (opens && ui.tap_area(tile.id, rect, name, Role::button, count))
    events.emplace_back(app::ShowUpdatePage{*tile.page, 0});
  if (!opens) ui.node(Role::text, tile.id, name.str(), count, true, rect);
  const Color fill = ui.is_pressed(tile.id) && opens ? ui.color().pressed : ui.color().surface;
  ui.panel(rect, fill, opens ? ui.color().strong_line : ui.color().line);
  ui.canvas().fill({rect.x, rect.y, rect.w, theme.mm(1.5F)}, tile.tone);
  const TextStyle number{theme.em(48), tile.tone, Weight::bold}, label{theme.meta(), ui.color().ink};
  const float height = number.size_px * 1.25F + label.size_px * 1.4F;
  float y = rect.y + theme.mm(1) + (rect.h - theme.mm(1) - height) / 2;
  ui.line({rect.x, y}, rect.w, Text::content(count), number, Align::centre);
  y += number.size_px * 1.25F;
  ui.line({rect.x, y}, rect.w, opens ? Text::fill(Word::update_tile_opens, {name.str()}) : name, label,
          Align::centre);
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : Text(Word::update_separator).str()) + name;
  return all;
}

/// The value that a record itself has under a heading; empty: none.
std::string value_of(const catalog::Record& record, std::string_view heading) {
  const auto day = [](const std::optional<base::Date>& date) { return date ? base::to_iso(*date) : std::string(); };
  if (heading == "标题") return record.title;
  if (heading == "内容概述") return record.summary;
  if (heading == "发布机构") return record.issuer;
  if (heading == "文号") return record.document_number;
  if (heading == "体裁") return record.genre;
  if (heading == "主题分类") return record.subject;
  if (heading == "组配分类") return record.combined_class;
  if (heading == "关键词") return record.keywords;
  if (heading == "栏目") return record.column_name;
  if (heading == "成文日期") return day(record.made_on);
  if (heading == "发布日期") return day(record.published_on);
  if (heading == "生效日期") return day(record.effective_on);
  if (heading == "废止日期") return day(record.repealed_on);
  if (heading == "公示截止日期") return day(record.shown_until);
  if (heading == "有效性") return catalog::validity_name(record.validity);
  return {};
}

}  // namespace

void draw_pieces(Ui& ui, std::string_view id, Rect area, const std::vector<Piece>& pieces, float gap, float scroll_px,
                 app::Events& events) {
  float content = -gap;
  for (const Piece& piece : pieces) content += piece.height + gap;
  const float offset = ui.begin_scroll(id, area, content, scroll_px);
  if (offset != scroll_px) events.emplace_back(app::Scrolled{offset});
  const float bar = content > area.h ? ui.theme().mm(4) : 0;
  float y = area.y - offset;
  for (const Piece& piece : pieces) {
    if (y < area.bottom() && y + piece.height > area.y) piece.draw({area.x, y, area.w - bar, piece.height});
    y += piece.height + gap;
  }
  ui.end_scroll();
}

Piece message_piece(Ui& ui, float width, Icon icon, Color accent, const Text& title, const std::vector<Text>& words,
                    std::string id) {
  const Theme& theme = ui.theme();
  const float size = theme.mm(18), pad = theme.mm(5);
  const TextBox head{theme.em(40), ui.color().ink, Weight::bold, 1.4F};
  const float inner = width - size - pad - theme.mm(4);
  float height = ui.text_height(inner, title, head);
  for (const Text& text : words) height += theme.mm(2) + ui.text_height(inner, text, body_box(ui));
  const auto draw = [&ui, icon, accent, title, words, id = std::move(id), size, pad, head](Rect rect) {
    draw_icon(ui.canvas(), icon, {rect.x, rect.y, size, size}, {ui.color().primary, accent, 4});
    rect.take_left(size + pad);
    rect.take_top(ui.text(rect, title, head, Role::heading, id));
    for (std::size_t i = 0; i < words.size(); ++i) {
      rect.take_top(ui.theme().mm(2));
      rect.take_top(ui.text(rect, words[i], body_box(ui), Role::text, id + ".words" + std::to_string(i)));
    }
  };
  return {std::max(size, height), draw};
}

Piece notice_piece(Ui& ui, float width, const Text& text, std::string id) {
  const Theme& theme = ui.theme();
  const TextBox box{theme.em(30), {}, Weight::regular, 1.5F};
  const float height = ui.text_height(width - theme.mm(4) - theme.mm(12), text, box) + theme.mm(10);
  return {height, [&ui, text, id = std::move(id)](Rect rect) { ui.notice(rect, text, id); }};
}

Piece facts_piece(Ui& ui, float width, const std::vector<Fact>& facts, std::string id) {
  const Theme& theme = ui.theme();
  const float pad = theme.mm(5), gap = theme.mm(1.5F);
  const float inner = width - theme.mm(4) - 2 * pad, label = label_width(ui, inner);
  float height = 2 * pad - gap;
  for (const Fact& fact : facts) height += fact_height(ui, fact, label, inner - label) + gap;
  const auto draw = [&ui, facts, id = std::move(id), pad, gap](Rect rect) {
    ui.panel(rect, ui.color().surface, ui.color().line);
    Rect inside = rect.inset(pad, pad);
    const float left = label_width(ui, inside.w);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      TextBox name = body_box(ui);
      name.color = ui.color().meta;
      ui.paint_text({inside.x, inside.y, left, 0}, facts[i].label.str(), name);
      ui.paint_text({inside.x + left, inside.y, inside.w - left, 0}, facts[i].value.str(), body_box(ui));
      const float used = fact_height(ui, facts[i], left, inside.w - left);
      ui.node(Role::text, id + "." + std::to_string(i), facts[i].label.str(), facts[i].value.str(), true,
              {inside.x, inside.y, inside.w, used});
      inside.take_top(used + gap);
    }
  };
  return {height, draw};
}

std::vector<Fact> facts_of(const app::UpdatePreview& preview) {
  std::vector<Fact> facts;
  const auto add = [&facts](Word label, std::string_view value) {
    if (!value.empty()) facts.push_back({label, Text::content(value)});
  };
  add(Word::update_signers, joined(preview.signers));
  const auto date = base::parse_date(preview.version.content_date);
  add(Word::update_content_date, date ? base::to_chinese(*date) : preview.version.content_date);
  add(Word::update_made, preview.made_at);
  if (preview.version.counter > 0)
    facts.push_back({Word::update_counter, Text::content(std::to_string(preview.version.counter))});
  facts.push_back(
      {Word::update_records, Text::fill(Word::update_record_count, {std::to_string(preview.version.records)})});
  add(Word::update_note, preview.note);
  return facts;
}

Piece counts_piece(Ui& ui, float width, const catalog::Changes& changes, app::Events& events) {
  using Page = app::UpdateScreen::Page;
  const Theme& theme = ui.theme();
  const std::vector<Tile> tiles = {
      {"update.added", Word::update_added, static_cast<std::int64_t>(changes.added.size()), ui.color().good,
       Page::added},
      {"update.changed", Word::update_changed, static_cast<std::int64_t>(changes.changed.size()), ui.color().amber,
       Page::changed},
      {"update.withdrawn", Word::update_withdrawn, static_cast<std::int64_t>(changes.withdrawn.size()),
       ui.color().ended, Page::withdrawn},
      {"update.unchanged", Word::update_unchanged, changes.unchanged, ui.color().meta, std::nullopt}};
  const float gap = theme.small_gap();
  const bool two_rows = width < theme.em(28) * 32;
  const float each = std::max(theme.mm(26), std::round(theme.em(48) * 1.25F + theme.meta() * 1.4F) + theme.mm(7));
  const auto draw = [&ui, &events, tiles, gap, each, two_rows](Rect rect) {
    const std::size_t across = two_rows ? 2 : 4;
    const float cell = (rect.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      const float x = rect.x + static_cast<float>(i % across) * (cell + gap);
      const float y = rect.y + static_cast<float>(i / across) * (each + gap);
      draw_tile(ui, {x, y, cell, each}, tiles[i], events);
    }
  };
  return {two_rows ? 2 * each + gap : each, draw};
}

void draw_foot(Ui& ui, Rect row, const std::vector<FootAction>& actions, app::Events& events) {
  const float gap = ui.theme().gap();
  const float each =
      std::min((row.w - gap * static_cast<float>(actions.size() - 1)) / static_cast<float>(actions.size()),
               ui.theme().mm(130));
  row.take_left(row.w - each * static_cast<float>(actions.size()) - gap * static_cast<float>(actions.size() - 1));
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const FootAction& action = actions[i];
    const bool primary = i + 1 == actions.size() && !action.quiet;
    const ButtonStyle style = primary ? ButtonStyle::primary : ButtonStyle::secondary;
    if (ui.button(action.id, row.take_left(each), action.label, style, action.enabled))
      events.push_back(action.event);
    row.take_left(gap);
  }
}

Text content_date_of(const catalog::Version& version) {
  const auto date = base::parse_date(version.content_date);
  if (!date) return Word::versions_no_date;
  return Text::fill(Word::versions_content_date, {base::to_chinese(*date)});
}

Text columns_of(const std::vector<std::string>& columns) {
  std::string names;
  for (std::size_t i = 0; i < std::min(columns.size(), named_columns); ++i)
    names += (i == 0 ? "" : Text(Word::update_separator).str()) + columns[i];
  if (columns.size() <= named_columns) return Text::content(names);
  return Text::fill(Word::update_and_more, {names, std::to_string(columns.size())});
}

ValuePair values_of(const catalog::RecordChange& change, std::string_view heading) {
  if (heading != "附件") return {value_of(change.before, heading), value_of(change.after, heading)};
  ValuePair names = {joined(change.attachments_before), joined(change.attachments_after)};
  if (names.before == names.after) names.after = Text::fill(Word::update_attachment_replaced, {names.after}).str();
  return names;
}

Text changed_words(const catalog::RecordChange& change) {
  std::vector<std::string> names = change.fields;
  if (change.text) names.push_back(Text(Word::update_full_text).str());
  return Text::fill(Word::update_changed_fields, {joined(names)});
}

}  // namespace ui
