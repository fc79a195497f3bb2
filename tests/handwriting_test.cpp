// Handwriting: how often what was written is offered, and what is made of ink that is no character. The shapes are
// laid out as KanjiVG has them, which the templates have never seen; forty more were drawn for these tests.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "input/handwriting.h"
#include "support/written_ink.h"

namespace {

using input::HandwritingRecogniser;
using written::Character;
using written::Dice;

const std::string templates = CHAYUE_BINARY_DIR "/share/chayue/input/handwriting.templates";

const HandwritingRecogniser& recogniser() {
  static const auto opened = HandwritingRecogniser::open(templates);
  REQUIRE(opened);
  return **opened;
}

const std::vector<Character>& characters() {
  static const std::vector<Character> all = written::characters();
  REQUIRE(all.size() > 2000);
  return all;
}

std::vector<std::string> offered(const base::Ink& ink, std::size_t count = 10) {
  std::vector<std::string> texts;
  for (const input::Candidate& candidate : recogniser().offer({ink}, count).candidates)
    texts.push_back(candidate.text);
  return texts;
}

bool has(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

struct Share {
  double first = 0;
  double ten = 0;
};

/// Per cent of `all` that come first, and among ten, when they are written so.
Share share(const std::vector<Character>& all, const std::function<base::Ink(const base::Ink&, Dice&)>& write) {
  Dice dice(20);
  Share sum;
  for (const Character& one : all) {
    const auto texts = offered(write(one.ink, dice));
    sum.first += !texts.empty() && texts.front() == one.text;
    sum.ten += has(texts, one.text);
  }
  const double percent = 100.0 / static_cast<double>(all.size());
  return {sum.first * percent, sum.ten * percent};
}

base::Ink noise(const base::Ink& ink, Dice& dice) { return written::shaken(ink, {}, dice); }

base::Ink ink_of(const std::string& text) {
  for (const auto& all : {characters(), written::by_hand()})
    for (const Character& one : all)
      if (one.text == text) return one.ink;
  FAIL("no such character");
  return {};
}

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

/// A file with this content, gone at the end.
struct Written {
  explicit Written(const std::string& content) {
    std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
  }
  ~Written() { std::filesystem::remove(path); }
  const std::string path = CHAYUE_BINARY_DIR "/handwriting_test.templates";
};

bool opens(const std::string& content) { return HandwritingRecogniser::open(Written(content).path).ok(); }

}  // namespace

TEST_CASE("6,866 characters are known") { CHECK(recogniser().size() >= 6866); }

TEST_CASE("what is written in a steady hand comes first") {
  const Share found = share(characters(), [](const base::Ink& ink, Dice&) { return ink; });
  CHECK(found.first >= 97);
  CHECK(found.ten >= 99.5);
}

TEST_CASE("of what is written with noise, 99 of 100 are among ten") {
  const Share found = share(characters(), noise);
  CHECK(found.first >= 93);
  CHECK(found.ten >= 99);
}

TEST_CASE("of what an unsteady hand writes, 98 of 100 are among ten") {
  const Share found = share(characters(), [](const base::Ink& ink, Dice& dice) {
    return written::shaken(ink, {40, 6, 9, 0.22F}, dice);
  });
  CHECK(found.first >= 87);
  CHECK(found.ten >= 98);
}

TEST_CASE("of what is written with a third of the strokes joined, 98 of 100 are among ten") {
  const Share found = share(
      characters(), [](const base::Ink& ink, Dice& dice) { return written::joined(noise(ink, dice), 0.35F, dice); });
  CHECK(found.first >= 89);
  CHECK(found.ten >= 98.5);  // asked for: 98
}

TEST_CASE("of what is written in any order of strokes, 95 of 100 are among ten") {
  const Share found =
      share(characters(), [](const base::Ink& ink, Dice& dice) { return written::shuffled(noise(ink, dice), dice); });
  CHECK(found.first >= 89.5);
  CHECK(found.ten >= 98);  // asked for: 95
}

TEST_CASE("neighbouring strokes in the other order do little harm") {
  const Share found = share(
      characters(), [](const base::Ink& ink, Dice& dice) { return written::swapped(noise(ink, dice), 0.15F, dice); });
  CHECK(found.first >= 92);
  CHECK(found.ten >= 99);
}

TEST_CASE("characters drawn by hand are all among ten") {
  const std::vector<Character> drawn = written::by_hand();
  REQUIRE(drawn.size() == 40);
  for (const Character& one : drawn) CHECK_MESSAGE(has(offered(one.ink), one.text), one.text);
  CHECK(share(drawn, [](const base::Ink& ink, Dice&) { return ink; }).first >= 97);
}

TEST_CASE("single strokes are characters too") {
  CHECK(offered({{{100, 500}, {900, 480}}}).front() == "一");
  CHECK(offered({{{510, 80}, {505, 900}}}).size() == 10);  // 丨 is not of the 8,105
  CHECK(has(offered({{{300, 200}, {700, 190}, {320, 760}, {330, 850}, {720, 860}, {760, 780}}}), "乙"));
}

TEST_CASE("small or large, in whatever corner, the same is offered first") {
  for (const char* text : {"国", "永", "政", "信"}) {
    const base::Ink ink = ink_of(text);
    CHECK(offered(written::fitted(ink, 900, 10, 110)).front() == text);
    CHECK(offered(written::fitted(ink, -3000, -9000, 16000)).front() == text);
  }
}

TEST_CASE("ink without a stroke offers nothing") {
  CHECK(offered({}).empty());
  CHECK(offered({{}}).empty());
  CHECK(offered({{{500, 500}}}).empty());
  CHECK(offered({{{500, 500}, {500, 500}}, {{500, 500}}}).empty());
  CHECK(offered({{{10, 10}}, {{900, 900}}}).empty());
}

TEST_CASE("points outside the square and sixty strokes are taken as they come") {
  CHECK(offered({{{-32768, 32767}, {32767, -32768}}, {{32767, 32767}, {-32768, -32768}}}).size() == 10);
  Dice dice(3);
  base::Ink scribble(60);
  for (base::InkStroke& stroke : scribble)
    for (int i = 0; i < 200; ++i)
      stroke.push_back(
          {static_cast<std::int16_t>(dice.within(30000)), static_cast<std::int16_t>(dice.within(30000))});
  CHECK(offered(scribble).size() == 10);
}

TEST_CASE("as many as are asked for are offered, each once, and whether there are more") {
  const base::Ink ink = ink_of("信");
  const auto texts = offered(ink, 200);
  CHECK(texts.size() == 200);
  CHECK(std::set<std::string>(texts.begin(), texts.end()).size() == 200);
  CHECK(offered(ink, 0).empty());
  CHECK(recogniser().offer({ink}, 10).more);
  CHECK_FALSE(recogniser().offer({ink}, 100000).more);
  CHECK(offered(ink, 100000).size() == recogniser().size());
  CHECK(std::equal(texts.begin(), texts.begin() + 10, offered(ink, 10).begin()));
}

TEST_CASE("every candidate is one Chinese character") {
  for (const std::string& text : offered(ink_of("十"), 100000)) {
    const auto decoded = base::decode(text);
    CHECK((decoded.size() == 1 && base::is_han(decoded[0].code_point)));
  }
}

TEST_CASE("the same ink is offered the same, by another recogniser too") {
  const auto another = HandwritingRecogniser::open(templates);
  REQUIRE(another);
  Dice dice(5);
  for (const char* text : {"国", "府", "我", "这"}) {
    const base::Ink ink = written::shaken(ink_of(text), {40, 6, 9, 0.22F}, dice);
    const input::Offer once = recogniser().offer({ink}, 20);
    CHECK(once.candidates == recogniser().offer({ink}, 20).candidates);
    CHECK(once.candidates == (*another)->offer({ink}, 20).candidates);
  }
}

TEST_CASE("a file that is missing, cut, longer or changed in one byte is refused") {
  const std::string whole = content_of(templates);
  REQUIRE(opens(whole));
  const auto missing = HandwritingRecogniser::open(templates + ".none");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == base::ErrorKind::unavailable);
  CHECK_FALSE(opens(""));
  CHECK_FALSE(opens("chayue-handwriting 1 "));
  CHECK_FALSE(opens(whole + "\n"));
  CHECK_FALSE(opens(whole.substr(0, whole.size() - 520)));
  Dice dice(11);
  for (int i = 0; i < 40; ++i) {
    CHECK_FALSE(opens(whole.substr(0, dice.next() % whole.size())));
    std::string changed = whole;
    const std::size_t at = i < 20 ? static_cast<std::size_t>(i) * 3 : dice.next() % whole.size();
    changed[at] = static_cast<char>(changed[at] ^ static_cast<char>(1U << (dice.next() % 8)));
    CHECK_FALSE(opens(changed));
  }
}
