#include "office/status_load.h"

#include <optional>

#include "package/minisign.h"

namespace office {
namespace {

using base::ErrorKind;

constexpr std::string_view first_line = "chayue status file 1\n";

struct Parts {
  std::string_view signature, text;
};

/// Nothing: not so put together.
std::optional<Parts> split(std::string_view bytes) {
  if (bytes.size() > max_signed_status_bytes || !bytes.starts_with(first_line)) return std::nullopt;
  bytes.remove_prefix(first_line.size());
  std::size_t end = 0;
  for (int line = 0; line < 4; ++line) {
    end = bytes.find('\n', end);
    if (end == std::string_view::npos || end > package::max_signature_file_bytes) return std::nullopt;
    ++end;
  }
  return Parts{bytes.substr(0, end), bytes.substr(end)};
}

const package::Signer* signer_of(const package::Trust& trust, const Parts& parts) {
  for (const package::Signer& signer : trust.signers)
    if (package::verify(signer.key, parts.signature, parts.text)) return &signer;
  return nullptr;
}

struct Checked {
  StatusLoad load;
  std::optional<requests::StatusFile> file;  ///< nothing: refused
};

Checked refused(StatusLoad load, StatusOutcome why) {
  load.outcome = why;
  return {std::move(load), std::nullopt};
}

StatusOutcome outcome_of(const base::Error& error) {
  return error.kind == ErrorKind::no_space ? StatusOutcome::no_room : StatusOutcome::not_writable;
}

Checked check(const std::string& data_directory, std::string_view bytes) {
  StatusLoad load;
  const auto parts = split(bytes);
  if (!parts) return refused(load, StatusOutcome::unreadable);
  const auto trust = package::read_trust(data_directory);
  if (!trust || trust->signers.empty()) return refused(load, StatusOutcome::no_trust);
  const package::Signer* const signer = signer_of(*trust, *parts);
  if (signer == nullptr) return refused(load, StatusOutcome::not_signed);
  load.signer = signer->name;
  auto file = requests::parse_status_file(parts->text);
  if (!file) return refused(load, StatusOutcome::unreadable);
  load.counter = file->counter;
  load.cases = file->cases.size();
  if (file->agency != trust->agency) return refused(load, StatusOutcome::other_agency);
  const auto before = requests::StatusStore::open(data_directory);
  if (!before && before.error().kind != ErrorKind::corrupt) return refused(load, StatusOutcome::not_writable);
  if (before && file->counter <= before->counter()) return refused(load, StatusOutcome::not_newer);
  load.outcome = StatusOutcome::loaded;
  return {load, std::move(*file)};
}

}  // namespace

std::string signed_status(std::string_view text, std::string_view signature) {
  std::string bytes(first_line);
  bytes.append(signature);
  if (!bytes.ends_with('\n')) bytes.push_back('\n');
  return bytes.append(text);
}

StatusLoad check_status(const std::string& data_directory, std::string_view bytes) {
  return check(data_directory, bytes).load;
}

StatusLoad load_status(const std::string& data_directory, std::string_view bytes) {
  Checked checked = check(data_directory, bytes);
  if (!checked.file) return checked.load;
  const base::Status stored = requests::store_status(data_directory, *checked.file);
  if (!stored) checked.load.outcome = outcome_of(stored.error());
  return checked.load;
}

}  // namespace office
