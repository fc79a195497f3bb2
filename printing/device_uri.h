// DeviceUri: the configured name of a printer, taken apart.
#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace printing {

/// "ipps://printer:631/ipp/print?user=reading-room-2"
struct DeviceUri {
  std::string scheme;  ///< "folder", "cups", "ipp", "ipps"
  std::string place;   ///< "/var/lib/…", "queue", "printer:631/ipp/print": all between the scheme and the options
  std::map<std::string, std::string> options;
};

/// bad_input: no scheme, no place, an option that is none or stands twice.
base::Result<DeviceUri> parse_device_uri(const std::string& text);

}  // namespace printing
