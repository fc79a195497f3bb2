#include "kiosk/ui/request_form.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "kiosk/ui/parts.h"
#include "kiosk/ui/request_words.h"

namespace ui {

using words::Word;

FormFlow::FormFlow(Ui& ui, const requests::Application& application, const app::RequestScreen& screen, Rect column,
                   bool draw, app::Events& events)
    : PageFlow(ui, column, draw, events), application_(application), screen_(screen) {}

void FormFlow::choices(const std::vector<FormChoice>& choices, int across, bool single) {
  const Theme& theme = ui_.theme();
  const float gap = theme.mm(4), height = theme.button_height();
  const float width = (column_.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto place = static_cast<float>(i % static_cast<std::size_t>(across));
    if (i > 0 && place == 0) y_ += height + gap;
    const Rect cell{column_.x + place * (width + gap), column_.y + y_, width, height};
    if (draw_ && ui_.choice(choices[i].id, cell, choices[i].label, choices[i].on, single))
      events_.push_back(choices[i].event);
  }
  y_ += height + theme.mm(4);
}

void FormFlow::sentence(const requests::Finding& finding, std::string_view id) {
  const Color tone = finding.blocks ? ui_.color().ended : ui_.color().amber;
  y_ += text(sentence_of(finding), {ui_.theme().meta(), tone, Weight::bold, 1.5F}, Role::notice, id);
}

void FormFlow::problem(requests::Problem problem) {
  for (const requests::Finding& finding : screen_.findings)
    if (finding.problem == problem) sentence(finding, "request.problem");
}

float FormFlow::field_height(float lines, bool focused, bool with_sentence) const {
  const Theme& theme = ui_.theme();
  const float line = theme.em(34) * 1.5F, least = std::max(theme.mm(18), theme.em(34) * 1.9F);
  if (lines <= 1) return least;
  const float wished = lines * line + theme.mm(6);
  if (!focused || room_ <= 0) return wished;
  const float around = theme.label() * 1.5F + (with_sentence ? theme.meta() * 1.5F : 0) + theme.mm(1);
  const float fitting = std::floor((room_ - around - theme.mm(6)) / line) * line + theme.mm(6);
  return std::clamp(fitting, least, std::max(least, wished));
}

Text FormFlow::mark_of(requests::Field field) const {
  const bool one_of = field == requests::Field::description || field == requests::Field::information_number;
  if (one_of) return Word::request_one_of;
  return requests::is_required(field, application_) ? Word::request_required : Word::request_optional;
}

void FormFlow::field(requests::Field field, float lines) {
  const Theme& theme = ui_.theme();
  const float begin = y_;
  const Text name = label_of(field, application_);
  const bool required = requests::is_required(field, application_);
  if (draw_) {
    const TextStyle style{theme.label(), ui_.color().ink, Weight::bold};
    const float top = column_.y + y_ + theme.mm(1);
    ui_.line({column_.x, top}, column_.w, name, style);
    const float after = column_.x + ui_.canvas().width(name.str(), style) + theme.mm(4);
    const Text mark = mark_of(field);
    ui_.line({after, top + (style.size_px - theme.meta()) / 2}, column_.right() - after, mark,
             {theme.meta(), required ? ui_.color().ended : ui_.color().meta});
  }
  y_ += theme.label() * 1.5F;
  const bool focused = screen_.focus == field;
  const requests::Finding* finding = nullptr;
  for (const requests::Finding& f : screen_.findings)
    if (f.field == field && f.problem != requests::Problem::no_carrier && f.problem != requests::Problem::no_delivery)
      finding = &f;
  const std::string id = "request.field." + std::string(id_of(field));
  const float height = field_height(lines, focused, finding != nullptr || screen_.at_limit);
  if (draw_) {
    const Ui::FieldState state{application_[field], focused ? screen_.caret : 0, focused, lines > 1,
                               finding != nullptr && finding->blocks};
    const std::ptrdiff_t caret =
        ui_.field(id, {column_.x, column_.y + y_, column_.w, height}, name, hint_of(field), state);
    if (caret >= 0) events_.emplace_back(app::FocusField{field, static_cast<std::size_t>(caret)});
  }
  y_ += height;
  if (finding != nullptr) sentence(*finding, id + ".problem");
  if (focused && screen_.at_limit) {
    const Text limit = Text::fill(Word::request_at_limit, {std::to_string(requests::max_length(field))});
    y_ += text(limit, {theme.meta(), ui_.color().amber, Weight::bold, 1.5F}, Role::notice, id + ".limit");
  }
  if (focused) focused_ = {0, begin, column_.w, y_ - begin};
  y_ += theme.mm(3);
}

void FormFlow::heading_with_edit(const Text& words, std::string_view id, app::RequestScreen::Step step) {
  const Theme& theme = ui_.theme();
  const float height = theme.mm(18), width = std::max(theme.mm(34), theme.button() * 3.4F);
  y_ += theme.mm(2);
  if (draw_) {
    const TextStyle style{theme.label(), ui_.color().primary, Weight::bold};
    ui_.canvas().fill({column_.x, column_.y + y_ - theme.mm(1), column_.w, 2}, ui_.color().line);
    ui_.line({column_.x, column_.y + y_ + (height - style.size_px) / 2}, column_.w - width, words, style);
    const Rect button{column_.right() - width, column_.y + y_, width, height};
    if (ui_.button(id, button, Word::request_edit, ButtonStyle::secondary)) events_.emplace_back(app::GoToStep{step});
  }
  y_ += height + theme.mm(1);
}

namespace {

std::optional<app::Referral> way_of(requests::Hint hint) {
  switch (hint) {
    case requests::Hint::accident_report: return app::Referral::accident_report;
    case requests::Hint::petition: return app::Referral::petition;
    case requests::Hint::correction: return app::Referral::correction;
    case requests::Hint::inquiry: return app::Referral::inquiry;
    case requests::Hint::processing:
    case requests::Hint::several_matters:
    case requests::Hint::no_name:
    case requests::Hint::no_period: break;
  }
  return std::nullopt;
}

constexpr std::size_t most_hints = 2;

}  // namespace

void FormFlow::coach() {
  const Theme& theme = ui_.theme();
  if (screen_.hints.empty()) return;
  for (std::size_t i = 0; i < std::min(screen_.hints.size(), most_hints); ++i) {
    notice(sentence_of(screen_.hints[i]), "request.coach." + std::to_string(i));
    y_ -= theme.mm(2);
  }
  const std::optional<app::Referral> way = way_of(screen_.hints.front());
  Rect row = here(theme.chip_height());
  const float width = std::min(column_.w / 2 - theme.gap(), theme.button() * 7);
  const Rect skip = row.take_left(width);
  row.take_left(theme.gap());
  if (draw_ && ui_.button("request.coach.skip", skip, Word::coach_skip, ButtonStyle::chip))
    events_.emplace_back(app::SkipCoach{});
  if (draw_ && way && ui_.button("request.coach.way", row.take_left(width), Word::coach_way, ButtonStyle::chip))
    events_.emplace_back(app::OpenReferral{*way});
  y_ += theme.chip_height() + theme.mm(4);
}

void FormFlow::record(std::size_t index) {
  const catalog::ListRow& row = screen_.found[index];
  const Rect card = here(record_card_height(ui_.theme()));
  const std::string id = "request.found." + std::to_string(index);
  if (draw_) {
    if (ui_.tap_area(id, card, Text::content(row.record.title), Role::row))
      events_.emplace_back(app::OpenDocument{row.record.id});
    ui_.panel(card, ui_.is_pressed(id) ? ui_.color().pressed : ui_.color().surface, ui_.color().line);
    draw_record_card(ui_, card, row, {});
  }
  y_ += card.h + ui_.theme().small_gap();
}

}  // namespace ui
