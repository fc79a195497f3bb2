// The keys for the number of an article: 第 __ 条, and what there is where that one is not.
#include <cmath>

#include "kiosk/ui/document_parts.h"
#include "kiosk/ui/keypad.h"

namespace ui {
namespace {

using words::Word;

struct Answer {
  std::optional<std::size_t> block;
  Text words;
};

std::string range_words(const app::ArticleRange& range) {
  const std::string first = base::article_label(range.first);
  if (range.first == range.second) return first;
  return words::fill(Word::document_article_range, {first, base::article_label(range.second)});
}

/// "第一条至第十条、第十二条"; at most as many ranges as can be read.
std::string joined(const std::vector<std::string>& parts) {
  constexpr std::size_t most = 6;
  std::string all;
  for (std::size_t i = 0; i < std::min(parts.size(), most); ++i) all += (i > 0 ? "、" : "") + parts[i];
  return parts.size() > most ? words::fill(Word::document_article_and_more, {all}) : all;
}

std::string all_ranges(const app::Outline& outline) {
  std::vector<std::string> parts;
  for (const app::ArticleRange& range : app::article_ranges(outline)) parts.push_back(range_words(range));
  return joined(parts);
}

/// What is said of a number that is not there: which are.
Text not_there(const app::DocumentScreen& screen, base::ArticleNumber number) {
  const std::string label = base::article_label(number);
  std::vector<std::string> inserted;
  for (const base::ArticleNumber& each : app::inserted_after(screen.outline, number.number))
    inserted.push_back(base::article_label(each));
  if (number.inserted > 0 && !inserted.empty())
    return Text::fill(Word::document_article_none, {label, joined(inserted)});
  return Text::fill(Word::document_article_none, {label, all_ranges(screen.outline)});
}

Answer answer_to(const app::DocumentScreen& screen) {
  if (screen.article.text.empty())
    return {std::nullopt, Text::fill(Word::document_article_hint, {all_ranges(screen.outline)})};
  const auto number = base::parse_article(screen.article.text);
  if (!number) return {std::nullopt, Word::document_article_unclear};
  const auto block = app::block_of(screen.outline, *number);
  if (!block) return {std::nullopt, not_there(screen, *number)};
  return {block, Text::content(app::body_text(screen.document.body[*block]))};
}

void draw_entered(Ui& ui, const app::DocumentScreen& screen, Rect row) {
  const Theme& theme = ui.theme();
  const std::string shown = screen.article.text.empty() ? "＿" : screen.article.text;
  const std::size_t after = shown.find(Text(Word::document_article_zhi).str());
  const Text words =
      after == std::string::npos
          ? Text::fill(Word::document_article_entered, {shown})
          : Text::fill(Word::document_article_entered_after,
                       {shown.substr(0, after), shown.substr(after + Text(Word::document_article_zhi).str().size())});
  const TextStyle style{theme.title(), ui.color().ink, Weight::bold};
  ui.canvas().fill(row, ui.color().surface);
  ui.canvas().stroke(row, ui.color().primary, 3);
  ui.line({row.x, row.y + (row.h - style.size_px) / 2}, row.w, words, style, Align::centre);
  ui.node(Role::text, "document.article.entered", words.str(), screen.article.text, true, row);
}

void draw_keys(Ui& ui, Rect area, app::Events& events) {
  const Rect inserted = area.take_right(ui.theme().mm(20));
  area.take_right(ui.theme().small_gap());
  if (ui.button("document.article.inserted", inserted, Word::document_article_zhi, ButtonStyle::key))
    events.emplace_back(app::Typed{Text(Word::document_article_zhi).str()});
  draw_number_keys(ui, {"document.article.key", Word::case_clear, Word::case_backspace, {app::ClearBox{}}}, area,
                   events);
}

/// Where to: what was entered, the buttons below each other, and between them what there is.
void draw_target(Ui& ui, const app::DocumentScreen& screen, Rect area, bool beside, app::Events& events) {
  const Theme& theme = ui.theme();
  const Answer answer = answer_to(screen);
  draw_entered(ui, screen, area.take_top(theme.chip_height()));
  area.take_top(theme.small_gap());
  if (ui.button("document.article.back", area.take_bottom(theme.chip_height()), Word::document_article_back,
                ButtonStyle::chip))
    events.emplace_back(app::OpenArticle{false});
  area.take_bottom(theme.small_gap());
  if (ui.button("document.article.go", area.take_bottom(theme.chip_height()), Word::document_article_go,
                ButtonStyle::primary, answer.block.has_value()))
    events.emplace_back(app::JumpToArticle{!beside});
  area.take_bottom(theme.small_gap());
  const float leading = 1.45F, step = std::round(theme.meta() * leading);
  const TextBox box{theme.meta(), ui.color().ink, Weight::regular,
                    leading,      Align::left,    std::max(1, static_cast<int>(area.h / step))};
  ui.text(area, answer.words, box, Role::text, "document.article.answer");
}

}  // namespace

void draw_article_pad(Ui& ui, const app::DocumentScreen& screen, Rect area, bool beside, app::Events& events) {
  const Theme& theme = ui.theme();
  const float keys = number_keys_height(theme), lines = theme.meta() * 6;
  if (area.h < keys + 3 * theme.chip_height() + lines) {  // height is dear: side by side
    draw_keys(ui, area.take_left(area.w * 0.52F), events);
    area.take_left(theme.small_gap());
  } else {
    draw_keys(ui, area.take_bottom(keys), events);
    area.take_bottom(theme.small_gap());
  }
  draw_target(ui, screen, area, beside, events);
}

}  // namespace ui
