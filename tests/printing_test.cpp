#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "printing/pdf.h"
#include "printing/printer.h"

using namespace printing;
namespace fs = std::filesystem;

namespace {

FontPaths fonts() { return debian_font_paths(); }

/// A folder that is gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "printing-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string path() const { return path_.string(); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path path_;
};

void write_file(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// What a command prints; nothing if it fails.
std::optional<std::string> output_of(const std::string& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"),
                                             [](FILE* f) { return pclose(f); });
  std::string out;
  std::array<char, 4096> buffer{};
  while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe.get())) out.append(buffer.data(), n);
  return pclose(pipe.release()) == 0 ? std::optional(out) : std::nullopt;
}

bool have(const std::string& tool) {
  if (output_of("command -v " + tool)) return true;
  MESSAGE(tool << " is not installed: skipped");
  return false;
}

Item paragraph(std::string text) {
  base::Block block;
  block.text = std::move(text);
  return block_item(block);
}

Paper paper_of(std::string text) {
  Paper paper;
  paper.title = "关于开展检查的通知";
  paper.items = {paragraph(std::move(text))};
  paper.foot = {"示例市应急管理局"};
  paper.printed_at = {*base::parse_date("2026-11-23"), 9, 41};
  return paper;
}

base::Result<Pdf> pdf_with(const FontPaths& paths, const Paper& paper) {
  base::Result<Press> press = Press::open(paths);
  if (!press.ok()) return press.error();
  return make_pdf(*press, paper);
}

Pdf pdf_of(const Paper& paper) {
  base::Result<Pdf> pdf = pdf_with(fonts(), paper);
  REQUIRE_MESSAGE(pdf.ok(), (pdf.ok() ? "" : pdf.error().detail));
  return std::move(*pdf);
}

std::string text_in(const Pdf& pdf) {
  const TemporaryFolder folder;
  write_file(folder.file("a.pdf"), pdf.bytes);
  return output_of("pdftotext -raw " + folder.file("a.pdf") + " -").value_or("");
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Pdf one_page{"%PDF-1.3 content", 1, {}};

}  // namespace

TEST_CASE("a PDF passes the checks of qpdf") {
  if (!have("qpdf")) return;
  const TemporaryFolder folder;
  Paper paper = paper_of("检查。");
  for (int i = 0; i < 60; ++i)
    paper.items.push_back(
        paragraph("各县（市、区）应急管理局𠮷𬭎☐，2026年11月23日。\u0007\uE010"));
  write_file(folder.file("a.pdf"), pdf_of(paper).bytes);
  const auto report = output_of("qpdf --check " + folder.file("a.pdf"));
  REQUIRE(report);
  CHECK(contains(*report, "No syntax or stream encoding errors found"));
  CHECK(!contains(*report, "WARNING"));
}

TEST_CASE("poppler reads it without a complaint") {
  if (!have("pdftotext")) return;
  const TemporaryFolder folder;
  write_file(folder.file("a.pdf"), pdf_of(paper_of("检查𠮷。")).bytes);
  const auto complaints = output_of("pdftotext " + folder.file("a.pdf") + " /dev/null");
  REQUIRE(complaints);
  CHECK(complaints->empty());
}

TEST_CASE("text can be copied out of a PDF as it was put in") {
  if (!have("pdftotext")) return;
  const std::string text =
      text_in(pdf_of(paper_of("依据《安全生产法》第九十二条，罚款20000元（GB/T 33000—2016）。")));
  CHECK(contains(text, "关于开展检查的通知"));
  CHECK(contains(text, "依据《安全生产法》第九十二条，罚款20000元"));
}

TEST_CASE("rare characters, also beyond the BMP, come back out") {
  if (!have("pdftotext")) return;
  const Pdf pdf = pdf_of(paper_of("𠮷𬭎𬒗〇·—☐㭎䲟𫍯镕喆"));
  CHECK(pdf.missing.empty());
  const std::string text = text_in(pdf);
  for (const char* c : {"𠮷", "𬭎", "𬒗", "〇", "·", "—", "☐", "㭎", "䲟", "𫍯", "镕", "喆"})
    CHECK_MESSAGE(contains(text, c), c);
}

TEST_CASE("every ideograph of GBK is drawn by the text font and comes back out") {
  if (!have("pdftotext")) return;
  std::string all;
  for (char32_t c = 0x4E00; c <= 0x9FA5; ++c) base::append(all, c);
  FontPaths only_ours = fonts();
  only_ours.fallbacks.clear();
  const base::Result<Pdf> pdf = pdf_with(only_ours, paper_of(all));
  REQUIRE(pdf.ok());
  CHECK(pdf->missing.empty());
  std::string text = text_in(*pdf);
  std::size_t found = 0;
  for (char32_t c = 0x4E00; c <= 0x9FA5; ++c) {
    std::string one;
    base::append(one, c);
    if (contains(text, one)) ++found;
  }
  CHECK(found == 0x9FA5 - 0x4E00 + 1);
}

TEST_CASE("characters that no font has are reported, and a box is drawn for each") {
  const Pdf with = pdf_of(paper_of("甲\uE010乙\u0007丙\U0010FFFF"));
  CHECK(with.missing == std::vector<char32_t>{0x07, 0xE010, 0x10FFFF});
  if (!have("pdftotext")) return;
  const std::string text = text_in(with);
  CHECK(contains(text, "10"));  // the number in the box
  CHECK(contains(text, "甲"));
}

TEST_CASE("without the fallback fonts their characters are boxes") {
  FontPaths paths = fonts();
  paths.fallbacks = {{"/nonexistent/font.ttf", ""}};
  const base::Result<Pdf> pdf = pdf_with(paths, paper_of("☐"));
  REQUIRE(pdf.ok());
  CHECK(pdf->missing == std::vector<char32_t>{U'☐'});
}

TEST_CASE("the same paper gives the same bytes") {
  CHECK(pdf_of(paper_of("检查𠮷。")).bytes == pdf_of(paper_of("检查𠮷。")).bytes);
  CHECK(pdf_of(paper_of("检查。")).bytes != pdf_of(paper_of("检验。")).bytes);
}

TEST_CASE("PDFs made at the same time on several threads are the same") {
  const std::string expected = pdf_of(paper_of("检查𠮷。")).bytes;
  std::array<std::string, 4> made;
  std::vector<std::thread> threads;
  for (std::string& bytes : made) {
    threads.emplace_back([&bytes] {
      const base::Result<Pdf> pdf = pdf_with(fonts(), paper_of("检查𠮷。"));
      if (pdf.ok()) bytes = pdf->bytes;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : made) CHECK(bytes == expected);
}

TEST_CASE("title and time of printing are in the PDF's particulars") {
  if (!have("pdfinfo")) return;
  const TemporaryFolder folder;
  Paper paper = paper_of("检查。");
  paper.title = "关于𠮷野县的通知";
  write_file(folder.file("a.pdf"), pdf_of(paper).bytes);
  const std::string info = output_of("TZ=UTC pdfinfo " + folder.file("a.pdf")).value_or("");
  CHECK(contains(info, "关于𠮷野县的通知"));
  CHECK(contains(info, "Nov 23 09:41:00 2026"));
  CHECK(contains(info, "A4"));
}

TEST_CASE("pages are counted as they are written") {
  Paper paper = paper_of("检查。");
  for (int i = 0; i < 80; ++i) paper.items.push_back(paragraph("各县（市、区）应急管理局。"));
  const Pdf pdf = pdf_of(paper);
  CHECK(pdf.pages == 4);
  base::Result<Press> press = Press::open(fonts());
  REQUIRE(press.ok());
  CHECK(press->lay_out(paper).pages.size() == 4);
}

TEST_CASE("without the 宋 font there is no press; any other font may be missing") {
  FontPaths paths = fonts();
  paths.song.path = "/nonexistent/font.ttf";
  CHECK(pdf_with(paths, paper_of("检查。")).error().kind == base::ErrorKind::not_found);
  paths = fonts();
  paths.fang.path = paths.hei.path = paths.kai.path = paths.song_bold.path = "/nonexistent/font.ttf";
  const base::Result<Pdf> pdf = pdf_with(paths, paper_of("检查。"));
  REQUIRE(pdf.ok());
  CHECK(pdf->missing.empty());
}

TEST_CASE("a file that is no font is refused") {
  const TemporaryFolder folder;
  write_file(folder.file("font.ttf"), "not a font");
  FontPaths paths = fonts();
  paths.song = {folder.file("font.ttf"), ""};
  CHECK(pdf_with(paths, paper_of("检查。")).error().kind == base::ErrorKind::not_found);
}

TEST_CASE("the folder printer numbers its files") {
  const TemporaryFolder folder;
  FolderPrinter printer(folder.path());
  const auto first = printer.print(one_page, "document");
  REQUIRE(first.ok());
  CHECK(first->state == JobState::saved);
  CHECK(first->pages == 1);
  CHECK(first->where == folder.file("0001-document.pdf"));
  REQUIRE(printer.print(one_page, "form").ok());
  CHECK(folder.names() == std::vector<std::string>{"0001-document.pdf", "0002-form.pdf"});
}

TEST_CASE("a new printer goes on from the highest number in the folder") {
  const TemporaryFolder folder;
  write_file(folder.file("0041-receipt.pdf"), "x");
  write_file(folder.file("notes-99.txt"), "x");
  const auto result = FolderPrinter(folder.path()).print(one_page, "receipt");
  REQUIRE(result.ok());
  CHECK(result->where == folder.file("0042-receipt.pdf"));
}

TEST_CASE("numbers past 9999 go on") {
  const TemporaryFolder folder;
  write_file(folder.file("9999-form.pdf"), "x");
  CHECK(FolderPrinter(folder.path()).print(one_page, "form")->where == folder.file("10000-form.pdf"));
}

TEST_CASE("a number that another kiosk is writing is left to it") {
  const TemporaryFolder folder;
  write_file(folder.file(".0001.part"), "half");
  CHECK(FolderPrinter(folder.path()).print(one_page, "form")->where == folder.file("0002-form.pdf"));
  CHECK(fs::file_size(folder.file(".0001.part")) == 4);
}

TEST_CASE("kiosks that share a folder never write over each other") {
  const TemporaryFolder folder;
  std::vector<std::thread> kiosks;
  for (int k = 0; k < 4; ++k) {
    kiosks.emplace_back([&folder] {
      FolderPrinter printer(folder.path());
      for (int i = 0; i < 25; ++i) static_cast<void>(printer.print(one_page, "form").ok());
    });
  }
  for (std::thread& kiosk : kiosks) kiosk.join();
  CHECK(folder.names().size() == 100);
}

TEST_CASE("the file holds the whole PDF") {
  const TemporaryFolder folder;
  const auto result = FolderPrinter(folder.path()).print(one_page, "form");
  REQUIRE(result.ok());
  std::ostringstream content;
  content << std::ifstream(result->where, std::ios::binary).rdbuf();
  CHECK(content.str() == one_page.bytes);
}

TEST_CASE("a folder that is not there or cannot be written is unavailable") {
  const TemporaryFolder folder;
  write_file(folder.file("file"), "x");
  for (const std::string& path : {folder.file("missing"), folder.file("file"), std::string("/proc")}) {
    const auto result = FolderPrinter(path).print(one_page, "form");
    REQUIRE(!result.ok());
    CHECK(result.error().kind == base::ErrorKind::unavailable);
  }
  CHECK(folder.names() == std::vector<std::string>{"file"});
}

TEST_CASE("a disk that fills up while printing is no_space and leaves nothing behind") {
  const TemporaryFolder folder;
  const Pdf big{std::string(200000, 'x'), 1, {}};
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto result = FolderPrinter(folder.path()).print(big, "form");
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  REQUIRE(!result.ok());
  CHECK(result.error().kind == base::ErrorKind::no_space);
  CHECK(folder.names().empty());
}

TEST_CASE("a kind that could carry more than a kind is refused") {
  const TemporaryFolder folder;
  for (const char* kind : {"", "../form", "张三", "form 1"}) {
    const auto result = FolderPrinter(folder.path()).print(one_page, kind);
    REQUIRE(!result.ok());
    CHECK(result.error().kind == base::ErrorKind::bad_input);
  }
  CHECK(folder.names().empty());
}
