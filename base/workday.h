// Workday: which days the offices work, and the day that lies so many working days ahead (工作日, 条例第三十三条).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"

namespace base {

enum class DayKind {
  working,          ///< Monday to Friday, no holiday
  weekend,          ///< Saturday or Sunday
  holiday,          ///< 放假, on whatever day of the week
  working_weekend,  ///< 调休上班: a Saturday or Sunday that is worked
  unknown,          ///< the notice for this day is not loaded: nothing is guessed
};

/// Holidays of one year, as its notice names them. Days of the neighbouring Decembers and Januaries may be among
/// them.
struct CalendarYear {
  struct Span {
    std::string name;  ///< "春节"
    Date from{};
    Date to{};  ///< the last day off
  };
  struct WorkedDay {
    std::string name;  ///< of the holiday that it makes up for
    Date date{};
  };
  /// The notice that decides it: "国办发明电〔2025〕7号" of 2025-11-04.
  struct Notice {
    std::string number;
    std::string title;
    Date date{};
  };
  int year = 0;
  std::vector<Notice> sources;
  std::vector<Span> off;
  std::vector<WorkedDay> worked;
};

struct CalendarDay {
  Date date{};
  DayKind kind = DayKind::unknown;
  std::string name;  ///< of the holiday, for `holiday` and `working_weekend`

  bool operator==(const CalendarDay&) const = default;
};

/// The end of a period of working days.
struct Deadline {
  Date date{};
  bool provisional = false;  ///< 暂定: some day of the period is unknown; those are taken as the week has them
  std::vector<CalendarDay>
      days;  ///< every day after the first up to `date`, in order: why it takes as long as it does
};

struct WorkingDays {
  int count = 0;
  bool provisional = false;  ///< as in Deadline
};

class Calendar {
 public:
  /// What was loaded of the same year before is replaced.
  void add(CalendarYear year);

  bool has(int year) const { return years_.contains(year); }
  /// In ascending order.
  const std::map<int, CalendarYear>& years() const { return years_; }

  /// Days of a year that is not loaded are unknown, and so are the last seven of December as long as the next year is
  /// not loaded: its notice may reach back to them, as those of 2008, 2012, 2019 and 2023 did.
  CalendarDay day(Date date) const;

  /// The last of `count` working days after `from` (the day itself does not count, be it worked or not); `from` for
  /// 0 and less. `count` is at most `longest_period`, more is taken as that.
  Deadline next_working_days(Date from, int count) const;

  /// Working days after `from` up to and with `to`; 0 if `to` is not later.
  WorkingDays working_days_between(Date from, Date to) const;

  static constexpr int longest_period = 1000;

 private:
  struct Exception {
    bool works = false;
    std::string name;
  };

  /// From this day on to its end the year is unknown; a day of the next year if all is known.
  Date first_unknown_of(int year) const;
  /// Notices speak of every one of these days.
  bool is_settled(Date first, Date last) const;
  void index_exceptions();

  std::map<int, CalendarYear> years_;
  std::map<Date, Exception> exceptions_;  ///< of all years
};

/// Whether offices work on such a day; nothing is known of `unknown`.
constexpr bool is_worked(DayKind kind) { return kind == DayKind::working || kind == DayKind::working_weekend; }

}  // namespace base
