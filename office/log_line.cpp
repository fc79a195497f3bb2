#include "office/log_line.h"

#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace office {
namespace {

using nlohmann::json;

constexpr std::size_t hash_digits = 64;
constexpr std::string_view hash_begin = ",\"hash\":\"";
constexpr std::string_view hash_end = "\"}";
constexpr std::size_t tail_bytes = hash_begin.size() + hash_digits + hash_end.size();

constexpr std::array<const char*, static_cast<std::size_t>(Act::other) + 1> act_names = {
    "logged_in",           "login_failed",
    "logged_out",          "update_checked",
    "update_refused",      "update_loaded",
    "update_discarded",    "rolled_back",
    "catalogue_imported",  "store_set_aside",
    "printed_for_visitor", "hold_saved",
    "hold_voided",         "page_limit_lifted",
    "pin_changed",         "staff_changed",
    "staff_signed",        "trust_changed",
    "package_signed",      "package_packed",
    "application_written", "request_assisted",
    "requests_taken",      "requests_admitted",
    "request_opened",      "case_step_entered",
    "case_step_withdrawn", "letter_written",
    "status_written",      "status_loaded",
    "register_written",    "persons_erased",
    "seal_key_installed",  "other"};

Act act_of(const std::string& name) {
  for (std::size_t i = 0; i < act_names.size(); ++i) {
    if (name == act_names[i]) return static_cast<Act>(i);
  }
  return Act::other;
}

/// One line's worth of text: at most `longest` characters, without control signs, quoted for JSON.
std::string quoted(std::string_view text, std::size_t longest) {
  std::string plain;
  for (const base::Utf8Char& c : base::decode(base::prefix(text, longest))) {
    if (c.code_point >= 0x20 && c.code_point != 0x7F) base::append(plain, c.code_point);
  }
  return json(plain).dump();
}

std::string text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A whole entry but for one sign too many, too few or another one at its end.
bool is_edited_at_its_end(std::string_view bytes, bool is_ended) {
  if (bytes.empty()) return false;
  const std::string_view shorter = bytes.substr(0, bytes.size() - 1);
  if (read_line(shorter) || read_line(std::string(shorter) + "}")) return true;
  return is_ended && read_line(std::string(bytes) + "}");
}

std::optional<LogLine> fields_of(const json& object, std::string hash) {
  const auto number = object.find("n");
  if (!object.is_object() || number == object.end() || !number->is_number_unsigned()) return std::nullopt;
  LogLine line;
  line.entry = {number->get<std::int64_t>(),    text_in(object, "at"),     text_in(object, "who"),
                act_of(text_in(object, "act")), text_in(object, "detail"), std::move(hash)};
  line.previous = text_in(object, "previous");
  line.cut_short = text_in(object, "cut_short");
  return line;
}

}  // namespace

const char* name_of(Act act) { return act_names[static_cast<std::size_t>(act)]; }

std::string no_hash() { return std::string(hash_digits, '0'); }

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> digits{};
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  return digits.data();
}

std::string write_line(LogLine& line) {
  const Entry& entry = line.entry;
  std::string bytes = "{\"n\":" + std::to_string(entry.sequence) + ",\"at\":" + quoted(entry.at, 40) +
                      ",\"who\":" + quoted(entry.who, 100) + ",\"act\":\"" + name_of(entry.act) +
                      "\",\"detail\":" + quoted(entry.detail, 500) + ",\"previous\":\"" + line.previous + "\"";
  if (!line.cut_short.empty()) bytes += ",\"cut_short\":\"" + line.cut_short + "\"";
  line.entry.hash = sha256(bytes);
  return bytes.append(hash_begin).append(line.entry.hash).append(hash_end);
}

std::optional<LogLine> read_line(std::string_view bytes) {
  if (bytes.size() <= tail_bytes || bytes.size() > longest_line) return std::nullopt;
  const std::string_view body = bytes.substr(0, bytes.size() - tail_bytes);
  const std::string hash = sha256(body);
  const std::string tail = std::string(hash_begin).append(hash).append(hash_end);
  if (bytes.substr(body.size()) != tail) return std::nullopt;
  const json object = json::parse(bytes, nullptr, false);
  if (object.is_discarded()) return std::nullopt;
  return fields_of(object, hash);
}

bool may_be_cut_short(std::string_view bytes) {
  return bytes.size() <= longest_line && (bytes.empty() || bytes.back() != '}');
}

// -- the chain

void LogChain::break_at(std::int64_t line) {
  if (!check_.first_bad) check_.first_bad = line;
}

void LogChain::take_good(const LogLine& line) {
  const std::string expected = pending_.empty() ? std::string() : sha256(pending_);
  if (line.cut_short != expected) return break_at(lines_ - pending_lines_);
  if (line.previous != previous_ || line.entry.sequence != check_.entries + 1) return break_at(lines_);
  check_.cut_short += pending_lines_;
  pending_.clear();
  pending_lines_ = 0;
  is_suspect_ = false;
  check_.entries = line.entry.sequence;
  check_.head = previous_ = line.entry.hash;
  if (noted_head_ == check_.head) check_.has_noted_head = true;
}

void LogChain::take(std::string_view bytes, bool is_ended) {
  ++lines_;
  if (check_.first_bad) return;
  if (const auto line = read_line(bytes)) return take_good(*line);
  if (!may_be_cut_short(bytes)) return break_at(lines_);  // edited, whatever the next entry owns to
  is_suspect_ = is_suspect_ || is_edited_at_its_end(bytes, is_ended);
  pending_.append(bytes).append(is_ended ? "\n" : "");
  ++pending_lines_;
}

LogCheck LogChain::finish() {
  if (is_suspect_) break_at(lines_ - pending_lines_ + 1);
  if (!check_.first_bad) check_.cut_short += pending_lines_;
  return check_;
}

}  // namespace office
