// Opening the catalogue and the register for a command, with what to say where that fails.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "printing/ledger.h"
#include "requests/register.h"
#include "staff/arguments.h"

namespace staff {

/// A value, or the code to leave with after the reason was said.
template <class T>
struct Opened {
  std::optional<T> value;
  ExitCode exit_code = exit_success;
};

Opened<catalog::Catalog> open_catalogue(const Arguments& arguments);
Opened<catalog::Document> read_document(const Arguments& arguments, const catalog::Catalog& catalogue);

/// The register; exit_not_found where there is none (none is created).
Opened<requests::Register> open_register(const Arguments& arguments);
/// All rows of the register; exit_not_found where there is no register (none is created).
Opened<std::vector<requests::RegisterRow>> read_register(const Arguments& arguments);
bool has_register(const Arguments& arguments);

/// The ledger of print-outs. Made where there is none yet, unless `existing_only`: then exit_success without a value.
Opened<printing::Ledger> open_ledger(const Arguments& arguments, bool existing_only);

}  // namespace staff
