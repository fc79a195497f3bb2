#include "pack/xlsx_sheets.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "pack/cell_format.h"
#include "pack/csv_sheet.h"
#include "pack/xlsx_xml.h"
#include "pack/zip_reader.h"

namespace pack {
namespace {

using pugi::xml_node;
using words::Word;

xml_node child(const xml_node& node, std::string_view name) {
  return node.find_child([name](const xml_node& each) { return local_name(each.name()) == name; });
}

template <class Visit>
void for_each(const xml_node& node, std::string_view name, Visit&& visit) {
  for (const xml_node& each : node.children())
    if (local_name(each.name()) == name) visit(each);
}

std::string_view attribute(const xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& each : node.attributes())
    if (local_name(each.name()) == name) return each.value();
  return {};
}

bool is_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

int integer(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Text of <si>, <is> or <comment><text>: its own <t>, or those of its runs; phonetic guides are left out.
std::string text_of(const xml_node& node) {
  std::string text;
  for (const xml_node& each : node.children()) {
    const std::string_view name = local_name(each.name());
    if (name == "t") text += each.text().get();
    if (name == "r") for_each(each, "t", [&text](const xml_node& part) { text += part.text().get(); });
  }
  return clean_xml_text(text);
}

struct Relation {
  std::string type;
  std::string part;
};

/// A workbook while it is read.
class Workbook {
 public:
  Workbook(const std::string& file, const ZipReader& zip, Collector& found) : file_(file), zip_(zip), found_(found) {}

  std::vector<Sheet> read() {
    pugi::xml_document document;
    const std::string part = workbook_part();
    if (!load(part, document)) return complain(Word::pack_workbook_broken), std::vector<Sheet>();
    const xml_node workbook = child(document, "workbook");
    is_1904_ = is_true(attribute(child(workbook, "workbookPr"), "date1904"));
    const auto relations = read_relations(part);
    for (const auto& [id, relation] : relations) {
      if (relation.type.ends_with("/sharedStrings")) read_shared_strings(relation.part);
      if (relation.type.ends_with("/styles")) read_styles(relation.part);
    }
    std::vector<Sheet> sheets;
    for_each(child(workbook, "sheets"), "sheet", [&](const xml_node& node) {
      const auto relation = relations.find(std::string(attribute(node, "id")));
      if (relation == relations.end() || relation->second.type.ends_with("/chartsheet")) return;
      Sheet sheet;
      sheet.file = file_;
      sheet.name = clean_xml_text(attribute(node, "name"));
      sheet.hidden = attribute(node, "state").ends_with("idden");
      read_sheet(relation->second.part, sheet);
      sheets.push_back(std::move(sheet));
    });
    if (sheets.empty()) complain(Word::pack_workbook_broken);
    return sheets;
  }

 private:
  void complain(Word what, const std::string& sheet = {}, int row = 0) {
    found_.say(
        Weight::error, {file_, sheet, row, {}}, what, {},
        what == Word::pack_table_too_big ? Word::pack_table_too_big_remedy : Word::pack_workbook_broken_remedy);
  }

  bool load(const std::string& part, pugi::xml_document& document) const {
    const std::optional<std::string> bytes = zip_.read(part);
    return bytes &&
           document.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  }

  std::map<std::string, Relation> read_relations(const std::string& part) const {
    std::map<std::string, Relation> relations;
    pugi::xml_document document;
    if (!load(relations_path(part), document)) return relations;
    for_each(child(document, "Relationships"), "Relationship", [&](const xml_node& node) {
      relations[std::string(attribute(node, "Id"))] = {std::string(attribute(node, "Type")),
                                                       part_path(part, attribute(node, "Target"))};
    });
    return relations;
  }

  std::string workbook_part() const {
    for (const auto& [id, relation] : read_relations(""))
      if (relation.type.ends_with("/officeDocument")) return relation.part;
    return "xl/workbook.xml";
  }

  void read_shared_strings(const std::string& part) {
    pugi::xml_document document;
    if (!load(part, document)) return;
    for_each(child(document, "sst"), "si", [this](const xml_node& node) { strings_.push_back(text_of(node)); });
  }

  void read_styles(const std::string& part) {
    pugi::xml_document document;
    if (!load(part, document)) return;
    const xml_node sheet = child(document, "styleSheet");
    std::map<int, CellFormat> own;
    for_each(child(sheet, "numFmts"), "numFmt", [&own](const xml_node& node) {
      own[integer(attribute(node, "numFmtId"), -1)] = format_of_code(attribute(node, "formatCode"));
    });
    for_each(child(sheet, "cellXfs"), "xf", [&](const xml_node& node) {
      const int id = integer(attribute(node, "numFmtId"), 0);
      formats_.push_back(own.contains(id) ? own[id] : built_in_format(id));
    });
  }

  void read_sheet(const std::string& part, Sheet& sheet) {
    pugi::xml_document document;
    if (!load(part, document)) return complain(Word::pack_workbook_broken, sheet.name);
    const xml_node body = child(document, "worksheet");
    for_each(child(body, "cols"), "col", [&sheet](const xml_node& node) {
      if (!is_true(attribute(node, "hidden"))) return;
      const int last = std::min(integer(attribute(node, "max"), 0), static_cast<int>(columns_read));
      for (int column = std::max(integer(attribute(node, "min"), 1), 1); column <= last; ++column) {
        const auto at = static_cast<std::size_t>(column);
        if (sheet.hidden_columns.size() < at) sheet.hidden_columns.resize(at);
        sheet.hidden_columns[at - 1] = true;
      }
    });
    read_rows(child(body, "sheetData"), sheet);
    for_each(child(body, "mergeCells"), "mergeCell",
             [&](const xml_node& node) { fill_merged(attribute(node, "ref"), sheet); });
    read_comments(part, sheet);
  }

  void read_rows(const xml_node& data, Sheet& sheet) {
    int number = 0;
    bool is_full = false;
    for_each(data, "row", [&](const xml_node& node) {
      Row row;
      row.number = number = integer(attribute(node, "r"), number + 1);
      row.hidden = is_true(attribute(node, "hidden"));
      if (is_full) return;
      read_cells(node, row, sheet);
      cells_ += row.cells.size();
      is_full = cells_ > cell_limit;
      if (is_full) return complain(Word::pack_table_too_big, sheet.name, number);
      if (!row.cells.empty()) sheet.rows.push_back(std::move(row));
    });
    std::stable_sort(sheet.rows.begin(), sheet.rows.end(),
                     [](const Row& a, const Row& b) { return a.number < b.number; });
  }

  void read_cells(const xml_node& node, Row& row, const Sheet& sheet) {
    std::size_t column = 0;
    for_each(node, "c", [&](const xml_node& cell) {
      if (const std::string_view name = attribute(cell, "r"); !name.empty()) column = column_of(name);
      const std::size_t at = column++;
      Cell value = read_cell(cell);
      if (value.text.empty()) return;
      if (at >= columns_read) {
        found_.count(Weight::warning, {file_, sheet.name, row.number, {}}, Word::pack_far_columns, {},
                     Word::pack_far_columns_remedy);
        return;
      }
      if (row.cells.size() <= at) row.cells.resize(at + 1);
      row.cells[at] = std::move(value);
    });
  }

  Cell read_cell(const xml_node& node) const {
    const std::string_view type = attribute(node, "t");
    if (type == "inlineStr") return {text_of(child(node, "is")), CellKind::text, false};
    const std::string_view raw = child(node, "v").text().get();
    if (raw.empty()) return {};
    if (type == "s") return shared(raw);
    if (type == "str") return {clean_xml_text(raw), CellKind::text, false};
    if (type == "b") return {is_true(raw) ? "TRUE" : "FALSE", CellKind::truth, false};
    if (type == "e") return {clean_xml_text(raw), CellKind::fault, false};
    if (type == "d") return {clean_xml_text(raw), CellKind::date, false};
    const int style = integer(attribute(node, "s"), -1);
    const bool is_known = style >= 0 && static_cast<std::size_t>(style) < formats_.size();
    return cell_of_number(clean_xml_text(raw), is_known ? formats_[static_cast<std::size_t>(style)] : CellFormat{},
                          is_1904_);
  }

  Cell shared(std::string_view raw) const {
    const int index = integer(raw, -1);
    const bool is_known = index >= 0 && static_cast<std::size_t>(index) < strings_.size();
    if (!is_known) return {"#REF!", CellKind::fault, false};
    return {strings_[static_cast<std::size_t>(index)], CellKind::text, false};
  }

  /// The value of cells that are merged downwards, into each of their rows.
  void fill_merged(std::string_view range, Sheet& sheet) {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view from = range.substr(0, colon);
    const std::string_view to = range.substr(colon + 1);
    const std::size_t column = column_of(from);
    const auto row_of = [](std::string_view name) {
      return integer(name.substr(std::min(name.find_first_of("0123456789"), name.size())), 0);
    };
    const int last = row_of(to);
    auto row = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), row_of(from),
                                [](const Row& each, int number) { return each.number < number; });
    if (column >= columns_read || row == sheet.rows.end() || row->number != row_of(from)) return;
    if (row->cells.size() <= column) return;
    const Cell value = row->cells[column];
    for (++row; row != sheet.rows.end() && row->number <= last && cells_ < cell_limit; ++row) {
      cells_ += row->cells.size() <= column ? column + 1 - row->cells.size() : 1;
      if (row->cells.size() <= column) row->cells.resize(column + 1);
      if (row->cells[column].text.empty()) row->cells[column] = value;
    }
  }

  void read_comments(const std::string& part, Sheet& sheet) const {
    for (const auto& [id, relation] : read_relations(part)) {
      pugi::xml_document document;
      if (!relation.type.ends_with("/comments") || !load(relation.part, document)) continue;
      for_each(child(child(document, "comments"), "commentList"), "comment", [&sheet](const xml_node& node) {
        sheet.comments.push_back({clean_xml_text(attribute(node, "ref")), text_of(child(node, "text"))});
      });
    }
  }

  const std::string& file_;
  const ZipReader& zip_;
  Collector& found_;
  std::vector<std::string> strings_;
  std::vector<CellFormat> formats_;
  std::size_t cells_ = 0;
  bool is_1904_ = false;
};

}  // namespace

std::vector<Sheet> read_xlsx_sheets(const std::string& file, std::string_view bytes, Collector& found) {
  constexpr std::string_view compound_mark = "\xD0\xCF\x11\xE0";  // an encrypted workbook, or an .xls by nature
  const Place place{file, {}, 0, {}};
  if (bytes.starts_with(compound_mark)) {
    found.say(Weight::error, place, Word::pack_workbook_locked, {}, Word::pack_workbook_locked_remedy);
    return {};
  }
  const base::Result<ZipReader> zip = ZipReader::open(bytes);
  if (zip) return Workbook(file, *zip, found).read();
  const bool swells = zip.error().kind == base::ErrorKind::no_space;
  found.say(Weight::error, place, swells ? Word::pack_zip_swells : Word::pack_workbook_broken, {},
            swells ? Word::pack_table_too_big_remedy : Word::pack_workbook_broken_remedy);
  return {};
}

}  // namespace pack
