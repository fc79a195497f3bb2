#include "package/archive.h"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <utility>

#include "package/file_work.h"

namespace package {

struct Archive::Opened {
  zip_t* zip = nullptr;
  std::vector<Entry> entries;

  ~Opened() {
    if (zip != nullptr) zip_discard(zip);
  }
};

namespace {

using base::ErrorKind;

base::Error error_of(int code) {
  // ZIP_ER_EOF: the directory at the end was read, so that the file has become shorter since.
  const bool is_device =
      code == ZIP_ER_READ || code == ZIP_ER_SEEK || code == ZIP_ER_TELL || code == ZIP_ER_OPEN || code == ZIP_ER_EOF;
  return base::error(is_device ? ErrorKind::unavailable : ErrorKind::corrupt, "zip error " + std::to_string(code));
}

/// Unix attributes say what kind of file it is; other systems know only files and folders.
bool is_regular(zip_t* zip, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) return false;
  const auto kind = (attributes >> 16U) & S_IFMT;
  return system != ZIP_OPSYS_UNIX || kind == 0 || kind == S_IFREG;
}

Entry entry_at(zip_t* zip, zip_uint64_t index) {
  zip_stat_t facts;
  zip_stat_init(&facts);
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(zip, index, ZIP_FL_ENC_RAW, &facts) != 0 || (facts.valid & needed) != needed) return {};
  const bool is_known = facts.comp_method == ZIP_CM_STORE || facts.comp_method == ZIP_CM_DEFLATE;
  const bool is_open = facts.encryption_method == ZIP_EM_NONE;
  return {facts.name, facts.size, is_known && is_open && is_regular(zip, index)};
}

/// An entry that is being read.
class Reading {
 public:
  Reading(zip_t* zip, std::size_t index, std::uint64_t size) : zip_(zip), index_(index), left_(size) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() {
    if (file_ != nullptr) zip_fclose(file_);
  }

  base::Result<std::size_t> next(char* buffer, std::size_t capacity) {
    if (file_ == nullptr) file_ = zip_fopen_index(zip_, index_, 0);
    if (file_ == nullptr) return error_of(zip_error_code_zip(zip_get_error(zip_)));
    if (left_ == 0) return end();
    const zip_int64_t count = zip_fread(file_, buffer, std::min<std::uint64_t>(capacity, left_));
    if (count < 0) return error_of(zip_error_code_zip(zip_file_get_error(file_)));
    if (count == 0) return base::error(ErrorKind::corrupt, "an entry is shorter than it declares");
    left_ -= static_cast<std::uint64_t>(count);
    return static_cast<std::size_t>(count);
  }

 private:
  /// Nothing may follow; the checksum is looked at by this last read.
  base::Result<std::size_t> end() {
    char beyond = 0;
    const zip_int64_t count = zip_fread(file_, &beyond, 1);
    if (count < 0) return error_of(zip_error_code_zip(zip_file_get_error(file_)));
    if (count > 0) return base::error(ErrorKind::corrupt, "an entry is longer than it declares");
    return std::size_t{0};
  }

  zip_t* zip_;
  std::size_t index_;
  std::uint64_t left_;
  zip_file_t* file_ = nullptr;
};

}  // namespace

Archive::Archive(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive::~Archive() = default;

base::Result<Archive> Archive::open(const std::string& file) {
  const auto descriptor = open_regular(file);
  if (!descriptor && descriptor.error().kind == ErrorKind::bad_input)
    return base::error(ErrorKind::corrupt, descriptor.error().detail);
  if (!descriptor) return descriptor.error();
  Descriptor owned(*descriptor);
  auto opened = std::make_unique<Opened>();
  int code = ZIP_ER_OK;
  // Without ZIP_CHECKCONS, which seeks to every entry: nothing rests on what the local headers say.
  opened->zip = zip_fdopen(owned.number(), 0, &code);
  if (opened->zip == nullptr) return error_of(code);
  owned.release();  // zip_fdopen() has closed it
  const zip_int64_t count = zip_get_num_entries(opened->zip, 0);
  for (zip_int64_t i = 0; i < count; ++i)
    opened->entries.push_back(entry_at(opened->zip, static_cast<zip_uint64_t>(i)));
  return Archive(std::move(opened));
}

const std::vector<Entry>& Archive::entries() const { return opened_->entries; }

PartStore::Source Archive::source(std::size_t entry) const {
  const Entry& facts = opened_->entries.at(entry);
  if (!facts.is_plain)
    return [](char*, std::size_t) -> base::Result<std::size_t> {
      return base::error(ErrorKind::corrupt, "not a plain file");
    };
  const auto reading = std::make_shared<Reading>(opened_->zip, entry, facts.size);
  return [reading](char* buffer, std::size_t capacity) { return reading->next(buffer, capacity); };
}

base::Result<std::string> Archive::read(std::size_t entry, std::size_t limit_bytes) const {
  const std::uint64_t size = opened_->entries.at(entry).size;
  if (size > limit_bytes) return base::error(ErrorKind::corrupt, "an entry declares more than the limit");
  const PartStore::Source next = source(entry);
  std::string bytes;
  for (char buffer[65536];;) {
    const auto count = next(buffer, sizeof buffer);
    if (!count) return count.error();
    if (*count == 0) return bytes;
    bytes.append(buffer, *count);
  }
}

}  // namespace package
