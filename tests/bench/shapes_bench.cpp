// Benchmark of 笔画 and 部首: opening the tables, and the slowest entry of each length.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "input/shape_tables.h"

namespace {

constexpr std::size_t candidates = 60;

template <class Work>
double milliseconds(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void report(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%-28s median %7.3f ms  p99 %7.3f ms  worst %7.3f ms\n", what, times[times.size() / 2],
              times[times.size() * 99 / 100], times.back());
}

void strokes_of(const input::StrokeTable& table, const char* what, const char* signs) {
  std::mt19937 random(1);
  const std::string all = signs;
  std::vector<double> times;
  for (int i = 0; i < 2000; ++i) {
    input::Strokes entry;
    for (auto length = 1 + random() % 12; length > 0; --length) entry.keys += all[random() % all.size()];
    times.push_back(milliseconds([&] { table.offer(entry, candidates); }));
  }
  report(what, times);
}

}  // namespace

int main(int count, char** arguments) {
  const std::string folder = count > 1 ? arguments[1] : CHAYUE_BINARY_DIR "/share/chayue/input";
  std::printf("opening strokes %.1f ms, radicals %.1f ms\n",
              milliseconds([&] { return input::StrokeTable::open(folder + "/strokes.table").ok(); }),
              milliseconds([&] { return input::RadicalTable::open(folder + "/radicals.table").ok(); }));
  const auto strokes = input::StrokeTable::open(folder + "/strokes.table");
  const auto radicals = input::RadicalTable::open(folder + "/radicals.table");
  if (!strokes || !radicals) return 1;
  strokes_of(**strokes, "strokes", "12345");
  strokes_of(**strokes, "strokes, some unknown", "12345*");
  strokes_of(**strokes, "strokes, all unknown", "*");
  std::vector<double> times;
  for (int number = 1; number <= 214; ++number)
    for (int residual = -1; residual < 30; ++residual)
      times.push_back(milliseconds([&] { (*radicals)->offer({number, residual}, candidates); }));
  report("radicals", times);
  return 0;
}
