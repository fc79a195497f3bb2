#include "pack/guard_pdf_structure.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace pack {
namespace {

using nlohmann::json;

constexpr int deepest = 40;

/// "u:…" is a text; "b:…" are bytes in hex, of which nothing is shown.
std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return {};
  const std::string value = found->get<std::string>();
  if (value.starts_with("b:")) return "…";
  const std::string text = value.starts_with("u:") ? value.substr(2) : value;
  return base::is_valid_utf8(text) ? text : "…";
}

bool is_note(const std::string& subtype) {
  static constexpr std::array<std::string_view, 13> subtypes = {
      "/Text",  "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Ink",
      "/Stamp", "/Caret",    "/Square",    "/Circle",    "/Polygon",  "/Line"};
  return std::find(subtypes.begin(), subtypes.end(), subtype) != subtypes.end();
}

class StructureReader {
 public:
  explicit StructureReader(const json& objects) : objects_(objects) {}

  PdfStructure read() {
    for (const auto& [name, object] : objects_.items()) visit(object, 0);
    return std::move(structure_);
  }

 private:
  void visit(const json& node, int level) {
    if (level > deepest) return;
    if (node.is_object()) look_at(node);
    if (node.is_object() || node.is_array())
      for (const auto& [name, value] : node.items()) visit(value, level + 1);
  }

  void look_at(const json& object) {
    const std::string subtype = text_of(object, "/Subtype");
    if (subtype == "/Redact") ++structure_.redactions;
    if (is_note(subtype) && object.contains("/Rect"))
      if (std::string note = text_of(object, "/Contents"); !base::trim(note).empty())
        structure_.notes.push_back(std::move(note));
    const auto layers = object.find("/OCProperties");
    if (layers != object.end()) look_at_layers(*layers);
  }

  const json& resolved(const json& value) const {
    if (!value.is_string()) return value;
    const auto found = objects_.find("obj:" + value.get<std::string>());
    if (found == objects_.end() || !found->is_object() || !found->contains("value")) return value;
    return found->at("value");
  }

  const json& member(const json& object, const char* key) const {
    static const json nothing;
    const json& whole = resolved(object);
    const auto found = whole.is_object() ? whole.find(key) : whole.end();
    return whole.is_object() && found != whole.end() ? resolved(*found) : nothing;
  }

  void look_at_layers(const json& properties) {
    const json& configuration = member(properties, "/D");
    const bool all_off = member(configuration, "/BaseState") == "/OFF";
    const json& hidden = all_off ? member(properties, "/OCGs") : member(configuration, "/OFF");
    const json& shown = member(configuration, "/ON");
    if (!hidden.is_array()) return;
    for (const json& layer : hidden) {
      if (all_off && shown.is_array() && std::find(shown.begin(), shown.end(), layer) != shown.end()) continue;
      const json& group = resolved(layer);
      const std::string name = group.is_object() ? text_of(group, "/Name") : "";
      structure_.hidden_layers.push_back(name.empty() ? "…" : name);
    }
  }

  const json& objects_;
  PdfStructure structure_;
};

}  // namespace

base::Result<PdfStructure> read_pdf_structure(std::string_view bytes) {
  const json root = json::parse(bytes, nullptr, false);
  const base::Error bad = base::error(base::ErrorKind::bad_input, "no objects of a PDF");
  const auto parts = root.is_object() ? root.find("qpdf") : root.end();
  if (!root.is_object() || parts == root.end() || !parts->is_array() || parts->size() < 2 || !(*parts)[1].is_object())
    return bad;
  return StructureReader((*parts)[1]).read();
}

}  // namespace pack
