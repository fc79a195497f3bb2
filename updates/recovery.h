// Recovery: the store in use is checked at the start of the kiosk, and the last good version takes its place if it
// fails.
#pragma once

#include <string>

#include "base/result.h"
#include "catalog/versions.h"

namespace updates {

/// Removes what an update that was broken off has left, checks the store in use and mends what can be mended
/// (Versions::recover()). The tables of typing stay: those of another version do no harm. unavailable: the data
/// directory cannot be read or written, or an update is at work just now; nothing was changed.
base::Result<catalog::Versions::Recovery> recover(const std::string& data_directory);

/// One line for the log, in English: "catalogue: the store failed its checks and was set aside; version 3 of
/// 2026-11-20 is in use". Empty where nothing had to be done.
std::string log_line(const catalog::Versions::Recovery& recovery);

}  // namespace updates
