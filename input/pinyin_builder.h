// Builds the tables of PinyinEngine from the product's words, own terms and, where given, what is written in texts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace input {

/// A term of this room. Characters other than the 8,105 part it into several; parts of 1 or more than 20 characters
/// are left out. Its whole letters, and its initials, give it before all words that are no own terms.
struct OwnTerm {
  std::string text;
};

/// Gives the next text in `text`; false where there is none left.
using NextText = std::function<bool(std::string& text)>;

/// Makes the tables afresh: the words of `source_folder` (words.tsv, names.tsv, terms.txt, texts.txt as the build
/// makes them), `terms`, and counts raised by what the texts say (phrases that they repeat become words). Made beside
/// `target` and renamed into its place; where it fails, what was there is there still. Reads at most the first 5
/// million characters of the texts. Takes seconds and some 300 MB of another process, rime_deployer.
/// unavailable: a folder cannot be read or written; corrupt: the product's words are damaged.
base::Status build_pinyin_tables(const std::string& source_folder, const std::vector<OwnTerm>& terms,
                                 const std::string& target, const NextText& next_text = {});

}  // namespace input
