// Gathered: all that a folder of the clerk's holds, read and put in order, before anything is decided about it.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "catalog/rows.h"
#include "pack/finding.h"
#include "pack/sheet.h"

namespace pack {

enum class DocumentKind { plain, markdown, html, docx, pdf };

/// A text or an attachment, below the folder.
struct Document {
  std::string path;  ///< relative to the folder, '/' between names
  DocumentKind kind = DocumentKind::plain;
  std::string text;          ///< UTF-8: what will be public, Markdown or plain; empty of .pdf, and where it failed
  bool is_used = false;      ///< some row of the catalogue names it, or is named like it
  bool is_sound = true;      ///< false: it could not be read, and there is a finding about it
  bool is_attached = false;  ///< goes into the package as it is
};

/// One row of the catalogue.
struct Entry {
  int row = 0;                                              ///< as Row::number
  std::array<std::string, catalog::field_count> values;     ///< by catalog::Field, normalised (pack/normalise.h)
  std::array<std::string, catalog::field_count> originals;  ///< as they stood; empty where nothing was changed
  std::string text;                                         ///< path of its Document; empty if it has none
  std::vector<std::string> attachments;                     ///< paths of Documents
  bool is_sound = true;                                     ///< false: an error of its values was reported already

  const std::string& operator[](catalog::Field field) const { return values[static_cast<std::size_t>(field)]; }
  std::string& operator[](catalog::Field field) { return values[static_cast<std::size_t>(field)]; }
};

/// A sheet that is part of the catalogue.
struct Table {
  std::string file;
  std::string sheet;                                       ///< name; empty for .csv
  std::array<int, catalog::field_count> columns{};         ///< 0-based column of each field, -1: none
  std::array<std::string, catalog::field_count> headings;  ///< as the clerk wrote them: "文件名称"
  std::vector<Entry> entries;

  /// Where a value stands, for a finding: file, sheet, row, "标题（C3）".
  Place place_of(const Entry& entry, catalog::Field field) const;
  Place place_of(const Entry& entry) const;
};

struct Gathered {
  std::string folder;                        ///< path of the folder itself: the files below can be opened again
  std::vector<Sheet> sheets;                 ///< every sheet of every table file, as read
  std::vector<Table> tables;                 ///< those of them that are the catalogue
  std::vector<Document> documents;           ///< by path
  std::map<std::string, std::string> files;  ///< the rest that goes into the package: path there -> UTF-8 (JSON:
                                             ///< manifest.json, columns.json, guide.json, offices.json,
                                             ///< calendar/2026.json, templates/…)
  std::map<std::string, Place> made_of;      ///< those of `files` that were made of a sheet -> that sheet
};

}  // namespace pack
