#include "pack/finding.h"

namespace pack {}  // namespace pack
