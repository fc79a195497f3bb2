// Feet: what stands at the foot of every page, and the papers that have no more than a title and a foot yet.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "catalog/model.h"
#include "printing/paper.h"

namespace paperwork {

/// Of a document: where it comes from, its state, when and where it was printed, its code, 仅供查阅.
std::vector<printing::FootPart> document_foot(const catalog::Record& record, const catalog::Agency& agency,
                                              base::LocalTime now);

/// A form, receipt or slip with its title and foot, no items yet. No code: it is not in the catalogue.
printing::Paper empty_paper(std::string title, const catalog::Agency& agency, base::LocalTime now);

/// A letter or report of the agency itself: nothing at its foot but what marks invented content.
printing::Paper agency_paper(std::string title, const catalog::Agency& agency, base::LocalTime now);

}  // namespace paperwork
