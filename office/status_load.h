// Status load: a status file of the back office comes to a kiosk, signed by one whom the kiosk trusts, whole or not
// at all. One file: a first line, the four lines of a minisign signature, and what they sign (docs/formats.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "package/trust.h"
#include "requests/status.h"

namespace office {

/// The bytes of the file: `text` is to_text() of a requests::StatusFile, `signature` a signature of it.
std::string signed_status(std::string_view text, std::string_view signature);

enum class StatusOutcome {
  loaded,
  unreadable,    ///< not such a file, or damaged
  no_trust,      ///< the kiosk does not know yet whom to trust (trust.json)
  not_signed,    ///< by nobody whom the kiosk trusts, or changed after it was signed
  other_agency,  ///< of another agency
  not_newer,     ///< as old as what is loaded, or older
  no_room,       ///< the disk is full
  not_writable,  ///< the disk cannot be written or read
};

struct StatusLoad {
  StatusOutcome outcome = StatusOutcome::unreadable;
  std::string signer;        ///< name of who has signed; empty before that is known
  std::int64_t counter = 0;  ///< of the file; 0 before it was read
  std::size_t cases = 0;
};

/// What would come of it; writes nothing.
StatusLoad check_status(const std::string& data_directory, std::string_view bytes);
/// The same, and puts it in use where nothing speaks against it. What staff did is the caller's to log.
StatusLoad load_status(const std::string& data_directory, std::string_view bytes);

inline constexpr std::size_t max_signed_status_bytes = requests::max_status_file_bytes + 32 * 1024;

}  // namespace office
