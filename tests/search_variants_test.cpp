// Variants: however a 文号 or a title is typed, the same records are found.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "base/utf8.h"
#include "support/searchable_texts.h"

using namespace support;
using catalog::RecordId;

namespace {

/// Each character of `from` becomes the one at the same place of `to`.
std::string with_characters(const std::string& text, std::u32string_view from, std::u32string_view to) {
  std::string made;
  base::for_each_code_point(text, [&](char32_t c) {
    const std::size_t place = from.find(c);
    base::append(made, place == std::u32string_view::npos ? c : to[place]);
  });
  return made;
}

std::string full_width(const std::string& text) {
  return with_characters(text, U"0123456789abcABC[]()", U"０１２３４５６７８９ａｂｃＡＢＣ［］（）");
}

std::string with_brackets(const std::string& text, const std::u32string& shape) {
  return with_characters(text, U"〔〕[]【】()（）［］", shape + shape + shape + shape + shape + shape);
}

std::string traditional(const std::string& text) {
  return with_characters(text, U"国办号应发急监总厅关务规产", U"國辦號應發急監總廳關務規產");
}

std::string upper_case(const std::string& text) { return with_characters(text, U"abcsyj", U"ABCSYJ"); }

std::string with_spaces(const std::string& text) {
  std::string made;
  base::for_each_code_point(text, [&](char32_t c) {
    made += c == U'号' ? "\u3000" : "\u200B";
    base::append(made, c);
    if (c == U'〕') made += " ";
  });
  return made;
}

constexpr std::array<const char*, 10> numerals = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// 1 to 9999 as it is read.
std::string counted(int number) {
  constexpr std::array<std::pair<int, const char*>, 3> units = {{{1000, "千"}, {100, "百"}, {10, "十"}}};
  std::string text;
  bool gap = false;
  for (const auto& [unit, name] : units) {
    const int digit = number / unit;
    number %= unit;
    if (digit == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += "零";
    gap = false;
    text += (unit == 10 && digit == 1 && text.empty() ? "" : numerals[static_cast<std::size_t>(digit)]) +
            std::string(name);
  }
  if (number == 0) return text;
  return text + (gap ? "零" : "") + numerals[static_cast<std::size_t>(number)];
}

/// "国发〔2021〕30号" with its digits in Chinese; the serial as it is read, or digit by digit.
std::string chinese(const std::string& text, bool is_counted) {
  const std::size_t year = text.find("〔") + std::string("〔").size();
  const std::size_t serial = text.find("〕") + std::string("〕").size();
  std::string made = text.substr(0, year);
  for (std::size_t i = year; i < year + 4; ++i) made += numerals[static_cast<std::size_t>(text[i] - '0')];
  made += "〕";
  const std::string digits = text.substr(serial, text.find("号") - serial);
  if (is_counted) return made + counted(std::stoi(digits)) + "号";
  for (const char digit : digits) made += numerals[static_cast<std::size_t>(digit - '0')];
  return made + "号";
}

std::vector<std::string> variants(const std::string& number) {
  return {full_width(number),
          traditional(number),
          upper_case(number),
          with_spaces(number),
          with_brackets(number, U"【】"),
          with_brackets(number, U"[]"),
          with_brackets(number, U"（）"),
          with_brackets(number, U"()"),
          chinese(number, true),
          chinese(number, false),
          traditional(chinese(number, true)),
          with_brackets(chinese(number, true), U"（）"),
          with_brackets(full_width(traditional(number)), U"［］")};
}

void check_variants(const catalog::Catalog& catalogue, const std::string& number) {
  const std::vector<RecordId> found = sorted(find(catalogue, number));
  CAPTURE(number);
  REQUIRE(!found.empty());
  for (const std::string& variant : variants(number)) {
    CAPTURE(variant);
    REQUIRE(sorted(find(catalogue, variant)) == found);
    REQUIRE(catalogue.named(variant, today)->size() == catalogue.named(number, today)->size());
  }
}

/// 机关代字〔年〕号, and nothing else.
bool is_plain_number(const std::string& text) {
  const std::size_t open = text.find("〔");
  const std::size_t close = text.find("〕");
  const std::size_t end = text.find("号");
  if (open == std::string::npos || close != open + 7 || end == std::string::npos || end + 3 != text.size())
    return false;
  const std::string digits = text.substr(open + 3, 4) + text.substr(close + 3, end - close - 3);
  return digits.size() > 4 && digits.size() < 9 && digits[4] != '0' &&
         (digits.starts_with("19") || digits.starts_with("20")) &&
         digits.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

TEST_CASE("numbers are read as they are counted") {
  CHECK(counted(7) == "七");
  CHECK(counted(10) == "十");
  CHECK(counted(30) == "三十");
  CHECK(counted(109) == "一百零九");
  CHECK(counted(1020) == "一千零二十");
  CHECK(counted(2021) == "二千零二十一");
}

TEST_CASE("every serial from 1 to 2000 is found in any of its forms") {
  ImportFolder folder;
  std::mt19937 random(3);
  std::vector<std::string> written;
  for (int serial = 1; serial <= 2000; serial += 1 + static_cast<int>(random() % 9)) {
    const std::string number =
        "示应急发〔" + std::to_string(1996 + random() % 30) + "〕" + std::to_string(serial) + "号";
    written.push_back(number);
    const std::vector<std::string> forms = variants(number);
    folder.add({{"文号", forms[random() % forms.size()]}});
    folder.add({{"标题", "废止" + forms[random() % forms.size()] + "的通知"}});
  }
  const auto catalogue = folder.load();
  for (const std::string& number : written) check_variants(catalogue, number);
}

TEST_CASE("a number is found where a body cites it, however either is written") {
  ImportFolder folder;
  folder.write("texts/a.txt",
               "根据《通知》（国发〔二○二一〕三十号）和國辦發[2020]１５號，制定本办法。\n第三十号令。");
  folder.add({{"正文", "a.txt"}});
  const auto catalogue = folder.load();
  for (const char* typed :
       {"国发〔2021〕30号", "国发(2021)30", "〔二〇二一〕三十号", "国办发〔二〇二〇〕十五号", "30号）和", "三十号",
        "第三十号", "国发〔二〇二一", "一〕三十号", "二一〕三十号", "２０２１] 30"}) {
    CAPTURE(typed);
    CHECK(find(catalogue, typed).size() == 1);
  }
  for (const char* typed : {"国发〔2021〕3号", "31号", "第30号", "〔二〇二一〕三号", "〔2020〕三十号"}) {
    CAPTURE(typed);
    CHECK(find(catalogue, typed).empty());
  }
}

TEST_CASE("the record with the very number comes first, however it is typed") {
  ImportFolder folder;
  folder.add({{"索引号", "cites"}, {"标题", "国发〔2021〕30号的解读"}, {"发布日期", "2026-11-01"}})
      .add({{"索引号", "number"}, {"文号", "国发〔二〇二一〕三十号"}, {"发布日期", "2021-11-01"}});
  const auto catalogue = folder.load();
  for (const char* typed : {"国发〔2021〕30号", "國發（二〇二一）三十號", "国发[２０２１] 30号"}) {
    CAPTURE(typed);
    CHECK(numbers(catalogue, find(catalogue, typed)) == "number cites");
    CHECK(catalogue.named(typed, today)->front().index_number == "number");
  }
}

TEST_CASE("a space before the year finds no less, and first the very number") {
  ImportFolder folder;
  folder
      .add({{"索引号", "other"},
            {"文号", "豫政办〔2010〕1号"},
            {"标题", "豫政办有关〔2009〕5号"},
            {"发布日期", "2026-11-01"}})
      .add({{"索引号", "number"}, {"文号", "豫政办 〔2009〕5号"}, {"发布日期", "2009-11-01"}});
  const auto catalogue = folder.load();
  CHECK(numbers(catalogue, find(catalogue, "豫政办 〔2009〕5号")) == "number other");
  CHECK(numbers(catalogue, find(catalogue, "豫政办〔2009〕 5 号")) == "number");
}

TEST_CASE("a numeral elsewhere finds what is written so and not its digits") {
  ImportFolder folder;
  folder.add({{"索引号", "digits"}, {"标题", "公告3件"}}).add({{"索引号", "chinese"}, {"标题", "公告三件"}});
  const auto catalogue = folder.load();
  CHECK(numbers(catalogue, find(catalogue, "三")) == "chinese");
  CHECK(numbers(catalogue, find(catalogue, "告三件")) == "chinese");
}

TEST_CASE("a traditional query finds simplified titles and the other way round") {
  ImportFolder folder;
  folder.add({{"标题", "国务院关于安全生产的规定"}}).add({{"标题", "國務院關于安全生產的規定"}});
  const auto catalogue = folder.load();
  for (const char* typed : {"国务院", "國務院", "安全生產", "安全生产的规", "關於安全", "關于"}) {
    CAPTURE(typed);
    CHECK(find(catalogue, typed).size() == 2);
  }
}

TEST_CASE("every real document number is found in any of its forms") {
  const char* const data = std::getenv("CHAYUE_REAL_DATA");
  if (data == nullptr) {
    MESSAGE("CHAYUE_REAL_DATA names no folder: skipped");
    return;
  }
  std::ifstream in(std::string(data) + "/catalogue/catalogue.jsonl");
  ImportFolder folder;
  std::vector<std::string> written;
  for (std::string line; std::getline(in, line);) {
    const nlohmann::json row = nlohmann::json::parse(line);
    if (!row.contains("doc_number") || !row["doc_number"].is_string()) continue;
    const std::string number = row["doc_number"];
    folder.add({{"标题", std::string(base::prefix(row["title"].get<std::string>(), 10))},
                {"文号", number},
                {"内容概述", ""}});
    if (is_plain_number(number)) written.push_back(number);
  }
  const auto catalogue = folder.load();
  REQUIRE(written.size() > 10000);
  const bool all = std::getenv("CHAYUE_RECALL_PIECES") != nullptr;
  for (std::size_t i = 0; i < written.size(); i += all ? 1 : 40) check_variants(catalogue, written[i]);
}
