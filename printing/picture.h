// Picture: a page drawn in shades of grey, for the screen.
#pragma once

#include "printing/fonts.h"
#include "printing/layout.h"
#include "printing/pdf.h"

namespace printing {

/// The page as the PDF shows it, from the same outlines at the same places (to a quarter of a pixel). Rules and boxes
/// are put on whole pixels and are never thinner than one. `width_px` is at least 1.
Picture draw_picture(Fonts& fonts, const Page& page, int width_px);

}  // namespace printing
