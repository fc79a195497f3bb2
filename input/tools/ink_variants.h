// Ink variants: a character as other hands would write it, for templates that know how writers differ. Inside of the
// build's tools only.
#pragma once

#include <cstdint>

#include "base/ink.h"

namespace tools {

/// The same sequence on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  float unit();                  ///< from 0 to 1
  float about(float deviation);  ///< around 0, nearly normal
  bool happens(float probability) { return unit() < probability; }

 private:
  std::uint64_t state_;
};

/// Slanted, turned, squeezed, bent as a whole; each stroke moved, turned and drawn longer or shorter by itself; some
/// strokes joined, some written in another order.
base::Ink variant_of(const base::Ink& ink, Chance& chance);

}  // namespace tools
