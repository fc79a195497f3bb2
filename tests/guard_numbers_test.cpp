// Numbers of persons are found in every dress, and what only looks like one is left alone.
#include "pack/guard_numbers.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "pack/guard_digits.h"

using pack::NumberKind;

namespace {

/// "id:1101…0012 mobile:138…78"
std::string found_in(const std::string& text) {
  static constexpr const char* names[] = {"id", "old", "mistyped", "card", "mobile", "passport", "officer"};
  std::string all;
  for (const pack::PersonalNumber& number : pack::find_numbers(text)) {
    all += (all.empty() ? "" : " ") + std::string(names[static_cast<int>(number.kind)]) + ":" + pack::masked(number);
  }
  return all;
}

/// Seventeen digits with the sign that belongs to them.
std::string id(const std::string& digits) {
  for (const char last : std::string("0123456789X"))
    if (pack::is_resident_id(digits + last)) return digits + last;
  return "no such id";
}

/// Digits with the Luhn digit that belongs to them.
std::string card(const std::string& digits) {
  for (char last = '0'; last <= '9'; ++last)
    if (pack::is_card_of_any_issuer(digits + last)) return digits + last;
  return "no such card";
}

const std::string a_person = id("11010519491231002");  // ends in X
const std::string another = id("32010219881105123");

}  // namespace

TEST_CASE("an identity card number is found and masked") {
  REQUIRE(a_person.back() == 'X');
  CHECK(found_in("当事人张某，身份证号" + a_person + "，住某市") == "id:1101…002X");
  CHECK(found_in(another) == "id:3201…" + another.substr(14));
}

TEST_CASE("the place of a number is told in bytes") {
  const std::string text = "张某" + another + "。";
  const auto numbers = pack::find_numbers(text);
  REQUIRE(numbers.size() == 1);
  CHECK(text.substr(numbers[0].offset, numbers[0].size) == another);
}

TEST_CASE("an identity card number is found whatever stands between its digits") {
  CHECK(found_in("320102 19881105 " + another.substr(14)) != "");
  CHECK(found_in("320102-19881105-" + another.substr(14)) != "");
  CHECK(found_in("3201 0219 8811 05" + another.substr(14)) != "");
  CHECK(found_in("320102\xC2\xA0" + another.substr(6)) != "");
  CHECK(found_in("320102\xE2\x80\x8B" + another.substr(6)) != "");
  std::string spaced;
  for (const char c : another) spaced += std::string(1, c) + " ";
  CHECK(found_in(spaced) != "");
}

TEST_CASE("full-width digits and a small or full-width x count") {
  CHECK(found_in("１１０１０５１９４９１２３１００２Ｘ") == "id:1101…002X");
  CHECK(found_in("11010519491231002x") == "id:1101…002X");
  CHECK(found_in("11010519491231002 X") == "id:1101…002X");
}

TEST_CASE("a number with a wrong check sign or a day that does not exist is no identity card") {
  CHECK(found_in("110105194912310021") == "");
  CHECK(found_in(id("11010519491231002").substr(0, 6) + "194913310021") == "");
  CHECK_FALSE(pack::is_resident_id("11010519490231002X"));
  CHECK_FALSE(pack::is_resident_id("99010519491231002X"));
  CHECK_FALSE(pack::is_resident_id(""));
}

TEST_CASE("a mistyped number is found behind its name") {
  CHECK(found_in("身份证号码：110105194912310021") == "mistyped:1101…021");
  CHECK(found_in("身份证 11010519491231002Y") == "mistyped:1101…02Y");
  CHECK(found_in("居民身份证号码18位，2026年起") == "");
  CHECK(found_in("身份证明文件编号详见附件，共110105194912310021项") == "");
}

TEST_CASE("a masked number is fine") {
  CHECK(found_in("身份证号110105********002X，电话138****5678") == "");
  CHECK(found_in("身份证号1101051949××××002X") == "");
  CHECK(found_in("62220212****1234") == "");
}

TEST_CASE("a longer run of digits holds no number") {
  CHECK(found_in("9" + another) == "");
  CHECK(found_in(another + "1") == "");
  CHECK(found_in(another + "A") == "");
  CHECK(found_in("201913800138000") == "");
  CHECK(found_in("138001380001") == "");
}

TEST_CASE("an identity card number of fifteen digits is found") {
  CHECK(found_in("旧证110105491231002号") == "old:1101…002");
  CHECK(found_in("注册号110105491231002") == "");
  CHECK(found_in("110105491331002") == "");
  CHECK(found_in("320000000012345") == "");
}

TEST_CASE("a bank card is found by its issuer and its check digit") {
  const std::string number = card("622202123456789012");
  CHECK(found_in("卡号" + number) == "card:6222…" + number.substr(15));
  CHECK(found_in("6222 0212 3456 7890 12" + number.substr(18)) != "");
  std::string wrong = number;
  wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
  CHECK(found_in("卡号" + wrong) == "");
}

TEST_CASE("cards of other issuers are found behind a word for them only") {
  const std::string number = card("411111111111111");
  CHECK(found_in("信用卡" + number) != "");
  CHECK(found_in("项目代码" + number) == "");
}

TEST_CASE("a mobile number is found however it is grouped") {
  for (const std::string text : {"13812345678", "138 1234 5678", "138-1234-5678", "+86 13812345678", "8613812345678",
                                 "0086-138-1234-5678", "１３８１２３４５６７８", "1 3 8 1 2 3 4 5 6 7 8",
                                 "13812345678@139.com", "微信wx13812345678", "（13812345678）"})
    CHECK_MESSAGE(found_in("联系人李某" + text).rfind("mobile:", 0) == 0, text);
  CHECK(found_in("13812345678/13912345678、15012345678") == "mobile:138…78 mobile:139…78 mobile:150…78");
}

TEST_CASE("what is public or no telephone is no mobile number") {
  for (const std::string text :
       {"12350", "12345", "400-810-1234", "010-12345678", "0512-88881234", "01012345678",
        "统一社会信用代码91350100M000100Y43", "http://www.gov.cn/zhengce/13812345678.htm", "2020-13812345678",
        "13812345678.50", "共13812345678元", "第13812345678号", "AB13812345678", "13812345678A", "13,812,345,678",
        "GB/T 13812-2017", "014416330/2018-04736", "苏应急发〔2026〕138号"})
    CHECK_MESSAGE(found_in(text) == "", text);
}

TEST_CASE("a unified social credit code is public even where its digits look like a card") {
  // Digits alone that pass both checks.
  std::string both;
  for (int i = 0; i < 2000 && both.empty(); ++i) {
    const std::string serial = std::to_string(1000 + i);
    const std::string candidate = id("1101051990030" + serial);
    if (pack::is_credit_code(candidate)) both = candidate;
  }
  REQUIRE(both.size() == 18);
  CHECK(found_in("统一社会信用代码：" + both) == "");
  CHECK(found_in("统一社会信用代码（身份证号）：" + both) != "");
  CHECK(found_in("当事人" + both) != "");
}

TEST_CASE("passports, permits and officers' cards are found behind their names") {
  CHECK(found_in("护照号码：E12345678") == "passport:E1…78");
  CHECK(found_in("护照EA1234567") == "passport:EA…67");
  CHECK(found_in("港澳居民来往内地通行证H12345678") == "passport:H1…78");
  CHECK(found_in("军官证：军字第1234567号") == "officer:12…67");
  CHECK(found_in("护照管理办法（2026年修订）") == "");
  CHECK(found_in("E12345678") == "");
}

TEST_CASE("no number goes over the end of a line or a cell") {
  CHECK(found_in("138123\n45678") == "");
  CHECK(found_in("138 | 1234 | 5678") == "");
  CHECK(found_in("138\t1234\t5678") == "");
}

TEST_CASE("an excerpt for a report shows no number") {
  const std::string shown = pack::safe_excerpt("电话13812345678，身份证" + another + "，账号9876543210123", 60);
  CHECK(shown.find("12345678") == std::string::npos);
  CHECK(shown.find(another) == std::string::npos);
  CHECK(shown.find("987…") != std::string::npos);
  CHECK(pack::safe_excerpt("2026年\n10月", 20) == "2026年／10月");
  CHECK(pack::safe_excerpt("一二三四五六", 3) == "一二三…");
}

TEST_CASE("a number that is cut off by the end of an excerpt is not shown either") {
  for (std::size_t count = 1; count < 30; ++count)
    CHECK(pack::safe_excerpt("某某某" + another, count).find(another.substr(4, 8)) == std::string::npos);
}

TEST_CASE("real laws and catalogues hold no numbers of persons, so that clerks are not asked in vain") {
  const char* folder = std::getenv("CHAYUE_REAL_DATA");
  if (folder == nullptr) {
    MESSAGE("CHAYUE_REAL_DATA is not set: skipped");
    return;
  }
  std::size_t files = 0, asked = 0;
  const auto ask = [&asked](const std::string& text) { asked += pack::find_numbers(text).size(); };
  for (const auto& entry : std::filesystem::directory_iterator(std::string(folder) + "/laws/txt")) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    ask(text.str());
    ++files;
  }
  std::ifstream rows(std::string(folder) + "/catalogue/catalogue.jsonl");
  std::size_t lines = 0;
  for (std::string line; std::getline(rows, line); ++lines) ask(line);
  CHECK(files > 2000);
  CHECK(lines > 25'000);
  CHECK(asked <= 5);
}
