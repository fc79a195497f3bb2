// keys new: the two halves of a key for signing packages, in minisign's format.
#include <filesystem>

#include "base/utf8.h"
#include "base/wipe.h"
#include "package/minisign.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {
namespace {

namespace fs = std::filesystem;
using words::Word;

/// A name that is one file.
bool is_file_name(const std::string& name) {
  return !name.empty() && name.size() <= 100 && name.front() != '.' && name.find('/') == std::string::npos &&
         base::is_valid_utf8(name);
}

ExitCode write(const package::KeyPair& keys, const std::string& secret, const std::string& open) {
  const base::Status kept = write_atomically(secret, keys.secret_file, Readers::owner);
  if (!kept) return fail(Word::keys_failed, kept.error());
  const base::Status published = write_atomically(open, package::to_text(keys.public_key));
  if (!published) return fail(Word::keys_failed, published.error());
  print_pair(Word::keys_id, package::to_hex(keys.public_key.id));
  print_pair(Word::keys_secret, secret);
  print_pair(Word::keys_public, open);
  say(Word::keys_made);
  return exit_success;
}

}  // namespace

ExitCode make_keys(const Arguments& arguments) {
  const std::string& name = arguments.package.name;
  if (!is_file_name(name)) return say(Word::keys_bad_name), exit_usage;
  std::error_code failure;
  fs::create_directories(arguments.package.out, failure);
  const std::string stem = (fs::path(arguments.package.out) / name).string();
  if (fs::exists(stem + ".key", failure) || fs::exists(stem + ".pub", failure))
    return say(Word::keys_exist, {stem}), exit_failure;
  auto password = new_password(arguments.package.password_file);
  if (!password) return exit_usage;
  say(Word::keys_working);
  auto keys = package::make_keys(*password);
  base::wipe(*password);
  if (!keys) return fail(Word::keys_failed, keys.error());
  const ExitCode code = write(*keys, stem + ".key", stem + ".pub");
  base::wipe(keys->secret_file);
  return code;
}

}  // namespace staff
