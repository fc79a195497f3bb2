// The JSON that chayuectl writes. Its shape is documented in docs/chayuectl.md and kept stable.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "requests/register.h"
#include "staff/counts.h"

namespace staff {

std::string search_json(const std::string& query, std::size_t total, std::span<const catalog::ListRow> rows);
std::string document_json(const catalog::Document& document);
std::string requests_json(std::span<const requests::RegisterRow> rows);
std::string counts_json(const Counts& counts);

}  // namespace staff
