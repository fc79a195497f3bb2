// Bit pack: 128 small numbers in as few bits each as the greatest of them needs. Four lanes side by side, so that a
// processor unpacks four at a time (the layout of Lemire and Boytsov, "Decoding billions of integers per second
// through vectorization", 2015).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace catalog {

inline constexpr std::size_t numbers_a_block = 128;

/// Bits that the greatest of 128 numbers needs, 0 to 32.
unsigned bits_needed(const std::uint32_t* numbers);

/// What 128 numbers of so many bits take.
constexpr std::size_t packed_bytes(unsigned bits) { return bits * numbers_a_block / 8; }

/// Appends packed_bytes(bits) bytes.
void pack(const std::uint32_t* numbers, unsigned bits, std::string& bytes);

/// Reads packed_bytes(bits) bytes into 128 numbers.
void unpack(const char* bytes, unsigned bits, std::uint32_t* numbers);

}  // namespace catalog
