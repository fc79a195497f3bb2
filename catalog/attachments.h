// Attachments: the PDF files of the rows, on their way from the import directory into the store.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "catalog/complaint.h"
#include "catalog/files.h"

namespace catalog {

inline constexpr std::size_t attachment_limit_mib = 64;
/// Programs write what they like before "%PDF-", but not more than this (ISO 32000-1, implementation note 13).
inline constexpr std::size_t pdf_head_bytes = 1024;

class AttachmentFiles {
 public:
  /// Without a folder every file is missing.
  explicit AttachmentFiles(std::optional<Folder> folder) : folder_(std::move(folder)) {}

  /// What keeps a file out of the store; reads no more of it than the head.
  std::optional<Complaint> fault_of(const std::string& path) const;
  /// A whole file that has no fault.
  std::variant<std::string, Complaint> read(const std::string& path) const;

 private:
  std::optional<Folder> folder_;
};

/// What citizens read: "表一" of "甲/表一.pdf".
std::string attachment_name(const std::string& path);

}  // namespace catalog
