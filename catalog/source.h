// Source: the import directory without its rows: manifest, columns, guide, notice board (docs/formats.md).
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/column_tree.h"
#include "catalog/files.h"
#include "catalog/findings.h"
#include "catalog/model.h"
#include "catalog/rows.h"

namespace catalog {

/// Why a record is no longer in the catalogue.
struct Withdrawal {
  std::string index_number;
  std::string reason;
};

/// A file of calendar/: holidays that go before the product's of the same year.
struct CalendarText {
  int year = 0;
  std::string json;  ///< read_calendar_year() has taken it
};

struct Source {
  Agency agency;
  Guide guide;
  std::vector<Office> offices;
  ColumnTree columns;
  std::vector<Withdrawal> withdrawn;
  std::vector<CalendarText> calendars;  ///< of calendar/, by year
  Headings headings;
  std::vector<std::string> row_files;  ///< relative to the folder, in the order of the manifest
  std::string texts;                   ///< folder of the texts, relative; empty if there are none
  std::string attachments;             ///< folder of the attachments, likewise
};

/// Reads manifest.json, the files that it names, and withdrawn.json where it is there. Any fault in them fails the
/// whole (bad_input) and is written into `findings`; what 条例第十二条 wants and the guide lacks is a warning.
base::Result<Source> read_source(const Folder& folder, Findings& findings);

}  // namespace catalog
