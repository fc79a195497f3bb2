// The screens and dialogs of paper: what to print and how, how far it has come, the page check, the staff's screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "kiosk/app/text_field.h"
#include "printing/print_choice.h"
#include "printing/print_run.h"

namespace app {

/// Names one order to the desk and the answer that belongs to it; 0 = none is awaited.
using Ticket = std::uint64_t;

/// How far the content of a screen has come.
enum class Loading { loading, ready, failed };

/// What is to be printed.
enum class PrintKind {
  document,
  application,
  receipt,
  report,
  blank,       ///< 申请表 to be filled in by hand
  letter,      ///< of a case
  other_form,  ///< 更正, 建议, 意见
};

struct PrintSource {
  PrintKind kind = PrintKind::document;
  catalog::RecordId document = 0;
  std::string index_number;    ///< of the document
  std::string receipt_number;  ///< 登记编号 of the application or receipt; names a letter and another form, too

  bool operator==(const PrintSource&) const = default;
};

/// 打印设置. Everything is preset; PrintNow prints.
struct PrintSetupScreen {
  PrintSource source;
  std::string title;                   ///< of the document; empty for the form and the receipt
  printing::PrintChoice choice;        ///< always inside of `pages` once these are known
  std::optional<int> pages;            ///< of the whole print-out in this edition; nothing while they are counted
  int shown_page = 1;                  ///< the page that `picture` shows or will show, of the whole print-out
  printing::Picture picture;           ///< of shown_page; stays until the next one has come; empty at first
  Loading loading = Loading::loading;  ///< of count and picture
  Ticket ticket = 0;
  float scroll_px = 0;
};

/// One print-out of this visit. Kept until the visit ends: it counts, and its pages may lie in the tray.
struct PrintJob {
  enum class Making {
    making,   ///< the pages are being set; the printer has nothing yet
    refused,  ///< they could not be made: nothing was printed
    made,     ///< the print room has it: `progress` says how far it has come
    left,     ///< never given to a printer: only to be had at the desk
  };
  Ticket ticket = 0;
  PrintSource source;
  printing::PrintChoice choice;
  int from_side = 1;  ///< of the choice; later than 1 where the sides before it are out
  int pages = 0;      ///< sides of paper from there on; 0 until known
  Making making = Making::making;
  std::optional<printing::Progress> progress;  ///< what the printer's side has said last; nothing before it spoke
  int taken = 0;                               ///< pages that the citizen says are taken from the tray

  /// The code for the desk. It is asked for when nothing of the job can come out of the printer any more.
  enum class Hold { none, wanted, asking, failed, held };
  Hold hold = Hold::none;
  Ticket hold_ticket = 0;
  std::string code;       ///< six digits, where hold is held
  bool by_staff = false;  ///< of a hold, from the staff's screen: counts for nobody
};

/// How far one print-out has come: see job_shown().
struct PrintScreen {
  Ticket job = 0;
};

/// What the scanned code of a 登记回执 is.
struct ReceiptCheck {
  enum class Answer {
    good,         ///< of a kiosk of this agency, unchanged
    changed,      ///< or never made by one
    other_kiosk,  ///< whose key is not known here
    failed,
  };
  Answer answer = Answer::failed;
  std::string number;        ///< 登记编号, of good
  base::LocalTime received;  ///< of good
};

/// 页面查验: the code at the foot of a printed page. Typed, scanned or tapped (Typed, Pressed); the field always has
/// the focus.
struct PageCodeScreen {
  enum class State {
    typing,
    not_a_code,  ///< CheckPageCode found a slip: wrong length, wrong sign or wrong check
    asking,
    failed,   ///< the catalogue could not be read
    unknown,  ///< a good code, but of no document in this catalogue
    found,
    receipt,  ///< what was scanned is the code of a receipt: see `receipt`
  };
  TextField typed;
  State state = State::typing;
  Ticket ticket = 0;
  int page = 0;                                      ///< of the printed page; 0 where the code does not say
  std::vector<catalog::Catalog::PageMatch> matches;  ///< never empty where found
  std::vector<catalog::Tombstone> withdrawn;         ///< where unknown: what of that code was withdrawn
  ReceiptCheck receipt;
  float scroll_px = 0;
};

/// 工作人员. Only ever the topmost screen; another one that is opened takes its place. Model::staff is there with it.
struct StaffScreen {
  /// What the last action led to.
  enum class Notice {
    none,
    not_a_code,    ///< six digits were typed that are no code (a slip)
    no_such_code,  ///< handed over already, voided, too old or from another kiosk
    released,      ///< the limit of this visit is lifted
    voided,
    saved,  ///< on the stick, as `saved_name`; it may be pulled out
    stick_missing,
    stick_read_only,
    stick_full,
    stick_gone,     ///< pulled out in the middle
    not_printable,  ///< what is held is not to be had any more (document withdrawn, application not readable)
    failed,
  };
  Loading loading = Loading::loading;  ///< of counts and holds
  Ticket ticket = 0;
  std::vector<printing::Ledger::Count> today;
  std::vector<printing::Hold> holds;  ///< oldest first
  TextField code;                     ///< always has the focus
  std::optional<printing::Hold> chosen;
  Ticket code_ticket = 0;  ///< of the search for a code
  Ticket job = 0;          ///< the print-out of a hold: see job_shown(); 0 = none was begun here
  Ticket act_ticket = 0;   ///< of saving or voiding
  Notice notice = Notice::none;
  std::string saved_name;
  float scroll_px = 0;
};

/// Lets staff in: 工号 and PIN, or the PIN alone. Digits come as Typed, Pressed{backspace} and Pressed{enter} or
/// PinEnter, which goes on from the 工号 to the PIN.
struct PinDialog {
  enum class Purpose { staff, release };
  enum class State {
    asking,  ///< the desk, what is to be typed here and whether there is a pause
    typing,
    checking,
    wrong,    ///< 工号 or PIN; never says which
    not_set,  ///< nobody was set up to log in
    broken,   ///< the staff file's signature does not hold
    failed,   ///< could not be checked
  };
  Purpose purpose = Purpose::staff;
  State state = State::asking;
  bool by_number = false;  ///< a 工号 belongs to the PIN
  bool at_number = false;  ///< it is being typed
  std::string number;      ///< 工号
  std::string digits;      ///< of the PIN; show their number, never themselves
  int wait_s = 0;          ///< pause after wrong ones: until the next PIN is heard
  Ticket ticket = 0;
};
inline constexpr std::size_t max_pin_length = 12;
inline constexpr std::size_t min_pin_length = 6;
inline constexpr std::size_t max_staff_number_length = 8;

/// A PIN is being heard: what is typed now counts.
bool is_listening(const PinDialog& dialog);
/// What was typed is enough for PinEnter.
bool can_enter(const PinDialog& dialog);

}  // namespace app
