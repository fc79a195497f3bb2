// Trust: whose update packages a kiosk takes, in <data>/trust.json (docs/formats.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "package/minisign.h"

namespace package {

struct Signer {
  std::string name;  ///< of the person or office, for reports: "张科长（审核）"
  PublicKey key;

  bool operator==(const Signer&) const = default;
};

struct Trust {
  std::string agency;
  std::vector<Signer> signers;
  int threshold = 1;  ///< how many different signers must have signed, 1 or more

  bool operator==(const Trust&) const = default;
};

/// not_found: no such file; corrupt: not to be understood, two signers of one key, or a threshold that they cannot
/// meet.
base::Result<Trust> read_trust(const std::string& data_directory);
/// Whole or not at all, mode 0644.
base::Status write_trust(const std::string& data_directory, const Trust& trust);

/// "trust.json", inside the data directory.
extern const char* const trust_file_name;

}  // namespace package
