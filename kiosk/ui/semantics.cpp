#include "kiosk/ui/semantics.h"

#include <algorithm>
#include <array>

namespace ui {

std::string_view role_name(Role role) {
  static constexpr std::array<std::string_view, 12> names = {"screen", "heading",  "text",   "button",
                                                             "field",  "choice",   "row",    "area",
                                                             "dialog", "progress", "notice", "panel"};
  return names[static_cast<std::size_t>(role)];
}

const Node* Semantics::find(std::string_view id) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [id](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

}  // namespace ui
