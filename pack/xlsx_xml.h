// Xlsx XML: the small texts of a workbook's parts, whatever prefix its producer gave their names.
#pragma once

#include <string>
#include <string_view>

namespace pack {

/// "row" of "x:row".
std::string_view local_name(const char* name);

/// Undoes "_x000D_" and drops what no XML may hold: what is left is UTF-8.
std::string clean_xml_text(std::string_view text);

/// "xl/worksheets/sheet1.xml" for the target "worksheets/sheet1.xml" (or "/xl/…") said by the part "xl/workbook.xml".
std::string part_path(std::string_view said_by, std::string_view target);
/// "xl/_rels/workbook.xml.rels" for "xl/workbook.xml".
std::string relations_path(std::string_view part);

}  // namespace pack
