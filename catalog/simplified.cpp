#include "catalog/simplified.h"

#include <algorithm>
#include <iterator>

namespace catalog {
namespace {

struct Pair {
  char32_t from;
  char32_t to;
};

#include "catalog/characters/simplified.inc"

}  // namespace

char32_t simplified(char32_t c) {
  if (c < first_character) return c;
  if (c <= last_character) {
    const char32_t form = flat[c - first_character];
    return form == 0 ? c : form;
  }
  const auto found = std::lower_bound(std::begin(others), std::end(others), c,
                                      [](const Pair& pair, char32_t wanted) { return pair.from < wanted; });
  return found != std::end(others) && found->from == c ? found->to : c;
}

}  // namespace catalog
