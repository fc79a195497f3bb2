// QR codes as black boxes for a page.
#pragma once

#include <string_view>
#include <vector>

#include "printing/layout.h"

namespace printing {

/// The code of `text` (UTF-8) in the square of side `side_pt` whose top left corner is at x_pt, y_pt of the page; the
/// quiet zone of four modules lies inside the square. Error correction M or, where it costs no room, better. Dark
/// modules that touch are one box. Nothing for text that no code can hold: empty, with a NUL in it, or longer than
/// some 2,300 bytes.
std::vector<Box> qr_boxes(std::string_view text, float x_pt, float y_pt, float side_pt);

}  // namespace printing
