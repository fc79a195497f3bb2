#include "pack/guards.h"

#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "catalog/files.h"
#include "pack/guard_ask.h"
#include "pack/guard_files.h"
#include "pack/guard_marks.h"
#include "pack/guard_pdf.h"
#include "pack/guard_rows.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t most_file_bytes = std::size_t{512} << 20U;

class FileGuard {
 public:
  FileGuard(const Gathered& gathered, Findings& findings) : gathered_(gathered), findings_(findings) {}

  void check() {
    std::set<std::string> tables;
    for (const Sheet& sheet : gathered_.sheets) tables.insert(sheet.file);
    for (const std::string& file : tables)
      if (file.ends_with(".xlsx") || file.ends_with(".XLSX")) check_workbook(file);
    for (const Document& document : gathered_.documents)
      if (document.is_used || document.is_attached) check_document(document);
    for (const auto& [path, text] : gathered_.files)
      if (!path.starts_with("calendar/")) check_part(path, text);
  }

 private:
  base::Result<std::string> bytes_of(const std::string& file) const {
    const auto folder = catalog::Folder::open(gathered_.folder);
    return folder ? folder->read(file, most_file_bytes) : folder.error();
  }

  void tell_damaged(const std::string& file) {
    findings_.push_back(tell(Weight::error, {file, {}, 0, {}}, Word::guard_damaged, {}, Word::guard_damaged_remedy));
  }

  /// What was made of a sheet is told at the sheet: nobody knows the lines of a file that the program has written.
  void check_part(const std::string& path, const std::string& text) {
    const auto made_of = gathered_.made_of.find(path);
    if (made_of == gathered_.made_of.end()) return ask_about_numbers({path, {}, 0, {}}, text, true, findings_);
    ask_about_numbers(made_of->second, text, false, findings_);
  }

  void check_workbook(const std::string& file) {
    const auto bytes = bytes_of(file);
    if (!bytes) return tell_damaged(file);
    guard_workbook(file, *bytes, Fate::read_only, findings_);
  }

  void check_document(const Document& document) {
    const Place place{document.path, {}, 0, {}};
    guard_text_marks(place, document.text, findings_);
    ask_about_numbers(place, document.text, true, findings_);
    check_file(document, document.is_attached ? Fate::published : Fate::read_only);
  }

  void check_file(const Document& document, Fate fate) {
    if (!document.is_sound) return;  // told already, and it does not go out
    if (document.kind == DocumentKind::pdf)
      return guard_pdf(document.path, (std::filesystem::path(absolute_folder()) / document.path).string(), fate,
                       findings_);
    if (document.kind == DocumentKind::plain) return;
    const auto bytes = bytes_of(document.path);
    if (!bytes) return tell_damaged(document.path);
    if (document.kind == DocumentKind::docx)
      guard_word(document.path, *bytes, fate, findings_);
    else
      guard_markup(document.path, *bytes, findings_);
  }

  /// Programs run in a folder of their own.
  std::string absolute_folder() const {
    std::error_code error;
    const auto path = std::filesystem::absolute(gathered_.folder, error);
    return error ? gathered_.folder : path.string();
  }

  const Gathered& gathered_;
  Findings& findings_;
};

}  // namespace

Findings guard(const Gathered& gathered, const Decisions& decisions, const base::Calendar& calendar) {
  Findings findings;
  for (const Sheet& sheet : gathered.sheets) guard_sheet(sheet, findings);
  for (const Table& table : gathered.tables) guard_rows(table, calendar, findings);
  FileGuard(gathered, findings).check();
  return apply_decisions(std::move(findings), decisions);
}

}  // namespace pack
