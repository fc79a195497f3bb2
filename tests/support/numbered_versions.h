// Numbered versions: catalogues of which every record and every text says its version, so that a mixture of two
// shows.
#pragma once

#include <optional>
#include <string>

#include "tests/support/update_room.h"

namespace support {

/// As many rows as the number makes it, each with its number in title and text.
inline Parts numbered_version(std::int64_t number) {
  std::vector<Entry> entries;
  for (std::int64_t i = 0; i < 5 + number % 4; ++i) {
    std::string text = "第" + std::to_string(number) + "版\n";
    for (int line = 0; line < 40; ++line) text += "\n第" + std::to_string(number * 100 + line) + "段\n";
    entries.push_back({"N" + std::to_string(i), "第" + std::to_string(number) + "版目录", "notice", text});
  }
  return version_of(entries);
}

/// The number of the version that a data directory serves, if it is whole: the file is sound, and every record and
/// text is of that version.
inline std::optional<std::int64_t> whole_version_in(const std::string& data) {
  if (!catalog::check_store(data + "/catalog.db")) return std::nullopt;
  const auto opened = catalog::Catalog::open(data);
  if (!opened) return std::nullopt;
  const auto found = opened->find({}, noon.date);
  if (!found || found->ids.empty()) return std::nullopt;
  std::optional<std::int64_t> number;
  for (const catalog::RecordId id : found->ids) {
    const auto document = opened->document(id, noon.date);
    if (!document) return std::nullopt;
    const std::string title = document->record.title;
    const std::int64_t here = std::stoll(title.substr(std::string("第").size()));
    if (document->body.empty() || title != document->body[0].text + "目录") return std::nullopt;
    if (number.value_or(here) != here) return std::nullopt;
    number = here;
  }
  catalog::Filter filter;
  filter.words = "第" + std::to_string(*number) + "版";
  const auto hits = opened->find(filter, noon.date);
  const bool is_whole = hits && hits->ids.size() == found->ids.size() && std::ssize(found->ids) == 5 + *number % 4;
  return is_whole ? number : std::nullopt;
}

}  // namespace support
