// handwriting_bench [TEMPLATES]: how often the character that was written is among the first 1, 5 and 10 offered, and
// how long an offer takes; zinnia with Debian's model beside it where both are installed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "../support/written_ink.h"
#include "input/handwriting.h"
#include "zinnia_peer.h"

namespace {

using Offer = std::function<std::vector<std::string>(const base::Ink&)>;
using Change = std::function<base::Ink(const base::Ink&, written::Dice&)>;

struct Row {
  const char* name;
  Change change;
};

const std::vector<Row>& rows() {
  using namespace written;
  constexpr Shake little{}, much{40, 6, 9, 0.22F};
  static const std::vector<Row> all = {
      {"as it stands", [](const base::Ink& ink, Dice&) { return ink; }},
      {"noise", [=](const base::Ink& ink, Dice& dice) { return shaken(ink, little, dice); }},
      {"much noise", [=](const base::Ink& ink, Dice& dice) { return shaken(ink, much, dice); }},
      {"15 % swapped",
       [=](const base::Ink& ink, Dice& dice) { return swapped(shaken(ink, little, dice), 0.15F, dice); }},
      {"any order", [=](const base::Ink& ink, Dice& dice) { return shuffled(shaken(ink, little, dice), dice); }},
      {"15 % joined",
       [=](const base::Ink& ink, Dice& dice) { return joined(shaken(ink, little, dice), 0.15F, dice); }},
      {"35 % joined",
       [=](const base::Ink& ink, Dice& dice) { return joined(shaken(ink, little, dice), 0.35F, dice); }},
      {"swapped and joined", [=](const base::Ink& ink, Dice& dice) {
         return joined(swapped(shaken(ink, little, dice), 0.15F, dice), 0.35F, dice);
       }}};
  return all;
}

void measure(const char* who, const Row& row, const std::vector<written::Character>& all, const Offer& offer) {
  written::Dice dice(7);
  std::vector<double> times_ms;
  int first = 0, five = 0, ten = 0;
  for (const written::Character& one : all) {
    const base::Ink ink = row.change(one.ink, dice);
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<std::string> offered = offer(ink);
    times_ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    const auto place = std::find(offered.begin(), offered.end(), one.text) - offered.begin();
    const bool there = place < static_cast<std::ptrdiff_t>(offered.size());
    first += there && place < 1;
    five += there && place < 5;
    ten += there && place < 10;
  }
  std::sort(times_ms.begin(), times_ms.end());
  const double percent = 100.0 / static_cast<double>(all.size());
  std::printf("%-8s %-20s %6.1f %6.1f %6.1f   %6.2f %6.2f %6.2f\n", who, row.name, first * percent, five * percent,
              ten * percent, times_ms[times_ms.size() / 2], times_ms[times_ms.size() * 99 / 100], times_ms.back());
}

std::vector<std::string> texts_of(const input::Offer& offer) {
  std::vector<std::string> texts;
  for (const input::Candidate& candidate : offer.candidates) texts.push_back(candidate.text);
  return texts;
}

}  // namespace

int main(int count, char** words) {
  const std::string file = count > 1 ? words[1] : CHAYUE_BINARY_DIR "/share/chayue/input/handwriting.templates";
  const auto recogniser = input::HandwritingRecogniser::open(file);
  const std::vector<written::Character> all = written::characters();
  if (!recogniser || all.empty()) return std::fprintf(stderr, "no templates at %s, or no shapes\n", file.c_str()), 1;
  std::printf("%zu characters written, %zu known\n", all.size(), (*recogniser)->size());
  std::printf("%-8s %-20s %6s %6s %6s   %6s %6s %6s\n", "", "", "1st", "of 5", "of 10", "p50 ms", "p99", "max");
  const auto ours = [&](const base::Ink& ink) { return texts_of((*recogniser)->offer({ink}, 10)); };
  for (const Row& row : rows()) measure("chayue", row, all, ours);
  const Row plain{"40 drawn by hand", [](const base::Ink& ink, written::Dice&) { return ink; }};
  measure("chayue", plain, written::by_hand(), ours);
  const ZinniaPeer zinnia;
  if (!zinnia.ready()) return std::printf("zinnia: not here (libzinnia-dev, tegaki-zinnia-simplified-chinese)\n"), 0;
  for (const Row& row : rows()) measure("zinnia", row, all, [&](const base::Ink& ink) { return zinnia.offer(ink); });
}
