// Trust: whose update packages a kiosk takes, in <data>/trust.json (docs/formats.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
  std::string agency;           ///< empty until it was set: then no package is taken yet
  std::vector<Signer> signers;  ///< none yet: the same
  int threshold = 1;            ///< how many different signers must have signed, 1 or more

  bool operator==(const Trust&) const = default;
};

/// Which rule it breaks, in English; empty: none.
std::string fault_of(const Trust& trust);

/// What stands in trust.json, and back. corrupt: not to be understood, two signers of one name or key, or a threshold
/// that they cannot meet.
std::string to_text(const Trust& trust);
base::Result<Trust> parse_trust(std::string_view text);

/// not_found: no such file; unavailable: it cannot be read; corrupt: as parse_trust().
base::Result<Trust> read_trust(const std::string& data_directory);
/// Whole or not at all, mode 0644. bad_input: it breaks a rule; no_space; unavailable.
base::Status write_trust(const std::string& data_directory, const Trust& trust);

/// "trust.json", inside the data directory.
extern const char* const trust_file_name;

}  // namespace package
