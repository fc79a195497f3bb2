// trust: whose signatures this kiosk takes, how many of them, and of which agency (trust.json).
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalog/files.h"
#include "package/file_work.h"
#include "package/trust.h"
#include "staff/acts.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using base::ErrorKind;
using package::Signer;
using package::Trust;
using words::Word;

/// As it is; empty where there is none yet.
base::Result<Trust> read(const Arguments& arguments) {
  auto trust = package::read_trust(arguments.data_directory);
  if (!trust && trust.error().kind == ErrorKind::not_found) return Trust{};
  return trust;
}

void say_state(const Trust& trust) {
  const std::string count = std::to_string(trust.signers.size());
  say(Word::trust_state, {trust.agency.empty() ? words::zh(Word::trust_no_agency) : trust.agency, count,
                          std::to_string(trust.threshold)});
  if (trust.agency.empty() || trust.signers.empty()) say(Word::trust_incomplete);
}

/// Reads, lets `change` alter it, writes; `what` stands in the log. `change` says why not and returns false.
template <class Change>
ExitCode change_trust(const Arguments& arguments, const std::string& what, Change&& change) {
  if (!can_log(arguments)) return exit_failure;
  bool is_busy = false;
  const auto lock = catalog::DirectoryLock::take(arguments.data_directory, is_busy);
  if (is_busy) return say(Word::trust_busy), exit_failure;
  if (!lock) return fail(Word::trust_failed, lock.error());
  auto trust = read(arguments);
  if (!trust) return fail(Word::trust_unreadable, trust.error());
  if (!change(*trust)) return exit_failure;
  const base::Status written = package::write_trust(arguments.data_directory, *trust);
  if (!written) return fail(Word::trust_failed, written.error());
  log_act(arguments, office::Act::trust_changed, what);
  say_state(*trust);
  return exit_success;
}

auto find(Trust& trust, const std::string& name) {
  return std::find_if(trust.signers.begin(), trust.signers.end(), [&](const Signer& s) { return s.name == name; });
}

std::string to_json(const Trust& trust) {
  nlohmann::ordered_json signers = nlohmann::ordered_json::array();
  for (const Signer& signer : trust.signers)
    signers.push_back({{"name", signer.name}, {"key_id", package::to_hex(signer.key.id)}});
  const nlohmann::ordered_json object = {
      {"agency", trust.agency}, {"threshold", trust.threshold}, {"signers", signers}};
  return object.dump(2);
}

}  // namespace

ExitCode add_signer(const Arguments& arguments) {
  constexpr std::size_t longest_file = 4096;
  const auto file = package::read_whole(arguments.package.file, longest_file);
  if (!file) return fail(Word::trust_key_unreadable, file.error());
  const auto key = package::parse_public_key(*file);
  if (!key) return say(Word::trust_no_key), exit_usage;
  return change_trust(arguments, words::fill(Word::log_trust_added, {arguments.package.name}), [&](Trust& trust) {
    trust.signers.push_back({arguments.package.name, *key});
    if (package::fault_of(trust).empty()) return true;
    return say(Word::trust_clash), false;
  });
}

ExitCode remove_signer(const Arguments& arguments) {
  return change_trust(arguments, words::fill(Word::log_trust_removed, {arguments.package.name}), [&](Trust& trust) {
    const auto signer = find(trust, arguments.package.name);
    if (signer == trust.signers.end()) return say(Word::trust_no_signer, {arguments.package.name}), false;
    trust.signers.erase(signer);
    if (package::fault_of(trust).empty()) return true;
    return say(Word::trust_too_few, {std::to_string(trust.threshold)}), false;
  });
}

ExitCode set_threshold(const Arguments& arguments) {
  return change_trust(arguments,
                      words::fill(Word::log_trust_threshold, {std::to_string(arguments.package.threshold)}),
                      [&](Trust& trust) {
                        trust.threshold = arguments.package.threshold;
                        if (package::fault_of(trust).empty()) return true;
                        return say(Word::trust_bad_threshold, {std::to_string(trust.signers.size())}), false;
                      });
}

ExitCode set_agency(const Arguments& arguments) {
  return change_trust(arguments, words::fill(Word::log_trust_agency, {arguments.package.name}), [&](Trust& trust) {
    trust.agency = arguments.package.name;
    if (!trust.agency.empty() && package::fault_of(trust).empty()) return true;
    return say(Word::trust_bad_agency), false;
  });
}

ExitCode list_trust(const Arguments& arguments) {
  const auto trust = read(arguments);
  if (!trust) return fail(Word::trust_unreadable, trust.error());
  if (arguments.json) {
    print_line(to_json(*trust));
  } else {
    for (const Signer& signer : trust->signers) print_line(package::to_hex(signer.key.id) + "\t" + signer.name);
  }
  say_state(*trust);
  return exit_success;
}

}  // namespace staff
