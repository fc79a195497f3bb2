// Collector: takes the findings of a pack as they come up, counts equal ones together and puts them in order.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "pack/finding.h"
#include "words/words.h"

namespace pack {

class Collector {
 public:
  using Values = std::initializer_list<std::string_view>;

  void add(Finding finding) { findings_.push_back(std::move(finding)); }
  void add(Findings findings);

  /// A finding of its own: "what" filled with `values`.
  void say(Weight weight, const Place& place, words::Word what, Values values, words::Word remedy);

  /// The same, but all of one sheet, heading and phrase become one finding, with their number and the first rows; its
  /// values are those of the first.
  void count(Weight weight, const Place& place, words::Word what, Values values, words::Word remedy);
  /// For a sentence that is worded already: equal ones of one sheet are counted.
  void count(Weight weight, const Place& place, const std::string& what, const std::string& remedy);

  bool has(Weight weight) const;
  /// The rows with an error of their own: file, sheet, number of the row.
  std::set<std::tuple<std::string, std::string, int>> rows_in_error() const;

  /// Errors first, then decisions, warnings and notes; by file, sheet and row. Numbers of persons are masked.
  Findings take();

 private:
  struct Group {
    Finding finding;
    std::vector<int> first_rows;
    std::size_t count = 0;
  };
  void count(const std::string& key, const Place& place, Finding finding);

  Findings findings_;
  std::vector<Group> groups_;
  std::map<std::string, std::size_t> group_of_;
};

/// A value between Chinese quotation marks, cut if it is long.
std::string in_quotes(std::string_view value);

}  // namespace pack
