// Request: the seven steps of 依申请公开, one decision each.
#include "kiosk/ui/parts.h"
#include "kiosk/ui/request_form.h"
#include "kiosk/ui/request_words.h"
#include "kiosk/ui/typing/panel.h"

namespace ui {
namespace {

using words::Word;
using Step = app::RequestScreen::Step;

/// What the button says that leads on.
Word next_label(const app::RequestScreen& screen) {
  switch (screen.step) {
    case Step::already: return screen.found.empty() ? Word::request_go_on : Word::request_none_of_these;
    case Step::purpose: return Word::request_purpose_next;
    case Step::contact: return Word::request_to_review;
    default: return Word::request_next;
  }
}

void draw_buttons(Ui& ui, const app::RequestScreen& screen, Rect row, app::Events& events) {
  const Theme& theme = ui.theme();
  const float width = std::min(row.w, theme.mm(130));
  const Rect button = row.take_right(width);
  const bool storing = screen.submitting == app::Loading::loading;
  if (screen.step == Step::review) {
    const Word label = storing ? Word::request_submitting : Word::request_submit;
    if (ui.button("request.submit", button, label, ButtonStyle::primary, !storing))
      events.emplace_back(app::Submit{});
  } else if (ui.button("request.next", button, next_label(screen), ButtonStyle::primary)) {
    events.emplace_back(app::NextStep{});
  }
  std::size_t blocking = 0;
  for (const requests::Finding& finding : screen.findings) blocking += finding.blocks ? 1 : 0;
  if (blocking == 0 || row.w < theme.mm(40)) return;
  const TextBox box{theme.meta(), ui.color().ended, Weight::bold, 1.4F};
  const Text text = Text::fill(Word::request_please_mend, {std::to_string(blocking)});
  const float height = ui.text_height(row.w - theme.gap(), text, box);
  ui.text({row.x, row.y + (row.h - height) / 2, row.w - theme.gap(), height}, text, box, Role::notice,
          "request.mend");
}

/// What the panel leaves of the page: in landscape, where height is dear, the buttons stand beside the form.
Rect draw_buttons_beside(Ui& ui, const app::RequestScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.mm(3));
  Rect side = inner.take_right(theme.mm(76));
  inner.take_right(theme.gap());
  draw_buttons(ui, screen, side.take_bottom(theme.button_height()), events);
  return inner;
}

Rect draw_buttons_below(Ui& ui, const app::RequestScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(ui.landscape() ? page.w * 0.15F : theme.margin(), theme.gap());
  draw_buttons(ui, screen, inner.take_bottom(theme.button_height()), events);
  inner.take_bottom(theme.small_gap());
  return inner;
}

/// The offset at which the focused field is in sight: it is brought there when it gets the focus, when the panel
/// comes, and with each character; between those the visitor may look elsewhere.
float offset_for(Ui& ui, const app::RequestScreen& screen, Rect focused, float height) {
  const std::string focus = screen.focus ? std::string(id_of(*screen.focus)) : "";
  const bool turned = ui.turns_to(focus + " " + std::to_string(screen.caret) + " " + std::to_string(height));
  if (!turned || focused.empty()) return screen.scroll_px;
  const float lowest = focused.bottom() - height;
  return std::min(focused.y, std::max(lowest, screen.scroll_px));
}

/// Seven pieces, those that were begun filled.
void draw_progress(Ui& ui, const app::RequestScreen& screen, Rect& inner) {
  const Rect bar = inner.take_top(ui.theme().mm(2));
  inner.take_top(ui.theme().mm(3));
  const std::string step = std::to_string(static_cast<int>(screen.step) + 1);
  ui.progress("request.progress", bar, Text::fill(Word::request_step, {step, std::to_string(app::request_steps)}),
              static_cast<int>(screen.step) + 1, app::request_steps);
}

}  // namespace

void draw_request(Ui& ui, const app::Model& model, const app::RequestScreen& screen, Rect page, app::Events& events) {
  const Theme& theme = ui.theme();
  const bool typing = panel_height(ui, model) > 0;
  Rect inner = typing && ui.landscape() ? draw_buttons_beside(ui, screen, page, events)
                                        : draw_buttons_below(ui, screen, page, events);
  if (!typing) draw_progress(ui, screen, inner);
  const Rect column{inner.x, inner.y, inner.w - theme.mm(4), 0};
  const auto flow = [&](Rect place, bool drawn) {
    FormFlow form(ui, model.application, screen, place, drawn, events);
    if (typing) form.limit_focused(inner.h);
    flow_step(form, theme, model.application, screen);
    return form;
  };
  const FormFlow measure = flow(column, false);
  const float wanted = offset_for(ui, screen, measure.focused(), inner.h);
  const float offset = ui.begin_scroll("request.area", inner, measure.height(), wanted);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  flow({column.x, column.y - offset, column.w, 0}, true);
  ui.end_scroll();
}

}  // namespace ui
