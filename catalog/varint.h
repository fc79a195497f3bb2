// Varint: numbers of seven bits a byte, the smaller ones first; the highest bit says that more follow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace catalog {

inline void append_varint(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) bytes.push_back(static_cast<char>((number & 0x7FU) | 0x80U));
  bytes.push_back(static_cast<char>(number));
}

/// Takes a number of at most 32 bits off the beginning; false, and nothing taken, where there is none.
inline bool take_varint(std::string_view& bytes, std::uint32_t& number) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes.size() && i < 5; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << (7 * i);
    if (byte >= 0x80) continue;
    if (value > 0xFFFFFFFFU) return false;
    number = static_cast<std::uint32_t>(value);
    bytes.remove_prefix(i + 1);
    return true;
  }
  return false;
}

}  // namespace catalog
