#include "pack/gather.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "catalog/files.h"
#include "pack/catalogue_table.h"
#include "pack/csv_sheet.h"
#include "pack/decisions.h"
#include "pack/documents.h"
#include "pack/encoding.h"
#include "pack/match_documents.h"
#include "pack/side_sheets.h"
#include "pack/xlsx_sheets.h"
#include "package/manifest.h"

namespace pack {
namespace {

namespace fs = std::filesystem;
using words::Word;

constexpr std::size_t file_count_limit = 200'000;
constexpr std::size_t table_limit_bytes = std::size_t{256} << 20U;
constexpr std::size_t json_limit_bytes = std::size_t{16} << 20U;

std::string extension_of(const std::string& path) {
  std::string extension = fs::path(path).extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return extension;
}

bool is_any(std::string_view extension, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), extension) != of.end();
}

/// Left behind by programs, of no interest to anybody.
bool is_litter(const std::string& name) {
  return name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini" ||
         name == decisions_file || name.ends_with(".chayue");
}

bool is_known_json(const std::string& path) {
  static const std::set<std::string> names = {"manifest.json", "columns.json", "guide.json", "offices.json",
                                              "withdrawn.json"};
  return names.contains(path) || (path.starts_with("calendar/") && path.ends_with(".json"));
}

/// Reads one folder.
class Gatherer {
 public:
  Gatherer(const GatherOptions& options, catalog::Folder folder, const HeadingTable& headings, Collector& found)
      : folder_(std::move(folder)),
        headings_(headings),
        found_(found),
        documents_(folder_, options.converter, found),
        side_(headings, found) {
    gathered_.folder = options.folder;
  }

  base::Result<Gathered> read() {
    const base::Result<std::vector<std::string>> paths = list();
    if (!paths) return paths.error();
    for (const std::string& path : *paths) read_file(path);
    for (const Sheet& sheet : gathered_.sheets) read_sheet(sheet);
    if (gathered_.tables.empty()) say(Weight::error, {}, Word::pack_no_catalogue, Word::pack_no_catalogue_remedy);
    side_.finish(gathered_, columns_of_rows());
    find_repeated(gathered_.tables, found_);
    return std::move(gathered_);
  }

 private:
  void say(Weight weight, const std::string& file, Word what, Word remedy) {
    found_.say(weight, {file, {}, 0, {}}, what, {}, remedy);
  }

  /// Relative paths in order.
  base::Result<std::vector<std::string>> list() {
    std::vector<std::string> paths;
    std::error_code error;
    fs::recursive_directory_iterator at(folder_.path(), fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
      const std::string name = at->path().filename().string();
      const std::string path = at->path().lexically_relative(folder_.path()).generic_string();
      std::error_code kind_error;
      if (is_litter(name)) {
        if (at->is_directory(kind_error)) at.disable_recursion_pending();
      } else if (at->is_symlink(kind_error)) {
        say(Weight::warning, base::is_valid_utf8(path) ? path : "?", Word::pack_link, Word::pack_link_remedy);
      } else if (at->is_regular_file(kind_error)) {
        if (base::is_valid_utf8(path))
          paths.push_back(path);
        else
          say(Weight::error, "?", Word::pack_file_name, Word::pack_file_name_remedy);
      }
      if (paths.size() > file_count_limit) return base::error(base::ErrorKind::no_space, "too many files");
    }
    if (error) return base::error(base::ErrorKind::unavailable, "the folder: " + error.message());
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  void read_file(const std::string& path) {
    const std::string extension = extension_of(path);
    if (path.starts_with("templates/") || is_known_json(path)) return read_part(path);
    if (is_any(extension, {".csv", ".tsv"})) return read_csv(path);
    if (is_any(extension, {".xlsx", ".xlsm"})) return read_workbook(path);
    if (is_any(extension, {".xls", ".et", ".ett", ".ods", ".xlsb", ".numbers"}))
      return say(Weight::error, path, Word::pack_old_table, Word::pack_old_table_remedy);
    if (is_any(extension, {".doc", ".wps", ".wpt", ".odt", ".rtf", ".ofd"}))
      return say(Weight::error, path, Word::pack_old_text, Word::pack_old_text_remedy);
    if (const auto kind = document_kind(path)) return gathered_.documents.push_back(documents_.read(path, *kind));
    if (path == "表头.json" || path == "headings.json") return;
    say(Weight::warning, path, Word::pack_unknown_file, Word::pack_unknown_file_remedy);
  }

  base::Result<std::string> bytes_of(const std::string& path, std::size_t limit) {
    base::Result<std::string> bytes = folder_.read(path, limit);
    if (bytes) return bytes;
    const bool is_big = bytes.error().kind == base::ErrorKind::no_space;
    say(Weight::error, path, is_big ? Word::pack_file_too_big : Word::pack_file_unreadable,
        is_big ? Word::pack_file_too_big_remedy : Word::pack_file_unreadable_remedy);
    return bytes;
  }

  /// A file that goes into the package under its own name.
  void read_part(const std::string& path) {
    if (!package::is_part_path(path))
      return say(Weight::error, path, Word::pack_file_name, Word::pack_file_name_remedy);
    base::Result<std::string> bytes = bytes_of(path, json_limit_bytes);
    if (!bytes) return;
    if (extension_of(path) == ".json") {
      const Decoded decoded = decode(*bytes);
      if (decoded.fault != Undecodable::none) return tell_undecodable(path, decoded.line, found_);
      if (!nlohmann::json::accept(decoded.text))
        return say(Weight::error, path, Word::pack_no_json, Word::pack_no_json_remedy);
      bytes = decoded.text;
    }
    gathered_.files[path] = std::move(*bytes);
  }

  void read_csv(const std::string& path) {
    const base::Result<std::string> bytes = bytes_of(path, table_limit_bytes);
    if (!bytes) return;
    const Decoded decoded = decode(*bytes);
    if (decoded.fault != Undecodable::none) return tell_undecodable(path, decoded.line, found_);
    const auto knows = [this](std::string_view heading) {
      for (const std::string_view section :
           {catalogue_section, columns_section, offices_section, guide_section, agency_section, withdrawn_section})
        if (headings_.find(section, heading)) return true;
      return false;
    };
    gathered_.sheets.push_back(read_csv_sheet(path, decoded.text, knows, found_));
  }

  void read_workbook(const std::string& path) {
    const base::Result<std::string> bytes = bytes_of(path, table_limit_bytes);
    if (!bytes) return;
    for (Sheet& sheet : read_xlsx_sheets(path, *bytes, found_)) gathered_.sheets.push_back(std::move(sheet));
  }

  /// Hidden sheets are for the guard alone.
  void read_sheet(const Sheet& sheet) {
    if (sheet.hidden || sheet.rows.empty()) return;
    const std::optional<std::string> section = section_of(sheet, headings_);
    if (section && *section != catalogue_section && *section != ignored_heading) return side_.read(sheet, *section);
    const auto line =
        section == catalogue_section ? find_heading_line(sheet, headings_, catalogue_section) : std::nullopt;
    if (line) return gathered_.tables.push_back(read_catalogue_table(sheet, *line, found_));
    if (section == ignored_heading) return;
    found_.say(Weight::warning, {sheet.file, sheet.name, 0, {}}, Word::pack_unknown_sheet, {},
               Word::pack_unknown_sheet_remedy);
  }

  ColumnList columns_of_rows() const {
    ColumnList columns;
    std::set<std::string> seen;
    for (const Table& table : gathered_.tables)
      for (const Entry& entry : table.entries)
        if (const std::string& column = entry[catalog::Field::column]; !column.empty() && seen.insert(column).second)
          columns.add_path(column);
    return columns;
  }

  const catalog::Folder folder_;
  const HeadingTable& headings_;
  Collector& found_;
  DocumentReader documents_;
  SideSheets side_;
  Gathered gathered_;
};

}  // namespace

base::Result<Gathered> gather(const GatherOptions& options, const HeadingTable& headings, Collector& found) {
  base::Result<catalog::Folder> folder = catalog::Folder::open(options.folder);
  if (!folder) return folder.error();
  base::Result<Gathered> gathered = Gatherer(options, std::move(*folder), headings, found).read();
  if (gathered) match_documents(*gathered, found);
  return gathered;
}

}  // namespace pack
