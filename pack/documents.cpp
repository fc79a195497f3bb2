#include "pack/documents.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <utility>

#include "base/utf8.h"
#include "catalog/attachments.h"
#include "pack/encoding.h"
#include "pack/pandoc_text.h"
#include "pack/program.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t text_limit_bytes = std::size_t{16} << 20U;  // as the import takes them
constexpr std::size_t docx_limit_bytes = std::size_t{64} << 20U;
constexpr std::size_t converted_limit_bytes = std::size_t{64} << 20U;
constexpr std::size_t converter_address_space = std::size_t{1} << 42U;  // its heap (-M) is what is limited
constexpr std::size_t pdf_limit_bytes = catalog::attachment_limit_mib << 20U;

std::string lower_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  std::string extension(dot == std::string_view::npos ? "" : path.substr(dot));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return extension;
}

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
bool is_zero_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::string hex(char32_t c) {
  char buffer[16] = {};
  std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(c));
  return buffer;
}

std::size_t limit_of(DocumentKind kind) {
  if (kind == DocumentKind::pdf) return pdf_limit_bytes;
  return kind == DocumentKind::docx ? docx_limit_bytes : text_limit_bytes;
}

}  // namespace

std::optional<DocumentKind> document_kind(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, DocumentKind>, 6> kinds = {{{".txt", DocumentKind::plain},
                                                                               {".md", DocumentKind::markdown},
                                                                               {".html", DocumentKind::html},
                                                                               {".htm", DocumentKind::html},
                                                                               {".docx", DocumentKind::docx},
                                                                               {".pdf", DocumentKind::pdf}}};
  const std::string extension = lower_extension(path);
  for (const auto& [end, kind] : kinds)
    if (extension == end) return kind;
  return std::nullopt;
}

void tell_undecodable(const std::string& file, int line, Collector& found) {
  found.say(Weight::error, {file, {}, line, {}}, Word::pack_encoding, {}, Word::pack_encoding_remedy);
}

Document DocumentReader::read(const std::string& path, DocumentKind kind) {
  Document document;
  document.path = path;
  document.kind = kind;
  const base::Result<std::string> bytes = folder_.read(path, limit_of(kind));
  if (!bytes) {
    const bool is_big = bytes.error().kind == base::ErrorKind::no_space;
    document.is_sound = fail(path, is_big ? Word::pack_file_too_big : Word::pack_file_unreadable,
                             is_big ? Word::pack_file_too_big_remedy : Word::pack_file_unreadable_remedy);
  } else if (kind == DocumentKind::pdf) {
    document.is_sound = check_pdf(*bytes, document);
  } else if (kind == DocumentKind::html || kind == DocumentKind::docx) {
    document.is_sound = convert(*bytes, document);
  } else {
    document.is_sound = read_plain(*bytes, document);
  }
  tidy(document);
  return document;
}

bool DocumentReader::fail(const std::string& path, Word what, Word remedy) {
  found_.say(Weight::error, {path, {}, 0, {}}, what, {}, remedy);
  return false;
}

bool DocumentReader::read_plain(const std::string& bytes, Document& document) {
  Decoded decoded = decode(bytes);
  if (decoded.fault == Undecodable::none) return document.text = std::move(decoded.text), true;
  tell_undecodable(document.path, decoded.line, found_);
  return false;
}

bool DocumentReader::check_pdf(const std::string& bytes, const Document& document) {
  if (std::string_view(bytes).substr(0, catalog::pdf_head_bytes).find("%PDF-") != std::string_view::npos) return true;
  return fail(document.path, Word::pack_no_pdf, Word::pack_no_pdf_remedy);
}

base::Result<ProgramRun> DocumentReader::run_converter(const std::string& bytes, bool is_html) {
  const base::Result<PrivateFolder> folder = PrivateFolder::make();
  if (!folder) return folder.error();
  const std::string name = is_html ? "input.html" : "input.docx";
  std::ofstream file(folder->path() + "/" + name, std::ios::binary);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
    return base::error(base::ErrorKind::no_space, "the converter's input");
  return run_program(
      {converter_, "+RTS", "-M1024m", "-RTS", "--sandbox", "-f", is_html ? "html" : "docx", "-t", "json", name},
      *folder, {60, converted_limit_bytes, converter_address_space});
}

bool DocumentReader::convert(const std::string& bytes, Document& document) {
  const bool is_html = document.kind == DocumentKind::html;
  if (is_html && !read_plain(bytes, document)) return false;
  const std::string decoded = std::exchange(document.text, {});
  const base::Result<ProgramRun> run = run_converter(is_html ? decoded : bytes, is_html);
  if (!run && run.error().kind == base::ErrorKind::not_found) {
    if (!std::exchange(is_missing_told_, true))
      fail(document.path, Word::pack_no_pandoc, Word::pack_no_pandoc_remedy);
    return false;
  }
  std::optional<PandocText> text;
  if (run && run->exit_code == 0) text = read_pandoc_json(run->output);
  if (!text) return fail(document.path, Word::pack_convert_failed, Word::pack_convert_remedy);
  if (text->pictures > 0)
    found_.say(Weight::warning, {document.path, {}, 0, {}}, Word::pack_pictures, {std::to_string(text->pictures)},
               Word::pack_pictures_remedy);
  if (text->markdown.size() > text_limit_bytes)
    return fail(document.path, Word::pack_file_too_big, Word::pack_file_too_big_remedy);
  document.text = std::move(text->markdown);
  return true;
}

/// Zero-width characters go, private-use ones stay and are told.
void DocumentReader::tidy(Document& document) {
  std::string tidied;
  int line = 1;
  int private_line = 0;
  char32_t first_private = 0;
  std::size_t private_count = 0;
  std::size_t hidden_count = 0;
  base::for_each_code_point(document.text, [&](char32_t c) {
    if (c == '\n') ++line;
    if (is_private(c) && private_count++ == 0) private_line = line, first_private = c;
    if (is_zero_width(c))
      ++hidden_count;
    else
      base::append(tidied, c);
  });
  if (private_count > 0)
    found_.say(Weight::warning, {document.path, {}, private_line, {}}, Word::pack_text_private_use,
               {std::to_string(private_count), hex(first_private)}, Word::pack_text_private_use_remedy);
  if (hidden_count == 0) return;
  found_.say(Weight::note, {document.path, {}, 0, {}}, Word::pack_text_hidden_signs, {std::to_string(hidden_count)},
             Word::pack_note_remedy);
  document.text = std::move(tidied);
}

}  // namespace pack
