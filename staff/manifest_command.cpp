// manifest: what an update package says of itself and who has signed it; the bytes that are to be signed.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "package/package.h"
#include "staff/atomic_file.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using package::Manifest;
using package::Trust;
using words::Word;
using Json = nlohmann::ordered_json;

/// One signature of the package.
struct Seen {
  std::string key_id;
  std::string name;      ///< by this machine's trust.json; empty: not in it
  bool is_good = false;  ///< checked; only where there is a name
};

Seen look_at(const std::string& signature_file, const std::string& manifest_text, const Trust& trust) {
  const auto claimed = package::claimed_key(signature_file);
  if (!claimed) return {};
  Seen seen{package::to_hex(*claimed), "", false};
  for (const package::Signer& signer : trust.signers) {
    if (signer.key.id != *claimed) continue;
    seen.name = signer.name;
    seen.is_good = package::verify(signer.key, signature_file, manifest_text).ok();
  }
  return seen;
}

std::vector<Seen> signatures(const Arguments& arguments, const std::string& manifest_text) {
  const auto files = package::signature_files_of(arguments.package.file);
  const auto trust = package::read_trust(arguments.data_directory);
  std::vector<Seen> all;
  if (!files) return all;
  for (const std::string& file : *files) all.push_back(look_at(file, manifest_text, trust ? *trust : Trust{}));
  return all;
}

std::string words_of(const Seen& seen) {
  if (seen.key_id.empty()) return std::string(words::zh(Word::manifest_signature_broken));
  if (seen.name.empty()) return words::fill(Word::manifest_signature_unknown, {seen.key_id});
  return words::fill(seen.is_good ? Word::manifest_signature_good : Word::manifest_signature_bad,
                     {seen.name, seen.key_id});
}

std::uint64_t size_of(const Manifest& manifest) {
  std::uint64_t total = 0;
  for (const package::Part& part : manifest.parts) total += part.size;
  return total;
}

void print(const Manifest& manifest, const std::vector<Seen>& seen) {
  print_pair(Word::manifest_agency, manifest.agency);
  print_pair(Word::manifest_counter, std::to_string(manifest.counter));
  print_pair(Word::manifest_kind, manifest.base == 0
                                      ? std::string(words::zh(Word::manifest_full))
                                      : words::fill(Word::manifest_delta, {std::to_string(manifest.base)}));
  print_pair(Word::manifest_made_at, manifest.made_at);
  print_pair(Word::manifest_parts, words::fill(Word::manifest_parts_size, {std::to_string(manifest.parts.size()),
                                                                           std::to_string(size_of(manifest))}));
  for (const Seen& one : seen) print_pair(Word::manifest_signature, words_of(one));
  if (seen.empty()) print_pair(Word::manifest_signature, words::zh(Word::manifest_unsigned));
  print_pair(Word::manifest_note, manifest.note);
}

void print_json(const Manifest& manifest, const std::vector<Seen>& seen) {
  Json list = Json::array();
  for (const Seen& one : seen)
    list.push_back(
        {{"key_id", one.key_id}, {"name", one.name}, {"good", one.name.empty() ? Json() : Json(one.is_good)}});
  const Json object = {{"agency", manifest.agency},   {"counter", manifest.counter}, {"base", manifest.base},
                       {"made_at", manifest.made_at}, {"note", manifest.note},       {"parts", manifest.parts.size()},
                       {"bytes", size_of(manifest)},  {"signatures", list}};
  print_line(object.dump(2, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

ExitCode show_manifest(const Arguments& arguments) {
  const auto text = package::manifest_text_of(arguments.package.file);
  if (!text) return fail(Word::sign_package_unreadable, text.error());
  const auto manifest = package::parse_manifest(*text);
  if (!manifest) return say(Word::sign_bad_manifest), exit_failure;
  const auto seen = signatures(arguments, *text);
  if (arguments.json) {
    print_json(*manifest, seen);
  } else {
    print(*manifest, seen);
  }
  if (arguments.package.out.empty()) return exit_success;
  const base::Status written = write_atomically(arguments.package.out, *text);
  if (!written) return fail(Word::manifest_failed, written.error());
  say(Word::manifest_written, {arguments.package.out});
  return exit_success;
}

}  // namespace staff
