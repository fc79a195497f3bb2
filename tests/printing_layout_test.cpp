#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "printing/layout.h"
#include "tests/support/typeset.h"

using namespace support;

namespace {

constexpr std::string_view never_first = "，。、；：？！）》」』】〕”’…—%";
constexpr std::string_view never_last = "（《「『【〔“‘";

const std::string long_text =
    repeated("各级应急管理部门应当依法公开“安全生产”行政执法信息（涉及国家秘密的除外），", 12);

}  // namespace

TEST_CASE("the text area holds 22 lines of 28 characters") {
  const auto pages = pages_of({text_item(base::BlockKind::flush, repeated("公", 22 * 28 + 1))});
  REQUIRE(pages.size() == 2);
  const auto lines = lines_of(pages[0]);
  CHECK(base::length(lines[0].text) == 28);
  CHECK(lines.size() == 21);  // the last two lines stay together
}

TEST_CASE("the first line of a paragraph is indented by two characters, the others are not") {
  const auto lines = lines_of(pages_of({paragraph(long_text)})[0]);
  REQUIRE(lines.size() > 3);
  CHECK(lines[0].left == doctest::Approx(geometry::left_pt + 2 * geometry::character_pitch_pt));
  CHECK(lines[1].left == doctest::Approx(geometry::left_pt));
}

TEST_CASE("full lines end at the right edge, the last line does not") {
  const auto lines = lines_of(pages_of({paragraph(long_text)})[0]);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) CHECK(std::abs(lines[i].right - right_edge) < 0.5F);
  CHECK(lines.back().right < right_edge - 1);
}

TEST_CASE("a line with numbers and Latin words is justified by the gaps beside Chinese characters only") {
  const auto page = pages_of({paragraph(repeated("执行GB/T 33000—2016和2026年11月23日印发的通知，", 8))})[0];
  int stretched = 0;
  for (const Run& run : page.runs) {
    const bool latin = run.text.size() > 1 && run.text.find_first_not_of("0123456789GBT/") == std::string::npos;
    if (latin) CHECK(run.spacing_pt == doctest::Approx(geometry::character_pitch_pt - 16));
    if (run.spacing_pt > 0) ++stretched;
  }
  CHECK(stretched > 3);
}

TEST_CASE("no line begins with closing punctuation or ends with an opening bracket") {
  for (int shift = 0; shift < 28; ++shift) {
    const auto lines = lines_of(pages_of({paragraph(repeated("文", shift) + long_text)})[0]);
    for (const SetLine& line : lines) {
      CHECK(never_first.find(base::prefix(line.text, 1)) == std::string_view::npos);
      CHECK(never_last.find(line.text.substr(base::previous_offset(line.text, line.text.size()))) ==
            std::string_view::npos);
    }
  }
}

TEST_CASE("a heading is never the last line of a page") {
  for (int before = 15; before < 24; ++before) {
    std::vector<Item> items(static_cast<std::size_t>(before), paragraph("一行。"));
    items.push_back(heading("二、工作要求"));
    items.push_back(paragraph(long_text));
    for (const Page& page : pages_of(items)) CHECK(lines_of(page).back().text != "二、工作要求");
  }
}

TEST_CASE("a heading at the foot of a page goes with its table to the next") {
  std::vector<Item> items(21, paragraph("一行。"));
  items.push_back(heading("附表"));
  items.push_back(table({{"序号", "名称"}, {"1", "甲"}}));
  const auto pages = pages_of(items);
  REQUIRE(pages.size() == 2);
  CHECK(lines_of(pages[1])[0].text == "附表");
}

TEST_CASE("a paragraph leaves no single line alone at either end of a page") {
  for (int before = 15; before < 24; ++before) {
    std::vector<Item> items(static_cast<std::size_t>(before), paragraph("一行。"));
    items.push_back(paragraph(repeated("文", 28 * 4)));
    const auto pages = pages_of(items);
    if (pages.size() < 2) continue;
    const auto belongs = [](const SetLine& line) { return line.text != "一行。"; };
    const auto first = lines_of(pages[0]);
    const auto second = lines_of(pages[1]);
    CHECK(std::count_if(first.begin(), first.end(), belongs) != 1);
    CHECK(std::count_if(second.begin(), second.end(), belongs) != 1);
  }
}

TEST_CASE("signature and date never stand on a page without text") {
  std::vector<Item> items(20, paragraph("一行。"));
  items.push_back(closing("示例市应急管理局"));
  items.push_back(closing("2026年11月20日"));
  const auto pages = pages_of(items);
  REQUIRE(pages.size() == 2);
  CHECK(lines_of(pages[1])[0].text == "一行。");
}

TEST_CASE("closing lines end four characters from the right, centred on the longest") {
  const auto lines = lines_of(pages_of({paragraph("完。"), closing("示例市应急管理局"), closing("2026年11月")})[0]);
  REQUIRE(lines.size() == 3);
  CHECK(std::abs(lines[1].right - (right_edge - 4 * geometry::character_pitch_pt)) < 0.5F);
  const float middle = (lines[1].left + lines[1].right) / 2;
  CHECK(std::abs((lines[2].left + lines[2].right) / 2 - middle) < 0.5F);
}

TEST_CASE("the title is bold, 22 points, centred, and of even lines") {
  const auto lines = lines_of(pages_of({}, repeated("通知", 12))[0]);
  REQUIRE(lines.size() == 2);
  for (const SetLine& line : lines) {
    CHECK(line.size == 22);
    CHECK(line.face == Face::song_bold);
    CHECK(base::length(line.text) == 12);
    CHECK((line.left + line.right) / 2 == doctest::Approx(geometry::left_pt + geometry::text_width_pt / 2));
  }
}

TEST_CASE("the label of an article is 黑, its text 仿宋") {
  base::Block block;
  block.kind = base::BlockKind::article;
  block.label = "第一条";
  block.text = "为了规范工作，制定本办法。";
  const Page page = pages_of({block_item(block)})[0];
  CHECK(page.runs[0].text == "第一条");
  CHECK(page.runs[0].face == Face::hei);
  CHECK(page.runs[1].face == Face::fang);
}

TEST_CASE("chapter headings are centred, other headings indented") {
  const auto lines = lines_of(pages_of({heading("第一章　总则"), heading("一、目标"), paragraph("文。")})[0]);
  CHECK(lines[0].left > geometry::left_pt + 100);
  CHECK(lines[1].left == doctest::Approx(geometry::left_pt + 2 * geometry::character_pitch_pt));
}

TEST_CASE("the head row of a table stands on every page of the table") {
  std::vector<std::vector<std::string>> rows{{"序号", "企业名称"}};
  for (int i = 1; i <= 80; ++i) rows.push_back({std::to_string(i), "企业"});
  const auto pages = pages_of({table(rows)});
  REQUIRE(pages.size() > 2);
  for (const Page& page : pages) CHECK(lines_of(page)[0].text == "序号企业名称");
}

TEST_CASE("rows that are too short are filled up and no cell is lost") {
  const Page page = pages_of({table({{"甲", "乙", "丙"}, {"一"}, {}, {"二", "三", "四", "五"}})})[0];
  for (const char* cell : {"甲", "乙", "丙", "一", "二", "三", "四", "五"})
    CHECK(words_of(page).find(cell) != std::string::npos);
}

TEST_CASE("a table without cells leaves nothing on the page") {
  CHECK(lines_of(pages_of({table({}), table({{}, {}})})[0]).empty());
}

TEST_CASE("a cell longer than a page is cut between lines, with all its words") {
  const auto pages = pages_of({table({{"说明"}, {repeated("字", 4000)}})});
  CHECK(pages.size() > 1);
  std::size_t count = 0;
  for (const Page& page : pages) {
    for (const SetLine& line : lines_of(page)) count += line.text.starts_with("字") ? base::length(line.text) : 0;
  }
  CHECK(count == 4000);
}

TEST_CASE("page numbers stand right on odd pages and left on even pages, between dashes") {
  const auto pages = pages_of({paragraph(repeated("文", 28 * 60))});
  REQUIRE(pages.size() == 3);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string text = "— " + std::to_string(i + 1) + " —";
    const auto run =
        std::find_if(pages[i].runs.begin(), pages[i].runs.end(), [](const Run& r) { return r.size_pt == 14; });
    REQUIRE(run != pages[i].runs.end());
    CHECK(run->text == text);
    if (i % 2 == 0) CHECK(end_of(*run) == doctest::Approx(right_edge - 14));
    if (i % 2 == 1) CHECK(run->x_pt == doctest::Approx(geometry::left_pt + 14));
  }
}

TEST_CASE("the parts of the foot share lines, with page, number of pages and code filled in") {
  Paper paper;
  paper.foot = {"样例数据", "索引号：014416330/2026-00217", "第{page}页，共{pages}页", "查验码：{code}", ""};
  const std::string bare = words_of(typeset(paper, Edition::standard, advance).pages[0]);
  CHECK(bare.find("样例数据　索引号：014416330/2026-00217　第1页，共1页") != std::string::npos);
  CHECK(bare.find("查验码") == std::string::npos);
  paper.code = base::PageCode{1, 2, 0};
  const Page page = typeset(paper, Edition::standard, advance).pages[0];
  CHECK(words_of(page).find("　查验码：" + base::to_text({1, 2, 1})) != std::string::npos);
  for (const Run& run : page.runs) CHECK(run.size_pt >= 9);
}

TEST_CASE("labelled pairs stand two a row where both fit, else each on its own") {
  const auto lines = lines_of(pages_of(
      {labelled_item({{"索引号", "甲"}, {"文号", "乙"}, {"主题", repeated("丙", 40)}, {"有效性", "丁"}})})[0]);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].text == "索引号：甲文号：乙");
  CHECK(lines[1].text.starts_with("主题：丙"));
  CHECK(lines[2].left > lines[1].left);  // under the value
  CHECK(lines[3].text == "有效性：丁");
}

TEST_CASE("a ticked choice has two strokes more than an open one") {
  const auto rules = [](bool ticked) { return pages_of({choices_of({{"纸面", ticked}})})[0].rules.size(); };
  CHECK(rules(true) == rules(false) + 2);
}

TEST_CASE("choices that do not fit go to the next line whole") {
  std::vector<Choice> choices(12, Choice{"电子邮件", false});
  const auto page = pages_of({choices_of(choices)})[0];
  for (const SetLine& line : lines_of(page)) {
    CHECK(line.text.find("电子邮件") == 0);
    CHECK(line.right <= right_edge + 0.5F);
  }
}

TEST_CASE("the rows of a form reach from edge to edge") {
  Form form;
  form.rows = {{cell("姓名", 1, true), cell("张三", 3)}, {cell("电话", 1, true), cell("1"), cell("邮编", 1, true)}};
  const Page page = pages_of({form_item(form)})[0];
  float right = 0;
  for (const Rule& rule : page.rules) right = std::max(right, rule.x1_pt);
  CHECK(right == doctest::Approx(right_edge));
  CHECK(words_of(page).find("姓名张三电话1邮编") != std::string::npos);
}

TEST_CASE("a form cell keeps the line breaks that were typed into it") {
  Form form;
  form.columns = 1;
  form.rows = {{cell("第一行\n第二行", 1, false, 4)}};
  const auto lines = lines_of(pages_of({form_item(form)})[0]);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].text == "第二行");
}

TEST_CASE("spaces of every kind become plain ones and zero-width characters vanish") {
  const auto lines =
      lines_of(pages_of({text_item(base::BlockKind::flush, "\u200B甲\u00A0乙\uFEFF丙\t丁\u2003戊\u200B")})[0]);
  CHECK(lines[0].text == "甲 乙丙 丁　戊");
}

TEST_CASE("paragraphs of nothing but spaces take no room") {
  CHECK(lines_of(pages_of({paragraph("\u200B"), paragraph("　"), paragraph("文。")})[0]).size() == 1);
}

TEST_CASE("an empty paper is one page with its number") {
  const auto pages = pages_of({});
  REQUIRE(pages.size() == 1);
  CHECK(words_of(pages[0]).find("— 1 —") != std::string::npos);
}

TEST_CASE("a gap moves what follows down, but not at the top of a page") {
  const auto baseline = [](std::vector<Item> items) {
    return lines_of(pages_of(std::move(items))[0]).back().baseline;
  };
  CHECK(baseline({paragraph("一。"), gap_item(10), paragraph("二。")}) ==
        doctest::Approx(baseline({paragraph("一。"), paragraph("二。")}) + 10 * geometry::mm));
  CHECK(baseline({gap_item(10), paragraph("一。")}) == doctest::Approx(baseline({paragraph("一。")})));
}
