#include "catalog/number_forms.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "catalog/fold.h"

using catalog::fold;

namespace {

using Words = std::vector<std::string>;

/// The other forms of a word as it is typed.
Words others(const std::string& typed) {
  Words all = catalog::alternatives(fold(typed));
  REQUIRE(all.front() == fold(typed));
  all.erase(all.begin());
  return all;
}

std::string digits(const std::string& text) { return catalog::with_digits(fold(text)); }

}  // namespace

TEST_CASE("a document number in Chinese numerals is also kept in digits") {
  CHECK(digits("国发〔二〇二一〕三十号") == "国发[2021]30号");
  CHECK(digits("国发（二○○九）一百零九號") == "国发[2009]109号");
  CHECK(digits("安监总厅〔一九九八〕十二号") == "安监总厅[1998]12号");
  CHECK(digits("国发〔2021〕三十号") == "国发[2021]30号");
  CHECK(digits("国发〔二〇二一〕30号") == "国发[2021]30号");
  CHECK(digits("国发〔二零二一〕一千二百三十四号") == "国发[2021]1234号");
  CHECK(digits("国发〔二〇二一〕一〇九号") == "国发[2021]109号");
}

TEST_CASE("the words around a number stay, so that a number is found with what stands before and behind it") {
  CHECK(digits("按照《通知》（国发〔二〇二一〕三十号）的要求，三十日内办理。第（二）项") ==
        "按照<通知>[国发[2021]30号]的要求,三十日内办理。第[二]项");
  CHECK(digits("国发〔二〇二一〕三号和国发〔二〇二〇〕十五号") == "国发[2021]3号和国发[2020]15号");
}

TEST_CASE("numerals that are no document number are kept as they are written and nothing else is added") {
  for (const char* text : {"第三十号", "国发〔2021〕30号", "（二）三十号楼", "二〇二一年三十号", "〔二〇二一〕", "",
                           "〔二〇二一〕号", "〔三〇二一〕三号", "〔二〇二一年〕三号", "〔二〇二一〕十百号",
                           "〔二〇二一〕三十", "〔二〇二一〕三百百号", "〔二〇二一〕〇十号"}) {
    CAPTURE(text);
    CHECK(digits(text).empty());
  }
}

TEST_CASE("a query with a number in Chinese numerals also stands for its digits, from the first numerals typed on") {
  CHECK(others("国发〔二〇二一〕三十号") == Words{"国发[2021]30号"});
  CHECK(others("国发〔二〇二一〕三十") == Words{"国发[2021]30"});
  CHECK(others("国发〔二〇二一〕") == Words{"国发[2021]"});
  CHECK(others("国发〔二〇二") == Words{"国发[202"});
  CHECK(others("二一〕三十号") == Words{"21]30号"});
  CHECK(others("二〇二一〕三十号") == Words{"2021]30号"});
  CHECK(others("九九八〕三号") == Words{"998]3号"});
}

TEST_CASE("a query without a number stands for itself alone") {
  for (const char* text : {"三十号", "三", "第三十条", "（二）", "（二", "〔2021〕30号", "安全生产", "二〇二一",
                           "一]三号", "aqsc", "[", "]", "〔"}) {
    CAPTURE(text);
    CHECK(others(text).empty());
  }
}

TEST_CASE("traditional characters that are also proper ones stand for both") {
  CHECK(others("關於安全") == Words{"关于安全"});
  CHECK(others("乾燥") == Words{"干燥"});
  CHECK(others("关于安全").empty());
}

TEST_CASE("a space within a document number does not make two words of it") {
  using catalog::split_words;
  CHECK(split_words("国发〔2021〕 30 号") == Words{"国发〔2021〕30号"});
  CHECK(split_words("国发〔二〇二一〕 三十号 安全") == Words{"国发〔二〇二一〕三十号", "安全"});
  CHECK(split_words("国\u200B发\uFEFF〔2021〕30号") == Words{"国\u200B发\uFEFF〔2021〕30号"});
  for (const char* typed :
       {"安全 〔2021〕", "（二） 三十号", "〔2021〕 安全", "〔2021〕30 日", "30 号", "〔2021〕三件 号"}) {
    CAPTURE(typed);
    CHECK(split_words(typed).size() == 2);
  }
}
