#include "office/staff_pin.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "package/file_work.h"

namespace office {

const char* const pin_file_name = "staff.pin";

namespace {

using base::ErrorKind;

constexpr std::size_t shortest_pin = 6, longest_pin = 12;
constexpr std::size_t most_in_a_pattern = 3;

std::string path_in(const std::string& data_directory) { return data_directory + "/" + pin_file_name; }

/// 123456, 876543, 90123…
bool is_run(const std::string& pin, int step) {
  for (std::size_t i = 1; i < pin.size(); ++i) {
    if ((pin[i] - pin[i - 1] + 10) % 10 != (step + 10) % 10) return false;
  }
  return true;
}

/// 111111, 121212, 123123.
bool repeats(const std::string& pin, std::size_t pattern) {
  for (std::size_t i = pattern; i < pin.size(); ++i) {
    if (pin[i] != pin[i - pattern]) return false;
  }
  return true;
}

/// 112233, 446688, 111222: every sign stands at least twice in a row.
bool is_in_groups(const std::string& pin) {
  for (std::size_t i = 0; i < pin.size(); ++i) {
    const bool like_before = i > 0 && pin[i - 1] == pin[i];
    const bool like_after = i + 1 < pin.size() && pin[i + 1] == pin[i];
    if (!like_before && !like_after) return false;
  }
  return true;
}

bool is_weak(const std::string& pin) {
  if (is_run(pin, 1) || is_run(pin, -1) || is_in_groups(pin)) return true;
  for (std::size_t pattern = 1; pattern <= most_in_a_pattern; ++pattern) {
    if (repeats(pin, pattern)) return true;
  }
  return false;
}

bool holds(const std::string& pin, const std::string& number) {
  constexpr std::size_t telling = 4;  // shorter ones occur by chance
  return !number.empty() && (pin == number || (number.size() >= telling && pin.find(number) != std::string::npos));
}

}  // namespace

bool is_pin(const std::string& digits) {
  return digits.size() >= shortest_pin && digits.size() <= longest_pin &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

PinFault fault_of(const std::string& pin, const std::string& number) {
  if (!is_pin(pin)) return PinFault::not_a_pin;
  if (holds(pin, number)) return PinFault::like_number;
  return is_weak(pin) ? PinFault::weak : PinFault::none;
}

base::Result<std::string> hash_pin(const std::string& pin) {
  if (sodium_init() < 0) return base::error(ErrorKind::internal, "libsodium does not start");
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return base::error(ErrorKind::no_space, "no memory for the hash");
  return std::string(hash.data());
}

bool is_pin_hash(const std::string& hash) {
  return hash.size() < crypto_pwhash_STRBYTES && hash.starts_with(crypto_pwhash_STRPREFIX) &&
         hash.find('\0') == std::string::npos &&
         crypto_pwhash_str_needs_rehash(hash.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                        crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

bool fits(const std::string& hash, const std::string& pin) {
  return sodium_init() >= 0 && is_pin_hash(hash) &&
         crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

const std::string& nobodys_hash() {
  // Of 32 random bytes that were not kept.
  static const std::string hash =
      "$argon2id$v=19$m=65536,t=2,p=1$bJfcqZISaCGQV0sG40Aqyw$qn0AfrrFXHvoA+X+PbPgizoGTN5qTtpb879dJ+MgHyo";
  return hash;
}

base::Status set_pin(const std::string& data_directory, const std::string& digits) {
  if (!is_pin(digits)) return base::error(ErrorKind::bad_input, "a number of six to twelve digits");
  const auto hash = hash_pin(digits);
  if (!hash) return hash.error();
  return package::write_whole(path_in(data_directory), *hash, 0600);
}

base::Result<PinCheck> check_pin(const std::string& data_directory, const std::string& digits) {
  const auto hash = package::read_whole(path_in(data_directory), crypto_pwhash_STRBYTES);
  if (!hash && hash.error().kind == ErrorKind::not_found) return PinCheck::not_set;
  if (!hash && hash.error().kind != ErrorKind::bad_input) return hash.error();
  if (!hash || !is_pin_hash(*hash)) return base::error(ErrorKind::corrupt, "staff.pin holds no hash");
  return fits(*hash, digits) ? PinCheck::right : PinCheck::wrong;
}

}  // namespace office
