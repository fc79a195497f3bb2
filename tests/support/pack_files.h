// Pack files: documents as office programs write them, made by hand: .docx and .xlsx parts in a zip, PDF objects,
// pictures with EXIF.
#pragma once

#include <doctest/doctest.h>
#include <zip.h>

#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/import_folder.h"

namespace support {

inline std::string bytes_of(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// The parts of an office file, by name.
using Parts = std::map<std::string, std::string>;

inline std::string zipped(const Parts& parts) {
  const TemporaryDirectory folder;
  const std::string path = folder / "a.zip";
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  REQUIRE(zip != nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
    REQUIRE(zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
  }
  REQUIRE(zip_close(zip) == 0);
  return bytes_of(path);
}

/// A .docx whose body is `paragraphs`, with more parts.
inline std::string docx(const std::string& paragraphs, const Parts& more = {}) {
  Parts parts = more;
  parts["word/document.xml"] =
      R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
      paragraphs + "</w:body></w:document>";
  return zipped(parts);
}

inline std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t>" + text + "</w:t></w:r>";
}

inline std::string paragraph(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

/// A PDF of these objects, "1 0 obj" and on; the first is the catalogue.
inline std::string pdf(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string bytes = "%PDF-1.5\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(bytes.size());
    bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = bytes.size();
  bytes += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    bytes += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return bytes + "trailer << /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer +
         " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

inline std::string pdf_stream(const std::string& content) {
  return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream";
}

/// One page of A4 with this content, in Helvetica as /F. `page` and `catalogue` add to those dictionaries; objects
/// from 6 on are `more`.
inline std::string pdf_page(const std::string& content, const std::string& page = "",
                            const std::string& catalogue = "", const std::vector<std::string>& more = {},
                            const std::string& trailer = "") {
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> " +
          page + " >>",
      pdf_stream(content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf(objects, trailer);
}

/// Text at a place, points from the lower left.
inline std::string pdf_text(int x, int y, const std::string& text, const std::string& before = "0 g") {
  return before + " BT /F 12 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

/// The TIFF part of EXIF data, of either byte order, with or without a latitude.
inline std::string exif(bool big_endian, bool with_place) {
  std::string bytes = big_endian ? "MM" : "II";
  const auto add = [&](std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i)
      bytes += static_cast<char>(value >> static_cast<unsigned>(8 * (big_endian ? size - 1 - i : i)));
  };
  add(42, 2), add(8, 4);
  add(1, 2), add(with_place ? 0x8825 : 0x0112, 2), add(4, 2), add(1, 4), add(26, 4), add(0, 4);
  add(1, 2), add(2, 2), add(5, 2), add(3, 4), add(44, 4), add(0, 4);
  return bytes + std::string(24, '\1');
}

inline std::string jpeg(const std::string& tiff) {
  const std::size_t length = tiff.size() + 8;
  return std::string("\xFF\xD8\xFF\xE1") + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xFFU) +
         "Exif" + std::string(2, '\0') + tiff + "\xFF\xDA";
}

}  // namespace support
