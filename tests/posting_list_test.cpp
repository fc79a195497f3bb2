// Posting lists: what is packed comes back, whole or from any place, and damage ends a list instead of the program.
#include "catalog/posting_list.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "catalog/varint.h"

namespace {

using Numbers = std::vector<std::uint32_t>;

/// A list in memory.
struct Stored {
  std::string head;
  std::map<std::int64_t, std::string> chunks;

  catalog::PostingReader reader() const {
    return {head, [this](std::int64_t id) -> std::string_view {
              const auto found = chunks.find(id);
              return found == chunks.end() ? std::string_view() : std::string_view(found->second);
            }};
  }
};

Stored stored(const Numbers& numbers) {
  Stored list;
  catalog::PostingWriter writer([&list](std::string_view chunk) {
    const std::int64_t id = 7 + static_cast<std::int64_t>(list.chunks.size());
    list.chunks[id] = chunk;
    return id;
  });
  for (const std::uint32_t number : numbers) writer.add(number);
  list.head = writer.finish();
  return list;
}

/// Ascending numbers whose differences have up to so many bits.
Numbers ascending(std::size_t count, unsigned bits, std::mt19937& random) {
  Numbers numbers;
  std::uint64_t number = random() % 5;
  for (; numbers.size() < count && number <= 0xFFFFFFFFU; number += 1 + (random() & ((1ULL << bits) - 1))) {
    numbers.push_back(static_cast<std::uint32_t>(number));
  }
  return numbers;
}

}  // namespace

TEST_CASE("128 numbers of any width come back as they were packed") {
  std::mt19937 random(1);
  for (unsigned bits = 0; bits <= 32; ++bits) {
    std::array<std::uint32_t, catalog::numbers_a_block> numbers{};
    std::array<std::uint32_t, catalog::numbers_a_block> back{};
    for (auto& number : numbers) number = static_cast<std::uint32_t>(random() & ((1ULL << bits) - 1));
    numbers[random() % numbers.size()] = static_cast<std::uint32_t>((1ULL << bits) - 1);
    CHECK(catalog::bits_needed(numbers.data()) == bits);
    std::string bytes = "x";
    catalog::pack(numbers.data(), bits, bytes);
    CHECK(bytes.size() == 1 + catalog::packed_bytes(bits));
    catalog::unpack(bytes.data() + 1, bits, back.data());
    CHECK(numbers == back);
  }
}

TEST_CASE("a list of any length and density comes back whole") {
  std::mt19937 random(2);
  for (const std::size_t count : {0UL, 1UL, 2UL, 127UL, 128UL, 129UL, 255UL, 256UL, 257UL, 1000UL, 40000UL}) {
    for (const unsigned bits : {0U, 1U, 4U, 9U, 16U, 24U, 31U}) {
      const Numbers numbers = ascending(count, bits, random);
      const Stored list = stored(numbers);
      auto reader = list.reader();
      CHECK(reader.count() == numbers.size());
      CHECK(reader.rest() == numbers);
      CHECK_FALSE(reader.is_damaged());
      CHECK_FALSE(reader.has());
    }
  }
}

TEST_CASE("a chunk is never longer than a row that has a page for itself") {
  std::mt19937 random(3);
  const Stored list = stored(ascending(60000, 15, random));
  CHECK(list.chunks.size() > 10);
  for (const auto& [id, chunk] : list.chunks) CHECK(chunk.size() <= catalog::longest_chunk);
}

TEST_CASE("seeking finds the first number that is not smaller, however near or far it is") {
  std::mt19937 random(4);
  for (const unsigned bits : {1U, 6U, 13U}) {
    const Numbers numbers = ascending(30000, bits, random);
    const Stored list = stored(numbers);
    for (int round = 0; round < 40; ++round) {
      auto reader = list.reader();
      std::uint32_t target = 0;
      const std::uint32_t stride =
          1 + static_cast<std::uint32_t>(random() % (numbers.back() / (1 + random() % 2000)));
      for (bool found = true; found; target += 1 + static_cast<std::uint32_t>(random() % stride)) {
        const auto expected = std::lower_bound(numbers.begin(), numbers.end(), target);
        found = reader.seek(target);
        REQUIRE(found == (expected != numbers.end()));
        if (found) REQUIRE(reader.number() == *expected);
        if (found && random() % 3 == 0) target = reader.number();
      }
    }
  }
}

TEST_CASE("after a seek the numbers that follow are all there") {
  std::mt19937 random(5);
  const Numbers numbers = ascending(20000, 7, random);
  const Stored list = stored(numbers);
  for (int round = 0; round < 50; ++round) {
    const std::size_t from = random() % numbers.size();
    auto reader = list.reader();
    REQUIRE(reader.seek(numbers[from]));
    Numbers rest;
    for (; reader.has(); reader.next()) rest.push_back(reader.number());
    CHECK(rest == Numbers(numbers.begin() + static_cast<std::ptrdiff_t>(from), numbers.end()));
  }
}

TEST_CASE("a damaged list ends, says so where it can be seen, and never reads outside") {
  std::mt19937 random(6);
  const Stored whole = stored(ascending(12000, 9, random));
  CHECK(Stored{}.reader().is_damaged());
  Stored lost = whole;
  lost.chunks.erase(std::prev(lost.chunks.end()));
  auto reader = lost.reader();
  CHECK(reader.rest().size() < 12000);
  CHECK(reader.is_damaged());
  for (int round = 0; round < 3000; ++round) {
    Stored damaged = whole;
    std::string& bytes = random() % 4 == 0 ? damaged.head : std::next(damaged.chunks.begin(), random() % 2)->second;
    if (random() % 3 == 0)
      bytes.resize(random() % bytes.size());
    else
      bytes[random() % std::min<std::size_t>(bytes.size(), 60)] = static_cast<char>(random());
    auto all = damaged.reader();
    CHECK(all.rest().size() <= 255 * 128 * 64);
    auto some = damaged.reader();
    std::size_t steps = 0;
    for (std::uint32_t target = 1; target != 0 && steps < 100000 && some.seek(target); ++steps) {
      target = some.number() + 1;
    }
    CHECK(steps < 100000);
  }
}

TEST_CASE("a varint that is cut or too great is not taken") {
  std::string bytes;
  catalog::append_varint(bytes, 0xFFFFFFFFU);
  std::string_view rest = bytes;
  std::uint32_t number = 0;
  CHECK(catalog::take_varint(rest, number));
  CHECK(number == 0xFFFFFFFFU);
  CHECK(rest.empty());
  CHECK_FALSE(catalog::take_varint(rest, number));
  for (const std::string& bad : {bytes.substr(0, 4), std::string(6, '\xFF'), std::string("\xFF\xFF\xFF\xFF\x7F")}) {
    rest = bad;
    CHECK_FALSE(catalog::take_varint(rest, number));
    CHECK(rest.size() == bad.size());
  }
}
