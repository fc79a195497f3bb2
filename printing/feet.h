// Feet: the page number and the lines under the text of every page. Inside of layout only.
#pragma once

#include "printing/flow.h"

namespace printing {

/// What the feet of large print have no room for, as a block after the text.
void add_foot_once(Flow& flow, const Setter& setter, const Paper& paper);

/// The height of the text area above this paper's foot: whole lines, all of them where the margin holds the foot.
float text_height_above_foot(const Setter& setter, const Paper& paper);

/// Adds page number, foot lines and code to every page.
void add_feet(Layout& layout, const Setter& setter, const Paper& paper, float text_height_pt);

}  // namespace printing
