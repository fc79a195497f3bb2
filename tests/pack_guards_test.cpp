// Nothing gets out of the clerk's folder unseen: rows, texts, tables, .docx and .xlsx, HTML, pictures, and who
// decided.
#include "pack/guards.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "catalog/calendar_file.h"
#include "pack/guard_files.h"
#include "pack/guard_marks.h"
#include "pack/guard_numbers.h"
#include "support/import_folder.h"
#include "support/pack_files.h"

using catalog::Field;
using pack::Decisions;
using pack::Fate;
using pack::Finding;
using pack::Findings;
using pack::Weight;
using support::contains;
using support::docx;
using support::paragraph;
using support::run;

namespace {

constexpr const char* a_person = "11010519491231002X";

const base::Calendar& calendar() {
  static const base::Calendar shipped = [] {
    base::Calendar made;
    REQUIRE(catalog::add_calendar_folder(CHAYUE_SOURCE_DIR "/assets/calendar", made).ok());
    return made;
  }();
  return shipped;
}

/// "error 目录.csv/0/标题（A2）: …" of each, a line each.
std::string told(const Findings& findings) {
  static constexpr const char* weights[] = {"note", "warning", "decision", "error"};
  std::string text;
  for (const Finding& finding : findings)
    text += std::string(weights[static_cast<int>(finding.weight)]) + " " + finding.place.file + "/" +
            std::to_string(finding.place.row) + "/" + finding.place.cell + ": " + finding.what + " | " +
            finding.remedy + "\n";
  return text;
}

std::size_t count(const Findings& findings, Weight weight) {
  std::size_t number = 0;
  for (const Finding& finding : findings) number += finding.weight == weight ? 1 : 0;
  return number;
}

/// A clerk's folder with one table of one sound row, and what the guards say of it.
class Folder {
 public:
  Folder() {
    gathered.folder = directory_ / "";
    pack::Table table;
    table.file = "目录.csv";
    table.columns.fill(0);
    for (std::size_t i = 0; i < catalog::field_count; ++i)
      table.headings[i] = catalog::field_name(static_cast<Field>(i));
    table.entries.resize(1);
    gathered.tables.push_back(table);
    row().row = 2;
    row()[Field::title] = "关于某事的通知";
    row()[Field::disclosure] = "主动公开";
  }

  pack::Entry& row() { return gathered.tables[0].entries[0]; }
  std::string path(const std::string& name) const { return directory_ / name; }

  void add_file(const std::string& name, const std::string& bytes, pack::DocumentKind kind, bool attached = false) {
    std::ofstream(directory_ / name, std::ios::binary) << bytes;
    gathered.documents.push_back({});
    pack::Document& document = gathered.documents.back();
    document.path = name;
    document.kind = kind;
    document.is_used = true;
    document.is_attached = attached;
  }

  void add_text(const std::string& text) {
    add_file("a.md", text, pack::DocumentKind::markdown);
    gathered.documents.back().text = text;
  }

  Findings guard() const { return pack::guard(gathered, decisions, calendar()); }
  std::string say() const { return told(guard()); }

  std::string only_id() const {
    const Findings findings = guard();
    REQUIRE(findings.size() == 1);
    return findings[0].id;
  }

  pack::Gathered gathered;
  Decisions decisions;

 private:
  support::TemporaryDirectory directory_;
};

pack::Decision publish(const std::string& id) {
  return {id, pack::Verdict::publish, "王某", "2026-11-23 14:05", "本人同意"};
}

std::string word_says(const std::string& paragraphs, const support::Parts& more = {}, Fate fate = Fate::published) {
  Findings findings;
  pack::guard_word("a.docx", docx(paragraphs, more), fate, findings);
  return told(findings);
}

std::string workbook_says(const support::Parts& parts, Fate fate = Fate::published) {
  Findings findings;
  pack::guard_workbook("a.xlsx", support::zipped(parts), fate, findings);
  return told(findings);
}

std::string markup_says(const std::string& html) {
  Findings findings;
  pack::guard_markup("a.html", html, findings);
  return told(findings);
}

}  // namespace

TEST_CASE("a folder that is in order gives no finding") {
  Folder folder;
  folder.add_text("# 关于某事的通知\n\n各县区：\n\n联系电话：0000-8012319，举报电话12350。\n");
  CHECK(folder.say() == "");
}

TEST_CASE("what is not disclosed to everybody is refused") {
  Folder folder;
  folder.row()[Field::disclosure] = "依申请公开";
  CHECK(folder.say().starts_with("error 目录.csv/2/公开方式（A2）: 公开方式是“依申请公开”"));
  folder.row()[Field::disclosure] = "不予公开";
  CHECK(count(folder.guard(), Weight::error) == 1);
}

TEST_CASE("a mark of secrecy in a row is refused, and nobody can decide otherwise") {
  for (const auto& [field, value] : {std::pair{Field::secrecy, "机密"},
                                     {Field::secrecy, "机 密★10年"},
                                     {Field::secrecy, "受控"},
                                     {Field::disclosure, "内部公开"},
                                     {Field::title, "秘密★关于某事的通知"}}) {
    Folder folder;
    folder.row()[field] = value;
    const Findings findings = folder.guard();
    REQUIRE_MESSAGE(findings.size() == 1, value);
    CHECK(findings[0].weight == Weight::error);
    CHECK(findings[0].id == "");
  }
}

TEST_CASE("numbers of persons in a row are shown masked, with the cell") {
  Folder folder;
  folder.row()[Field::summary] = std::string("处罚张某（身份证号") + a_person + "）";
  const std::string said = folder.say();
  CHECK(said.starts_with("decision 目录.csv/2/内容概述（A2）: “1101…002X”像是居民身份证号码"));
  CHECK_FALSE(contains(said, "19491231"));
}

TEST_CASE("numbers that identify the document are not asked about") {
  Folder folder;
  folder.row()[Field::index_number] = a_person;
  folder.row()[Field::document_number] = "13812345678";
  CHECK(folder.say() == "");
}

TEST_CASE("numbers in a text are told with line and character") {
  Folder folder;
  folder.add_text("# 通知\n\n联系人李某，电话13812345678。\n");
  CHECK(folder.say().starts_with("decision a.md/3/: 第9个字起的“138…78”像是手机号码"));
}

TEST_CASE("texts that no row uses are not asked about") {
  Folder folder;
  folder.add_text("电话13812345678");
  folder.gathered.documents.back().is_used = false;
  CHECK(folder.say() == "");
}

TEST_CASE("other files of the package are looked at too") {
  Folder folder;
  folder.gathered.files["offices.json"] = "[{\"name\":\"办公室\",\n\"phone\":\"13812345678\"}]";
  folder.gathered.files["calendar/2026.json"] = "13812345678";
  CHECK(folder.say().starts_with("decision offices.json/2/: "));
  CHECK(folder.guard().size() == 1);
}

TEST_CASE("what was made of a sheet is told at the sheet") {
  Folder folder;
  folder.gathered.files["offices.json"] = "[{\"name\":\"办公室\",\n\"phone\":\"13812345678\"}]";
  folder.gathered.made_of["offices.json"] = {"单位.xlsx", "公示栏", 0, {}};
  CHECK(folder.say().starts_with("decision 单位.xlsx/0/: “138…78”像是手机号码"));
}

TEST_CASE("a text with a mark of secrecy at its head or foot is refused") {
  for (const std::string mark :
       {"机密★10年", "秘密", "绝 密 ★ 长期", "密级：机密", "内部资料 注意保存", "内部文件　请勿外传"}) {
    Folder folder;
    folder.add_text(mark + "\n\n# 关于某事的通知\n正文\n");
    CHECK_MESSAGE(folder.say().starts_with("error a.md/1/: "), mark);
  }
}

TEST_CASE("a mark stands at the head of a long text, and in its middle it is a line like others") {
  Folder folder;
  std::string body;
  for (int i = 0; i < 60; ++i) body += "正文\n";
  folder.add_text("秘密\n" + body);
  CHECK(folder.say().starts_with("error a.md/1/: "));
  folder.gathered.documents.back().text = body + "秘密\n" + body;
  CHECK(folder.say() == "");
}

TEST_CASE("a text that says it is not for everybody is refused") {
  for (const std::string mark : {"（此件不公开）", "（此件依申请公开）", "公开属性：依申请公开",
                                 "信息公开选项: 不予公开", "【此件不予公开】"}) {
    Folder folder;
    folder.add_text("# 关于某事的通知\n正文\n" + mark + "\n");
    CHECK_MESSAGE(folder.say().starts_with("error a.md/3/: "), mark);
  }
}

TEST_CASE("a text that only speaks of secrecy or disclosure is let through") {
  for (const std::string text :
       {"机密级国家秘密的保密期限为20年", "秘密分为三级", "第四章 依申请公开", "（此件公开发布）",
        "公开属性：主动公开", "（此件主动公开）", "保守国家秘密", "内部审计办法", "内部机构设置",
        "一、秘密事项的范围", "密级：", "（此件删减后公开）"})
    CHECK_MESSAGE(pack::mark_of_line(text) == "", text);
}

TEST_CASE("a starred mark in the middle of a text is asked about") {
  Folder folder;
  std::string text;
  for (int i = 0; i < 40; ++i) text += i == 20 ? "如“机密★10年”的标志应当标在左上角。\n" : "正文\n";
  folder.add_text(text);
  CHECK(folder.say().starts_with("decision a.md/21/: 正文中写着“机密★”"));
}

TEST_CASE("a document that was published late is warned about with the number of working days") {
  Folder folder;
  folder.row()[Field::made_on] = "2026-09-18";
  folder.row()[Field::published_on] = "2026-10-22";
  CHECK(folder.say() == "");  // the twentieth working day
  folder.row()[Field::published_on] = "2026-10-23";
  CHECK(folder.say().starts_with(
      "warning 目录.csv/2/发布日期（A2）: 发布日期2026-10-23比成文日期2026-09-18晚了21个工作日"));
}

TEST_CASE("where the holidays are not known the number is told as about") {
  Folder folder;
  folder.row()[Field::made_on] = "2029-01-01";
  folder.row()[Field::published_on] = "2029-02-26";
  CHECK(contains(folder.say(), "晚了约40个工作日"));
}

TEST_CASE("what was made before the rule came into force is not late") {
  Folder folder;
  folder.row()[Field::made_on] = "2008-04-30";
  folder.row()[Field::published_on] = "2010-03-01";
  CHECK(folder.say() == "");
  folder.row()[Field::made_on] = "2008-05-01";
  CHECK(contains(folder.say(), "warning"));
}

TEST_CASE("a document that was published before it was made is warned about") {
  Folder folder;
  folder.row()[Field::made_on] = "2026-09-18";
  folder.row()[Field::published_on] = "2026-09-17";
  CHECK(contains(folder.say(), "warning"));
  CHECK(contains(folder.say(), "发布日期2026-09-17早于成文日期2026-09-18"));
  folder.row()[Field::published_on] = "2026-09-18";
  CHECK(folder.say() == "");
}

TEST_CASE("hidden sheets, rows and columns are asked about once each") {
  Folder folder;
  pack::Sheet sheet{"a.csv", "Sheet2", true, {}, {}, {}};
  sheet.rows = {
      {1, false, {{"标题"}, {"备注"}}}, {2, true, {{"一"}, {""}}}, {3, true, {{"二"}, {"三"}}}, {5, true, {{""}}}};
  folder.gathered.sheets.push_back(sheet);
  const std::string said = folder.say();
  CHECK(contains(said, "工作表是隐藏的，里面有3行内容"));
  CHECK(contains(said, "第2行至第3行是隐藏的，共2行有内容"));
  CHECK(count(folder.guard(), Weight::decision) == 2);
  folder.gathered.sheets[0].hidden = false;
  folder.gathered.sheets[0].hidden_columns = {false, true, true};
  CHECK(contains(folder.say(), "B列是隐藏的，里面有内容，开头是“备注”"));
  CHECK(count(folder.guard(), Weight::decision) == 2);
}

TEST_CASE("what is hidden and empty is nothing") {
  Folder folder;
  pack::Sheet sheet{"a.csv", "Sheet2", true, {{1, true, {{""}}}}, {true}, {}};
  folder.gathered.sheets.push_back(sheet);
  CHECK(folder.say() == "");
}

TEST_CASE("comments on cells are shown without numbers of persons") {
  Folder folder;
  folder.gathered.sheets.push_back({"a.csv", "", false, {}, {}, {{"C3", "问李某13812345678"}}});
  CHECK(folder.say().starts_with("decision a.csv/0/C3: 有批注“问李某138…78”"));
}

TEST_CASE("what has been decided to be published becomes a note with name, time and reason") {
  Folder folder;
  folder.add_text("电话13812345678");
  REQUIRE(folder.decisions.add(publish(folder.only_id())).ok());
  const Findings findings = folder.guard();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].weight == Weight::note);
  CHECK(contains(findings[0].what, "王某已于2026-11-23 14:05决定公开，理由：本人同意"));
}

TEST_CASE("what has been decided to be removed stops the package until it is gone") {
  Folder folder;
  folder.add_text("电话13812345678");
  REQUIRE(folder.decisions.add({folder.only_id(), pack::Verdict::removed, "王某", "2026-11-23 14:05", ""}).ok());
  CHECK(folder.guard()[0].weight == Weight::error);
  folder.gathered.documents.back().text = "电话见公示栏";
  CHECK(folder.say() == "");
}

TEST_CASE("a decision holds when rows and lines move, and not for another number, person or file") {
  Folder folder;
  folder.row()[Field::summary] = "张某13812345678";
  const std::string id = folder.only_id();
  CHECK(pack::is_decision_id(id));
  folder.row().row = 77;
  CHECK(folder.only_id() == id);
  folder.row()[Field::summary] = "张某13812345679";
  CHECK(folder.only_id() != id);
  folder.row()[Field::summary] = "李某13812345678";
  CHECK(folder.only_id() != id);
  folder.row()[Field::summary] = "张某13812345678";
  folder.gathered.tables[0].file = "别的.csv";
  CHECK(folder.only_id() != id);
}

TEST_CASE("a line that moves keeps its decisions") {
  Folder folder;
  folder.add_text("电话13812345678");
  const std::string id = folder.only_id();
  folder.gathered.documents.back().text = "第一行\n\n电话13812345678";
  CHECK(folder.only_id() == id);
}

TEST_CASE("the same finding in several places is asked once and tells the number") {
  Folder folder;
  folder.add_text("电话：13812345678\n电话：13812345678\n");
  const Findings findings = folder.guard();
  REQUIRE(findings.size() == 1);
  CHECK(contains(findings[0].what, "相同的共2处"));
}

TEST_CASE("decisions are kept in the folder and read back") {
  const support::TemporaryDirectory folder;
  CHECK(pack::load_decisions(folder / "")->all().empty());
  Decisions decisions;
  REQUIRE(decisions.add(publish("0123456789ab")).ok());
  REQUIRE(decisions.add({"ba9876543210", pack::Verdict::removed, "李某", "2026-11-23 15:00", ""}).ok());
  REQUIRE(pack::save_decisions(folder / "", decisions).ok());
  const auto read = pack::load_decisions(folder / "");
  REQUIRE(read.ok());
  CHECK(read->all() == decisions.all());
  CHECK(read->find("0123456789ab")->why == "本人同意");
  CHECK(read->find("000000000000") == nullptr);
}

TEST_CASE("deciding again replaces the decision") {
  Decisions decisions;
  REQUIRE(decisions.add(publish("0123456789ab")).ok());
  REQUIRE(decisions.add({"0123456789ab", pack::Verdict::removed, "李某", "2026-11-23 15:00", ""}).ok());
  CHECK(decisions.all().size() == 1);
  CHECK(decisions.find("0123456789ab")->by == "李某");
}

TEST_CASE("a decision without a name, a known id or a reason is none") {
  Decisions decisions;
  pack::Decision decision = publish("0123456789ab");
  decision.by = " ";
  CHECK_FALSE(decisions.add(decision).ok());
  decision = publish("0123456789ab");
  decision.why = "　";
  CHECK_FALSE(decisions.add(decision).ok());
  CHECK_FALSE(decisions.add(publish("0123456789AB")).ok());
  CHECK_FALSE(decisions.add(publish("")).ok());
  decision = publish("0123456789ab");
  decision.why = "一\n二";
  CHECK_FALSE(decisions.add(decision).ok());
  decision.why = std::string(5000, 'a');
  CHECK_FALSE(decisions.add(decision).ok());
  CHECK(decisions.all().empty());
}

TEST_CASE("a file of decisions that is not in order is refused whole") {
  const std::string one = R"({"finding":"0123456789ab","decision":"publish","by":"王某","at":"今天","why":"可以"})";
  CHECK(pack::parse_decisions("{\"format\":1,\"decisions\":[" + one + "]}").ok());
  for (
      const std::string& bytes :
      {std::string(""), std::string("[]"), std::string("{\"format\":2,\"decisions\":[]}"),
       std::string("{\"format\":1,\"decisions\":{}}"), "{\"format\":1,\"decisions\":[" + one + "," + one + "]}",
       std::string(
           R"({"format":1,"decisions":[{"finding":"0123456789ab","decision":"maybe","by":"王","at":"x","why":"y"}]})"),
       std::string(
           R"({"format":1,"decisions":[{"finding":"0123456789ab","decision":"publish","by":"王","at":"x","why":""}]})")})
    CHECK_MESSAGE(pack::parse_decisions(bytes).error().kind == base::ErrorKind::bad_input, bytes);
}

TEST_CASE("a broken file of decisions is not taken for none") {
  const support::TemporaryDirectory folder;
  std::ofstream(folder / "decisions.json") << "{";
  CHECK_FALSE(pack::load_decisions(folder / "").ok());
  std::filesystem::remove(folder / "decisions.json");
  std::filesystem::create_directory(folder / "decisions.json");
  CHECK_FALSE(pack::load_decisions(folder / "").ok());
}

TEST_CASE("tracked changes are shown by paragraph") {
  const std::string said =
      word_says(paragraph(run("第一段")) +
                paragraph(run("同意") + "<w:ins w:id=\"1\">" + run("处罚") + run("张某") +
                          "</w:ins><w:del w:id=\"2\"><w:r><w:delText>警告李某13812345678</w:delText></w:r></w:del>") +
                paragraph("<w:moveFrom w:id=\"3\">" + run("移走的") + "</w:moveFrom>"));
  CHECK(contains(said, "decision a.docx/0/第2段: 有没有接受的插入：“处罚张某”"));
  CHECK(contains(said, "decision a.docx/0/第2段: 有没有接受的删除：“警告李某138…78”"));
  CHECK(contains(said, "decision a.docx/0/第3段: 有没有接受的移动：“移走的”"));
  CHECK_FALSE(contains(said, "第1段"));
}

TEST_CASE("very many tracked changes are one decision") {
  std::string paragraphs;
  for (int i = 0; i < 60; ++i) paragraphs += paragraph("<w:ins>" + run("插入" + std::to_string(i)) + "</w:ins>");
  Findings findings;
  pack::guard_word("a.docx", docx(paragraphs), Fate::published, findings);
  REQUIRE(findings.size() == 1);
  CHECK(contains(findings[0].what, "有60处没有处理的修订痕迹"));
}

TEST_CASE("hidden text is found by its own property and by its style") {
  CHECK(contains(word_says(paragraph(run("看不见", "<w:vanish/>"))), "有隐藏的文字“看不见”"));
  CHECK(word_says(paragraph(run("看得见", "<w:vanish w:val=\"0\"/>"))) == "");
  const support::Parts styles = {
      {"word/styles.xml",
       R"(<w:styles xmlns:w="x"><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>)"}};
  CHECK(
      contains(word_says(paragraph(run("藏起来", "<w:rStyle w:val=\"Secret\"/>")), styles), "有隐藏的文字“藏起来”"));
  CHECK(
      contains(word_says(paragraph("<w:pPr><w:pStyle w:val=\"Secret\"/></w:pPr>" + run("整段")), styles), "“整段”"));
}

TEST_CASE("another prefix of the namespace hides nothing") {
  for (const std::string prefix : {"", "x:", "word:"}) {
    const auto tag = [&prefix](const std::string& name, const std::string& inside) {
      return "<" + prefix + name + ">" + inside + "</" + prefix + name + ">";
    };
    const std::string body = tag("document", tag("p", tag("ins", tag("r", tag("t", "插入")))));
    Findings findings;
    pack::guard_word("a.docx", support::zipped({{"word/document.xml", body}}), Fate::published, findings);
    CHECK_MESSAGE(contains(told(findings), "“插入”"), prefix);
  }
}

TEST_CASE("comments, headers, embedded files and properties of a document are found") {
  const std::string said = word_says(
      paragraph(run("正文")),
      {{"word/comments.xml",
        R"(<w:comments><w:comment w:author="李"><w:p><w:r><w:t>要不要公开？</w:t></w:r></w:p></w:comment></w:comments>)"},
       {"word/header1.xml", "<w:hdr>" + paragraph(run("机密★") + run("10年")) + "</w:hdr>"},
       {"word/embeddings/名单.xlsx", "x"},
       {"word/vbaProject.bin", "x"},
       {"word/media/image1.jpeg", support::jpeg(support::exif(true, true))},
       {"word/media/image2.jpeg", support::jpeg(support::exif(true, false))},
       {"docProps/core.xml",
        R"(<cp:coreProperties><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>)"},
       {"docProps/app.xml", "<Properties><Company>某某打印社</Company></Properties>"}});
  CHECK(contains(said, "decision a.docx/0/: 有批注“要不要公开？”"));
  CHECK(contains(said, "error a.docx/0/: 页眉或者页脚写着“机密★10年”"));
  CHECK(contains(said, "里面嵌有别的文件：名单.xlsx"));
  CHECK(contains(said, "里面有宏程序"));
  CHECK(contains(said, "图片“image1.jpeg”里记着拍摄地点"));
  CHECK_FALSE(contains(said, "image2"));
  CHECK(contains(said, "decision a.docx/0/: 文件属性里写着作者“张三”、最后修改者“李四”、单位“某某打印社”"));
}

TEST_CASE("properties of a file that is only read are told and need no decision") {
  const support::Parts core = {{"docProps/core.xml", "<c><dc:creator>张三</dc:creator></c>"}};
  CHECK(word_says("", core, Fate::read_only).starts_with("note "));
  CHECK(word_says("", core, Fate::published).starts_with("decision "));
}

TEST_CASE("names that programs put in by themselves are no metadata") {
  CHECK(word_says("", {{"docProps/core.xml", "<c><dc:creator>Administrator</dc:creator></c>"}}) == "");
}

TEST_CASE("links of a workbook to other files are found") {
  const std::string said =
      workbook_says({{"xl/externalLinks/_rels/externalLink1.xml.rels",
                      R"(<Relationships><Relationship Target="file:///D:/人事/名单.xlsx"/></Relationships>)"}});
  CHECK(contains(said, "引用了别的文件：“file:///D:/人事/名单.xlsx”"));
}

TEST_CASE("a file that is no office file at all stops the package") {
  Findings findings;
  pack::guard_word("a.docx", "no zip", Fate::published, findings);
  pack::guard_workbook("a.xlsx", "", Fate::published, findings);
  CHECK(count(findings, Weight::error) == 2);
  CHECK(contains(word_says("<w:p><w:r>"), "error"));
}

TEST_CASE("damaged office files are survived") {
  const std::string whole = docx(paragraph("<w:ins>" + run("插入") + "</w:ins>"),
                                 {{"docProps/core.xml", "<c><dc:creator>张三</dc:creator></c>"}});
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
    Findings findings;
    pack::guard_word("a.docx", damaged, Fate::published, findings);
    pack::guard_word("a.docx", std::string_view(whole).substr(0, i), Fate::published, findings);
    CHECK(!findings.empty());
  }
}

TEST_CASE("elements without end do not exhaust the stack") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:ins>";
  CHECK(word_says(deep + run("深")) != "");
}

TEST_CASE("comments and hidden elements of HTML are found") {
  const std::string said = markup_says(
      "<p>正文</p>\n<!-- 领导意见：不公开李某 -->\n<div style=\"Display : none\">藏<b>起</b>来</div>"
      "<input type=\"hidden\" value=\"13812345678\"><span hidden>也藏</span>");
  CHECK(contains(said, "decision a.html/2/: 网页代码里有注释“领导意见：不公开李某”"));
  CHECK(contains(said, "decision a.html/3/: 网页代码里有不显示的内容“藏起来”"));
  CHECK(contains(said, "“也藏”"));
  CHECK(contains(said, "138…78"));
  CHECK_FALSE(contains(said, "13812345678"));
}

TEST_CASE("ordinary HTML and Markdown are let through") {
  CHECK(markup_says("<!DOCTYPE html><p style=\"font-size:14px\">正文</p><!--[if IE]>旧<![endif]--><!-- -->") == "");
  CHECK(markup_says("1 < 2，见<https://example.cn>，a > b <") == "");
}

TEST_CASE("a picture tells its place in either byte order, as JPEG and as PNG") {
  CHECK(pack::has_place(support::jpeg(support::exif(true, true))));
  CHECK(pack::has_place(support::jpeg(support::exif(false, true))));
  CHECK_FALSE(pack::has_place(support::jpeg(support::exif(false, false))));
  const std::string tiff = support::exif(true, true);
  const std::string chunk = std::string("\0\0\0", 3) + static_cast<char>(tiff.size()) + "eXIf" + tiff + "crc.";
  CHECK(pack::has_place("\x89PNG\r\n\x1A\n" + chunk));
  CHECK_FALSE(pack::has_place(""));
  CHECK_FALSE(pack::has_place("\xFF\xD8\xFF\xE1"));
}

TEST_CASE("a picture that is cut off or damaged is survived") {
  const std::string whole = support::jpeg(support::exif(true, true));
  int with_place = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0xFF);
    with_place += pack::has_place(damaged) ? 1 : 0;
    with_place += pack::has_place(std::string_view(whole).substr(0, i)) ? 1 : 0;
  }
  CHECK(with_place > 0);
}

TEST_CASE("a workbook of the folder is opened, and one that is gone is told") {
  Folder folder;
  folder.gathered.sheets.push_back({"目录.xlsx", "Sheet1", false, {}, {}, {}});
  CHECK(folder.say().starts_with("error 目录.xlsx"));
  std::ofstream(folder.path("目录.xlsx"), std::ios::binary)
      << support::zipped({{"docProps/core.xml", "<c><dc:creator>张三</dc:creator></c>"}});
  CHECK(folder.say().starts_with("note 目录.xlsx/0/: 文件属性里写着作者“张三”"));
}

TEST_CASE("real laws carry no marks that would stop them") {
  const char* folder = std::getenv("CHAYUE_REAL_DATA");
  if (folder == nullptr) {
    MESSAGE("CHAYUE_REAL_DATA is not set: skipped");
    return;
  }
  Findings findings;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(folder) + "/laws/txt")) {
    pack::guard_text_marks({entry.path().filename().string(), {}, 0, {}}, support::bytes_of(entry.path().string()),
                           findings);
    ++files;
  }
  CHECK(files > 2000);
  CHECK_MESSAGE(count(findings, Weight::error) == 0, told(findings));
  CHECK(findings.size() <= 5);
}
