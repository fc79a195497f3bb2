// Typing: whatever is typed or pressed goes to the one thing that has the focus.
#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "base/wipe.h"
#include "kiosk/app/request_steps.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

using requests::Field;

/// The box that has the focus, other than a field of the form.
TextField* focused_box(Model& model) {
  TextField* const search = search_box(model);
  if (search && search->focused) return search;
  if (auto* check = top_as<PageCodeScreen>(model)) return &check->typed;
  if (auto* staff = top_as<StaffScreen>(model)) return &staff->code;
  if (auto* asked = top_as<CaseScreen>(model)) {
    if (asked->state == CaseScreen::State::found) return nullptr;
    return asked->at_code ? &asked->code : &asked->number;
  }
  if (auto* drawn = top_as<DrawnCharacterScreen>(model)) {
    return drawn->description.focused ? &drawn->description : nullptr;
  }
  auto* document = top_as<DocumentScreen>(model);
  if (document && document->find.focused) return &document->find;
  return document && document->article_open ? &document->article : nullptr;
}

/// Takes more than one line.
bool is_box(requests::OtherField field) { return field == requests::OtherField::content; }

RequestScreen* focused_form(Model& model) {
  auto* form = top_as<RequestScreen>(model);
  return form && form->focus ? form : nullptr;
}

OtherFormScreen* focused_other(Model& model) {
  auto* other = top_as<OtherFormScreen>(model);
  return other && other->focus ? other : nullptr;
}

/// Characters that the focused box takes.
std::size_t room_of(const Model& model) {
  constexpr std::size_t hold_code_length = 6, article_length = 12;
  if (std::holds_alternative<DrawnCharacterScreen>(model.screen())) return max_drawn_description;
  if (const auto* asked = std::get_if<CaseScreen>(&model.screen()))
    return asked->at_code ? max_lookup_code : max_case_number;
  if (focus_of(model).where == Focus::Where::article) return article_length;
  return std::holds_alternative<StaffScreen>(model.screen()) ? hold_code_length : max_query_length;
}

std::optional<Editor> focused_editor(Model& model) {
  if (TextField* box = focused_box(model)) return Editor{box->text, box->caret, room_of(model)};
  if (OtherFormScreen* other = focused_other(model)) {
    const requests::OtherField field = *other->focus;
    return Editor{other->form[field], other->caret, requests::max_length(field), is_box(field)};
  }
  RequestScreen* const form = focused_form(model);
  if (!form) return std::nullopt;
  const Field field = *form->focus;
  return Editor{model.application[field], form->caret, requests::max_length(field), field == Field::description};
}

/// What was said of the code before it was changed.
void take_back_answer(PageCodeScreen& check) {
  check.state = PageCodeScreen::State::typing;
  check.ticket = 0;
  check.page = 0;
  check.matches.clear();
  check.withdrawn.clear();
  check.receipt = {};
}

/// What follows from a change of the focused text.
void text_changed(Model& model) {
  auto* document = top_as<DocumentScreen>(model);
  if (document && document->find.focused) renew_matches(*document);
  if (auto* check = top_as<PageCodeScreen>(model)) take_back_answer(*check);
  if (auto* staff = top_as<StaffScreen>(model)) staff->notice = StaffScreen::Notice::none;
  if (auto* asked = top_as<CaseScreen>(model)) case_changed(*asked);
  if (OtherFormScreen* other = focused_other(model)) other->number = new_ticket(model);
  if (RequestScreen* form = focused_form(model)) {
    field_changed(*form, *form->focus);
    renew_hints(model, *form);
  }
}

void set_at_limit(Model& model, bool at_limit) {
  if (RequestScreen* form = focused_form(model)) form->at_limit = at_limit;
  if (OtherFormScreen* other = focused_other(model)) other->at_limit = at_limit;
}

void press(Model& model, EditKey key) {
  std::optional<Editor> editor = focused_editor(model);
  if (!editor) return;
  const std::size_t size = editor->text.size();
  editor->press(key);
  if (editor->text.size() == size) return;
  set_at_limit(model, false);
  text_changed(model);
}

void focus_field(Model& model, RequestScreen& form, Field field, std::size_t caret) {
  unfocus(model);
  form.focus = field;
  form.caret = boundary_at(model.application[field], caret);
}

/// Where tab leads from `at` (one past the last: nothing has the focus) among `count` fields.
std::size_t neighbour(std::size_t at, std::size_t count, bool forward) {
  if (forward) return at + 1 < count ? at + 1 : 0;
  return at > 0 ? std::min(at, count) - 1 : count - 1;
}

void move_focus(Model& model, RequestScreen& form, EditKey key) {
  const std::vector<Field> fields = fields_of(form.step, model.application.kind);
  if (fields.empty()) return;
  const auto found = form.focus ? std::find(fields.begin(), fields.end(), *form.focus) : fields.end();
  const auto at = static_cast<std::size_t>(found - fields.begin());
  if (key == EditKey::enter && at + 1 >= fields.size()) return unfocus(model);
  const Field field = fields[neighbour(at, fields.size(), key != EditKey::back_tab)];
  focus_field(model, form, field, model.application[field].size());
}

void focus_other(Model& model, OtherFormScreen& other, requests::OtherField field, std::size_t caret) {
  unfocus(model);
  other.focus = field;
  other.caret = boundary_at(other.form[field], caret);
}

void move_focus(Model& model, OtherFormScreen& other, EditKey key) {
  const std::vector<requests::OtherField> fields = fields_of(other.form.kind);
  const auto found = other.focus ? std::find(fields.begin(), fields.end(), *other.focus) : fields.end();
  const auto at = static_cast<std::size_t>(found - fields.begin());
  if (key == EditKey::enter && at + 1 >= fields.size()) return unfocus(model);
  const requests::OtherField field = fields[neighbour(at, fields.size(), key != EditKey::back_tab)];
  focus_other(model, other, field, other.form[field].size());
}

void enter(Model& model, Orders& orders) {
  OtherFormScreen* const other = focused_other(model);
  RequestScreen* const form = focused_form(model);
  const TextField* const search = search_box(model);
  if (search && search->focused) {
    on(model, Search{}, orders);
  } else if (top_as<PageCodeScreen>(model)) {
    on(model, CheckPageCode{}, orders);
  } else if (top_as<StaffScreen>(model)) {
    on(model, FindHold{}, orders);
  } else if (top_as<DrawnCharacterScreen>(model)) {
    unfocus(model);
  } else if (top_as<CaseScreen>(model)) {
    on(model, AskCase{}, orders);
  } else if (focus_of(model).where == Focus::Where::article) {
    on(model, JumpToArticle{}, orders);
  } else if (focused_box(model)) {
    on(model, FindNext{}, orders);
  } else if (form && *form->focus == Field::description) {
    type_in(model, "\n");
  } else if (form) {
    move_focus(model, *form, EditKey::enter);
  } else if (other && is_box(*other->focus)) {
    type_in(model, "\n");
  } else if (other) {
    move_focus(model, *other, EditKey::enter);
  }
}

}  // namespace

void type_in(Model& model, std::string_view text) {
  std::optional<Editor> editor = focused_editor(model);
  if (!editor) return;
  const std::size_t size = editor->text.size();
  set_at_limit(model, !editor->insert(text));
  if (editor->text.size() != size) text_changed(model);
}

bool put_in(Model& model, std::string_view text) {
  const std::optional<Editor> editor = focused_editor(model);
  if (!editor) return false;
  const bool has_room = base::length(editor->text) + base::length(text) <= editor->max_length;
  if (has_room) type_in(model, text);
  if (!has_room) set_at_limit(model, true);
  return has_room;
}

void on(Model& model, const FocusBox& event, Orders& orders) {
  auto* document = top_as<DocumentScreen>(model);
  TextField* const find = document && document->find_open ? &document->find : nullptr;
  TextField* const box = event.box == Box::find ? find : search_box(model);
  if (!box) return;
  unfocus(model);
  box->focused = true;
  box->caret = boundary_at(box->text, event.caret);
  caret_placed(model, orders);
}

void on(Model& model, const FocusField& event, Orders& orders) {
  auto* form = top_as<RequestScreen>(model);
  if (!form) return;
  const std::vector<Field> fields = fields_of(form->step, model.application.kind);
  const bool is_here = std::find(fields.begin(), fields.end(), event.field) != fields.end();
  if (!is_here) return;
  focus_field(model, *form, event.field, event.caret);
  caret_placed(model, orders);
}

void on(Model& model, const FocusOther& event, Orders& orders) {
  auto* other = top_as<OtherFormScreen>(model);
  if (!other) return;
  const std::vector<requests::OtherField> fields = fields_of(other->form.kind);
  if (std::find(fields.begin(), fields.end(), event.field) == fields.end()) return;
  focus_other(model, *other, event.field, event.caret);
  caret_placed(model, orders);
}

void on(Model& model, const Unfocus&, Orders&) { unfocus(model); }

void on(Model& model, Typed& event, Orders& orders) {
  if (auto* pin = std::get_if<PinDialog>(&model.dialog)) {
    type_pin(*pin, event.text);
  } else if (!type_in_panel(model, event.text, orders)) {
    type_in(model, event.text);
  }
  base::wipe(event.text);
}

void on(Model& model, const Pressed& event, Orders& orders) {
  if (std::holds_alternative<PinDialog>(model.dialog)) return press_pin(model, event.key, orders);
  if (press_in_panel(model, event.key, orders)) return;
  auto* form = top_as<RequestScreen>(model);
  auto* other = top_as<OtherFormScreen>(model);
  switch (event.key) {
    case EditKey::escape: return unfocus(model);
    case EditKey::enter: return enter(model, orders);
    case EditKey::tab:
    case EditKey::back_tab:
      if (form) move_focus(model, *form, event.key);
      if (other) move_focus(model, *other, event.key);
      return;
    default: return press(model, event.key);
  }
}

void on(Model& model, const ClearBox&, Orders&) {
  std::optional<Editor> editor = focused_editor(model);
  if (!editor) return;
  base::wipe(editor->text);
  editor->caret = 0;
  set_at_limit(model, false);
  text_changed(model);
}

}  // namespace app
