// Print setup: the page as it will come out, the choices, and what stands in the way before 打印 is pressed.
#include <cmath>

#include "kiosk/app/print_account.h"
#include "kiosk/ui/parts.h"
#include "kiosk/ui/print_words.h"

namespace ui {
namespace {

using app::PrintSetupScreen;
using words::Word;

constexpr float page_aspect = 210.0F / 297.0F;

// -- the picture

/// The largest rectangle of this aspect in the middle of `area`.
Rect fitted(Rect area, float aspect) {
  const float width = std::min(area.w, area.h * aspect);
  const float height = width / aspect;
  return {std::round(area.x + (area.w - width) / 2), std::round(area.y + (area.h - height) / 2), std::round(width),
          std::round(height)};
}

bool is_chosen(const PrintSetupScreen& screen, int page) {
  return page >= screen.choice.first && (screen.choice.last == 0 || page <= screen.choice.last);
}

/// Where the page lies on its side of paper: two to a side, the first one of a pair is left.
bool lies_right(const PrintSetupScreen& screen) {
  return screen.choice.two_up && screen.shown_page >= screen.choice.first &&
         (screen.shown_page - screen.choice.first) % 2 == 1;
}

void draw_word_on_sheet(Ui& ui, Rect sheet, Word word) {
  const TextBox box{ui.theme().em(32), ui.color().ink, Weight::bold, 1.4F, Align::centre};
  const float height = ui.text_height(sheet.w, word, box) + ui.theme().mm(6);
  const Rect band{sheet.x, sheet.y + (sheet.h - height) / 2, sheet.w, height};
  ui.canvas().fill(band, ui.color().surface);
  ui.text({band.x, band.y + ui.theme().mm(3), band.w, 0}, word, box);
}

/// The number of the page on the other half of the side, where there is one.
void draw_neighbour(Ui& ui, const PrintSetupScreen& screen, Rect half, int step) {
  const int page = screen.shown_page + step;
  if (!is_chosen(screen, page) || page > screen.pages.value_or(0)) return;
  const TextStyle style{ui.theme().em(32), ui.color().meta};
  const Text text = Text::fill(Word::setup_page, {std::to_string(page)});
  ui.line({half.x, half.y + (half.h - style.size_px) / 2}, half.w, text, style, Align::centre);
}

void draw_sheet(Ui& ui, const PrintSetupScreen& screen, Rect area) {
  const bool two_up = screen.choice.two_up;
  const Rect side = fitted(area, two_up ? 2 * page_aspect : page_aspect);
  Rect sheet = side;
  ui.panel(side, ui.color().surface, ui.color().strong_line);
  if (two_up) {
    const bool right = lies_right(screen);
    sheet = right ? sheet.take_right(side.w / 2) : sheet.take_left(side.w / 2);
    draw_neighbour(ui, screen, {right ? side.x : sheet.right(), side.y, side.w / 2, side.h}, right ? -1 : 1);
    ui.canvas().fill({side.x + side.w / 2 - 1, side.y, 2, side.h}, ui.color().line);
  }
  const printing::Picture& picture = screen.picture;
  const Rect inner = sheet.inset(2, 2);
  if (!picture.grey.empty()) {
    ui.canvas().picture({picture.width_px, picture.height_px, picture.grey, 0}, inner);
    if (!is_chosen(screen, screen.shown_page)) {
      ui.canvas().fill(inner, ui.color().veil);
      draw_word_on_sheet(ui, inner, Word::setup_not_printed);
    }
  } else if (screen.loading == app::Loading::loading) {
    draw_word_on_sheet(ui, inner, Word::setup_loading);
  }
}

Text shown_of(const PrintSetupScreen& screen) {
  if (!screen.pages) return Word::setup_loading;
  return Text::fill(Word::setup_shown, {std::to_string(screen.shown_page), std::to_string(*screen.pages)});
}

/// The turning of pages: a button at each end of `row`, the number of the page between them.
void draw_turning(Ui& ui, const PrintSetupScreen& screen, Rect row, app::Events& events) {
  const Theme& theme = ui.theme();
  const float width = std::min(theme.mm(48) * std::max(1.0F, theme.text_scale * 0.9F), row.w * 0.3F);
  const int page = screen.shown_page, pages = screen.pages.value_or(1);
  if (pages > 1) {
    if (ui.button("setup.previous", row.take_left(width), Word::setup_previous, ButtonStyle::secondary, page > 1))
      events.emplace_back(app::ShowPage{page - 1});
    if (ui.button("setup.next", row.take_right(width), Word::setup_next, ButtonStyle::secondary, page < pages))
      events.emplace_back(app::ShowPage{page + 1});
  }
  const TextBox box{theme.meta(), ui.color().ink, Weight::regular, 1.3F, Align::centre};
  const Text text = shown_of(screen);
  const float height = ui.text_height(row.w, text, box);
  const bool shown = screen.loading == app::Loading::ready && !screen.picture.grey.empty();
  ui.paint_text({row.x, row.y + (row.h - height) / 2, row.w, height}, text.str(), box);
  ui.node(Role::progress, "setup.page", text.str(), shown ? "shown" : "", true, row);
}

void draw_preview(Ui& ui, const PrintSetupScreen& screen, Rect area, app::Events& events) {
  draw_turning(ui, screen, area.take_bottom(ui.theme().button_height()), events);
  area.take_bottom(ui.theme().small_gap());
  draw_sheet(ui, screen, area);
}

// -- the choices

struct Segment {
  std::string_view id;
  std::optional<Icon> icon;
  Text label;
  bool on;
  app::Event event;
};

/// Puts the rows of choices below each other; draws only when `draw` is set.
class Choices {
 public:
  Choices(Ui& ui, const PrintSetupScreen& screen, Rect column, bool draw, app::Events& events)
      : ui_(ui), screen_(screen), column_(column), y_(column.y), draw_(draw), events_(events) {}

  void title(const Text& text) {
    const TextBox box{ui_.theme().label(), ui_.color().ink, Weight::bold, 1.35F, Align::left, 2};
    if (draw_) ui_.text({column_.x, y_, column_.w, 0}, text, box, Role::heading, "setup.what");
    y_ += ui_.text_height(column_.w, text, box) + ui_.theme().small_gap();
  }

  void row(Word label, const std::vector<Segment>& segments) {
    Rect row = next_row(label);
    if (!draw_) return;
    const float gap = ui_.theme().small_gap(), count = static_cast<float>(segments.size());
    const float width = (row.w - gap * (count - 1)) / count;
    for (const Segment& segment : segments) {
      if (ui_.segment(segment.id, row.take_left(width), segment.icon, segment.label, segment.on) && !segment.on)
        events_.push_back(segment.event);
      row.take_left(gap);
    }
  }

  /// 从 − 第 3 页 + 到 − 第 7 页 +
  void steppers() {
    const Theme& theme = ui_.theme();
    const int pages = screen_.pages.value_or(1), first = screen_.choice.first;
    const int last = screen_.choice.last == 0 ? pages : screen_.choice.last;
    const Stepper from{"setup.first", Word::setup_first_less, Word::setup_first_more, first, first > 1, first < last};
    const Stepper to{"setup.last", Word::setup_last_less, Word::setup_last_more, last, last > first, last < pages};
    const auto range = [](int a, int b) { return app::SetRange{a, b}; };
    Rect row = next_row(Word::setup_from);
    const float word = theme.label() + theme.mm(6), half = (row.w - word) / 2;
    if (const int step = stepper(from, row.take_left(half))) events_.emplace_back(range(first + step, last));
    const Rect between = row.take_left(word);
    if (draw_)
      ui_.line({between.x, between.y + (between.h - theme.label()) / 2}, between.w, Word::setup_to,
               {theme.label(), ui_.color().ink}, Align::centre);
    if (const int step = stepper(to, row)) events_.emplace_back(range(first, last + step));
  }

  void notice(const Text& text, std::string_view id) {
    y_ += ui_.theme().mm(1);
    const float pad = ui_.theme().mm(5), edge = ui_.theme().mm(2);
    const TextBox box{ui_.theme().em(30), ui_.color().ink, Weight::regular, 1.5F};
    if (draw_) ui_.notice({column_.x, y_, column_.w, 0}, text, id);
    y_ += ui_.text_height(column_.w - edge - 2 * pad, text, box) + 2 * pad + ui_.theme().small_gap();
  }

  float height() const { return y_ - column_.y; }

 private:
  struct Stepper {
    std::string_view id;
    Word less, more;
    int value;
    bool can_less, can_more;
  };

  Rect next_row(Word label) {
    const Theme& theme = ui_.theme();
    const float height = theme.button_height();
    Rect row{column_.x, y_, column_.w, height};
    const Rect head = row.take_left(theme.label() * 2 + theme.mm(6));
    if (draw_)
      ui_.line({head.x, head.y + (height - theme.label()) / 2}, head.w, label, {theme.label(), ui_.color().ink});
    y_ += height + theme.small_gap();
    return row;
  }

  /// -1, 1 or 0: what was tapped.
  int stepper(const Stepper& it, Rect rect) {
    if (!draw_) return 0;
    const float key = std::max(ui_.theme().mm(18), ui_.theme().least_touch());
    const std::string id(it.id);
    int step = 0;
    if (ui_.symbol_button(id + ".less", rect.take_left(key), Icon::minus, it.less, ButtonStyle::secondary,
                          it.can_less))
      step = -1;
    if (ui_.symbol_button(id + ".more", rect.take_right(key), Icon::plus, it.more, ButtonStyle::secondary,
                          it.can_more))
      step = 1;
    const TextBox box{ui_.theme().label(), ui_.color().ink, Weight::bold, 1.3F, Align::centre};
    const Text text = Text::fill(Word::setup_page, {std::to_string(it.value)});
    ui_.text({rect.x, rect.y + (rect.h - std::round(box.size_px * box.leading)) / 2, rect.w, 0}, text, box,
             Role::text, id);
    return step;
  }

  Ui& ui_;
  const PrintSetupScreen& screen_;
  Rect column_;
  float y_;
  bool draw_;
  app::Events& events_;
};

Text name_of(const PrintSetupScreen& screen) {
  if (screen.source.kind == app::PrintKind::application) return Word::setup_form;
  if (screen.source.kind == app::PrintKind::receipt) return Word::setup_receipt;
  if (screen.source.kind == app::PrintKind::blank) return Word::setup_blank;
  if (screen.source.kind == app::PrintKind::letter) return Word::setup_letter;
  if (screen.source.kind == app::PrintKind::other_form) return Word::setup_other_form;
  return Text::content(screen.title);
}

void flow_paper(Choices& flow, const app::Model& model, const PrintSetupScreen& screen) {
  using printing::Edition;
  const printing::PrintChoice& choice = screen.choice;
  const bool large = choice.edition == Edition::large_print;
  flow.row(
      Word::setup_edition,
      {{"setup.edition.standard", {}, Word::setup_edition_standard, !large, app::ChooseEdition{Edition::standard}},
       {"setup.edition.large", {}, Word::setup_edition_large, large, app::ChooseEdition{Edition::large_print}}});
  if (model.limits.two_sided && model.limits.paper)
    flow.row(Word::setup_sides,
             {{"setup.one_sided", Icon::one_sided, Word::setup_one_sided, !choice.two_sided, app::ToggleTwoSided{}},
              {"setup.two_sided", Icon::two_sided, Word::setup_two_sided, choice.two_sided, app::ToggleTwoSided{}}});
  flow.row(Word::setup_layout,
           {{"setup.one_up", Icon::one_sided, Word::setup_one_up, !choice.two_up, app::ToggleTwoUp{}},
            {"setup.two_up", Icon::two_up, Word::setup_two_up, choice.two_up, app::ToggleTwoUp{}}});
}

void flow_range(Choices& flow, const PrintSetupScreen& screen) {
  const printing::PrintChoice& choice = screen.choice;
  const int pages = screen.pages.value_or(1), shown = screen.shown_page;
  if (pages < 2) return;
  const bool all = choice.first == 1 && (choice.last == 0 || choice.last == pages);
  const bool this_one = choice.first == shown && (choice.last == shown || (choice.last == 0 && shown == pages));
  flow.row(Word::setup_range, {{"setup.range.all", {}, Word::setup_range_all, all, app::SetRange{1, 0}},
                               {"setup.range.shown",
                                {},
                                Text::fill(Word::setup_range_shown, {std::to_string(shown)}),
                                this_one,
                                app::SetRange{shown, shown}}});
  flow.steppers();
}

void flow_notices(Choices& flow, const app::Model& model, const PrintSetupScreen& screen) {
  if (screen.loading == app::Loading::failed) flow.notice(Word::setup_failed, "setup.failed");
  if (!model.limits.paper) flow.notice(Word::setup_no_printer, "setup.no_printer");
  if (const auto trouble = printer_trouble(model))
    flow.notice(Text::fill(Word::setup_trouble, {title_of(*trouble).str()}), "setup.trouble");
  const auto left = app::pages_left(model);
  if (!left || screen.source.kind != app::PrintKind::document) return;
  if (app::exceeds_limit(model, screen)) {
    flow.notice(Text::fill(Word::setup_limit, {std::to_string(model.limits.visit_pages), std::to_string(*left)}),
                "setup.limit");
  } else {
    flow.notice(Text::fill(Word::setup_left, {std::to_string(*left)}), "setup.left");
  }
}

void flow_all(Choices& flow, const app::Model& model, const PrintSetupScreen& screen) {
  flow.title(name_of(screen));
  flow_notices(flow, model, screen);
  flow_paper(flow, model, screen);
  flow_range(flow, screen);
}

// -- what it comes to

Text sum_of(const app::Model& model, const PrintSetupScreen& screen) {
  const auto sides = app::pages_chosen(screen);
  if (!sides) return Word::setup_loading;
  const int last = screen.choice.last == 0 ? *screen.pages : screen.choice.last;
  const std::string pages = std::to_string(last - screen.choice.first + 1);
  if (!model.limits.paper) return Text::fill(Word::setup_sum_pages, {pages});
  const int sheets = screen.choice.two_sided ? (*sides + 1) / 2 : *sides;
  return Text::fill(Word::setup_sum, {pages, std::to_string(sheets)});
}

struct Action {
  std::string_view id;
  Word label;
  ButtonStyle style;
  bool enabled;
  app::Event event;
};

/// 打印 (or 再试一次) is the last one.
std::vector<Action> actions_of(const app::Model& model, const PrintSetupScreen& screen) {
  const bool too_many = app::exceeds_limit(model, screen);
  const Action leave{"setup.leave", Word::setup_leave, ButtonStyle::secondary, true, app::GoBack{}};
  if (screen.loading == app::Loading::failed)
    return {leave, {"setup.retry", Word::app_retry, ButtonStyle::primary, true, app::Retry{}}};
  std::vector<Action> actions;
  if (too_many)
    actions.push_back({"setup.release", Word::setup_release, ButtonStyle::secondary, true,
                       app::OpenPin{app::PinDialog::Purpose::release}});
  if (too_many || printer_trouble(model))
    actions.push_back({"setup.take_code", Word::print_take_code, ButtonStyle::secondary, screen.pages.has_value(),
                       app::TakeCode{}});
  if (actions.empty()) actions.push_back(leave);
  actions.push_back(
      {"setup.print", Word::setup_print, ButtonStyle::primary, screen.pages && !too_many, app::PrintNow{}});
  return actions;
}

/// 打印 is the largest button of the kiosk where there is room.
float actions_height(const Ui& ui) {
  return std::max(ui.theme().button_height(), ui.theme().mm(ui.landscape() ? 20 : 26));
}

/// 打印 keeps its place whatever becomes known of the printer meanwhile: no finger shall land on another button.
void draw_actions(Ui& ui, const app::Model& model, const PrintSetupScreen& screen, Rect row, app::Events& events) {
  const auto draw = [&](const Action& action, Rect at) {
    if (ui.button(action.id, at, action.label, action.style, action.enabled)) events.push_back(action.event);
  };
  std::vector<Action> actions = actions_of(model, screen);
  const float gap = ui.theme().gap();
  draw(actions.back(), row.take_right(row.w * (actions.size() > 2 ? 0.4F : 0.56F)));
  actions.pop_back();
  row.take_right(gap);
  const auto count = static_cast<float>(actions.size());
  const float width = (row.w - gap * (count - 1)) / count;
  for (const Action& action : actions) {
    draw(action, row.take_left(width));
    row.take_left(gap);
  }
}

void draw_sum(Ui& ui, const app::Model& model, const PrintSetupScreen& screen, Rect row) {
  const TextBox box{ui.theme().em(36), ui.color().ink, Weight::bold, 1.4F, Align::centre, 1};
  ui.text(row, sum_of(model, screen), box, Role::text, "setup.sum");
}

/// Choices in a scrolling column, below them the sum and the buttons, which are always in sight.
void draw_column(Ui& ui, const app::Model& model, const PrintSetupScreen& screen, Rect area, app::Events& events) {
  const Theme& theme = ui.theme();
  draw_actions(ui, model, screen, area.take_bottom(actions_height(ui)), events);
  draw_sum(ui, model, screen, area.take_bottom(std::round(theme.em(36) * 1.7F)));
  area.take_bottom(theme.mm(2));
  const Rect column{area.x, area.y, area.w - theme.mm(4), 0};
  Choices measure(ui, screen, column, false, events);
  flow_all(measure, model, screen);
  const float offset = ui.begin_scroll("setup.area", area, measure.height() - theme.small_gap(), screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  Choices draw(ui, screen, {column.x, column.y - offset, column.w, 0}, true, events);
  flow_all(draw, model, screen);
  ui.end_scroll();
}

/// What the column would like to have, so that it need not be scrolled.
float column_height(Ui& ui, const app::Model& model, const PrintSetupScreen& screen, float width,
                    app::Events& events) {
  const Theme& theme = ui.theme();
  Choices measure(ui, screen, {0, 0, width - theme.mm(4), 0}, false, events);
  flow_all(measure, model, screen);
  return measure.height() + actions_height(ui) + std::round(theme.em(36) * 1.7F) + theme.mm(2);
}

}  // namespace

void draw_print_setup(Ui& ui, const app::Model& model, const PrintSetupScreen& screen, Rect page,
                      app::Events& events) {
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  if (ui.landscape()) {
    draw_preview(ui, screen, inner.take_left(inner.w * 0.42F), events);
    inner.take_left(theme.margin());
  } else {
    const float wanted = column_height(ui, model, screen, inner.w, events);
    const float least = theme.mm(95);
    draw_preview(ui, screen, inner.take_top(std::max(least, inner.h - wanted - theme.gap())), events);
    inner.take_top(theme.gap());
  }
  draw_column(ui, model, screen, inner, events);
}

}  // namespace ui
