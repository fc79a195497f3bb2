// The screens on which staff renew the catalogue: packages on sticks, what one of them would change, the versions
// that are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/changes.h"
#include "catalog/import.h"
#include "catalog/versions.h"
#include "kiosk/app/print_screens.h"

namespace app {

/// An update package on a stick.
struct PackageFile {
  std::string path;   ///< whole; not shown
  std::string name;   ///< of the file
  std::string stick;  ///< what the stick is called
  std::uint64_t bytes = 0;

  bool operator==(const PackageFile&) const = default;
};

enum class UpdateStep { checking, copying, building, comparing };

/// What a prepared version is, and what it would change.
struct UpdatePreview {
  std::vector<std::string> signers;
  std::string made_at, note;  ///< by the package; may be empty
  catalog::Version version;
  catalog::Changes changes;
  catalog::ImportReport report;
};

/// Why nothing was loaded. The sentences are Chinese and complete.
struct UpdateTrouble {
  std::string what, remedy;
  std::vector<catalog::Refusal> rows;  ///< of the contents, where these are what is wrong
  bool resumes = false;                ///< the next try goes on from where this one ended
};

/// The one update of this kiosk. Outlives the visits: it goes on while citizens read, and what was prepared waits
/// for staff to come back to it, Limits::prepared_s long.
struct CatalogueUpdate {
  enum class Stage {
    none,
    preparing,   ///< checked, copied, built, compared
    prepared,    ///< waits to be confirmed
    confirming,  ///< is being put in use
    loaded,      ///< in use; the report is at hand
    refused,     ///< not in use, see trouble
  };
  Stage stage = Stage::none;
  bool cancelling = false;  ///< while preparing: it has been told to stop
  Ticket ticket = 0;        ///< of preparing or confirming
  PackageFile file;
  UpdateStep step = UpdateStep::checking;
  double share = 0;                 ///< of all steps together, 0 to 1, never falling
  std::optional<int> seconds_left;  ///< nothing: it cannot be told yet
  UpdatePreview preview;            ///< from prepared on
  UpdateTrouble trouble;
  std::string by;        ///< who began it, then who confirmed it
  int unattended_s = 0;  ///< how long it has been prepared with nobody at its screen
};

/// What is printed of an update that was loaded. Its lists hold the first `report_rows`; the counts are of all.
struct UpdateReport {
  UpdatePreview preview;
  std::size_t added = 0, changed = 0, withdrawn = 0, rows = 0;
  std::string by;
};
inline constexpr std::size_t report_rows = 200;

/// 装入更新. Shows the update above, as far as it has come; without one, the packages on the sticks.
struct UpdateScreen {
  enum class Page { overview, added, changed, withdrawn, rows, texts };
  Page page = Page::overview;
  bool stick = false;  ///< there is one
  std::vector<PackageFile> files;
  Loading loading = Loading::loading;  ///< of these; ready once they were looked for
  Ticket ticket = 0;
  std::size_t item = 0;  ///< of the changed ones, whose texts are shown
  Loading comparing = Loading::loading;
  Ticket texts_ticket = 0;
  std::vector<catalog::TextPair> texts;
  Ticket job = 0;  ///< the print-out of the report: see job_shown()
  float scroll_px = 0;
  float list_scroll_px = 0;  ///< of the list from which the texts were opened
};

/// 版本.
struct VersionsScreen {
  enum class Notice { none, changed, failed };
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  std::vector<catalog::Version> versions;  ///< newest first
  std::int64_t current = 0;                ///< number of the one in use; 0: none
  std::int64_t before = 0;                 ///< of the one that 退回上一版 would bring back; 0: there is none
  Ticket act_ticket = 0;                   ///< of putting another one in use
  Notice notice = Notice::none;
  float scroll_px = 0;
};

/// What the desk brings back about versions.
struct VersionList {
  std::vector<catalog::Version> versions;
  std::int64_t current = 0;
  std::int64_t before = 0;
};

/// Asks before what many would notice: records vanish, or another version comes into use.
struct SureDialog {
  enum class About { load, version };
  About about = About::load;
  catalog::Version version;  ///< to be put in use
};

}  // namespace app
