// Print: how far a print-out has come, what can be done about it, and the code for the desk. Never more than is
// known.
#include "kiosk/app/print_account.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/print_words.h"

namespace ui {
namespace {

using app::PrintJob;
using words::Word;
using Hold = PrintJob::Hold;

struct Action {
  std::string_view id;
  Text label;
  ButtonStyle style;
  app::Events events;
};

/// Back to what was being read: the setup lies between.
app::Events go_on(const app::Model& model) {
  const std::size_t count = model.screens.size();
  const bool from_setup = count > 2 && std::holds_alternative<app::PrintSetupScreen>(model.screens[count - 2]);
  return app::Events(from_setup ? 2 : 1, app::GoBack{});
}

/// From the least to the most likely wish; the last one stands at the bottom right.
std::vector<Action> actions_of(const app::Model& model, const PrintJob& job) {
  std::vector<Action> actions;
  const auto add = [&](std::string_view id, const Text& label, const app::Events& told) {
    actions.push_back({id, label, ButtonStyle::secondary, told});
  };
  if (app::can_cancel(job)) add("print.cancel", Word::print_cancel, {app::CancelPrint{}});
  if (app::can_take_code(job)) add("print.take_code", Word::print_take_code, {app::TakeCode{}});
  if (app::can_print_again(model, job)) add("print.again", Word::print_again, {app::PrintAgain{}});
  add("print.done", Word::print_done, go_on(model));
  if (app::can_resume(job))
    add("print.resume", Text::fill(Word::print_resume, {std::to_string(job.progress->next_page)}),
        {app::ResumePrint{}});
  if (!app::is_running(job) && app::pages_out(job) > job.taken)
    add("print.taken", Word::print_taken, {app::PagesTaken{}});
  actions.back().style = ButtonStyle::primary;
  return actions;
}

float rows_height(const Theme& theme, std::size_t actions) {
  const auto rows = static_cast<float>((actions + 1) / 2);
  return rows * (theme.button_height() + theme.small_gap()) - theme.small_gap();
}

/// Two a row, filled from the bottom right; one alone has the whole row.
void draw_actions(Ui& ui, const std::vector<Action>& actions, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  const float half = (area.w - theme.gap()) / 2;
  for (std::size_t end = actions.size(); end > 0;) {
    Rect row = area.take_bottom(theme.button_height());
    area.take_bottom(theme.small_gap());
    const std::size_t count = std::min<std::size_t>(end, 2);
    for (std::size_t i = 0; i < count; ++i) {
      const Action& action = actions[--end];
      const Rect button = count == 1 ? row : row.take_right(half);
      row.take_right(theme.gap());
      if (ui.button(action.id, button, action.label, action.style))
        events.insert(events.end(), action.events.begin(), action.events.end());
    }
  }
}

bool shows_code(const PrintJob& job) { return job.hold != Hold::none; }

// -- the code for the desk

Text code_words(const PrintJob& job) {
  switch (job.hold) {
    case Hold::wanted: return Word::print_code_wanted;
    case Hold::asking: return Word::print_code_asking;
    case Hold::failed: return Word::print_code_failed;
    case Hold::none:
    case Hold::held: break;
  }
  return Word::print_code_help;
}

/// The last day on which staff find the print-out by its code.
base::Date last_day(const app::Model& model) {
  return std::chrono::sys_days(model.now.date) + std::chrono::days(model.limits.hold_days);
}

/// Puts the parts of the code's card below each other; measures only, where `draw` is not set. Returns the height.
float run_code(Ui& ui, const app::Model& model, const PrintJob& job, Rect at, bool draw) {
  const Theme& theme = ui.theme();
  const float pad = theme.mm(6), top = at.y;
  Rect area{at.x + pad, at.y + pad, at.w - 2 * pad, 0};
  const auto put = [&](const Text& text, float size_px, Weight weight, std::string_view id) {
    const TextBox box{size_px, ui.color().ink, weight, 1.45F, Align::centre};
    if (draw) ui.text(area, text, box, Role::text, id);
    area.y += ui.text_height(area.w, text, box);
  };
  if (job.hold == Hold::held) {
    put(Word::print_code, theme.em(32), Weight::regular, {});
    put(Text::content(grouped(job.code)), std::min(theme.em(110), area.w / 5), Weight::bold, "print.code");
  }
  put(code_words(job), theme.em(32), Weight::regular, "print.code_help");
  if (job.hold == Hold::held && !model.room.agency.desk_place.empty())
    put(Text::fill(Word::print_code_place, {model.room.agency.desk_place}), theme.em(32), Weight::bold,
        "print.code_place");
  if (job.hold == Hold::held)
    put(Text::fill(Word::print_code_until, {base::to_chinese(last_day(model))}), theme.em(32), Weight::regular,
        "print.code_until");
  return area.y + pad - top;
}

float code_height(Ui& ui, const app::Model& model, const PrintJob& job, float width) {
  return shows_code(job) ? run_code(ui, model, job, {0, 0, width, 0}, false) + ui.theme().gap() : 0;
}

void draw_code(Ui& ui, const app::Model& model, const PrintJob& job, Rect area) {
  if (!shows_code(job)) return;
  const float height = run_code(ui, model, job, area, false);
  ui.panel({area.x, area.y, area.w, height}, ui.color().notice, ui.color().amber);
  run_code(ui, model, job, area, true);
}

// -- the story

float run_story(Ui& ui, const PrintJob& job, Rect at, float icon, bool draw) {
  const Theme& theme = ui.theme();
  const Story story = story_of(job);
  const float pad = theme.mm(8), top = at.y;
  Rect area{at.x + pad, at.y + pad, at.w - 2 * pad, 0};
  if (draw)
    draw_icon(ui.canvas(), story.icon, {area.x + (area.w - icon) / 2, area.y, icon, icon},
              {ui.color().primary, tone_color(ui.color(), story.tone), icon / 26});
  area.y += icon + theme.mm(5);
  const auto put = [&](const Text& text, const TextBox& box, Role role, std::string_view id) {
    if (draw) ui.text(area, text, box, role, id);
    area.y += ui.text_height(area.w, text, box) + theme.mm(3);
  };
  put(story.title, {theme.em(52), ui.color().ink, Weight::bold, 1.35F, Align::centre}, Role::heading, "print.state");
  if (shows_progress(job)) {
    const printing::Progress& progress = *job.progress;
    const Text counted =
        Text::fill(Word::print_progress, {std::to_string(progress.pages_out), std::to_string(progress.pages)});
    const Rect bar{area.x + area.w * 0.06F, area.y + theme.mm(1), area.w * 0.88F, theme.mm(6)};
    if (draw) ui.progress("print.progress", bar, counted, progress.pages_out, progress.pages);
    area.y += theme.mm(8);
    put(counted, {theme.em(32), ui.color().meta, Weight::regular, 1.4F, Align::centre}, Role::text, "print.counted");
  }
  put(story.help, {theme.em(34), ui.color().ink, Weight::regular, 1.55F, Align::centre}, Role::text, "print.help");
  return area.y - theme.mm(3) + pad - top;
}

}  // namespace

void draw_print(Ui& ui, const app::Model& model, const app::PrintScreen& screen, Rect page, app::Events& events) {
  const PrintJob* const job = app::job_shown(model, screen.job);
  if (job == nullptr) return draw_loading(ui, page);
  const Theme& theme = ui.theme();
  const bool beside = ui.landscape() && shows_code(*job);
  Rect inner = page.inset(ui.landscape() && !beside ? page.w * 0.12F : theme.margin(), theme.gap());
  const auto actions = actions_of(model, *job);
  draw_actions(ui, actions, inner.take_bottom(rows_height(theme, actions.size())), events);
  inner.take_bottom(theme.gap());

  Rect story = inner;
  Rect code = beside ? story.take_right((inner.w - theme.gap()) * 0.4F) : inner;
  if (beside) story.take_right(theme.gap());
  const float below = beside ? 0 : code_height(ui, model, *job, inner.w);
  const float words = run_story(ui, *job, story, 0, false);
  const float icon = std::clamp(inner.h - below - words, theme.mm(12), theme.mm(ui.landscape() ? 45 : 70));
  const float height = run_story(ui, *job, story, icon, false);
  ui.panel({story.x, story.y, story.w, height}, ui.color().surface, ui.color().line);
  run_story(ui, *job, story, icon, true);
  if (!beside) code.take_top(height + theme.gap());
  draw_code(ui, model, *job, code);
}

}  // namespace ui
