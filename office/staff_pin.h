// PINs of staff: the rules, the slow hash, and the single PIN of a kiosk without a staff file.
#pragma once

#include <string>

#include "base/result.h"

namespace office {

/// Six to twelve digits.
bool is_pin(const std::string& digits);

enum class PinFault {
  none,
  not_a_pin,  ///< see is_pin()
  weak,       ///< one sign repeated, a run up or down, a short pattern repeated, pairs: among the first to be guessed
  like_number,  ///< the 工号, or holds it
};
/// `number`: 工号, may be empty.
PinFault fault_of(const std::string& pin, const std::string& number);

/// libsodium's argon2id text; takes a tenth of a second and 64 MB. no_space: not enough memory.
base::Result<std::string> hash_pin(const std::string& pin);
/// What hash_pin() makes, with its costs and no others.
bool is_pin_hash(const std::string& hash);
/// False also where there is no memory for it. Takes the same time for every PIN.
bool fits(const std::string& hash, const std::string& pin);
/// A hash that no PIN fits, checked for numbers that nobody has, so that these take as long.
const std::string& nobodys_hash();

/// Keeps a hash of it in <data>/staff.pin (0600), whole or not at all. bad_input: no is_pin(); no_space: not enough
/// memory or disk; unavailable: the file cannot be written.
base::Status set_pin(const std::string& data_directory, const std::string& digits);

enum class PinCheck { right, wrong, not_set };

/// corrupt: the file holds no hash; unavailable: it cannot be read.
base::Result<PinCheck> check_pin(const std::string& data_directory, const std::string& digits);

/// "staff.pin", inside the data directory.
extern const char* const pin_file_name;

}  // namespace office
