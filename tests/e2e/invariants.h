// Invariants: what must hold of every frame of every screen, read from its semantics.
#pragma once

#include <set>
#include <string>

#include "kiosk/ui/semantics.h"
#include "kiosk/ui/theme.h"

namespace e2e {

/// One sentence for each breach, with the screen and the ids; none if all is well. What can be tapped is at least
/// 15 mm x 15 mm and overlaps nothing else that can be tapped; ids are unique; there is a way home and a way to end
/// the visit, or a dialog with something to tap; the panel covers no field that has the focus.
std::set<std::string> breaches(const ui::Semantics& semantics, const ui::Theme& theme);

}  // namespace e2e
