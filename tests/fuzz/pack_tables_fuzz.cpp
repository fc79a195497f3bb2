// Tables of any bytes: as a .csv in some encoding, as a workbook, and as each part of an otherwise sound workbook.
// What comes out is UTF-8, within its limits, and whatever is wrong names the file.
#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "pack/catalogue_table.h"
#include "pack/csv_sheet.h"
#include "pack/encoding.h"
#include "pack/heading_line.h"
#include "pack/side_sheets.h"
#include "pack/xlsx_sheets.h"
#include "tests/fuzz/require.h"

namespace {

using fuzz::require;

/// A workbook of one sheet, with `part` in the place of the part called `name`.
std::string workbook_with(std::string_view name, std::string_view part) {
  struct Part {
    const char* name;
    std::string_view bytes;
  };
  const Part parts[] = {
      {"_rels/.rels", R"(<R><Relationship Id="r" Type="/officeDocument" Target="xl/workbook.xml"/></R>)"},
      {"xl/workbook.xml", R"(<workbook><sheets><sheet name="a" id="s"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="s" Type="/worksheet" Target="s.xml"/><Relationship Id="t" Type="/sharedStrings"
       Target="t.xml"/><Relationship Id="y" Type="/styles" Target="y.xml"/></Relationships>)"},
      {"xl/s.xml",
       R"(<worksheet><sheetData><row><c t="s"><v>0</v></c><c s="0"><v>46027</v></c></row></sheetData></worksheet>)"},
      {"xl/t.xml", "<sst><si><t>a</t></si></sst>"},
      {"xl/y.xml", R"(<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>)"}};
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const Part& each : parts) {
    const std::string_view bytes = each.name == name ? part : each.bytes;
    const zip_int64_t index =
        zip_file_add(zip, each.name, zip_source_buffer(zip, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  require(zip_close(zip) == 0, "a zip is made");
  zip_stat_t status;
  zip_source_stat(target, &status);
  std::string bytes(status.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

const pack::HeadingTable& headings() {
  static const pack::HeadingTable table = [] {
    pack::HeadingTable made;
    std::string why;
    const bool added =
        made.add(R"({"目录": {"索引号": ["a"], "标题": ["b"], "成文日期": ["c"], "栏目": [], "公开方式": []},
      "栏目": {"名称": ["a"], "上级栏目": ["b"]}, "指南": {"项目": ["a"], "内容": ["b"]}})",
                 why)
            .ok();
    require(added, "the headings are sound");
    return made;
  }();
  return table;
}

void check_sheet(const pack::Sheet& sheet, pack::Collector& found) {
  std::size_t cells = 0;
  for (const pack::Row& row : sheet.rows) {
    cells += row.cells.size();
    for (const pack::Cell& cell : row.cells) require(base::is_valid_utf8(cell.text), "cells are UTF-8");
  }
  require(cells <= pack::cell_limit + pack::columns_read, "no more cells than allowed");
  for (const pack::Comment& comment : sheet.comments)
    require(base::is_valid_utf8(comment.text), "comments are UTF-8");
  if (const auto line = pack::find_heading_line(sheet, headings(), pack::catalogue_section)) {
    std::vector<pack::Table> tables = {pack::read_catalogue_table(sheet, *line, found)};
    pack::find_repeated(tables, found);
    for (const pack::Entry& entry : tables.front().entries)
      for (const std::string& value : entry.values) require(base::is_valid_utf8(value), "values are UTF-8");
  }
  pack::Gathered gathered;
  pack::SideSheets side(headings(), found);
  for (const std::string_view section : {pack::columns_section, pack::guide_section}) side.read(sheet, section);
  side.finish(gathered, {});
}

void check_findings(pack::Collector& found) {
  for (const pack::Finding& finding : found.take()) {
    require(!finding.what.empty() && !finding.remedy.empty(), "a finding has sentences");
    require(base::is_valid_utf8(finding.what), "sentences are UTF-8");
    require(finding.place.file == "a" || finding.place.file.empty(), "a finding names its file");
  }
}

void check_csv(std::string_view bytes) {
  const pack::Decoded decoded = pack::decode(bytes);
  require(base::is_valid_utf8(decoded.text), "what is decoded is UTF-8");
  if (decoded.fault != pack::Undecodable::none) return;
  pack::Collector found;
  const auto knows = [](std::string_view heading) {
    return headings().find(pack::catalogue_section, heading).has_value();
  };
  check_sheet(pack::read_csv_sheet("a", decoded.text, knows, found), found);
  check_findings(found);
}

void check_workbook(std::string_view bytes) {
  pack::Collector found;
  for (const pack::Sheet& sheet : pack::read_xlsx_sheets("a", bytes, found)) check_sheet(sheet, found);
  check_findings(found);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_csv(bytes);
  check_workbook(bytes);
  for (const char* part : {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/s.xml", "xl/t.xml", "xl/y.xml"})
    check_workbook(workbook_with(part, bytes));
  return 0;
}
