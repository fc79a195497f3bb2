// requests take, admit, status-file, load-status: what travels between kiosk and desk on a stick.
#include <filesystem>

#include "base/wipe.h"
#include "office/status_load.h"
#include "package/file_work.h"
#include "package/minisign.h"
#include "requests/receipt_proof.h"
#include "requests/take_over.h"
#include "staff/atomic_file.h"
#include "staff/case_desk.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {
namespace {

using base::ErrorKind;
using office::StatusOutcome;
using words::Word;

Opened<requests::TakeOver> take_over(const Arguments& arguments) {
  const auto kiosk_register = open_register(arguments);
  if (!kiosk_register.value) return {std::nullopt, kiosk_register.exit_code};
  const auto known = requests::StatusStore::open(arguments.data_directory);
  if (!known) return {std::nullopt, fail(Word::desk_status_failed, known.error())};
  const auto signer = requests::ReceiptSigner::open(arguments.data_directory);
  if (!signer) return {std::nullopt, fail(Word::desk_kiosk_key_failed, signer.error())};
  auto taken = requests::take_over_of(*kiosk_register.value, *known, requests::id_of(signer->public_key()),
                                      arguments.now, arguments.cases.all);
  if (!taken) return {std::nullopt, fail(Word::staff_register_failed, taken.error())};
  return {std::move(*taken), exit_success};
}

Opened<requests::TakeOver> read_take_over(const Arguments& arguments) {
  const auto text = package::read_whole(arguments.cases.file, requests::max_take_over_bytes);
  if (!text) return {std::nullopt, fail(Word::desk_file_failed, text.error())};
  auto parsed = requests::parse_take_over(*text);
  if (parsed) return {std::move(*parsed), exit_success};
  say(Word::desk_not_a_take_over);
  return {std::nullopt, exit_failure};
}

/// Nothing: it was said why.
std::optional<std::string> signing_password(const Arguments& arguments, const std::string& key) {
  if (package::is_bare_key(key)) return std::string();
  if (arguments.cases.sign_password_file.empty()) return ask_secret(Word::sign_password_ask);
  auto password = secret_in(arguments.cases.sign_password_file);
  if (!password) say(Word::keys_no_password_file);
  return password;
}

/// The key is read and its password known before a counter is taken: a mistyped one costs none.
struct SigningKey {
  std::string key, password;
  SigningKey() = default;
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
  ~SigningKey() { base::wipe(key), base::wipe(password); }
};

bool read_signing_key(const Arguments& arguments, SigningKey& key) {
  constexpr std::size_t longest_key = 4096;
  auto file = package::read_whole(arguments.cases.sign_key, longest_key);
  if (!file) return fail(Word::sign_key_unreadable, file.error()), false;
  key.key = std::move(*file);
  auto password = signing_password(arguments, key.key);
  if (!password) return false;
  key.password = std::move(*password);
  return true;
}

/// Nothing: it was said why.
std::optional<std::string> sign(const SigningKey& key, const std::string& text, const std::string& comment) {
  if (!package::is_bare_key(key.key)) say(Word::keys_working);
  auto signature = package::sign(key.key, key.password, text, comment);
  if (signature) return std::move(*signature);
  if (signature.error().kind == ErrorKind::not_found) return say(Word::sign_wrong_password), std::nullopt;
  if (signature.error().kind == ErrorKind::bad_input) return say(Word::sign_no_key), std::nullopt;
  return fail(Word::desk_status_write_failed, signature.error()), std::nullopt;
}

base::Date answered_since(const Arguments& arguments) {
  if (const auto given = base::parse_date(arguments.cases.since)) return *given;
  const base::Date ago = arguments.now.date - std::chrono::years{1};
  return ago.ok() ? ago : base::Date{ago.year(), ago.month(), std::chrono::day{28}};
}

ExitCode say_load(const office::StatusLoad& load) {
  const std::string counter = std::to_string(load.counter);
  switch (load.outcome) {
    case StatusOutcome::loaded:
      say(Word::desk_status_loaded, {counter, std::to_string(load.cases), load.signer});
      return exit_success;
    case StatusOutcome::unreadable: say(Word::desk_status_unreadable); break;
    case StatusOutcome::no_trust: say(Word::desk_status_no_trust); break;
    case StatusOutcome::not_signed: say(Word::desk_status_not_signed); break;
    case StatusOutcome::other_agency: say(Word::desk_status_other_agency); break;
    case StatusOutcome::not_newer: say(Word::desk_status_not_newer, {counter}); break;
    case StatusOutcome::no_room: say(Word::desk_status_no_room); break;
    case StatusOutcome::not_writable: say(Word::desk_status_not_writable); break;
  }
  return exit_failure;
}

}  // namespace

ExitCode take_requests(const Arguments& arguments) {
  const auto taken = take_over(arguments);
  if (!taken.value) return taken.exit_code;
  if (taken.value->requests.empty()) return say(Word::desk_nothing_to_take), exit_success;
  if (!can_log(arguments)) return exit_failure;
  const std::string path = (std::filesystem::path(arguments.cases.folder) / file_name_of(*taken.value)).string();
  const base::Status written = write_atomically(path, to_text(*taken.value), Readers::owner);
  if (!written) return fail(Word::desk_take_failed, written.error());
  const std::string count = std::to_string(taken.value->requests.size());
  log_act(arguments, office::Act::requests_taken, count);
  print_line(path);
  say(Word::desk_taken, {count, path});
  return exit_success;
}

ExitCode admit_requests(const Arguments& arguments) {
  const auto brought = read_take_over(arguments);
  if (!brought.value) return brought.exit_code;
  auto book = open_book(arguments, true);
  if (!book.value) return book.exit_code;
  if (!can_log_in_book(arguments)) return exit_failure;
  const auto admitted = book.value->admit(*brought.value, hand_of(arguments));
  if (!admitted) return fail(Word::desk_book_failed, admitted.error());
  for (const std::string& number : admitted->fresh) print_line(number);
  for (const std::string& number : admitted->clashes) say(Word::desk_clash, {number});
  const std::string fresh = std::to_string(admitted->fresh.size());
  if (!admitted->fresh.empty()) log_in_book(arguments, office::Act::requests_admitted, fresh);
  say(Word::desk_admitted, {fresh, std::to_string(admitted->known)});
  return admitted->clashes.empty() ? exit_success : exit_failure;
}

ExitCode write_status_file(const Arguments& arguments) {
  auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  const auto facts = agency_facts(arguments);
  if (!facts.value) return facts.exit_code;
  SigningKey key;
  if (!can_log_in_book(arguments) || !read_signing_key(arguments, key)) return exit_failure;
  const auto file = book.value->status_file(facts.value->agency.name, arguments.now.date, answered_since(arguments));
  if (!file) return fail(Word::desk_book_failed, file.error());
  const std::string text = to_text(*file), counter = std::to_string(file->counter);
  if (const auto again = requests::parse_status_file(text); !again)  // what no kiosk would take is not signed
    return fail(Word::desk_status_write_failed, again.error());
  const auto signature = sign(key, text, "status " + counter);
  if (!signature) return exit_failure;
  const base::Status written = write_atomically(arguments.cases.out, office::signed_status(text, *signature));
  if (!written) return fail(Word::desk_status_write_failed, written.error());
  log_in_book(arguments, office::Act::status_written, counter);
  say(Word::desk_status_written, {arguments.cases.out, counter, std::to_string(file->cases.size())});
  return exit_success;
}

ExitCode load_status_file(const Arguments& arguments) {
  const auto bytes = package::read_whole(arguments.cases.file, office::max_signed_status_bytes);
  if (!bytes) return fail(Word::desk_file_failed, bytes.error());
  if (!can_log(arguments)) return exit_failure;
  const office::StatusLoad load = office::load_status(arguments.data_directory, *bytes);
  if (load.outcome == StatusOutcome::loaded)
    log_act(arguments, office::Act::status_loaded, std::to_string(load.counter));
  return say_load(load);
}

}  // namespace staff
