// Outcome: how a case ended, one of the 21 results that the yearly report counts (国办公开办函〔2021〕30号, 表三),
// and which remedy is open to the applicant then.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "requests/application.h"

namespace requests {

/// In the order of the table; its rows are B1 to F3.
enum class Outcome {
  disclosed,              ///< B1 予以公开
  partly_disclosed,       ///< B2 部分公开（区分处理）
  state_secret,           ///< C1 属于国家秘密
  forbidden_by_law,       ///< C2 其他法律行政法规禁止公开
  endangers_security,     ///< C3 危及“三安全一稳定”
  third_party_rights,     ///< C4 保护第三方合法权益
  internal_affairs,       ///< C5 属于三类内部事务信息
  in_process,             ///< C6 属于四类过程性信息
  enforcement_file,       ///< C7 属于行政执法案卷
  inquiry_matter,         ///< C8 属于行政查询事项
  not_held,               ///< D1 本机关不掌握相关政府信息
  needs_making,           ///< D2 没有现成信息需要另行制作
  still_unclear,          ///< D3 补正后申请内容仍不明确
  petition_or_complaint,  ///< E1 信访举报投诉类申请
  repeated,               ///< E2 重复申请
  publication,            ///< E3 要求提供公开出版物
  too_many,               ///< E4 无正当理由大量反复申请
  confirmed_again,        ///< E5 要求行政机关确认或重新出具已获取信息
  not_corrected,          ///< F1 无正当理由逾期不补正
  not_paid,               ///< F2 逾期未缴纳费用
  otherwise,              ///< F3 其他
};
inline constexpr std::size_t outcome_count = 21;

/// All of them, in the order of the table.
std::array<Outcome, outcome_count> all_outcomes();

/// "B1" … "F3": in files, in JSON and on the command line.
std::string_view key(Outcome outcome);
/// Nothing for any other text.
std::optional<Outcome> outcome_of(std::string_view key);

/// What an applicant may do who does not agree.
enum class Remedy {
  review_or_suit,  ///< 行政复议 within 60 days, or 行政诉讼 within 6 months
  review_first,  ///< 行政复议 within 60 days, before any suit (行政复议法 第二十三条第一款第四项)
  review_first_for_part,  ///< review_first for the part that was refused, review_or_suit for the rest
};
/// review_first for refusals under 条例第十四条 to 第十六条 (C1 to C7), review_first_for_part for B2.
Remedy remedy_of(Outcome outcome);
inline constexpr int review_days = 60, suit_months = 6;

/// The six columns of 表三.
inline constexpr std::size_t applicant_column_count = 6;
/// 0: 自然人; 1 to 5: 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他. The kind of organisation is not looked at
/// for natural persons.
std::size_t applicant_column(ApplicantKind kind, OrganizationKind organization_kind);

}  // namespace requests
