// Internal to kiosk/app: what the parts of update() share, and one on() for every Event.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/order.h"

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

/// The screen that awaits `ticket` in `member`, wherever in the stack; null if nobody does (any more).
template <class S>
S* awaiting(Model& model, Ticket ticket, Ticket S::*member) {
  if (ticket == 0) return nullptr;
  for (Screen& screen : model.screens) {
    S* const candidate = std::get_if<S>(&screen);
    if (candidate && candidate->*member == ticket) return candidate;
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
void load_document(Model& model, DocumentScreen& document, Orders& orders);
/// Asks again for what a screen that comes back to the top was still waiting for: the desk may have skipped it.
void arrive(Model& model, Orders& orders);
void open_list(Model& model, catalog::Filter filter, Orders& orders);

// -- typing
/// The list that is seen: on top, or beside the document that is on top.
ListScreen* shown_list(Model& model);
/// The search field that is seen, if any.
TextField* search_box(Model& model);
/// To be called when what stands in the find box or in the body has changed.
void renew_matches(DocumentScreen& document);

// -- the request and the visit
bool is_form_busy(const Model& model);  ///< the application is being stored
void renew_visit_token(Model& model);
void start_over_after_submission(Model& model);
/// Takes back what was said about a field, or about a group of fields of which one is needed.
void field_changed(RequestScreen& form, requests::Field field);
void send_application(Model& model, RequestScreen& form, Orders& orders);
/// Opens another dialog, or none, over the screen; what was typed into the one before is wiped.
void set_dialog(Model& model, Dialog dialog);

// -- paper
void load_preview(Model& model, PrintSetupScreen& setup, Orders& orders);
/// Form and receipt; nothing for a document.
std::optional<PrintContent> content_of(const Model& model, const PrintSource& source);
/// Orders the print-out of source, choice and from_side of `planned` and opens its screen; joins the same one where
/// it is under way already: a second tap costs no paper.
void start_print(Model& model, PrintJob planned, Orders& orders);
PrintJob* find_job(Model& model, Ticket ticket);
/// Asks for the code, or takes the print-out back first.
void take_code(Model& model, PrintJob& job, Orders& orders);
/// Asks the printer's side, where something on the screen depends on it.
void watch_printer(const Model& model, Orders& orders);
void check_page_code(Model& model, PageCodeScreen& screen, Orders& orders);
void load_staff(Model& model, StaffScreen& staff, Orders& orders);
void count_pin_pause(PinGuard& guard);  ///< one second less
void type_pin(PinDialog& dialog, const std::string& typed);
void press_pin(Model& model, EditKey key, Orders& orders);
void end_visit(Model& model, Orders& orders);

void on(Model&, const Started&, Orders&);
void on(Model&, const GoHome&, Orders&);
void on(Model&, const GoBack&, Orders&);
void on(Model&, const OpenBrowse&, Orders&);
void on(Model&, const OpenColumn&, Orders&);
void on(Model&, const OpenList&, Orders&);
void on(Model&, const OpenDocument&, Orders&);
void on(Model&, const OpenGuide&, Orders&);
void on(Model&, const OpenRequest&, Orders&);
void on(Model&, const Retry&, Orders&);
void on(Model&, const Narrow&, Orders&);
void on(Model&, const OpenPicker&, Orders&);
void on(Model&, const Search&, Orders&);
void on(Model&, const RowsWanted&, Orders&);
void on(Model&, const Scrolled&, Orders&);
void on(Model&, const ToggleFind&, Orders&);
void on(Model&, const FindNext&, Orders&);
void on(Model&, const FindPrevious&, Orders&);
void on(Model&, const SetTextSize&, Orders&);
void on(Model&, const FocusBox&, Orders&);
void on(Model&, const FocusField&, Orders&);
void on(Model&, const Unfocus&, Orders&);
void on(Model&, Typed&, Orders&);
void on(Model&, const Pressed&, Orders&);
void on(Model&, const ClearBox&, Orders&);
void on(Model&, const ChooseApplicant&, Orders&);
void on(Model&, const ChooseOrganization&, Orders&);
void on(Model&, const ChooseIdKind&, Orders&);
void on(Model&, const ToggleCarrier&, Orders&);
void on(Model&, const ToggleDelivery&, Orders&);
void on(Model&, const NextStep&, Orders&);
void on(Model&, const GoToStep&, Orders&);
void on(Model&, const Submit&, Orders&);
void on(Model&, const OpenPrintSetup&, Orders&);
void on(Model&, const ChooseEdition&, Orders&);
void on(Model&, const ToggleTwoSided&, Orders&);
void on(Model&, const ToggleTwoUp&, Orders&);
void on(Model&, const SetRange&, Orders&);
void on(Model&, const ShowPage&, Orders&);
void on(Model&, const PrintNow&, Orders&);
void on(Model&, const Print&, Orders&);
void on(Model&, const OpenPrint&, Orders&);
void on(Model&, const CancelPrint&, Orders&);
void on(Model&, const ResumePrint&, Orders&);
void on(Model&, const PrintAgain&, Orders&);
void on(Model&, const TakeCode&, Orders&);
void on(Model&, const PagesTaken&, Orders&);
void on(Model&, const OpenPageCheck&, Orders&);
void on(Model&, const CheckPageCode&, Orders&);
void on(Model&, const OpenPin&, Orders&);
void on(Model&, const PinEnter&, Orders&);
void on(Model&, const FindHold&, Orders&);
void on(Model&, const ChooseHold&, Orders&);
void on(Model&, const PrintHold&, Orders&);
void on(Model&, const SaveHold&, Orders&);
void on(Model&, const VoidHold&, Orders&);
void on(Model&, const ReleasePages&, Orders&);
void on(Model&, const AskEnd&, Orders&);
void on(Model&, const AskHelp&, Orders&);
void on(Model&, const CloseDialog&, Orders&);
void on(Model&, const EndVisit&, Orders&);
void on(Model&, const Tick&, Orders&);
void on(Model&, const CatalogueChanged&, Orders&);
void on(Model&, RoomLoaded&, Orders&);
void on(Model&, NewestLoaded&, Orders&);
void on(Model&, Found&, Orders&);
void on(Model&, RowsLoaded&, Orders&);
void on(Model&, DocumentLoaded&, Orders&);
void on(Model&, const PagesCounted&, Orders&);
void on(Model&, Submitted&, Orders&);
void on(Model&, Previewed&, Orders&);
void on(Model&, const PrintStarted&, Orders&);
void on(Model&, const PrinterSeen&, Orders&);
void on(Model&, const PrintHeld&, Orders&);
void on(Model&, PageChecked&, Orders&);
void on(Model&, const PinChecked&, Orders&);
void on(Model&, StaffLoaded&, Orders&);
void on(Model&, const HoldFound&, Orders&);
void on(Model&, const HoldSaved&, Orders&);
void on(Model&, const HoldVoided&, Orders&);

}  // namespace app
