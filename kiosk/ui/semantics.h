// Semantics: what the screen says to those who cannot see it: one node a widget. Serves tests, --semantics, and later
// the read-aloud voice and the keypad.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.h"

namespace ui {

enum class Role { screen, heading, text, button, field, choice, row, area, dialog, progress, notice, panel };

std::string_view role_name(Role role);

struct Node {
  Role role = Role::text;
  std::string id;     ///< stable, dotted ASCII; unique on a screen; empty for plain text
  std::string name;   ///< what is read out
  std::string value;  ///< of a field what was typed, of a choice "on" or "off", of progress "3/6"
  bool enabled = true;
  Rect bounds;           ///< the part that is in sight
  Rect whole;            ///< before clipping by a scroll area
  bool focused = false;  ///< a field that takes what is typed
};

struct Semantics {
  std::string screen;
  std::vector<Node> nodes;

  /// The node with this id, or null.
  const Node* find(std::string_view id) const;
};

}  // namespace ui
