// Every character that may be printed stands on the paper and can be copied back out of the PDF.
#include <doctest/doctest.h>
#include <iconv.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "printing/truetype.h"
#include "tests/support/paper_tools.h"
#include "tests/support/rare_characters.h"

using namespace printing;
using namespace paper_tools;

namespace {

using Characters = std::vector<char32_t>;

Characters range(char32_t first, char32_t last) {
  Characters out;
  for (char32_t c = first; c <= last; ++c) out.push_back(c);
  return out;
}

Pdf printed(Press& press, const Characters& characters, Face face = Face::song) {
  return made(press.pdf({}, lines_laid_by_hand(lines_of(characters), 16, face)));
}

/// The first difference between what was put in and what comes out, to tell by; empty if there is none.
std::string difference(const Characters& in, const Characters& out) {
  const auto [a, b] = std::mismatch(in.begin(), in.end(), out.begin(), out.end());
  if (a == in.end() && b == out.end()) return "";
  std::string text = "character " + std::to_string(a - in.begin()) + ": in ";
  text += a == in.end() ? "none" : std::to_string(static_cast<unsigned>(*a));
  text += ", out " + (b == out.end() ? "none" : std::to_string(static_cast<unsigned>(*b)));
  return text;
}

void check_round_trip(Press& press, const Characters& characters, Face face = Face::song) {
  const Pdf pdf = printed(press, characters, face);
  CHECK(pdf.missing.empty());
  CHECK(difference(characters, characters_in(pdf.bytes)) == "");
}

/// The symbols of the two-byte part of GB 18030: rows A1 to A9.
Characters gb18030_symbols() {
  Characters out;
  const iconv_t converter = iconv_open("UTF-32LE", "GB18030");
  for (int row = 0xA1; row <= 0xA9; ++row) {
    for (int cell = 0xA1; cell <= 0xFE; ++cell) {
      char in[] = {static_cast<char>(row), static_cast<char>(cell)};
      char32_t character = 0;
      char *from = in, *to = reinterpret_cast<char*>(&character);
      std::size_t from_left = sizeof in, to_left = sizeof character;
      const bool good = iconv(converter, &from, &from_left, &to, &to_left) != static_cast<std::size_t>(-1);
      const bool is_private = character >= 0xE000 && character <= 0xF8FF;
      if (good && to_left == 0 && !is_private && character != 0x3000) out.push_back(character);
    }
  }
  iconv_close(converter);
  return out;
}

}  // namespace

TEST_CASE("every ideograph of URO and Extension A is printed and copied back") {
  if (!have("pdftotext")) return;
  Press press = open_press();
  check_round_trip(press, range(0x4E00, 0x9FFF));
  check_round_trip(press, range(0x3400, 0x4DBF));
}

TEST_CASE("so is every character of the table of 8,105 that lies beyond the BMP, in every face") {
  if (!have("pdftotext")) return;
  const Characters rare(std::begin(rare_characters::beyond_bmp), std::end(rare_characters::beyond_bmp));
  CHECK(rare.size() == 196);
  Press press = open_press();
  for (const Face face : {Face::fang, Face::song, Face::song_bold, Face::hei, Face::kai}) {
    CAPTURE(static_cast<int>(face));
    check_round_trip(press, rare, face);
  }
}

TEST_CASE("so are the symbols of GB 18030") {
  if (!have("pdftotext")) return;
  const Characters symbols = gb18030_symbols();
  CHECK(symbols.size() > 600);
  Press press = open_press();
  check_round_trip(press, symbols);
}

TEST_CASE("so are Extensions B to G as far as a font has them, and what is not copied back is reported") {
  if (!have("pdftotext")) return;
  Press press = open_press();
  for (const auto& [first, last] :
       {std::pair<char32_t, char32_t>{0x20000, 0x20FFF}, {0x2B740, 0x2B81F}, {0x2F800, 0x2FA1F}}) {
    const Characters all = range(first, last);
    const Pdf pdf = printed(press, all);
    const Characters out = characters_in(pdf.bytes);
    std::set<char32_t> told(out.begin(), out.end());
    told.insert(pdf.missing.begin(), pdf.missing.end());
    CHECK(std::all_of(all.begin(), all.end(), [&](char32_t c) { return told.contains(c); }));
    CHECK(pdf.missing.size() < all.size() / 10);
  }
}

TEST_CASE("the last fonts of the row have whatever else is written in the world") {
  if (!have("pdftotext")) return;
  Press press = open_press();
  check_round_trip(press, {U'é', U'Д', U'Ω', U'한', U'ネ', U'ཀ', U'ᠮ', U'ᚠ', U'♥', U'☑', 0x1F600, 0x1D4B3});
}

TEST_CASE("the official table of 8,105 is printed and copied back") {
  const char* const data = std::getenv("CHAYUE_REAL_DATA");
  if (data == nullptr) {
    MESSAGE("CHAYUE_REAL_DATA does not name a folder of real data: skipped");
    return;
  }
  if (!have("pdftotext")) return;
  std::ifstream file(std::string(data) + "/rare/tongyong_8105.json");
  std::ostringstream content;
  content << file.rdbuf();
  const std::string json = content.str();
  Characters all;
  for (std::size_t at = 0; (at = json.find("\"U+", at)) != std::string::npos; at += 3)
    all.push_back(static_cast<char32_t>(std::stoul(json.substr(at + 3), nullptr, 16)));
  CHECK(all.size() == 8105);
  Press press = open_press();
  for (const Face face : {Face::fang, Face::song, Face::song_bold, Face::hei, Face::kai})
    check_round_trip(press, all, face);
}

TEST_CASE("more characters than one embedded font can hold go into a second one") {
  if (!have("pdftotext") || !have("pdffonts")) return;
  FontPaths only;
  only.song = {"/usr/share/fonts/opentype/unifont/unifont.otf", ""};
  Press press = open_press(only);
  Characters all = range(0x0100, 0xD7FF);  // without what the extractor would set in another order
  std::erase_if(all, [](char32_t c) { return (c >= 0x0300 && c < 0x0370) || (c >= 0x0590 && c < 0x0900); });
  for (char32_t c = 0xF900; c <= 0xFAFF; ++c) all.push_back(c);
  const Pdf pdf = printed(press, all);
  const Characters out = characters_in(pdf.bytes);
  const std::set<char32_t> told(out.begin(), out.end());
  CHECK(all.size() > pdf.missing.size() + most_glyphs);
  const auto lost = std::count_if(all.begin(), all.end(), [&](char32_t c) {
    return !told.contains(c) && !std::binary_search(pdf.missing.begin(), pdf.missing.end(), c);
  });
  CHECK(lost < 100);  // combining marks and the like, which the extractor turns into others
  const std::string fonts = told_of(pdf.bytes, "pdffonts @");
  CHECK(contains(fonts, "AAAAAA+Unifont"));
  CHECK(contains(fonts, "AAAAAB+Unifont"));
}

TEST_CASE("characters that no font has are reported, and a box with the number stands for each") {
  Press press = open_press();
  const Pdf pdf = printed(press, {U'甲', 0xE010, U'乙', 0x07, U'丙', 0x10FFFF, 0xE010});
  CHECK(pdf.missing == Characters{0x07, 0xE010, 0x10FFFF});
  if (!have("pdftotext")) return;
  const Characters out = characters_in(pdf.bytes);
  const std::string expected = "甲E010乙0007丙10FFFFE010";
  std::string text;
  for (const char32_t c : out) base::append(text, c);
  CHECK(text == expected);
}

TEST_CASE("without the fallback fonts their characters are boxes") {
  FontPaths paths = debian_font_paths();
  paths.fallbacks = {{"/nonexistent/font.ttf", ""}};
  Press press = open_press(paths);
  CHECK(printed(press, {U'☐'}).missing == Characters{U'☐'});
}
