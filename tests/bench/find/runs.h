// Runs: text cut into runs of Han characters and words of others, for peers whose bigrams are made by the program.
#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace bench {

/// Calls visit(characters) for each run of Han characters, each a string of its own. What lies between ends a run.
template <class Visit>
void for_each_han_run(std::string_view text, Visit&& visit) {
  std::vector<std::string> run;
  const auto finish = [&] {
    if (!run.empty()) visit(run);
    run.clear();
  };
  base::for_each_code_point(text, [&](char32_t c) {
    if (!base::is_han(c)) return finish();
    base::append(run.emplace_back(), c);
  });
  finish();
}

/// The pairs of a run; the character itself where it stands alone.
inline std::vector<std::string> bigrams(const std::vector<std::string>& run) {
  if (run.size() == 1) return run;
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i + 1 < run.size(); ++i) pairs.push_back(run[i] + run[i + 1]);
  return pairs;
}

/// The characters of a text, each a string.
inline std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> all;
  base::for_each_code_point(text, [&all](char32_t c) { base::append(all.emplace_back(), c); });
  return all;
}

}  // namespace bench
