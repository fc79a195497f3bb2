// make_pinyin_tables SOURCE TARGET: the product's own tables of pinyin, at build time.
#include <cstdio>

#include "input/pinyin_builder.h"

int main(int count, char** values) {
  if (count != 3) return 2;
  const auto built = input::build_pinyin_tables(values[1], {}, values[2]);
  if (!built) std::fprintf(stderr, "make_pinyin_tables: %s\n", built.error().detail.c_str());
  return built ? 0 : 1;
}
