// Single values of a clerk's table: dates, numbers, titles and headings in all their spellings.
#include <doctest/doctest.h>

#include <set>

#include "pack/cell_format.h"
#include "pack/dates.h"
#include "pack/headings.h"
#include "pack/normalise.h"
#include "tests/support/clerk_folder.h"

namespace {

using catalog::Field;
using pack::DateSpelling;

std::string iso_of(std::string_view text) {
  const pack::DateReading reading = pack::read_date(text);
  return reading.date ? base::to_iso(*reading.date) : "";
}

DateSpelling spelling(std::string_view text) { return pack::read_date(text).spelling; }

std::string line(std::string_view text) { return pack::normalise_line(text).text; }
std::string number(std::string_view text) { return pack::normalise_document_number(text).text; }

std::string suffix(std::string title) {
  const auto validity = pack::take_validity_suffix(title);
  return title + "|" + validity.value_or("");
}

}  // namespace

TEST_CASE("twenty spellings of one day are read as that day") {
  for (const char* text : {"2026-01-05",
                           "2026-1-5",
                           "2026/1/5",
                           "2026/01/05",
                           "2026.1.5",
                           "2026.01.05",
                           "20260105",
                           "2026年1月5日",
                           "2026年01月05日",
                           "２０２６年１月５日",
                           "２０２６－０１－０５",
                           "二〇二六年一月五日",
                           "二○二六年一月五日",
                           "二零二六年一月五日",
                           " 2026-1-5 ",
                           "2026 年 1 月 5 日",
                           "2026-01-05 09:30:00",
                           "2026-01-05T09:30:00+08:00",
                           "2026年1月5日 9时30分",
                           "2026-01-05 00:00:00.0",
                           "46027",
                           "2026、1、5",
                           "2026年1月5号",
                           "2026\u200B-1-5"})
    CHECK_MESSAGE(iso_of(text) == "2026-01-05", text);
}

TEST_CASE("Chinese numbers beyond ten are read in both manners") {
  CHECK(iso_of("二〇二六年十二月三十一日") == "2026-12-31");
  CHECK(iso_of("二〇二六年一二月三一日") == "2026-12-31");
  CHECK(iso_of("二〇二六年十月二十日") == "2026-10-20");
  CHECK(iso_of("二〇二六年十月廿一日") == "2026-10-21");
  CHECK(iso_of("一九四九年十月一日") == "1949-10-01");
}

TEST_CASE("what is spelt as it should be is told from what had to be read") {
  CHECK(spelling("2026-01-05") == DateSpelling::exact);
  CHECK(spelling("2026/1/5") == DateSpelling::other);
  CHECK(spelling("46027") == DateSpelling::serial);
  CHECK(spelling("") == DateSpelling::empty);
  CHECK(spelling(" \u3000") == DateSpelling::empty);
  CHECK(spelling("1970-01-01") == DateSpelling::none);
  CHECK(spelling("1970/1/1") == DateSpelling::none);
}

TEST_CASE("a date that leaves something to guess is refused") {
  for (const char* text : {"26-1-5", "26.1.5", "26年1月5日"}) CHECK(spelling(text) == DateSpelling::two_digit_year);
  for (const char* text : {"2026年1月", "2026-01", "2026.1"}) CHECK(spelling(text) == DateSpelling::no_day);
  for (const char* text : {"2026-02-30", "2026-13-01", "20260230", "2026-00-05", "1899-12-31", "2200-01-01"})
    CHECK_MESSAGE(spelling(text) == DateSpelling::not_real, text);
  for (const char* text : {"5/1/2026", "昨天", "2026", "202615", "2026-1-5-7", "第5号", "Jan 5 2026", "-",
                           "2026-1-5日起", "20260105日", "99999", "123"})
    CHECK_MESSAGE(spelling(text) == DateSpelling::unreadable, text);
}

TEST_CASE("any bytes are a date or none and never more") {
  std::string all;
  for (int i = 0; i < 256; ++i) all.push_back(static_cast<char>(i));
  for (std::size_t begin = 0; begin < all.size(); ++begin)
    CHECK(iso_of(std::string_view(all).substr(begin, 11)).empty());
}

TEST_CASE("every day of two centuries is read from five spellings") {
  using namespace std::chrono;
  for (sys_days at = year{1900} / 1 / 1; at < sys_days{year{2200} / 1 / 1}; at += days{17}) {
    const base::Date date{at};
    const std::string iso = base::to_iso(date);
    if (iso == "1970-01-01") continue;
    REQUIRE(iso_of(iso) == iso);
    REQUIRE(iso_of(base::to_chinese(date)) == iso);
    const std::string digits = iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2);
    REQUIRE(iso_of(digits) == iso);
    REQUIRE(iso_of(iso.substr(0, 4) + "/" + iso.substr(5, 2) + "/" + iso.substr(8, 2)) == iso);
    REQUIRE(iso_of(iso + " 23:59:59") == iso);
  }
}

TEST_CASE("crumbs of web pages are taken out of a title") {
  CHECK(line("关于<b>某事</b>的通知<br/>") == "关于某事的通知");
  CHECK(line("关于&ldquo;某事&rdquo;的&nbsp;通知") == "关于“某事”的 通知");
  CHECK(line("关于调整&lt;计划&gt;的意见") == "关于调整〈计划〉的意见");
  CHECK(line("某办法的通知\">某办法的通知") == "某办法的通知");
  CHECK(line("(已失效)\">某办法的通知(已失效)") == "某办法的通知(已失效)");
  CHECK(line("《关于修改<安全生产法>的决定》") == "《关于修改〈安全生产法〉的决定》");
  CHECK(line("A&B公司") == "A&B公司");
  CHECK(line("&#20013;&#x56FD;") == "中国");
}

TEST_CASE("invisible and doubled signs go and others stay") {
  CHECK(line("关于\u200B某事\uFEFF的通知") == "关于某事的通知");
  CHECK(line("国务院\u3000中央军委") == "国务院 中央军委");
  CHECK(line("关于  某事") == "关于 某事");
  CHECK(line("２０２６年Ａ类") == "2026年A类");
  CHECK(line("（一）关于“某事”：《办法》") == "（一）关于“某事”：《办法》");
  CHECK(line("\U00020000\u9FA5〇䑩") == "\U00020000\u9FA5〇䑩");
}

TEST_CASE("a private-use sign at the end goes, between digits it was a point, elsewhere nobody knows") {
  CHECK(line("某方案的通知 \uE003\uE003") == "某方案的通知");
  CHECK(line("低于2\uE0101米") == "低于2.1米");
  const pack::Normalised unknown = pack::normalise_line("张\uE5F9的函");
  CHECK(unknown.has_private_use);
  CHECK(unknown.text == "张\uE5F9的函");
}

TEST_CASE("what was done to a value is told") {
  CHECK(pack::normalise_line("关于某事的通知").changes.any() == false);
  CHECK(pack::normalise_line("关于<i>某事</i>").changes.markup);
  CHECK(pack::normalise_line("关于\u200B某事").changes.hidden_signs);
  CHECK(pack::normalise_line("１").changes.width);
  CHECK(pack::normalise_line("某\uE003").changes.private_use);
  CHECK(pack::normalise_document_number("文号：甲〔2026〕1号").changes.label);
}

TEST_CASE("a 文号 loses its label, its spaces and its foreign brackets") {
  CHECK(number("发文字号：晋政办发〔2021〕3号") == "晋政办发〔2021〕3号");
  CHECK(number("文号 甲发[2021]3号") == "甲发〔2021〕3号");
  CHECK(number("豫政办 〔2009〕5号") == "豫政办〔2009〕5号");
  CHECK(number("示应急（２０２６）１２号") == "示应急〔2026〕12号");
  CHECK(number("省政府令 第5号") == "省政府令第5号");
  CHECK(number("甲函(2021)3号") == "甲函〔2021〕3号");
  CHECK(number("公告（第一批）3号") == "公告（第一批）3号");
  CHECK(number("文号登记办法1号") == "文号登记办法1号");
  for (const char* nothing : {"无", "/", "—", "-", "暂无", "null"}) CHECK(number(nothing).empty());
}

TEST_CASE("key words are separated by one sign") {
  CHECK(pack::normalise_keywords("安全,检查 培训、应急；；预案;").text == "安全；检查；培训；应急；预案");
  CHECK_FALSE(pack::normalise_keywords("安全；检查").changes.separators);
}

TEST_CASE("an index number keeps every sign but spaces") {
  CHECK(pack::normalise_index_number(" 014416330 / 2026-00101 ").text == "014416330/2026-00101");
  CHECK(pack::normalise_index_number("０１４/２０２６").text == "014/2026");
  CHECK(pack::normalise_index_number("XA-10/01_2026（1）").text == "XA-10/01_2026（1）");
}

TEST_CASE("a number that lost its digits is known") {
  for (const char* text : {"1.23E+15", "4.4E+17", "4E+16", "1.23e+15"}) CHECK(pack::is_scientific(text));
  for (const char* text : {"E+15", "2026E-15", "1.23", "A1E+5", "014416330/2026-1", "", "1E5", "12345E+3"})
    CHECK_FALSE_MESSAGE(pack::is_scientific(text), text);
}

TEST_CASE("what a title says of its validity at its end is taken off") {
  CHECK(suffix("某通知（此文件已宣布失效）") == "某通知|失效");
  CHECK(suffix("某通知(此文件已于2021年1月11日宣布失效)") == "某通知|失效");
  CHECK(suffix("某办法（废止）") == "某办法|废止");
  CHECK(suffix("某办法【已废止】") == "某办法|废止");
  CHECK(suffix("某办法（试行）") == "某办法（试行）|");
  CHECK(suffix("关于公布部分文件的决定（部分已废止）") == "关于公布部分文件的决定（部分已废止）|");
  CHECK(suffix("（已废止）") == "（已废止）|");
}

TEST_CASE("numbers of a spreadsheet are told as the clerk sees them") {
  const auto cell = [](const char* raw, const char* code) {
    return pack::cell_of_number(raw, pack::format_of_code(code), false).text;
  };
  CHECK(cell("12", "General") == "12");
  CHECK(cell("4.4119E+4", "General") == "44119");
  CHECK(cell("0.1", "0.0") == "0.1");
  CHECK(cell("1.2300000000000001", "General") == "1.23");
  CHECK(cell("7", "00000") == "00007");
  CHECK(cell("46027", "yyyy/m/d") == "2026-01-05");
  CHECK(cell("46027", "[$-804]yyyy\"年\"m\"月\"d\"日\"") == "2026-01-05");
  CHECK(cell("46027.395833333336", "yyyy-mm-dd hh:mm") == "2026-01-05 09:30:00");
  CHECK(cell("0.395833333333333", "h:mm AM/PM") == "09:30:00");
  CHECK(cell("46027", "#,##0.00") == "46027");
  CHECK(cell("46027", "0.00E+00") == "46027");
  CHECK(cell("46027", "0\"日\"") == "46027");
  CHECK(cell("123456789012345678", "0") == "123456789012345680");
}

TEST_CASE("long numbers are known to have lost digits") {
  CHECK(pack::cell_of_number("1234567890123456", {}, false).is_rounded);
  CHECK(pack::cell_of_number("4.40114199001011E+17", {}, false).is_rounded);
  CHECK_FALSE(pack::cell_of_number("123456789012345", {}, false).is_rounded);
}

TEST_CASE("serial numbers count from 1900 with its day too many, or from 1904") {
  const pack::CellFormat date = pack::built_in_format(14);
  CHECK(pack::cell_of_number("1", date, false).text == "1900-01-01");
  CHECK(pack::cell_of_number("59", date, false).text == "1900-02-28");
  CHECK(pack::cell_of_number("60", date, false).text == "1900-02-29");
  CHECK(pack::cell_of_number("61", date, false).text == "1900-03-01");
  CHECK(pack::cell_of_number("0", date, true).text == "1904-01-01");
  CHECK(pack::cell_of_number("44565", date, true).text == "2026-01-05");
}

TEST_CASE("the formats that every workbook knows are dates, times or numbers") {
  for (const int id : {14, 15, 16, 17, 22, 31, 57, 58}) CHECK(pack::built_in_format(id).look == pack::Look::date);
  for (const int id : {18, 21, 45, 47, 55}) CHECK(pack::built_in_format(id).look == pack::Look::time);
  for (const int id : {0, 1, 9, 11, 37, 49}) CHECK(pack::built_in_format(id).look == pack::Look::plain);
}

TEST_CASE("headings are known in their many spellings") {
  const auto& table = support::product_headings();
  const auto meaning = [&table](const char* heading) { return table.find("目录", heading).value_or(""); };
  CHECK(meaning("信息名称") == "标题");
  CHECK(meaning(" 标 题 ") == "标题");
  CHECK(meaning("*标题（必填）：") == "标题");
  CHECK(meaning("发文字号") == "文号");
  CHECK(meaning("公开属性") == "公开方式");
  CHECK(meaning("生成日期\n(年月日)") == "成文日期");
  CHECK(meaning("领导批示").empty());
  CHECK(meaning("（标题）").empty());
  CHECK(meaning("").empty());
}

TEST_CASE("every field of the import has its spellings, and no spelling two meanings") {
  for (std::size_t i = 0; i < catalog::field_count; ++i) {
    const std::string name(catalog::field_name(static_cast<Field>(i)));
    CHECK(support::product_headings().find("目录", name) == name);
  }
  CHECK(support::product_headings().find("目录", "附件") == "附件");
}

TEST_CASE("a table of the clerk's own goes before the product's") {
  pack::HeadingTable table = support::product_headings();
  std::string why;
  REQUIRE(table.add(R"({"领导批示": "内容概述", "目录": {"文号": ["编号"]}})", why).ok());
  CHECK(table.find("目录", "领导批示") == "内容概述");
  CHECK(table.find("目录", "编号") == "文号");
  CHECK(table.find("目录", "信息名称") == "标题");
  CHECK_FALSE(table.add("[]", why).ok());
  CHECK_FALSE(table.add(R"({"目录": {"文号": "编号"}})", why).ok());
  CHECK_FALSE(table.add("{", why).ok());
}
