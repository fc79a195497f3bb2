#include "kiosk/app/typing.h"

#include "kiosk/app/model.h"

namespace app {
namespace {

using requests::Field;
using Where = Focus::Where;

/// On top, or beside the document that is on top.
const ListScreen* seen_list(const Model& model) {
  const std::size_t size = model.screens.size();
  const bool beside = size > 1 && std::holds_alternative<DocumentScreen>(model.screen());
  return std::get_if<ListScreen>(&model.screens[beside ? size - 2 : size - 1]);
}

bool is_searching(const Model& model) {
  if (const auto* home = std::get_if<HomeScreen>(&model.screen())) return home->search.focused;
  const ListScreen* const list = seen_list(model);
  return list && list->search.focused;
}

Where focused(bool is, Where where) { return is ? where : Where::nowhere; }

/// On this screen, beside the search.
Where focus_on(const Screen& screen) {
  if (std::holds_alternative<PageCodeScreen>(screen)) return Where::page_code;
  if (std::holds_alternative<StaffScreen>(screen)) return Where::staff_code;
  if (const auto* drawn = std::get_if<DrawnCharacterScreen>(&screen)) {
    return focused(drawn->description.focused, Where::description);
  }
  if (const auto* form = std::get_if<RequestScreen>(&screen)) return focused(form->focus.has_value(), Where::field);
  if (const auto* form = std::get_if<OtherFormScreen>(&screen)) return focused(form->focus.has_value(), Where::other);
  if (const auto* asked = std::get_if<CaseScreen>(&screen)) {
    if (asked->state == CaseScreen::State::found) return Where::nowhere;
    return asked->at_code ? Where::case_code : Where::case_number;
  }
  const auto* document = std::get_if<DocumentScreen>(&screen);
  if (document && document->find.focused) return Where::find;
  return focused(document && document->article_open, Where::article);
}

FieldUse use_of_field(Field field) {
  switch (field) {
    case Field::name:
    case Field::legal_representative:
    case Field::contact_name: return FieldUse::name;
    case Field::id_number:
    case Field::postcode:
    case Field::phone:
    case Field::fax: return FieldUse::digits;
    case Field::email: return FieldUse::code;
    case Field::employer:
    case Field::address:
    case Field::information_title:
    case Field::information_number:
    case Field::description:
    case Field::count_: break;
  }
  return FieldUse::text;
}

FieldUse use_of_other(requests::OtherField field) {
  if (field == requests::OtherField::name) return FieldUse::name;
  return field == requests::OtherField::id_number ? FieldUse::digits : FieldUse::text;
}

/// Where the caret stands in the focused text: is there nothing before it?
bool is_at_beginning(const Model& model) {
  if (const auto* other = std::get_if<OtherFormScreen>(&model.screen())) return other->caret == 0;
  const auto* form = std::get_if<RequestScreen>(&model.screen());
  return !form || form->caret == 0;
}

std::optional<input::Entry> pinyin_of(const Model& model) {
  const Typing& typing = model.typing;
  if (typing.letters.empty()) return std::nullopt;
  const bool surname = typing.by_character && is_at_beginning(model);
  return input::Pinyin{typing.letters, typing.fuzzy, typing.by_character, surname};
}

std::optional<input::Entry> shape_of(const Typing& typing) {
  if (typing.way == ShapeWay::strokes) {
    if (typing.strokes.empty()) return std::nullopt;
    return input::Strokes{typing.strokes};
  }
  if (typing.radical.number == 0) return std::nullopt;
  return typing.radical;
}

}  // namespace

Focus focus_of(const Model& model) {
  Focus focus;
  if (model.dialog.index() != 0) return focus;
  focus.where = is_searching(model) ? Where::search : focus_on(model.screen());
  if (focus.where == Where::field) focus.field = *std::get<RequestScreen>(model.screen()).focus;
  if (focus.where == Where::other) focus.other = *std::get<OtherFormScreen>(model.screen()).focus;
  return focus;
}

bool has_focus(const Model& model) { return focus_of(model).where != Where::nowhere; }

bool is_chinese(Panel panel) { return panel != Panel::letters && panel != Panel::symbols; }

FieldUse use_of(const Model& model) {
  const Focus focus = focus_of(model);
  switch (focus.where) {
    case Where::field: return use_of_field(focus.field);
    case Where::other: return use_of_other(focus.other);
    case Where::page_code:
    case Where::case_code: return FieldUse::code;
    case Where::staff_code:
    case Where::article:
    case Where::case_number: return FieldUse::digits;
    case Where::nowhere:
    case Where::search:
    case Where::find:
    case Where::description: break;
  }
  return FieldUse::text;
}

bool is_offered(const Model& model, Panel panel) {
  const FieldUse use = use_of(model);
  if (use == FieldUse::code || use == FieldUse::digits) return panel == Panel::letters;
  return model.typing.available || !is_chinese(panel);
}

std::optional<Panel> shown_panel(const Model& model) {
  const Where where = focus_of(model).where;
  const bool has_own_keys = where == Where::page_code || where == Where::staff_code || where == Where::case_number ||
                            where == Where::case_code || where == Where::article;
  if (where == Where::nowhere || has_own_keys || model.typing.hidden) return std::nullopt;
  if (!is_offered(model, model.typing.panel)) return Panel::letters;
  return model.typing.panel;
}

std::optional<input::Entry> entry_of(const Model& model) {
  const std::optional<Panel> panel = shown_panel(model);
  if (panel == Panel::pinyin) return pinyin_of(model);
  if (panel == Panel::strokes) return shape_of(model.typing);
  if (panel == Panel::handwriting && !model.typing.ink.empty()) return input::Handwriting{model.typing.ink};
  return std::nullopt;
}

}  // namespace app
