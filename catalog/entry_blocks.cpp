#include "catalog/entry_blocks.h"

#include <cstring>

namespace catalog {
namespace {

/// Calls visit(field) for each field of an entry, in the order in which they are stored.
template <class Entry, class Visit>
void for_each_field(Entry& entry, Visit&& visit) {
  visit(entry.node);
  visit(entry.issuer);
  visit(entry.subject);
  visit(entry.genre);
  visit(entry.last_day);
  visit(entry.characters);
  visit(entry.year);
  visit(entry.title_characters);
  visit(entry.validity);
}

std::size_t bytes_of_entry() {
  std::size_t bytes = 0;
  const ListEntry entry;
  for_each_field(entry, [&bytes](const auto& field) { bytes += sizeof field; });
  return bytes;
}

}  // namespace

std::uint32_t Names::place_of(const std::string& name) {
  const auto [found, is_new] = places_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.push_back(name);
  return found->second;
}

std::string encode_entries(const std::vector<ListEntry>& entries) {
  std::string bytes;
  for (const ListEntry& entry : entries) {
    for_each_field(
        entry, [&bytes](const auto& field) { bytes.append(reinterpret_cast<const char*>(&field), sizeof field); });
  }
  return bytes;
}

bool decode_entries(std::string_view bytes, std::vector<ListEntry>& entries) {
  if (bytes.size() % bytes_of_entry() != 0) return false;
  while (!bytes.empty()) {
    for_each_field(entries.emplace_back(), [&bytes](auto& field) {
      std::memcpy(&field, bytes.data(), sizeof field);
      bytes.remove_prefix(sizeof field);
    });
  }
  return true;
}

}  // namespace catalog
