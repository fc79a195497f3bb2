// The picture of a page shows what the PDF shows.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <sstream>
#include <string>

#include "printing/qr.h"
#include "tests/support/drawn.h"
#include "tests/support/paper_tools.h"

using namespace printing;
using namespace paper_tools;

namespace {

/// A picture in the way of netpbm, grey.
std::string pgm(const Picture& picture) {
  return "P5\n" + std::to_string(picture.width_px) + " " + std::to_string(picture.height_px) + "\n255\n" +
         std::string(picture.grey.begin(), picture.grey.end());
}

Picture read_pgm(const std::string& bytes) {
  std::istringstream in(bytes);
  std::string kind;
  Picture picture;
  int most = 0;
  in >> kind >> picture.width_px >> picture.height_px >> most;
  in.get();
  picture.grey.resize(static_cast<std::size_t>(picture.width_px * picture.height_px));
  for (unsigned char& grey : picture.grey) grey = static_cast<unsigned char>(in.get());
  return picture;
}

/// The first page as poppler draws it, as large as `like`.
Picture drawn_by_poppler(const std::string& pdf, const Picture& like) {
  return read_pgm(told_of(pdf, "pdftoppm -gray -singlefile -scale-to-x " + std::to_string(like.width_px) +
                                   " -scale-to-y " + std::to_string(like.height_px) + " @"));
}

unsigned char grey_at(const Picture& picture, int x, int y) {
  return picture.grey[static_cast<std::size_t>(y * picture.width_px + x)];
}

/// Each pixel the mean of 4 x 4: where exactly an edge was rounded to matters less.
Picture coarse(const Picture& fine) {
  Picture out;
  out.width_px = fine.width_px / 4, out.height_px = fine.height_px / 4;
  for (int y = 0; y < out.height_px; ++y) {
    for (int x = 0; x < out.width_px; ++x) {
      int sum = 0;
      for (int i = 0; i < 16; ++i) sum += grey_at(fine, x * 4 + i % 4, y * 4 + i / 4);
      out.grey.push_back(static_cast<unsigned char>(sum / 16));
    }
  }
  return out;
}

/// Mean of |a - b| as a part of black.
double difference(const Picture& a, const Picture& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.grey.size(); ++i) sum += std::abs(a.grey[i] - b.grey[i]);
  return sum / 255 / static_cast<double>(a.grey.size());
}

/// How much of a picture is ink.
double ink(const Picture& picture) {
  double sum = 0;
  for (const unsigned char grey : picture.grey) sum += 255 - grey;
  return sum / 255 / static_cast<double>(picture.grey.size());
}

void check_same(Press& press, const Paper& paper, const Layout& layout) {
  const Picture ours = press.picture(layout.pages.front(), 700);
  const Picture theirs = drawn_by_poppler(made(press.pdf(paper, layout)).bytes, ours);
  REQUIRE(ours.grey.size() == theirs.grey.size());
  CHECK(ink(ours) == doctest::Approx(ink(theirs)).epsilon(0.02));
  CHECK(difference(coarse(ours), coarse(theirs)) < ink(theirs) / 5);
}

Paper paper_of(std::vector<Item> items) {
  Paper paper;
  paper.title = "关于开展检查的通知";
  paper.status = "现行有效";
  paper.foot = {"示例市应急管理局"};
  paper.items = std::move(items);
  return paper;
}

Item table() {
  base::Block block;
  block.kind = base::BlockKind::table;
  block.rows = {{"序号", "事项"}, {"1", "危险化学品经营许可"}, {"2", "烟花爆竹经营许可"}};
  return block_item(block);
}

Item form() {
  FormCell label, value;
  label.text = "提供方式", label.label = true;
  value.span = 3, value.choices = {{"纸质", true}, {"电子邮件", false}};
  Form form;
  form.rows = {{label, value}};
  return form_item(form);
}

Item drawn() {
  Item item = form();
  item.form.rows[0][0].ink = support::water_and_earth;
  item.form.rows[0][0].ink.push_back({{980, 980}});
  return item;
}

Page page_with(std::vector<Rule> rules, std::vector<Box> boxes) {
  Page page;
  page.rules = std::move(rules);
  page.boxes = std::move(boxes);
  return page;
}

}  // namespace

TEST_CASE("a page of each kind looks as poppler draws the PDF") {
  if (!have("pdftoppm")) return;
  Press press = open_press();
  std::vector<Paper> papers = {
      paper_of({text_item(base::BlockKind::heading, "一、总体要求"),
                text_item(base::BlockKind::paragraph, "依据《安全生产法》第九十二条，罚款20000元。")}),
      paper_of({table()}),
      paper_of({form()}),
      paper_of({drawn()}),
      paper_of({labelled_item({{"登记编号", "2026-000123"}}), display_item("K7M-3P9")}),
      paper_of({text_item(base::BlockKind::paragraph, "生僻字𠮷𬭎䲟☐𰻝\uE010。")})};
  for (const Paper& paper : papers)
    for (const Edition edition : {Edition::standard, Edition::large_print})
      check_same(press, paper, press.lay_out(paper, edition));
}

TEST_CASE("every face has its own shapes, as poppler has them") {
  if (!have("pdftoppm")) return;
  Press press = open_press();
  for (const Face face : {Face::fang, Face::song, Face::song_bold, Face::hei, Face::kai}) {
    CAPTURE(static_cast<int>(face));
    check_same(press, {}, lines_laid_by_hand({"永和九年，岁在癸丑Abg123"}, 24, face));
  }
}

TEST_CASE("pages that differ in one character differ in their pictures") {
  Press press = open_press();
  const auto picture = [&](const char* text) { return press.picture(lines_laid_by_hand({text}).pages.front(), 300); };
  CHECK(picture("检查").grey == picture("检查").grey);
  CHECK(picture("检查").grey != picture("检验").grey);
}

TEST_CASE("glyphs stand where they belong to a quarter of a pixel, both ways") {
  Press press = open_press();
  const float quarter = geometry::page_width_pt / 300 / 4;
  const auto picture = [&](float right, float down) {
    Page page;
    page.runs = {{100 + right * quarter, 100 + down * quarter, 16, 0, Face::song, "检"}};
    return press.picture(page, 300).grey;
  };
  CHECK(picture(0, 0) != picture(1, 0));
  CHECK(picture(0, 0) != picture(0, 1));
  CHECK(picture(1, 0) != picture(2, 0));
  CHECK(picture(0, 1) != picture(0, 2));
}

TEST_CASE("a picture has the width asked for and the shape of A4, and paper is white") {
  Press press = open_press();
  const Picture picture = press.picture({}, 1080);
  CHECK(picture.width_px == 1080);
  CHECK(picture.height_px == 1527);
  CHECK(std::all_of(picture.grey.begin(), picture.grey.end(), [](unsigned char g) { return g == 255; }));
  CHECK(press.picture({}, 1).grey.size() == 1);
}

TEST_CASE("a box is black to its edges, and a hairline is one whole pixel") {
  Press press = open_press();
  const float pt = geometry::page_width_pt / 595;  // a pixel of the pictures below
  const Picture box = press.picture(page_with({}, {{100 * pt, 200 * pt, 10 * pt, 5 * pt}}), 595);
  CHECK(ink(box) == doctest::Approx(50.0 / static_cast<double>(box.grey.size())));
  CHECK(grey_at(box, 100, 200) == 0);
  CHECK(grey_at(box, 109, 204) == 0);
  CHECK(grey_at(box, 110, 204) == 255);
  const Picture line = press.picture(page_with({{100 * pt, 50.3F * pt, 200 * pt, 50.3F * pt, 0.1F}}, {}), 595);
  CHECK(ink(line) == doctest::Approx(100.0 / static_cast<double>(line.grey.size())));
}

TEST_CASE("a slanting line has about the ink of its width") {
  Press press = open_press();
  const Picture picture = press.picture(page_with({{100, 100, 200, 200, 2}}, {}), 595);
  CHECK(ink(picture) * static_cast<double>(picture.grey.size()) == doctest::Approx(283).epsilon(0.05));
}

TEST_CASE("what lies beyond the page is cut off") {
  Press press = open_press();
  Page page = page_with({{-100, 10, 900, 10, 1}, {580, -50, 700, 900, 2}}, {{-20, -20, 30, 30}, {590, 830, 90, 90}});
  page.runs = {
      {-8, 4, 16, 0, Face::song, "检"}, {588, 845, 16, 0, Face::song, "检查"}, {900, 2000, 16, 0, Face::song, "检"}};
  const Picture picture = press.picture(page, 400);
  CHECK(grey_at(picture, 0, 0) == 0);
  CHECK(grey_at(picture, 399, picture.height_px - 1) == 0);
  CHECK(grey_at(picture, 200, 300) == 255);
}

TEST_CASE("a QR code can be read from the picture and from the PDF") {
  if (!have("zbarimg") || !have("pdftoppm")) return;
  Press press = open_press();
  const std::string text = "https://example.org/d/7K3M9P";
  Layout layout;
  layout.pages.push_back(page_with({}, qr_boxes(text, 100, 100, 85)));
  const TemporaryFolder folder;
  write_file(folder.file("ours.pgm"), pgm(press.picture(layout.pages.front(), 827)));
  write_file(folder.file("a.pdf"), made(press.pdf({}, layout)).bytes);
  output_of("pdftoppm -r 150 -gray -singlefile " + folder.file("a.pdf") + " " + folder.file("theirs"));
  for (const char* name : {"ours.pgm", "theirs.pgm"}) {
    const auto read = output_of("zbarimg --quiet --raw " + folder.file(name));
    REQUIRE_MESSAGE(read, name);
    CHECK(contains(*read, text));
  }
}

TEST_CASE("a QR code keeps within its square with four modules free all round, and no boxes overlap") {
  const std::vector<Box> boxes = qr_boxes("7K3M9P", 100, 200, 58);  // version 1: 21 modules and 8 are 29
  REQUIRE(!boxes.empty());
  float area = 0;
  for (const Box& box : boxes) {
    CHECK(box.x_pt >= doctest::Approx(108));
    CHECK(box.y_pt >= doctest::Approx(208));
    CHECK(box.x_pt + box.width_pt <= doctest::Approx(150));
    CHECK(box.y_pt + box.height_pt <= doctest::Approx(250));
    area += box.width_pt * box.height_pt;
  }
  Press press = open_press();
  const Picture picture = press.picture(page_with({}, boxes), 1190);
  CHECK(ink(picture) * geometry::page_width_pt * geometry::page_height_pt == doctest::Approx(area).epsilon(0.02));
}

TEST_CASE("what no code can hold gives no boxes") {
  CHECK(qr_boxes("", 0, 0, 10).empty());
  CHECK(qr_boxes(std::string(3000, 'x'), 0, 0, 10).empty());
  CHECK(qr_boxes(std::string("a\0b", 3), 0, 0, 10).empty());
  CHECK(!qr_boxes("查阅终端", 0, 0, 10).empty());
}
