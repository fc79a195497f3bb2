// A clerk's folder becomes an update package, or a report of what is to be mended.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "catalog/catalog.h"
#include "pack/documents.h"
#include "pack/pandoc_text.h"
#include "pack/xlsx_sheets.h"
#include "package/package.h"
#include "tests/support/clerk_folder.h"

namespace fs = std::filesystem;

namespace {

using nlohmann::json;
using pack::Weight;
using support::ClerkFolder;
using support::contains;

/// What a kiosk would show after the package was loaded: its parts laid out and imported.
class Room {
 public:
  explicit Room(const std::string& file) {
    auto parts = package::PartStore::open(directory_ / "data");
    REQUIRE(parts.ok());
    const std::string text = *package::manifest_text_of(file);
    manifest = *package::parse_manifest(text);
    unpack(file);
    REQUIRE(catalog::import_directory(directory_ / "in", directory_ / "data", report).ok());
  }

  catalog::Catalog open() const {
    base::Result<catalog::Catalog> opened = catalog::Catalog::open(directory_ / "data");
    REQUIRE(opened.ok());
    return std::move(*opened);
  }
  std::string part(const std::string& path) const { return support::bytes_of(directory_ / ("in/" + path)); }
  bool has(const std::string& path) const { return fs::exists(directory_ / ("in/" + path)); }

  package::Manifest manifest;
  catalog::ImportReport report;

 private:
  /// A package is a zip of stored parts.
  void unpack(const std::string& file) {
    zip_t* zip = zip_open(file.c_str(), ZIP_RDONLY, nullptr);
    REQUIRE(zip != nullptr);
    for (const package::Part& each : manifest.parts) {
      zip_file_t* in = zip_fopen(zip, ("parts/" + each.sha256).c_str(), 0);
      REQUIRE(in != nullptr);
      std::string bytes(each.size, '\0');
      REQUIRE(zip_fread(in, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
      zip_fclose(in);
      const fs::path path = directory_ / ("in/" + each.path);
      fs::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << bytes;
    }
    zip_discard(zip);
  }

  support::TemporaryDirectory directory_;
};

std::string text_of(const catalog::Catalog& catalogue, const std::string& index_number) {
  const auto document = catalogue.document(index_number, support::today);
  REQUIRE(document.ok());
  std::string text;
  for (const base::Block& block : document->body) text += block.text + "\n";
  return text;
}

void say_skipped(const std::string& why) { MESSAGE(why); }

bool has_pandoc() { return std::system("command -v pandoc >/dev/null 2>&1") == 0; }

const std::string small_pdf = support::pdf_page(support::pdf_text(72, 720, "Table"));

}  // namespace

TEST_CASE("a folder with a table becomes a package that the kiosk can load") {
  ClerkFolder folder;
  folder.add().add({{"栏目", "政策法规/规范性文件"}}).add({{"栏目", "政策法规/解读"}});
  folder.pack();
  INFO(folder.said());
  REQUIRE(folder.outcome.is_packed);
  CHECK(folder.outcome.manifest.agency == "示例市应急管理局");
  CHECK(folder.outcome.manifest.counter == 1);
  CHECK(folder.outcome.manifest.made_at == "2026-11-23 14:05");
  const Room room(folder.options.out);
  CHECK(room.report.loaded == 3);
  CHECK(room.open().columns()->size() == 4);
}

TEST_CASE("an error stops the package and leaves what was there") {
  ClerkFolder folder;
  folder.add({{"成文日期", "2026-02-30"}});
  std::ofstream(folder.options.out) << "old";
  folder.pack();
  CHECK_FALSE(folder.outcome.is_packed);
  CHECK(support::bytes_of(folder.options.out) == "old");
  CHECK(contains(folder.said(), "【错误】目录.csv第2行"));
  CHECK(contains(folder.said(), "不是一个存在的日期"));
}

TEST_CASE("warnings do not stop the package") {
  ClerkFolder folder;
  folder.add({{"内容概述", ""}}).add({{"标题", "关于第1件事的通知"}});
  folder.pack();
  CHECK(folder.outcome.is_packed);
  CHECK(contains(folder.said(), "【提醒】目录.csv第3行 标题"));
  CHECK(contains(folder.said(), "与第2行相同"));
}

TEST_CASE("rows with an error are left out of what is tried, the others are not") {
  ClerkFolder folder;
  folder.add({{"标题", "关于张\uE5F9的函"}}).add({{"索引号", "1.2E+15"}}).add({{"栏目", ""}}).add();
  folder.pack();
  CHECK(folder.outcome.written.rows == 1);
  CHECK(folder.outcome.count(Weight::error) == 3);
}

TEST_CASE("a row that must not become public is told once") {
  ClerkFolder folder;
  folder.add().add({{"公开方式", "依申请公开"}});
  folder.pack();
  CHECK_FALSE(folder.outcome.is_packed);
  CHECK(folder.outcome.count(Weight::error) == 1);
  CHECK(contains(folder.said(), "依申请公开"));
}

TEST_CASE("what is written is imported before it is packed, and what the import refuses is told at its place") {
  pack::Gathered gathered;
  gathered.files["manifest.json"] = R"({"agency": {"name": "甲局"}})";
  gathered.files["columns.json"] = R"([{"id": "a", "name": "甲"}])";
  pack::Table table;
  table.file = "目录.csv";
  table.columns.fill(-1);
  pack::Entry entry;
  entry.row = 7;
  entry[catalog::Field::index_number] = "N1";
  entry[catalog::Field::title] = "某事";
  entry[catalog::Field::column] = "甲";
  entry[catalog::Field::disclosure] = "依申请公开";  // a guard that was asleep
  table.entries.push_back(entry);
  gathered.tables.push_back(table);
  const support::TemporaryDirectory directory;
  fs::create_directory(directory / "out");
  pack::Collector found;
  REQUIRE(pack::write_import_folder(gathered, directory / "out", directory / "trial", found).ok());
  CHECK(contains(support::lines_of(found.take()), "【错误】目录.csv第7行：公开方式是“依申请公开”"));
}

TEST_CASE("checking only writes nothing") {
  ClerkFolder folder;
  folder.options.check_only = true;
  folder.add().pack();
  CHECK(folder.outcome.count(Weight::error) == 0);
  CHECK_FALSE(fs::exists(folder.options.out));
}

TEST_CASE("values are put right, and each change is told once with its number") {
  ClerkFolder folder;
  folder.add({{"成文日期", "2026年1月5日"}, {"文号", "发文字号：甲发[2026]1号"}, {"索引号", "甲"}});
  folder.add({{"成文日期", "2026.1.5"}, {"文号", "甲发〔2026〕2号"}, {"标题", "某办法（已废止）"}, {"索引号", "乙"}});
  folder.pack();
  REQUIRE(folder.outcome.is_packed);
  CHECK(contains(folder.said(), "例如“2026年1月5日”改为“2026-01-05”（共2处，如第2、3行）"));
  const Room room(folder.options.out);
  const json first = json::parse(room.part("rows/1.jsonl").substr(0, room.part("rows/1.jsonl").find('\n')));
  CHECK(first["made_on"] == "2026-01-05");
  CHECK(first["document_number"] == "甲发〔2026〕1号");
  const auto rows = room.part("rows/1.jsonl");
  const json second = json::parse(rows.substr(rows.find('\n')));
  CHECK(second["title"] == "某办法");
  CHECK(second["validity"] == "废止");
}

TEST_CASE("an index number that a table program spoiled is an error that says how to mend it") {
  ClerkFolder folder;
  folder.add({{"索引号", "1.23E+15"}}).pack();
  CHECK(contains(folder.said(), "索引号“1.23E+15”被表格软件当成了数字"));
  CHECK(contains(folder.said(), "设为“文本”"));
}

TEST_CASE("the same index number twice is an error at the second place, across files too") {
  ClerkFolder folder;
  folder.add({{"索引号", "甲1"}});
  folder.write("续.csv", "索引号,标题,栏目,公开方式\n甲1,别的事,通知公告,主动公开\n");
  folder.pack();
  CHECK(contains(folder.said(), "【错误】续.csv第2行 索引号（A2）：索引号“甲1”与目录.csv第2行重复"));
}

TEST_CASE("a column that must be there and is not is told once, not for every row") {
  ClerkFolder folder;
  folder.write("目录.csv", "索引号,标题,栏目\nN1,某事,公告\nN2,别的事,公告\n");
  folder.pack();
  CHECK(contains(folder.said(), "【错误】目录.csv第1行：表中没有“公开方式”一栏"));
  CHECK(folder.outcome.written.rows == 0);
}

TEST_CASE("a sheet a 栏目 gives its name to its rows") {
  ClerkFolder folder;
  folder.write("行政处罚.csv", "索引号,标题,公开方式,成文日期\nN1,某事,主动公开,2026-01-05\n");
  folder.pack();
  REQUIRE(folder.outcome.is_packed);
  CHECK(contains(folder.said(), "已经用表名“行政处罚”作为栏目"));
  CHECK(Room(folder.options.out).open().columns()->front().name == "行政处罚");
}

TEST_CASE("a name that says nothing of a 栏目 is not taken for one") {
  for (const char* name : {"公开目录.csv", "2026年11月.csv", "Sheet.csv"}) {
    ClerkFolder folder;
    folder.write(name, "索引号,标题,公开方式\nN1,某事,主动公开\n");
    folder.pack();
    CHECK(contains(folder.said(), "表中没有“栏目”一栏"));
  }
}

TEST_CASE("sheets of columns, guide, offices, agency and withdrawals become the import's files") {
  ClerkFolder folder;
  folder.write("栏目.csv",
               "编号,名称,说明,上级栏目,用途\npolicy,政策法规,文件,,\n,规范性文件,,政策法规,\nreport,年报,,,年报\n");
  folder.write(
      "公开指南.csv",
      "项目,内容\n办公地址,示例路1号\n联系电话,0000-1\n更新日期,2026年10月8日\n监督方式,\"第一段\n第二段\"\n");
  folder.write("内设机构.csv", "科室,主要职责,负责人,房间号,联系电话\n办公室,收文；发文,张某,301,0000-2\n");
  folder.write("撤下.csv", "索引号,理由\n旧1,内容有误\n");
  folder.add({{"栏目", "规范性文件"}}).pack();
  INFO(folder.said());
  REQUIRE(folder.outcome.is_packed);
  const Room room(folder.options.out);
  const json columns = json::parse(room.part("columns.json"));
  CHECK(columns[0]["children"][0]["id"] == "policy/规范性文件");
  CHECK(columns[1]["role"] == "annual_report");
  const json guide = json::parse(room.part("guide.json"));
  CHECK(guide["fields"]["office_address"] == "示例路1号");
  CHECK(guide["updated_on"] == "2026-10-08");
  CHECK(guide["sections"][0]["text"] == "第一段\n第二段");
  const json offices = json::parse(room.part("offices.json"));
  CHECK(offices[0]["duties"] == json{"收文", "发文"});
  CHECK(offices[0]["room"] == "301");
  CHECK(json::parse(room.part("withdrawn.json"))["旧1"] == "内容有误");
  CHECK(json::parse(room.part("manifest.json"))["content_date"] == "2026-11-20");
}

TEST_CASE("columns may be listed by levels, and a wrong parent is an error") {
  ClerkFolder folder;
  folder.write("栏目.csv", "一级栏目,二级栏目\n政策法规,规范性文件\n政策法规,解读\n公告,\n");
  folder.add({{"栏目", "解读"}}).pack();
  CHECK(folder.outcome.is_packed);
  folder.write("栏目.csv", "名称,上级栏目\n甲,乙\n乙,甲\n解读,没有\n丙,\n");
  folder.pack();
  CHECK(contains(folder.said(), "“解读”的上级栏目“没有”不在栏目表中"));
  CHECK(contains(folder.said(), "互为上级"));
}

TEST_CASE("JSON files of the folder are taken as they are and go before sheets") {
  ClerkFolder folder;
  folder.write("manifest.json", R"({"agency": {"name": "甲局"}, "content_date": "2026-11-01", "rows": ["x.csv"]})");
  folder.write("calendar/2026.json", support::bytes_of(CHAYUE_SOURCE_DIR "/assets/calendar/2026.json"));
  folder.write("templates/a.txt", "模板");
  folder.write("columns.json", R"([{"id": "a", "name": "通知公告"}])");
  folder.add().pack();
  INFO(folder.said());
  CHECK(contains(folder.said(), "文件夹中已有manifest.json"));
  REQUIRE(folder.outcome.is_packed);
  const Room room(folder.options.out);
  CHECK(json::parse(room.part("manifest.json"))["agency"]["name"] == "甲局");
  CHECK(room.part("templates/a.txt") == "模板");
  CHECK(room.has("calendar/2026.json"));
}

TEST_CASE("without an agency there is no package") {
  ClerkFolder folder;
  fs::remove(folder / "in/机关.csv");
  folder.add().pack();
  CHECK_FALSE(folder.outcome.is_packed);
  CHECK(contains(folder.said(), "没有机关信息"));
}

TEST_CASE("texts belong to rows by name, by index number and by title") {
  ClerkFolder folder;
  folder.add({{"正文", "一.txt"}});
  folder.add({{"索引号", "014416330/2026-00102"}});
  folder.add({{"标题", "关于印发《某办法》的通知"}});
  folder.write("正文/一.txt", "第一件事的正文。");
  folder.write("014416330_2026-00102.txt", "第二件事的正文。");
  folder.write("文件/关于印发〈某办法〉的通知.md", "## 总则\n\n第三件事的正文。\n");
  folder.write("多余.txt", "谁也不要。");
  folder.pack();
  INFO(folder.said());
  REQUIRE(folder.outcome.is_packed);
  CHECK(folder.outcome.written.texts == 3);
  CHECK(contains(folder.said(), "【提醒】多余.txt：没有一行用到这个文件"));
  const catalog::Catalog catalogue = Room(folder.options.out).open();
  CHECK(text_of(catalogue, "N1") == "第一件事的正文。\n");
  CHECK(text_of(catalogue, "014416330/2026-00102") == "第二件事的正文。\n");
  CHECK(text_of(catalogue, "N3") == "总则\n第三件事的正文。\n");
}

TEST_CASE("a text that is named and missing, or not to be told from another, is an error") {
  ClerkFolder folder;
  folder.add({{"正文", "没有.txt"}}).add({{"正文", "同名.txt"}}).add({{"正文", "这是正文的内容。它写错了地方"}});
  folder.write("甲/同名.txt", "甲");
  folder.write("乙/同名.txt", "乙");
  folder.pack();
  CHECK(contains(folder.said(), "找不到文件“没有.txt”"));
  CHECK(contains(folder.said(), "有几个文件叫“同名.txt”"));
  CHECK(contains(folder.said(), "像是正文的内容"));
}

TEST_CASE("of files with one name the one in the folder of attachments is meant") {
  ClerkFolder folder;
  folder.add({{"附件", "表.pdf"}});
  folder.write("旧/表.pdf", small_pdf + " ");
  folder.write("附件/表.pdf", small_pdf);
  folder.pack();
  REQUIRE(folder.outcome.is_packed);
  CHECK(Room(folder.options.out).part("attachments/表.pdf") == small_pdf);
}

TEST_CASE("attachments go into the package and are named at the end of the text") {
  ClerkFolder folder;
  folder.add({{"正文", "一.txt"}, {"附件", "表一.pdf；表二"}}).add({{"附件", "表二.pdf"}});
  folder.write("一.txt", "第一件事的正文。");
  folder.write("附件/表一.pdf", small_pdf);
  folder.write("附件/表二.pdf", small_pdf + " ");
  folder.pack();
  INFO(folder.said());
  REQUIRE(folder.outcome.is_packed);
  CHECK(folder.outcome.written.attachments == 2);
  const Room room(folder.options.out);
  CHECK(room.part("attachments/表一.pdf") == small_pdf);
  const catalog::Catalog catalogue = room.open();
  CHECK(text_of(catalogue, "N1") ==
        "第一件事的正文。\n附件：表一（读者可在服务台索取打印）\n附件：表二（读者可在服务台索取打印）\n");
  CHECK(text_of(catalogue, "N2") == "附件：表二（读者可在服务台索取打印）\n");
  const auto first = catalogue.document("N1", support::today);
  REQUIRE(first.ok());
  REQUIRE(first->attachments.size() == 2);
  CHECK(first->attachments[0].name == "表一");
  CHECK((*catalogue.attachment(first->record.id, 0, support::today) == small_pdf));
  CHECK((*catalogue.attachment(first->record.id, 1, support::today) == small_pdf + " "));
}

TEST_CASE("a text in GB18030 arrives as it was, invisible signs apart") {
  ClerkFolder folder;
  folder.add({{"正文", "一.txt"}});
  folder.write("一.txt", "\xBA\xC3\xB5\xC4\x0A\xD5\xFD\xCE\xC4");  // 好的, 正文
  folder.pack();
  REQUIRE(folder.outcome.is_packed);
  CHECK(text_of(Room(folder.options.out).open(), "N1") == "好的\n正文\n");
}

TEST_CASE("private-use signs in a text are told with their line and kept") {
  ClerkFolder folder;
  folder.add({{"正文", "一.txt"}});
  folder.write("一.txt", "第一段\n不得低于2\uE0101米\u200B。");
  folder.pack();
  REQUIRE(folder.outcome.is_packed);
  CHECK(contains(folder.said(), "【提醒】一.txt第2行：正文中有1个"));
  CHECK(text_of(Room(folder.options.out).open(), "N1") == "第一段\n不得低于2\uE0101米。\n");
}

TEST_CASE("web pages and Word documents are converted on the clerk's machine") {
  if (!has_pandoc()) return say_skipped("pandoc is not installed: skipped");
  ClerkFolder folder;
  folder.add({{"正文", "网页.html"}}).add({{"正文", "公文.docx"}});
  folder.write(
      "网页.html",
      "<html><meta charset=gb2312><body><h2>\xD7\xDC\xD4\xF2</h2><p>\xB5\xDA\xD2\xBB\xB6\xCE</p><script>x</script>"
      "<table><tr><td>1</td><td>2|3</td></tr></table><img src=http://192.0.2.1/a.png></body></html>");
  folder.write(
      "公文.docx",
      support::docx(
          support::paragraph(support::run("各县（区）局：")) + support::paragraph(support::run("一、认真检查。")),
          {{"[Content_Types].xml",
            R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"},
           {"_rels/.rels",
            R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)"}}));
  folder.pack();
  INFO(folder.said());
  REQUIRE(folder.outcome.is_packed);
  CHECK(contains(folder.said(), "文档中有1幅图片"));
  const catalog::Catalog catalogue = Room(folder.options.out).open();
  CHECK(contains(text_of(catalogue, "N1"), "总则\n第一段\n"));
  CHECK(text_of(catalogue, "N2") == "各县（区）局：\n一、认真检查。\n");
}

TEST_CASE("without pandoc the clerk is told what to install, once") {
  ClerkFolder folder;
  folder.options.converter = "no-such-converter";
  folder.add({{"正文", "一.html"}}).add({{"正文", "二.html"}});
  folder.write("一.html", "<p>一");
  folder.write("二.html", "<p>二");
  folder.pack();
  CHECK_FALSE(folder.outcome.is_packed);
  CHECK(contains(folder.said(), "没有安装文档转换程序pandoc"));
  CHECK(folder.outcome.count(Weight::error) == 1);
}

TEST_CASE("what pandoc understands becomes the kiosk's Markdown") {
  const auto text = pack::read_pandoc_json(R"({"blocks":[
    {"t":"Header","c":[2,["",[],[]],[{"t":"Str","c":"总则"}]]},
    {"t":"Para","c":[{"t":"Str","c":"甲"},{"t":"SoftBreak"},{"t":"Strong","c":[{"t":"Str","c":"乙"}]},{"t":"LineBreak"},
      {"t":"Str","c":"丙"},{"t":"Note","c":[{"t":"Para","c":[{"t":"Str","c":"脚注"}]}]}]},
    {"t":"Para","c":[{"t":"Str","c":"# 不是标题"}]},
    {"t":"OrderedList","c":[[3,{"t":"Decimal"},{"t":"Period"}],[[{"t":"Plain","c":[{"t":"Str","c":"一项"}]}],
      [{"t":"Plain","c":[{"t":"Str","c":"二项"}]}]]]},
    {"t":"Para","c":[{"t":"Image","c":[["",[],[]],[],["a.png",""]]}]}]})");
  REQUIRE(text);
  CHECK(text->markdown == "### 总则\n\n甲乙\n\n丙\n\n注：脚注\n\n＃ 不是标题\n\n3. 一项\n\n4. 二项\n\n");
  CHECK(text->pictures == 1);
  CHECK_FALSE(pack::read_pandoc_json("[]").has_value());
  CHECK_FALSE(pack::read_pandoc_json("{\"blocks\":").has_value());
}

TEST_CASE("JSON that is not pandoc's is read without harm") {
  std::string deep = R"({"blocks":)";
  for (int i = 0; i < 5000; ++i) deep += R"([{"t":"BlockQuote","c":)";
  deep += "[]";
  for (int i = 0; i < 5000; ++i) deep += "}]";
  CHECK(pack::read_pandoc_json(deep + "}").has_value());
  for (const char* odd :
       {R"({"blocks":[{"t":"Table","c":[]}]})", R"({"blocks":[{"t":"Header","c":["x",2,{}]}]})",
        R"({"blocks":[{"t":"OrderedList","c":[[9999999999999999999],[[1,null]]]}]})",
        R"({"blocks":[{"t":"Para","c":[{"t":"Str"},{"c":"x"},5,{"t":7}]}]})",
        R"({"blocks":[{"t":"Table","c":[0,1,2,[0,[[0,[[0,0,0,99999999,[]],[0,0,0,-3,[]]]]]],4,5]}]})"})
    CHECK(pack::read_pandoc_json(odd)->markdown.size() < 500);
}

TEST_CASE("files that no program here can read are told with what to do") {
  ClerkFolder folder;
  folder.write("旧.xls", "\xD0\xCF\x11\xE0");
  folder.write("金山.et", "x");
  folder.write("旧.doc", "x");
  folder.write("图.png", "x");
  folder.write("坏.json", "{}");
  folder.write("~$目录.xlsx", "x");
  folder.write(".隐藏.txt", "x");
  folder.add().pack();
  CHECK(contains(folder.said(), "【错误】旧.xls："));
  CHECK(contains(folder.said(), "另存为“Excel工作簿（.xlsx）”"));
  CHECK(contains(folder.said(), "【错误】金山.et："));
  CHECK(contains(folder.said(), "【错误】旧.doc："));
  CHECK(contains(folder.said(), "【提醒】图.png："));
  CHECK(contains(folder.said(), "【提醒】坏.json："));
  CHECK_FALSE(contains(folder.said(), "~$"));
  CHECK_FALSE(contains(folder.said(), "隐藏"));
}

TEST_CASE("links are told and not followed") {
  ClerkFolder folder;
  folder.add({{"正文", "链接.txt"}});
  fs::create_symlink("/etc/hostname", folder / "in/链接.txt");
  folder.pack();
  CHECK(contains(folder.said(), "【提醒】链接.txt：这是一个链接"));
  CHECK(contains(folder.said(), "找不到文件“链接.txt”"));
}

TEST_CASE("the counter goes on from the base or from the packages beside the new one") {
  ClerkFolder folder;
  folder.options.out = folder / "1.chayue";
  folder.options.counter = 7;
  folder.add().pack();
  REQUIRE(folder.outcome.manifest.counter == 7);
  folder.options.counter = 0;
  folder.options.out = folder / "2.chayue";
  CHECK(folder.pack().manifest.counter == 8);
  folder.options.base = folder / "1.chayue";
  folder.options.out = folder / "3.chayue";
  CHECK(folder.pack().manifest.counter == 8);
  CHECK(folder.outcome.manifest.base == 7);
  folder.options.counter = 7;
  CHECK(folder.pack().obstacle == pack::Obstacle::low_counter);
  folder.options.base = folder / "in/目录.csv";
  CHECK(folder.pack().obstacle == pack::Obstacle::bad_base);
}

TEST_CASE("the same folder makes the same package") {
  ClerkFolder folder;
  folder.options.counter = 3;
  folder.add({{"正文", "一.txt"}});
  folder.write("一.txt", "正文");
  folder.pack();
  const std::string first = support::bytes_of(folder.options.out);
  folder.pack();
  CHECK(first.size() > 500);
  CHECK(support::bytes_of(folder.options.out) == first);
}

TEST_CASE("a folder or table of headings that cannot be used is an obstacle") {
  ClerkFolder folder;
  folder.add();
  folder.write("表头.json", "{");
  CHECK(folder.pack().obstacle == pack::Obstacle::bad_headings);
  folder.write("表头.json", R"({"事由": "标题"})");
  CHECK(folder.pack().obstacle == pack::Obstacle::none);
  folder.options.headings = folder / "none.json";
  CHECK(folder.pack().obstacle == pack::Obstacle::bad_headings);
  folder.options.headings.clear();
  folder.options.folder = folder / "none";
  CHECK(folder.pack().obstacle == pack::Obstacle::no_folder);
  folder.options.product = folder / "none";
  CHECK(folder.pack().obstacle == pack::Obstacle::no_headings);
}

TEST_CASE("the report lists every finding, as text, table and workbook") {
  ClerkFolder folder;
  folder.add({{"成文日期", "26-1-5"}}).add({{"内容概述", ""}}).pack();
  const std::string csv = pack::report_csv(folder.outcome);
  CHECK(csv.starts_with(
      "\xEF\xBB\xBF\"序号\",\"轻重\",\"文件\",\"工作表\",\"行\",\"单元格\",\"问题\",\"怎样改正\",\"编号\"\r\n"));
  CHECK(contains(csv, "\"1\",\"错误\",\"目录.csv\",\"\",\"2\""));
  pack::Collector found;
  const auto sheets = pack::read_xlsx_sheets("r.xlsx", *pack::report_xlsx(folder.outcome), found);
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].name == "问题清单");
  CHECK(sheets[0].rows.size() == folder.outcome.findings.size() + 1);
  CHECK(contains(support::joined(sheets[0].rows[1]), "1|错误|目录.csv||2|"));
  CHECK(support::joined(sheets[1].rows[0]) == "结果|没有生成更新包");
  CHECK(contains(pack::report_text(folder.outcome), "错误：1\n"));
}

TEST_CASE("no number of a person is to be read in the report") {
  ClerkFolder folder;
  folder.add({{"成文日期", "张三13800138000"}, {"标题", "身份证11010519491231002X张三"}}).pack();
  CHECK(folder.outcome.count(Weight::error) >= 2);
  CHECK_FALSE(contains(folder.said(), "13800138000"));
  CHECK_FALSE(contains(folder.said(), "11010519491231002X"));
  CHECK(contains(folder.said(), "张三138…"));
}

TEST_CASE("no cell of the report's table is a formula") {
  pack::Outcome outcome;
  outcome.findings.push_back({Weight::error, {"=cmd", {}, 0, {}}, "+1", "@x", {}});
  CHECK(contains(pack::report_csv(outcome), "\"'=cmd\",\"\",\"\",\"\",\"'+1\",\"'@x\""));
}

TEST_CASE("whatever bytes stand in the folder, there are findings that name a file and no crash") {
  unsigned random = 5;
  const auto next = [&random](std::size_t below) {
    random = random * 1664525U + 1013904223U;
    return (random >> 8U) % below;
  };
  ClerkFolder folder;
  folder.options.check_only = true;
  folder.options.converter = "no-such-converter";
  for (int round = 0; round < 20; ++round) {
    for (const char* name : {"目录.csv", "乙.xlsx", "丙.txt", "丁.pdf", "戊.docx", "guide.json", "己.html"}) {
      std::string bytes = round % 2 == 0 ? "索引号,标题,栏目,公开方式\n" : "";
      for (std::size_t size = next(300); size > 0; --size) bytes.push_back(static_cast<char>(next(256)));
      folder.write(name, bytes);
    }
    folder.pack();
    for (const pack::Finding& finding : folder.outcome.findings) {
      REQUIRE(base::is_valid_utf8(pack::finding_line(finding)));
      REQUIRE(!finding.what.empty());
    }
    REQUIRE(folder.outcome.count(Weight::error) > 0);
  }
}

TEST_CASE("a workbook that LibreOffice saved is read") {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) return say_skipped("soffice is not installed: skipped");
  if (std::getenv("CHAYUE_SOFFICE") == nullptr) return say_skipped("CHAYUE_SOFFICE is not set: skipped");
  ClerkFolder folder;
  folder.add({{"文号", "0012"}, {"发布日期", "2026-01-06"}}).pack();
  fs::rename(folder / "in/目录.csv", folder / "目录.csv");
  const std::string command = "cd '" + (folder / "") +
                              "' && HOME=$PWD soffice --headless --convert-to xlsx --outdir in "
                              "--infilter='CSV:44,34,76,1,5/2/6/2' 目录.csv >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0 || !fs::exists(folder / "in/目录.xlsx"))
    return say_skipped("soffice cannot convert tables: skipped");
  pack::Options options = folder.options;
  const pack::Outcome outcome = pack::make_package(options);
  INFO(support::lines_of(outcome.findings));
  CHECK(outcome.is_packed);
}

TEST_CASE("the real catalogues go through, and their dirt is found") {
  const char* const data = std::getenv("CHAYUE_REAL_DATA");
  if (data == nullptr) return say_skipped("CHAYUE_REAL_DATA names no folder: skipped");
  std::ifstream in(std::string(data) + "/catalogue/catalogue.jsonl");
  std::string csv = "索引号,标题,发布机构,发文字号,成文日期,发布日期,公开属性,栏目\n";
  std::size_t rows = 0;
  for (std::string line; std::getline(in, line); ++rows) {
    const json row = json::parse(line);
    for (const char* key : {"id", "title", "gov", "doc_number", "made", "published"})
      csv += support::quoted(row.contains(key) && row[key].is_string() ? row[key].get<std::string>() : "") + ",";
    csv += "主动公开,政府文件\n";
  }
  REQUIRE(rows > 20000);
  ClerkFolder folder;
  folder.write("目录.csv", csv);
  const auto start = std::chrono::steady_clock::now();
  folder.pack();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  MESSAGE(rows << " rows in " << seconds << " s, " << pack::sums(folder.outcome));
  CHECK(folder.outcome.written.rows + folder.outcome.count(Weight::error) >= rows);
  const std::string said = folder.said();
  for (const char* dirt : {"网页代码", "有效性说明", "多余的空格", "无法显示的符号", "看不见的字符", "相同"})
    CHECK_MESSAGE(contains(said, dirt), std::string(dirt));
}
