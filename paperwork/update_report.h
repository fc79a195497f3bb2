// What an update has changed, on paper: for the file of the reading room.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/date.h"
#include "catalog/changes.h"
#include "catalog/import.h"
#include "catalog/model.h"
#include "catalog/versions.h"
#include "printing/paper.h"

namespace paperwork {

struct UpdateReport {
  catalog::Version version;  ///< the one that came into use
  std::vector<std::string> signers;
  std::string made_at, note;                                       ///< of the package; may be empty
  std::string confirmed_by;                                        ///< may be empty
  catalog::Changes changes;                                        ///< the lists may hold the first of each only ...
  std::vector<catalog::Refusal> rows;                              ///< ... these too
  std::size_t added = 0, changed = 0, withdrawn = 0, refused = 0;  ///< how many there are of each
  std::string log_head;  ///< of the log of staff's acts, to be kept on paper (chayuectl log verify); may be empty
};

/// 更新装入报告: what was loaded and by whom, the counts, a table of each list, a line to sign on.
printing::Paper update_report_paper(const UpdateReport& report, const catalog::Agency& agency, base::LocalTime now);

}  // namespace paperwork
