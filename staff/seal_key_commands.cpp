// requests key: the pair of keys that applications are sealed with, and the public half on the kiosk.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/utf8.h"
#include "base/wipe.h"
#include "requests/seal.h"
#include "staff/acts.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {
namespace {

namespace fs = std::filesystem;
using words::Word;

constexpr std::size_t longest_agency = 200;  // bytes
constexpr std::size_t longest_key_file = 4096;

bool is_agency(const std::string& name) {
  return !base::trim(name).empty() && name.size() <= longest_agency && base::is_valid_utf8(name) &&
         name.find_first_of("\r\n") == std::string::npos;
}

std::optional<std::string> read_key_file(const std::string& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > longest_key_file) return std::nullopt;
  std::ostringstream bytes;
  if (!(bytes << std::ifstream(file, std::ios::binary).rdbuf())) return std::nullopt;
  return bytes.str();
}

void print_key(const requests::SealKey& key) {
  print_pair(Word::seal_id, requests::id_of(key));
  print_pair(Word::seal_key_agency, key.agency);
  print_pair(Word::seal_made_on, base::to_iso(key.made_on));
}

/// "agency-3f9c21d07ab41234.pub" and ".key": the names of a roll-over do not collide.
ExitCode write(const requests::SealKeyPair& keys, const std::string& folder) {
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  const std::string stem = (fs::path(folder) / ("agency-" + requests::id_of(keys.public_key))).string();
  if (fs::exists(stem + ".key", ignored)) return say(Word::seal_exists, {stem + ".key"}), exit_failure;
  const base::Status kept = write_atomically(stem + ".key", keys.secret_file, Readers::owner);
  if (!kept) return fail(Word::seal_failed, kept.error());
  const base::Status published = write_atomically(stem + ".pub", requests::to_text(keys.public_key));
  if (!published) return fail(Word::seal_failed, published.error());
  print_key(keys.public_key);
  print_pair(Word::seal_secret, stem + ".key");
  print_pair(Word::seal_public, stem + ".pub");
  say(Word::seal_made);
  return exit_success;
}

ExitCode install(const Arguments& arguments, const requests::SealKey& key) {
  const auto before = requests::read_seal_key(arguments.data_directory);
  if (before && *before == key) return say(Word::seal_same), exit_success;
  std::error_code ignored;
  fs::create_directories(arguments.data_directory, ignored);
  const base::Status written = requests::write_seal_key(arguments.data_directory, key);
  if (!written) return fail(Word::seal_install_failed, written.error());
  log_act(arguments, office::Act::seal_key_installed, requests::id_of(key));
  print_key(key);
  say(Word::seal_installed);
  if (before) say(Word::seal_replaced, {requests::id_of(*before)});
  return exit_success;
}

}  // namespace

ExitCode make_seal_key(const Arguments& arguments) {
  const SealArguments& wanted = arguments.seal;
  if (!is_agency(wanted.agency)) return say(Word::seal_no_agency), exit_usage;
  auto password = new_password(wanted.password_file);
  if (!password) return exit_usage;
  say(Word::keys_working);
  auto keys = requests::make_seal_keys(std::string(base::trim(wanted.agency)), arguments.now.date, *password);
  base::wipe(*password);
  if (!keys) return fail(Word::seal_failed, keys.error());
  const ExitCode code = write(*keys, wanted.out);
  base::wipe(keys->secret_file);
  return code;
}

ExitCode install_seal_key(const Arguments& arguments) {
  auto text = read_key_file(arguments.seal.file);
  if (!text) return say(Word::seal_unreadable), exit_not_found;
  const bool is_secret = text->find("\nsecret: ") != std::string::npos;
  const auto key = requests::parse_seal_key(*text);
  base::wipe(*text);
  if (is_secret) return say(Word::seal_is_secret), exit_failure;
  if (!key) return say(Word::seal_not_a_key), exit_failure;
  if (!can_log(arguments)) return exit_failure;
  return install(arguments, *key);
}

ExitCode show_seal_key(const Arguments& arguments) {
  const auto key = requests::read_seal_key(arguments.data_directory);
  if (key) return print_key(*key), exit_success;
  if (key.error().kind == base::ErrorKind::not_found) return say(Word::seal_none), exit_not_found;
  return say(Word::seal_not_a_key), exit_failure;
}

}  // namespace staff
