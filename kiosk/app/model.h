// Model: everything the kiosk knows while a visitor stands before it. Plain data.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "catalog/model.h"
#include "kiosk/app/screens.h"
#include "kiosk/app/staff_session.h"
#include "requests/application.h"

namespace app {

enum class TextSize { standard, large, extra_large, largest };

/// Numbers that an agency may set. Seconds and rows.
struct Limits {
  int idle_s = 60;        ///< without a touch before the visitor is asked (DOMAIN §8)
  int idle_form_s = 120;  ///< the same while a form is open
  int countdown_s = 30;   ///< to answer (WCAG 2.2.1: at least 20)
  std::size_t newest_rows = 5;
  std::size_t window_rows = 60;     ///< rows of a list that are held at a time
  int visit_pages = 0;              ///< sides of documents that a visit may print; 0 = no limit
  int hold_days = 3;                ///< for which a code for the desk is good, after the day itself
  int idle_staff_s = 60;            ///< without a touch before the staff's screen closes
  int prepared_s = 1800;            ///< that a prepared update waits for staff who have left it, then it is dropped
  bool two_sided = true;            ///< the printer can
  double key_repeat_after_s = 0.8;  ///< a held ⌫ repeats after this; may be set to 2 and more (EN 301 549 5.7)
  double key_repeat_every_s = 0.2;
  double double_strike_s = 0;  ///< the same key again within this counts once (EN 301 549 5.8: 0.5); 0: switched off
  bool paper = true;           ///< false: there is no printer, print-outs are files for the desk
};

/// Over the screen, which is inert meanwhile.
struct EndDialog {};   ///< 结束并清除？
struct HelpDialog {};  ///< 找工作人员
struct IdleDialog {
  int seconds_left = 0;
  int opened_idle_s = 0;  ///< the idle time at which it opened
};
struct ScanDialog {};  ///< what was scanned is no code of ours; nothing was done with it
using Dialog = std::variant<std::monostate, EndDialog, HelpDialog, IdleDialog, PinDialog, ScanDialog, SureDialog>;

/// Once loaded, the same for every visitor.
struct Room {
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  catalog::Agency agency;
  catalog::Guide guide;
  std::vector<catalog::Office> offices;
  std::vector<catalog::Column> columns;
  bool can_submit = false;  ///< there is a key of the agency to seal applications to; else nothing is handed in here
  std::vector<input::RadicalRow> radicals;  ///< of 部首; set by the shell once, the same in every catalogue
};

struct Model {
  base::LocalTime now;
  Limits limits;
  bool recorded = false;  ///< a development switch copies the screen's contents; the screen says so
  Room room;
  std::string token_seed;  ///< set by the shell once: differs from start to start, so that visit tokens do
  std::optional<printing::DeviceStatus> printer;  ///< as it said last; nothing before it was asked
  Ticket pin_ticket = 0;  ///< of the PIN that is being checked, also when its dialog is gone: one at a time
  CatalogueUpdate update;
  bool catalogue_waits = false;  ///< another one came into use while a visit held ids of the one before
  std::optional<catalog::Versions::Recovery> recovery;  ///< the store was set aside at the start; for staff

  // The visit: all of it goes when the visitor ends or leaves.
  std::vector<Screen> screens{HomeScreen{}};  ///< back stack; the last one is seen; the first is always HomeScreen
  Dialog dialog;
  TextSize text_size = TextSize::standard;
  requests::Application application;  ///< the draft; after submission what was handed in, until a new form is opened
  bool submitted = false;             ///< `application` has been handed in
  std::string visit_token;            ///< makes a double 提交 one request; new with every visit and submission
  std::vector<PrintJob> prints;       ///< of this visit, oldest first, the ended ones too
  Typing typing;
  printing::Edition edition = printing::Edition::standard;  ///< the one that was chosen last
  bool released = false;                                    ///< staff have lifted the limit of pages
  std::optional<StaffSession> staff;  ///< logged in; until no screen of theirs (is_of_staff) is on top any more
  Ticket last_ticket = 0;
  std::uint64_t visit = 0;   ///< counts visits since the start
  std::uint64_t tokens = 0;  ///< counts visit tokens since the start

  Screen& screen() { return screens.back(); }
  const Screen& screen() const { return screens.back(); }
};

}  // namespace app
