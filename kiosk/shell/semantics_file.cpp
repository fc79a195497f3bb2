#include "kiosk/shell/semantics_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace shell {
namespace {

std::string as_json(const ui::Semantics& semantics) {
  nlohmann::json nodes = nlohmann::json::array();
  for (const ui::Node& node : semantics.nodes) {
    const auto whole = [](float px) { return std::lround(px); };
    const ui::Rect& b = node.bounds;
    nodes.push_back({{"id", node.id},
                     {"role", ui::role_name(node.role)},
                     {"name", node.name},
                     {"value", node.value},
                     {"enabled", node.enabled},
                     {"bounds", {whole(b.x), whole(b.y), whole(b.w), whole(b.h)}}});
  }
  const nlohmann::json all{{"screen", semantics.screen}, {"nodes", std::move(nodes)}};
  return all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

bool write_private(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const ssize_t written = ::write(file, text.data(), text.size());
  return ::close(file) == 0 && written == static_cast<ssize_t>(text.size());
}

}  // namespace

SemanticsFile::~SemanticsFile() { std::remove(path_.c_str()); }

base::Status SemanticsFile::write(const ui::Semantics& semantics) {
  std::string text = as_json(semantics);
  if (text == last_) return base::Done{};
  const std::string fresh = path_ + ".tmp";
  if (!write_private(fresh, text) || std::rename(fresh.c_str(), path_.c_str()) != 0) {
    std::remove(fresh.c_str());
    return base::error(base::ErrorKind::unavailable, "cannot write the semantics file " + path_);
  }
  last_ = std::move(text);
  return base::Done{};
}

}  // namespace shell
