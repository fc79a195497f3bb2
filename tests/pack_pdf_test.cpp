// PDFs that look blacked out but are not, and all else that they carry unseen; the programs that tell are run with
// care.
#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "pack/guard_pdf.h"
#include "pack/guard_pdf_structure.h"
#include "pack/guard_pdf_words.h"
#include "pack/program.h"
#include "support/pack_files.h"

using pack::Fate;
using pack::Findings;
using pack::Weight;
using support::contains;
using support::pdf_page;
using support::pdf_text;

namespace {

bool have_tools() {
  for (const char* tool : {"pdfinfo", "pdftotext", "pdftoppm", "pdfdetach", "qpdf"})
    if (!std::filesystem::exists(std::string("/usr/bin/") + tool)) {
      MESSAGE(tool << " is not installed: skipped");
      return false;
    }
  return true;
}

Findings guarded(const std::string& bytes, Fate fate = Fate::published) {
  const support::TemporaryDirectory folder;
  std::ofstream(folder / "a.pdf", std::ios::binary) << bytes;
  Findings findings;
  pack::guard_pdf("a.pdf", folder / "a.pdf", fate, findings);
  return findings;
}

std::string told(const Findings& findings) {
  static constexpr const char* weights[] = {"note", "warning", "decision", "error"};
  std::string text;
  for (const pack::Finding& finding : findings)
    text += std::string(weights[static_cast<int>(finding.weight)]) + " " + std::to_string(finding.place.row) + ": " +
            finding.what + "\n";
  return text;
}

std::string says(const std::string& bytes, Fate fate = Fate::published) { return told(guarded(bytes, fate)); }

/// PATH is another one while this lives.
class Path {
 public:
  explicit Path(const std::string& path) : before_(::getenv("PATH")) { ::setenv("PATH", path.c_str(), 1); }
  ~Path() { ::setenv("PATH", before_.c_str(), 1); }
  Path(const Path&) = delete;
  Path& operator=(const Path&) = delete;

 private:
  std::string before_;
};

pack::PrivateFolder private_folder() {
  auto folder = pack::PrivateFolder::make();
  REQUIRE(folder.ok());
  return std::move(*folder);
}

/// A page of 100 × 100 points with one word over nearly all of its middle, and its picture.
pack::PdfPage one_word(const std::string& text) { return {100, 100, {{{text, 10, 40, 90, 60}}}}; }

struct Picture {
  std::string pixels = std::string(100 * 100, '\xFF');
  pack::GreyPicture grey() const { return {100, 100, pixels}; }
  Picture& fill(std::size_t left, std::size_t right, int value) {
    for (std::size_t y = 35; y < 65; ++y)
      for (std::size_t x = left; x < right; ++x) pixels[y * 100 + x] = static_cast<char>(value);
    return *this;
  }
  /// Something like strokes of writing.
  Picture& write(std::size_t left, std::size_t right, int value = 0) {
    for (std::size_t y = 42; y < 58; ++y)
      for (std::size_t x = left; x < right; ++x)
        if ((x + y) % 4 < 2) pixels[y * 100 + x] = static_cast<char>(value);
    return *this;
  }
};

std::string hidden(const pack::PdfPage& page, const Picture& picture) {
  std::string all;
  for (const pack::HiddenText& text : pack::hidden_texts(page, picture.grey()))
    all += (all.empty() ? "" : " ") + text.text + (text.covered ? ":covered" : ":unseen");
  return all;
}

}  // namespace

TEST_CASE("a PDF with plain text gives no finding") {
  if (!have_tools()) return;
  CHECK(says(pdf_page(pdf_text(72, 700, "Notice of safety inspection 2026"))) == "");
}

TEST_CASE("text under a black box is found with the place, and is not shown") {
  if (!have_tools()) return;
  const std::string said =
      says(pdf_page(pdf_text(72, 700, "The offender Zhang San was fined") + "0 g 140 697 60 14 re f\n"));
  CHECK(contains(said, "decision 1: 有"));
  CHECK(contains(said, "个字被深色块盖住，但是文字还在文件里"));
  CHECK_FALSE(contains(said, "Zhang"));
}

TEST_CASE("text of the colour of the paper is found") {
  if (!have_tools()) return;
  CHECK(contains(says(pdf_page(pdf_text(72, 700, "Visible words") + pdf_text(72, 600, "Invisible words", "1 g"))),
                 "和底色相同"));
}

TEST_CASE("text under a grey box and invisible text are found") {
  if (!have_tools()) return;
  CHECK(contains(says(pdf_page(pdf_text(72, 700, "Covered words") + "0.6 g 60 690 140 30 re f\n")), "和底色相同"));
  CHECK(contains(says(pdf_page("3 Tr " + pdf_text(72, 700, "Rendered as nothing"))), "和底色相同"));
}

TEST_CASE("white text on a dark heading is no finding") {
  if (!have_tools()) return;
  CHECK(says(pdf_page("0.1 g 60 690 300 30 re f\n" + pdf_text(72, 700, "A heading in white", "1 g"))) == "");
}

TEST_CASE("a turned page is looked at as it is shown") {
  if (!have_tools()) return;
  const std::string content = pdf_text(72, 700, "The offender Zhang San was fined") + "0 g 140 697 60 14 re f\n";
  CHECK(contains(says(pdf_page(content, "/Rotate 90")), "被深色块盖住"));
  CHECK(says(pdf_page(pdf_text(72, 700, "Plain words"), "/Rotate 90")) == "");
}

TEST_CASE("numbers of persons and marks of secrecy in a PDF are found") {
  if (!have_tools()) return;
  const std::string said = says(pdf_page(pdf_text(72, 700, "Call 138 1234 5678")));
  CHECK(contains(said, "decision 1: “138…78”像是手机号码"));
}

TEST_CASE("marks to redact, notes, hidden layers and attachments are found") {
  if (!have_tools()) return;
  const std::string said = says(pdf_page(
      pdf_text(72, 700, "Plain words"), "/Annots [6 0 R 7 0 R]",
      "/OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] >> >> /Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> >>",
      {"<< /Type /Annot /Subtype /Redact /Rect [72 690 140 720] >>",
       "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (ask 13812345678 first) >>",
       "<< /Type /OCG /Name (draft) >>", "<< /Type /Filespec /F (list.txt) /UF (list.txt) /EF << /F 10 0 R >> >>",
       "<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream"}));
  CHECK(contains(said, "有1处涂黑标记还没有执行"));
  CHECK(contains(said, "有1处批注：“ask 138…78 first”"));
  CHECK(contains(said, "有默认不显示的图层：“draft”"));
  CHECK(contains(said, "里面带有附件：“list.txt”"));
}

TEST_CASE("the author of a PDF that goes out needs a decision") {
  if (!have_tools()) return;
  const std::string bytes = pdf_page(pdf_text(72, 700, "Plain words"), "", "",
                                     {"<< /Author (Zhang San) /Creator (Word of Li) >>"}, "/Info 6 0 R");
  CHECK(says(bytes) == "decision 0: 文件属性里写着作者“Zhang San”、制作程序“Word of Li”\n");
  CHECK(says(bytes, Fate::read_only).starts_with("note"));
}

TEST_CASE("a PDF that is encrypted or broken is refused") {
  if (!have_tools()) return;
  const support::TemporaryDirectory folder;
  const pack::PrivateFolder room = private_folder();
  std::ofstream(folder / "a.pdf", std::ios::binary) << pdf_page(pdf_text(72, 700, "Plain words"));
  for (const std::string user : {"", "secret"}) {
    REQUIRE(
        pack::run_program({"qpdf", "--encrypt", user, "owner", "256", "--", folder / "a.pdf", folder / "e.pdf"}, room)
            ->exit_code == 0);
    CHECK(says(support::bytes_of(folder / "e.pdf")).starts_with("error 0: PDF加了密"));
  }
  CHECK(says("%PDF-1.5 nothing").starts_with("error 0: PDF打不开"));
  CHECK(says("").starts_with("error 0: PDF打不开"));
}

TEST_CASE("what could not be looked at is a decision that names the program") {
  const Path none("/nonexistent");
  const Findings findings = guarded(pdf_page(pdf_text(72, 700, "Plain words")));
  const std::string said = told(findings);
  CHECK(findings.size() >= 3);
  for (const pack::Finding& finding : findings) CHECK(finding.weight == Weight::decision);
  for (const char* program : {"pdfinfo", "qpdf", "pdftotext", "pdfdetach"}) CHECK(contains(said, program));
  CHECK(contains(said, "没有检查"));
}

TEST_CASE("a program that does not draw the pages leaves a decision") {
  if (!have_tools()) return;
  const support::TemporaryDirectory tools;
  for (const char* tool : {"pdfinfo", "pdftotext", "pdfdetach", "qpdf"})
    std::filesystem::create_symlink(std::string("/usr/bin/") + tool, tools / tool);
  const Path path(tools / "");
  CHECK(contains(says(pdf_page(pdf_text(72, 700, "Plain words"))), "decision 0: 没有检查"));
}

TEST_CASE("words that are covered in part are found by their characters") {
  CHECK(hidden(one_word("当事人张某某"), Picture().write(10, 50).fill(50, 92, 0)) == "张某某:covered");
  CHECK(hidden(one_word("当事人张某某"), Picture().write(10, 92)) == "");
  CHECK(hidden(one_word("当事人张某某"), Picture().fill(8, 92, 0)) == "当事人张某某:covered");
}

TEST_CASE("one character alone, punctuation and signs that are blocks are nothing") {
  CHECK(hidden(one_word("当事人张某某"), Picture().write(10, 77).fill(77, 92, 0)) == "");
  CHECK(hidden(one_word("■■■■■■"), Picture().fill(8, 92, 0)) == "");
  CHECK(hidden(one_word("……——。，"), Picture()) == "");
}

TEST_CASE("words without ink on an even ground are unseen") {
  CHECK(hidden(one_word("看不见的字"), Picture()) == "看不见的字:unseen");
  CHECK(hidden(one_word("看不见的字"), Picture().fill(0, 100, 160)) == "看不见的字:unseen");
  CHECK(hidden(one_word("看不见的字"), Picture().write(10, 92, 250)) == "看不见的字:unseen");
  CHECK(hidden(one_word("看得见的字"), Picture().fill(0, 100, 0).write(10, 92, 255)) == "");
}

TEST_CASE("vertical writing is cut from top to bottom") {
  const pack::PdfPage page{100, 100, {{{"当事人张某某", 45, 10, 55, 90}}}};
  Picture picture;
  for (std::size_t y = 50; y < 92; ++y)
    for (std::size_t x = 40; x < 60; ++x) picture.pixels[y * 100 + x] = 0;
  for (std::size_t y = 10; y < 50; ++y)
    for (std::size_t x = 45; x < 55; ++x)
      if ((x + y) % 4 < 2) picture.pixels[y * 100 + x] = 0;
  CHECK(hidden(page, picture) == "张某某:covered");
}

TEST_CASE("words off the page and boxes turned round are survived") {
  for (const pack::PdfWord& word : {pack::PdfWord{"某某某", -50, -50, -10, -10},
                                    {"某某某", 500, 500, 900, 900},
                                    {"某某某", 90, 60, 10, 40},
                                    {"某某某", 1e300, -1e300, 1e308, 1e308},
                                    {"", 10, 10, 20, 20}})
    CHECK(hidden({100, 100, {{word}}}, Picture()) == "");
  CHECK(hidden({0, 100, {{{"某某", 1, 1, 2, 2}}}}, Picture()) == "");
}

TEST_CASE("pictures are taken one after the other, and a cut one is none") {
  const std::string two =
      "P5\n# a comment\n2 1\n255\nab"
      "P5 1 1 255 c";
  std::string_view bytes = two;
  CHECK(pack::take_picture(bytes)->pixels == "ab");
  CHECK(pack::take_picture(bytes)->pixels == "c");
  for (const std::string cut : {"", "P5", "P5 2 2 255 abc", "P6 1 1 255 abc", "P5 1 1 65535 ab",
                                "P5 99999 99999 255 ", "P5 0 1 255 ", "P5 1 1 255"}) {
    std::string_view rest = cut;
    CHECK_MESSAGE(!pack::take_picture(rest).ok(), cut);
  }
}

TEST_CASE("what is no answer of qpdf is refused") {
  for (const std::string bytes : {"", "{}", "[]", "{\"qpdf\":[]}", "{\"qpdf\":[{},[]]}", "{\"qpdf\":{}}"})
    CHECK_FALSE(pack::read_pdf_structure(bytes).ok());
  CHECK(pack::read_pdf_structure("{\"qpdf\":[{},{}]}").ok());
}

TEST_CASE("layers that are off by default are told, those put on again are not") {
  const auto read = pack::read_pdf_structure(
      R"({"qpdf":[{},{"obj:1 0 R":{"value":{"/OCProperties":"2 0 R"}},
          "obj:2 0 R":{"value":{"/OCGs":["3 0 R","4 0 R"],"/D":{"/BaseState":"/OFF","/ON":["4 0 R"]}}},
          "obj:3 0 R":{"value":{"/Name":"u:底稿"}},"obj:4 0 R":{"value":{"/Name":"u:正文"}}}]})");
  REQUIRE(read.ok());
  CHECK(read->hidden_layers == std::vector<std::string>{"底稿"});
}

TEST_CASE("a program gets its arguments as they are, and no shell sees them") {
  const pack::PrivateFolder room = private_folder();
  const auto run = pack::run_program({"echo", "$HOME; `id` \"x\" *"}, room);
  REQUIRE(run.ok());
  CHECK(run->output == "$HOME; `id` \"x\" *\n");
}

TEST_CASE("a program runs in a private folder without our environment, and the folder goes with it") {
  ::setenv("CHAYUE_TEST_SECRET", "secret", 1);
  std::string path;
  {
    const pack::PrivateFolder room = private_folder();
    path = room.path();
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700U);
    CHECK(pack::run_program({"pwd"}, room)->output == path + "\n");
    CHECK_FALSE(contains(pack::run_program({"env"}, room)->output, "secret"));
    CHECK(pack::run_program({"sh", "-c", "echo x > left"}, room)->exit_code == 0);
    CHECK(std::filesystem::exists(path + "/left"));
  }
  ::unsetenv("CHAYUE_TEST_SECRET");
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a program that is missing, fails, talks too much or does not end is told apart") {
  const pack::PrivateFolder room = private_folder();
  CHECK(pack::run_program({"no-such-program-of-ours"}, room).error().kind == base::ErrorKind::not_found);
  CHECK(pack::run_program({"false"}, room)->exit_code == 1);
  CHECK(pack::run_program({"yes"}, room, {10, 10'000, std::size_t{1} << 30U}).error().kind ==
        base::ErrorKind::no_space);
  CHECK(pack::run_program({"sleep", "600"}, room, {1, 1000, std::size_t{1} << 30U}).error().kind ==
        base::ErrorKind::unavailable);
}

TEST_CASE("a program that closes its output and stays is ended too") {
  const pack::PrivateFolder room = private_folder();
  const auto run = pack::run_program({"sh", "-c", "exec >&-; sleep 600"}, room, {1, 1000, std::size_t{1} << 30U});
  REQUIRE_FALSE(run.ok());
  CHECK(run.error().kind == base::ErrorKind::unavailable);
}
