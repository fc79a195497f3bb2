// Screenshot: what stands in the framebuffer, as a PNG file. For the tour and for tests; never used on a citizen's
// visit.
#pragma once

#include <string>

#include "base/result.h"

namespace shell {

/// Reads the back buffer of the current GL context (after rendering, before swapping) and writes 8-bit RGB.
/// unavailable, no_space: the file could not be written; no half of it stays.
base::Status save_screenshot(const std::string& path, int width, int height);

}  // namespace shell
