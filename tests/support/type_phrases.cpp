// type_phrases TABLES: types every phrase of tests/pinyin by each way of 拼音 and says how many keys that were. Run
// under strace by tests/pinyin_writes_test.sh.
#include <cstdio>

#include "input/pinyin_engine.h"
#include "tests/support/pinyin_phrases.h"

namespace {

std::size_t type(input::PinyinEngine& engine, input::Pinyin entry, const std::string& letters) {
  for (std::size_t i = 1; i <= letters.size(); ++i) {
    entry.letters = letters.substr(0, i);
    engine.offer(entry, 10);
  }
  while (!entry.letters.empty()) {
    const auto choice = engine.choose(entry, 0);
    if (choice.text.empty()) break;
    entry.letters = choice.rest;
  }
  return letters.size();
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) return 2;
  const auto engine = input::PinyinEngine::open(values[1]);
  if (!engine) return 1;
  std::size_t keys = 0;
  for (const auto& phrase : support::pinyin_phrases()) {
    keys += type(**engine, {"", false, false, false}, phrase.letters);
    keys += type(**engine, {"", true, false, false}, phrase.letters);
    keys += type(**engine, {"", true, true, true}, phrase.letters);
    (*engine)->forget();
  }
  std::printf("%zu keys\n", keys);
  return keys > 0 ? 0 : 1;
}
