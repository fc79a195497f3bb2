#include "catalog/changes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <utility>

#include "tests/support/import_folder.h"

namespace {

using catalog::side_by_side;
using catalog::TextPair;
using support::ImportFolder;
using Kind = TextPair::Kind;
using Texts = std::vector<std::string>;

base::Blocks paragraphs(const Texts& texts) {
  base::Blocks blocks;
  for (const std::string& text : texts) blocks.push_back({base::BlockKind::paragraph, 0, {}, text, {}});
  return blocks;
}

/// "=甲 ~乙|丙 -丁 +戊"
std::string drawn(const std::vector<TextPair>& pairs) {
  std::string line;
  for (const TextPair& pair : pairs) {
    if (!line.empty()) line += ' ';
    if (pair.kind == Kind::same) line += "=" + pair.before;
    if (pair.kind == Kind::changed) line += "~" + pair.before + "|" + pair.after;
    if (pair.kind == Kind::removed) line += "-" + pair.before;
    if (pair.kind == Kind::added) line += "+" + pair.after;
  }
  return line;
}

std::string drawn(const Texts& before, const Texts& after) {
  return drawn(side_by_side(paragraphs(before), paragraphs(after)));
}

/// The plain way to the length of a longest common sequence.
std::size_t common_length(const Texts& a, const Texts& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j)
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
  return table[a.size()][b.size()];
}

/// Two catalogues in two data directories.
struct Pair {
  ImportFolder before, after;
  catalog::Changes compare() {
    const catalog::Catalog old_catalogue = before.load();
    const catalog::Catalog new_catalogue = after.load();
    const auto changes = catalog::compare(old_catalogue, new_catalogue);
    REQUIRE(changes);
    return *changes;
  }
};

}  // namespace

TEST_CASE("paragraphs stand beside each other") {
  CHECK(drawn({"甲", "乙", "丙"}, {"甲", "乙", "丙"}) == "=甲 =乙 =丙");
  CHECK(drawn({"甲", "乙", "丙"}, {"甲", "丁", "丙"}) == "=甲 ~乙|丁 =丙");
  CHECK(drawn({"甲", "丙"}, {"甲", "乙", "丙"}) == "=甲 +乙 =丙");
  CHECK(drawn({"甲", "乙", "丙"}, {"甲", "丙"}) == "=甲 -乙 =丙");
  CHECK(drawn({"甲", "乙"}, {"丙", "丁", "戊"}) == "~甲|丙 ~乙|丁 +戊");
  CHECK(drawn({}, {"甲"}) == "+甲");
  CHECK(drawn({"甲"}, {}) == "-甲");
  CHECK(drawn(Texts{}, Texts{}).empty());
}

TEST_CASE("articles and the rows of a table are paragraphs") {
  base::Blocks before = {{base::BlockKind::article, 0, "第一条", "为了安全。", {}},
                         {base::BlockKind::table, 0, {}, {}, {{"项目", "数量"}, {"甲", "1"}}}};
  base::Blocks after = before;
  after[1].rows[1][1] = "2";
  CHECK(drawn(side_by_side(before, after)) == "=第一条　为了安全。 =项目｜数量 ~甲｜1|甲｜2");
}

TEST_CASE("as many paragraphs as possible are the same, and both texts are there whole") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const auto text = [&random] {
      Texts lines(random() % 14);
      for (std::string& line : lines) line = std::string(1, static_cast<char>('a' + random() % 4));
      return lines;
    };
    const Texts before = text();
    const Texts after = text();
    Texts old_read;
    Texts new_read;
    std::size_t same = 0;
    for (const TextPair& pair : side_by_side(paragraphs(before), paragraphs(after))) {
      if (pair.kind != Kind::added) old_read.push_back(pair.before);
      if (pair.kind != Kind::removed) new_read.push_back(pair.after);
      if (pair.kind == Kind::same) ++same;
      if (pair.kind == Kind::same) CHECK(pair.before == pair.after);
    }
    CHECK(old_read == before);
    CHECK(new_read == after);
    CHECK(same == common_length(before, after));
  }
}

TEST_CASE("the same catalogue has no changes") {
  Pair pair;
  for (ImportFolder* folder : {&pair.before, &pair.after}) {
    folder->write("texts/a.txt", "第一条 甲\n乙");
    folder->add({{"正文", "a.txt"}}).add().add({{"栏目", "policy.other"}, {"公示截止日期", "2020-01-01"}});
  }
  const catalog::Changes changes = pair.compare();
  CHECK(changes.added.empty());
  CHECK(changes.changed.empty());
  CHECK(changes.withdrawn.empty());
  CHECK(changes.emptied_columns.empty());
  CHECK(changes.unchanged == 3);
  CHECK_FALSE(changes.guide);
  CHECK_FALSE(changes.offices);
}

TEST_CASE("every field that differs is named by its heading") {
  const std::vector<std::pair<std::string, std::string>> fields = {
      {"标题", "新标题"},         {"内容概述", "新概述"},     {"发布机构", "新局"},
      {"文号", "新〔2026〕1号"},  {"体裁", "公告"},           {"主题分类", "甲\\乙"},
      {"组配分类", "丙"},         {"关键词", "丁；戊"},       {"栏目", "policy.other"},
      {"成文日期", "2026-01-03"}, {"发布日期", "2026-01-06"}, {"生效日期", "2026-02-01"},
      {"废止日期", "2026-03-01"}, {"有效性", "废止"},         {"公示截止日期", "2026-04-01"}};
  Pair pair;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string number = "F" + std::to_string(i);
    pair.before.add({{"索引号", number}});
    pair.after.add({{"索引号", number}, {fields[i].first, fields[i].second}});
  }
  const catalog::Changes changes = pair.compare();
  REQUIRE(changes.changed.size() == fields.size());
  CHECK(changes.unchanged == 0);
  for (const catalog::RecordChange& change : changes.changed) {
    const auto place = std::stoul(change.after.index_number.substr(1));
    CHECK(change.fields == std::vector<std::string>{fields[place].first});
    CHECK_FALSE(change.text);
    CHECK(change.before.index_number == change.after.index_number);
  }
}

TEST_CASE("a text that comes, changes or goes is a change of the text") {
  Pair pair;
  pair.before.write("texts/a.txt", "甲");
  pair.before.write("texts/b.txt", "乙");
  pair.after.write("texts/b.txt", "丙");
  pair.after.write("texts/c.txt", "丁");
  pair.before.add({{"正文", "a.txt"}}).add({{"正文", "b.txt"}}).add();
  pair.after.add().add({{"正文", "b.txt"}}).add({{"正文", "c.txt"}});
  const catalog::Changes changes = pair.compare();
  REQUIRE(changes.changed.size() == 3);
  for (const catalog::RecordChange& change : changes.changed) {
    CHECK(change.text);
    CHECK(change.fields.empty());
  }
}

TEST_CASE("a column with another id and the same name is the same column") {
  Pair pair;
  pair.before.add({{"栏目", "penalty"}}).add({{"栏目", "policy.other"}});
  pair.after.write("columns.json", R"([{"id":"x","name":"行政处罚"},{"id":"y","name":"新栏目"}])");
  pair.after.add({{"栏目", "x"}}).add({{"栏目", "y"}});
  const catalog::Changes changes = pair.compare();
  REQUIRE(changes.changed.size() == 1);
  CHECK(changes.changed[0].after.index_number == "N2");
  CHECK(changes.changed[0].fields == std::vector<std::string>{"栏目"});
  CHECK(changes.emptied_columns == std::vector<std::string>{"政策法规/其他"});
}

TEST_CASE("the notice board and the guide are compared") {
  Pair pair;
  pair.before.add();
  pair.after.add();
  SUBCASE("notice board") { pair.after.write("offices.json", R"([{"name":"办公室","duties":["收文"]}])"); }
  SUBCASE("guide") { pair.after.write("guide.json", R"({"fields":{},"sections":[{"title":"监督","text":"甲"}]})"); }
  const catalog::Changes changes = pair.compare();
  CHECK(changes.guide != changes.offices);
}

TEST_CASE("reasons of withdrawals that are no text are refused with the file") {
  ImportFolder folder;
  folder.write("withdrawn.json", R"({"N1":5})");
  CHECK_FALSE(folder.add().import());
  CHECK(folder.report.refusals.at(0).file == "withdrawn.json");
  folder.write("withdrawn.json", "[]");
  CHECK_FALSE(folder.import());
}
