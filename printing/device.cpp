#include "printing/device.h"

#include <charconv>

#include "printing/device_uri.h"
#include "printing/folder_device.h"

namespace printing {
namespace {

constexpr int default_keep_hours = 24;

base::Error refused(const char* why) {
  return base::error(base::ErrorKind::bad_input, std::string("printer address: ") + why);
}

/// Takes the option out of `uri`; `otherwise` where it is not given.
std::string take_option(DeviceUri& uri, const std::string& name, const std::string& otherwise) {
  const auto option = uri.options.extract(name);
  return option.empty() ? otherwise : option.mapped();
}

base::Result<std::unique_ptr<Device>> open_folder(DeviceUri uri) {
  const std::string text = take_option(uri, "keep_hours", std::to_string(default_keep_hours));
  int hours = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), hours);
  const bool is_number = failure == std::errc{} && end == text.data() + text.size() && hours >= 0;
  if (!is_number || !uri.options.empty()) return refused("a folder has the option keep_hours only, a number");
  return std::unique_ptr<Device>(std::make_unique<FolderDevice>(uri.place, hours));
}

}  // namespace

base::Result<std::unique_ptr<Device>> open_device(const std::string& text, const std::string& who) {
  auto uri = parse_device_uri(text);
  if (!uri) return uri.error();
  if (who.empty()) return refused("nobody's");
  if (uri->scheme == "folder") return open_folder(std::move(*uri));
  return refused("no scheme that is known");
}

}  // namespace printing
