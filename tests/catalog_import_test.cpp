#include <doctest/doctest.h>

#include "support/import_folder.h"

using namespace support;
using catalog::Validity;

namespace {

/// Imports a sound row and the given one, which must be refused with a sentence that holds `what` and a remedy that
/// holds `remedy`.
void check_refused(const Row& values, const std::string& what, const std::string& remedy = "请") {
  CAPTURE(what);
  ImportFolder folder;
  folder.add({{"索引号", "sound"}}).add(values);
  REQUIRE(folder.import().ok());
  CHECK(folder.report.loaded == 1);
  REQUIRE(folder.report.refusals.size() == 1);
  const catalog::Refusal& refusal = folder.report.refusals[0];
  CHECK(refusal.file == "rows/a.csv");
  CHECK(refusal.line == 3);
  CHECK_MESSAGE(contains(refusal.what, what), refusal.what);
  CHECK_MESSAGE(contains(refusal.remedy, remedy), refusal.remedy);
}

/// Imports the row, which must be loaded with a warning that holds `what`.
void check_warned(const Row& values, const std::string& what) {
  CAPTURE(what);
  ImportFolder folder;
  folder.add(values);
  REQUIRE(folder.import().ok());
  CHECK(folder.report.loaded == 1);
  CHECK(folder.report.refusals.empty());
  CHECK_MESSAGE(contains(folder.warnings(), what), folder.warnings());
}

/// The row is loaded and nobody has anything to say.
void check_silent(const Row& values) {
  ImportFolder folder;
  folder.add(values);
  REQUIRE(folder.import().ok());
  CHECK(folder.report.loaded == 1);
  CHECK(folder.refusals() + folder.warnings() == "");
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

/// Imports this text as rows/a.csv below a line of the needed headings.
ImportFolder& import_csv(ImportFolder& folder, const std::string& rows) {
  folder.write("rows/a.csv", "索引号,标题,栏目,公开方式,内容概述\n" + rows);
  (void)folder.import_as_is();
  return folder;
}

/// The whole import is refused with a sentence that holds `what`, and the catalogue of before stays.
void check_import_refused(const std::string& file, const std::string& bytes, const std::string& what) {
  CAPTURE(file);
  CAPTURE(what);
  ImportFolder folder;
  folder.add({{"索引号", "before"}});
  REQUIRE(folder.import().ok());
  folder.write(file, bytes);
  const base::Status status = folder.import_as_is();
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().kind == base::ErrorKind::bad_input);
  CHECK_MESSAGE(contains(folder.refusals(), what), folder.refusals());
  CHECK(folder.report.loaded == 0);
  CHECK(numbers(folder.open(), {1}) == "before");
}

}  // namespace

TEST_CASE("a sound row is loaded in silence") {
  check_silent({});
  check_silent({{"公示截止日期", "2027-01-01"}, {"有效性", "失效/废止"}, {"栏目", "政策法规/规范性文件"}});
  check_silent({{"栏目", "政策法规／其他"}});
}

TEST_CASE("a row without title, index number or column is refused") {
  check_refused({{"标题", " \u3000"}}, "没有填写“标题”");
  check_refused({{"索引号", ""}}, "没有填写“索引号”");
  check_refused({{"栏目", ""}}, "没有填写“栏目”");
}

TEST_CASE("an index number that another row has is refused with the other's line") {
  check_refused({{"索引号", " sound "}}, "索引号“sound”与第2行重复");
}

TEST_CASE("a date that does not exist is refused with the day that was probably meant") {
  check_refused({{"成文日期", "2023-02-30"}}, "成文日期“2023-02-30”不是一个存在的日期", "例如2023-02-28");
  check_refused({{"公示截止日期", "2026-13-01"}}, "公示截止日期“2026-13-01”不是一个存在的日期");
}

TEST_CASE("a date in another spelling is refused with the right one") {
  check_refused({{"发布日期", "2023年2月3日"}}, "发布日期“2023年2月3日”的写法不对", "例如2023-02-03");
  check_refused({{"发布日期", "20230213"}}, "写法不对", "例如2023-02-13");
  check_refused({{"生效日期", "2023/2/3"}}, "写法不对", "例如2023-02-03");
  check_refused({{"废止日期", "长期"}}, "写法不对", "不知道日期就留空");
}

TEST_CASE("1970-01-01 is no date") {
  check_warned({{"废止日期", "1970-01-01"}}, "“1970-01-01”通常表示没有日期");
  ImportFolder folder;
  const auto catalogue = folder.add({{"废止日期", "1970-01-01"}}).load();
  CHECK_FALSE(catalogue.document(1, today)->record.repealed_on);
}

TEST_CASE("an unknown, ambiguous or inner column is refused") {
  check_refused({{"栏目", "没有这个"}}, "栏目“没有这个”不在栏目表中");
  check_refused({{"栏目", "其他"}}, "不止一个");
  check_refused({{"栏目", "政策法规"}}, "下面还有栏目", "“规范性文件”");
  check_refused({{"栏目", "policy"}}, "下面还有栏目");
}

TEST_CASE("only 主动公开 comes in and nothing with a mark of secrecy") {
  check_refused({{"公开方式", "依申请公开"}}, "不是主动公开", "删除这一行");
  check_refused({{"公开方式", "不予公开"}}, "不是主动公开");
  check_refused({{"公开方式", ""}}, "没有填写公开方式");
  check_refused({{"公开方式", "主动公开（内部）"}}, "密级或者内部标记", "保密规定");
  check_refused({{"公开方式", "机密"}}, "密级或者内部标记");
  check_refused({{"密级", "秘密"}}, "密级或者内部标记");
}

TEST_CASE("an unknown word of validity is refused and every known one is understood") {
  check_refused({{"有效性", "大概有效"}}, "有效性“大概有效”无法识别");
  const std::vector<std::pair<std::string, Validity>> known = {
      {"有效", Validity::in_force},    {"现行有效", Validity::in_force},  {"已修改", Validity::amended},
      {"已被修改", Validity::amended}, {"失效", Validity::expired},       {"废止", Validity::repealed},
      {"已废止", Validity::repealed},  {"失效/废止", Validity::repealed}, {"尚未生效", Validity::not_yet},
      {"", Validity::unstated}};
  for (const auto& [word, validity] : known) {
    ImportFolder folder;
    const auto catalogue = folder.add({{"有效性", word}}).load();
    CHECK_MESSAGE(catalogue.document(1, today)->record.validity == validity, word);
  }
}

TEST_CASE("a value that is too long is refused and a long summary is warned about") {
  check_refused({{"标题", repeated("长", 501)}}, "“标题”有501字，超过500字");
  check_silent({{"标题", repeated("长", 500)}});
  check_warned({{"内容概述", repeated("长", 501)}}, "内容概述超过500字");
  check_silent({{"内容概述", repeated("长", 500)}});
}

TEST_CASE("all faults of a row stand in one refusal") {
  check_refused({{"标题", ""}, {"成文日期", "x"}}, "没有填写“标题”；成文日期“x”的写法不对", "；");
}

TEST_CASE("what 条例第十二条 asks for is missed with one warning that counts the rows") {
  ImportFolder folder;
  folder.add();
  for (int i = 0; i < 5; ++i) folder.add({{"内容概述", ""}, {"成文日期", ""}});
  REQUIRE(folder.import().ok());
  CHECK(folder.report.loaded == 6);
  REQUIRE(folder.report.warnings.size() == 2);
  CHECK(folder.report.warnings[0].what == "没有填写“内容概述”（共5行，如第3、4、5行）");
  CHECK(folder.report.warnings[0].line == 3);
}

TEST_CASE("odd rows are warned about") {
  check_warned({{"发布机构", ""}}, "没有填写“发布机构”");
  check_warned({{"成文日期", "2026-03-01"}, {"发布日期", "2026-02-01"}}, "发布日期早于成文日期");
  check_warned({{"标题", "通知\">通知"}}, "网页代码");
  check_warned({{"标题", "<b>通知"}}, "网页代码");
}

TEST_CASE("a text file that is missing, outside, of another kind or not UTF-8 costs its row") {
  check_refused({{"正文", "none.txt"}}, "找不到正文文件“none.txt”");
  check_refused({{"正文", "../manifest.md"}}, "不在正文文件夹之内");
  check_refused({{"正文", "/etc/hosts.txt"}}, "不在正文文件夹之内");
  check_refused({{"正文", "a.pdf"}}, "不是.txt或.md文件");
  ImportFolder folder;
  folder.write("texts/gbk.txt", "\xD6\xD0\xCE\xC4");
  folder.write("texts/dir.txt/x", "");
  folder.write("secret.txt", "外面");
  std::filesystem::create_symlink(folder.source() + "/secret.txt", folder.source() + "/texts/link.txt");
  folder.add().add({{"正文", "gbk.txt"}}).add({{"正文", "link.txt"}}).add({{"正文", "dir.txt"}});
  REQUIRE(folder.import().ok());
  CHECK(folder.report.loaded == 1);
  REQUIRE(folder.report.refusals.size() == 3);
  CHECK(contains(folder.report.refusals[0].what, "文字编码不是UTF-8"));
  CHECK(contains(folder.report.refusals[1].what, "不在正文文件夹之内"));
  CHECK(contains(folder.report.refusals[2].what, "无法读取"));
}

TEST_CASE("an empty text and a text that no row names are warned about") {
  ImportFolder folder;
  folder.write("texts/empty.txt", "\n \n");
  folder.write("texts/forgotten.txt", "文");
  folder.add({{"正文", "empty.txt"}});
  REQUIRE(folder.import().ok());
  CHECK(folder.report.texts == 0);
  CHECK(contains(folder.warnings(), "正文文件“empty.txt”没有内容"));
  CHECK(contains(folder.warnings(), "有1个文件没有一行使用，例如“forgotten.txt”"));
}

TEST_CASE("CSV quotes hold commas, quotes and line breaks, and lines are counted right after them") {
  ImportFolder folder;
  import_csv(folder, "1,\"甲,\"\"乙\"\"\",penalty,主动公开,\"上\n下\"\r\n\r\n2,丙,nowhere,主动公开,x\n");
  CHECK(folder.report.loaded == 1);
  CHECK(contains(folder.refusals(), "rows/a.csv:5 栏目“nowhere”"));
  const auto catalogue = folder.open();
  CHECK(catalogue.document("1", today)->record.title == "甲,\"乙\"");
  CHECK(catalogue.document("1", today)->record.summary == "上下");
}

TEST_CASE("a byte order mark, English keys, extra headings and spaces around headings are understood") {
  ImportFolder folder;
  folder.write("rows/a.csv", "\xEF\xBB\xBFindex_number, title ,column,disclosure,备注\n1,甲,penalty,主动公开,x\n");
  REQUIRE(folder.import_as_is().ok());
  CHECK(folder.report.loaded == 1);
  CHECK(contains(folder.warnings(), "表头“备注”无法识别"));
}

TEST_CASE("a quote that is never closed costs its own row only") {
  ImportFolder folder;
  import_csv(
      folder,
      "1,\"甲,penalty,主动公开,x\n2,乙,penalty,主动公开,x\n3,丙\"丙,penalty,主动公开,x\n4,丁,penalty,主动公开,x\n");
  CHECK(folder.report.loaded == 2);
  CHECK(contains(folder.refusals(), "rows/a.csv:2 引号没有成对"));
  CHECK(contains(folder.refusals(), "rows/a.csv:4 引号没有成对"));
  CHECK(folder.open().document("4", today).ok());
}

TEST_CASE("a row with too many fields is refused and one with too few is read as far as it goes") {
  ImportFolder folder;
  import_csv(folder, "1,甲,penalty,主动公开,x,y\n2,乙,penalty,主动公开\n");
  CHECK(folder.report.loaded == 1);
  CHECK(contains(folder.refusals(), "rows/a.csv:2 这一行有6个格子，表头只有5个"));
}

TEST_CASE("a row that is not UTF-8 is refused") {
  ImportFolder folder;
  import_csv(folder, "1,\xD6\xD0,penalty,主动公开,x\n2,乙,penalty,主动公开,x\n");
  CHECK(folder.report.loaded == 1);
  CHECK(contains(folder.refusals(), "rows/a.csv:2 文字编码不是UTF-8"));
}

TEST_CASE("control characters and zero-width characters do not get into a value") {
  ImportFolder folder;
  import_csv(folder, "1,\"\u200B甲\x01\u3000乙\t丙\u00A0\",penalty,主动公开,see\n");
  CHECK(folder.open().document("1", today)->record.title == "甲\u3000乙丙");
}

TEST_CASE("JSON lines are read with either keys and a broken one costs itself only") {
  ImportFolder folder;
  folder.write("manifest.json", R"({"format":1,"agency":{"name":"某局"},"columns":"columns.json","rows":["b.jsonl"],
                                    "headings":{"文件名称":"title"}})");
  folder.write("b.jsonl", R"({"索引号":"1","标题":"甲","栏目":"penalty","公开方式":"主动公开","关键词":["子","丑"]}
{"index_number":2,"文件名称":"乙","column":"penalty","disclosure":"主动公开","document_number":null}

{"index_number":"3","title":"丙"
{"index_number":"4","title":{},"column":"penalty"}
["5"]
)");
  REQUIRE(folder.import_as_is().ok());
  CHECK(folder.report.loaded == 2);
  CHECK(folder.open().document("1", today)->record.keywords == "子；丑");
  CHECK(folder.open().document("2", today)->record.title == "乙");
  REQUIRE(folder.report.refusals.size() == 3);
  CHECK(folder.report.refusals[0].line == 4);
  CHECK(contains(folder.report.refusals[1].what, "“title”的值不是文字"));
  CHECK(contains(folder.report.refusals[2].what, "不是完整的JSON对象"));
}

TEST_CASE("refusals come by file and line although texts are read last") {
  ImportFolder folder;
  folder.add({{"正文", "none.txt"}, {"发布日期", "2020-01-01"}}).add({{"栏目", "x"}}).add({{"正文", "no.txt"}}).add();
  REQUIRE(folder.import().ok());
  REQUIRE(folder.report.refusals.size() == 3);
  CHECK(folder.report.refusals[0].line == 2);
  CHECK(folder.report.refusals[1].line == 3);
  CHECK(folder.report.refusals[2].line == 4);
}

TEST_CASE("a guide that lacks one of the nine fields is warned about with the article") {
  ImportFolder folder;
  folder.write("guide.json", R"({"fields":{"classification":"分类","fax":" "}})");
  REQUIRE(folder.add().import().ok());
  CHECK(folder.report.warnings.size() == 8);
  CHECK(contains(folder.warnings(), "公开指南没有“传真号码”"));
  CHECK(contains(folder.warnings(), "第十二条"));
}

TEST_CASE("a broken import directory is refused as a whole and the old catalogue stays") {
  check_import_refused("manifest.json", "{", "不是完整的JSON");
  check_import_refused("manifest.json", "[]", "manifest.json");
  check_import_refused("manifest.json", R"({"format":2})", "格式版本");
  check_import_refused("manifest.json", R"({"format":1,"agency":[],"columns":7,"rows":"x"})", "agency");
  check_import_refused("manifest.json",
                       R"({"format":1,"agency":{"name":"某局"},"columns":"columns.json","rows":["rows/none.csv"]})",
                       "rows/none.csv:0 找不到这个文件");
  check_import_refused("manifest.json",
                       R"({"format":1,"agency":{"name":"某局"},"columns":"../columns.json","rows":["rows/a.csv"]})",
                       "不在导入文件夹之内");
  check_import_refused("manifest.json",
                       R"({"format":1,"agency":{"name":"某局"},"columns":"columns.json","rows":["guide.json"]})",
                       "类型无法识别");
  check_import_refused("manifest.json",
                       R"({"format":1,"agency":{"name":"某局"},"columns":"columns.json","rows":["rows/a.csv"],
                           "content_date":"2026-02-30"})",
                       "“content_date”的日期");
  check_import_refused("columns.json", "[]", "栏目表里没有栏目");
  check_import_refused("columns.json", R"([{"id":"a","name":"甲"},{"id":"a","name":"乙"}])", "栏目编号“a”重复");
  check_import_refused("columns.json", R"([{"id":"a"}])", "没有填写“name”");
  check_import_refused("columns.json", R"([7])", "没有填写“id”");
  check_import_refused("columns.json", repeated(R"([{"id":"a","name":"b","children":)", 50), "不是完整的JSON");
  check_import_refused("columns.json", std::string(200000, '['), "不是完整的JSON");
  check_import_refused("guide.json", "\xFF", "guide.json");
  check_import_refused("offices.json", R"([{"name":"x","duties":[1]}])", "duties");
  check_import_refused("rows/a.csv", "", "没有表头");
  check_import_refused("rows/a.csv", "标题,栏目\n甲,乙\n", "表头缺少“索引号”");
  check_import_refused("rows/a.csv", "标题,title\n", "表头“标题”出现两次");
  check_import_refused("rows/a.csv", "\xCB\xF7\xD2\xFD\xBA\xC5,\xB1\xEA\xCC\xE2\n", "文字编码不是UTF-8");
}

TEST_CASE("columns nested too deep are refused") {
  std::string json = R"([{"id":"0","name":"x")";
  for (int i = 1; i < 10; ++i) json += R"(,"children":[{"id":")" + std::to_string(i) + R"(","name":"x")";
  check_import_refused("columns.json", json + repeated("}]", 10), "栏目超过6级");
}

TEST_CASE("an import of which nothing remains is refused and the old catalogue stays") {
  check_import_refused("rows/a.csv", "索引号,标题,栏目,公开方式\n1,,penalty,主动公开\n", "没有一条信息可以导入");
}

TEST_CASE("no import directory is a refusal and not a crash") {
  TemporaryDirectory directory;
  catalog::ImportReport report;
  CHECK_FALSE(catalog::import_directory(directory / "none", directory / "data", report).ok());
  REQUIRE(report.refusals.size() == 1);
  CHECK_FALSE(std::filesystem::exists(directory / "data"));
}

TEST_CASE("progress counts up to all rows") {
  ImportFolder folder;
  for (int i = 0; i < 250; ++i) folder.add();
  folder.add({{"标题", ""}});
  folder.write_rows();
  std::vector<std::int64_t> seen;
  std::int64_t last_total = 0;
  const auto progress = [&](std::int64_t done, std::int64_t total) {
    seen.push_back(done);
    last_total = total;
    return true;
  };
  catalog::ImportReport report;
  REQUIRE(catalog::import_directory(folder.source(), folder.data(), report, progress).ok());
  CHECK(seen.size() >= 3);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
  CHECK(seen.back() == 251);
  CHECK(last_total == 251);
}
