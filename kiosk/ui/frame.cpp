// The frame around every screen: band, way back, bar, dialogs. Always in the same place.
#include <optional>

#include "catalog/statutory.h"
#include "kiosk/ui/draw.h"
#include "kiosk/ui/list_parts.h"
#include "kiosk/ui/print_words.h"
#include "kiosk/ui/typing/panel.h"

namespace ui {
namespace {

using words::Word;

Text size_name(app::TextSize size) {
  switch (size) {
    case app::TextSize::large: return Word::size_large;
    case app::TextSize::extra_large: return Word::size_extra_large;
    case app::TextSize::largest: return Word::size_largest;
    case app::TextSize::standard: break;
  }
  return Word::size_standard;
}

app::TextSize next_size(app::TextSize size) {
  switch (size) {
    case app::TextSize::standard: return app::TextSize::large;
    case app::TextSize::large: return app::TextSize::extra_large;
    case app::TextSize::extra_large: return app::TextSize::largest;
    case app::TextSize::largest: break;
  }
  return app::TextSize::standard;
}

constexpr float extra_large_scale = 1.4F;

float scale_of(app::TextSize size) {
  switch (size) {
    case app::TextSize::large: return 1.2F;
    case app::TextSize::extra_large: return extra_large_scale;
    case app::TextSize::largest: return 1.7F;
    case app::TextSize::standard: break;
  }
  return 1.0F;
}

/// The facts of the band, at the right: what moment it is and how old the content is.
struct BandFacts {
  Text when;
  std::optional<Text> age;
};

BandFacts facts_of(const app::Model& model) {
  BandFacts facts{Text::fill(Word::app_date_time, {base::to_chinese(model.now.date),
                                                   base::weekday_name(model.now.date), base::to_clock(model.now)}),
                  {}};
  if (const auto& date = model.room.agency.content_date)
    facts.age = Text::fill(Word::app_content_date, {base::to_chinese(*date)});
  return facts;
}

/// Paints `text` so that it ends at `right`; returns where it begins.
float right_aligned(Ui& ui, float right, float y, const Text& text, const TextStyle& style) {
  const float left = right - ui.canvas().width(text.str(), style);
  ui.canvas().text({left, y}, text.str(), style);
  return left;
}

void draw_sample_mark(Ui& ui, float right, float y, const TextStyle& style) {
  const Text sample(Word::app_sample);
  const float width = ui.canvas().width(sample.str(), style) + style.size_px * 0.7F;
  ui.badge({right - width, y}, sample, ui.color().on_primary, style.size_px);
  ui.node(Role::notice, "frame.sample", sample.str(), {}, true, {right - width, y, width, style.size_px});
}

/// Two lines in portrait, one in landscape, where height is dear.
void draw_band(Ui& ui, const app::Model& model, Rect band) {
  const Theme& theme = ui.theme();
  const catalog::Agency& agency = model.room.agency;
  ui.canvas().fill(band, ui.color().primary);
  const bool one_line = ui.landscape();
  const Rect inner = band.inset(theme.margin(), one_line ? 0 : theme.mm(5));
  const TextStyle small{theme.fixed_em(28), ui.color().quiet_on_primary};
  const TextStyle name{theme.fixed_em(40), ui.color().on_primary, Weight::bold};
  const float second =
      one_line ? inner.y + (inner.h - small.size_px) / 2 : inner.bottom() - small.size_px - theme.mm(1);
  const float first = one_line ? second : inner.y + theme.mm(1);
  const float name_y = one_line ? inner.y + (inner.h - name.size_px) / 2 : inner.y + theme.mm(0.5F);

  const Text agency_name = agency.name.empty() ? Text(Word::app_agency_unknown) : Text::content(agency.name);
  const float name_width = std::min(ui.canvas().width(agency_name.str(), name), inner.w * 0.56F);
  ui.line({inner.x, name_y}, name_width + 1, agency_name, name);
  ui.node(Role::heading, "frame.agency", agency_name.str(), {}, true, {inner.x, inner.y, name_width, inner.h});
  const float room_x = one_line ? inner.x + name_width + theme.gap() : inner.x;
  ui.line({room_x, second}, inner.w * 0.4F, Word::app_room, small);

  const BandFacts facts = facts_of(model);
  const float gap = theme.mm(5);
  const float when_x = right_aligned(ui, inner.right(), first, facts.when, small);
  float right = one_line ? when_x - theme.gap() : inner.right();
  if (facts.age) right = right_aligned(ui, right, second, *facts.age, small) - gap;
  if (agency.sample) draw_sample_mark(ui, right, second, small);
}

Text title_of(const app::Model& model) {
  struct Title {
    const app::Model& model;
    Text operator()(const app::HomeScreen&) const { return Word::bar_home; }
    Text operator()(const app::BrowseScreen& s) const {
      for (const auto& column : model.room.columns)
        if (column.id == s.column_id) return Text::content(column.name);
      if (!s.subject.empty()) return Text::content(s.subject);
      return Word::browse_title;
    }
    Text operator()(const app::ListScreen& s) const {
      if (!s.filter.words.empty()) return Text::fill(Word::list_title_found, {s.filter.words});
      if (const auto* item = catalog::statutory_item(s.filter.statutory)) return Text::content(item->name);
      for (const auto& column : model.room.columns)
        if (column.id == s.filter.column_id) return Text::content(column.name);
      if (!s.filter.subject.empty()) return Text::content(subject_name(s.filter.subject));
      if (!s.filter.issuer.empty()) return Text::content(s.filter.issuer);
      if (s.filter.year) return Text::fill(Word::list_title_year, {std::to_string(*s.filter.year)});
      if (!s.filter.genre.empty()) return Text::content(s.filter.genre);
      if (s.filter.validity == catalog::Validity::in_force) return Word::list_title_in_force;
      return Word::list_title_all;
    }
    Text operator()(const app::DocumentScreen& s) const {
      return s.document.record.column_name.empty() ? Text(Word::document_title)
                                                   : Text::content(s.document.record.column_name);
    }
    Text operator()(const app::AttachmentScreen& s) const { return Text::content(s.name); }
    Text operator()(const app::GuideScreen& s) const {
      return s.page == app::GuideScreen::Page::guide ? Word::guide_title : Word::guide_offices_title;
    }
    Text operator()(const app::RequestScreen& s) const {
      return Text::fill(Word::request_step,
                        {std::to_string(static_cast<int>(s.step) + 1), std::to_string(app::request_steps)});
    }
    Text operator()(const app::ReceiptScreen&) const { return Word::receipt_title; }
    Text operator()(const app::ReferralScreen&) const { return Word::home_request; }
    Text operator()(const app::OtherFormScreen& s) const { return name_of(s.form.kind); }
    Text operator()(const app::CaseScreen& s) const {
      if (s.letter) return Word::case_title_letter;
      if (s.state != app::CaseScreen::State::found) return Word::case_title;
      return Text::fill(Word::case_title_found, {s.found.number});
    }
    Text operator()(const app::RequestsDeskScreen&) const { return Word::intake_title; }
    Text operator()(const app::PrintSetupScreen&) const { return Word::setup_title; }
    Text operator()(const app::PrintScreen&) const { return Word::print_title; }
    Text operator()(const app::PageCodeScreen&) const { return Word::page_title; }
    Text operator()(const app::StaffScreen&) const { return Word::clerk_title; }
    Text operator()(const app::DrawnCharacterScreen&) const { return Word::drawn_title; }
    Text operator()(const app::TouchCheckScreen&) const { return Word::touch_title; }
    Text operator()(const app::UpdateScreen& s) const {
      using Page = app::UpdateScreen::Page;
      switch (s.page) {
        case Page::overview: break;
        case Page::added: return Word::update_title_added;
        case Page::changed: return Word::update_title_changed;
        case Page::withdrawn: return Word::update_title_withdrawn;
        case Page::rows: return Word::update_title_rows;
        case Page::texts: return Word::update_title_texts;
      }
      return Word::update_title;
    }
    Text operator()(const app::VersionsScreen&) const { return Word::versions_title; }
  };
  return std::visit(Title{model}, model.screen());
}

/// What prints or lies in the tray, at the right of `line`; tapping it leads there. Returns the width used.
float draw_chip(Ui& ui, const app::Model& model, Rect line, app::Events& events) {
  const auto chip = print_chip(model);
  const auto* open = std::get_if<app::PrintScreen>(&model.screen());
  const bool here = open != nullptr && chip && open->job == chip->job;
  if (!chip || here || std::holds_alternative<app::StaffScreen>(model.screen())) return 0;
  const Theme& theme = ui.theme();
  const TextStyle style{theme.fixed_em(28) * std::min(theme.text_scale, 1.2F), ui.color().ink, Weight::bold};
  const float icon = theme.mm(8), pad = theme.mm(4), gap = theme.mm(2.5F);
  const float words = std::min(ui.canvas().width(chip->label.str(), style), line.w * 0.5F);
  const float width = 2 * pad + icon + gap + words, height = std::min(theme.mm(18), line.h - theme.mm(3));
  const Rect rect{line.right() - width, line.y + (line.h - height) / 2, width, height};
  if (ui.tap_area("nav.print", rect, chip->label, Role::button)) events.emplace_back(app::OpenPrint{chip->job});
  const Color edge = chip->attention ? ui.color().amber : ui.color().primary;
  ui.canvas().fill(rect, ui.is_pressed("nav.print") ? ui.color().pressed : ui.color().notice);
  ui.canvas().stroke(rect, edge, 3);
  draw_icon(ui.canvas(), chip->icon, {rect.x + pad, rect.y + (rect.h - icon) / 2, icon, icon},
            {ui.color().primary, edge, 2.5F});
  ui.line({rect.x + pad + icon + gap, rect.y + (rect.h - style.size_px) / 2}, words + 1, chip->label, style);
  return width + theme.gap();
}

void draw_way_back(Ui& ui, const app::Model& model, Rect line, app::Events& events) {
  const Theme& theme = ui.theme();
  ui.canvas().fill(line, ui.color().surface);
  ui.canvas().fill({line.x, line.bottom() - 2, line.w, 2}, ui.color().line);
  const auto* request = std::get_if<app::RequestScreen>(&model.screen());
  const bool step_back = request != nullptr && request->step != app::RequestScreen::Step::what;
  const Text label(step_back ? Word::nav_previous_step : Word::nav_back);
  const float width = ui.canvas().width(label.str(), {theme.button(), {}, Weight::bold}) + theme.mm(12);
  const float height = std::min(theme.mm(18), line.h - theme.mm(3));
  const Rect button{line.x + theme.margin(), line.y + (line.h - height) / 2, width, height};
  if (ui.button("nav.back", button, label, ButtonStyle::secondary)) events.emplace_back(app::GoBack{});
  const TextStyle style{theme.em(36), ui.color().ink, Weight::bold};
  line.take_left(button.right() + theme.gap() - line.x), line.take_right(theme.margin());
  line.take_right(draw_chip(ui, model, line, events));
  const Text title = title_of(model);
  ui.line({line.x, line.y + (line.h - style.size_px) / 2}, line.w, title, style);
  ui.node(Role::heading, "nav.title", title.str(), {}, true, line);
}

void draw_bar(Ui& ui, const app::Model& model, Rect bar, app::Events& events) {
  const Theme& theme = ui.theme();
  ui.canvas().fill(bar, ui.color().surface);
  ui.canvas().fill({bar.x, bar.y, bar.w, 2}, ui.color().line);
  bar.take_top(2);
  const Rect end = bar.take_right(std::min(bar.w * 0.3F, theme.mm(90)));
  const float cell = std::min(bar.w / 3, theme.mm(70));
  const auto next_cell = [&] {
    const Rect rect = bar.take_left(cell);
    ui.canvas().fill({rect.right() - 2, rect.y, 2, rect.h}, ui.color().line);
    return Rect{rect.x, rect.y, rect.w - 2, rect.h};
  };
  if (ui.icon_button("bar.home", next_cell(), Icon::home, Word::bar_home, ButtonStyle::bar))
    events.emplace_back(app::GoHome{});
  const Text size = Text::fill(Word::bar_size, {size_name(model.text_size).str()});
  if (ui.icon_button("bar.size", next_cell(), Icon::letters, size, ButtonStyle::bar))
    events.emplace_back(app::SetTextSize{next_size(model.text_size)});
  if (ui.icon_button("bar.help", next_cell(), Icon::person, Word::bar_help, ButtonStyle::bar))
    events.emplace_back(app::AskHelp{});
  if (ui.button("bar.end", end, Word::bar_end, ButtonStyle::primary)) events.emplace_back(app::AskEnd{});
}

void draw_recorded(Ui& ui, Rect strip) {
  const TextStyle style{ui.theme().fixed_em(26), ui.color().ink, Weight::bold};
  ui.canvas().fill(strip, ui.color().found_current);
  ui.line({strip.x, strip.y + (strip.h - style.size_px) / 2}, strip.w, Word::app_recorded, style, Align::centre);
  ui.node(Role::notice, "frame.recorded", Text(Word::app_recorded).str(), {}, true, strip);
}

/// The list that the present document was opened from, where there is room beside it.
const app::ListScreen* list_beside(const Ui& ui, const app::Model& model) {
  constexpr float least_width_px = 1600;
  const auto* document = std::get_if<app::DocumentScreen>(&model.screen());
  if (ui.input().width < least_width_px || panel_height(ui, model) > 0 || document == nullptr ||
      document->contents_open)
    return nullptr;
  return model.screens.size() < 2 ? nullptr : std::get_if<app::ListScreen>(&model.screens[model.screens.size() - 2]);
}

void draw_screen(Ui& ui, const app::Model& model, Rect page, app::Events& events) {
  struct Draw {
    Ui& ui;
    const app::Model& model;
    Rect page;
    app::Events& events;
    void operator()(const app::HomeScreen& s) const { draw_home(ui, model, s, page, events); }
    void operator()(const app::BrowseScreen& s) const { draw_browse(ui, model, s, page, events); }
    void operator()(const app::ListScreen& s) const { draw_list(ui, model, s, page, 0, events); }
    void operator()(const app::DocumentScreen& s) const {
      Rect right = page;
      if (const app::ListScreen* list = list_beside(ui, model)) {
        draw_list(ui, model, *list, right.take_left(page.w * 0.42F), 1, events);
        ui.canvas().fill({right.x - 1, right.y, 2, right.h}, ui.color().line);
      }
      draw_document(ui, s, right, events);
    }
    void operator()(const app::AttachmentScreen& s) const { draw_attachment(ui, s, page, events); }
    void operator()(const app::GuideScreen& s) const { draw_guide(ui, model, s, page, events); }
    void operator()(const app::RequestScreen& s) const { draw_request(ui, model, s, page, events); }
    void operator()(const app::ReceiptScreen& s) const { draw_receipt(ui, s, page, events); }
    void operator()(const app::ReferralScreen& s) const { draw_referral(ui, model, s, page, events); }
    void operator()(const app::OtherFormScreen& s) const { draw_other_form(ui, model, s, page, events); }
    void operator()(const app::CaseScreen& s) const { draw_case(ui, model, s, page, events); }
    void operator()(const app::RequestsDeskScreen& s) const { draw_requests_desk(ui, s, page, events); }
    void operator()(const app::PrintScreen& s) const { draw_print(ui, model, s, page, events); }
    void operator()(const app::PrintSetupScreen& s) const { draw_print_setup(ui, model, s, page, events); }
    void operator()(const app::PageCodeScreen& s) const { draw_page_check(ui, s, page, events); }
    void operator()(const app::StaffScreen& s) const { draw_staff(ui, model, s, page, events); }
    void operator()(const app::DrawnCharacterScreen& s) const { draw_drawn_character(ui, model, s, page, events); }
    void operator()(const app::TouchCheckScreen& s) const { draw_touch_result(ui, s, page, events); }
    void operator()(const app::UpdateScreen& s) const { draw_update(ui, model, s, page, events); }
    void operator()(const app::VersionsScreen& s) const { draw_versions(ui, model, s, page, events); }
  };
  std::visit(Draw{ui, model, page, events}, model.screen());
}

}  // namespace

Rect draw_frame(Ui& ui, const app::Model& model, app::Events& events) {
  const Theme& theme = ui.theme();
  Rect page{0, 0, ui.input().width, ui.input().height};
  ui.canvas().fill(page, ui.color().paper);
  const bool low = ui.landscape();  // height is dear
  draw_band(ui, model, page.take_top(theme.mm(low ? 18 : 32)));
  if (model.recorded) draw_recorded(ui, page.take_top(theme.mm(10)));
  const float line = theme.mm(low ? 20 : 24);
  if (!std::holds_alternative<app::HomeScreen>(model.screen())) {
    draw_way_back(ui, model, page.take_top(line), events);
  } else if (print_chip(model)) {  // the home page has no way back, but print-outs are told of there as well
    draw_chip(ui, model, page.take_top(line).inset(theme.margin(), 0), events);
  }
  draw_bar(ui, model, page.take_bottom(theme.mm(low ? 22 : 32)), events);
  return page;
}

namespace {

/// Drawn characters of the application on the screen are shown as they were written.
void show_drawn(Ui& ui, const app::Model& model) {
  const auto* receipt = std::get_if<app::ReceiptScreen>(&model.screen());
  std::vector<const base::Ink*> inks;
  for (const requests::DrawnCharacter& drawn : (receipt != nullptr ? receipt->application : model.application).drawn)
    inks.push_back(&drawn.ink);
  ui.canvas().set_drawn(inks);
}

void draw_page_and_panel(Ui& ui, const app::Model& model, app::Events& events) {
  Rect page = draw_frame(ui, model, events);
  const Rect panel = page.take_bottom(panel_height(ui, model));
  if (panel.empty()) return draw_screen(ui, model, page, events);
  ui.canvas().push_clip(page);
  draw_screen(ui, model, page, events);
  ui.canvas().pop_clip();
  draw_panel(ui, model, panel, events);
}

}  // namespace

void draw(Ui& ui, const app::Model& model, app::Events& events) {
  ui.theme().text_scale = scale_of(model.text_size);
  // Texts are read in the largest type; forms, keys and lists have no room for more than 特大.
  if (!std::holds_alternative<app::DocumentScreen>(model.screen()) &&
      !std::holds_alternative<app::GuideScreen>(model.screen()))
    ui.theme().text_scale = std::min(ui.theme().text_scale, extra_large_scale);
  // The staff's screen holds too much for enlarged type where height is dear.
  if (ui.landscape() && std::holds_alternative<app::StaffScreen>(model.screen())) ui.theme().text_scale = 1;
  const app::Limits& limits = model.limits;
  ui.set_key_manner({limits.key_repeat_after_s, limits.key_repeat_every_s, limits.double_strike_s});
  const bool dialog = !std::holds_alternative<std::monostate>(model.dialog);
  ui.set_inert(dialog);
  show_drawn(ui, model);
  const auto* check = std::get_if<app::TouchCheckScreen>(&model.screen());
  if (check != nullptr && check->touches.size() < app::touch_check_crosses) {
    draw_touch_crosses(ui, *check, events);
  } else {
    draw_page_and_panel(ui, model, events);
  }
  ui.set_inert(false);
  if (dialog) draw_dialog(ui, model, events);
}

}  // namespace ui
