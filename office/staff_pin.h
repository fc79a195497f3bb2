// The staff's number: set by chayuectl, asked for at the kiosk.
#pragma once

#include <string>

#include "base/result.h"

namespace office {

/// Six to twelve digits.
bool is_pin(const std::string& digits);

/// Keeps a slow hash of it (libsodium's argon2id) in <data>/staff.pin (0600), whole or not at all. bad_input: no
/// is_pin(); no_space: not enough memory for the hash; unavailable: the file cannot be written.
base::Status set_pin(const std::string& data_directory, const std::string& digits);

enum class PinCheck { right, wrong, not_set };

/// Takes a tenth of a second and 64 MB. corrupt: the file holds no hash; unavailable: it cannot be read.
base::Result<PinCheck> check_pin(const std::string& data_directory, const std::string& digits);

/// "staff.pin", inside the data directory.
extern const char* const pin_file_name;

}  // namespace office
