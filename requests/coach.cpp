#include "requests/coach.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace requests {
namespace {

using Words = std::initializer_list<std::string_view>;

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

bool has_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return has(text, word); });
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size()))
    ++count;
  return count;
}

/// What an agency makes or holds.
const Words records = {"名单", "报告", "文件", "方案", "预案", "通知",   "决定", "合同", "协议", "批复",
                       "预算", "决算", "台账", "清单", "统计", "数据",   "记录", "纪要", "许可", "公告",
                       "标准", "办法", "制度", "规定", "规划", "计划",   "条例", "目录", "档案", "证书",
                       "备案", "评估", "验收", "批文", "意见", "责任书", "图纸", "地图", "公示", "名称",
                       "数量", "地点", "面积", "金额", "人数", "结果",   "依据", "流程", "职责", "编制",
                       "经费", "情况", "件数", "次数", "检查", "处罚",   "电话"};
/// A record by itself: two of them side by side are two matters.
const Words documents = {"名单", "报告", "方案",   "预案",   "通知", "决定书", "合同", "协议", "批复",
                         "预算", "决算", "台账",   "清单",   "纪要", "许可证", "公告", "规划", "计划",
                         "目录", "档案", "备案表", "验收表", "批文", "责任书", "图纸", "记录", "统计表"};

/// The word, but for places where it is the beginning of what an agency holds about it: 投诉电话, 举报奖励办法.
bool speaks_of(std::string_view text, std::string_view word) {
  static const Words about_it = {"电话",   "奖励",   "办法", "制度", "情况", "结果", "数量", "统计",   "记录",
                                 "程序",   "规定",   "流程", "渠道", "件数", "案件", "信箱", "处理",   "的情况",
                                 "的结果", "的数量", "工作", "办理", "条例", "事项", "决定", "的处理", "的依据"};
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
    const std::string_view rest = text.substr(at + word.size());
    const auto begins = [rest](std::string_view next) { return rest.starts_with(next); };
    if (std::none_of(about_it.begin(), about_it.end(), begins)) return true;
  }
  return false;
}

bool speaks_of_any(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return speaks_of(text, word); });
}

bool reports(std::string_view text) { return speaks_of_any(text, {"举报", "检举", "揭发", "要反映"}); }

bool is_about_hazards(std::string_view text) {
  return has_any(text, {"隐患", "违章", "违法生产", "非法生产", "无证", "瞒报", "事故", "冒险作业", "消防通道",
                        "危险品", "危险化学品", "爆炸", "煤矿", "烟花爆竹", "安全生产"});
}

bool complains(std::string_view text) {
  return reports(text) || speaks_of_any(text, {"投诉", "信访", "上访", "控告"}) ||
         has_any(text, {"要求查处", "请查处", "严肃处理", "追究责任", "讨个说法", "要个说法", "不作为", "乱作为",
                        "赔偿我", "给我赔偿", "太不负责", "没人管", "要求赔偿", "强烈不满", "欺负", "为我做主"});
}

bool says_a_record_is_wrong(std::string_view text) {
  const bool wrong = has_any(
      text, {"写错", "登记错", "记录错", "有误", "不准确", "录入错", "登错", "更正", "改正", "错别字", "信息错误"});
  return wrong && has_any(text, {"我", "本人"});
}

bool asks_for_advice(std::string_view text) {
  if (has_any(text,
              {"为什么",   "为何",     "怎么办",   "该怎么",   "应该怎样",   "是否合法",   "合不合法",   "是否合理",
               "能不能",   "可不可以", "可以吗",   "行不行",   "是什么意思", "有什么看法", "什么时候能", "如何办理",
               "怎么办理", "如何申请", "怎样申请", "怎么申请", "怎样办理",   "对不对",     "是不是",     "合法吗",
               "合理吗",   "要不要",   "需不需要", "建议你们", "我认为",     "我觉得"})) {
    return true;
  }
  return has(text, "吗") && !has_any(text, records);
}

bool asks_for_processing(std::string_view text) {
  return has_any(text,
                 {"进行分析", "作出分析", "做出分析", "请分析",   "帮我分析", "请汇总",   "帮我汇总", "帮我统计",
                  "请统计",   "统计一下", "汇总一下", "整理成",   "帮我整理", "作出说明", "进行对比", "对比分析",
                  "请比较",   "写一份",   "出具证明", "开具证明", "逐年列出", "制作成"});
}

/// Counted from 一、 1. （1） ① and the like.
bool is_a_list(std::string_view text) {
  static const std::initializer_list<std::pair<std::string_view, std::string_view>> pairs = {
      {"一、", "二、"}, {"1、", "2、"},     {"1.", "2."}, {"1．", "2．"},      {"（一）", "（二）"},
      {"(1)", "(2)"},   {"（1）", "（2）"}, {"①", "②"},   {"第一，", "第二，"}};
  return std::any_of(pairs.begin(), pairs.end(),
                     [text](const auto& pair) { return has(text, pair.first) && has(text, pair.second); });
}

/// How many parts of the text, between "和", "以及", "；" and the like, name a document of their own.
std::size_t documents_named(std::string text) {
  for (const std::string_view between :
       Words{"以及", "及", "和", "与", "；", ";", "。", "另外", "还有", "，", "、"}) {
    for (std::size_t at = text.find(between); at != std::string::npos; at = text.find(between, at + 1)) {
      text.replace(at, between.size(), "\n");
    }
  }
  std::size_t named = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (has_any(std::string_view(text).substr(begin, end - begin), documents)) ++named;
    begin = end + 1;
  }
  return named;
}

bool has_several_matters(std::string_view text) {
  const std::size_t questions = count(text, "？") + count(text, "?");
  if (questions >= 2 || is_a_list(text) || count(text, "《") >= 2) return true;
  return documents_named(std::string(text)) >= 2;
}

bool names_something(std::string_view text) { return has_any(text, {"《", "〔", "号"}) || has_any(text, records); }

bool says_when(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return has_any(text, {"年", "月", "季度", "至今", "以来", "目前", "现行", "最新", "最近", "近期", "截至", "期间",
                        "现在", "当前", "昨天", "今天", "上周", "历次", "历届"});
}

}  // namespace

std::vector<Hint> coach(std::string_view text, bool has_number) {
  text = base::trim(text);
  std::vector<Hint> hints;
  if (base::length(text) < 4) return hints;
  const auto add_if = [&hints](bool applies, Hint hint) {
    if (applies) hints.push_back(hint);
  };
  const bool hazard = reports(text) && is_about_hazards(text);
  add_if(hazard, Hint::accident_report);
  add_if(!hazard && complains(text), Hint::petition);
  add_if(hints.empty() && says_a_record_is_wrong(text), Hint::correction);
  add_if(hints.empty() && asks_for_processing(text), Hint::processing);
  add_if(hints.empty() && asks_for_advice(text), Hint::inquiry);
  const bool leads_elsewhere = !hints.empty() && hints.front() != Hint::processing;
  add_if(has_several_matters(text), Hint::several_matters);
  if (leads_elsewhere) return hints;
  add_if(!has_number && !names_something(text), Hint::no_name);
  add_if(!has_number && !has_any(text, {"《", "〔"}) && !says_when(text), Hint::no_period);
  return hints;
}

}  // namespace requests
