// receipt: is the line in the QR code of a receipt one of our kiosks'?
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "paperwork/names.h"
#include "requests/receipt_proof.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using requests::KioskKey;
using words::Word;

/// The key of the kiosk whose data folder this is. None is made here.
std::optional<KioskKey> own_key(const Arguments& arguments) {
  std::error_code error;
  const auto file = std::filesystem::path(arguments.data_directory) / requests::kiosk_key_file_name;
  if (!std::filesystem::exists(file, error)) return say(Word::proof_no_kiosk), std::nullopt;
  const auto signer = requests::ReceiptSigner::open(arguments.data_directory);
  if (signer) return signer->public_key();
  fail(Word::proof_kiosk_failed, signer.error());
  return std::nullopt;
}

/// Empty, and it was said why: one of them cannot be used.
std::vector<KioskKey> kiosks_of(const Arguments& arguments) {
  std::vector<KioskKey> kiosks;
  for (const std::string& typed : arguments.seal.kiosks) {
    const auto key = requests::parse_kiosk_key(typed);
    if (!key) return say(Word::proof_bad_kiosk, {typed}), std::vector<KioskKey>();
    kiosks.push_back(*key);
  }
  if (!kiosks.empty()) return kiosks;
  auto others = requests::read_kiosk_keys(arguments.data_directory);
  if (!others) return fail(Word::proof_kiosk_failed, others.error()), std::vector<KioskKey>();
  kiosks = std::move(*others);
  if (const auto own = own_key(arguments)) kiosks.push_back(*own);
  return kiosks;
}

void print_facts(const requests::ReceiptFacts& facts, bool json) {
  if (json) {
    const nlohmann::ordered_json object = {
        {"number", facts.number},
        {"received", base::to_iso(facts.received.date) + "T" + base::to_clock(facts.received)},
        {"content", facts.content}};
    return print_line(object.dump(2));
  }
  print_pair(Word::proof_number, facts.number);
  print_pair(Word::proof_received, paperwork::to_text(facts.received));
  print_pair(Word::proof_content, facts.content);
}

}  // namespace

ExitCode verify_receipt_line(const Arguments& arguments) {
  const std::vector<KioskKey> kiosks = kiosks_of(arguments);
  if (kiosks.empty()) return exit_usage;
  const auto facts = requests::verify_receipt(base::trim(arguments.seal.line), kiosks);
  if (facts) {
    print_facts(*facts, arguments.json);
    say(Word::proof_good);
    return exit_success;
  }
  const bool unknown = facts.error().kind == base::ErrorKind::not_found;
  say(unknown ? Word::proof_unknown : Word::proof_changed);
  return unknown ? exit_not_found : exit_failure;
}

ExitCode show_kiosk_key(const Arguments& arguments) {
  const auto key = own_key(arguments);
  if (!key) return exit_not_found;
  print_pair(Word::proof_kiosk_id, requests::id_of(*key));
  print_pair(Word::proof_kiosk_key, requests::to_text(*key));
  return exit_success;
}

}  // namespace staff
