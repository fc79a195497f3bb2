// Name key: a number by which the store finds what has a given title or 文号.
#pragma once

#include <cstdint>
#include <string_view>

namespace catalog {

/// FNV-1a, 64 bits, of a folded name. Names that share a key are told apart by looking at them.
constexpr std::int64_t name_key(std::string_view folded) {
  std::uint64_t key = 0xCBF29CE484222325U;
  for (const char c : folded) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return static_cast<std::int64_t>(key);
}

}  // namespace catalog
