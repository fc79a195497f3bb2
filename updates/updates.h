// Updates: a package from a stick becomes the catalogue in use: checked, built aside, compared, confirmed, put in
// use, and taken back. For the kiosk's worker thread and chayuectl; one object at a time in a data directory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "catalog/changes.h"
#include "catalog/import.h"
#include "catalog/versions.h"
#include "package/package.h"

namespace updates {

/// What is being done with a package, for a progress bar.
enum class Step { checking, copying, building, comparing };
/// `share`: of all steps together, 0 to 1, never falling. False: stop.
using Progress = std::function<bool(Step step, double share)>;

/// A version that is built and checked, lies aside, and would change this.
struct Preview {
  package::Manifest manifest;  ///< its parts are left out
  std::vector<std::string> signers;
  catalog::Version version;      ///< the new one
  catalog::Changes changes;      ///< against the one in use; all added where there is none
  catalog::ImportReport report;  ///< what was refused or warned about, row by row
};

/// Why nothing was prepared: the package itself, or its contents (`report` says what), or this machine.
struct Trouble {
  std::variant<package::Refused, catalog::ImportReport, base::Error> why;
};

class Updates {
 public:
  /// Removes what an update that was broken off has left (but not the parts that it copied), unless another one is at
  /// work just now. Makes nothing in a data directory that has no versions yet.
  static base::Result<Updates> open(const std::string& data_directory);
  Updates(Updates&&) noexcept;
  ~Updates();  ///< discards

  /// Checks, copies, builds and compares; citizens go on reading the version in use. Broken off at any point (power,
  /// stick, `progress`), the next call goes on with the parts that it finds. What it has prepared keeps every other
  /// import and update out of the data directory until confirm() or discard().
  std::variant<Preview, Trouble> prepare(const std::string& file, base::LocalTime now, const Progress& progress);

  /// Puts the prepared version in use: one rename; then keeps the newest versions and their parts only, and renews
  /// the tables of typing (seconds). not_found: nothing is prepared, or another version came in between; corrupt: the
  /// prepared one was damaged meanwhile; no_space, unavailable: nothing was changed, it can be tried again.
  base::Status confirm(const Preview& preview);
  /// Drops the prepared version.
  void discard();

  /// Newest first, with the one in use.
  std::vector<catalog::Version> versions() const;
  std::optional<catalog::Version> current() const;
  /// The version before the one in use; nothing: there is none.
  std::optional<catalog::Version> before() const;
  /// Puts another version that is kept in use and renews the tables of typing; what is prepared is dropped.
  /// not_found: it is not kept; corrupt: it is damaged, and was set aside; unavailable: also where another update is
  /// at work; no_space. Where it fails the version in use stays.
  base::Status roll_back_to(std::int64_t number);

  /// Did the last confirm() or roll_back_to() renew the tables of typing? If not, those of before stay.
  bool typing_is_renewed() const;

  /// The old and the new text of a changed record of the preview, beside each other; of an added or withdrawn one
  /// only the one that it has. not_found: nothing is prepared.
  base::Result<std::vector<catalog::TextPair>> texts_of(const catalog::RecordChange& change) const;

 private:
  struct State;
  explicit Updates(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Package files (".chayue") on a stick: in its top folder and one below, newest name first.
std::vector<std::string> packages_on(const std::string& stick);

}  // namespace updates
