#include "printing/title_breaks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/line_break.h"
#include "base/utf8.h"

namespace printing {
namespace {

/// Words that titles of official documents are made of. Longer ones win over shorter ones at the same place.
constexpr std::string_view word_list =
    // what is done
    "关于 印发 公布 发布 转发 批转 修改 修订 废止 宣布 失效 实施 施行 开展 加强 进一步 "
    "推进 推动 做好 规范 完善 建立 健全 深化 落实 贯彻 组织 调整 成立 授予 表彰 给予 同意 "
    "批准 下达 征求 公开 征集 举办 召开 启动 解除 延长 暂停 取消 下放 确定 明确 申报 认定 "
    "命名 提高 促进 支持 强化 切实 "
    // kinds of documents
    "通知 通告 公告 公报 决定 命令 意见 通报 报告 请示 批复 议案 纪要 办法 规定 规则 规程 "
    "细则 条例 方案 预案 规划 计划 标准 目录 清单 名单 指南 制度 章程 要点 总结 说明 解读 "
    "问答 须知 公示 情况 结果 意见稿 实施细则 实施办法 实施方案 实施意见 工作方案 工作要点 "
    "管理办法 管理规定 暂行办法 暂行规定 征求意见稿 若干规定 若干意见 若干措施 行动方案 行动计划 "
    "应急预案 专项预案 总体预案 年度报告 调查报告 工作报告 试行 暂行 修订版 申请表 登记表 "
    "告知书 答复书 回执 "
    // fields
    "行政 规范性 文件 规范性文件 行政规范性文件 行政处罚 行政许可 行政检查 行政执法 行政复议 "
    "行政机关 政府 信息 政府信息 信息公开 政府信息公开 人民政府 办公室 办公厅 国务院 安全 生产 "
    "安全生产 安全生产责任 安全管理 安全监管 监督 管理 监督管理 监管 检查 执法 监督检查 专项 "
    "整治 专项整治 专项行动 行动 隐患 排查 治理 排查治理 事故 调查 处理 调查处理 责任 追究 "
    "责任制 责任人 应急 应急管理 应急管理局 应急救援 救援 救灾 减灾 防灾 防汛 抗旱 防汛抗旱 "
    "森林 草原 防火 防灭火 消防 地震 地质 灾害 自然灾害 气象 洪涝 干旱 低温 雨雪 冰冻 台风 "
    "避难 场所 物资 储备 救助 危险 化学品 危险化学品 烟花 爆竹 烟花爆竹 矿山 非煤矿山 煤矿 "
    "尾矿库 工贸 工贸企业 金属 冶炼 粉尘 防爆 涉爆 有限空间 作业 特种作业 特种设备 企业 单位 生产经营 "
    "生产经营单位 经营 重大 较大 重点 特别 风险 分级 管控 双重 预防 机制 标准化 评估 评价 "
    "验收 审查 审批 备案 许可 许可证 许可事项 事项 证书 资格 考核 培训 教育 宣传 演练 值班 "
    "值守 统计 举报 奖励 投诉 处罚 裁量 基准 裁量权 自由裁量 信用 惩戒 黑名单 名录 权力 "
    "权责 服务 指导 协调 联席会议 委员会 领导小组 指挥部 部门 机构 职责 分工 主要 人员 编制 "
    "财政 预算 决算 部门预算 部门决算 资金 项目 采购 招标 投标 收费 经费 三公 工作 年度 "
    "季度 上半年 下半年 第一季度 第二季度 第三季度 第四季度 全国 全省 全市 全县 本市 有关 "
    "相关 问题 事宜 若干 部分 以及 继续 有效 期间 春节 国庆 中秋 汛期 冬季 夏季 高温 极端 "
    "天气 建设 工程 设施 设备 使用 登记 回复 建议 提案 代表 委员 人民代表大会 政协 "
    "常务委员会 中华人民共和国 自治区 开发区 街道 社区 农村 乡镇 基层 法律 法规 规章 清理 "
    "合法性 听证 公平 竞争 营商环境 优化 改革 创新 发展 经济 社会 保障 保护 环境 交通 运输 "
    "道路 建筑 施工 燃气 电力 学校 医院 养老 旅游 生产安全 生产安全事故 安全事故 事故隐患 "
    "隐患排查 隐患排查治理 "
    // labels of forms
    "申请人 申请 姓名 名称 证件 号码 联系 电话 联系人 联系电话 电子 邮箱 电子邮箱 通信 地址 "
    "通信地址 办公地址 办公时间 邮政 编码 邮政编码 统一 代码 统一社会信用代码 法定代表人 内容 "
    "描述 内容描述 获取 方式 提供 时间 签字 盖章 或者 登记编号 编号 日期 办理 期限 救济 "
    "途径 受理 所需 信息名称 索引号 文号 发布 主题 分类 有效性 序号 备注 制定机关 实施机关 "
    "设定依据 法律依据 处罚种类 联系方式 负责人 地点 类别 数量 单价 金额 ";

constexpr std::size_t word_count = static_cast<std::size_t>(std::count(word_list.begin(), word_list.end(), ' '));

constexpr std::array<std::string_view, word_count> split_words() {
  std::array<std::string_view, word_count> words;
  std::size_t begin = 0;
  for (std::string_view& word : words) {
    const std::size_t end = word_list.find(' ', begin);
    word = word_list.substr(begin, end - begin);
    begin = end + 1;
  }
  return words;
}

constexpr std::array<std::string_view, word_count> words = split_words();

constexpr std::string_view never_begins[] = {"的", "和", "与", "及", "等", "或", "了", "之", "省", "市", "州",
                                             "县", "区", "乡", "镇", "局", "厅", "委", "办", "处", "号"};
constexpr std::string_view never_ends[] = {"关于", "和", "与", "及", "或", "对", "在",
                                           "为",   "向", "第", "不", "未", "被"};

// What it costs, in squares of the type size: a line that is one character longer than the mean costs 1.
constexpr float in_word = 60;
constexpr float in_marks = 110;  // inside of 《…》
constexpr float unknown = 14;
constexpr float half_known = 5;
constexpr float clumsy = 30;
constexpr float liked = -4;  // before 关于 and 《, after 的

bool starts(std::string_view text, std::size_t at, std::string_view word) {
  return text.compare(at, word.size(), word) == 0;
}

std::size_t longest_word_at(std::string_view text, std::size_t at) {
  std::size_t longest = 0;
  for (const std::string_view word : words) {
    if (word.size() > longest && starts(text, at, word)) longest = word.size();
  }
  return longest;
}

bool begins_with_any(std::string_view rest, const auto& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view word) { return rest.starts_with(word); });
}
bool ends_with_any(std::string_view done, const auto& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view word) { return done.ends_with(word); });
}

/// For each character: the word that it belongs to, 0 for none.
std::vector<int> words_of(std::string_view text, const std::vector<base::Utf8Char>& chars) {
  std::vector<int> of(chars.size(), 0);
  int count = 0;
  for (std::size_t i = 0; i < chars.size();) {
    const std::size_t end = chars[i].offset + longest_word_at(text, chars[i].offset);
    if (end > chars[i].offset) ++count;
    const bool known = end > chars[i].offset;
    do {
      of[i] = known ? count : 0;
      ++i;
    } while (i < chars.size() && chars[i].offset < end);
  }
  return of;
}

float word_cost(int before, int after) {
  if (before == 0 && after == 0) return unknown;
  if (before == 0 || after == 0) return half_known;
  return before == after ? in_word : 0;
}

}  // namespace

std::vector<float> title_break_costs(std::string_view text) {
  const std::vector<base::Utf8Char> chars = base::decode(text);
  const std::vector<int> of = words_of(text, chars);
  std::vector<float> costs(chars.size(), 0);
  int depth = 0;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const char32_t c = chars[i].code_point;
    const char32_t before = i > 0 ? chars[i - 1].code_point : 0;
    if (before == U'《') ++depth;
    if (i == 0) continue;
    const std::string_view done = text.substr(0, chars[i].offset);
    const std::string_view rest = text.substr(chars[i].offset);
    const bool at_mark = base::break_class(before) != base::BreakClass::ideograph ||
                         base::break_class(c) != base::BreakClass::ideograph;
    const bool likes = rest.starts_with("关于") || c == U'《' || done.ends_with("的");
    costs[i] = likes ? liked : at_mark ? 0 : word_cost(of[i - 1], of[i]);
    if (begins_with_any(rest, never_begins) && of[i] == 0) costs[i] += clumsy;
    if (ends_with_any(done, never_ends) && (of[i - 1] == 0 || done.ends_with("关于"))) costs[i] += clumsy;
    if (depth > 0) costs[i] += in_marks;
    if (c == U'》') depth = std::max(depth - 1, 0);
  }
  return costs;
}

}  // namespace printing
