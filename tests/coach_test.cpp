#include "requests/coach.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using requests::coach;
using requests::Hint;

namespace {

std::string name_of(Hint hint) {
  switch (hint) {
    case Hint::accident_report: return "report";
    case Hint::petition: return "petition";
    case Hint::correction: return "correction";
    case Hint::inquiry: return "inquiry";
    case Hint::processing: return "processing";
    case Hint::several_matters: return "several";
    case Hint::no_name: return "name";
    case Hint::no_period: return "period";
  }
  return "?";
}

/// "petition several"
std::string hints(const std::string& text, bool has_number = false) {
  std::string names;
  for (const Hint hint : coach(text, has_number)) names += (names.empty() ? "" : " ") + name_of(hint);
  return names;
}

struct Sentence {
  std::string text;
  std::string hints;
};

void check_all(const std::vector<Sentence>& sentences) {
  for (const Sentence& sentence : sentences) {
    CAPTURE(sentence.text);
    CHECK(hints(sentence.text) == sentence.hints);
  }
}

}  // namespace

TEST_CASE("a request that says what and when is left alone") {
  check_all({{"示例市2025年度危险化学品企业名单", ""},
             {"二〇二六年上半年各区应急避难场所的名称、地点和面积。", ""},
             {"《示例市防汛应急预案》", ""},
             {"示应急〔2026〕3号", ""},
             {"今年以来本市烟花爆竹零售点的许可数量", ""},
             {"2024年3月示例区仓库火灾的调查报告", ""},
             {"去年第三季度安全生产检查的记录，年份为2025年", ""},
             {"现行的应急救援队伍建设标准", ""},
             {"示例矿山2023年的安全评估报告", ""},
             {"最近一次应急演练的方案", ""}});
}

TEST_CASE("without a period one is asked for, but not where a document is named by its title or number") {
  check_all({{"示例区危险化学品企业名单", "period"},
             {"应急避难场所分布的地点和面积", "period"},
             {"城南加油站的验收材料，批文即可", "period"},
             {"《示例市消防条例》", ""}});
  CHECK(hints("示例区危险化学品企业名单", true).empty());
}

TEST_CASE("what names nothing that can be looked for is asked to name something") {
  check_all({{"我家附近的安全", "name period"}, {"示例路上的那家工厂", "name period"}, {"2025年的东西", "name"}});
  CHECK(hints("我家附近的安全", true).empty());
}

TEST_CASE("several matters in one request are told, attributes of one are not") {
  check_all({{"2025年的应急预案以及2024年的财政预算", "several"},
             {"2025年度部门预算和采购合同", "several"},
             {"一、2025年检查名单 二、2025年处罚决定", "several"},
             {"1.2025年的演练方案 2.2025年的物资清单", "several"},
             {"2025年检查了几次？处罚了几家？", "several"},
             {"《示例办法》和《示例细则》", "several"},
             {"2025年的批复；2025年的会议纪要", "several"},
             {"2025年示例街道微型消防站的数量、地点和人数", ""}});
}

TEST_CASE("a question for advice is no request for a record") {
  check_all({{"为什么我家门口的路还没有修", "inquiry"},
             {"开一家烟花爆竹店该怎么办手续", "inquiry"},
             {"这样处罚是否合法", "inquiry"},
             {"安全员证书过期了可以吗", "inquiry"},
             {"注册安全工程师如何申请", "inquiry"},
             {"我认为这个规定应当改一改", "inquiry"},
             {"星期六上班吗", "inquiry"}});
}

TEST_CASE("complaints belong to 信访, reports of hazards to 12350") {
  check_all({{"我要投诉窗口工作人员态度恶劣", "petition"},
             {"请查处我单位拖欠工资", "petition"},
             {"楼上漏水一直没人管，希望有人为我做主", "petition"},
             {"要求赔偿我家的损失", "petition"},
             {"我要举报隔壁工厂存在安全隐患", "report"},
             {"举报某煤矿瞒报死亡人数", "report"},
             {"向你们检举示例公司无证储存危险化学品", "report"},
             {"我要举报某人收受好处", "petition"}});
}

TEST_CASE("records about complaints and reports are records like others") {
  check_all({{"2025年安全生产举报奖励办法", ""},
             {"2025年度投诉办理的统计数据", ""},
             {"2025年投诉电话记录", ""},
             {"2025年12350举报件数", ""},
             {"2024年信访事项处理结果", ""}});
}

TEST_CASE("a wrong record about oneself is corrected, not requested") {
  check_all({{"我的证书上名字登记错了", "correction"},
             {"本人档案中的出生日期有误，请更正", "correction"},
             {"你们公示里把我公司的地址写错了", "correction"}});
}

TEST_CASE("analysis that nobody has made need not be made") {
  check_all({{"请汇总2020年以来各区的事故数据", "processing"},
             {"请对2025年的检查结果进行分析", "processing"},
             {"帮我统计一下2025年的处罚决定", "processing"}});
}

TEST_CASE("nothing is said before there is something to speak of") {
  CHECK(hints("").empty());
  CHECK(hints("名单").empty());
  CHECK(hints("   我要 ").empty());
}

TEST_CASE("the coach takes any text") {
  std::string all(2000, '?');
  CHECK(hints(all) == "several name period");
  CHECK(hints("\xE5\xAE\xFF\xFE 2025") == "name");
}
