#include "catalog/block_codec.h"

#include <array>
#include <cstddef>
#include <vector>

namespace catalog {
namespace {

using base::Block;
using base::BlockKind;

constexpr char block_end = '\x1E';
constexpr char row_end = '\x1D';
constexpr char field_end = '\x1F';

/// The letter of each kind, by its number in BlockKind.
constexpr std::array<char, 6> letters = {'h', 'a', 'p', 'f', 'c', 't'};

void put(std::string& bytes, std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20) bytes.push_back(c);
  }
  bytes.push_back(field_end);
}

/// Cuts the piece before the next `separator` off the front of `bytes`.
std::string_view take(std::string_view& bytes, char separator) {
  const std::size_t end = bytes.find(separator);
  const std::string_view piece = bytes.substr(0, end);
  bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  return piece;
}

std::vector<std::vector<std::string>> decode_rows(std::string_view bytes) {
  std::vector<std::vector<std::string>> rows;
  while (!bytes.empty()) {
    std::string_view row = take(bytes, row_end);
    auto& cells = rows.emplace_back();
    while (!row.empty()) cells.emplace_back(take(row, field_end));
  }
  return rows;
}

bool decode_block(std::string_view bytes, Block& block) {
  if (bytes.size() < 2) return false;
  std::size_t kind = 0;
  while (kind < letters.size() && letters[kind] != bytes[0]) ++kind;
  if (kind == letters.size() || bytes[1] < '0' || bytes[1] > '3') return false;
  block.kind = static_cast<BlockKind>(kind);
  block.level = bytes[1] - '0';
  bytes.remove_prefix(2);
  block.label = take(bytes, field_end);
  block.text = take(bytes, field_end);
  block.rows = decode_rows(bytes);
  return true;
}

}  // namespace

std::string encode_blocks(const base::Blocks& blocks) {
  std::string bytes;
  for (const Block& block : blocks) {
    bytes.push_back(letters[static_cast<std::size_t>(block.kind)]);
    bytes.push_back(static_cast<char>('0' + block.level));
    put(bytes, block.label);
    put(bytes, block.text);
    for (const auto& row : block.rows) {
      for (const auto& cell : row) put(bytes, cell);
      bytes.push_back(row_end);
    }
    bytes.push_back(block_end);
  }
  return bytes;
}

base::Blocks decode_blocks(std::string_view bytes) {
  base::Blocks blocks;
  while (!bytes.empty()) {
    Block block;
    if (decode_block(take(bytes, block_end), block)) blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace catalog
