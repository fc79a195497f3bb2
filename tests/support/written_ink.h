// Written ink: characters as hands write them that the templates have never seen, and what goes wrong in writing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ink.h"

namespace written {

struct Character {
  std::string text;
  base::Ink ink;  ///< strokes laid where KanjiVG has them, bent as the template's are
};

/// Those of tests/handwriting/stroke_ends.txt. Empty where a file is missing.
std::vector<Character> characters();
/// Drawn for these tests as a finger would draw them, stroke by stroke; from neither source.
std::vector<Character> by_hand();

/// The same sequence on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint32_t next();
  float within(float most);  ///< evenly from -most to most
  float bell(float deviation);
  bool falls(float probability);

 private:
  std::uint64_t state_;
};

struct Shake {
  float stroke = 20;  ///< how far strokes are moved, of 1024
  float point = 6;    ///< how far points are
  float degrees = 4;  ///< of the whole, either way
  float stretch = 0.1F;
};

base::Ink shaken(const base::Ink& ink, const Shake& shake, Dice& dice);
base::Ink swapped(base::Ink ink, float probability, Dice& dice);  ///< neighbours, in the order of writing
base::Ink shuffled(base::Ink ink, Dice& dice);
base::Ink joined(const base::Ink& ink, float probability, Dice& dice);  ///< the pen is not lifted between them
/// To a box of this size with its corner there.
base::Ink fitted(const base::Ink& ink, int x, int y, int side);

}  // namespace written
