// sign: a signature is put into an update package, made here with a key or elsewhere by the minisign tool.
#include "base/wipe.h"
#include "package/file_work.h"
#include "package/package.h"
#include "staff/acts.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {
namespace {

using base::ErrorKind;
using words::Word;

/// What is signed, said to who signs it; nothing: it is no package, which was said.
std::optional<package::Manifest> announce(const std::string& manifest_text) {
  auto manifest = package::parse_manifest(manifest_text);
  if (!manifest) return say(Word::sign_bad_manifest), std::nullopt;
  say(Word::sign_what, {manifest->agency, std::to_string(manifest->counter), std::to_string(manifest->parts.size())});
  if (!manifest->note.empty()) say(Word::sign_note, {manifest->note});
  return std::move(*manifest);
}

std::optional<std::string> password_of(const Arguments& arguments, const std::string& key) {
  if (package::is_bare_key(key)) return std::string();
  if (arguments.package.password_file.empty()) return ask_secret(Word::sign_password_ask);
  auto password = secret_in(arguments.package.password_file);
  if (!password) say(Word::keys_no_password_file);
  return password;
}

base::Result<std::string> sign_with(const std::string& key, std::string& password, const package::Manifest& manifest,
                                    const std::string& manifest_text) {
  const std::string comment = "agency=" + manifest.agency + " counter=" + std::to_string(manifest.counter);
  auto signature = package::sign(key, password, manifest_text, comment);
  base::wipe(password);
  return signature;
}

/// Nothing: it was said why.
std::optional<std::string> make_signature(const Arguments& arguments, const package::Manifest& manifest,
                                          const std::string& manifest_text) {
  constexpr std::size_t longest_key = 4096;
  auto key = package::read_whole(arguments.package.key_file, longest_key);
  if (!key) return fail(Word::sign_key_unreadable, key.error()), std::nullopt;
  auto password = password_of(arguments, *key);
  if (!password) return std::nullopt;
  say(Word::keys_working);
  auto signature = sign_with(*key, *password, manifest, manifest_text);
  base::wipe(*key);
  if (signature) return std::move(*signature);
  if (signature.error().kind == ErrorKind::not_found) return say(Word::sign_wrong_password), std::nullopt;
  if (signature.error().kind == ErrorKind::bad_input) return say(Word::sign_no_key), std::nullopt;
  return fail(Word::sign_failed, signature.error()), std::nullopt;
}

/// A signature by a signer whom this machine knows must fit; of others it cannot be told here.
bool fits(const Arguments& arguments, const std::string& signature_file, const std::string& manifest_text) {
  const auto trust = package::read_trust(arguments.data_directory);
  const auto claimed = package::claimed_key(signature_file);
  if (!claimed) return say(Word::sign_no_signature), false;
  if (!trust) return true;
  for (const package::Signer& signer : trust->signers) {
    if (signer.key.id != *claimed || package::verify(signer.key, signature_file, manifest_text)) continue;
    return say(Word::sign_misfit, {signer.name}), false;
  }
  return true;
}

std::optional<std::string> read_signature(const Arguments& arguments, const std::string& manifest_text) {
  auto file = package::read_whole(arguments.package.signature_file, package::max_signature_file_bytes);
  if (!file) return fail(Word::sign_signature_unreadable, file.error()), std::nullopt;
  if (!fits(arguments, *file, manifest_text)) return std::nullopt;
  return std::move(*file);
}

}  // namespace

ExitCode sign_package(const Arguments& arguments) {
  const auto manifest_text = package::manifest_text_of(arguments.package.file);
  if (!manifest_text) return fail(Word::sign_package_unreadable, manifest_text.error());
  const auto manifest = announce(*manifest_text);
  if (!manifest) return exit_failure;
  const auto signature = arguments.package.key_file.empty() ? read_signature(arguments, *manifest_text)
                                                            : make_signature(arguments, *manifest, *manifest_text);
  if (!signature) return exit_failure;
  const base::Status added = package::add_signature(arguments.package.file, *signature);
  if (!added) return fail(Word::sign_failed, added.error());
  log_act(arguments, office::Act::package_signed, manifest->agency + " " + std::to_string(manifest->counter));
  say(Word::sign_done);
  return exit_success;
}

}  // namespace staff
