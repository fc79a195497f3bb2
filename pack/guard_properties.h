// Guard properties: what the parts of .xlsx and .docx files have in common: properties, links, embedded files.
#pragma once

#include <string>
#include <string_view>

#include "pack/finding.h"
#include "pack/guard_files.h"
#include "pack/zip_reader.h"

namespace pack {

/// Author, last author, company and manager. Names that office programs put in by themselves are left out.
void guard_properties(const std::string& file, const ZipReader& zip, Fate fate, Findings& findings);

/// Files and macros that the document carries, below `root` ("word/", "xl/").
void guard_embedded(const std::string& file, const ZipReader& zip, std::string_view root, Findings& findings);

/// One finding for a list of "作者“…”" and the like, by weight of the fate; none for an empty list.
void tell_properties(const std::string& file, const std::string& list, Fate fate, Findings& findings);

/// Whether a name says nothing of a person: "Administrator", "openpyxl".
bool is_made_up_author(std::string_view name);

}  // namespace pack
