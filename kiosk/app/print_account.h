// What may be said and done of the print-outs of a visit: read by update() and by the screens, so that both agree.
#pragma once

#include <optional>
#include <string>

#include "kiosk/app/model.h"
#include "kiosk/app/order.h"

namespace app {

/// The print-out with this ticket; null if the visit has none.
const PrintJob* job_shown(const Model& model, Ticket ticket);

/// Something may still come out of the printer, or be asked of it.
bool is_running(const PrintJob& job);
/// The device has said that every page is out. The only ground on which "已打印" may be shown.
bool is_printed(const PrintJob& job);
/// Sides that the device says are out; all of a job that it calls printed without counting.
int pages_out(const PrintJob& job);

/// What the papers are made of that are no documents, where their screen is still in the stack: nothing, if it is
/// not.
std::optional<PrintContent> content_of(const Model& model, const PrintSource& source);
/// PrintSource::receipt_number of a letter, and of a form that is no application.
std::string name_of_letter(const CaseScreen& screen, std::size_t letter);
std::string name_of_paper(const OtherFormScreen& screen);

// What the screen of a print-out offers.
bool can_cancel(const PrintJob& job);
bool can_resume(const PrintJob& job);
/// It has ended without being out, and what it is made of is still at hand. Prints what is not out.
bool can_print_again(const Model& model, const PrintJob& job);
bool can_take_code(const PrintJob& job);  ///< as printing::Advice says, and there is no code yet

/// It has ended and not all of it is known to be out.
bool has_rest(const PrintJob& job);

/// What lies in the tray as far as the device says and the citizen has not taken.
struct Tray {
  int pages = 0;
  bool perhaps_more = false;  ///< a job whose end the device does not tell
};
Tray in_tray(const Model& model);

/// How many more sides of documents this visit may print; nothing: as many as it likes.
std::optional<int> pages_left(const Model& model);
/// Sides of paper that the setup would print; nothing while the pages are counted.
std::optional<int> pages_chosen(const PrintSetupScreen& setup);
bool exceeds_limit(const Model& model, const PrintSetupScreen& setup);

}  // namespace app
