// Package: one file that brings a version of the catalogue: a stored zip with a signed manifest (docs/formats.md).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "package/manifest.h"
#include "package/part_store.h"
#include "package/trust.h"

namespace package {

/// Why a package is refused. Each has a sentence for the clerk, and what to do, in words (staff, kiosk).
enum class Refusal {
  unreadable,      ///< the stick or the file cannot be read, or was pulled: nothing is lost, it goes on from there
  not_a_package,   ///< some other file, or one that was cut short
  unknown_format,  ///< of a newer program
  bad_manifest,    ///< breaks a rule of parse_manifest()
  not_signed,
  bad_signature,  ///< by a known signer, and does not fit
  unknown_signer,
  too_few_signers,  ///< fewer different ones than Trust::threshold
  no_trust,         ///< this kiosk has no trust.json yet
  other_agency,
  older,         ///< a counter below that of a version that was loaded before
  same,          ///< the version that is in use
  base_missing,  ///< a delta on a version that is not the one in use
  part_missing,
  part_unlisted,  ///< a file that the manifest does not name
  part_twice,
  part_differs,  ///< other bytes or another size than the manifest says
  no_space,
  not_writable,  ///< this kiosk's own disk takes nothing: read-only or damaged
  cancelled,
};
struct Refused {
  Refusal why = Refusal::not_a_package;
  std::string where;  ///< the part or signer that it is about; may be empty
};

/// What a kiosk already has.
struct Known {
  std::int64_t counter = 0;     ///< of the version in use; 0: none that came as a package
  std::int64_t highest = 0;     ///< of all versions that were ever in use
  std::string manifest_sha256;  ///< of the version in use
};

/// An opened package whose manifest and signatures were found good; its parts were not looked at yet.
class Package {
 public:
  /// Reads, checks signatures against `trust`, then agency and counter against `known`.
  static std::optional<Package> open(const std::string& file, const Trust& trust, const Known& known,
                                     Refused& refused);
  Package(Package&&) noexcept;
  ~Package();

  const Manifest& manifest() const;
  const std::string& manifest_text() const;
  const std::vector<std::string>& signers() const;  ///< names, by Trust

  /// bytes done, bytes in all; false: stop
  using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;
  /// Copies every part that `store` does not have into it, checking size and SHA-256 as it goes; what is there is not
  /// read again, so a pulled stick costs only the part at hand. False: `refused` says why, and nothing but whole
  /// parts is in the store.
  bool extract(PartStore& store, const Progress& progress, Refused& refused) const;

 private:
  struct Opened;
  explicit Package(std::unique_ptr<Opened> opened);
  std::unique_ptr<Opened> opened_;
};

/// Names of the files inside.
inline constexpr const char* manifest_entry = "MANIFEST.json";
inline constexpr const char* signature_entry_prefix = "MANIFEST.json.";  ///< + anything + ".minisig"
inline constexpr const char* part_entry_prefix = "parts/";               ///< + SHA-256 of the part

/// Writes a package of the files below `directory` (an import directory), unsigned. `base`: the manifest (text) of
/// the version that a delta leaves out; empty: full. Same input, same bytes. bad_input: a path that no part may have,
/// a link, a file beyond the limits; no_space, unavailable: it cannot be written.
base::Result<Manifest> write_package(const std::string& directory, Manifest head, std::string_view base_manifest_text,
                                     const std::string& file);
/// The manifest's text of a package, unchecked: what is to be signed, or a base.
base::Result<std::string> manifest_text_of(const std::string& file);
/// The signature files inside, unchecked.
base::Result<std::vector<std::string>> signature_files_of(const std::string& file);
/// Puts a signature file into a package (a new file, renamed over the old one); one of the same key is replaced.
base::Status add_signature(const std::string& file, std::string_view signature_file);

}  // namespace package
