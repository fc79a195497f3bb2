// CSV sheet: a text table with commas, semicolons, tabs or bars between its cells, as a Sheet.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pack/collector.h"
#include "pack/sheet.h"

namespace pack {

/// Whether a heading is one that means something: by these the separator is found.
using KnowsHeading = std::function<bool(std::string_view heading)>;

/// Reads UTF-8. The first line may be "sep=;", else the separator is the one that makes most known headings among the
/// first ten lines. Quotes as in RFC 4180; one that stands in the middle of a cell without quotes is taken as it is,
/// with a warning; a row with quotes that cannot be paired is left out with an error. More than `cell_limit` cells:
/// an error, and the rest is left out.
Sheet read_csv_sheet(const std::string& file, std::string_view text, const KnowsHeading& knows, Collector& found);

inline constexpr std::size_t cell_limit = 8'000'000;

}  // namespace pack
