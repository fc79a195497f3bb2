// The parts of the list screen: its facets, its rows, and what it says where there are none.
#pragma once

#include "kiosk/ui/parts.h"

namespace ui {

/// The name of a column, or its id where it is not (any more) in the tree.
std::string column_name(const app::Model& model, const std::string& id);
/// The last level of "一级\二级".
std::string subject_name(const std::string& subject);
/// One of the choices that narrow a list, as a citizen reads it: "年份：2026年".
struct FilterChoice {
  std::string_view id;  ///< "year"
  Text label;
  catalog::Filter without;  ///< the filter with it taken away
};
/// Those of a filter that are set, in the order of the facets.
std::vector<FilterChoice> choices_of(const app::Model& model, const catalog::Filter& filter);

/// That it was withdrawn, when and why; what it was, as far as that may be told.
Text withdrawal_text(const catalog::Tombstone& stone);
/// Of all of them, one notice each, cut off the top of `area`.
void draw_withdrawn(Ui& ui, const std::vector<catalog::Tombstone>& stones, Rect& area);
/// The facets, and below them what is chosen, cut off the top of `area`.
void draw_facet_bar(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect& area, app::Events& events);
/// The values of the facet that is opened out, cut off the left of `area` in landscape, off its top in portrait.
void draw_picker(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect& area, app::Events& events);
/// Nothing was found: what was searched and where, and every way on that there is.
void draw_nothing(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect area, app::Events& events);
/// The rows in a window that scrolls; `depth` as of draw_list. `pager`: with 上一页 and 下一页 below them.
void draw_rows(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect area, int depth, bool pager,
               app::Events& events);
/// The first rows, as many as `area` holds, each of which opens its document. They do not scroll.
void draw_first_rows(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect area, app::Events& events);
/// How many there are, or that they are being looked for: one line, cut off the top of `area`.
void draw_count(Ui& ui, const app::ListScreen& screen, Rect& area);

}  // namespace ui
