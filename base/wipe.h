// wipe(): overwrites what a citizen typed before the memory is given back.
#pragma once

#include <string>

namespace base {

/// Overwrites the whole capacity with zeros in a way the compiler keeps, then empties the string. Copies that
/// were made elsewhere are the caller's to wipe.
void wipe(std::string& text);

}  // namespace base
