#include "package/layout.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/utf8.h"

namespace package {
namespace {

constexpr std::string_view signature_ending = ".minisig";

/// The SHA-256 that a part's entry is named after; empty: not such a name.
std::string_view sum_in(std::string_view name) {
  const std::string_view prefix = part_entry_prefix;
  if (!name.starts_with(prefix) || !is_sha256(name.substr(prefix.size()))) return {};
  return name.substr(prefix.size());
}

bool place(const Entry& entry, std::size_t index, Layout& layout) {
  if (!entry.is_plain) return false;
  if (entry.name == manifest_entry) return layout.manifest = index, true;
  if (is_signature_entry(entry.name)) return layout.signatures.push_back(index), true;
  const std::string sum(sum_in(entry.name));
  return !sum.empty() && layout.parts.emplace(sum, index).second;
}

/// A name that nobody vouches for, for a report.
std::string shown(const std::string& name) {
  const auto is_odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  const bool is_text = base::is_valid_utf8(name) && std::none_of(name.begin(), name.end(), is_odd);
  return is_text ? std::string(base::prefix(name, 60)) : "?";
}

}  // namespace

bool is_signature_entry(const std::string& name) {
  const std::string_view prefix = signature_entry_prefix;
  return name.starts_with(prefix) && name.ends_with(signature_ending) &&
         name.size() >= prefix.size() + signature_ending.size() && name.find('/') == std::string::npos;
}

bool read_layout(const Archive& archive, Layout& layout, Refused& refused) {
  const auto& entries = archive.entries();
  const auto is_manifest = [](const Entry& entry) { return entry.name == manifest_entry; };
  if (std::none_of(entries.begin(), entries.end(), is_manifest)) return refused = {Refusal::not_a_package, ""}, false;
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!names.insert(entries[i].name).second) return refused = {Refusal::part_twice, shown(entries[i].name)}, false;
    if (!place(entries[i], i, layout)) return refused = {Refusal::part_unlisted, shown(entries[i].name)}, false;
  }
  if (layout.signatures.size() > max_signatures) return refused = {Refusal::bad_signature, ""}, false;
  return true;
}

}  // namespace package
