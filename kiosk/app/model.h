// Model: everything the kiosk knows while a visitor stands before it. Plain data.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "catalog/model.h"
#include "kiosk/app/screens.h"
#include "requests/application.h"

namespace app {

enum class TextSize { standard, large, extra_large };

/// Numbers that an agency may set. Seconds and rows.
struct Limits {
  int idle_s = 60;           ///< without a touch before the visitor is asked (DOMAIN §8)
  int idle_form_s = 120;     ///< the same while a form is open
  int countdown_s = 30;      ///< to answer (WCAG 2.2.1: at least 20)
  std::size_t newest_rows = 5;
  std::size_t window_rows = 60;  ///< rows of a list that are held at a time
};

/// Over the screen, which is inert meanwhile.
struct EndDialog {};                      ///< 结束并清除？
struct HelpDialog {};                     ///< 找工作人员
struct IdleDialog { int seconds_left = 0; };
using Dialog = std::variant<std::monostate, EndDialog, HelpDialog, IdleDialog>;

/// Once loaded, the same for every visitor.
struct Room {
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  catalog::Agency agency;
  catalog::Guide guide;
  std::vector<catalog::Office> offices;
  std::vector<catalog::Column> columns;
};

struct Model {
  base::LocalTime now;
  Limits limits;
  Room room;

  // The visit: all of it goes when the visitor ends or leaves.
  std::vector<Screen> screens{HomeScreen{}};  ///< back stack; the last one is seen; the first is always HomeScreen
  Dialog dialog;
  TextSize text_size = TextSize::standard;
  requests::Application application;  ///< the draft, and after submission what the receipt is printed from
  std::string visit_token;            ///< makes a double 提交 one request; new with every visit and submission
  Ticket last_ticket = 0;
  std::uint64_t visit = 0;            ///< counts visits since the start

  Screen& screen() { return screens.back(); }
  const Screen& screen() const { return screens.back(); }
};

}  // namespace app
