#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "catalog/block_codec.h"
#include "catalog/fold.h"
#include "catalog/page_code.h"
#include "catalog/pinyin.h"
#include "support/import_folder.h"

using namespace support;
using catalog::Filter;
using catalog::Validity;

namespace {

Filter words(const std::string& text) {
  Filter filter;
  filter.words = text;
  return filter;
}

/// "policy=2 penalty=1"
std::string listed(const std::vector<catalog::FacetValue>& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : " ") + value.key + "=" + std::to_string(value.count);
  return text;
}

}  // namespace

TEST_CASE("without words the newest published come first and records without a date last") {
  ImportFolder folder;
  folder.add({{"索引号", "old"}, {"发布日期", "2020-01-01"}})
      .add({{"索引号", "none"}, {"发布日期", ""}, {"成文日期", ""}})
      .add({{"索引号", "new"}, {"发布日期", "2026-11-01"}})
      .add({{"索引号", "made"}, {"发布日期", ""}, {"成文日期", "2026-12-01"}});
  const auto catalogue = folder.load();
  CHECK(numbers(catalogue, find(catalogue, "")) == "new old made none");
  CHECK(numbers(catalogue, find(catalogue, " \u3000")) == "new old made none");
}

TEST_CASE("with words a title or number that equals them comes first, then titles that hold them, ended ones later") {
  ImportFolder folder;
  folder.add({{"索引号", "body"}, {"内容概述", "讲消防条例"}, {"发布日期", "2026-11-09"}})
      .add({{"索引号", "ended"}, {"标题", "旧消防条例"}, {"有效性", "废止"}, {"发布日期", "2026-11-08"}})
      .add({{"索引号", "title"}, {"标题", "某市消防条例"}, {"发布日期", "2026-11-01"}})
      .add({{"索引号", "newer"}, {"标题", "某县消防条例"}, {"发布日期", "2026-11-02"}})
      .add({{"索引号", "equal"}, {"标题", "消防条例"}, {"发布日期", "2001-01-01"}})
      .add({{"索引号", "number"}, {"标题", "别的"}, {"文号", "消防 条例"}, {"发布日期", "2000-01-01"}});
  const auto catalogue = folder.load();
  CHECK(numbers(catalogue, find(catalogue, "消防条例")) == "equal number newer title ended body");
  CHECK(numbers(catalogue, find(catalogue, "消防 条例")) == "equal number newer title ended body");
}

TEST_CASE("words are looked for in title, number, index number, summary, keywords and body") {
  ImportFolder folder;
  folder.write("texts/a.txt", "第一条 甲乙\n丙丁|戊\n");
  folder.add({{"标题", "标题词"},
              {"文号", "示应急〔2026〕7号"},
              {"索引号", "ABC/2026-00007"},
              {"内容概述", "概述词"},
              {"关键词", "键一；键二"},
              {"正文", "a.txt"},
              {"发布机构", "机构词"}});
  const auto catalogue = folder.load();
  for (const char* word : {"标题词", "题", "示应急[2026]7", "026]７", "abc/2026", "概述", "键二", "第一条甲乙",
                           "丁|戊", "标题 概述 丙丁", "戊"}) {
    CAPTURE(word);
    CHECK(find(catalogue, word).size() == 1);
  }
  for (const char* word : {"标题词示应急", "甲乙丙丁", "机构词", "标题 没有", "乙甲"}) {
    CAPTURE(word);
    CHECK(find(catalogue, word).empty());
  }
}

TEST_CASE("search finds exactly what a plain look through the folded text finds") {
  // A small alphabet, so that pairs repeat and words of three and more are made of pairs that stand apart.
  const std::vector<std::string> alphabet = {"安", "全", "生", "产", "a", "Ａ", "〔", "[", " ", "1", "１", "𠮷"};
  std::mt19937 random(20261123);
  const auto text = [&](std::size_t length) {
    std::string made;
    for (std::size_t i = 0; i < length; ++i) made += alphabet[random() % alphabet.size()];
    return made;
  };
  ImportFolder folder;
  std::map<std::string, std::vector<std::string>> fields;  // 索引号 -> folded fields and paragraphs
  for (int i = 0; i < 120; ++i) {
    const std::string number = "N" + std::to_string(i);
    const std::string file = std::to_string(i) + ".txt";
    auto& own = fields[number];
    own = {"安" + text(6), "安" + text(10), "安" + text(30), "安" + text(5), number};
    folder.write("texts/" + file, own[2] + "\n" + own[3]);
    folder.add({{"索引号", number}, {"标题", own[0]}, {"内容概述", own[1]}, {"正文", file}});
    for (std::string& field : own) field = catalog::fold(field);
  }
  const auto catalogue = folder.load();
  REQUIRE(folder.report.loaded == 120);
  int found_some = 0;
  for (int query = 0; query < 600; ++query) {
    const std::string typed = text(1 + random() % 5) + (query % 4 == 0 ? " " + text(2) : "");
    const std::vector<std::string> wanted = catalog::split_words(typed);
    if (wanted.empty()) continue;
    std::vector<std::string> expected;
    for (const auto& [number, own] : fields) {
      const bool holds_all = std::all_of(wanted.begin(), wanted.end(), [&own](const std::string& word) {
        const auto spelled = catalog::SpelledWord::parse(catalog::fold(word));
        return (spelled && !spelled->find(own[0]).empty()) ||
               std::any_of(own.begin(), own.end(),
                           [&word](const std::string& field) { return contains(field, catalog::fold(word)); });
      });
      if (holds_all) expected.push_back(number);
    }
    std::vector<std::string> found;
    const std::vector<catalog::ListRow> rows = *catalogue.rows(find(catalogue, typed), "");
    for (const auto& row : rows) found.push_back(row.record.index_number);
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    found_some += found.empty() ? 0 : 1;
    CAPTURE(typed);
    REQUIRE(found == expected);
  }
  CHECK(found_some > 200);
}

TEST_CASE("filters narrow by column and those below it, issuer, year, genre and force") {
  ImportFolder folder;
  folder.add({{"索引号", "a"}, {"栏目", "policy.normative"}, {"体裁", "通知"}, {"发布日期", "2025-03-01"}})
      .add({{"索引号", "b"},
            {"栏目", "policy.other"},
            {"发布机构", "别局"},
            {"有效性", "失效"},
            {"发布日期", "2024-03-01"}})
      .add(
          {{"索引号", "c"}, {"栏目", "penalty"}, {"发布日期", ""}, {"成文日期", "2024-05-06"}, {"有效性", "已修改"}});
  const auto catalogue = folder.load();
  const auto found = [&](auto set) {
    Filter filter;
    set(filter);
    return numbers(catalogue, find(catalogue, filter));
  };
  CHECK(found([](Filter& f) { f.column_id = "policy"; }) == "a b");
  CHECK(found([](Filter& f) { f.column_id = "policy.other"; }) == "b");
  CHECK(found([](Filter& f) { f.column_id = "nowhere"; }).empty());
  CHECK(found([](Filter& f) { f.issuer = "别局"; }) == "b");
  CHECK(found([](Filter& f) { f.year = 2024; }) == "b c");
  CHECK(found([](Filter& f) { f.genre = "通知"; }) == "a");
  CHECK(found([](Filter& f) { f.in_force_only = true; }) == "a c");
}

TEST_CASE("facets count the found records, children of the column in the agency's order") {
  ImportFolder folder;
  folder.add({{"栏目", "policy.normative"}, {"体裁", "通知"}, {"发布日期", "2025-03-01"}})
      .add({{"栏目", "policy.other"}, {"发布机构", "别局"}, {"体裁", "公告"}, {"发布日期", "2024-03-01"}})
      .add({{"栏目", "policy.other"}, {"体裁", "公告"}, {"发布日期", "2024-04-01"}, {"标题", "含词甲"}})
      .add({{"栏目", "penalty"}, {"发布日期", ""}, {"成文日期", ""}});
  const auto catalogue = folder.load();
  const auto all = *catalogue.find({}, today);
  CHECK(listed(all.facets.columns) == "policy=3 penalty=1");
  CHECK(listed(all.facets.issuers) == "某局=3 别局=1");
  CHECK(listed(all.facets.years) == "2025=1 2024=2");
  CHECK(listed(all.facets.genres) == "公告=2 通知=1");
  CHECK(all.facets.columns[0].label == "政策法规");
  Filter policy;
  policy.column_id = "policy";
  CHECK(listed(catalogue.find(policy, today)->facets.columns) == "policy.normative=1 policy.other=2");
  CHECK(listed(catalogue.find(words("词甲"), today)->facets.columns) == "policy=1");
}

TEST_CASE("picking any value of any facet gives as many records as the facet said") {
  ImportFolder folder;
  std::mt19937 random(11);
  const std::vector<std::string> columns = {"policy.normative", "policy.other", "penalty", "report.other"};
  const std::vector<std::string> subjects = {"", "综合政务", "综合政务\\应急管理", "综合政务\\政务公开",
                                             "工业、交通\\化工"};
  for (int i = 0; i < 200; ++i) {
    folder.add({{"栏目", columns[random() % 4]},
                {"发布机构", random() % 2 == 0 ? "甲局" : "乙局"},
                {"体裁", random() % 2 == 0 ? "通知" : "公告"},
                {"有效性", random() % 3 == 0   ? "废止"
                           : random() % 2 == 0 ? "有效"
                                               : ""},
                {"主题分类", subjects[random() % subjects.size()]},
                {"发布日期", "202" + std::to_string(random() % 7) + "-01-0" + std::to_string(1 + random() % 9)},
                {"标题", random() % 2 == 0 ? "消防通知" : "矿山公告"}});
  }
  const auto catalogue = folder.load();
  std::size_t picked = 0;
  const auto check = [&](const Filter& filter, const std::vector<catalog::FacetValue>& values, auto pick) {
    for (const catalog::FacetValue& value : values) {
      Filter other = filter;
      pick(other, value.key);
      CHECK(value.count > 0);
      CHECK(static_cast<std::int64_t>(find(catalogue, other).size()) == value.count);
      ++picked;
    }
  };
  for (int i = 0; i < 40; ++i) {
    Filter filter;
    if (random() % 2 == 0) filter.words = "消防";
    if (random() % 3 == 0) filter.issuer = "甲局";
    if (random() % 3 == 0) filter.genre = "通知";
    if (random() % 4 == 0) filter.year = 2020 + static_cast<int>(random() % 7);
    if (random() % 4 == 0) filter.column_id = "policy";
    if (random() % 4 == 0) filter.subject = subjects[random() % subjects.size()];
    if (random() % 4 == 0) filter.validity = Validity::in_force;
    filter.in_force_only = random() % 3 == 0;
    const catalog::Facets facets = catalogue.find(filter, today)->facets;
    check(filter, facets.columns, [](Filter& f, const std::string& key) { f.column_id = key; });
    check(filter, facets.issuers, [](Filter& f, const std::string& key) { f.issuer = key; });
    check(filter, facets.years, [](Filter& f, const std::string& key) { f.year = std::stoi(key); });
    check(filter, facets.genres, [](Filter& f, const std::string& key) { f.genre = key; });
    check(filter, facets.subjects, [](Filter& f, const std::string& key) { f.subject = key; });
    check(filter, facets.validities,
          [](Filter& f, const std::string& key) { f.validity = catalog::validity_named(key); });
  }
  CHECK(picked > 500);
}

TEST_CASE("the items of the law are inherited by the columns below, counted and listed") {
  ImportFolder folder;
  folder.write("columns.json", R"([{"id":"a","name":"甲","statutory":"20.1","children":[{"id":"a.1","name":"乙"},
      {"id":"a.2","name":"丙","statutory":"20.5"}]},{"id":"b","name":"丁"}])");
  folder.add({{"栏目", "a.1"}}).add({{"栏目", "a.2"}}).add({{"栏目", "a.2"}}).add({{"栏目", "b"}});
  const auto catalogue = folder.load();
  CHECK(listed(catalogue.find({}, today)->facets.statutory) == "20.1=1 20.5=2");
  Filter filter;
  filter.statutory = "20.5";
  CHECK(numbers(catalogue, find(catalogue, filter)) == "N2 N3");
  CHECK(listed(catalogue.find(filter, today)->facets.statutory) == "20.1=1 20.5=2");
}

TEST_CASE("subjects come by their first level, and below the one that is picked by their second") {
  ImportFolder folder;
  folder.add({{"主题分类", "甲\\乙"}})
      .add({{"主题分类", "甲\\丙"}})
      .add({{"主题分类", "甲"}})
      .add({{"主题分类", "甲乙\\丁"}});
  const auto catalogue = folder.load();
  const auto subjects = [&catalogue](const std::string& subject) {
    Filter filter;
    filter.subject = subject;
    return listed(catalogue.find(filter, today)->facets.subjects);
  };
  CHECK(subjects("") == "甲=3 甲乙=1");
  CHECK(subjects("甲") == "甲\\丙=1 甲\\乙=1");
  CHECK(subjects("甲\\丙") == "甲\\丙=1 甲\\乙=1");
}

TEST_CASE("what a title or a number names is found, whatever its brackets and width, until it is no longer shown") {
  ImportFolder folder;
  folder.add({{"索引号", "old"}, {"标题", "安全（生产）条例"}, {"发布日期", "2020-01-01"}})
      .add({{"索引号", "new"}, {"标题", "安全(生产)条例"}, {"文号", "示发〔2026〕7号"}, {"发布日期", "2026-01-01"}})
      .add({{"索引号", "gone"}, {"标题", "安全(生产)条例"}, {"公示截止日期", "2026-01-01"}});
  const auto catalogue = folder.load();
  const auto named = [&catalogue](const std::string& text) {
    std::string numbers;
    const auto records = catalogue.named(text, today);
    for (const auto& record : *records) numbers += record.index_number + " ";
    return numbers;
  };
  CHECK(named("安全【生产】条例") == "new old ");
  CHECK(named("示发[2026]７号") == "new ");
  CHECK(named("安全").empty());
  CHECK(named(" ").empty());
}

TEST_CASE("a record vanishes everywhere the day after its 公示截止日期") {
  ImportFolder folder;
  folder.add({{"索引号", "gone"}, {"公示截止日期", "2026-11-22"}, {"标题", "处罚决定甲"}})
      .add({{"索引号", "last day"}, {"公示截止日期", "2026-11-23"}, {"标题", "处罚决定乙"}});
  const auto catalogue = folder.load();
  CHECK(numbers(catalogue, find(catalogue, "")) == "last day");
  CHECK(numbers(catalogue, find(catalogue, "处罚决定")) == "last day");
  CHECK(listed(catalogue.find({}, today)->facets.columns) == "penalty=1");
  REQUIRE_FALSE(catalogue.document("gone", today).ok());
  CHECK(catalogue.document("gone", today).error().kind == base::ErrorKind::not_found);
  CHECK(catalogue.document("last day", today).ok());
  const base::Date before{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
  CHECK(catalogue.document("gone", before).ok());
  const auto penalties = [](const std::vector<catalog::Column>& columns) { return columns[3].count; };
  CHECK(penalties(*catalogue.columns(today)) == 1);
  CHECK(penalties(*catalogue.columns()) == 2);
}

TEST_CASE("columns come as a tree in pre-order with counts that include what is below") {
  ImportFolder folder;
  folder.add({{"栏目", "policy.normative"}}).add({{"栏目", "policy.other"}}).add({{"栏目", "年报/其他"}});
  const auto catalogue = folder.load();
  const auto columns = *catalogue.columns();
  REQUIRE(columns.size() == 6);
  CHECK(columns[0].id == "policy");
  CHECK(columns[0].count == 2);
  CHECK(columns[1].parent_id == "policy");
  CHECK(columns[3].count == 0);
  CHECK(columns[4].role == "annual_report");
  CHECK(columns[4].count == 1);
}

TEST_CASE("a column holds the records of all levels below it and not those of the next") {
  ImportFolder folder;
  folder.write("columns.json", R"([{"id":"a","name":"甲","children":[{"id":"a.1","name":"乙","children":[
      {"id":"a.1.1","name":"丙"},{"id":"a.1.2","name":"丁"}]},{"id":"a.2","name":"戊"}]},{"id":"b","name":"己"}])");
  folder.add({{"栏目", "a.1.1"}}).add({{"栏目", "甲/乙/丁"}}).add({{"栏目", "戊"}}).add({{"栏目", "b"}});
  const auto catalogue = folder.load();
  const auto all = *catalogue.find({}, today);
  CHECK(listed(all.facets.columns) == "a=3 b=1");
  Filter filter;
  filter.column_id = "a";
  CHECK(numbers(catalogue, find(catalogue, filter)) == "N1 N2 N3");
  CHECK(listed(catalogue.find(filter, today)->facets.columns) == "a.1=2 a.2=1");
  filter.column_id = "a.1";
  CHECK(numbers(catalogue, find(catalogue, filter)) == "N1 N2");
}

TEST_CASE("a document comes back as it was given") {
  ImportFolder folder;
  folder.write("texts/sub/a.md", "# 通知\n\n<< 各县：\n\n正文。\n\n>> 某局\n");
  folder.add({{"索引号", "014/2026-1"},
              {"标题", "通知"},
              {"文号", "示应急〔2026〕7号"},
              {"体裁", "通知"},
              {"主题分类", "综合政务\\应急管理"},
              {"组配分类", "组"},
              {"关键词", "甲；乙"},
              {"栏目", "规范性文件"},
              {"生效日期", "2026-02-01"},
              {"废止日期", "2027-01-01"},
              {"有效性", "现行有效"},
              {"正文", "sub/a.md"}});
  const auto catalogue = folder.load();
  const auto document = *catalogue.document("014/2026-1", today);
  const catalog::Record& record = document.record;
  CHECK(record.title == "通知");
  CHECK(record.document_number == "示应急〔2026〕7号");
  CHECK(record.subject == "综合政务\\应急管理");
  CHECK(record.column_id == "policy.normative");
  CHECK(record.column_name == "规范性文件");
  CHECK(record.validity == Validity::in_force);
  CHECK(base::to_iso(*record.repealed_on) == "2027-01-01");
  CHECK_FALSE(record.shown_until);
  CHECK(record.has_text);
  REQUIRE(document.body.size() == 3);
  CHECK(document.body[0].kind == base::BlockKind::flush);
  CHECK(document.body[2].text == "某局");
  CHECK(catalogue.document(record.id, today)->record == record);
}

TEST_CASE("what is not there is not found") {
  ImportFolder folder;
  const auto catalogue = folder.add().load();
  for (const catalog::RecordId id : {catalog::RecordId{0}, catalog::RecordId{2}, catalog::RecordId{-1}}) {
    CHECK(catalogue.document(id, today).error().kind == base::ErrorKind::not_found);
    CHECK(catalogue.rows(std::vector{id}, "").error().kind == base::ErrorKind::not_found);
  }
  CHECK(catalogue.document("N", today).error().kind == base::ErrorKind::not_found);
}

TEST_CASE("a row shows the place of the hit in its body, else its summary") {
  ImportFolder folder;
  folder.write("texts/a.txt", "无关\n这里讲烟花爆竹的经营\n");
  folder.add({{"正文", "a.txt"}, {"内容概述", "概述"}});
  const auto catalogue = folder.load();
  const std::vector<catalog::RecordId> ids = {1};
  CHECK(catalogue.rows(ids, "烟花")->front().snippet == "这里讲烟花爆竹的经营");
  CHECK(catalogue.rows(ids, "")->front().snippet == "概述");
  CHECK(catalogue.rows(ids, "某事")->front().snippet == "概述");
}

TEST_CASE("agency, guide, offices and totals come back") {
  ImportFolder folder;
  folder.write("texts/a.txt", "四个字吗");
  const auto catalogue = folder.add({{"正文", "a.txt"}}).add().load();
  const auto agency = *catalogue.agency();
  CHECK(agency.name == "示例市应急管理局");
  CHECK(agency.sample);
  CHECK(base::to_iso(*agency.content_date) == "2026-11-20");
  CHECK(agency.hotline_number == "12350");
  const auto guide = *catalogue.guide();
  CHECK(guide.internet == "3");
  CHECK(guide.sections[0].text == "第一段\n第二段");
  const auto offices = *catalogue.offices();
  CHECK(offices[0].duties == std::vector<std::string>{"收文", "发文"});
  CHECK(offices[0].time_limit == "20个工作日");
  const auto totals = *catalogue.totals();
  CHECK(totals.records == 2);
  CHECK(totals.texts == 1);
  CHECK(totals.characters == 4);
  CHECK(totals.columns == 6);
  CHECK(totals.bytes_on_disk == static_cast<std::int64_t>(std::filesystem::file_size(folder.data() + "/catalog.db")));
}

TEST_CASE("every word of validity has its name and silence has none") {
  CHECK(catalog::validity_name(Validity::in_force) == "有效");
  CHECK(catalog::validity_name(Validity::amended) == "已修改");
  CHECK(catalog::validity_name(Validity::expired) == "失效");
  CHECK(catalog::validity_name(Validity::repealed) == "废止");
  CHECK(catalog::validity_name(Validity::not_yet) == "尚未生效");
  CHECK(catalog::validity_name(Validity::unstated).empty());
}

TEST_CASE("the sample catalogue loads without a refusal") {
  TemporaryDirectory data;
  catalog::ImportReport report;
  REQUIRE(catalog::import_directory(CHAYUE_SOURCE_DIR "/assets/sample", data / "data", report).ok());
  CHECK(report.refusals.empty());
  CHECK(report.loaded > 50);
}

TEST_CASE("a printed page is found again by its code, and a text changed since is told") {
  ImportFolder folder;
  folder.write("texts/plan.txt", "第一条 为了安全生产，制定本预案。");
  folder.add({{"索引号", "a"}, {"标题", "预案"}, {"正文", "plan.txt"}, {"有效性", "有效"}}).add({{"索引号", "b"}});
  REQUIRE(folder.import().ok());
  const catalog::Document printed = *folder.open().document("a", support::today);
  base::PageCode code = catalog::page_code_of(printed.record, printed.body);
  code.page = 7;  // whichever page it was
  const auto matches = folder.open().by_page_code(code, support::today);
  REQUIRE(matches.ok());
  REQUIRE(matches->size() == 1);
  CHECK(matches->front().record.index_number == "a");
  CHECK(matches->front().same_text);
  CHECK(matches->front().shown);

  folder.write("texts/plan.txt", "第一条 为了安全生产，制定本预案！");
  REQUIRE(folder.import().ok());
  CHECK_FALSE(folder.open().by_page_code(code, support::today)->front().same_text);
  code.document ^= 1;
  CHECK(folder.open().by_page_code(code, support::today)->empty());
}

TEST_CASE("the state of a document is no part of its code, what is no longer shown is told") {
  ImportFolder folder;
  folder.add({{"索引号", "a"}, {"标题", "公示"}, {"有效性", "有效"}});
  REQUIRE(folder.import().ok());
  const base::PageCode code = catalog::page_code_of(folder.open().document("a", support::today)->record);
  ImportFolder later;
  later.add({{"索引号", "a"}, {"标题", "公示"}, {"有效性", "废止"}, {"公示截止日期", "2026-01-31"}});
  REQUIRE(later.import().ok());
  const auto matches = later.open().by_page_code(code, support::today);
  REQUIRE((matches.ok() && matches->size() == 1));
  CHECK(matches->front().same_text);
  CHECK(matches->front().record.validity == catalog::Validity::repealed);
  CHECK_FALSE(matches->front().shown);
}
