#include "printing/device_uri.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace printing {
namespace {

base::Error refused(const char* why) {
  return base::error(base::ErrorKind::bad_input, std::string("printer address: ") + why);
}

/// "a=1&b=2"
base::Status read_options(std::string_view text, std::map<std::string, std::string>& options) {
  while (!text.empty()) {
    const std::string_view option = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), option.size() + 1));
    const std::size_t equals = option.find('=');
    if (equals == 0 || equals == std::string_view::npos) return refused("an option has no name or no value");
    const bool is_new = options.emplace(option.substr(0, equals), option.substr(equals + 1)).second;
    if (!is_new) return refused("an option stands twice");
  }
  return base::Done{};
}

}  // namespace

base::Result<DeviceUri> parse_device_uri(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon == 0) return refused("no scheme");
  const std::size_t question = std::min(text.find('?', colon), text.size());
  DeviceUri uri{text.substr(0, colon), text.substr(colon + 1, question - colon - 1), {}};
  if (uri.place.starts_with("//") && uri.scheme != "folder") uri.place.erase(0, 2);
  if (uri.place.empty()) return refused("no place");
  if (question == text.size()) return uri;
  if (const auto read = read_options(std::string_view(text).substr(question + 1), uri.options); !read) {
    return read.error();
  }
  return uri;
}

}  // namespace printing
