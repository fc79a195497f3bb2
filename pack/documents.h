// Documents: reads the texts and attachments of the clerk's folder; what is not plain goes through pandoc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/files.h"
#include "pack/collector.h"
#include "pack/gathered.h"
#include "pack/program.h"

namespace pack {

/// By the end of the name: .txt .md .html .htm .docx .pdf.
std::optional<DocumentKind> document_kind(std::string_view path);

class DocumentReader {
 public:
  /// `converter`: the program that .html and .docx are read with, "pandoc".
  DocumentReader(const catalog::Folder& folder, std::string converter, Collector& found)
      : folder_(folder), converter_(std::move(converter)), found_(found) {}

  /// A document that cannot be read has a finding, and is_sound is false.
  Document read(const std::string& path, DocumentKind kind);

 private:
  bool fail(const std::string& path, words::Word what, words::Word remedy);
  bool read_plain(const std::string& bytes, Document& document);
  base::Result<ProgramRun> run_converter(const std::string& bytes, bool is_html);
  bool convert(const std::string& bytes, Document& document);
  bool check_pdf(const std::string& bytes, const Document& document);
  void tidy(Document& document);

  const catalog::Folder& folder_;
  std::string converter_;
  Collector& found_;
  bool is_missing_told_ = false;
};

/// Says of a file that it is no text in any encoding known; `line` as of Decoded.
void tell_undecodable(const std::string& file, int line, Collector& found);

}  // namespace pack
