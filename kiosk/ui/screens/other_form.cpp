// Other forms: filled in here, printed to be signed, kept nowhere.
#include <algorithm>
#include <cmath>

#include "kiosk/ui/page_flow.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/typing/panel.h"

namespace ui {

using requests::OtherField;
using requests::OtherFormKind;
using words::Word;

Text name_of(OtherFormKind kind) {
  switch (kind) {
    case OtherFormKind::correction: return Word::form_correction;
    case OtherFormKind::proposal: return Word::form_proposal;
    case OtherFormKind::opinion: break;
  }
  return Word::form_opinion;
}

namespace {

Text label_of(OtherField field, OtherFormKind kind) {
  const bool corrects = kind == OtherFormKind::correction;
  switch (field) {
    case OtherField::subject: return corrects ? Word::form_subject_correction : Word::form_subject_proposal;
    case OtherField::content:
      if (kind == OtherFormKind::opinion) return Word::form_content_opinion;
      return corrects ? Word::form_content_correction : Word::form_content_proposal;
    case OtherField::evidence: return Word::form_evidence;
    case OtherField::name: return Word::form_name;
    case OtherField::id_number: return Word::form_id_number;
    case OtherField::contact:
    case OtherField::count_: break;
  }
  return Word::form_contact;
}

Text hint_of(OtherField field) {
  switch (field) {
    case OtherField::subject: return Word::form_hint_subject;
    case OtherField::evidence: return Word::form_hint_evidence;
    case OtherField::contact: return Word::form_hint_contact;
    default: return Word::hint_none;
  }
}

class OtherFlow : public PageFlow {
 public:
  OtherFlow(Ui& ui, const app::OtherFormScreen& screen, Rect column, bool draw, app::Events& events)
      : PageFlow(ui, column, draw, events), screen_(screen) {}

  void field(OtherField field, float room) {
    const Theme& theme = ui_.theme();
    const float begin = y_;
    const bool is_box = field == OtherField::content, focused = screen_.focus == field;
    const Text name = label_of(field, screen_.form.kind);
    y_ += text(name, {theme.label(), ui_.color().ink, Weight::bold, 1.5F});
    const float least = std::max(theme.mm(18), theme.em(34) * 1.9F);
    float height = is_box ? theme.em(34) * 1.5F * 5 + theme.mm(6) : least;
    if (room > 0) height = std::clamp(room - (y_ - begin) - theme.mm(4), least, height);
    const std::string id = "form.field." + std::string(key(field));
    if (draw_) {
      const Ui::FieldState state{screen_.form[field], focused ? screen_.caret : 0, focused, is_box};
      const std::ptrdiff_t caret = ui_.field(id, here(height), name, hint_of(field), state);
      if (caret >= 0) events_.emplace_back(app::FocusOther{field, static_cast<std::size_t>(caret)});
    }
    y_ += height;
    if (focused && screen_.at_limit) {
      const Text limit = Text::fill(Word::request_at_limit, {std::to_string(requests::max_length(field))});
      y_ += text(limit, {theme.meta(), ui_.color().amber, Weight::bold, 1.5F}, Role::notice, id + ".limit");
    }
    if (focused) focused_ = {0, begin, column_.w, y_ - begin};
    y_ += theme.mm(3);
  }
  Rect focused() const { return focused_; }

 private:
  const app::OtherFormScreen& screen_;
  Rect focused_;
};

OtherFlow flow_form(OtherFlow flow, const app::OtherFormScreen& screen, float room) {
  flow.question(name_of(screen.form.kind));
  flow.help(Word::form_note);
  for (const OtherField field : fields_of(screen.form.kind)) flow.field(field, screen.focus == field ? room : 0);
  return flow;
}

/// The offset at which the focused field is in sight.
float offset_for(Ui& ui, const app::OtherFormScreen& screen, Rect focused, float height) {
  const std::string focus = screen.focus ? std::string(key(*screen.focus)) : "";
  const bool turned = ui.turns_to(focus + " " + std::to_string(screen.caret) + " " + std::to_string(height));
  if (!turned || focused.empty()) return screen.scroll_px;
  return std::min(focused.y, std::max(focused.bottom() - height, screen.scroll_px));
}

void draw_print(Ui& ui, Rect place, app::Events& events) {
  if (ui.button("form.print", place, Word::form_print, ButtonStyle::primary))
    events.emplace_back(app::Print{app::PrintKind::other_form});
}

/// In landscape, where height is dear, the button stands beside the form while something is typed.
Rect draw_button(Ui& ui, bool typing, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  if (typing && ui.landscape()) {
    Rect inner = page.inset(theme.margin(), theme.mm(3));
    Rect side = inner.take_right(theme.mm(90));
    inner.take_right(theme.gap());
    draw_print(ui, side.take_bottom(theme.button_height()), events);
    return inner;
  }
  Rect inner = page.inset(ui.landscape() ? page.w * 0.15F : theme.margin(), theme.gap());
  Rect row = inner.take_bottom(theme.button_height());
  inner.take_bottom(theme.small_gap());
  draw_print(ui, row.take_right(std::min(row.w, theme.mm(130))), events);
  return inner;
}

}  // namespace

void draw_other_form(Ui& ui, const app::Model& model, const app::OtherFormScreen& screen, Rect page,
                     app::Events& events) {
  const bool typing = panel_height(ui, model) > 0;
  const Rect inner = draw_button(ui, typing, page, events);
  const Rect column{inner.x, inner.y, inner.w - ui.theme().mm(4), 0};
  const float room = typing ? inner.h : 0;
  const OtherFlow measure = flow_form({ui, screen, column, false, events}, screen, room);
  const float wanted = offset_for(ui, screen, measure.focused(), inner.h);
  const float offset = ui.begin_scroll("form.area", inner, measure.height(), wanted);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  flow_form({ui, screen, {column.x, column.y - offset, column.w, 0}, true, events}, screen, room);
  ui.end_scroll();
}

}  // namespace ui
