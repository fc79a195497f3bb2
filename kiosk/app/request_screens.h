// The screens of 依申请公开: asking, its receipt, where other matters belong, how far a case is, and what staff do
// with what was handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "catalog/catalog.h"
#include "kiosk/app/print_screens.h"
#include "kiosk/app/text_field.h"
#include "requests/application.h"
#include "requests/clock.h"
#include "requests/coach.h"
#include "requests/other_form.h"
#include "requests/outcome.h"
#include "requests/register.h"
#include "requests/status.h"

namespace app {

/// 依申请公开, one decision a step. The draft itself is Model::application.
struct RequestScreen {
  enum class Step {
    what,     ///< in the citizen's own words
    already,  ///< is it public already? What the catalogue has of it
    purpose,  ///< is it a request at all? What is not leads to a ReferralScreen
    applicant,
    delivery,
    contact,
    review
  };
  Step step = Step::what;
  std::optional<requests::Field> focus;
  std::size_t caret = 0;                    ///< byte offset in the focused field
  std::vector<requests::Finding> findings;  ///< shown at their fields; filled by 下一步 and 提交
  std::vector<requests::Finding> advised;   ///< advice that was shown once and stops nobody again
  bool mending = false;                     ///< came from the review: 下一步 and 返回 lead back to it
  bool at_limit = false;                    ///< the focused field is full
  std::vector<requests::Hint> hints;        ///< of the coach, for what stands in the box
  bool coach_off = false;                   ///< the citizen wants none
  Loading searching = Loading::ready;       ///< whether it is public already
  Ticket search_ticket = 0;
  std::vector<catalog::ListRow> found;  ///< at most likely_rows
  bool read_back = false;               ///< 代填: it was read to the applicant, who agrees
  bool missing_read_back = false;       ///< 提交 was tapped before
  Loading submitting = Loading::ready;  ///< loading while the desk stores it; failed: it is NOT stored
  Ticket ticket = 0;
  float scroll_px = 0;
};
inline constexpr std::size_t likely_rows = 5;
inline constexpr int request_steps = 7;

/// 已提交: only ever reached with a Receipt from the register.
struct ReceiptScreen {
  requests::Receipt receipt;
  requests::Application application;  ///< what was handed in; a later form does not change it
  float scroll_px = 0;
};

/// What is no request, or cannot be handed in here, and where it goes.
enum class Referral {
  inquiry,          ///< 咨询
  petition,         ///< 信访、投诉
  accident_report,  ///< 举报: 12350; nothing of it is ever recorded here
  correction,       ///< 更正本人信息
  proposal,         ///< 建议主动公开
  closed,           ///< a request, but this kiosk cannot seal it: the desk, and a blank form to print
};
struct ReferralScreen {
  Referral referral = Referral::inquiry;
  float scroll_px = 0;
};

/// A form that is filled in to be printed and signed; nothing of it is kept.
struct OtherFormScreen {
  requests::OtherForm form;
  std::optional<requests::OtherField> focus;
  std::size_t caret = 0;
  bool at_limit = false;     ///< the focused field is full
  std::uint64_t number = 0;  ///< tells this one from another of the visit, for its print-outs
  float scroll_px = 0;
};

/// What the kiosk knows of a case.
struct CaseView {
  std::string number;
  base::LocalTime received;
  std::optional<base::LocalTime> last_use;  ///< of the code, before this
  std::optional<base::Date> told_on;        ///< when the back office made what is said here; nothing: it said nothing
  requests::CaseEvents events;              ///< the first is `received`
  std::optional<requests::Outcome> outcome;
  requests::Clock clock;
  std::vector<requests::Letter> letters;  ///< opened with the code, oldest first
};

/// 办理进度查询: number and code, typed on keys of its own, then what is known.
struct CaseScreen {
  enum class State {
    typing,
    not_a_number,  ///< slips that need no asking
    not_a_code,
    asking,
    unknown,  ///< number and code do not belong together; never says more
    wait,     ///< a pause after wrong ones
    failed,
    found,
  };
  TextField number;
  TextField code;
  bool at_code = false;  ///< it is typed now, else the number
  State state = State::typing;
  Ticket ticket = 0;
  int wait_s = 0;                     ///< that are left of the pause
  CaseView found;                     ///< where found
  std::optional<std::size_t> letter;  ///< the one that is read
  float scroll_px = 0;
};
inline constexpr std::size_t max_case_number = 20, max_lookup_code = 24;  ///< characters that are typed

/// 申请, for staff: what waits to be taken over, and what the back office has said.
struct RequestFigures {
  std::int64_t waiting = 0;  ///< handed in and not taken over yet
  std::int64_t all = 0;
  std::optional<base::Date> oldest;   ///< received day of the first that waits
  std::optional<base::Date> told_on;  ///< of the status file that is in use
  std::int64_t told_counter = 0;
  std::int64_t told_cases = 0;
  bool can_submit = false;
};

/// Why a status file was not taken, or nothing could be put on the stick.
enum class RequestsTrouble {
  none,
  nothing_waits,
  stick_missing,
  stick_read_only,
  stick_full,
  stick_gone,
  no_file,        ///< there is no status file on the stick
  bad_file,       ///< it is none, or damaged
  bad_signature,  ///< not signed, changed, or not by somebody who is trusted
  other_agency,
  older,  ///< its counter is not above the one in use
  log_failed,
  failed,
};

struct RequestsDeskScreen {
  enum class Notice { none, taken, loaded, refused };
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  RequestFigures figures;
  Ticket act_ticket = 0;  ///< of taking over or loading
  Notice notice = Notice::none;
  std::int64_t count = 0;  ///< of requests that were taken, or cases that were loaded
  std::string file_name;   ///< on the stick
  RequestsTrouble trouble = RequestsTrouble::none;
  float scroll_px = 0;
};

}  // namespace app
