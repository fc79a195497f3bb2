#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "base/page_code.h"
#include "base/utf8.h"
#include "printing/layout.h"
#include "tests/support/drawn.h"
#include "tests/support/typeset.h"

using namespace support;

namespace {

constexpr float text_bottom = geometry::top_pt + geometry::text_height_pt;

std::vector<std::vector<std::string>> rows_of(std::size_t rows, std::size_t columns, const std::string& text) {
  std::vector<std::vector<std::string>> all(rows, std::vector<std::string>(columns, text));
  for (std::size_t c = 0; c < columns; ++c) all[0][c] = "栏" + std::to_string(c + 1);
  return all;
}

Item article(std::string label, std::string text) {
  base::Block block;
  block.kind = base::BlockKind::article;
  block.label = std::move(label);
  block.text = std::move(text);
  return block_item(block);
}

Paper with_foot(std::vector<FootPart> foot, std::vector<Item> items = {}) {
  Paper paper;
  paper.foot = std::move(foot);
  paper.items = std::move(items);
  return paper;
}

std::string all_words(const Layout& layout) {
  std::string words;
  for (const Page& page : layout.pages) words += words_of(page);
  return words;
}

std::vector<std::string> title_lines(const std::string& title) {
  std::vector<std::string> lines;
  for (const SetLine& line : lines_of(pages_of({}, title)[0])) lines.push_back(line.text);
  return lines;
}

using Lines = std::vector<std::string>;

Face face_of_heading(const std::string& text) {
  return lines_of(pages_of({heading(text), paragraph("文。")})[0])[0].face;
}

float lowest(const Page& page) {
  float lowest = 0;
  for (const Run& run : page.runs) lowest = std::max(lowest, run.baseline_pt);
  return lowest;
}

}  // namespace

// ---- titles and headings ----

TEST_CASE("a title turns between words") {
  CHECK(title_lines("示例市应急管理局关于公布行政规范性文件清理结果的公告") ==
        Lines{"示例市应急管理局关于公布", "行政规范性文件清理结果的公告"});
  CHECK(title_lines("示例市人民政府关于印发示例市生产安全事故隐患排查治理办法的通知") ==
        Lines{"示例市人民政府关于印发示例市", "生产安全事故隐患排查治理办法的通知"});
  CHECK(title_lines("关于印发《示例市安全生产举报奖励办法》实施细则的通知") ==
        Lines{"关于印发《示例市安全生产举报奖励办法》", "实施细则的通知"});
  CHECK(title_lines("关于开展二○二六年度工贸企业专项整治行动的通知") ==
        Lines{"关于开展二○二六年度", "工贸企业专项整治行动的通知"});
}

TEST_CASE("a short title stays on one line, and one of unknown words is even") {
  CHECK(title_lines("关于开展检查的通知").size() == 1);
  const auto lines = title_lines(repeated("甲乙丙丁戊己庚辛", 4));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].size() == lines[1].size());
}

TEST_CASE("headings have the face of their numbering") {
  CHECK(face_of_heading("一、目标") == Face::hei);
  CHECK(face_of_heading("（一）目标") == Face::kai);
  CHECK(face_of_heading("十二、目标") == Face::hei);
  CHECK(face_of_heading("1.目标") == Face::song);  // figures of 宋 in 仿宋 text
  CHECK(face_of_heading("第一章　总则") == Face::hei);
  CHECK(face_of_heading("目标") == Face::hei);
}

TEST_CASE("the first sentence of a numbered paragraph is its heading, where it is short and text follows") {
  const auto face = [](const std::string& text) { return pages_of({paragraph(text)})[0].runs[0].face; };
  CHECK(face("（一）落实责任。各单位应当落实主体责任。") == Face::kai);
  CHECK(face("一、总体要求。坚持安全第一。") == Face::hei);
  CHECK(face("（一）落实责任。") == Face::fang);
  CHECK(face("（一）" + repeated("落实责任", 9) + "。各单位应当落实。") == Face::fang);
  CHECK(face("各单位应当落实。不得推诿。") == Face::fang);
}

TEST_CASE("what is issued by a notice has its title in the middle, large") {
  const auto lines = lines_of(pages_of(
      {paragraph("完。"), closing("示例局"), heading("示例市管理办法"), article("第一条", "为了规范。")})[0]);
  REQUIRE(lines.size() == 4);
  CHECK(lines[2].size == 22);
  CHECK((lines[2].left + lines[2].right) / 2 == doctest::Approx(geometry::left_pt + geometry::text_width_pt / 2));
}

TEST_CASE("the state of a document stands in a frame in the middle") {
  Paper paper;
  paper.title = "通知";
  paper.status = "已废止";
  const Page page = typeset(paper, Edition::standard, advance).pages[0];
  const auto lines = lines_of(page);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].text == "已废止");
  CHECK(page.rules.size() == 4);
  for (const Rule& rule : page.rules) {
    CHECK((rule.x1_pt <= lines[1].left || rule.x0_pt >= lines[1].right || rule.y0_pt == rule.y1_pt));
  }
}

// ---- lines ----

TEST_CASE("a full stop is drawn into a full line whose marks make room for it") {
  const std::string text = "甲、乙、" + repeated("文", 22) + "。" + repeated("字", 20) + "。";
  const auto lines = lines_of(pages_of({paragraph(text)})[0]);
  CHECK(lines[0].text == "甲、乙、" + repeated("文", 22) + "。");
  CHECK(lines[0].right <= right_edge + 8.1F);  // the mark's blank half lies outside
  CHECK(lines[0].right > right_edge - 1);
}

TEST_CASE("figures and Latin letters in 仿宋 text are of 宋") {
  const Page page = pages_of({paragraph("执行AQ标准3项")})[0];
  for (const Run& run : page.runs) {
    const bool latin = static_cast<unsigned char>(run.text[0]) < 0x80;
    if (run.baseline_pt < text_bottom) CHECK(run.face == (latin ? Face::song : Face::fang));
  }
}

TEST_CASE("a date is divided only where keeping it whole would tear the line open") {
  const auto first = [](int before) {
    return lines_of(
               pages_of({paragraph(repeated("文", before) + "2026年11月20日起施行，" + repeated("字", 30))})[0])[0]
        .text;
  };
  CHECK(first(22).ends_with("文"));          // lacks 4 characters
  CHECK(first(20).ends_with("2026年11月"));  // would lack 6
}

// ---- bookmarks and links ----

TEST_CASE("title, headings and chapters are bookmarks with their places") {
  const Layout layout =
      layout_of({heading("一、目标"), paragraph("文。"), heading("（一）任务"), paragraph("文。")}, "通知");
  REQUIRE(layout.bookmarks.size() == 3);
  CHECK(layout.bookmarks[0].text == "通知");
  CHECK(layout.bookmarks[0].level == 1);
  CHECK(layout.bookmarks[0].y_pt == doctest::Approx(geometry::top_pt));
  CHECK(layout.bookmarks[1].level == 2);
  CHECK(layout.bookmarks[1].y_pt > layout.bookmarks[0].y_pt);
}

TEST_CASE("a bookmark names the page that its heading is on") {
  std::vector<Item> items(30, paragraph("一行。"));
  items.push_back(heading("二、要求"));
  items.push_back(paragraph("文。"));
  const Layout layout = layout_of(items);
  REQUIRE(layout.bookmarks.size() == 1);
  CHECK(layout.bookmarks[0].page == 1);
}

TEST_CASE("articles are bookmarks in papers of three pages and more, unless there are too many") {
  const auto marks = [](int articles) {
    std::vector<Item> items;
    for (int i = 1; i <= articles; ++i) items.push_back(article("第" + std::to_string(i) + "条", "文。"));
    return layout_of(items).bookmarks.size();
  };
  CHECK(marks(44) == 0);
  CHECK(marks(45) == 45);
  CHECK(marks(500) == 500);
  CHECK(marks(501) == 0);
}

TEST_CASE("web addresses are linked where they stand, on both lines of a broken one") {
  const Page page = pages_of({paragraph(repeated("文", 20) + "https://www.example.gov.cn/zwgk。")})[0];
  REQUIRE(page.links.size() == 2);
  for (const Link& link : page.links) {
    CHECK(link.uri == "https://www.example.gov.cn/zwgk");
    CHECK(link.x0_pt < link.x1_pt);
    CHECK(link.x1_pt <= right_edge + 0.5F);
    CHECK(link.y1_pt - link.y0_pt == doctest::Approx(16));
  }
  CHECK(page.links[1].x0_pt == doctest::Approx(geometry::left_pt));
  CHECK(pages_of({paragraph("无网址。")})[0].links.empty());
}

TEST_CASE("two addresses on one line are two links") {
  const Page page = pages_of({paragraph("见www.a.cn和b@c.cn。")})[0];
  REQUIRE(page.links.size() == 2);
  CHECK(page.links[0].uri == "http://www.a.cn");
  CHECK(page.links[1].uri == "mailto:b@c.cn");
  CHECK(page.links[0].x1_pt < page.links[1].x0_pt);
}

// ---- pages ----

TEST_CASE("a line that announces a list is not the last on its page") {
  for (int before = 18; before < 23; ++before) {
    std::vector<Item> items(static_cast<std::size_t>(before), paragraph("一行。"));
    items.push_back(paragraph("应当履行下列职责："));
    items.push_back(paragraph("（一）检查；"));
    items.push_back(paragraph("（二）报告。"));
    CHECK_FALSE(lines_of(pages_of(items)[0]).back().text.ends_with("："));
  }
}

// ---- tables ----

TEST_CASE("a row taller than a third of a page is cut where the page ends, and closed on both") {
  std::vector<Item> items(16, paragraph("一行。"));
  items.push_back(table({{"项", "说明"}, {"一", repeated("字", 700)}}));
  const auto pages = pages_of(items);
  REQUIRE(pages.size() == 2);
  CHECK(words_of(pages[0]).find("字字") != std::string::npos);
  CHECK(lines_of(pages[1])[0].text == "项说明");
  for (const Page& page : pages) {
    float lowest_level = 0, lowest_upright = 0;
    for (const Rule& rule : page.rules) {
      if (rule.y0_pt == rule.y1_pt) lowest_level = std::max(lowest_level, rule.y1_pt);
      if (rule.y0_pt != rule.y1_pt) lowest_upright = std::max(lowest_upright, rule.y1_pt);
    }
    CHECK(lowest_level == doctest::Approx(lowest_upright));
  }
}

TEST_CASE("a cut row of a form has a rule at the top of the next page") {
  Form form;
  form.columns = 1;
  form.rows = {{cell(repeated("字", 36 * 50))}};
  const auto pages = pages_of({form_item(form)});
  REQUIRE(pages.size() == 2);
  CHECK(std::any_of(pages[1].rules.begin(), pages[1].rules.end(), [](const Rule& rule) {
    return rule.y0_pt == rule.y1_pt && std::abs(rule.y0_pt - geometry::top_pt) < 0.1F;
  }));
}

TEST_CASE("a low row is not cut") {
  std::vector<Item> items(20, paragraph("一行。"));
  items.push_back(table({{"项", "说明"}, {"一", repeated("字", 120)}}));
  const auto pages = pages_of(items);
  REQUIRE(pages.size() == 2);
  CHECK(words_of(pages[0]).find("字") == std::string::npos);
}

TEST_CASE("a table that is too wide is set smaller, down to 9 points, before dates are cut") {
  const auto size_with = [](std::size_t columns) {
    float size = 100;
    for (const SetLine& line : lines_of(pages_of({table(rows_of(3, columns, "2026年11月20日"))})[0])) {
      size = std::min(size, line.size);
    }
    return size;
  };
  CHECK(size_with(3) == 12);
  CHECK(size_with(6) < 12);
  CHECK(size_with(6) >= 9);
  CHECK(size_with(10) == 9);
}

TEST_CASE("a table of too many columns becomes blocks of labels and values") {
  const Page page = pages_of({table(rows_of(3, 24, "值"))})[0];
  CHECK(words_of(page).find("栏24：值") != std::string::npos);
  const auto lines = lines_of(page);
  CHECK(std::count_if(lines.begin(), lines.end(), [](const SetLine& l) { return l.text == "栏1：值"; }) >= 1);
}

TEST_CASE("the label of a column without values is not lost in such blocks") {
  auto rows = rows_of(3, 24, "值");
  rows[1][4].clear(), rows[2][4].clear();
  CHECK(words_of(pages_of({table(rows)})[0]).find("栏5：栏6：值") != std::string::npos);
}

TEST_CASE("columns of dates are not cut while running text can give way") {
  const auto lines = lines_of(pages_of({table({{"日期", "内容"}, {"2026年11月20日", repeated("检查内容", 40)}})})[0]);
  CHECK(std::any_of(lines.begin(), lines.end(),
                    [](const SetLine& line) { return line.text.find("2026年11月20日") != std::string::npos; }));
}

TEST_CASE("a column of running text takes the room that columns of figures under long heads do not need") {
  std::vector<std::vector<std::string>> rows{{"项目", "法人或其他组织：商业企业", "法人或其他组织：科研机构",
                                              "法人或其他组织：社会公益组织", "法人或其他组织：法律服务机构",
                                              "总计"}};
  for (int i = 0; i < 12; ++i)
    rows.push_back({"申请人逾期未按收费通知要求缴纳费用，行政机关不再处理", "0", "1", "0", "2", "3"});
  const Page page = pages_of({table(rows)})[0];
  std::set<float> verticals;
  for (const Rule& rule : page.rules)
    if (rule.x0_pt == rule.x1_pt) verticals.insert(rule.x0_pt);
  REQUIRE(verticals.size() == 7);
  const std::vector<float> x(verticals.begin(), verticals.end());
  CHECK(x[1] - x[0] > 2.0F * (x[2] - x[1]));
  CHECK(x.back() - x.front() == doctest::Approx(geometry::text_width_pt).epsilon(0.001));
}

TEST_CASE("a form that fills its page exactly leaves no empty page behind") {
  for (int rows = 20; rows < 27; ++rows) {
    Form form;
    form.columns = 2;
    for (int i = 0; i < rows; ++i) form.rows.push_back({cell("项", 1, true), cell("值")});
    const auto pages = pages_of({form_item(form)});
    CHECK_FALSE(lines_of(pages.back()).empty());
  }
}

// ---- feet ----

TEST_CASE("a foot that the margin cannot hold takes whole lines from the text, and nothing is cut") {
  const std::string long_part = repeated("说明", 200);
  const Layout layout =
      typeset(with_foot({long_part, "末尾"}, {paragraph(repeated("文", 28 * 40))}), Edition::standard, advance);
  CHECK(all_words(layout).find("末尾") != std::string::npos);
  for (const Page& page : layout.pages) {
    const std::string words = words_of(page);
    std::size_t count = 0;
    for (std::size_t at = words.find("说明"); at != words.npos; at = words.find("说明", at + 1)) ++count;
    CHECK(count == 200);
    CHECK(lowest(page) < geometry::page_height_pt - 5 * geometry::mm);
    float text_lowest = 0, number_top = 0;
    for (const Run& run : page.runs) {
      if (run.size_pt == 16) text_lowest = std::max(text_lowest, run.baseline_pt);
      if (run.size_pt == 14) number_top = run.baseline_pt - 14;
    }
    CHECK(text_lowest < number_top);
    const float lines = (text_lowest - geometry::top_pt) / geometry::line_pitch_pt;
    CHECK(lines < 21);
  }
}

TEST_CASE("four lines of foot leave the text its 22 lines") {
  std::vector<FootPart> foot(4, FootPart(repeated("索引号", 14)));
  const auto layout = typeset(with_foot(foot, {paragraph(repeated("文", 28 * 30))}), Edition::standard, advance);
  std::set<float> baselines;
  for (const Run& run : layout.pages[0].runs) {
    if (run.size_pt == 16) baselines.insert(run.baseline_pt);
  }
  CHECK(baselines.size() == 22);
}

TEST_CASE("the code of the page is a square at the outer edge of the foot, beside the words") {
  Paper paper = with_foot({"查验码：{code}", repeated("索引号", 30)}, {paragraph(repeated("文", 28 * 30))});
  paper.code = base::PageCode{1, 2, 0};
  const Layout layout = typeset(paper, Edition::standard, advance);
  REQUIRE(layout.pages.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    float left = 1000, right = 0, top = 1000, bottom = 0;
    for (const Box& box : layout.pages[i].boxes) {
      left = std::min(left, box.x_pt), right = std::max(right, box.x_pt + box.width_pt);
      top = std::min(top, box.y_pt), bottom = std::max(bottom, box.y_pt + box.height_pt);
    }
    CHECK(right - left > 8 * geometry::mm);
    CHECK(right - left < 13 * geometry::mm);
    CHECK(bottom < geometry::page_height_pt - 5 * geometry::mm);
    CHECK((i == 0 ? right_edge - right : left - geometry::left_pt) < 3 * geometry::mm);
    for (const Run& run : layout.pages[i].runs) {
      if (run.size_pt == 9) CHECK((run.x_pt >= right || end_of(run) <= left));
    }
    CHECK(words_of(layout.pages[i]).find(base::to_text({1, 2, static_cast<int>(i) + 1})) != std::string::npos);
  }
}

// ---- large print ----

TEST_CASE("in large print nothing is smaller than 22 points") {
  Form form;
  form.rows = {{cell("姓名", 1, true), cell("张三", 3)}, {cell("电话", 1, true), cell("1"), cell("邮编", 1, true)}};
  form.rows.push_back({cell("方式", 1, true), cell("", 3)});
  form.rows.back().back().choices = {{"纸质", true}, {"光盘", false}};
  Paper paper = with_foot({"第{page}页", {"打印时间", InLargePrint::once}},
                          {labelled_item({{"索引号", "甲"}}), heading("一、目标"), paragraph("正文2026年。"),
                           table(rows_of(3, 3, "值")), table(rows_of(3, 9, "值")), form_item(form), closing("局")});
  paper.title = "关于开展检查的通知";
  paper.subtitle = "文号";
  paper.status = "现行有效";
  const Layout layout = typeset(paper, Edition::large_print, advance);
  int runs = 0;
  for (const Page& page : layout.pages) {
    for (const Run& run : page.runs) {
      CHECK_MESSAGE(run.size_pt >= 22, run.text);
      ++runs;
    }
  }
  CHECK(runs > 30);
}

TEST_CASE("large print has 17 lines of 20 characters") {
  const auto lines = lines_of(
      pages_of({text_item(base::BlockKind::flush, repeated("公", 20 * 17 + 40))}, {}, Edition::large_print)[0]);
  CHECK(lines.size() == 17);
  CHECK(base::length(lines[0].text) == 20);
}

TEST_CASE("what the feet of large print leave out stands once, after the text") {
  const Paper paper =
      with_foot({"样例数据", {"打印时间：今天", InLargePrint::once}, {"发布机构：某局", InLargePrint::left_out}},
                {paragraph(repeated("文", 20 * 40))});
  const Layout large = typeset(paper, Edition::large_print, advance);
  REQUIRE(large.pages.size() > 2);
  for (std::size_t i = 0; i < large.pages.size(); ++i) {
    const std::string words = words_of(large.pages[i]);
    CHECK(words.find("样例数据") != std::string::npos);
    CHECK((words.find("打印时间：今天") != std::string::npos) == (i + 1 == large.pages.size()));
    CHECK(words.find("某局") == std::string::npos);
  }
  for (const Page& page : typeset(paper, Edition::standard, advance).pages) {
    CHECK(words_of(page).find("打印时间：今天") != std::string::npos);
    CHECK(words_of(page).find("某局") != std::string::npos);
  }
}

TEST_CASE("a form in large print has one label and value a row") {
  Form form;
  form.rows = {{cell("姓名", 1, true), cell("张三"), cell("电话", 1, true), cell("1")}};
  CHECK(lines_of(pages_of({form_item(form)}, {}, Edition::large_print)[0]).size() == 2);
  CHECK(lines_of(pages_of({form_item(form)})[0]).size() == 1);
}

// ---- drawn characters ----

namespace {

Item drawn_form(const std::string& words, float rows_above = 0) {
  Form form;
  form.columns = 6;
  if (rows_above > 0) form.rows.push_back({cell("", 6, false, rows_above)});
  form.rows.push_back({cell("", 1, true), cell(words, 5)});
  form.rows.back()[0].ink = support::earth;
  return form_item(form);
}

}  // namespace

TEST_CASE("ink is drawn in a square of 20 mm inside its cell, stroke for stroke") {
  for (const Edition edition : {Edition::standard, Edition::large_print}) {
    const Page page = pages_of({drawn_form("〓　姓名第1个字")}, {}, edition)[0];
    REQUIRE(page.strokes.size() == support::earth.size());
    float left = 1000, right = 0, top = 1000, bottom = 0;
    for (const Stroke& stroke : page.strokes) {
      for (const Stroke::Point& point : stroke.points) {
        left = std::min(left, point.x_pt), right = std::max(right, point.x_pt);
        top = std::min(top, point.y_pt), bottom = std::max(bottom, point.y_pt);
      }
    }
    const float side = 20 * geometry::mm;
    CHECK(right - left == doctest::Approx(side * (900 - 120) / 1024));
    CHECK(bottom - top == doctest::Approx(side * (850 - 120) / 1024));
    CHECK(left > geometry::left_pt);
    CHECK(top > geometry::top_pt);
    CHECK(std::any_of(page.runs.begin(), page.runs.end(),
                      [&](const Run& run) { return run.x_pt > right && run.text.find("〓") == 0; }));
  }
}

TEST_CASE("ink is not cut by the end of a page, however long the words beside it are") {
  std::string words;
  for (int i = 0; i < 400; ++i) words += "左边三点水";
  for (float rows_above = 0; rows_above < 30; rows_above += 0.5F) {
    for (const Item& item : {drawn_form("短", rows_above), drawn_form(words, rows_above)}) {
      std::size_t strokes = 0;
      for (const Page& page : pages_of({item})) {
        strokes += page.strokes.size();
        for (const Stroke& stroke : page.strokes) {
          for (const Stroke::Point& point : stroke.points) {
            CHECK(point.y_pt < geometry::top_pt + geometry::text_height_pt);
          }
        }
      }
      CHECK(strokes == support::earth.size());
    }
  }
}
