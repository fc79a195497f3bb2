// The making half of package.h: packages written and signed on the clerk's machine.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "package/archive.h"
#include "package/file_work.h"
#include "package/layout.h"
#include "package/package.h"
#include "package/part_sum.h"

namespace package {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr zip_uint16_t first_dos_day = 0x21;  // 1980-01-01: the same bytes for the same input

/// The parts of an import directory and where they lie.
struct Files {
  std::vector<Part> parts;                    ///< by path
  std::map<std::string, std::string> by_sum;  ///< SHA-256 → file
};

base::Result<Part> part_of(const fs::directory_entry& entry, const fs::path& directory) {
  const std::string path = entry.path().lexically_relative(directory).generic_string();
  std::error_code failure;
  if (entry.is_symlink(failure) || !entry.is_regular_file(failure) || !is_part_path(path))
    return base::error(ErrorKind::bad_input, "no file that a part may be: " + path);
  const std::uint64_t size = entry.file_size(failure);
  if (failure || size > max_part_bytes) return base::error(ErrorKind::bad_input, "a file beyond the limit: " + path);
  const auto sum = sum_of_file(entry.path());
  if (!sum) return sum.error();
  return Part{path, *sum, size};
}

base::Result<Files> files_below(const std::string& directory) {
  Files files;
  std::error_code failure;
  auto entry = fs::recursive_directory_iterator(directory, failure);
  for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    if (!entry->is_symlink() && entry->is_directory()) continue;
    auto part = part_of(*entry, directory);
    if (!part) return part.error();
    files.by_sum[part->sha256] = entry->path();
    files.parts.push_back(std::move(*part));
  }
  if (failure) return base::error(ErrorKind::unavailable, "the folder cannot be read: " + failure.message());
  const auto by_path = [](const Part& a, const Part& b) { return a.path < b.path; };
  std::sort(files.parts.begin(), files.parts.end(), by_path);
  return files;
}

base::Error zip_failure(zip_t* zip) {
  zip_error_t* const error = zip_get_error(zip);
  const int code = zip_error_code_system(error);
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return base::error(full ? ErrorKind::no_space : ErrorKind::unavailable,
                     "zip error " + std::to_string(zip_error_code_zip(error)));
}

/// A zip that is being written beside its file; it appears when it is closed.
class Writer {
 public:
  static base::Result<Writer> make(const std::string& file) { return open(file, ZIP_CREATE | ZIP_TRUNCATE); }
  static base::Result<Writer> change(const std::string& file) { return open(file, ZIP_CHECKCONS); }
  Writer(Writer&& other) noexcept : zip_(std::exchange(other.zip_, nullptr)), file_(other.file_) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (zip_ != nullptr) zip_discard(zip_);
  }

  /// `text` is kept until close().
  bool add_text(const std::string& name, const std::string& text) {
    return add(name, zip_source_buffer(zip_, text.data(), text.size(), 0));
  }
  bool add_file(const std::string& name, const std::string& file) {
    return add(name, zip_source_file(zip_, file.c_str(), 0, -1));
  }
  bool remove(std::size_t entry) { return zip_delete(zip_, entry) == 0; }
  base::Error failure() { return zip_failure(zip_); }

  base::Status close() {
    if (zip_close(zip_) != 0) return zip_failure(zip_);
    zip_ = nullptr;
    const auto opened = open_regular(file_);
    if (!opened) return opened.error();
    const Descriptor written(*opened);
    if (::fsync(written.number()) != 0) return system_error("sync the package");
    const fs::path parent = fs::path(file_).parent_path();
    return sync_folder(parent.empty() ? "." : parent.string());
  }

 private:
  Writer(zip_t* zip, std::string file) : zip_(zip), file_(std::move(file)) {}

  static base::Result<Writer> open(const std::string& file, int flags) {
    int code = ZIP_ER_OK;
    zip_t* const zip = zip_open(file.c_str(), flags, &code);
    if (zip != nullptr) return Writer(zip, file);
    const bool is_device = code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_NOENT;
    return base::error(is_device ? ErrorKind::unavailable : ErrorKind::bad_input,
                       "zip error " + std::to_string(code));
  }

  bool add(const std::string& name, zip_source_t* source) {
    if (source == nullptr) return false;
    const zip_int64_t index = zip_file_add(zip_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return false;
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    constexpr zip_uint32_t attributes = zip_uint32_t{S_IFREG | 0644} << 16U;
    return zip_set_file_compression(zip_, entry, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(zip_, entry, 0, first_dos_day, 0) == 0 &&
           zip_file_set_external_attributes(zip_, entry, 0, ZIP_OPSYS_UNIX, attributes) == 0;
  }

  zip_t* zip_;
  std::string file_;
};

/// Sums of the parts that a delta leaves out.
base::Result<std::set<std::string>> sums_of_base(Manifest& head, std::string_view base_text) {
  head.base = 0;
  head.base_sha256.clear();
  std::set<std::string> sums;
  if (base_text.empty()) return sums;
  const auto base = parse_manifest(base_text);
  if (!base) return base.error();
  if (base->agency != head.agency) return base::error(ErrorKind::bad_input, "the base is of another agency");
  head.base = base->counter;
  head.base_sha256 = sha256_of(base_text);
  for (const Part& part : base->parts) sums.insert(part.sha256);
  return sums;
}

base::Status write(const std::string& manifest_text, const Files& files, const std::set<std::string>& left_out,
                   const std::string& file) {
  auto writer = Writer::make(file);
  if (!writer) return writer.error();
  bool good = writer->add_text(manifest_entry, manifest_text);
  for (const auto& [sum, path] : files.by_sum)
    good = good && (left_out.contains(sum) || writer->add_file(part_entry_prefix + sum, path));
  return good ? writer->close() : writer->failure();
}

/// The entries that are signatures, and what stands in them; empty where it cannot be read.
base::Result<std::map<std::size_t, std::string>> signatures_in(const std::string& file) {
  const auto archive = Archive::open(file);
  if (!archive) return archive.error();
  std::map<std::size_t, std::string> found;
  for (std::size_t i = 0; i < archive->entries().size(); ++i) {
    if (!is_signature_entry(archive->entries()[i].name)) continue;
    auto text = archive->read(i, max_signature_file_bytes);
    found[i] = text ? std::move(*text) : "";
  }
  return found;
}

bool is_by(const std::array<std::uint8_t, 8>& key, std::string_view signature_file) {
  const auto claimed = claimed_key(signature_file);
  return claimed && *claimed == key;
}

}  // namespace

base::Result<Manifest> write_package(const std::string& directory, Manifest head, std::string_view base_manifest_text,
                                     const std::string& file) {
  auto left_out = sums_of_base(head, base_manifest_text);
  if (!left_out) return left_out.error();
  auto files = files_below(directory);
  if (!files) return files.error();
  head.parts = files->parts;
  if (const std::string fault = fault_of(head); !fault.empty()) return base::error(ErrorKind::bad_input, fault);
  const std::string text = to_text(head);
  if (text.size() > max_manifest_bytes) return base::error(ErrorKind::bad_input, "too many parts");
  if (const base::Status written = write(text, *files, *left_out, file); !written) return written.error();
  return head;
}

base::Result<std::string> manifest_text_of(const std::string& file) {
  const auto archive = Archive::open(file);
  if (!archive) return archive.error();
  Layout layout;
  Refused refused;
  if (!read_layout(*archive, layout, refused)) return base::error(ErrorKind::corrupt, "not a package");
  return archive->read(layout.manifest, max_manifest_bytes);
}

base::Result<std::vector<std::string>> signature_files_of(const std::string& file) {
  const auto found = signatures_in(file);
  if (!found) return found.error();
  std::vector<std::string> texts;
  for (const auto& [entry, text] : *found) texts.push_back(text);
  return texts;
}

base::Status add_signature(const std::string& file, std::string_view signature_file) {
  const auto key = claimed_key(signature_file);
  if (!key) return key.error();
  if (const auto manifest = manifest_text_of(file); !manifest) return manifest.error();
  const auto old = signatures_in(file);
  if (!old) return old.error();
  auto writer = Writer::change(file);
  if (!writer) return writer.error();
  const std::string text(signature_file);
  bool good = true;
  for (const auto& [entry, other] : *old) good = good && (!is_by(*key, other) || writer->remove(entry));
  good = good && writer->add_text(signature_entry_prefix + to_hex(*key) + ".minisig", text);
  return good ? writer->close() : writer->failure();
}

}  // namespace package
