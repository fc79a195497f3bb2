// The JSON that chayuectl writes. Its shape is documented in docs/chayuectl.md and kept stable.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "input/entry.h"
#include "printing/advice.h"
#include "printing/device.h"
#include "printing/ledger.h"
#include "requests/register.h"
#include "staff/counts.h"

namespace staff {

std::string search_json(const std::string& query, std::size_t total, std::span<const catalog::ListRow> rows);
std::string document_json(const catalog::Document& document);
std::string requests_json(std::span<const requests::RegisterRow> rows);
std::string request_row_json(const requests::RegisterRow& row);
std::string counts_json(const Counts& counts);
std::string holds_json(std::span<const printing::Hold> holds);
std::string printer_json(const printing::DeviceStatus& status, printing::Situation situation,
                         std::string_view situation_words);
std::string candidates_json(const std::string& letters, const input::Offer& offer);
std::string page_json(int page, std::span<const catalog::Catalog::PageMatch> matches);

/// "paper_jam" …, "idle" …, "printed" … or "open": as in the JSON.
std::string_view name_of(printing::Trouble trouble);
std::string_view name_of(printing::DeviceStatus::State state);
std::string_view name_of(std::optional<printing::Ending> ending);

}  // namespace staff
