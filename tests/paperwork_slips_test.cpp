#include <doctest/doctest.h>

#include <string>

#include "paperwork/paperwork.h"
#include "tests/support/paper_words.h"

using namespace paperwork;
using namespace support;
using base::Block;
using base::BlockKind;

namespace {

constexpr base::Date date(int y, unsigned m, unsigned d) {
  return {std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}

const base::LocalTime now{date(2026, 11, 23), 9, 5};
const base::LocalTime received{date(2026, 11, 23), 9, 3};

catalog::Agency agency() {
  catalog::Agency a;
  a.name = "示例市应急管理局";
  a.desk_place = "一楼服务台";
  return a;
}

}  // namespace

TEST_CASE(
    "the state of an application is told with its number and the time of asking, and nothing of the applicant") {
  const auto paper = status_paper({"20261123-0007", received, "已登记", "将在期限内答复。"}, agency(), now);
  for (const char* words : {"登记编号|20261123-0007|", "办理情况|已登记|", "查询时间|2026年11月23日 9:05|",
                            "说明|将在期限内答复。|", "请到一楼服务台询问"}) {
    CHECK_MESSAGE(holds(paper, words), words);
  }
  CHECK_FALSE(holds(status_paper({"1", received, "已登记", ""}, agency(), now), "说明|"));
}

TEST_CASE("the held slip shows the code large, what waits, until when and where") {
  const auto paper =
      held_slip_paper({"4827 1936", "关于开展检查的通知", 6, {date(2026, 11, 24), 17, 0}}, agency(), now);
  CHECK(paper.items.front().kind == Item::Kind::display);
  CHECK(paper.items.front().display == "4827 1936");
  for (const char* words :
       {"打印内容|关于开展检查的通知|", "页数|6页|", "保留至|2026年11月24日 17:00|", "取件地点|一楼服务台|"}) {
    CHECK_MESSAGE(holds(paper, words), words);
  }
}

TEST_CASE("a letter has its number, addressee, paragraphs, and ends with agency and date") {
  const auto paper =
      letter_paper({"答复书", "示应急公复〔2026〕1号", "张三", {"一。", "二。"}, date(2026, 11, 25)}, agency(), now);
  CHECK(paper.subtitle == "示应急公复〔2026〕1号");
  REQUIRE(paper.items.size() == 5);
  CHECK(paper.items[0].block.kind == BlockKind::flush);
  CHECK(paper.items[0].block.text == "张三：");
  CHECK(paper.items[3].block.text == "示例市应急管理局");
  CHECK(paper.items[4].block.text == "2026年11月25日");
  CHECK(paper.items[4].block.kind == BlockKind::closing);
  CHECK(paper.foot.empty());
}

TEST_CASE("a register is one table under the number of its rows") {
  const auto paper = register_paper({"登记簿", {"序号", "编号"}, {{"1", "甲"}, {"2", "乙"}}}, agency(), now);
  CHECK(paper.subtitle == "截至2026年11月23日 9:05，共2件");
  REQUIRE(paper.items.size() == 1);
  CHECK(paper.items[0].block.rows.size() == 3);
  CHECK(paper.items[0].block.rows[0][1] == "编号");
}

TEST_CASE("a report holds its blocks and ends with agency and date") {
  Block text;
  text.text = "共60件。";
  const auto paper = report_paper({"统计", "2026年", {text}}, agency(), now);
  CHECK(paper.title == "统计");
  CHECK(paper.subtitle == "2026年");
  REQUIRE(paper.items.size() == 3);
  CHECK(paper.items[0].block == text);
  CHECK(paper.items[2].block.text == "2026年11月23日");
}
