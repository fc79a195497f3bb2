// A layout as text: what the goldens compare.
#pragma once

#include <string>

#include "printing/layout.h"

namespace support {

/// A line a run: face, size, place and words; in tenths of a point. Rules, boxes and links by their number and
/// extent.
std::string dump(const printing::Layout& layout);

}  // namespace support
