#include "catalog/posting_list.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "catalog/varint.h"

namespace catalog {
namespace {

/// Lists up to this many numbers stand in the head.
constexpr std::uint32_t few = numbers_a_block;
constexpr std::size_t chunk_head = 2;      // how many blocks, how many numbers the last one has
constexpr std::size_t directory_line = 5;  // first number, bits
constexpr std::size_t most_blocks = 255;

}  // namespace

void PostingWriter::add(std::uint32_t number) {
  if (waiting_.size() == numbers_a_block) close_block();
  waiting_.push_back(number);
  ++count_;
}

void PostingWriter::close_block() {
  std::array<std::uint32_t, numbers_a_block> differences{};
  for (std::size_t i = 1; i < waiting_.size(); ++i) differences[i] = waiting_[i] - waiting_[i - 1];
  const unsigned bits = bits_needed(differences.data());
  const std::size_t size = chunk_head + directory_.size() + directory_line + blocks_.size() + packed_bytes(bits);
  if (size > longest_chunk || directory_.size() == most_blocks * directory_line) close_chunk();
  if (directory_.empty()) chunk_first_ = waiting_.front();
  directory_.append(reinterpret_cast<const char*>(&waiting_.front()), sizeof(std::uint32_t));
  directory_.push_back(static_cast<char>(bits));
  pack(differences.data(), bits, blocks_);
  last_size_ = waiting_.size();
  waiting_.clear();
}

void PostingWriter::close_chunk() {
  std::string chunk;
  chunk.push_back(static_cast<char>(directory_.size() / directory_line));
  chunk.push_back(static_cast<char>(last_size_));
  chunk += directory_;
  chunk += blocks_;
  const std::int64_t id = put_(chunk);
  if (chunk_firsts_.empty()) first_chunk_ = id;
  chunk_firsts_.push_back(chunk_first_);
  directory_.clear();
  blocks_.clear();
}

std::string PostingWriter::finish() {
  std::string head;
  append_varint(head, count_);
  std::uint32_t last = 0;
  const auto append_ascending = [&head, &last](std::uint32_t number) {
    append_varint(head, number - std::exchange(last, number));
  };
  if (count_ <= few) {
    std::for_each(waiting_.begin(), waiting_.end(), append_ascending);
  } else {
    close_block();
    close_chunk();
    append_varint(head, static_cast<std::uint64_t>(first_chunk_));
    std::for_each(chunk_firsts_.begin(), chunk_firsts_.end(), append_ascending);
  }
  waiting_.clear();
  chunk_firsts_.clear();
  count_ = 0;
  return head;
}

PostingReader::PostingReader(std::string_view head, Get get) : get_(std::move(get)) {
  if (!take_varint(head, count_))
    fail();
  else if (count_ <= few)
    read_few(head);
  else
    read_many(head);
}

void PostingReader::fail() {
  is_damaged_ = true;
  at_ = size_ = 0;
  chunk_firsts_.clear();
  blocks_.clear();
}

void PostingReader::read_few(std::string_view bytes) {
  std::uint32_t last = 0;
  for (std::uint32_t difference = 0; size_ < count_; ++size_) {
    if (!take_varint(bytes, difference)) return fail();
    unpacked_[size_] = last += difference;
  }
}

void PostingReader::read_many(std::string_view bytes) {
  std::uint32_t id = 0;
  if (!take_varint(bytes, id)) return fail();
  first_chunk_ = id;
  std::uint32_t last = 0;
  for (std::uint32_t difference = 0; !bytes.empty();) {
    if (!take_varint(bytes, difference)) return fail();
    chunk_firsts_.push_back(last += difference);
  }
  if (count_ > chunk_firsts_.size() * most_blocks * numbers_a_block) return fail();
  if (open_chunk(0)) open_block(0);
}

bool PostingReader::open_chunk(std::size_t chunk) {
  at_ = size_ = 0;
  blocks_.clear();
  if (chunk >= chunk_firsts_.size()) return false;
  chunk_number_ = chunk;
  chunk_ = get_(first_chunk_ + static_cast<std::int64_t>(chunk));
  const std::size_t count = chunk_.empty() ? 0 : static_cast<unsigned char>(chunk_[0]);
  std::size_t begin = chunk_head + count * directory_line;
  for (std::size_t i = 0; i < count && begin <= chunk_.size(); ++i) {
    Block& block = blocks_.emplace_back();
    const char* line = chunk_.data() + chunk_head + i * directory_line;
    std::memcpy(&block.first, line, sizeof block.first);
    block.bits = static_cast<unsigned char>(line[sizeof block.first]);
    block.begin = begin;
    begin += packed_bytes(block.bits);
  }
  last_size_ = count == 0 ? 0 : static_cast<unsigned char>(chunk_[1]);
  const bool is_sound =
      count > 0 && begin == chunk_.size() && last_size_ > 0 && last_size_ <= numbers_a_block &&
      std::all_of(blocks_.begin(), blocks_.end(), [](const Block& each) { return each.bits <= 32; });
  if (!is_sound) fail();
  return is_sound;
}

void PostingReader::open_block(std::size_t block) {
  block_ = block;
  unpack(chunk_.data() + blocks_[block].begin, blocks_[block].bits, unpacked_.data());
  std::uint32_t number = blocks_[block].first;
  for (std::uint32_t& each : unpacked_) each = number += each;
  at_ = 0;
  size_ = block + 1 == blocks_.size() ? last_size_ : numbers_a_block;
}

void PostingReader::next_block() {
  if (block_ + 1 < blocks_.size()) return open_block(block_ + 1);
  if (!chunk_firsts_.empty() && open_chunk(chunk_number_ + 1)) return open_block(0);
  at_ = size_ = 0;
}

/// Opens the last block that begins at the target or before it; it lies behind the present one.
void PostingReader::seek_block(std::uint32_t target) {
  const auto chunk = std::upper_bound(chunk_firsts_.begin() + static_cast<std::ptrdiff_t>(chunk_number_),
                                      chunk_firsts_.end(), target);
  const auto wanted = static_cast<std::size_t>(chunk - chunk_firsts_.begin());
  if (wanted > chunk_number_ + 1) {
    if (!open_chunk(wanted - 1)) return;
    block_ = 0;
  }
  const auto block = std::upper_bound(blocks_.begin() + static_cast<std::ptrdiff_t>(block_), blocks_.end(), target,
                                      [](std::uint32_t number, const Block& each) { return number < each.first; });
  const auto before = static_cast<std::size_t>(block - blocks_.begin());
  open_block(before == 0 ? 0 : before - 1);
}

bool PostingReader::seek(std::uint32_t target) {
  constexpr std::size_t near = 8;
  for (std::size_t i = 0; i < near && at_ < size_; ++i, ++at_) {
    if (unpacked_[at_] >= target) return true;
  }
  if (size_ == 0) return false;
  if (unpacked_[size_ - 1] < target) {
    if (!blocks_.empty()) seek_block(target);
    if (size_ == 0) return false;
  }
  std::uint32_t* const end = unpacked_.data() + size_;
  at_ = static_cast<std::size_t>(std::lower_bound(unpacked_.data() + at_, end, target) - unpacked_.data());
  if (at_ == size_) next_block();
  return has();
}

std::vector<std::uint32_t> PostingReader::rest() {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(count_);
  for (; has(); next_block()) numbers.insert(numbers.end(), unpacked_.data() + at_, unpacked_.data() + size_);
  return numbers;
}

}  // namespace catalog
