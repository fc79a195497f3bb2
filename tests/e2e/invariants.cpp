#include "tests/e2e/invariants.h"

#include <algorithm>
#include <vector>

namespace e2e {
namespace {

using ui::Node;
using ui::Role;

bool can_be_tapped(const Node& node) {
  const bool answers =
      node.role == Role::button || node.role == Role::field || node.role == Role::choice || node.role == Role::row;
  return answers && node.enabled;
}

bool overlap(const Node& a, const Node& b) {
  constexpr float shared_edge_px = 1;
  const ui::Rect both = a.bounds.intersect(b.bounds);
  return both.w > shared_edge_px && both.h > shared_edge_px;
}

bool has(const ui::Semantics& semantics, const char* id) { return semantics.find(id) != nullptr; }

bool has_dialog(const ui::Semantics& semantics) {
  return std::any_of(semantics.nodes.begin(), semantics.nodes.end(),
                     [](const Node& node) { return node.role == Role::button && node.id.starts_with("dialog."); });
}

/// The whole glass belongs to the crosses of the touch check, but for a way back.
bool fills_the_glass(const ui::Semantics& semantics) { return has(semantics, "touch.glass"); }

}  // namespace

std::set<std::string> breaches(const ui::Semantics& semantics, const ui::Theme& theme) {
  std::set<std::string> found;
  const auto report = [&](const std::string& what) { found.insert(semantics.screen + ": " + what); };
  std::set<std::string> ids;
  std::vector<const Node*> tappable;
  for (const Node& node : semantics.nodes) {
    if (!node.id.empty() && !ids.insert(node.id).second) report("the id " + node.id + " stands twice");
    if (can_be_tapped(node)) tappable.push_back(&node);
  }
  for (const Node* node : tappable) {
    if (node->id.empty()) report("something to tap has no id");
    if (node->name.empty()) report(node->id + " has no name");
    if (std::min(node->whole.w, node->whole.h) < theme.least_touch()) report(node->id + " is too small for a finger");
  }
  for (std::size_t i = 0; i < tappable.size(); ++i)
    for (std::size_t k = i + 1; k < tappable.size(); ++k)
      if (overlap(*tappable[i], *tappable[k])) report(tappable[i]->id + " overlaps " + tappable[k]->id);
  const Node* const panel = semantics.find("typing.panel");
  for (const Node& node : semantics.nodes)
    if (node.focused && panel != nullptr && overlap(node, *panel)) report("the panel covers " + node.id);
  if (has_dialog(semantics)) return found;
  if (semantics.screen != "home" && !has(semantics, "nav.back")) report("no way back");
  if (fills_the_glass(semantics)) return found;
  if (!has(semantics, "bar.end")) report("no way to end the visit");
  if (!has(semantics, "bar.home")) report("no way home");
  return found;
}

}  // namespace e2e
