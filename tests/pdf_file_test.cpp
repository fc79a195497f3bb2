// What stands in a PDF beside the characters: its structure, outline, labels, links, sheets and particulars.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/paper_tools.h"

using namespace printing;
using namespace paper_tools;

namespace {

Layout pages(int count) {
  Layout layout;
  for (int i = 1; i <= count; ++i) {
    layout.pages.push_back(lines_laid_by_hand({"检查" + std::to_string(i)}).pages.front());
  }
  return layout;
}

Layout with_everything() {
  Layout layout = pages(3);
  layout.pages[0].boxes = {{100, 700, 40, 40}};
  layout.pages[0].rules = {{100, 600, 300, 600, 0.5F}, {100, 600, 120, 620, 1}};
  layout.pages[0].strokes = {{{{300, 300}, {320, 310}, {330, 350}}, 2.2F}, {{{400, 300}}, 2.2F}};
  layout.pages[0].links = {{100, 200, 180, 220, "https://example.org/查阅?a=(1)"}};
  layout.bookmarks = {{"一、总则𠮷", 1, 0, 105}, {"（一）范围", 2, 1, 200}, {"二、附则", 1, 2, 105}};
  return layout;
}

Paper titled(std::string title) {
  Paper paper;
  paper.title = std::move(title);
  paper.printed_at = {*base::parse_date("2026-11-23"), 9, 41};
  return paper;
}

std::string pdf_of(const Layout& layout, const Selection& selection = {}) {
  Press press = open_press();
  return made(press.pdf(titled("关于𠮷野县的通知"), layout, selection)).bytes;
}

/// The file with every object readable.
std::string plain(const std::string& pdf) { return told_of(pdf, "qpdf --qdf --object-streams=disable @ -"); }

std::string text_of(const std::string& pdf) { return told_of(pdf, "pdftotext -raw @ -"); }

int pages_in(Press& press, const Selection& selection) { return made(press.pdf({}, pages(5), selection)).pages; }

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

}  // namespace

TEST_CASE("qpdf finds nothing wrong, and poppler neither") {
  if (!have("qpdf") || !have("pdftotext")) return;
  for (const Selection& selection : {Selection{}, Selection{2, 3, false}, Selection{1, 0, true}}) {
    const std::string report = told_of(pdf_of(with_everything(), selection), "qpdf --check @");
    CHECK(contains(report, "No syntax or stream encoding errors found"));
    CHECK(!contains(report, "WARNING"));
    CHECK(told_of(pdf_of(with_everything(), selection), "pdftotext @ /dev/null && echo quiet") == "quiet\n");
  }
}

TEST_CASE("a page without anything on it is a page") {
  if (!have("qpdf")) return;
  Layout layout;
  layout.pages.emplace_back();
  CHECK(contains(told_of(pdf_of(layout), "qpdf --check @"), "No syntax or stream encoding errors found"));
  CHECK(contains(told_of(pdf_of(layout), "pdfinfo @"), "Pages:           1"));
}

TEST_CASE("the file says that it is PDF/A-1b and has what that asks for") {
  if (!have("qpdf")) return;
  const std::string file = plain(pdf_of(with_everything()));
  for (const char* part : {"<pdfaid:part>1</pdfaid:part>", "/GTS_PDFA1", "/DestOutputProfile", "/CIDSet",
                           "/CapHeight", "/ToUnicode", "/ID ["})
    CHECK_MESSAGE(contains(file, part), part);
  CHECK(!contains(file, "/Encrypt"));
}

TEST_CASE("title, times and language are in the particulars, and the title is what a reader's window shows") {
  if (!have("pdfinfo") || !have("qpdf")) return;
  const std::string pdf = pdf_of(pages(1));
  const std::string info = told_of(pdf, "TZ=UTC pdfinfo @");
  CHECK(contains(info, "关于𠮷野县的通知"));
  CHECK(contains(info, "Nov 23 09:41:00 2026"));
  CHECK(contains(info, "595.276 x 841.89 pts (A4)"));
  CHECK(contains(info, "PDF version:     1.4"));
  const std::string file = plain(pdf);
  CHECK(contains(file, "/Lang (zh-CN)"));
  CHECK(contains(file, "/DisplayDocTitle true"));
  CHECK(contains(told_of(pdf, "pdfinfo -meta @"), "<rdf:li xml:lang=\"x-default\">关于𠮷野县的通知</rdf:li>"));
}

TEST_CASE("a title with the signs of XML stays a title") {
  if (!have("pdfinfo")) return;
  Press press = open_press();
  const std::string pdf = made(press.pdf(titled("甲<乙>&\u0001丙"), pages(1))).bytes;
  CHECK(contains(told_of(pdf, "pdfinfo -meta @"), "甲&lt;乙&gt;&amp;\uFFFD丙"));
}

TEST_CASE("without a time there are no times") {
  if (!have("pdfinfo")) return;
  Press press = open_press();
  CHECK(!contains(told_of(made(press.pdf({}, pages(1))).bytes, "pdfinfo @"), "Date"));
}

TEST_CASE("the outline nests, with the first level open") {
  if (!have("qpdf")) return;
  const std::string json = told_of(pdf_of(with_everything()), "qpdf --json --json-key=outlines @");
  CHECK(contains(json, "一、总则𠮷"));
  CHECK(contains(json, "\"destpageposfrom1\": 2"));
  const auto outer = json.find("一、总则"), inner = json.find("（一）范围");
  CHECK(json.rfind("\"kids\"", inner) < inner);
  CHECK(outer != std::string::npos);
  const std::string file = plain(pdf_of(with_everything()));
  CHECK(contains(file, "/Count 2"));   // the root shows two
  CHECK(contains(file, "/Count -1"));  // the first hides one
}

TEST_CASE("levels may be skipped, and may begin deep") {
  if (!have("qpdf")) return;
  Layout layout = pages(1);
  layout.bookmarks = {{"深", 3, 0, 100}, {"浅", 1, 0, 200}, {"再深", 3, 0, 300}, {"又浅", 2, 0, 400}};
  const std::string pdf = pdf_of(layout);
  CHECK(contains(told_of(pdf, "qpdf --check @"), "No syntax or stream encoding errors found"));
  for (const char* title : {"深", "浅", "再深", "又浅"})
    CHECK(contains(told_of(pdf, "qpdf --json --json-key=outlines @"), title));
  CHECK(count_of(plain(pdf), "/XYZ") == 4);
}

TEST_CASE("a bookmark leads to the height of its heading") {
  if (!have("qpdf")) return;
  Layout layout = pages(1);
  layout.bookmarks = {{"一", 1, 0, 141.89F}};
  CHECK(contains(plain(pdf_of(layout)), "    699.9"));
}

TEST_CASE("a link covers its place, prints with the page, and its target is plain ASCII") {
  if (!have("qpdf")) return;
  const std::string file = plain(pdf_of(with_everything()));
  CHECK(contains(file, "https://example.org/%E6%9F%A5%E9%98%85?a="));
  CHECK(contains(file, "/F 4"));
  CHECK(contains(file, "/Subtype /Link"));
  CHECK(contains(file, "    621.88"));  // 841.89 - 220, as libharu writes it
}

TEST_CASE("a stroke of handwriting is a path with round ends and corners, not a picture") {
  const std::string pdf = plain(pdf_of(with_everything()));
  CHECK(pdf.find("q\n1 J\n1 j\n2.2 w\n300 541.89 m\n300 541.89 l\n320 531.89 l\n330 491.89 l\nS\n") !=
        std::string::npos);
  CHECK(pdf.find("/Subtype /Image") == std::string::npos);
}

TEST_CASE("pages are called by their numbers in the whole") {
  if (!have("qpdf")) return;
  const auto labels = [](const Selection& selection) {
    return told_of(pdf_of(pages(5), selection), "qpdf --json --json-key=pagelabels @");
  };
  CHECK(contains(labels({}), "\"/St\": 1"));
  CHECK(contains(labels({3, 4, false}), "\"/St\": 3"));
  const std::string two_up = labels({2, 4, true});
  CHECK(contains(two_up, "u:2-3"));
  CHECK(contains(two_up, "\"/St\": 4"));
}

TEST_CASE("a range has its pages only, and its bookmarks only") {
  if (!have("pdftotext") || !have("qpdf")) return;
  Layout layout = with_everything();
  const std::string pdf = pdf_of(layout, {2, 3, false});
  CHECK(text_of(pdf) == "检查2\n\f检查3\n\f");
  const std::string outlines = told_of(pdf, "qpdf --json --json-key=outlines @");
  CHECK(!contains(outlines, "一、总则"));
  CHECK(contains(outlines, "（一）范围"));
  CHECK(contains(outlines, "\"destpageposfrom1\": 1"));
  CHECK(contains(outlines, "二、附则"));
}

TEST_CASE("sides of sheets are counted, and bounds that are not there mean the nearest page") {
  Press press = open_press();
  CHECK(pages_in(press, {}) == 5);
  CHECK(pages_in(press, {2, 3, false}) == 2);
  CHECK(pages_in(press, {4, 99, false}) == 2);
  CHECK(pages_in(press, {0, 1, false}) == 1);
  CHECK(pages_in(press, {99, 0, false}) == 1);
  CHECK(pages_in(press, {4, 2, false}) == 1);
  CHECK(pages_in(press, {1, 0, true}) == 3);
  CHECK(pages_in(press, {2, 3, true}) == 1);
}

TEST_CASE("two-up puts two pages side by side on a sheet laid crosswise") {
  if (!have("pdftotext") || !have("pdfinfo")) return;
  const std::string pdf = pdf_of(pages(3), {1, 0, true});
  CHECK(contains(told_of(pdf, "pdfinfo @"), "841.89 x 595.276 pts (A4)"));
  CHECK(text_of(pdf) == "检查1 检查2\n\f检查3\n\f");
  const std::string left = told_of(pdf, "pdftotext -f 1 -l 1 -x 0 -y 0 -W 421 -H 595 @ -");
  const std::string right = told_of(pdf, "pdftotext -f 1 -l 1 -x 421 -y 0 -W 421 -H 595 @ -");
  CHECK(contains(left, "检查1"));
  CHECK(!contains(left, "检查2"));
  CHECK(contains(right, "检查2"));
}

TEST_CASE("the same gives the same bytes, and anything else another file with another identity") {
  const std::string one = pdf_of(with_everything());
  CHECK(one == pdf_of(with_everything()));
  const auto identity = [](const std::string& pdf) { return pdf.substr(pdf.rfind("/ID ["), 70); };
  CHECK(identity(one).size() == 70);
  CHECK(identity(one) != identity(pdf_of(pages(3))));
  CHECK(identity(one) != identity(pdf_of(with_everything(), {1, 0, true})));
  Press press = open_press();
  CHECK(identity(made(press.pdf(titled("甲"), pages(1))).bytes) !=
        identity(made(press.pdf(titled("乙"), pages(1))).bytes));
}

TEST_CASE("a press that has printed much prints the same") {
  Press press = open_press();
  const std::string first = made(press.pdf({}, with_everything())).bytes;
  made(press.pdf({}, lines_laid_by_hand({"别的字𬭎☐"})));
  press.picture(with_everything().pages.front(), 300);
  CHECK(made(press.pdf({}, with_everything())).bytes == first);
}

TEST_CASE("presses on several threads print the same") {
  const std::string expected = pdf_of(with_everything());
  std::array<std::string, 4> bytes;
  std::vector<std::thread> threads;
  for (std::string& out : bytes) {
    threads.emplace_back([&out] {
      base::Result<Press> press = Press::open(debian_font_paths());
      if (!press.ok()) return;
      const base::Result<Pdf> pdf = press->pdf(titled("关于𠮷野县的通知"), with_everything());
      if (pdf.ok()) out = pdf->bytes;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : bytes) CHECK(out == expected);
}

TEST_CASE("what the typesetter sets can be copied out, in its order") {
  if (!have("pdftotext")) return;
  Press press = open_press();
  Paper paper = titled("关于开展检查的通知");
  for (int i = 0; i < 50; ++i)
    paper.items.push_back(text_item(base::BlockKind::paragraph, "依据《安全生产法》第九十二条，罚款20000元。"));
  const Layout layout = press.lay_out(paper);
  std::string set;
  for (const Page& page : layout.pages)
    for (const Run& run : page.runs) set += run.text;
  std::vector<char32_t> in;
  base::for_each_code_point(set, [&](char32_t c) {
    if (!base::is_space(c)) in.push_back(c);
  });
  std::vector<char32_t> out = characters_in(made(press.pdf(paper, layout)).bytes);
  std::erase_if(out, [](char32_t c) { return base::is_space(c); });
  CHECK(in.size() > 1000);
  CHECK(in == out);
}

TEST_CASE("papers of many pages stay whole") {
  if (!have("qpdf") || !have("pdfinfo")) return;
  Press press = open_press();
  const Pdf pdf = made(press.pdf({}, pages(1200)));
  CHECK(contains(told_of(pdf.bytes, "qpdf --check @"), "No syntax or stream encoding errors found"));
  CHECK(contains(told_of(pdf.bytes, "pdfinfo @"), "Pages:           1200"));
  CHECK(contains(told_of(pdf.bytes, "pdftotext -f 1200 @ -"), "检查1200"));
}

TEST_CASE("without the 宋 font there is no press, and any other font may be missing") {
  FontPaths paths = debian_font_paths();
  paths.song.path = "/nonexistent/font.ttf";
  CHECK(Press::open(paths).error().kind == base::ErrorKind::not_found);
  paths = debian_font_paths();
  paths.fang.path = paths.hei.path = paths.kai.path = paths.song_bold.path = "/nonexistent/font.ttf";
  Press press = open_press(paths);
  CHECK(made(press.pdf({}, lines_laid_by_hand({"检查。"}, 16, Face::fang))).missing.empty());
}

TEST_CASE("a file that is no font is refused") {
  const TemporaryFolder folder;
  write_file(folder.file("font.ttf"), "not a font");
  FontPaths paths = debian_font_paths();
  paths.song = {folder.file("font.ttf"), ""};
  CHECK(Press::open(paths).error().kind == base::ErrorKind::not_found);
}
