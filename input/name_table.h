// NameTable: the characters of people's names by their reading, one after the other, the likeliest first.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "input/entry.h"

namespace input {

class NameTable {
 public:
  /// `file`: names.tsv as the build makes it. unavailable: missing; corrupt: a line cannot be read.
  static base::Result<NameTable> read(const std::string& file);

  /// Characters for the first syllable of the letters (复姓 for their own letters before them); the note is the
  /// reading with its tone mark. Ordered: whole syllables, the longest first, then
  /// those that only begin so where the letters end in mid-syllable; each by how many people bear the character (what
  /// 模糊音 adds stands among them).
  Offer offer(const Pinyin& entry, std::size_t count) const;

  /// What candidate `index` of the offer stands for, and the letters behind it.
  Choice choose(const Pinyin& entry, std::size_t index) const;

 private:
  struct Row {
    std::string text;
    std::string reading;  ///< with tone marks
    double surname = 0;
    double given = 0;
  };
  struct Found {
    const Row* row = nullptr;
    std::size_t used = 0;  ///< letters
  };
  /// A reading at the front of the letters, as names.tsv writes it, and how many of the letters it is.
  struct Start {
    std::string letters;
    std::size_t used = 0;
  };
  std::vector<Found> find(const Pinyin& entry) const;
  std::vector<Start> whole_starts(const std::string& letters, bool fuzzy) const;
  std::vector<Start> unfinished_starts(const std::string& letters, bool fuzzy) const;
  bool divides(std::string_view letters, bool fuzzy) const;
  bool is_syllable(std::string_view letters, bool fuzzy) const;
  void add_rows(const std::vector<Start>& group, bool surname, std::vector<Found>& found) const;

  std::map<std::string, std::vector<Row>, std::less<>> by_letters_;
  std::multimap<std::string, std::string, std::less<>> by_sound_;  ///< letters without what 模糊音 ignores -> letters
};

}  // namespace input
