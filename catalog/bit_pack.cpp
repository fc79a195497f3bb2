#include "catalog/bit_pack.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace catalog {
namespace {

constexpr unsigned lanes = 4;
constexpr unsigned rows = numbers_a_block / lanes;
constexpr unsigned word_bits = 32;

/// Four numbers that are worked on at once.
using Row = std::uint32_t __attribute__((vector_size(lanes * sizeof(std::uint32_t))));

template <unsigned bits>
void unpack_rows(const Row* packed, Row* numbers) {
  constexpr std::uint32_t mask = bits == word_bits ? 0xFFFFFFFFU : (1U << (bits % word_bits)) - 1;
  for (unsigned i = 0; i < rows; ++i) {
    const unsigned word = i * bits / word_bits;
    const unsigned shift = i * bits % word_bits;
    Row row = packed[word] >> shift;
    if (shift + bits > word_bits) row |= packed[word + 1] << (word_bits - shift);
    numbers[i] = row & mask;
  }
}

template <>
void unpack_rows<0>(const Row* /*packed*/, Row* numbers) {
  std::memset(numbers, 0, rows * sizeof(Row));
}

using Unpack = void (*)(const Row*, Row*);

template <std::size_t... bits>
constexpr std::array<Unpack, sizeof...(bits)> unpackers(std::index_sequence<bits...> /*all*/) {
  return {&unpack_rows<static_cast<unsigned>(bits)>...};
}

}  // namespace

unsigned bits_needed(const std::uint32_t* numbers) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < numbers_a_block; ++i) all |= numbers[i];
  return static_cast<unsigned>(std::bit_width(all));
}

void pack(const std::uint32_t* numbers, unsigned bits, std::string& bytes) {
  std::array<std::uint32_t, numbers_a_block> words{};
  for (unsigned i = 0; i < numbers_a_block; ++i) {
    const unsigned lane = i % lanes;
    const unsigned at = i / lanes * bits;
    const unsigned word = at / word_bits;
    const unsigned shift = at % word_bits;
    if (bits == 0) break;
    words[word * lanes + lane] |= numbers[i] << shift;
    if (shift + bits > word_bits) words[(word + 1) * lanes + lane] |= numbers[i] >> (word_bits - shift);
  }
  bytes.append(reinterpret_cast<const char*>(words.data()), packed_bytes(bits));
}

void unpack(const char* bytes, unsigned bits, std::uint32_t* numbers) {
  static constexpr auto by_bits = unpackers(std::make_index_sequence<word_bits + 1>());
  std::array<Row, rows> packed;
  std::array<Row, rows> unpacked;
  std::memcpy(packed.data(), bytes, packed_bytes(bits));
  by_bits[bits](packed.data(), unpacked.data());
  std::memcpy(numbers, unpacked.data(), sizeof unpacked);
}

}  // namespace catalog
