// Table layout: the cells of a table broken into lines, columns as wide as what they hold asks for.
#pragma once

#include "kiosk/ui/body_layout.h"

namespace ui {

/// Lines, rules and box of a table in a column of `width`. A table that does not fit keeps columns that can be read
/// and is wider than its box; one that is longer than Theme::table_height() is higher.
BlockLayout layout_table(const base::Block& block, float width, const Theme& theme, const Canvas& canvas);

}  // namespace ui
