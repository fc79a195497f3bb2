// Entry, Offer: what a visitor has entered that is not text yet, and what can be made of it. Plain data.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "base/ink.h"

namespace input {

/// 拼音
struct Pinyin {
  std::string letters;   ///< a to z and ' ; at most max_letters
  bool fuzzy = false;    ///< 模糊音: z/zh c/ch s/sh, an/ang en/eng in/ing, n/l, f/h count as the same
  bool name = false;     ///< a person's name: single characters (and 复姓), those that names are made of first
  bool surname = false;  ///< of a name: its first character is wanted
  bool operator==(const Pinyin&) const = default;
};
inline constexpr std::size_t max_letters = 64;

/// 笔画, in the order of writing: '1' 一 '2' 丨 '3' 丿 '4' 丶 '5' 乙, '*' one stroke that is not known.
struct Strokes {
  std::string keys;
  bool operator==(const Strokes&) const = default;
};

/// 部首 (康熙 number 1 to 214) and the strokes beside it; residual -1: any number of them.
struct Radical {
  int number = 0;
  int residual = -1;
  bool operator==(const Radical&) const = default;
};

/// 手写: one character.
struct Handwriting {
  base::Ink ink;
  bool operator==(const Handwriting&) const = default;
};

using Entry = std::variant<Pinyin, Strokes, Radical, Handwriting>;

struct Candidate {
  std::string text;
  std::string note;  ///< to tell it from its like: a reading ("kūn"), what is still to write; may be empty
  bool operator==(const Candidate&) const = default;
};

struct Offer {
  std::string reading;  ///< of 拼音: the letters with spaces between syllables ("zheng fu xin xi"); else empty
  std::vector<Candidate> candidates;  ///< best first; no two with the same text
  bool more = false;                  ///< there are more than were asked for
};

/// What choosing a candidate of 拼音 gives.
struct Choice {
  std::string text;  ///< for the field
  std::string rest;  ///< letters that are not used up by it
};

/// Overwrites, then empties.
void wipe(Entry& entry);
void wipe(Offer& offer);

}  // namespace input
