// Pages a second for papers of 10, 100 and 1000 pages of the text files given, and in the same run how long
// LibreOffice, which a clerk would use instead, takes for the same text in the same type and measure.
// Usage: printing_bench TEXT_FILE...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "printing/pdf.h"

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

Lines lines_of(int count, char** files) {
  Lines lines;
  std::string line;
  for (int i = 0; i < count; ++i) {
    for (std::ifstream file(files[i]); std::getline(file, line);) {
      if (!base::trim(line).empty()) lines.push_back(line);
    }
  }
  return lines;
}

printing::Paper paper_of(const Lines& lines, std::size_t count) {
  printing::Paper paper;
  paper.foot = {"bench"};
  for (std::size_t i = 0; i < count; ++i) {
    base::Block block;
    block.text = lines[i];
    paper.items.push_back(printing::block_item(std::move(block)));
  }
  return paper;
}

int pages_of(const printing::Paper& paper, printing::Press& press) {
  return static_cast<int>(press.lay_out(paper).pages.size());
}

/// How many lines make `pages` pages; all of them if they make fewer.
std::size_t lines_for(const Lines& lines, int pages, printing::Press& press) {
  std::size_t low = 0;
  std::size_t high = lines.size();
  while (low < high) {
    const std::size_t middle = (low + high + 1) / 2;
    if (pages_of(paper_of(lines, middle), press) <= pages) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/// Seconds; the median of `times` runs.
double median_seconds(int times, const std::function<void()>& work) {
  std::vector<double> seconds;
  for (int i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

/// The same text as a flat OpenDocument file: A4, the same margins, 16 points, the same distance of lines.
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
 fo:text-align="justify" fo:text-indent="32pt"/><style:text-properties style:font-name-asian="Noto Serif CJK SC"
 style:font-family-asian="Noto Serif CJK SC" fo:font-family="Noto Serif CJK SC" fo:font-size="16pt"
 style:font-size-asian="16pt"/></style:style></office:automatic-styles><office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles><office:body><office:text>)";
  for (std::size_t i = 0; i < count; ++i)
    out << "<text:p text:style-name=\"P\">" << escaped(lines[i]) << "</text:p>\n";
  out << "</office:text></office:body></office:document>";
}

bool run(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

/// Seconds that LibreOffice takes, or 0 if it fails.
double office_seconds(const fs::path& folder, const Lines& lines, std::size_t count) {
  write_fodt(folder / "text.fodt", lines, count);
  const std::string command = "soffice -env:UserInstallation=file://" + (folder / "profile").string() +
                              " --headless --convert-to pdf --outdir " + folder.string() + " " +
                              (folder / "text.fodt").string();
  if (!run(command)) return 0;  // also makes the profile, so that it is not counted
  return median_seconds(3, [&] { run(command); });
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::fputs("usage: printing_bench TEXT_FILE...\n", stderr), 2;
  auto press = printing::Press::open(printing::debian_font_paths());
  if (!press.ok()) return std::fputs("the fonts are missing\n", stderr), 1;
  const Lines lines = lines_of(count - 1, arguments + 1);
  const bool office = run("command -v soffice");
  if (!office) std::puts("LibreOffice is not installed: no comparison");
  std::string pattern = (fs::temp_directory_path() / "printing-bench-XXXXXX").string();
  const fs::path folder = mkdtemp(pattern.data());
  for (const int pages : {10, 100, 1000}) {
    const std::size_t used = lines_for(lines, pages, *press);
    const printing::Paper paper = paper_of(lines, used);
    printing::Pdf pdf;
    const double ours = median_seconds(5, [&] {
      auto made = printing::make_pdf(*press, paper);
      if (made.ok()) pdf = std::move(*made);
    });
    std::printf("%5d pages: %.3f s, %.0f pages a second, %zu KB", pdf.pages, ours, pdf.pages / ours,
                pdf.bytes.size() / 1024);
    const double theirs = office ? office_seconds(folder, lines, used) : 0;
    if (theirs > 0) std::printf("; LibreOffice %.2f s, ours takes %.3f of that", theirs, ours / theirs);
    std::printf("\n");
    std::fflush(stdout);
  }
  fs::remove_all(folder);
}
