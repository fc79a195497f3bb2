// Guard files: what hides inside the files themselves: properties, revisions, hidden text, links, embedded files.
// Each takes the bytes of one file; none trusts them.
#pragma once

#include <string>
#include <string_view>

#include "pack/finding.h"

namespace pack {

/// What becomes of the file: one that goes out as it is takes its properties along, so they need a decision; of one
/// that is only read they are told.
enum class Fate { read_only, published };

/// .xlsx: properties, external links, macros, embedded files. Hidden parts and comments: guard_sheet().
void guard_workbook(const std::string& file, std::string_view bytes, Fate fate, Findings& findings);

/// .docx: revisions, hidden text, comments, marks of secrecy in headers, embedded files, places in pictures,
/// properties.
void guard_word(const std::string& file, std::string_view bytes, Fate fate, Findings& findings);

/// .html, and .md, which may hold HTML: comments, and elements that are not shown.
void guard_markup(const std::string& file, std::string_view text, Findings& findings);

/// The picture (JPEG, PNG) has the place where it was taken in its EXIF data.
bool has_place(std::string_view picture);

}  // namespace pack
