// Pages of PDFs become pictures of the right size, and what is no good PDF becomes a trouble in good time.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pdfview/pdf_pages.h"
#include "tests/support/paper_tools.h"

using pdfview::count_pages;
using pdfview::draw_page;
using pdfview::Picture;
using pdfview::Trouble;

namespace {

bool have_programs() {
  const pdfview::Limits limits;
  if (std::filesystem::exists(limits.pdfinfo) && std::filesystem::exists(limits.pdftoppm)) return true;
  MESSAGE("poppler-utils is not installed: skipped");
  return false;
}

/// A PDF of these objects, the first of which is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1), start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + count +
         "/Root 1 0 R/Info<</Title(x\\nPages: 77\\n)>>>>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string stream(const std::string& content, const std::string& more = {}) {
  return "<<" + more + "/Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream";
}

/// One page of that box and content, with Helvetica as /F and the last object as /X.
std::string page_of(const std::string& box, const std::string& content, const std::string& object = "<<>>",
                    const std::string& more = {}) {
  return pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                 "<</Type/Page/Parent 2 0 R/MediaBox[" + box + "]" + more +
                     "/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
                 stream(content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", object});
}

/// Two pages of A4, upright and lying, with a black square of 100 pt in the lower left corner.
std::string two_pages() {
  const std::string page = "<</Type/Page/Parent 2 0 R/Contents 5 0 R/MediaBox";
  return pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
                 page + "[0 0 595 842]>>", page + "[0 0 842 595]>>", stream("0 0 100 100 re f")});
}

int pages(const std::string& pdf) {
  const auto counted = count_pages(pdf);
  REQUIRE(std::holds_alternative<int>(counted));
  return std::get<int>(counted);
}

Picture picture(const std::string& pdf, int page, int width_px) {
  auto drawn = draw_page(pdf, page, width_px);
  REQUIRE(std::holds_alternative<Picture>(drawn));
  return std::get<Picture>(std::move(drawn));
}

template <class Value>
Trouble trouble(const std::variant<Value, Trouble>& answer) {
  REQUIRE(std::holds_alternative<Trouble>(answer));
  return std::get<Trouble>(answer);
}

/// 0 black … 255 white.
int shade(const Picture& picture, int x, int y) {
  const std::size_t at =
      3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width_px) + static_cast<std::size_t>(x));
  return static_cast<unsigned char>(picture.rgb.at(at));
}

int dark_pixels(const Picture& picture, int left, int top, int right, int bottom) {
  int count = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) count += shade(picture, x, y) < 128 ? 1 : 0;
  return count;
}

int dark_pixels(const Picture& picture) { return dark_pixels(picture, 0, 0, picture.width_px, picture.height_px); }

bool is_whole(const Picture& picture, int width_px) {
  return picture.width_px == width_px && picture.height_px > 0 &&
         picture.rgb.size() == std::size_t{3} * static_cast<std::size_t>(picture.width_px) *
                                   static_cast<std::size_t>(picture.height_px);
}

/// Whatever it is, it is answered by a whole picture or a trouble of the document.
void check_answered(const std::string& pdf) {
  pdfview::Limits limits;
  limits.seconds = 0.5;
  const auto drawn = draw_page(pdf, 1, 60, limits);
  if (const auto* found = std::get_if<Picture>(&drawn))
    CHECK(is_whole(*found, 60));
  else
    CHECK(std::get<Trouble>(drawn) != Trouble::unavailable);
}

}  // namespace

TEST_CASE("pages are counted, whatever the title says") {
  if (!have_programs()) return;
  CHECK(pages(two_pages()) == 2);
}

TEST_CASE("pages are drawn as wide as asked, in their own shape, black where they are black") {
  if (!have_programs()) return;
  const Picture upright = picture(two_pages(), 1, 595), lying = picture(two_pages(), 2, 421);
  CHECK(is_whole(upright, 595));
  CHECK(upright.height_px == 842);
  CHECK(dark_pixels(upright) == 100 * 100);
  CHECK(dark_pixels(upright, 0, 742, 100, 842) == 100 * 100);
  CHECK(is_whole(lying, 421));
  CHECK(std::abs(lying.height_px - 298) <= 1);
  CHECK(shade(lying, 25, lying.height_px - 25) == 0);
  CHECK(shade(lying, 100, 100) == 255);
}

TEST_CASE("only the visible part of a page is drawn, the right way up") {
  if (!have_programs()) return;
  const Picture cropped =
      picture(page_of("0 0 600 800", "100 100 50 50 re f", "<<>>", "/CropBox[100 100 200 300]"), 1, 100);
  CHECK(cropped.height_px == 200);
  CHECK(dark_pixels(cropped, 0, 150, 50, 200) == 50 * 50);
  const Picture turned = picture(page_of("0 0 100 200", "0 0 50 50 re f", "<<>>", "/Rotate 90"), 1, 200);
  CHECK(turned.height_px == 100);
  CHECK(dark_pixels(turned, 0, 0, 50, 50) == 50 * 50);
}

TEST_CASE("fonts that a PDF only names are there behind the fence") {
  if (!have_programs()) return;
  const Picture text = picture(page_of("0 0 600 800", "BT /F 40 Tf 50 700 Td (Hello) Tj ET"), 1, 600);
  CHECK(dark_pixels(text, 50, 65, 160, 105) > 300);
  CHECK(dark_pixels(text, 50, 65, 160, 105) == dark_pixels(text));
}

TEST_CASE("paper of ours, with its fonts in it, is drawn page by page") {
  if (!have_programs()) return;
  printing::Press press = paper_tools::open_press();
  const std::vector<std::string> lines(30, "政府信息公开的内容");
  const printing::Pdf pdf = paper_tools::made(press.pdf({}, paper_tools::lines_laid_by_hand(lines)));
  REQUIRE(pages(pdf.bytes) == pdf.pages);
  REQUIRE(pdf.pages == 2);
  for (int page = 1; page <= pdf.pages; ++page) CHECK(dark_pixels(picture(pdf.bytes, page, 400)) > 500);
}

TEST_CASE("a page that is not there is a trouble") {
  if (!have_programs()) return;
  for (const int page : {-1, 0, 3, 4999}) CHECK(trouble(draw_page(two_pages(), page, 100)) == Trouble::broken);
  CHECK(trouble(draw_page(two_pages(), 5001, 100)) == Trouble::too_big);
  CHECK(trouble(draw_page(two_pages(), 1, 0)) == Trouble::broken);
}

TEST_CASE("what is no PDF is broken") {
  if (!have_programs()) return;
  for (const std::string bytes : {"", "%PDF-1.4", "<html></html>", "P6\n1 1\n255\nabc"}) {
    CHECK(trouble(count_pages(bytes)) == Trouble::broken);
    CHECK(trouble(draw_page(bytes, 1, 100)) == Trouble::broken);
  }
  CHECK(trouble(count_pages(pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"}))) ==
        Trouble::broken);
}

TEST_CASE("a PDF that asks for a password is locked, one that only forbids copying is not") {
  if (!have_programs() || !paper_tools::have("qpdf")) return;
  const paper_tools::TemporaryFolder folder;
  const std::string plain = folder.file("a.pdf");
  paper_tools::write_file(plain, two_pages());
  const auto encrypted = [&](const std::string& user) {
    return paper_tools::output_of("qpdf --encrypt '" + user + "' owner 256 -- " + plain + " -").value_or("");
  };
  CHECK(trouble(count_pages(encrypted("user"))) == Trouble::locked);
  CHECK(trouble(draw_page(encrypted("user"), 1, 100)) == Trouble::locked);
  CHECK(pages(encrypted("")) == 2);
}

TEST_CASE("a page too large, a picture too large and too many pages are told before anything is drawn") {
  if (!have_programs()) return;
  for (const char* box : {"0 0 200000 842", "0 0 595 200000", "0 0 14401 14401", "0 0 1 14400"}) {
    CAPTURE(box);
    CHECK(trouble(draw_page(page_of(box, ""), 1, 1080)) == Trouble::too_big);
  }
  CHECK(trouble(draw_page(two_pages(), 1, 100'000)) == Trouble::too_big);
  CHECK(trouble(draw_page(two_pages(), 1, 2'000'000'000)) == Trouble::too_big);
  pdfview::Limits one_page;
  one_page.most_pages = 1;
  CHECK(trouble(count_pages(two_pages(), one_page)) == Trouble::too_big);
  CHECK(std::holds_alternative<Picture>(draw_page(page_of("0 0 14400 14400", ""), 1, 100)));
}

TEST_CASE("a page that takes too long is given up") {
  if (!have_programs()) return;
  std::string content;
  for (int i = 0; i < 20'000; ++i) content += "0 0 2000 2000 re f ";
  pdfview::Limits hasty;
  hasty.seconds = 0.3;
  CHECK(trouble(draw_page(page_of("0 0 2000 2000", content), 1, 2000, hasty)) == Trouble::too_slow);
}

TEST_CASE("programs that are not there are unavailable") {
  pdfview::Limits missing;
  missing.pdfinfo = "/nowhere/pdfinfo";
  CHECK(trouble(count_pages(two_pages(), missing)) == Trouble::unavailable);
  if (!have_programs()) return;
  missing.pdfinfo = pdfview::Limits{}.pdfinfo;
  missing.pdftoppm = "/nowhere/pdftoppm";
  CHECK(trouble(draw_page(two_pages(), 1, 100, missing)) == Trouble::unavailable);
}

TEST_CASE("objects nested without end, rings of pages and pictures of absurd size do not hang or harm") {
  if (!have_programs()) return;
  const std::string catalogue = "<</Type/Catalog/Pages 2 0 R>>";
  const std::string deep(200'000, '[');
  CHECK(trouble(count_pages(pdf_of({deep, deep}))) == Trouble::broken);
  check_answered(pdf_of({catalogue, "<</Type/Pages/Kids[2 0 R]/Count 1>>"}));
  check_answered(page_of("0 0 100 100", deep));
  check_answered(page_of("0 0 100 100", "/X Do", stream("/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")));
  for (const std::string size : {"100000", "2147483647"})
    check_answered(page_of("0 0 100 100", "90 0 0 90 0 0 cm /X Do",
                           stream("x", "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width " +
                                           size + "/Height " + size)));
}

TEST_CASE("a PDF cut off at any length, or with bits turned, is answered") {
  if (!have_programs()) return;
  const std::string whole = page_of("0 0 100 100", "BT /F 40 Tf 0 0 Td (Hello) Tj ET");
  for (std::size_t i = 0; i < 16; ++i) check_answered(whole.substr(0, whole.size() * i / 16));
  std::mt19937 random(7);
  for (int i = 0; i < 24; ++i) {
    std::string turned = whole;
    for (int bits = 0; bits < 8; ++bits) {
      char& byte = turned[random() % turned.size()];
      byte = static_cast<char>(byte ^ static_cast<char>(1U << (random() % 7)));
    }
    check_answered(turned);
  }
}
