// typing_bench [TABLES]: accuracy and CPU time a key of 拼音 over tests/pinyin, beside what Debian offers instead.
// The other engines' rows are printed by typing_peers (typing_peers.cpp) in a process each: librime is one a process.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>

#include "input/pinyin_engine.h"
#include "tests/support/pinyin_phrases.h"

namespace {

/// Of this process: other work on the machine does not count.
double cpu_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Times {
  std::vector<double> ms;
  double at(double share) {
    std::sort(ms.begin(), ms.end());
    return ms.empty() ? 0
                      : ms[std::min(ms.size() - 1, static_cast<std::size_t>(share * static_cast<double>(ms.size())))];
  }
};

input::Offer type(input::PinyinEngine& engine, input::Pinyin entry, const std::string& letters, Times& times) {
  input::Offer offer;
  for (std::size_t i = 1; i <= letters.size(); ++i) {
    entry.letters = letters.substr(0, i);
    const double begin = cpu_ms();
    offer = engine.offer(entry, 10);
    times.ms.push_back(cpu_ms() - begin);
  }
  return offer;
}

void measure(input::PinyinEngine& engine, bool fuzzy) {
  std::map<std::string, std::pair<int, int>> hits;
  Times times;
  for (const auto& phrase : support::pinyin_phrases()) {
    const input::Offer offer = type(engine, {"", fuzzy, false, false}, phrase.letters, times);
    auto& [found, all] = hits[phrase.kind];
    ++all;
    found += !offer.candidates.empty() && offer.candidates[0].text == phrase.text ? 1 : 0;
  }
  std::printf("%s\n", fuzzy ? "fuzzy schema, exact letters" : "exact schema");
  for (const auto& [kind, hit] : hits)
    std::printf("  %-14s %3d of %3d  %5.1f %%\n", kind.c_str(), hit.first, hit.second,
                100.0 * hit.first / hit.second);
  std::printf("  CPU ms a key: p50 %.2f  p90 %.2f  p99 %.2f  max %.2f  (%zu keys)\n", times.at(0.5), times.at(0.9),
              times.at(0.99), times.at(1), times.ms.size());
}

}  // namespace

int main(int count, char** values) {
  const std::string tables = count > 1 ? values[1] : std::string(CHAYUE_BINARY_DIR) + "/share/chayue/input/pinyin";
  const double begin = cpu_ms();
  const auto engine = input::PinyinEngine::open(tables);
  if (!engine) return 1;
  std::printf("opened in %.1f ms of CPU\n", cpu_ms() - begin);
  measure(**engine, false);
  measure(**engine, true);
}
