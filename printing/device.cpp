#include "printing/device.h"

#include <unistd.h>

#include <array>
#include <charconv>
#include <climits>

#include "printing/cups_device.h"
#include "printing/device_uri.h"
#include "printing/folder_device.h"
#include "printing/ipp_device.h"

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

std::string machine_name() {
  std::array<char, HOST_NAME_MAX + 1> name{};
  if (gethostname(name.data(), name.size() - 1) != 0) return "kiosk";
  return name.data();
}

base::Result<std::unique_ptr<Device>> open_printer(DeviceUri uri, const std::string& who) {
  const std::string user = who + "-" + take_option(uri, "kiosk", machine_name());
  if (!uri.options.empty()) return refused("a printer has the option kiosk only");
  if (uri.scheme == "cups") {
    if (uri.place.find('/') != std::string::npos) return refused("not the name of a queue");
    return std::unique_ptr<Device>(std::make_unique<CupsDevice>(cups_target(uri.place, user), user));
  }
  auto target = ipp_target(uri.scheme + "://" + uri.place, user);
  if (!target) return target.error();
  return std::unique_ptr<Device>(std::make_unique<IppDevice>(std::move(*target)));
}

}  // namespace

base::Result<std::unique_ptr<Device>> open_device(const std::string& text, const std::string& who) {
  auto uri = parse_device_uri(text);
  if (!uri) return uri.error();
  if (who.empty()) return refused("nobody's");
  if (uri->scheme == "folder") return open_folder(std::move(*uri));
  if (uri->scheme == "ipp" || uri->scheme == "ipps" || uri->scheme == "cups") return open_printer(*uri, who);
  return refused("no scheme that is known");
}

}  // namespace printing
