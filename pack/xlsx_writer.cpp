#include "pack/xlsx_writer.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "pack/sheet.h"

namespace pack {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_space = "http://schemas.openxmlformats.org/package/2006/";
constexpr int line_height = 16;              // points, of 11 point letters
constexpr int most_lines = 25;               // 409 points is what a row can have
constexpr std::size_t longest_cell = 32767;  // characters, a limit of table programs

std::string escaped(std::string_view text) {
  std::string result;
  std::size_t count = 0;
  base::for_each_code_point(text, [&](char32_t c) {
    const bool is_kept = c == '\n' || c == '\t' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && c != 0x7F);
    if (!is_kept || ++count > longest_cell) return;
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else
      base::append(result, c);
  });
  return result;
}

std::string content_types(std::size_t sheets) {
  std::string xml(head);
  xml += "<Types xmlns=\"" + std::string(package_space) + "content-types\">";
  xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
  xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const auto part = [&xml](const std::string& name, const char* kind) {
    xml += "<Override PartName=\"/xl/" + name +
           "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml\"/>";
  };
  part("workbook.xml", "sheet.main");
  part("styles.xml", "styles");
  for (std::size_t i = 1; i <= sheets; ++i) part("worksheets/sheet" + std::to_string(i) + ".xml", "worksheet");
  return xml + "</Types>";
}

std::string relation(std::size_t id, std::string_view kind, const std::string& target) {
  return "<Relationship Id=\"rId" + std::to_string(id) + "\" Type=\"" + std::string(office_space) + "/" +
         std::string(kind) + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& body) {
  return std::string(head) + "<Relationships xmlns=\"" + std::string(package_space) + "relationships\">" + body +
         "</Relationships>";
}

std::string workbook_relations(std::size_t sheets) {
  std::string body;
  for (std::size_t i = 1; i <= sheets; ++i)
    body += relation(i, "worksheet", "worksheets/sheet" + std::to_string(i) + ".xml");
  return relations(body + relation(sheets + 1, "styles", "styles.xml"));
}

std::string workbook(const std::vector<WrittenSheet>& sheets) {
  std::string xml(head);
  xml += "<workbook xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"" + std::string(office_space) + "\"><sheets>";
  for (std::size_t i = 1; i <= sheets.size(); ++i) {
    const std::string number = std::to_string(i);
    xml +=
        "<sheet name=\"" + escaped(sheets[i - 1].name) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
  }
  return xml + "</sheets></workbook>";
}

/// In the order of CellStyle: fill, whether bold.
struct Style {
  const char* fill;
  bool is_bold;
};
constexpr std::array<Style, 6> style_list = {{{nullptr, false},
                                              {"FFD9E2EC", true},
                                              {nullptr, true},
                                              {"FFF8D7D5", false},
                                              {"FFFCE4C8", false},
                                              {"FFFFF6CC", false}}};

std::string styles() {
  std::string fills =
      "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>";
  std::string formats;
  std::size_t fill_count = 2;
  for (const Style& style : style_list) {
    const std::size_t fill = style.fill == nullptr ? 0 : fill_count++;
    if (style.fill != nullptr)
      fills += "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"" + std::string(style.fill) +
               "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
    formats += "<xf numFmtId=\"0\" fontId=\"" + std::string(style.is_bold ? "1" : "0") + "\" fillId=\"" +
               std::to_string(fill) +
               "\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
               "<alignment vertical=\"center\" wrapText=\"1\"/></xf>";
  }
  std::string border;
  for (const char* side : {"left", "right", "top", "bottom"})
    border += "<" + std::string(side) + " style=\"thin\"><color rgb=\"FFBFBFBF\"/></" + side + ">";
  const std::string font = "<sz val=\"11\"/><name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/>";
  return std::string(head) + "<styleSheet xmlns=\"" + std::string(main_space) + "\"><fonts count=\"2\"><font>" +
         font + "</font><font><b/>" + font + "</font></fonts><fills count=\"" + std::to_string(fill_count) + "\">" +
         fills + "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>" +
         border +
         "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
         "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"" +
         std::to_string(style_list.size()) + "\">" + formats +
         "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
         "</styleSheet>";
}

std::string cell(const WrittenCell& written, std::size_t column, int row) {
  const std::string start =
      "<c r=\"" + cell_name(column, row) + "\" s=\"" + std::to_string(static_cast<int>(written.style)) + "\"";
  if (written.text.empty()) return start + "/>";
  if (written.is_number) return start + "><v>" + escaped(written.text) + "</v></c>";
  return start + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(written.text) + "</t></is></c>";
}

/// How many lines the fullest cell needs: Chinese characters are twice as wide as Latin ones.
int lines_of(const std::vector<WrittenCell>& row, const std::vector<double>& widths) {
  int most = 1;
  for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
    int lines = 1;
    double width = 0;
    base::for_each_code_point(row[i].text, [&](char32_t c) {
      const double each = c < 0x80 ? 1 : 2;
      width += each;
      if (c != '\n' && width <= widths[i] - 1) return;
      ++lines;
      width = c == '\n' ? 0 : each;
    });
    most = std::max(most, lines);
  }
  return std::min(most, most_lines);
}

std::string worksheet(const WrittenSheet& sheet) {
  std::string xml(head);
  xml += "<worksheet xmlns=\"" + std::string(main_space) + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
  if (sheet.has_heading_row)
    xml +=
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
        "state=\"frozen\"/></sheetView></sheetViews>";
  if (!sheet.widths.empty()) xml += "<cols>";
  for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    xml += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
           std::to_string(static_cast<int>(sheet.widths[i])) + "\" customWidth=\"1\"/>";
  }
  if (!sheet.widths.empty()) xml += "</cols>";
  xml += "<sheetData>";
  std::size_t columns = 1;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    columns = std::max(columns, sheet.rows[i].size());
    const int height = line_height * lines_of(sheet.rows[i], sheet.widths);
    xml += "<row r=\"" + std::to_string(number) + "\" ht=\"" + std::to_string(height) + "\" customHeight=\"1\">";
    for (std::size_t k = 0; k < sheet.rows[i].size(); ++k) xml += cell(sheet.rows[i][k], k, number);
    xml += "</row>";
  }
  xml += "</sheetData>";
  if (sheet.has_heading_row && !sheet.rows.empty())
    xml += "<autoFilter ref=\"A1:" + cell_name(columns - 1, static_cast<int>(sheet.rows.size())) + "\"/>";
  return xml +
         "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>"
         "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>";
}

/// A zip in memory.
class MemoryZip {
 public:
  MemoryZip() {
    zip_error_t error;
    zip_error_init(&error);
    source_ = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (source_ != nullptr) zip_source_keep(source_);
    if (source_ != nullptr) zip_ = zip_open_from_source(source_, ZIP_TRUNCATE, &error);
    zip_error_fini(&error);
  }
  MemoryZip(const MemoryZip&) = delete;
  MemoryZip& operator=(const MemoryZip&) = delete;
  ~MemoryZip() {
    if (zip_ != nullptr) zip_discard(zip_);
    if (source_ != nullptr) zip_source_free(source_);
  }

  /// `bytes` must live until finish().
  bool add(const std::string& name, const std::string& bytes) {
    if (zip_ == nullptr) return false;
    zip_source_t* part = zip_source_buffer(zip_, bytes.data(), bytes.size(), 0);
    if (part == nullptr) return false;
    const zip_int64_t index = zip_file_add(zip_, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0) return zip_source_free(part), false;
    constexpr zip_uint16_t day = (46 << 9) | (1 << 5) | 1;  // 2026-01-01, so that the same report has the same bytes
    return zip_file_set_dostime(zip_, static_cast<zip_uint64_t>(index), 0, day, 0) == 0;
  }

  bool finish(std::string& bytes) {
    if (zip_ == nullptr || zip_close(zip_) != 0) return false;
    zip_ = nullptr;
    zip_stat_t stat;
    if (zip_source_stat(source_, &stat) != 0 || zip_source_open(source_) != 0) return false;
    bytes.resize(stat.size);
    const zip_int64_t read = zip_source_read(source_, bytes.data(), bytes.size());
    zip_source_close(source_);
    return read == static_cast<zip_int64_t>(bytes.size());
  }

 private:
  zip_source_t* source_ = nullptr;
  zip_t* zip_ = nullptr;
};

}  // namespace

base::Result<std::string> write_xlsx(const std::vector<WrittenSheet>& sheets) {
  std::vector<std::pair<std::string, std::string>> parts = {
      {"[Content_Types].xml", content_types(sheets.size())},
      {"_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml", workbook(sheets)},
      {"xl/_rels/workbook.xml.rels", workbook_relations(sheets.size())},
      {"xl/styles.xml", styles()}};
  for (std::size_t i = 0; i < sheets.size(); ++i)
    parts.emplace_back("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", worksheet(sheets[i]));
  MemoryZip zip;
  std::string bytes;
  bool is_good = true;
  for (const auto& [name, part] : parts) is_good = is_good && zip.add(name, part);
  if (!is_good || !zip.finish(bytes)) return base::error(base::ErrorKind::internal, "libzip: the report");
  return bytes;
}

}  // namespace pack
