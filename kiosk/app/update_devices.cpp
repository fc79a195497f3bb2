// What is fixed to the kiosk beside the printer: the code scanner, and the touch screen that staff check.
#include <string_view>
#include <utility>

#include "base/page_code.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

/// The page code that was scanned, alone or as a part of an address. Empty: there is none.
std::string_view code_in(std::string_view scanned) {
  constexpr std::string_view separators = "/?=&#:;,\n\t ";
  scanned = base::trim(scanned);
  if (base::parse_page_code(scanned)) return scanned;
  while (!scanned.empty()) {
    const std::size_t end = std::min(scanned.find_first_of(separators), scanned.size());
    if (base::parse_page_code(scanned.substr(0, end))) return scanned.substr(0, end);
    scanned.remove_prefix(std::min(end + 1, scanned.size()));
  }
  return {};
}

}  // namespace

void on(Model& model, Scanned& event, Orders& orders) {
  const bool is_deaf = std::holds_alternative<PinDialog>(model.dialog) || is_form_busy(model);
  const std::string_view code = code_in(event.text), number = case_number_in(event.text);
  auto* asked = top_as<CaseScreen>(model);
  if (!is_deaf && asked && asked->state != CaseScreen::State::found && !number.empty()) {
    case_changed(*asked);
    base::wipe(asked->number.text);
    asked->number = {std::string(number), number.size(), false};
    asked->at_code = true;
  } else if (!is_deaf && !number.empty()) {
    set_dialog(model, std::monostate{});
    check_receipt(model, base::trim(event.text), orders);
  } else if (!is_deaf && !code.empty()) {
    set_dialog(model, std::monostate{});
    OpenPageCheck open{std::string(code)};
    on(model, open, orders);
    base::wipe(open.code);
  } else if (!is_deaf && model.dialog.index() == 0) {
    set_dialog(model, ScanDialog{});
  }
  base::wipe(event.text);
}

void on(Model& model, const OpenTouchCheck&, Orders&) {
  if (auto* again = top_as<TouchCheckScreen>(model)) return again->touches.clear();
  if (top_as<StaffScreen>(model)) push(model, TouchCheckScreen{});
}

void on(Model& model, const TouchedCross& event, Orders&) {
  auto* check = top_as<TouchCheckScreen>(model);
  if (check && check->touches.size() < touch_check_crosses) {
    check->touches.push_back({event.off_x_mm, event.off_y_mm});
  }
}

}  // namespace app
