// Folding: the one normal form in which text is compared when searching.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

/// Full-width Latin, digits and signs become half-width, letters lower-case, 〔〕【】［］（） and the like become
/// [ ], traditional characters simplified (simplified.h), white space of any kind vanishes. One character becomes one
/// or none, and folding twice changes nothing more. "国办函〔2020〕109号" and "國辦函[2020]１０９ 號" fold to the
/// same bytes.
std::string fold(std::string_view text);

/// A place of the original text, in bytes [begin, end).
struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Every place of `text` where the folded `word` occurs, in order, not overlapping. Empty for an empty word.
std::vector<Match> find_folded(std::string_view text, std::string_view word);

/// The words of a query: split at white space, without repeats, in the order typed. A space behind the year of a 文号
/// or before its 号 does not split it.
std::vector<std::string> split_words(std::string_view query);

}  // namespace catalog
