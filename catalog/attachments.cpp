#include "catalog/attachments.h"

#include <filesystem>
#include <string_view>

namespace catalog {
namespace {

using base::ErrorKind;

constexpr std::size_t limit_bytes = attachment_limit_mib << 20U;

Complaint complaint_of(ErrorKind kind, const std::string& path) {
  switch (kind) {
    case ErrorKind::not_found: return complaint::attachment_missing(path);
    case ErrorKind::bad_input: return complaint::attachment_outside(path);
    case ErrorKind::no_space: return complaint::attachment_too_big(path, attachment_limit_mib);
    default: return complaint::attachment_unreadable(path);
  }
}

/// Up to so many bytes from where the reader stands.
base::Result<std::string> read_up_to(FileReader& file, std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t have = 0;
  while (have < count) {
    const base::Result<std::size_t> got = file.read(bytes.data() + have, count - have);
    if (!got) return got.error();
    if (*got == 0) break;
    have += *got;
  }
  bytes.resize(have);
  return bytes;
}

}  // namespace

std::optional<Complaint> AttachmentFiles::fault_of(const std::string& path) const {
  if (!path.ends_with(".pdf")) return complaint::attachment_type(path);
  if (!folder_) return complaint::attachment_missing(path);
  base::Result<FileReader> file = folder_->open_file(path, limit_bytes);
  if (!file) return complaint_of(file.error().kind, path);
  const base::Result<std::string> head = read_up_to(*file, pdf_head_bytes);
  if (!head) return complaint_of(head.error().kind, path);
  if (head->find("%PDF-") == std::string::npos) return complaint::attachment_not_pdf(path);
  return std::nullopt;
}

std::variant<std::string, Complaint> AttachmentFiles::read(const std::string& path) const {
  if (!folder_) return complaint::attachment_missing(path);
  base::Result<std::string> bytes = folder_->read(path, limit_bytes);
  if (!bytes) return complaint_of(bytes.error().kind, path);
  return std::move(*bytes);
}

std::string attachment_name(const std::string& path) { return std::filesystem::path(path).stem().string(); }

}  // namespace catalog
