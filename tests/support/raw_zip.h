// Raw zip: zip files put together byte by byte, so that they can be wrong in every way.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "package/archive.h"
#include "tests/support/package_maker.h"

namespace support {

struct RawEntry {
  std::string name;
  std::string stored;                          ///< the bytes as they lie in the zip
  std::optional<std::uint32_t> declared = {};  ///< unpacked size; else of `stored`
  std::optional<std::uint32_t> checksum = {};  ///< else of `stored`
  std::uint16_t method = 0;                    ///< 8: deflated
  std::uint16_t flags = 0;                     ///< 1: encrypted
  std::uint32_t attributes = 0100644U << 16U;
  std::optional<std::string> local_name = {};  ///< beside the data; else as in the directory
};

class ByteWriter {
 public:
  ByteWriter& u16(std::uint32_t value) { return put(value, 2); }
  ByteWriter& u32(std::uint64_t value) { return put(value, 4); }
  ByteWriter& u64(std::uint64_t value) { return put(value, 8); }
  ByteWriter& text(const std::string& bytes) { return bytes_ += bytes, *this; }
  const std::string& bytes() const { return bytes_; }

 private:
  ByteWriter& put(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) bytes_ += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    return *this;
  }
  std::string bytes_;
};

inline std::uint32_t crc_of(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

/// Method to sizes: the same in both headers of an entry.
inline void put_facts(ByteWriter& to, const RawEntry& entry, const std::string& name) {
  to.u16(20).u16(entry.flags).u16(entry.method).u16(0).u16(0x21);
  to.u32(entry.checksum.value_or(crc_of(entry.stored))).u32(entry.stored.size());
  to.u32(entry.declared.value_or(static_cast<std::uint32_t>(entry.stored.size())));
  to.u16(static_cast<std::uint32_t>(name.size())).u16(0);
}

inline std::string zip_of(const std::vector<RawEntry>& entries) {
  ByteWriter zip, directory;
  for (const RawEntry& entry : entries) {
    const std::string local_name = entry.local_name.value_or(entry.name);
    const std::size_t at = zip.bytes().size();
    put_facts(zip.u32(0x04034b50), entry, local_name);
    zip.text(local_name).text(entry.stored);
    put_facts(directory.u32(0x02014b50).u16(0x0314), entry, entry.name);
    directory.u16(0).u16(0).u16(0).u32(entry.attributes).u32(at).text(entry.name);
  }
  const std::size_t begin = zip.bytes().size();
  const auto count = static_cast<std::uint32_t>(entries.size());
  zip.text(directory.bytes()).u32(0x06054b50).u16(0).u16(0).u16(count).u16(count);
  return zip.u32(directory.bytes().size()).u32(begin).u16(0).bytes();
}

inline std::string deflated(const std::string& bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

/// An entry that packs `bytes` well.
inline RawEntry deflated_entry(const std::string& name, const std::string& bytes) {
  RawEntry entry{name, deflated(bytes)};
  entry.declared = static_cast<std::uint32_t>(bytes.size());
  entry.checksum = crc_of(bytes);
  entry.method = 8;
  return entry;
}

/// The entries of a sound package, to be changed.
inline std::vector<RawEntry> entries_of(const std::string& file) {
  const auto archive = package::Archive::open(file);
  REQUIRE(archive);
  std::vector<RawEntry> entries;
  for (std::size_t i = 0; i < archive->entries().size(); ++i) {
    const auto bytes = archive->read(i, std::size_t{1} << 20U);
    REQUIRE(bytes);
    entries.push_back({archive->entries()[i].name, *bytes});
  }
  return entries;
}

}  // namespace support
