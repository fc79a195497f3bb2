// The desk's part in requests: what is public already, how far a case is, what travels between kiosk and back office.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "catalog/likely.h"
#include "kiosk/shell/case_lookup.h"
#include "kiosk/shell/desk.h"
#include "kiosk/shell/desk_parts.h"
#include "kiosk/shell/stick.h"
#include "office/status_load.h"
#include "package/file_work.h"
#include "requests/lookup_code.h"
#include "requests/receipt_proof.h"
#include "requests/status.h"
#include "requests/take_over.h"

namespace shell {

using base::Result;
using Trouble = app::RequestsTrouble;

namespace {

constexpr std::string_view status_file_ending = "status";

app::CaseAnswer answer_of(CaseLookup::Answer answer) {
  switch (answer) {
    case CaseLookup::Answer::found: return app::CaseAnswer::found;
    case CaseLookup::Answer::unknown: return app::CaseAnswer::unknown;
    case CaseLookup::Answer::wait: return app::CaseAnswer::wait;
    case CaseLookup::Answer::failed: break;
  }
  return app::CaseAnswer::failed;
}

Trouble trouble_of(app::StickTrouble trouble) {
  switch (trouble) {
    case app::StickTrouble::missing: return Trouble::stick_missing;
    case app::StickTrouble::read_only: return Trouble::stick_read_only;
    case app::StickTrouble::full: return Trouble::stick_full;
    case app::StickTrouble::gone: return Trouble::stick_gone;
    case app::StickTrouble::not_printable:
    case app::StickTrouble::other: break;
  }
  return Trouble::failed;
}

Trouble trouble_of(office::StatusOutcome outcome) {
  using Outcome = office::StatusOutcome;
  switch (outcome) {
    case Outcome::loaded: return Trouble::none;
    case Outcome::unreadable: return Trouble::bad_file;
    case Outcome::no_trust:
    case Outcome::not_signed: return Trouble::bad_signature;
    case Outcome::other_agency: return Trouble::other_agency;
    case Outcome::not_newer: return Trouble::older;
    case Outcome::no_room:
    case Outcome::not_writable: break;
  }
  return Trouble::failed;
}

/// What the letters say, for one who knows the code. One that its code does not open is left out.
std::vector<requests::Letter> opened(const requests::CaseStatus& status, const std::string& code) {
  std::vector<requests::Letter> letters;
  for (const std::string& sealed : status.letters) {
    Result<requests::Letter> letter = logged("open a letter", requests::open_letter(sealed, status.number, code));
    if (letter.ok()) letters.push_back(std::move(*letter));
  }
  return letters;
}

/// A status file and what would come of loading it.
struct Candidate {
  std::string name, bytes;
  office::StatusLoad load;
};

/// The newest of those on the sticks; where none would be loaded, any, for the reason.
std::optional<Candidate> best_status_file(const std::string& data_directory, const std::vector<std::string>& files) {
  std::optional<Candidate> best;
  for (const std::string& file : files) {
    const auto bytes = package::read_whole(file, office::max_signed_status_bytes);
    Candidate candidate{std::filesystem::path(file).filename().string(), bytes.ok() ? *bytes : std::string(), {}};
    candidate.load = office::check_status(data_directory, candidate.bytes);
    const auto rank = [](const Candidate& each) {
      return std::pair(each.load.outcome == office::StatusOutcome::loaded, each.load.counter);
    };
    if (!best || rank(candidate) > rank(*best)) best = std::move(candidate);
  }
  return best;
}

}  // namespace

std::optional<app::Event> Desk::answer(const app::FindLikely& order) {
  using Rows = Result<std::vector<catalog::ListRow>>;
  const auto find = [&](const catalog::Catalog& open) -> Rows {
    const auto ids = catalog::likely_records(open, order.text, order.number, parts_.clock.now().date, order.count);
    if (!ids.ok()) return ids.error();
    return open.rows(*ids, {});
  };
  return app::LikelyFound{order.ticket, logged("look for what is public already", with(catalogue(), find))};
}

Result<app::CaseView> Desk::case_view(const std::string& number, const std::string& code,
                                      const requests::Lookup& lookup) {
  const Result<requests::StatusStore> store = requests::StatusStore::open(parts_.data_directory);
  if (!store.ok()) return store.error();
  app::CaseView view;
  view.number = number;
  view.received = lookup.received;
  view.last_use = lookup.last_use;
  view.events = {{requests::Step::received, lookup.received.date}};
  if (const requests::CaseStatus* status = store->find(number)) {
    view.told_on = store->made_on();
    view.events = status->events;
    view.outcome = status->outcome;
    view.letters = opened(*status, code);
  }
  view.clock = requests::clock_of(view.events, calendar());
  return view;
}

std::optional<app::Event> Desk::answer(const app::LookUpCase& order) {
  app::CaseFound told;
  told.ticket = order.ticket;
  const Result<requests::Register*> open = logged("open the register", opened_register());
  const auto code = requests::parse_lookup_code(order.code);
  if (!open.ok() || !code) return told;
  const CaseLookup found =
      look_up_case(parts_.data_directory, **open, order.number, *code, parts_.clock.now(), epoch_s());
  told.answer = answer_of(found.answer);
  told.wait_s = found.wait_s;
  if (found.answer != CaseLookup::Answer::found) return told;
  Result<app::CaseView> view = logged("tell how far a case is", case_view(order.number, *code, found.lookup));
  if (view.ok()) told.view = std::move(*view);
  if (!view.ok()) told.answer = app::CaseAnswer::failed;
  return told;
}

Result<app::RequestFigures> Desk::request_figures() {
  const Result<requests::Register*> open = opened_register();
  if (!open.ok()) return open.error();
  const Result<std::vector<requests::RegisterRow>> rows = (*open)->list();
  if (!rows.ok()) return rows.error();
  const Result<requests::StatusStore> store = requests::StatusStore::open(parts_.data_directory);
  if (!store.ok()) return store.error();
  app::RequestFigures figures;
  figures.all = static_cast<std::int64_t>(rows->size());
  for (const requests::RegisterRow& row : *rows) {
    const bool is_sealed = row.seal != requests::PlainSealer().name();  // what is not stays here
    if (!is_sealed || store->find(row.number) != nullptr) continue;
    ++figures.waiting;
    if (!figures.oldest) figures.oldest = row.received.date;
  }
  figures.told_counter = store->counter();
  figures.told_cases = static_cast<std::int64_t>(store->size());
  if (store->counter() > 0) figures.told_on = store->made_on();
  figures.can_submit = parts_.sealer.is_ready();
  return figures;
}

std::optional<app::Event> Desk::answer(const app::LoadRequests& order) {
  return app::RequestsLoaded{order.ticket, logged("count the requests", request_figures())};
}

app::RequestsTaken Desk::take_over(const app::TakeOverRequests& order) {
  app::RequestsTaken told;
  told.ticket = order.ticket;
  told.trouble = Trouble::failed;
  const Result<requests::Register*> open = logged("open the register", opened_register());
  const auto store = logged("read what is known of the cases", requests::StatusStore::open(parts_.data_directory));
  const auto signer = logged("read the kiosk's key", requests::ReceiptSigner::open(parts_.data_directory));
  if (!open.ok() || !store.ok() || !signer.ok()) return told;
  const auto taken = logged(
      "take over requests",
      requests::take_over_of(**open, *store, requests::id_of(signer->public_key()), parts_.clock.now(), false));
  if (!taken.ok()) return told;
  told.trouble = taken->requests.empty() ? Trouble::nothing_waits : Trouble::none;
  if (taken->requests.empty()) return told;
  const Saved saved =
      save_on_stick(parts_.settings.stick_roots, requests::file_name_of(*taken), requests::to_text(*taken));
  if (!saved.ok()) told.trouble = trouble_of(saved.trouble);
  told.file_name = saved.name;
  told.count = static_cast<std::int64_t>(taken->requests.size());
  return told;
}

std::optional<app::Event> Desk::answer(const app::TakeOverRequests& order) {
  if (!logged("write the log of staff's acts", office::can_append(parts_.data_directory)).ok())
    return app::RequestsTaken{order.ticket, Trouble::log_failed, 0, {}};
  app::RequestsTaken told = take_over(order);
  if (told.trouble == Trouble::none)
    note(order.who, office::Act::requests_taken, told.file_name + " " + std::to_string(told.count));
  return told;
}

std::optional<app::Event> Desk::answer(const app::LoadStatus& order) {
  app::StatusLoaded told;
  told.ticket = order.ticket;
  if (!logged("write the log of staff's acts", office::can_append(parts_.data_directory)).ok()) {
    told.trouble = Trouble::log_failed;
    return told;
  }
  const std::vector<std::string>& roots = parts_.settings.stick_roots;
  const auto file = best_status_file(parts_.data_directory, files_on_sticks(roots, status_file_ending));
  if (!file) {
    told.trouble = find_sticks(roots).empty() ? Trouble::stick_missing : Trouble::no_file;
    return told;
  }
  const office::StatusLoad loaded = office::load_status(parts_.data_directory, file->bytes);
  told.trouble = trouble_of(loaded.outcome);
  told.cases = static_cast<std::int64_t>(loaded.cases);
  told.file_name = file->name;
  if (told.trouble == Trouble::none)
    note(order.who, office::Act::status_loaded, file->name + " " + std::to_string(loaded.counter));
  return told;
}

}  // namespace shell
