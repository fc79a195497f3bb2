// Tables as a clerk's programs save them: every encoding, separator and quirk of .csv, and .xlsx made by hand.
#include <doctest/doctest.h>
#include <iconv.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "pack/csv_sheet.h"
#include "pack/encoding.h"
#include "pack/heading_line.h"
#include "pack/xlsx_sheets.h"
#include "pack/xlsx_writer.h"
#include "tests/support/clerk_folder.h"

namespace {

using pack::Collector;
using pack::Encoding;
using pack::Sheet;
using pack::Undecodable;
using pack::Weight;
using support::cell;
using support::joined;
using support::Workbook;

std::string encoded(const std::string& text, const char* encoding) {
  const iconv_t to = iconv_open(encoding, "UTF-8");
  REQUIRE(to != reinterpret_cast<iconv_t>(-1));
  std::string result(text.size() * 4 + 16, '\0');
  std::string copy = text;
  char* in = copy.data();
  char* out = result.data();
  std::size_t in_left = copy.size();
  std::size_t out_left = result.size();
  REQUIRE(iconv(to, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1));
  iconv_close(to);
  result.resize(result.size() - out_left);
  return result;
}

struct Csv {
  Sheet sheet;
  pack::Findings findings;
};

Csv read_csv(const std::string& text) {
  Collector found;
  Csv csv{pack::read_csv_sheet("a.csv", text, support::knows_heading, found), {}};
  csv.findings = found.take();
  return csv;
}

struct Book {
  std::vector<Sheet> sheets;
  pack::Findings findings;
};

Book read_book(const std::string& bytes) {
  Collector found;
  Book book{pack::read_xlsx_sheets("a.xlsx", bytes, found), {}};
  book.findings = found.take();
  return book;
}

std::string row_of(const Book& book, std::size_t sheet, std::size_t row) {
  REQUIRE(sheet < book.sheets.size());
  REQUIRE(row < book.sheets[sheet].rows.size());
  return joined(book.sheets[sheet].rows[row]);
}

const std::string rare = "标题：𠮷䑩㐂，〇";  // beyond GBK, beyond the BMP

}  // namespace

TEST_CASE("every encoding with and without its mark gives the same table under every separator") {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string text = "序号,索引号,标题,栏目\r\n1,N1,关于𠮷䑩的通知,通知\r\n2,N2,\"含，逗号\",公告\r\n";
    std::replace(text.begin(), text.end(), ',', separator);
    const std::array<std::string, 8> files = {text,
                                              "\xEF\xBB\xBF" + text,
                                              encoded(text, "GB18030"),
                                              "\xFF\xFE" + encoded(text, "UTF-16LE"),
                                              "\xFE\xFF" + encoded(text, "UTF-16BE"),
                                              encoded(text, "UTF-16LE"),
                                              encoded(text, "UTF-16BE"),
                                              "\xEF\xBB\xBFsep=" + std::string(1, separator) + "\r\n" + text};
    for (const std::string& file : files) {
      const pack::Decoded decoded = pack::decode(file);
      REQUIRE(decoded.fault == Undecodable::none);
      const Csv csv = read_csv(decoded.text);
      REQUIRE(csv.sheet.rows.size() == 3);
      CHECK(joined(csv.sheet.rows[1]) == "1|N1|关于𠮷䑩的通知|通知");
      CHECK(joined(csv.sheet.rows[2]) == "2|N2|含，逗号|公告");
      CHECK(csv.findings.empty());
    }
  }
}

TEST_CASE("text in GB2312 and GBK is GB18030") {
  CHECK(pack::decode(encoded("标题", "GB2312")).text == "标题");
  CHECK(pack::decode(encoded("朱镕基", "GBK")).text == "朱镕基");
  CHECK(pack::decode(encoded(rare, "GB18030")).text == rare);
  CHECK(pack::decode(encoded(rare, "GB18030")).encoding == Encoding::gb18030);
}

TEST_CASE("bytes that are no text are told apart from texts that are damaged") {
  CHECK(pack::decode(std::string("\x00\x01\x02\x03\x00\x00", 6)).fault == Undecodable::not_text);
  CHECK(pack::decode("\xFF\xFE\x31").fault == Undecodable::damaged_utf16);
  CHECK(pack::decode(std::string("\xFF\xFE\x00\xD8\x31\x00", 6)).fault == Undecodable::damaged_utf16);
  std::string damaged;
  for (int i = 0; i < 40; ++i) damaged += "第几行的文字\n";
  damaged[damaged.size() - 3] = '\xFF';
  CHECK(pack::decode(damaged).fault == Undecodable::damaged_utf8);
  CHECK(pack::decode(damaged).line == 40);
  CHECK(pack::decode("\xEF\xBB\xBF\xFF").fault == Undecodable::damaged_utf8);
  CHECK(pack::decode("").fault == Undecodable::none);
}

TEST_CASE("any bytes decode to UTF-8 or to a fault") {
  std::string bytes;
  unsigned random = 1;
  for (int round = 0; round < 2000; ++round) {
    random = random * 1664525U + 1013904223U;
    bytes.push_back(static_cast<char>(random >> 24U));
    if (round % 97 == 0) bytes = bytes.substr(bytes.size() / 2);
    const pack::Decoded decoded = pack::decode(bytes);
    REQUIRE(base::is_valid_utf8(decoded.text));
    REQUIRE((decoded.fault == Undecodable::none || decoded.text.empty()));
  }
}

TEST_CASE("the separator is the one that makes headings, not the one that occurs most") {
  const Csv csv = read_csv("索引号;标题;栏目\nN1;一,二,三,四,五;公告\n");
  CHECK(joined(csv.sheet.rows[1]) == "N1|一,二,三,四,五|公告");
}

TEST_CASE("a heading may stand below lines of title") {
  const Csv csv = read_csv("某局政府信息公开目录,,\n制表时间：2026年,,\n索引号,标题,栏目\nN1,某事,公告\n");
  const auto line = pack::find_heading_line(csv.sheet, support::product_headings(), "目录");
  REQUIRE(line);
  CHECK(csv.sheet.rows[line->row].number == 3);
}

TEST_CASE("line ends and line breaks in cells do not disturb the count of lines") {
  const Csv csv = read_csv("索引号,标题\r\nN1,\"两\n行\"\rN2,乙\n\nN3,丙");
  REQUIRE(csv.sheet.rows.size() == 4);
  CHECK(joined(csv.sheet.rows[1]) == "N1|两\n行");
  CHECK(csv.sheet.rows[2].number == 4);
  CHECK(csv.sheet.rows[3].number == 6);
}

TEST_CASE("a quote inside a plain cell is taken as it is, one that opens and never closes costs its row") {
  const Csv csv = read_csv("索引号,标题\nN1,关于\"某事\"的通知\nN2,\"没有关\nN3,丙\n");
  CHECK(csv.sheet.rows.size() == 3);
  CHECK(joined(csv.sheet.rows[1]) == "N1|关于\"某事\"的通知");
  CHECK(joined(csv.sheet.rows[2]) == "N3|丙");
  const std::string said = support::lines_of(csv.findings);
  CHECK(support::contains(said, "【错误】a.csv第3行：引号没有成对"));
  CHECK(support::contains(said, "【提醒】a.csv第2行：格子中有不成对的引号"));
}

TEST_CASE("cells of a workbook of every kind are read as the clerk sees them") {
  const Book book = read_book(
      Workbook()
          .strings("<si><t>标题</t></si><si><r><t>甲</t></r><r><t xml:space=\"preserve\"> 乙</t></r>"
                   "<rPh><t>jia</t></rPh></si><si><t>两_x000A_行</t></si>")
          .styles(R"(<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
                     </numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>)")
          .add("一",
               R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
                     <c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1" s="1"><v>46027</v></c>
                     <c r="G1" s="2"><v>46027</v></c><c r="H1" t="str"><f>A1</f><v>算式</v></c>
                     <c r="I1"><v>4.4119E+4</v></c><c r="J1" t="s"><v>99</v></c></row>)")
          .bytes());
  CHECK(row_of(book, 0, 0) == "标题|甲 乙|两\n行|TRUE|#REF!|2026-01-05|2026-01-05|算式|44119|#REF!");
  CHECK(book.sheets[0].rows[0].cells[8].kind == pack::CellKind::number);
  CHECK(book.findings.empty());
}

TEST_CASE("gaps between cells and rows stay gaps") {
  const Book book = read_book(Workbook()
                                  .add("一", "<row r=\"3\">" + cell("B3", "乙") + cell("D3", "丁") + "</row>" +
                                                 "<row r=\"9\">" + cell("A9", "甲") + "</row>")
                                  .bytes());
  CHECK(row_of(book, 0, 0) == "|乙||丁");
  CHECK(book.sheets[0].rows[0].number == 3);
  CHECK(book.sheets[0].rows[1].number == 9);
}

TEST_CASE("cells and rows without names follow one another") {
  const Book book = read_book(
      Workbook()
          .add("一", "<row><c t=\"inlineStr\"><is><t>甲</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
          .bytes());
  CHECK(row_of(book, 0, 0) == "甲|2");
  CHECK(book.sheets[0].rows[1].number == 2);
}

TEST_CASE("a workbook that counts from 1904 has the right days") {
  const Book book = read_book(Workbook()
                                  .since_1904()
                                  .styles("<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
                                  .add("一", "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44565</v></c></row>")
                                  .bytes());
  CHECK(row_of(book, 0, 0) == "2026-01-05");
}

TEST_CASE("hidden sheets, rows and columns, and comments are read and marked") {
  Workbook workbook;
  workbook.add("显示",
               "<row r=\"1\">" + cell("A1", "甲") + "</row><row r=\"2\" hidden=\"1\">" + cell("A2", "乙") + "</row>",
               R"(<cols><col min="2" max="3" hidden="1"/></cols>)");
  workbook.add("隐藏", "<row r=\"1\">" + cell("A1", "丙") + "</row>", "", "", "veryHidden");
  workbook.parts["xl/worksheets/_rels/sheet1.xml.rels"] =
      R"(<Relationships><Relationship Id="c" Type="o/comments" Target="../comments1.xml"/></Relationships>)";
  workbook.parts["xl/comments1.xml"] =
      R"(<comments><commentList><comment ref="A1"><text><r><t>请领导</t></r><r><t>核</t></r></text></comment></commentList></comments>)";
  const Book book = read_book(workbook.bytes());
  REQUIRE(book.sheets.size() == 2);
  CHECK_FALSE(book.sheets[0].hidden);
  CHECK(book.sheets[0].rows[1].hidden);
  CHECK(book.sheets[0].hidden_columns == std::vector<bool>{false, true, true});
  REQUIRE(book.sheets[0].comments.size() == 1);
  CHECK(book.sheets[0].comments[0].text == "请领导核");
  CHECK(book.sheets[1].hidden);
}

TEST_CASE("cells merged downwards have their value in every row, merged headings too") {
  const Book book = read_book(
      Workbook()
          .add("一",
               "<row r=\"1\">" + cell("A1", "索引号") + cell("B1", "日期") + "</row><row r=\"2\">" +
                   cell("B2", "成文日期") + cell("C2", "发布日期") + "</row>",
               "",
               R"(<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="ZZZZ"/></mergeCells>)")
          .bytes());
  CHECK(row_of(book, 0, 1) == "索引号|成文日期|发布日期");
  const auto line = pack::find_heading_line(book.sheets[0], support::product_headings(), "目录");
  REQUIRE(line);
  CHECK(book.sheets[0].rows[line->row].number == 2);
}

TEST_CASE("a workbook with prefixed names is read") {
  Workbook workbook;
  workbook.add("一", "");
  workbook.parts["xl/worksheets/sheet1.xml"] =
      "<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
      "t=\"inlineStr\"><x:is><x:t>甲</x:t></x:is></x:c></x:row>"
      "</x:sheetData></x:worksheet>";
  CHECK(row_of(read_book(workbook.bytes()), 0, 0) == "甲");
}

TEST_CASE("what is no workbook is an error that names the file") {
  for (const std::string& bytes : {std::string(), std::string("PK\x03\x04"), std::string("索引号,标题"),
                                   support::zipped({{"a.txt", "a"}}), support::zipped({{"xl/workbook.xml", "<x"}})}) {
    const Book book = read_book(bytes);
    REQUIRE(book.findings.size() == 1);
    CHECK(book.findings[0].weight == Weight::error);
    CHECK(book.findings[0].place.file == "a.xlsx");
  }
  const Book locked = read_book("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  CHECK(support::contains(support::lines_of(locked.findings), "密码"));
}

TEST_CASE("a workbook that swells beyond reason is not read") {
  Workbook workbook;
  workbook.add("一", "<row r=\"1\">" + std::string(std::size_t{20} << 20U, ' ') + "</row>");
  const Book book = read_book(workbook.bytes());
  CHECK(book.sheets.empty());
  CHECK(support::contains(support::lines_of(book.findings), "大得反常"));
}

TEST_CASE("a workbook of far cells does not take memory for what lies between") {
  std::string rows;
  for (int row = 1; row <= 2000; ++row)
    rows += "<row r=\"" + std::to_string(row) + "\">" + cell("XFD1", "远") + "</row>";
  const Book book = read_book(Workbook().add("一", rows).bytes());
  CHECK(book.sheets[0].rows.empty());
  CHECK(support::contains(support::lines_of(book.findings), "第256栏以后"));
  CHECK(support::contains(support::lines_of(book.findings), "共2000处"));
}

TEST_CASE("damaged workbooks give sheets or findings and always come back") {
  const std::string good =
      Workbook()
          .strings("<si><t>标题</t></si>")
          .add("一", "<row r=\"1\">" + cell("A1", "甲") + "<c r=\"B1\" t=\"s\"><v>0</v></c></row>")
          .bytes();
  unsigned random = 7;
  const auto next = [&random](std::size_t below) {
    random = random * 1664525U + 1013904223U;
    return (random >> 8U) % below;
  };
  for (int round = 0; round < 400; ++round) {
    std::string bytes = good;
    for (std::size_t k = 1 + next(4); k > 0; --k) bytes[next(bytes.size())] = static_cast<char>(next(256));
    if (round % 5 == 0) bytes.resize(next(bytes.size()));
    const Book book = read_book(bytes);
    for (const pack::Finding& finding : book.findings) CHECK(finding.place.file == "a.xlsx");
    REQUIRE((!book.sheets.empty() || !book.findings.empty()));
  }
}

TEST_CASE("what the writer of workbooks writes is read back") {
  const auto written =
      pack::write_xlsx({{"问题清单",
                         {6, 40},
                         {{{"序号", pack::CellStyle::heading, false}, {"=1+1 <a>&\"𠮷\"", {}, false}},
                          {{"12", {}, true}, {"两\n行\x01", pack::CellStyle::red, false}}},
                         true},
                        {"概况", {}, {}, false}});
  REQUIRE(written.ok());
  const Book book = read_book(*written);
  REQUIRE(book.sheets.size() == 2);
  CHECK(row_of(book, 0, 0) == "序号|=1+1 <a>&\"𠮷\"");
  CHECK(row_of(book, 0, 1) == "12|两\n行");
  CHECK(book.sheets[0].rows[1].cells[0].kind == pack::CellKind::number);
  CHECK(book.sheets[1].rows.empty());
  CHECK(*pack::write_xlsx({}) == *pack::write_xlsx({}));
}

TEST_CASE("columns have the letters that table programs give them") {
  CHECK(pack::column_letters(0) == "A");
  CHECK(pack::column_letters(25) == "Z");
  CHECK(pack::column_letters(26) == "AA");
  CHECK(pack::column_letters(16383) == "XFD");
  for (std::size_t column = 0; column < pack::column_limit; column += 7)
    REQUIRE(pack::column_of(pack::cell_name(column, 3)) == column);
  CHECK(pack::column_of("3") == pack::column_limit);
  CHECK(pack::column_of("ZZZZZZZZZZZZZ9") == pack::column_limit);
}
