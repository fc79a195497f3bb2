// The facets of a list: a bar of them, the values of the one that is opened out, and chips of what is chosen.
#include <algorithm>
#include <cmath>

#include "catalog/statutory.h"
#include "kiosk/ui/list_parts.h"

namespace ui {
namespace {

using catalog::Filter;
using words::Word;
using Picker = app::ListScreen::Picker;

struct Facet {
  Picker picker;
  std::string_view id;
  Word name;
};
constexpr Facet facets[] = {{Picker::column, "list.facet.column", Word::list_chip_column},
                            {Picker::subject, "list.facet.subject", Word::list_chip_subject},
                            {Picker::year, "list.facet.year", Word::list_chip_year},
                            {Picker::issuer, "list.facet.issuer", Word::list_chip_issuer},
                            {Picker::genre, "list.facet.genre", Word::list_chip_genre},
                            {Picker::validity, "list.facet.validity", Word::list_chip_validity}};

struct Value {
  std::string id;  ///< what of it stays the same from list to list
  Text label;
  bool on = false;
  Filter filter;
};

template <class Change>
Filter changed(const Filter& filter, Change change) {
  Filter other = filter;
  change(other);
  return other;
}

const std::vector<catalog::FacetValue>& values_of(const catalog::Facets& found, Picker picker) {
  switch (picker) {
    case Picker::subject: return found.subjects;
    case Picker::year: return found.years;
    case Picker::issuer: return found.issuers;
    case Picker::genre: return found.genres;
    case Picker::validity: return found.validities;
    case Picker::column:
    case Picker::none: break;
  }
  return found.columns;
}

void set_value(Filter& filter, Picker picker, const std::string& key) {
  switch (picker) {
    case Picker::column: filter.column_id = key; return;
    case Picker::subject: filter.subject = key; return;
    case Picker::year: filter.year = std::stoi(key); return;
    case Picker::issuer: filter.issuer = key; return;
    case Picker::genre: filter.genre = key; return;
    case Picker::validity: filter.validity = catalog::validity_named(key); return;
    case Picker::none: return;
  }
}

void clear_value(Filter& filter, Picker picker) {
  switch (picker) {
    case Picker::column: filter.column_id.clear(); return;
    case Picker::subject: filter.subject.clear(); return;
    case Picker::year: filter.year.reset(); return;
    case Picker::issuer: filter.issuer.clear(); return;
    case Picker::genre: filter.genre.clear(); return;
    case Picker::validity: filter.validity.reset(); return;
    case Picker::none: return;
  }
}

bool is_set(const Filter& filter, Picker picker) {
  return !(changed(filter, [picker](Filter& f) { clear_value(f, picker); }) == filter);
}

/// One level up in the tree of columns or of subjects; nothing where that is all there is.
std::string level_above(const app::Model& model, const Filter& filter, Picker picker) {
  if (picker == Picker::subject && filter.subject.find('\\') != std::string::npos)
    return std::string(catalog::first_level(filter.subject));
  if (picker != Picker::column) return {};
  for (const catalog::Column& column : model.room.columns)
    if (column.id == filter.column_id) return column.parent_id;
  return {};
}

std::string shown_name(Picker picker, const catalog::FacetValue& value) {
  if (picker == Picker::year) return Text::fill(Word::browse_year, {value.key}).str();
  return picker == Picker::subject ? subject_name(value.key) : value.label;
}

std::vector<Value> values_of(const app::Model& model, const app::ListScreen& screen) {
  const Picker picker = screen.picker;
  std::vector<Value> values;
  if (is_set(screen.filter, picker)) {
    values.push_back(
        {"all", Word::list_pick_all, false, changed(screen.filter, [&](Filter& f) { clear_value(f, picker); })});
  }
  if (const std::string above = level_above(model, screen.filter, picker); !above.empty()) {
    const std::string name = picker == Picker::column ? column_name(model, above) : above;
    values.push_back({"up", Text::fill(Word::list_pick_up, {name}), false,
                      changed(screen.filter, [&](Filter& f) { set_value(f, picker, above); })});
  }
  for (const catalog::FacetValue& value : values_of(screen.found.facets, picker)) {
    Filter filter = changed(screen.filter, [&](Filter& f) { set_value(f, picker, value.key); });
    const bool on = filter == screen.filter;
    const Text label = Text::fill(Word::list_pick_value, {shown_name(picker, value), std::to_string(value.count)});
    values.push_back({std::to_string(values.size()), label, on, std::move(filter)});
  }
  return values;
}

struct Chip {
  std::string id;
  Text label;
  bool on = false;
  bool enabled = true;
  app::Event event;
};

/// Lays chips from left to right, wrapping; returns the height used.
float draw_chips(Ui& ui, Rect area, const std::vector<Chip>& chips, app::Events& events) {
  const Theme& theme = ui.theme();
  const TextStyle style{theme.em(28), {}};
  const float height = theme.chip_height(), gap = theme.mm(3);
  float x = area.x, y = area.y;
  for (const Chip& chip : chips) {
    const float wish = ui.canvas().width(chip.label.str(), style) + theme.mm(8);
    const float width = std::min(std::max(wish, theme.least_touch()), std::min(area.w, theme.mm(110)));
    if (x + width > area.right() && x > area.x) x = area.x, y += height + gap;
    const ButtonStyle look = chip.on ? ButtonStyle::chip_on : ButtonStyle::chip;
    if (ui.button(chip.id, {x, y, width, height}, chip.label, look, chip.enabled)) events.push_back(chip.event);
    x += width + gap;
  }
  return y + height - area.y;
}

std::vector<Chip> bar_of(const app::ListScreen& screen) {
  std::vector<Chip> bar;
  for (const Facet& facet : facets) {
    const bool open = screen.picker == facet.picker;
    const bool has_values =
        !values_of(screen.found.facets, facet.picker).empty() || is_set(screen.filter, facet.picker);
    bar.push_back({std::string(facet.id), facet.name, open, open || has_values,
                   app::OpenPicker{open ? Picker::none : facet.picker}});
  }
  bar.push_back({"list.facet.in_force", Word::list_chip_in_force, screen.filter.in_force_only, true,
                 app::Narrow{changed(screen.filter, [](Filter& f) { f.in_force_only = !f.in_force_only; })}});
  return bar;
}

std::vector<Chip> chosen_of(const app::Model& model, const app::ListScreen& screen) {
  std::vector<Chip> chips;
  for (const FilterChoice& choice : choices_of(model, screen.filter)) {
    if (choice.id == "in_force") continue;  // the bar shows it and takes it away
    chips.push_back({"list.chosen." + std::string(choice.id), Text::fill(Word::list_chip_set, {choice.label.str()}),
                     false, true, app::Narrow{choice.without}});
  }
  if (chips.size() < 2) return chips;
  Filter bare;
  bare.words = screen.filter.words;
  chips.push_back({"list.chosen.none", Word::list_clear_all, false, true, app::Narrow{bare}});
  return chips;
}

}  // namespace

std::string column_name(const app::Model& model, const std::string& id) {
  for (const catalog::Column& column : model.room.columns)
    if (column.id == id) return column.name;
  return id;
}

std::string subject_name(const std::string& subject) {
  const std::size_t cut = subject.find('\\');
  return cut == std::string::npos ? subject : subject.substr(cut + 1);
}

std::vector<FilterChoice> choices_of(const app::Model& model, const Filter& filter) {
  std::vector<FilterChoice> choices;
  const auto add = [&](std::string_view id, Word name, const std::string& value, auto clear) {
    const Filter without = changed(filter, clear);
    if (without == filter) return;
    choices.push_back({id, Text::fill(Word::list_choice, {Text(name).str(), value}), without});
  };
  const std::string year = filter.year ? Text::fill(Word::browse_year, {std::to_string(*filter.year)}).str() : "";
  const std::string validity = filter.validity ? catalog::validity_name(*filter.validity) : "";
  const catalog::StatutoryItem* const item = catalog::statutory_item(filter.statutory);
  add("statutory", Word::browse_axis_statutory, std::string(item != nullptr ? item->name : ""),
      [](Filter& f) { f.statutory.clear(); });
  add("column", Word::list_chip_column, column_name(model, filter.column_id), [](Filter& f) { f.column_id.clear(); });
  add("subject", Word::list_chip_subject, subject_name(filter.subject), [](Filter& f) { f.subject.clear(); });
  add("year", Word::list_chip_year, year, [](Filter& f) { f.year.reset(); });
  add("issuer", Word::list_chip_issuer, filter.issuer, [](Filter& f) { f.issuer.clear(); });
  add("genre", Word::list_chip_genre, filter.genre, [](Filter& f) { f.genre.clear(); });
  add("validity", Word::list_chip_validity, validity, [](Filter& f) { f.validity.reset(); });
  if (filter.in_force_only) {
    choices.push_back(
        {"in_force", Word::list_chip_in_force, changed(filter, [](Filter& f) { f.in_force_only = false; })});
  }
  return choices;
}

void draw_facet_bar(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect& area, app::Events& events) {
  area.take_top(draw_chips(ui, area, bar_of(screen), events));
  const std::vector<Chip> chosen = chosen_of(model, screen);
  if (chosen.empty()) return;
  area.take_top(ui.theme().mm(3));
  area.take_top(draw_chips(ui, area, chosen, events));
}

void draw_picker(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect& area, app::Events& events) {
  const Theme& theme = ui.theme();
  const std::vector<Value> values = values_of(model, screen);
  const float height = theme.button_height(), gap = theme.mm(3), bar = theme.mm(4);
  const bool beside = ui.landscape();
  const float room = beside ? std::max(area.w * 0.26F, theme.mm(90)) : area.w;
  const float narrow = theme.em(36) * (screen.picker == Picker::year ? 7.5F : 12.0F);
  const auto across = std::max<std::size_t>(1, static_cast<std::size_t>((room - bar + gap) / (narrow + gap)));
  const float width = (room - bar - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  const auto lines = static_cast<float>((values.size() + across - 1) / across);
  const float content = lines * (height + gap) - gap;
  const Rect box = beside ? area.take_left(room) : area.take_top(std::min(content, std::round(area.h * 0.4F)));
  if (beside)
    area.take_left(theme.gap());
  else
    area.take_top(theme.small_gap());
  const float offset = ui.begin_scroll("list.picker", box, content, screen.picker_scroll_px);
  if (offset != screen.picker_scroll_px) events.emplace_back(app::PickerScrolled{offset});
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Rect cell{box.x + static_cast<float>(i % across) * (width + gap),
                    box.y - offset + static_cast<float>(i / across) * (height + gap), width, height};
    if (cell.bottom() < box.y || cell.y > box.bottom()) continue;
    const ButtonStyle look = values[i].on ? ButtonStyle::chip_on : ButtonStyle::tile;
    if (ui.button("list.pick." + values[i].id, cell, values[i].label, look))
      events.emplace_back(app::Narrow{values[i].filter});
  }
  ui.end_scroll();
}

}  // namespace ui
