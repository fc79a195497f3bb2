// Clock: until when an application must be answered, from what has happened to it and the days that offices work
// (政府信息公开条例 第三十条 to 第三十三条; 政府信息公开信息处理费管理办法).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/workday.h"

namespace requests {

/// The steps of a case that the law attaches a period to.
enum class Step {
  received,              ///< handed in, or arrived; the first of every case
  confirmed,             ///< 双方确认: the day of receipt of what came by internet or fax (第三十一条)
  correction_asked,      ///< 补正告知, once in a case (第三十条); `days`: the period given, working days
  correction_returned,   ///< the corrected application arrived: the period begins again with it
  third_party_asked,     ///< 征求第三方意见 (第三十二条); `party`: which, any number
  third_party_answered,  ///< its opinion arrived
  extended,      ///< 延长答复, once, told before the period ends (第三十三条); `days`: working days, 1 to 20
  fee_notified,  ///< 收费通知
  fee_paid,      ///< the period begins again with the payment
  answered,      ///< 答复, whatever its outcome; nothing counts after it
};

struct CaseEvent {
  Step step = Step::received;
  base::Date on{};
  int days = 0;
  int party = 0;

  bool operator==(const CaseEvent&) const = default;
};
/// In the order of time; events of one day in the order in which they happened. An event counts from the day after
/// it.
using CaseEvents = std::vector<CaseEvent>;

/// Why a day was counted or not, for the strip on the receipt.
enum class Counted { yes, weekend, holiday, third_party };
struct StripDay {
  base::Date date{};
  Counted counted = Counted::yes;
  std::string name;      ///< of the holiday, or of the one that a working weekend makes up for
  bool unknown = false;  ///< its notice is not loaded: counted as the week has it

  bool operator==(const StripDay&) const = default;
};

/// A period of working days. The day that it begins on does not count.
struct Period {
  base::Date begins{};
  int working_days = 0;
  base::Date due{};
  bool provisional = false;    ///< 暂定: the calendar of some of its days is not loaded
  std::vector<StripDay> days;  ///< every day after `begins` up to `due`

  bool operator==(const Period&) const = default;
};

/// Whose turn it is.
enum class Turn { agency, applicant_corrects, third_party, applicant_pays, nobody };

struct Clock {
  Turn turn = Turn::agency;
  Period answer;  ///< nothing counts while `correction` runs: then what it would be without it
  std::optional<Period> correction_notice;  ///< 7 working days: while it may still be asked for
  std::optional<Period> correction;         ///< while the applicant corrects
  std::optional<Period> third_party;        ///< the one that ends last, while one is asked
  std::optional<Period> payment;            ///< while the applicant is to pay
  std::vector<std::size_t> out_of_place;    ///< events that the law does not know there; they changed nothing
  bool late = false;                        ///< answered after the period
};

/// The periods of the law, working days.
inline constexpr int answer_days = 20, longest_extension = 20, correction_notice_days = 7, third_party_days = 15,
                     payment_days = 20;

/// Pure. `events` begins with `received`; it may not be empty.
/// * The period begins with the receipt (or 双方确认), again with the corrected application, again with the payment;
/// what
///   was extended before a new beginning counts no more.
/// * Days after a third party was asked up to its answer do not count (第三十三条第三款), nor more than its 15
/// working days:
///   after them the agency decides without it (第三十二条).
Clock clock_of(const CaseEvents& events, const base::Calendar& calendar);

}  // namespace requests
