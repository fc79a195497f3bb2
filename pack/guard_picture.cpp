#include <cstddef>
#include <cstdint>

#include "pack/guard_files.h"

namespace pack {
namespace {

/// Reads numbers of either byte order; out of bounds is 0.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), big_(bytes.starts_with("MM")) {}

  std::uint32_t number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[at + (big_ ? i : size - 1 - i)]);
      value = value << 8U | byte;
    }
    return value;
  }

  /// The value of an entry of a directory of tags; 0 if it has none.
  std::uint32_t entry(std::size_t directory, std::uint32_t tag) const {
    const std::uint32_t count = number(directory, 2);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t at = directory + 2 + std::size_t{12} * i;
      if (at >= bytes_.size()) return 0;
      if (number(at, 2) == tag) return number(at + 8, 4);
    }
    return 0;
  }

 private:
  std::string_view bytes_;
  bool big_;
};

constexpr std::uint32_t place_directory_tag = 0x8825;
constexpr std::uint32_t latitude_tag = 2;

bool has_place_in_exif(std::string_view tiff) {
  if (!tiff.starts_with("MM") && !tiff.starts_with("II")) return false;
  const Tiff reader(tiff);
  const std::uint32_t places = reader.entry(reader.number(4, 4), place_directory_tag);
  return places != 0 && reader.entry(places, latitude_tag) != 0;
}

std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool has_place_in_jpeg(std::string_view bytes) {
  for (std::size_t at = 2; at + 4 <= bytes.size() && bytes[at] == '\xFF';) {
    const char marker = bytes[at + 1];
    const std::size_t length = big_endian(bytes, at + 2, 2);
    if (marker == '\xDA' || length < 2) return false;  // the picture begins
    const std::string_view segment = bytes.substr(at + 4, length - 2);
    if (marker == '\xE1' && segment.starts_with("Exif") && segment.size() > 6 && has_place_in_exif(segment.substr(6)))
      return true;
    at += 2 + length;
  }
  return false;
}

bool has_place_in_png(std::string_view bytes) {
  for (std::size_t at = 8; at + 8 <= bytes.size();) {
    const std::size_t length = big_endian(bytes, at, 4);
    if (bytes.substr(at + 4, 4) == "eXIf") return has_place_in_exif(bytes.substr(at + 8, length));
    at += 12 + length;
  }
  return false;
}

}  // namespace

bool has_place(std::string_view picture) {
  if (picture.starts_with("\xFF\xD8")) return has_place_in_jpeg(picture);
  return picture.starts_with("\x89PNG") && has_place_in_png(picture);
}

}  // namespace pack
