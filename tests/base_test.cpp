#include <doctest/doctest.h>

#include <cctype>
#include <random>

#include "base/date.h"
#include "base/line_break.h"
#include "base/page_code.h"
#include "base/result.h"
#include "base/utf8.h"
#include "base/web_address.h"
#include "base/wipe.h"
#include "words/fill.h"

namespace {

/// The lines of `text` in a column of `columns` ideographs; other characters are half as wide.
std::vector<std::string> lines_of(std::string_view text, float columns) {
  base::WrapOptions options;
  options.width = columns * 2;
  std::vector<std::string> lines;
  for (const base::Line& line : base::wrap(text, options, [](char32_t c) { return c < 0x300 ? 1.0F : 2.0F; }))
    lines.emplace_back(text.substr(line.begin, line.end - line.begin));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_SUITE("dates") {
  TEST_CASE("a date is read and written back") {
    const auto date = base::parse_date("2026-11-02");
    REQUIRE(date);
    CHECK(base::to_iso(*date) == "2026-11-02");
    CHECK(base::to_chinese(*date) == "2026年11月2日");
    CHECK(base::weekday_name(*date) == "星期一");
  }
  TEST_CASE("days that do not exist and other spellings are no dates") {
    for (const char* text : {"2023-02-30", "2023-13-01", "2023-00-10", "2026-1-2", "2026/01/02", "", "20260102",
                             "0000-01-01", "2026-01-0a", "2026-01-021"})
      CHECK_MESSAGE(!base::parse_date(text), text);
  }
  TEST_CASE("29 February exists in leap years only") {
    CHECK(base::parse_date("2024-02-29"));
    CHECK_FALSE(base::parse_date("2026-02-29"));
  }
}

TEST_SUITE("utf-8") {
  TEST_CASE("every code point survives encoding and decoding") {
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      std::string text;
      base::append(text, c);
      REQUIRE(base::is_valid_utf8(text));
      REQUIRE(base::decode_at(text, 0).code_point == c);
      REQUIRE(base::decode_at(text, 0).size == text.size());
    }
  }
  TEST_CASE("overlong forms, surrogates and cut sequences are refused") {
    for (const char* text :
         {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\xFF", "\x80"})
      CHECK_FALSE(base::is_valid_utf8(text));
  }
  TEST_CASE("random bytes are decoded to the end without losing count") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
      std::string bytes(random() % 200, '\0');
      for (char& b : bytes) b = static_cast<char>(random() & 0xFFU);
      std::size_t sum = 0;
      for (const auto& c : base::decode(bytes)) sum += c.size;
      REQUIRE(sum == bytes.size());
    }
  }
  TEST_CASE("stepping back and forth stands between characters") {
    const std::string text = "a中𠮷";
    CHECK(base::next_offset(text, 0) == 1);
    CHECK(base::next_offset(text, 4) == 8);
    CHECK(base::next_offset(text, 8) == 8);
    CHECK(base::previous_offset(text, 8) == 4);
    CHECK(base::previous_offset(text, 0) == 0);
    CHECK(base::prefix(text, 2) == "a中");
    CHECK(base::length(text) == 3);
  }
  TEST_CASE("white space of any width is trimmed") { CHECK(base::trim("\xE3\x80\x80 a b\xE2\x80\x8B\n") == "a b"); }
}

TEST_SUITE("line breaking") {
  TEST_CASE("no line begins with closing punctuation") {
    CHECK(lines_of("安全生产，人人有责。", 4) == Lines{"安全生", "产，人人", "有责。"});
  }
  TEST_CASE("no line ends with an opening bracket") {
    CHECK(lines_of("根据《安全生产法》执行", 3) == Lines{"根据", "《安全", "生产", "法》执", "行"});
  }
  TEST_CASE("numbers, words and their units stay together") {
    CHECK(lines_of("自2026年起实施", 3) == Lines{"自", "2026年", "起实施"});
    CHECK(lines_of("执行GB/T 33000标准", 5) == Lines{"执行", "GB/T 33000", "标准"});
    CHECK(lines_of("依照GB/T 33000—2016的要求", 9) == Lines{"依照", "GB/T 33000—2016的", "要求"});
    CHECK(lines_of("符合Open Days规定", 6) == Lines{"符合Open", "Days规定"});
  }
  TEST_CASE("dates and amounts stay whole") {
    CHECK(lines_of("自二月起至2026年11月20日止", 8) == Lines{"自二月起至", "2026年11月20日止"});
    CHECK(lines_of("处以罚款300万元以下", 6) == Lines{"处以罚款", "300万元以下"});
    CHECK(lines_of("金额为￥1,200.50元", 6) == Lines{"金额为", "￥1,200.50元"});
  }
  TEST_CASE("the number of an article stays whole") {
    CHECK(lines_of("依照该条例第三十三条办理", 8) == Lines{"依照该条例", "第三十三条办理"});
    CHECK(lines_of("依照该法第三十三条之一", 9) == Lines{"依照该法", "第三十三条之一"});
    CHECK(lines_of("依照第一条第二款", 4) == Lines{"依照", "第一条", "第二款"});
  }
  TEST_CASE("dashes and ellipses of two parts are not divided and begin no line") {
    CHECK(lines_of("共三条——见后", 4) == Lines{"共三", "条——见", "后"});
    CHECK(lines_of("等等……见后", 3) == Lines{"等", "等……", "见后"});
  }
  TEST_CASE("what is too long for any line is divided at the best of bad places") {
    CHECK(lines_of("2026年11月20日", 4) == Lines{"2026年", "11月20日"});
    CHECK(lines_of("第三十三条", 3) == Lines{"第三十", "三条"});
  }
  TEST_CASE("a web address breaks after its marks only") {
    CHECK(lines_of("见https://www.example.gov.cn/a-b/c?d=1&e=2", 6) ==
          Lines{"见", "https://www.", "example.gov.", "cn/a-b/c?", "d=1&e=2"});
    CHECK(lines_of("信箱service@example.gov.cn。", 9) == Lines{"信箱", "service@example.", "gov.cn。"});
  }
  TEST_CASE("a closing mark is drawn into the line where others can make room for it") {
    base::WrapOptions options;
    options.width = 8;
    options.squeeze = 1;
    const auto drawn_in = [&](std::string_view text) {
      const auto lines = base::wrap(text, options, [](char32_t c) { return c < 0x300 ? 1.0F : 2.0F; });
      return std::string(text.substr(0, lines[0].end));
    };
    CHECK(drawn_in("安全生产，人人有责") == "安全生");      // one mark: half a character, and one is wanted
    CHECK(drawn_in("安、全生。人人有责") == "安、全生。");  // two marks
    CHECK(drawn_in("安、全生产人人有责") == "安、全生");    // never for a character that may begin a line
    CHECK(drawn_in("安（生产）人人有责") == "安（生产）");  // the left half of a bracket counts
    CHECK(drawn_in("（安生产）人人有责") == "（安生");      // but not at the edge
  }
  TEST_CASE("a document number keeps its year and its 号") {
    CHECK(lines_of("示应急〔2026〕48号文", 8) == Lines{"示应急", "〔2026〕48号文"});
  }
  TEST_CASE("a run longer than the line is cut rather than lost") {
    CHECK(lines_of("abcdefghij", 2) == Lines{"abcd", "efgh", "ij"});
    CHECK(lines_of("。。。。。", 1).size() == 5);
  }
  TEST_CASE("the table of breaks, row by row") {
    const struct {
      const char32_t* before;      // characters of the row's class
      const char32_t* may_follow;  // may begin the next line
      const char32_t* may_not;
    } rows[] = {
        {U"安、", U"全（《“2A￥年第", U"。，、；：？！）》”—…-.:,/％% 　"},
        {U"（《“‘〔", U"", U"安（《）。—…2A_./￥%年第 "},
        {U"）》”’〕", U"安（《“2A￥年第", U"。，）》”—…./%"},
        {U"。；：！", U"安（《“2A￥年第", U"”）。，—…"},
        {U"—～-", U"安（年第￥", U"2A—…。）"},
        {U"…", U"安（2A年第", U"…—。）"},
        {U"09０", U"安（第￥", U"0A-—./_%年月日号元。）"},
        {U"aZé", U"安（年第￥", U"aZ9-_./&@%。）"},
        {U"_@&'", U"安（年第", U"a9./。）"},
        {U".:,", U"安（年第", U"a9./。）"},
        {U"/／", U"", U"安a9（年第"},
        {U"￥№§", U"", U"安a9（年第"},
        {U"%℃‰", U"安（2A年第", U"%。）—"},
        {U"年月元", U"安（2A年第￥", U"。）—…%"},
        {U"第", U"安（A", U"3。）—"},
        {U" 　", U"安（2A￥年第_", U"。）—…./% "},
    };
    int pairs = 0;
    for (const auto& row : rows) {
      for (const char32_t before : std::u32string_view(row.before)) {
        for (const char32_t c : std::u32string_view(row.may_follow)) {
          CHECK_MESSAGE(base::may_break_between(before, c), static_cast<unsigned>(before), static_cast<unsigned>(c));
          ++pairs;
        }
        for (const char32_t c : std::u32string_view(row.may_not)) {
          CHECK_MESSAGE(!base::may_break_between(before, c), static_cast<unsigned>(before), static_cast<unsigned>(c));
          ++pairs;
        }
      }
    }
    CHECK(pairs > 500);
  }
  TEST_CASE("every class has characters and every ideograph beside the units is one") {
    const std::u32string_view one_of_each = U"安（）。—…5A_./￥%年第 ";
    for (std::size_t i = 0; i < one_of_each.size(); ++i) {
      CHECK(static_cast<std::size_t>(base::break_class(one_of_each[i])) == i);
    }
    CHECK(base::break_class(U'𠮷') == base::BreakClass::ideograph);
    CHECK(base::break_class(U'㐂') == base::BreakClass::ideograph);
  }
  TEST_CASE("an empty text is one empty line and a line break ends a line") {
    CHECK(lines_of("", 4) == Lines{""});
    CHECK(lines_of("甲\n\n乙", 4) == Lines{"甲", "", "乙"});
  }
  TEST_CASE("whatever the text and width, nothing but spaces is lost and the rules hold where they can") {
    const std::u32string alphabet = U"安全生产法条例《》（），。、：；“”2026年11月号〔〕AB/ -%一二 ";
    std::mt19937 random(11);
    for (int round = 0; round < 400; ++round) {
      std::string text;
      for (auto n = random() % 120; n > 0; --n) base::append(text, alphabet[random() % alphabet.size()]);
      const float width = 2.0F + static_cast<float>(random() % 60);
      base::WrapOptions options;
      options.width = width;
      const auto lines = base::wrap(text, options, [](char32_t c) { return c < 0x300 ? 1.0F : 2.0F; });
      std::string kept, all;
      for (const base::Line& line : lines) {
        REQUIRE(line.begin <= line.end);
        kept += text.substr(line.begin, line.end - line.begin);
      }
      const auto drop_spaces = [](const std::string& from) {
        std::string to;
        base::for_each_code_point(from, [&](char32_t c) {
          if (!base::is_space(c)) base::append(to, c);
        });
        return to;
      };
      REQUIRE(drop_spaces(kept) == drop_spaces(text));
      for (const base::Line& line : lines) REQUIRE(line.width <= std::max(width, 2.0F) + 0.01F);
    }
  }
}

TEST_SUITE("web addresses") {
  std::string addresses_in(std::string_view text) {
    std::string all;
    for (const base::WebAddress& a : base::find_web_addresses(text)) {
      all += std::string(text.substr(a.begin, a.end - a.begin)) + "=" + a.uri + "|";
    }
    return all;
  }
  TEST_CASE("web and mail addresses are found in Chinese text, without the marks around them") {
    CHECK(addresses_in("网址：https://www.example.gov.cn/a?b=1。") ==
          "https://www.example.gov.cn/a?b=1=https://www.example.gov.cn/a?b=1|");
    CHECK(addresses_in("（www.example.gov.cn）和HTTP://b.cn/x.") ==
          "www.example.gov.cn=http://www.example.gov.cn|HTTP://b.cn/x=HTTP://b.cn/x|");
    CHECK(addresses_in("信箱a.b-c@example.gov.cn，") == "a.b-c@example.gov.cn=mailto:a.b-c@example.gov.cn|");
    CHECK(addresses_in("(http://a.cn/b(c))") == "http://a.cn/b(c)=http://a.cn/b(c)|");
  }
  TEST_CASE("what only looks like an address is none") {
    for (const char* text : {"@", "a@", "@b.cn", "a@b", "http://", "https://。", "www.", "www", "http://a", "5.2节",
                             "showww.example.cn", "a.b.c", ""}) {
      CHECK_MESSAGE(addresses_in(text).empty(), text);
    }
  }
}

TEST_SUITE("words") {
  TEST_CASE("values go where the phrase says") {
    CHECK(words::fill("第{0}页，共{1}页", {"2", "6"}) == "第2页，共6页");
    CHECK(words::fill("{1}{0}{9}{", {"a", "b"}) == "ba{9}{");
  }
  TEST_CASE("a value that looks like a placeholder is not filled again") {
    CHECK(words::fill("“{0}”{1}", {"{1}", "x"}) == "“{1}”x");
  }
  TEST_CASE("every phrase has words and is UTF-8") {
    for (std::size_t i = 0; i < words::word_count; ++i) {
      const auto word = static_cast<words::Word>(i);
      CHECK_MESSAGE(!words::zh(word).empty(), words::key(word));
      CHECK(base::is_valid_utf8(words::zh(word)));
    }
  }
}

TEST_SUITE("results") {
  TEST_CASE("a result holds its value or its error") {
    const base::Result<int> good = 3;
    const base::Result<int> bad = base::error(base::ErrorKind::not_found, "no such record");
    CHECK(good.ok());
    CHECK(*good == 3);
    CHECK_FALSE(bad.ok());
    CHECK(bad.error().kind == base::ErrorKind::not_found);
  }
  TEST_CASE("a wiped text is empty and its memory is zero") {
    std::string text = "身份证号码110101199003070000，一段足够长的文字";
    const char* memory = text.data();
    const std::size_t size = text.size();
    base::wipe(text);
    CHECK(text.empty());
    for (std::size_t i = 0; i < size; ++i) REQUIRE(memory[i] == 0);
  }
}

TEST_CASE("a page code is written in three groups and read back, however it is typed") {
  const base::PageCode code{0x123456789A, 0xBCDEF, 37};
  const std::string text = base::to_text(code);
  CHECK(text.size() == 17);
  CHECK(base::parse_page_code(text) == code);
  CHECK(base::parse_page_code(" " + text.substr(0, 5) + text.substr(6, 5) + " " + text.substr(12) + "\n") == code);
  std::string small = text;
  for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  CHECK(base::parse_page_code(small) == code);
  const std::string zero = base::to_text({});
  CHECK(zero == "00000-00000-00000");
  CHECK(base::parse_page_code("ooooo－ＯＯＯＯＯ　OOOOO") == base::PageCode{});
}

TEST_CASE("a page code notices any wrong sign and any two neighbours exchanged") {
  const std::string text = base::to_text({0x0FEDCBA987, 0x13579, 1022});
  int wrong = 0, exchanged = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-') continue;
    for (const char sign : base::page_code_signs()) {
      std::string other = text;
      other[i] = sign;
      if (other == text) continue;
      CHECK_MESSAGE(!base::parse_page_code(other), other);
      ++wrong;
    }
    const std::size_t next = i + 1 < text.size() && text[i + 1] == '-' ? i + 2 : i + 1;
    if (next >= text.size() || text[next] == text[i]) continue;
    std::string other = text;
    std::swap(other[i], other[next]);
    CHECK_MESSAGE(!base::parse_page_code(other), other);
    ++exchanged;
  }
  CHECK(wrong == 15 * 31);
  CHECK(exchanged > 10);
}

TEST_CASE("what is not a page code is refused") {
  for (const char* typed : {"", "12345", "00000-00000-0000", "00000-00000-000000", "UUUUU-UUUUU-UUUUU", "安全生产"})
    CHECK_MESSAGE(!base::parse_page_code(typed), typed);
}

TEST_CASE("a page beyond 1023 has no number in its code") {
  CHECK(base::parse_page_code(base::to_text({1, 2, 1023}))->page == 1023);
  CHECK(base::parse_page_code(base::to_text({1, 2, 1024}))->page == 0);
  CHECK(base::parse_page_code(base::to_text({1, 2, -1}))->page == 0);
}
