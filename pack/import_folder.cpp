#include "pack/import_folder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "catalog/complaint.h"
#include "catalog/findings.h"
#include "catalog/import.h"
#include "catalog/row_check.h"
#include "catalog/source.h"
#include "package/manifest.h"
#include "words/fill.h"

namespace pack {
namespace {

namespace fs = std::filesystem;
using catalog::Field;
using nlohmann::ordered_json;
using words::Word;

constexpr std::size_t longest_name_bytes = 120;
constexpr const char* manifest_name = "manifest.json";

/// English keys of the import, by Field.
constexpr std::array<const char*, catalog::field_count> keys = {
    "index_number",   "title",      "summary",     "issuer",  "document_number", "genre",        "subject",
    "combined_class", "keywords",   "column",      "made_on", "published_on",    "effective_on", "repealed_on",
    "validity",       "disclosure", "shown_until", "text",    "attachments",     "secrecy"};

/// A name that every part may have, of any words; without the separator of 附件.
std::string safe_name(std::string_view words) {
  static constexpr std::string_view bad = "/\\:*?\"<>|";
  std::string name;
  base::for_each_code_point(words, [&name](char32_t c) {
    const bool is_bad = c < 0x21 || c == 0x7F || (c < 0x80 && bad.find(static_cast<char>(c)) != bad.npos) ||
                        base::is_space(c) || (c >= 0x80 && c < 0xA0) || c == U'；';
    if (name.size() < longest_name_bytes) base::append(name, is_bad ? U'_' : c);
  });
  while (name.starts_with('.')) name.front() = '_';
  return name.empty() ? "_" : name;
}

/// Gives each name once.
class Names {
 public:
  std::string take(const std::string& stem, const std::string& extension) {
    std::string name = stem + extension;
    for (int number = 2; !taken_.insert(name).second; ++number)
      name = stem + "-" + std::to_string(number) + extension;
    return name;
  }

 private:
  std::set<std::string> taken_;
};

class Writer {
 public:
  Writer(const Gathered& gathered, std::string directory, Collector& found)
      : gathered_(gathered), directory_(std::move(directory)), found_(found) {
    for (const Document& document : gathered.documents) documents_[document.path] = &document;
  }

  base::Result<Written> write(const std::string& scratch) {
    for (const auto& [path, bytes] : gathered_.files)
      if (path != manifest_name && !put(path, bytes)) return failure();
    if (!write_manifest()) return failure();
    if (found_.has(Weight::error) && !gathered_.files.contains(manifest_name)) return written_;
    const auto folder = catalog::Folder::open(directory_);
    if (!folder) return folder.error();
    catalog::Findings findings;
    const auto source = catalog::read_source(*folder, findings);
    take_over(findings.refusals(), Weight::error);
    take_over(findings.warnings(), Weight::warning);
    if (!source) return written_;
    if (!write_attachments() || !write_rows(*source) || !write_manifest()) return failure();
    try_import(scratch);
    return written_;
  }

 private:
  base::Error failure() const { return base::error(failure_, "the import directory"); }

  bool put(const std::string& path, std::string_view bytes) {
    std::error_code error;
    fs::create_directories(fs::path(directory_ + "/" + path).parent_path(), error);
    std::ofstream out(directory_ + "/" + path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(out.flush());
  }

  std::string row_file(std::size_t table) const { return "rows/" + std::to_string(table + 1) + ".jsonl"; }

  /// manifest.json of the folder or its sheet, with the names of the files that are really there.
  bool write_manifest() {
    const auto found = gathered_.files.find(manifest_name);
    if (found == gathered_.files.end()) {
      found_.say(Weight::error, {}, Word::pack_no_agency, {}, Word::pack_no_agency_remedy);
      return true;
    }
    ordered_json manifest = ordered_json::parse(found->second, nullptr, false);
    if (!manifest.is_object()) return put(manifest_name, found->second);
    if (!manifest.contains("format")) manifest["format"] = 1;
    manifest.erase("headings");
    for (const char* name : {"columns", "guide", "offices"}) {
      manifest.erase(name);
      const std::string file = std::string(name) + ".json";
      if (gathered_.files.contains(file)) manifest[name] = file;
    }
    manifest["rows"] = ordered_json::array();
    for (std::size_t i = 0; i < gathered_.tables.size(); ++i) manifest["rows"].push_back(row_file(i));
    manifest.erase("texts");
    if (written_.texts > 0) manifest["texts"] = "texts";  // a package has no empty folders
    manifest.erase("attachments");
    if (written_.attachments > 0) manifest["attachments"] = "attachments";
    return put(manifest_name, manifest.dump(1));
  }

  bool write_attachments() {
    Names names;
    for (const Document& document : gathered_.documents) {
      if (!document.is_attached || !document.is_sound) continue;
      const fs::path path(document.path);
      const std::string name = names.take(safe_name(path.stem().string()), ".pdf");
      std::error_code error;
      fs::create_directories(directory_ + "/attachments", error);
      if (!fs::copy_file(gathered_.folder + "/" + document.path, directory_ + "/attachments/" + name, error)) {
        if (error == std::errc::no_space_on_device) failure_ = base::ErrorKind::no_space;
        return false;
      }
      attachment_names_[document.path] = name;
      ++written_.attachments;
    }
    return true;
  }

  bool write_rows(const catalog::Source& source) {
    lines_.resize(gathered_.tables.size());
    for (std::size_t i = 0; i < gathered_.tables.size(); ++i) {
      const Table& table = gathered_.tables[i];
      std::string lines;
      for (const Entry& entry : table.entries)
        if (passes(source, table, entry) && entry.is_sound) {
          if (!add_row(entry, lines)) return false;
          lines_[i].push_back(&entry);
        }
      if (!put(row_file(i), lines)) return false;
    }
    return true;
  }

  /// The import's own rules, asked row by row so that every finding has its place.
  bool passes(const catalog::Source& source, const Table& table, const Entry& entry) {
    catalog::RawRow row;
    row.line = entry.row;
    row.values = entry.values;
    row[Field::disclosure] = "主动公开";  // this and marks of secrecy are the guard's to judge
    row[Field::secrecy].clear();
    catalog::Findings findings;
    catalog::RowCheck check(source.columns, findings);
    const bool is_good = check.check(table.file, row).has_value();
    for (const catalog::Refusal& refusal : findings.refusals())
      found_.add({Weight::error, table.place_of(entry), refusal.what, refusal.remedy, {}});
    for (const catalog::Refusal& warning : entry.is_sound ? findings.warnings() : std::vector<catalog::Refusal>())
      found_.count(Weight::warning, table.place_of(entry), warning.what, warning.remedy);
    return is_good;
  }

  bool add_row(const Entry& entry, std::string& lines) {
    ordered_json row = ordered_json::object();
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (!entry.values[i].empty()) row[keys[i]] = entry.values[i];
    if (!entry.text.empty() || !entry.attachments.empty()) {
      const std::string name = write_text(entry);
      if (name.empty()) return false;
      row["text"] = name;
    }
    for (const std::string& path : entry.attachments) {
      const auto written = attachment_names_.find(path);
      if (written != attachment_names_.end()) row["attachments"].push_back(written->second);
    }
    lines += row.dump() + "\n";
    ++written_.rows;
    return true;
  }

  /// The name of the text below texts/; empty if it could not be written.
  std::string write_text(const Entry& entry) {
    const auto found = documents_.find(entry.text);
    const Document* document = found == documents_.end() ? nullptr : found->second;
    const bool is_plain = document != nullptr && document->kind == DocumentKind::plain;
    std::string text = document == nullptr ? "" : document->text;
    for (const std::string& path : entry.attachments) {
      const std::string name = fs::path(path).stem().string();
      text += (text.empty() ? "" : "\n\n") + words::fill(Word::pack_attachment_line, {name}) + "\n";
    }
    const std::string name = names_.take(safe_name(entry[Field::index_number]), is_plain ? ".txt" : ".md");
    if (!put("texts/" + name, text)) return {};
    ++written_.texts;
    return name;
  }

  Place place_of(const std::string& file, int line) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool is_known = file == row_file(i) && line > 0 && static_cast<std::size_t>(line) <= lines_[i].size();
      if (is_known) return gathered_.tables[i].place_of(*lines_[i][static_cast<std::size_t>(line) - 1]);
    }
    const auto sheet = gathered_.made_of.find(file);
    if (sheet != gathered_.made_of.end()) return sheet->second;
    return {gathered_.files.contains(file) ? file : "", {}, 0, {}};
  }

  /// The import speaks of its JSON files, a clerk fills in sheets.
  static std::string remedy_of(const catalog::Refusal& refusal) {
    namespace complaint = catalog::complaint;
    if (refusal.what == complaint::guide_missing().what) return std::string(words::zh(Word::pack_guide_remedy));
    if (refusal.what == complaint::offices_missing().what) return std::string(words::zh(Word::pack_offices_remedy));
    if (refusal.what == complaint::content_date_missing().what)
      return std::string(words::zh(Word::pack_content_date_remedy));
    return refusal.remedy;
  }

  void take_over(const std::vector<catalog::Refusal>& refusals, Weight weight) {
    for (const catalog::Refusal& refusal : refusals)
      found_.add({weight, place_of(refusal.file, refusal.line), refusal.what, remedy_of(refusal), {}});
  }

  /// What only a whole import finds. Its warnings about rows were told already, at their places, and so were rows
  /// that the guards refuse.
  void try_import(const std::string& scratch) {
    if (written_.rows == 0) return;
    catalog::ImportReport report;
    const base::Status imported = catalog::import_directory(directory_, scratch, report);
    const auto told = found_.rows_in_error();
    std::erase_if(report.refusals, [&](const catalog::Refusal& refusal) {
      const Place place = place_of(refusal.file, refusal.line);
      return told.contains({place.file, place.sheet, place.row});
    });
    const bool is_explained = found_.has(Weight::error);
    take_over(report.refusals, Weight::error);
    if (!imported && report.refusals.empty() && !is_explained)
      found_.say(Weight::error, {}, Word::pack_trial_failed, {}, Word::pack_trial_failed_remedy);
  }

  const Gathered& gathered_;
  const std::string directory_;
  Collector& found_;
  std::map<std::string, const Document*> documents_;
  std::vector<std::vector<const Entry*>> lines_;         ///< by table
  std::map<std::string, std::string> attachment_names_;  ///< path of the Document -> name below attachments/
  Names names_;
  Written written_;
  base::ErrorKind failure_ = base::ErrorKind::unavailable;
};

}  // namespace

base::Result<Written> write_import_folder(const Gathered& gathered, const std::string& directory,
                                          const std::string& scratch, Collector& found) {
  return Writer(gathered, directory, found).write(scratch);
}

}  // namespace pack
