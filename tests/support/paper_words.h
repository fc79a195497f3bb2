// The words of a paper before it is set, a line an item; cells end with '|', choices begin with their box.
#pragma once

#include <algorithm>
#include <string>

#include "printing/paper.h"

namespace support {

using printing::Item;
using printing::Paper;

inline void add_words(std::string& words, const Item& item) {
  words += item.block.label + item.block.text + "\n";
  for (const auto& pair : item.labelled) words += pair.label + "=" + pair.value + "\n";
  for (const auto& row : item.form.rows) {
    for (const auto& cell : row) {
      words += cell.text + "|";
      for (const auto& choice : cell.choices) words += (choice.ticked ? "[x]" : "[ ]") + choice.text + "\n";
    }
    words += "\n";
  }
  words += item.display + "\n";
  for (const std::string& text : item.qr.words) words += text + "\n";
}

/// Everything that would stand on the paper.
inline std::string words_of(const Paper& paper) {
  std::string words = paper.title + "\n" + paper.subtitle + "\n";
  for (const Item& item : paper.items) add_words(words, item);
  for (const auto& part : paper.foot) words += part.text + "\n";
  return words + paper.status;
}

inline bool in_foot(const Paper& paper, const std::string& part) {
  return std::any_of(paper.foot.begin(), paper.foot.end(), [&](const auto& p) { return p.text == part; });
}

inline bool holds(const Paper& paper, const std::string& words) {
  return words_of(paper).find(words) != std::string::npos;
}

}  // namespace support
