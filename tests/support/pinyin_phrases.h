// The phrases that typing is measured by: tests/pinyin/phrases.tsv.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace support {

struct PinyinPhrase {
  std::string kind;  ///< short, middle, long, label, address, organisation, own, person
  std::string letters;
  std::string text;
};

inline std::vector<PinyinPhrase> pinyin_phrases() {
  std::vector<PinyinPhrase> phrases;
  std::ifstream in(std::string(CHAYUE_SOURCE_DIR) + "/tests/pinyin/phrases.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    PinyinPhrase phrase;
    std::getline(cells, phrase.kind, '\t');
    std::getline(cells, phrase.letters, '\t');
    std::getline(cells, phrase.text, '\t');
    phrases.push_back(phrase);
  }
  return phrases;
}

}  // namespace support
