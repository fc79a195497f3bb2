// Entry blocks: how the store keeps what lists are made from, so that a million records are opened at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/listing.h"

namespace catalog {

inline constexpr std::size_t entries_a_block = 4096;

/// Which list of names a place refers to; stored as a number.
enum class NameKind : std::uint8_t { issuer, subject, genre };

/// Numbers names in the order in which they turn up.
class Names {
 public:
  std::uint32_t place_of(const std::string& name);
  const std::vector<std::string>& all() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

/// The entries as bytes.
std::string encode_entries(const std::vector<ListEntry>& entries);

/// Appends what encode_entries() made; false, and nothing appended, if it is damaged.
bool decode_entries(std::string_view bytes, std::vector<ListEntry>& entries);

}  // namespace catalog
