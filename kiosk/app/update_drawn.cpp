// Ink: characters written by hand, to be recognised, or to stay as they were drawn (找不到这个字).
#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "base/wipe.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using requests::Field;

/// The ink of the pad that is on the screen.
base::Ink* shown_ink(Model& model) {
  auto* drawn = top_as<DrawnCharacterScreen>(model);
  if (drawn && !drawn->description.focused) return &drawn->ink;
  return shown_panel(model) == Panel::handwriting ? &model.typing.ink : nullptr;
}

void ink_changed(Model& model, Orders& orders) {
  if (auto* drawn = top_as<DrawnCharacterScreen>(model)) {
    drawn->missing_ink = drawn->missing_ink && drawn->ink.empty();
  }
  if (shown_panel(model) == Panel::handwriting) compose(model, orders);
}

bool stands_in(const requests::Application& application, char32_t sign) {
  bool found = false;
  for (int i = 0; i < static_cast<int>(Field::count_); ++i) {
    base::for_each_code_point(application[static_cast<Field>(i)], [&](char32_t c) { found = found || c == sign; });
  }
  return found;
}

/// The first number whose character is in no text, or whose character was deleted. Nothing where all are in use.
std::optional<std::size_t> free_number(const requests::Application& application) {
  for (std::size_t i = 0; i < base::max_drawn; ++i) {
    if (!stands_in(application, base::first_drawn + static_cast<char32_t>(i))) return i;
  }
  return std::nullopt;
}

void keep_drawn(requests::Application& application, std::size_t number, DrawnCharacterScreen& drawn) {
  application.drawn.reserve(base::max_drawn);
  if (application.drawn.size() <= number) application.drawn.resize(number + 1);
  requests::DrawnCharacter& kept = application.drawn[number];
  base::wipe(kept.ink);
  base::wipe(kept.description);
  kept.ink = std::move(drawn.ink);
  kept.description = base::trim(drawn.description.text);
}

}  // namespace

void close_drawn(Model& model) {
  const auto* drawn = top_as<DrawnCharacterScreen>(model);
  const Field field = drawn->field;
  const std::size_t caret = drawn->caret;
  pop(model);
  auto* form = top_as<RequestScreen>(model);
  if (!form) return;
  form->focus = field;
  form->caret = boundary_at(model.application[field], caret);
}

void on(Model& model, Inked& event, Orders& orders) {
  base::Ink* const ink = shown_ink(model);
  if (ink && ink->size() < max_ink_strokes && !event.stroke.empty()) {
    ink->push_back(std::move(event.stroke));
    ink_changed(model, orders);
  }
  base::Ink rest;
  rest.push_back(std::move(event.stroke));
  base::wipe(rest);
}

void on(Model& model, const UndoInk&, Orders& orders) {
  base::Ink* const ink = shown_ink(model);
  if (!ink || ink->empty()) return;
  base::Ink last;
  last.push_back(std::move(ink->back()));
  ink->pop_back();
  base::wipe(last);
  ink_changed(model, orders);
}

void on(Model& model, const ClearInk&, Orders& orders) {
  base::Ink* const ink = shown_ink(model);
  if (!ink) return;
  base::wipe(*ink);
  ink_changed(model, orders);
}

void on(Model& model, const OpenDrawn&, Orders&) {
  auto* form = top_as<RequestScreen>(model);
  const FieldUse use = use_of(model);
  const bool takes_it = use == FieldUse::text || use == FieldUse::name;
  if (!form || !form->focus || !takes_it) return;
  const Field field = *form->focus;
  const bool has_room = base::length(model.application[field]) < requests::max_length(field);
  if (!has_room || !free_number(model.application)) {
    form->at_limit = true;
    return;
  }
  DrawnCharacterScreen drawn;
  drawn.field = field;
  drawn.caret = form->caret;
  unfocus(model);
  push(model, std::move(drawn));
}

void on(Model& model, const FocusDescription& event, Orders& orders) {
  auto* drawn = top_as<DrawnCharacterScreen>(model);
  if (!drawn) return;
  drawn->description.focused = true;
  drawn->description.caret = boundary_at(drawn->description.text, event.caret);
  caret_placed(model, orders);
}

void on(Model& model, const PlaceDrawn&, Orders&) {
  auto* drawn = top_as<DrawnCharacterScreen>(model);
  if (!drawn) return;
  drawn->missing_ink = drawn->ink.empty();
  const std::optional<std::size_t> number = free_number(model.application);
  if (drawn->missing_ink || !number) return;
  keep_drawn(model.application, *number, *drawn);
  close_drawn(model);
  auto* form = top_as<RequestScreen>(model);
  if (!form) return;
  const Field field = *form->focus;
  Editor{model.application[field], form->caret, requests::max_length(field)}.insert_drawn(*number);
  field_changed(*form, field);
  renew_hints(model, *form);
}

}  // namespace app
