#include "tests/bench/printing_peers.h"

#include <cstdlib>
#include <fstream>

namespace bench {
namespace {

namespace fs = std::filesystem;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

void write_text(const fs::path& path, const Lines& lines, std::size_t count) {
  std::ofstream out(path);
  for (std::size_t i = 0; i < count; ++i) out << lines[i % lines.size()] << '\n';
}

void write_html(const fs::path& path, const Lines& lines, std::size_t count) {
  std::ofstream out(path);
  out << R"(<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>text</title><style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { margin: 0; font: 16pt/28.99pt "FandolFang R", "FandolFang", "Noto Serif CJK SC"; letter-spacing: -0.21pt }
p { margin: 0; text-indent: 2em; text-align: justify }
</style>)";
  for (std::size_t i = 0; i < count; ++i) out << "<p>" << escaped(lines[i % lines.size()]) << "</p>\n";
}

void write_fodt(const fs::path& path, const Lines& lines, std::size_t count) {
  std::ofstream out(path);
  out << R"(<?xml version="1.0" encoding="UTF-8"?><office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="37mm" fo:margin-bottom="35mm" fo:margin-left="28mm" fo:margin-right="26mm"/></style:page-layout>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:line-height="28.99pt"
 fo:text-align="justify" fo:text-indent="32pt"/><style:text-properties style:font-name-asian="FandolFang R"
 style:font-family-asian="FandolFang R" fo:font-family="FandolFang R" fo:font-size="16pt"
 style:font-size-asian="16pt" fo:letter-spacing="-0.21pt"/></style:style></office:automatic-styles><office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles><office:body><office:text>)";
  for (std::size_t i = 0; i < count; ++i)
    out << "<text:p text:style-name=\"P\">" << escaped(lines[i % lines.size()]) << "</text:p>\n";
  out << "</office:text></office:body></office:document>";
}

}  // namespace

void show_fonts(const fs::path& folder, const fs::path& fonts) {
  const fs::path file = folder / "fonts.conf";
  std::ofstream(file) << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                      << "<include>/etc/fonts/fonts.conf</include><dir>" << fonts.string() << "</dir></fontconfig>";
  setenv("FONTCONFIG_FILE", file.c_str(), 1);
}

void write_inputs(const fs::path& folder, const Lines& lines, std::size_t count) {
  write_text(folder / "text.txt", lines, count);
  write_html(folder / "text.html", lines, count);
  write_fodt(folder / "text.fodt", lines, count);
}

std::vector<Peer> peers(const fs::path& programs, const fs::path& folder) {
  const std::string html = folder / "text.html", chromium_pdf = folder / "chromium.pdf";
  return {{"pango+cairo", {programs / "pango_peer", folder / "text.txt", folder / "pango.pdf"}, folder / "pango.pdf"},
          {"LibreOffice",
           {"soffice", "-env:UserInstallation=file://" + (folder / "office").string(), "--headless", "--convert-to",
            "pdf", "--outdir", folder, folder / "text.fodt"},
           folder / "text.pdf",
           true},
          {"Chromium",
           {"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--user-data-dir=" + (folder / "chromium").string(), "--print-to-pdf=" + chromium_pdf, "file://" + html},
           chromium_pdf,
           true},
          {"WeasyPrint", {"weasyprint", html, folder / "weasyprint.pdf"}, folder / "weasyprint.pdf"}};
}

}  // namespace bench
