#include "pack/zip_reader.h"

#include <zip.h>

#include <algorithm>
#include <utility>

namespace pack {
namespace {

constexpr std::uint64_t small_part_bytes = std::uint64_t{1} << 20U;

std::string lower(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

bool swells(const zip_stat_t& stat) {
  return stat.size > zip_part_limit_bytes ||
         (stat.size > small_part_bytes && stat.size / std::max<zip_uint64_t>(stat.comp_size, 1) > zip_ratio_limit);
}

}  // namespace

struct ZipReader::Archive {
  zip_t* zip = nullptr;
  std::vector<std::string> names;

  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }

  bool open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return zip != nullptr;
  }

  /// Reads the list of parts; false if they would swell.
  bool list() {
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    std::uint64_t total = 0;
    if (count > static_cast<zip_int64_t>(zip_count_limit)) return false;
    for (zip_int64_t i = 0; i < count; ++i) {
      zip_stat_t stat;
      if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) {
        names.emplace_back();
        continue;
      }
      if (swells(stat) || (total += stat.size) > zip_total_limit_bytes) return false;
      names.emplace_back(stat.name);
    }
    return true;
  }
};

ZipReader::ZipReader(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

base::Result<ZipReader> ZipReader::open(std::string_view bytes) {
  auto archive = std::make_unique<Archive>();
  if (!archive->open(bytes)) return base::error(base::ErrorKind::bad_input, "no zip");
  if (!archive->list()) return base::error(base::ErrorKind::no_space, "a zip that swells");
  return ZipReader(std::move(archive));
}

const std::vector<std::string>& ZipReader::names() const { return archive_->names; }

std::optional<std::string> ZipReader::read(std::string_view name) const {
  if (name.starts_with('/')) name.remove_prefix(1);
  const std::string wanted = lower(name);
  const auto found = std::find_if(archive_->names.begin(), archive_->names.end(),
                                  [&wanted](const std::string& other) { return lower(other) == wanted; });
  if (wanted.empty() || found == archive_->names.end()) return std::nullopt;
  const auto index = static_cast<zip_uint64_t>(found - archive_->names.begin());
  zip_stat_t stat;
  if (zip_stat_index(archive_->zip, index, 0, &stat) != 0) return std::nullopt;
  zip_file_t* file = zip_fopen_index(archive_->zip, index, 0);
  if (file == nullptr) return std::nullopt;
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_fread(file, bytes.data(), bytes.size());
  // The checksum is looked at when the end is reached.
  char rest = 0;
  const bool is_whole = read == static_cast<zip_int64_t>(bytes.size()) && zip_fread(file, &rest, 1) == 0;
  zip_fclose(file);
  if (!is_whole) return std::nullopt;
  return bytes;
}

}  // namespace pack
