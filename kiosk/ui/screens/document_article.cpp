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
    return Text::fill(Word::document_article_inserted, {label, joined(inserted)});
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
  const Text words = Text::fill(Word::document_article_entered, {shown});
  const TextStyle style{theme.title(), ui.color().ink, Weight::bold};
  ui.canvas().fill(row, ui.color().surface);
  ui.canvas().stroke(row, ui.color().primary, 3);
  ui.line({row.x, row.y + (row.h - style.size_px) / 2}, row.w, words, style, Align::centre);
  ui.node(Role::text, "document.article.entered", words.str(), screen.article.text, true, row);
}

}  // namespace

void draw_article_pad(Ui& ui, const app::DocumentScreen& screen, Rect area, bool beside, app::Events& events) {
  const Theme& theme = ui.theme();
  const float gap = theme.small_gap();
  const Answer answer = answer_to(screen);
  draw_entered(ui, screen, area.take_top(theme.chip_height()));
  area.take_top(gap);
  Rect last = area.take_bottom(theme.chip_height());
  area.take_bottom(gap);
  const float half = (last.w - gap) / 2;
  if (ui.button("document.article.back", last.take_left(half), Word::document_article_back, ButtonStyle::chip))
    events.emplace_back(app::OpenArticle{false});
  last.take_left(gap);
  if (ui.button("document.article.go", last, Word::document_article_go, ButtonStyle::primary,
                answer.block.has_value()))
    events.emplace_back(app::JumpToArticle{!beside});
  Rect keys = area.take_bottom(std::min(number_keys_height(theme), area.h * 0.75F));
  const Rect inserted = keys.take_right(theme.mm(20));
  keys.take_right(gap);
  if (ui.button("document.article.inserted", inserted, Word::document_article_zhi, ButtonStyle::key))
    events.emplace_back(app::Typed{Text(Word::document_article_zhi).str()});
  draw_number_keys(ui, {"document.article.key", Word::case_clear, Word::case_backspace, {app::ClearBox{}}}, keys,
                   events);
  area.take_bottom(gap);
  const float leading = 1.45F, step = std::round(theme.meta() * leading);
  const TextBox box{theme.meta(), ui.color().ink, Weight::regular,
                    leading,      Align::left,    std::max(1, static_cast<int>(area.h / step))};
  ui.text(area, answer.words, box, Role::text, "document.article.answer");
}

}  // namespace ui
