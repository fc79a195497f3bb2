// Feet: the page number and the lines under the text of every page. Inside of layout only.
#pragma once

#include "printing/flow.h"

namespace printing {

/// The height of the text area above this paper's foot: whole lines, all of them where the margin holds the foot.
float text_height_above_foot(const Setter& setter, const Paper& paper);

/// Adds page number, foot lines and code to every page.
void add_feet(Layout& layout, const Setter& setter, const Paper& paper, float text_height_pt);

}  // namespace printing
