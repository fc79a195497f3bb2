// Internal to kiosk/app: what the parts of update() share.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/order.h"
#include "kiosk/app/update_events.h"

namespace app {

/// The back stack holds at most this many screens.
inline constexpr std::size_t max_screens = 32;

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};

template <class S>
S* top_as(Model& model) {
  return std::get_if<S>(&model.screen());
}

/// The screen that awaits `ticket` in `member`, wherever in the stack, the hits of the home page too; null if nobody
/// does (any more).
template <class S>
S* awaiting(Model& model, Ticket ticket, Ticket S::*member) {
  if (ticket == 0) return nullptr;
  for (Screen& screen : model.screens) {
    S* const candidate = std::get_if<S>(&screen);
    if (candidate && candidate->*member == ticket) return candidate;
  }
  if constexpr (std::is_same_v<S, ListScreen>) {
    auto& hits = std::get<HomeScreen>(model.screens.front()).hits;
    if (hits && *hits.*member == ticket) return &*hits;
  }
  return nullptr;
}

Ticket new_ticket(Model& model);

// -- the back stack
void push(Model& model, Screen screen);
/// Keeps the lowest `count` screens (at least 1) and wipes what was typed into the others.
void drop_above(Model& model, std::size_t count);
/// Takes away the topmost screen; the last one stays.
void pop(Model& model);
/// Wipes what was typed into the screen.
void forget(Screen& screen);
/// Overwrites and empties it.
void wipe(printing::Picture& picture);
/// Nothing has the focus any more.
void unfocus(Model& model);

// -- loading
void load_room(Model& model, Orders& orders);
void load_newest(Model& model, Orders& orders);
void find_facets(Model& model, BrowseScreen& browse, Orders& orders);
void find_list(Model& model, ListScreen& list, Orders& orders);
void find_way_on(Model& model, ListScreen& list, Orders& orders);
void load_document(Model& model, DocumentScreen& document, Orders& orders);
void load_attachment(Model& model, AttachmentScreen& attachment, Orders& orders);
/// Asks again for what a screen that comes back to the top was still waiting for: the desk may have skipped it.
void arrive(Model& model, Orders& orders);
void open_list(Model& model, catalog::Filter filter, Orders& orders);

// -- typing
/// The list that is seen: on top, or beside the document that is on top.
ListScreen* shown_list(Model& model);
/// After every event: something else than what was searched for stands in the search field that has the focus.
void follow_search(Model& model, Orders& orders);
/// Wipes what the home page has found while it was typed.
void drop_hits(HomeScreen& home);
/// Makes a list of its own of it.
void open_hits(Model& model, HomeScreen& home);
/// The search field that is seen, if any.
TextField* search_box(Model& model);
/// Types at the caret of the focused text, as much as it takes.
void type_in(Model& model, std::string_view text);
/// Puts the whole of it there, or nothing where there is no room for it, which a full field of the form says.
bool put_in(Model& model, std::string_view text);
/// To be called when what stands in the find box or in the body has changed.
void renew_matches(DocumentScreen& document);
/// To where the reader was before a jump inside the text. False: there was none.
bool jump_back(Model& model);

// -- the panels
/// Where the keys went before an event: what is entered in a panel does not outlive it.
struct FocusPlace {
  std::size_t depth = 0, screen = 0, dialog = 0;
  std::uint64_t visit = 0;
  Focus focus;
  explicit FocusPlace(const Model& model);
};
/// After every event: another text has the focus, so another panel is opened, and what was entered is gone.
void follow_focus(Model& model, const FocusPlace& before);
/// The caret was placed by hand: the panel is shown again, and what is entered is looked up for the new place.
void caret_placed(Model& model, Orders& orders);
/// Overwrites what is entered that is not text yet, and what was offered for it.
void wipe_entered(Typing& typing);
/// The same at the end of a visit, with what the visitor has set.
void end_typing(Typing& typing);
/// Asks what can be made of what is entered now.
void compose(Model& model, Orders& orders);
/// True if the key or the text was for what is entered in the panel, not for the field.
bool type_in_panel(Model& model, std::string_view text, Orders& orders);
bool press_in_panel(Model& model, EditKey key, Orders& orders);
/// Back from drawing to the field of the form.
void close_drawn(Model& model);
inline constexpr std::size_t max_ink_strokes = 64;

// -- the request and the visit
bool is_form_busy(const Model& model);  ///< the application is being stored
void renew_visit_token(Model& model);
void start_over_after_submission(Model& model);
/// Takes back what was said about a field, or about a group of fields of which one is needed.
void field_changed(RequestScreen& form, requests::Field field);
void send_application(Model& model, RequestScreen& form, Orders& orders);
/// What of the catalogue may be what the citizen asks for.
void find_likely(Model& model, RequestScreen& form, Orders& orders);
/// What the coach says of what stands in the box now.
void renew_hints(const Model& model, RequestScreen& form);
/// Takes back what was said of number and code before they were changed.
void case_changed(CaseScreen& screen);
void count_case_pause(Model& model);  ///< one second less
/// The receipt of an application in a scanned line: its number. Empty: it is none.
std::string_view case_number_in(std::string_view scanned);
void load_requests(Model& model, RequestsDeskScreen& screen, Orders& orders);
/// Opens another dialog, or none, over the screen; what was typed into the one before is wiped.
void set_dialog(Model& model, Dialog dialog);

// -- paper
void load_preview(Model& model, PrintSetupScreen& setup, Orders& orders);
/// Orders the print-out of source, choice and from_side of `planned` and opens its screen; joins the same one where
/// it is under way already: a second tap costs no paper.
void start_print(Model& model, PrintJob planned, Orders& orders);
PrintJob* find_job(Model& model, Ticket ticket);
/// Asks for the code, or takes the print-out back first.
void take_code(Model& model, PrintJob& job, Orders& orders);
/// Asks the printer's side, where something on the screen depends on it.
void watch_printer(const Model& model, Orders& orders);
void check_page_code(Model& model, PageCodeScreen& screen, Orders& orders);
/// Opens the page check with the question what the scanned code of a receipt is.
void check_receipt(Model& model, std::string_view line, Orders& orders);
void load_staff(Model& model, StaffScreen& staff, Orders& orders);
void count_pin_pause(Model& model);  ///< one second less
void type_pin(PinDialog& dialog, const std::string& typed);
void press_pin(Model& model, EditKey key, Orders& orders);
void wipe(PinDialog& dialog);
/// After every event: no screen of the staff is on top any more, so they are logged out.
void follow_staff(Model& model, Orders& orders);
void end_visit(Model& model, Orders& orders);

// -- the update
/// Once a second: looks for sticks where they are shown, and drops what has waited for too long.
void watch_update(Model& model, Orders& orders);
/// Back to the page before, or to the staff's screen. False: another screen is on top.
bool leave_update(Model& model, Orders& orders);
void compare_texts(Model& model, Orders& orders);
void load_versions(Model& model, VersionsScreen& versions, Orders& orders);
/// Takes up the catalogue that has come into use, as soon as no screen and no print-out holds ids of the old one.
void take_up_catalogue(Model& model, Orders& orders);
/// Only who is logged in as staff has come to this screen.
bool is_of_staff(const Screen& screen);
/// The staff's own screen, for who is logged in.
void open_staff(Model& model, Orders& orders);

}  // namespace app
