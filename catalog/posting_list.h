// Posting list: ascending numbers, of which a search reads all, or jumps to those that it needs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/bit_pack.h"

namespace catalog {

/// A list is a head, and where it is long, chunks beside it that bear ascending ids without gaps. Few numbers stand
/// in the head as differences (varint.h). More are packed in blocks of 128; a chunk holds as many blocks as fit,
/// after their first numbers and widths, so that a reader unpacks no block that it does not need.
inline constexpr std::size_t longest_chunk = 8100;  ///< bytes: a row that has a page of 8 KiB for itself

class PostingWriter {
 public:
  /// Stores a chunk and says its id.
  using Put = std::function<std::int64_t(std::string_view chunk)>;
  explicit PostingWriter(Put put) : put_(std::move(put)) {}

  /// Greater than all before it.
  void add(std::uint32_t number);
  /// The head of the list; the next number begins another.
  std::string finish();

 private:
  void close_block();
  void close_chunk();

  Put put_;
  std::vector<std::uint32_t> waiting_;  ///< of the block that is being filled
  std::uint32_t count_ = 0;
  std::string directory_, blocks_;           ///< of the chunk that is being filled
  std::size_t last_size_ = 0;                ///< numbers of its last block
  std::uint32_t chunk_first_ = 0;            ///< its first number
  std::vector<std::uint32_t> chunk_firsts_;  ///< of those that were stored
  std::int64_t first_chunk_ = 0;
};

/// Reads a list forwards. A list that is damaged ends where the damage is seen.
class PostingReader {
 public:
  /// A chunk by its id, good until the next call; empty if there is none.
  using Get = std::function<std::string_view(std::int64_t id)>;
  PostingReader(std::string_view head, Get get);

  /// How many numbers the list has.
  std::uint32_t count() const { return count_; }

  /// Is there a number at this place, and which is it?
  bool has() const { return at_ < size_; }
  std::uint32_t number() const { return unpacked_[at_]; }
  void next() {
    if (++at_ == size_) next_block();
  }
  /// Goes on to the first number that is not smaller; false if there is none.
  bool seek(std::uint32_t target);

  /// All numbers from here on.
  std::vector<std::uint32_t> rest();

  bool is_damaged() const { return is_damaged_; }

 private:
  struct Block {
    std::uint32_t first = 0;
    unsigned bits = 0;
    std::size_t begin = 0;  ///< in chunk_
  };
  void read_few(std::string_view bytes);
  void read_many(std::string_view bytes);
  bool open_chunk(std::size_t chunk);
  void open_block(std::size_t block);
  void next_block();
  void seek_block(std::uint32_t target);
  void fail();

  Get get_;
  std::uint32_t count_ = 0;
  bool is_damaged_ = false;
  std::int64_t first_chunk_ = 0;
  std::vector<std::uint32_t> chunk_firsts_;
  std::size_t chunk_number_ = 0;
  std::string chunk_;
  std::vector<Block> blocks_;
  std::size_t last_size_ = 0;  ///< numbers of the last of them
  std::size_t block_ = 0;
  std::array<std::uint32_t, numbers_a_block> unpacked_{};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
};

}  // namespace catalog
