// Spelling: titles, heads of 文号 and columns are found by letters typed without any input method.
#include <doctest/doctest.h>

#include <random>

#include "base/utf8.h"
#include "catalog/pinyin.h"
#include "catalog/readings.h"
#include "support/searchable_texts.h"

using namespace support;
using catalog::SpelledWord;

namespace {

bool spells(const std::string& word, const std::string& text) {
  const auto spelled = SpelledWord::parse(catalog::fold(word));
  return spelled && !spelled->find(text).empty();
}

/// The pieces of `text` that are marked, in order.
std::string marked(const std::string& text, const std::string& word) {
  std::string all;
  for (const catalog::Match& match : catalog::find_marks(text, word))
    all += "[" + text.substr(match.begin, match.end - match.begin) + "]";
  return all;
}

/// A piece of a title as somebody may type it: each character by itself, or by the beginning of one of its readings.
std::string typed_piece(const std::string& title, std::mt19937& random) {
  const std::vector<base::Utf8Char> characters = base::decode(title);
  std::size_t at = random() % characters.size();
  std::string typed;
  for (const std::size_t end = at + 2 + random() % 4; at < end && at < characters.size(); ++at) {
    std::vector<std::string> readings;
    for (const std::string_view reading : catalog::readings_of(characters[at].code_point))
      readings.emplace_back(reading);
    if (readings.empty() || random() % 4 == 0) {
      base::append(typed, characters[at].code_point);
    } else {
      const std::string& reading = readings[random() % readings.size()];
      typed += reading.substr(0, random() % 2 == 0 ? reading.size() : 1 + random() % reading.size());
    }
  }
  return typed;
}

}  // namespace

TEST_CASE("letters stand for initials, beginnings of syllables and whole ones, mixed with characters") {
  for (const char* word :
       {"aqsc", "anquanshengchan", "anquansc", "安q生chan", "anqshch", "ANQUAN", "全shc", "ａｑｓｃ"}) {
    CAPTURE(word);
    CHECK(spells(word, "关于加强安全生产工作的通知"));
  }
  CHECK(spells("危hpjy", "危险化学品经营许可") == false);
  CHECK(spells("危hpjy", "危化品经营许可"));
  CHECK(spells("lvse", "绿色矿山"));
  CHECK(spells("chongqing", "重庆市"));
  CHECK(spells("zhongda", "重大隐患"));
}

TEST_CASE("what is not spelled is not found") {
  for (const char* word : {"aqcs", "anquanshengchanx", "quanan", "xaqsc", "shengchangx", "安sc"}) {
    CAPTURE(word);
    CHECK_FALSE(spells(word, "关于加强安全生产工作的通知"));
  }
}

TEST_CASE("two letters alone are no spelling, nor are words without letters") {
  for (const char* word : {"aq", "a", "安全", "安q", "12", ""}) CHECK_FALSE(SpelledWord::parse(word).has_value());
  CHECK(SpelledWord::parse("安qs").has_value());
  CHECK(SpelledWord::parse("aqs").has_value());
}

TEST_CASE("what was spelled is marked, and what stands there literally goes before it") {
  CHECK(marked("关于安全生产和安全生产月", "aqsc") == "[安全生产][安全生产]");
  CHECK(marked("关于 安 全生产", "anquan") == "[安 全]");
  CHECK(marked("abc安不错", "ABC") == "[abc]");
  CHECK(marked("國發〔二〇二一〕三十號", "国发[2021]30号").empty());
  CHECK(marked("国发〔2021〕30号", "国发〔二〇二一〕三十号") == "[国发〔2021〕30号]");
}

TEST_CASE("titles and heads of document numbers are found by spelling, literal hits first") {
  ImportFolder folder;
  folder.add({{"索引号", "title"}, {"标题", "安全生产条例"}, {"发布日期", "2026-11-02"}})
      .add({{"索引号", "head"}, {"文号", "示应急发〔2026〕7号"}, {"发布日期", "2026-11-01"}})
      .add({{"索引号", "literal"}, {"标题", "关于AQSC标志"}, {"发布日期", "2020-01-01"}})
      .add({{"索引号", "body"}, {"内容概述", "安全生产"}});
  const auto catalogue = folder.load();
  CHECK(numbers(catalogue, find(catalogue, "aqsc")) == "literal title");
  CHECK(numbers(catalogue, find(catalogue, "syjf")) == "head");
  CHECK(numbers(catalogue, find(catalogue, "aqsc 条例")) == "title");
  CHECK(find(catalogue, "aqscx").empty());
}

TEST_CASE("a row says that its title was hit where that is only spelled") {
  ImportFolder folder;
  folder.add({{"标题", "安全生产条例"}, {"内容概述", "摘要"}});
  const auto catalogue = folder.load();
  const std::vector<catalog::ListRow> rows = *catalogue.rows(find(catalogue, "aqsc"), "aqsc");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].place == catalog::ListRow::Place::title);
  CHECK(rows[0].snippet == "摘要");
}

TEST_CASE("columns with records are found by their name and by its spelling") {
  ImportFolder folder;
  folder.add({{"栏目", "policy.normative"}}).add({{"栏目", "penalty"}});
  const auto catalogue = folder.load();
  const auto named = [&](const std::string& typed) {
    catalog::Filter filter;
    filter.words = typed;
    std::string all;
    const catalog::ResultSet result = *catalogue.find(filter, today);
    for (const auto& column : result.columns_named) all += column.key + "=" + std::to_string(column.count) + " ";
    return all;
  };
  CHECK(named("行政") == "penalty=1 ");
  CHECK(named("xzcf") == "penalty=1 ");
  CHECK(named("zcfg") == "policy=1 ");
  CHECK(named("规范 wenjian") == "policy.normative=1 ");
  CHECK(named("年报").empty());  // holds nothing
  CHECK(named("").empty());
}

TEST_CASE("every piece of a title is found however it is spelled, and nothing that a plain look does not find") {
  const std::vector<std::string> alphabet = {"安", "全", "生", "产", "长", "重", "行", "绿", "啊",  "嗯",
                                             "恩", "a",  "b",  "1",  "〔", "产", "欧", "儿", "𬬭"};
  std::mt19937 random(11);
  std::vector<std::string> titles;
  ImportFolder folder;
  for (int i = 0; i < 200; ++i) {
    std::string title;
    for (int k = 0; k < 9; ++k) title += alphabet[random() % alphabet.size()];
    titles.push_back(title);
    folder.add({{"标题", title}, {"内容概述", "无"}, {"文号", i % 3 == 0 ? "产急发〔2020〕1号" : ""}});
  }
  const auto catalogue = folder.load();
  const SearchableTexts texts(catalogue);
  int spelled = 0;
  for (int i = 0; i < 800; ++i) {
    const std::string typed = typed_piece(titles[random() % titles.size()], random);
    if (typed.find('[') != std::string::npos) continue;
    CAPTURE(typed);
    const std::vector<catalog::RecordId> expected = texts.with(typed);
    REQUIRE(sorted(find(catalogue, typed)) == expected);
    spelled += SpelledWord::parse(catalog::fold(typed)).has_value() && !expected.empty() ? 1 : 0;
  }
  CHECK(spelled > 300);
}
