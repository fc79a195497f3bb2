// Guard PDF: text under black boxes, marks to redact, hidden layers, attachments, notes, metadata. With the programs
// of poppler-utils and qpdf.
#pragma once

#include <string>
#include <string_view>

#include "pack/finding.h"
#include "pack/guard_files.h"

namespace pack {

/// `path` is where the file lies, `file` what the findings call it. Programs run in a private folder, one after the
/// other; a document takes pdf_seconds at most. What could not be looked at is a decision.
void guard_pdf(const std::string& file, const std::string& path, Fate fate, Findings& findings);

inline constexpr int pdf_seconds = 180;
inline constexpr int pdf_page_limit = 1000;

}  // namespace pack
