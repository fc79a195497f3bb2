#include "printing/pdf.h"

#include <hpdf.h>
#include <hpdf_font.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "printing/drawing.h"
#include "printing/fonts.h"
#include "printing/layout.h"

namespace printing {
namespace {

using base::ErrorKind;

struct FreeDocument {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};
using Document = std::unique_ptr<_HPDF_Doc_Rec, FreeDocument>;

/// libharu's errors are sticky: the first one stays and later calls do nothing, so one look at the end is enough.
base::Status check(const Document& document, const char* doing) {
  const HPDF_STATUS code = HPDF_GetError(document.get());
  if (code == HPDF_OK) return base::Done{};
  char text[80];
  std::snprintf(text, sizeof text, "libharu error 0x%04lX while %s", code, doing);
  return base::error(ErrorKind::internal, text);
}

/// UTF-16, big-endian.
std::string utf16(std::string_view text) {
  std::string out;
  const auto unit = [&](char32_t u) { out += static_cast<char>(u >> 8), out += static_cast<char>(u & 0xFF); };
  base::for_each_code_point(text, [&](char32_t c) {
    if (c > 0xFFFF) {
      unit(0xD7C0 + (c >> 10));
      unit(0xDC00 + (c & 0x3FF));
    } else {
      unit(c);
    }
  });
  return out;
}

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char b : bytes) {
    const auto value = static_cast<unsigned char>(b);
    out += digits[value >> 4];
    out += digits[value & 15];
  }
  return out;
}

std::string utf16_hex(char32_t c) {
  std::string text;
  base::append(text, c);
  return hex(utf16(text));
}

/// A file that has no name and no disk: libharu reads fonts from paths only.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content) : descriptor_(memfd_create("paper-font", MFD_CLOEXEC)) {
    while (descriptor_ >= 0 && !content.empty()) {
      const ssize_t written = write(descriptor_, content.data(), content.size());
      if (written <= 0) return;
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    complete_ = descriptor_ >= 0;
  }
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool complete() const { return complete_; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
  bool complete_ = false;
};

base::Result<HPDF_Font> load_font(const Document& document, const UsedFont& used) {
  const MemoryFile file(make_truetype(used.font));
  if (!file.complete()) return base::error(ErrorKind::no_space, "no memory file for a font");
  const char* const name = HPDF_LoadTTFontFromFile(document.get(), file.path().c_str(), HPDF_TRUE);
  const HPDF_Font font = name == nullptr ? nullptr : HPDF_GetFont(document.get(), name, "UTF-8");
  if (const base::Status status = check(document, "loading a font"); !status) return status.error();
  return font;
}

/// The CMap that tells readers and copiers which character each code means.
std::string to_unicode(const UsedFont& used) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;
  const std::size_t count = used.characters.size();
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t last = std::min(first + block, count);
    out += std::to_string(last - first) + " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) {
      const char32_t code = used.font.first_code + static_cast<char32_t>(i);
      out += "<" + utf16_hex(code) + "> <" + utf16_hex(used.characters[i]) + ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// Puts our CMap in the place of libharu's, which knows nothing of our codes.
void repair_to_unicode(HPDF_Font font, const UsedFont& used) {
  const auto attributes = static_cast<HPDF_FontAttr>(font->attr);
  HPDF_MemStream_FreeData(attributes->cmap_stream->stream);
  const std::string cmap = to_unicode(used);
  HPDF_Stream_WriteStr(attributes->cmap_stream->stream, cmap.c_str());
}

void add_rules(HPDF_Page page, const std::vector<Rule>& rules) {
  float width = -1;
  for (const Rule& rule : rules) {
    if (rule.width_pt != width) HPDF_Page_SetLineWidth(page, rule.width_pt);
    width = rule.width_pt;
    HPDF_Page_MoveTo(page, rule.x0_pt, geometry::page_height_pt - rule.y0_pt);
    HPDF_Page_LineTo(page, rule.x1_pt, geometry::page_height_pt - rule.y1_pt);
    HPDF_Page_Stroke(page);
  }
}

void add_pieces(HPDF_Page page, const std::vector<Piece>& pieces, const std::vector<HPDF_Font>& fonts) {
  if (pieces.empty()) return;
  HPDF_Page_BeginText(page);
  const Piece* last = nullptr;
  for (const Piece& piece : pieces) {
    if (last == nullptr || last->font != piece.font || last->size_pt != piece.size_pt) {
      HPDF_Page_SetFontAndSize(page, fonts[static_cast<std::size_t>(piece.font)], piece.size_pt);
    }
    if (last == nullptr || last->spacing_pt != piece.spacing_pt) HPDF_Page_SetCharSpace(page, piece.spacing_pt);
    HPDF_Page_SetTextMatrix(page, 1, 0, 0, 1, piece.x_pt, geometry::page_height_pt - piece.baseline_pt);
    HPDF_Page_ShowText(page, piece.codes.c_str());
    last = &piece;
  }
  HPDF_Page_EndText(page);
}

/// Any Unicode text; libharu's own setter would blank characters beyond the BMP.
void set_info(const Document& document, HPDF_InfoType type, const char* key, const std::string& text) {
  HPDF_SetInfoAttr(document.get(), type, "-");  // makes the dictionary
  std::string bytes = "\xFE\xFF" + utf16(text);
  const auto data = reinterpret_cast<HPDF_BYTE*>(bytes.data());
  HPDF_Binary value = HPDF_Binary_New(document->mmgr, data, static_cast<HPDF_UINT>(bytes.size()));
  if (value != nullptr) HPDF_Dict_Add(document->info, key, value);
}

void set_dates(const Document& document, const base::LocalTime& time) {
  if (!time.date.ok()) return;
  HPDF_Date date{};
  date.year = static_cast<int>(time.date.year());
  date.month = static_cast<int>(static_cast<unsigned>(time.date.month()));
  date.day = static_cast<int>(static_cast<unsigned>(time.date.day()));
  date.hour = time.hour;
  date.minutes = time.minute;
  date.ind = ' ';
  HPDF_SetInfoDateAttr(document.get(), HPDF_INFO_CREATION_DATE, date);
  HPDF_SetInfoDateAttr(document.get(), HPDF_INFO_MOD_DATE, date);
}

base::Result<std::string> saved(const Document& document) {
  HPDF_SaveToStream(document.get());
  HPDF_UINT32 left = HPDF_GetStreamSize(document.get());
  std::string bytes(left, '\0');
  HPDF_UINT32 done = 0;
  while (left > 0) {
    HPDF_UINT32 count = left;
    HPDF_ReadFromStream(document.get(), reinterpret_cast<HPDF_BYTE*>(bytes.data()) + done, &count);
    if (count == 0) break;
    done += count, left -= count;
  }
  if (const base::Status status = check(document, "saving"); !status) return status.error();
  if (left > 0) return base::error(ErrorKind::internal, "libharu gave less than it promised");
  return bytes;
}

base::Result<std::string> write_pdf(const Drawing& drawing, const Paper& paper) {
  const Document document(HPDF_New(nullptr, nullptr));
  if (document == nullptr) return base::error(ErrorKind::no_space, "no memory for a document");
  HPDF_SetCompressionMode(document.get(), HPDF_COMP_ALL);
  HPDF_UseUTFEncodings(document.get());
  std::vector<HPDF_Font> fonts;
  for (const UsedFont& used : drawing.fonts) {
    const base::Result<HPDF_Font> font = load_font(document, used);
    if (!font) return font.error();
    repair_to_unicode(*font, used);
    fonts.push_back(*font);
  }
  for (const DrawnPage& drawn : drawing.pages) {
    const HPDF_Page page = HPDF_AddPage(document.get());
    HPDF_Page_SetWidth(page, geometry::page_width_pt);
    HPDF_Page_SetHeight(page, geometry::page_height_pt);
    add_rules(page, drawn.rules);
    add_pieces(page, drawn.pieces, fonts);
  }
  set_info(document, HPDF_INFO_TITLE, "Title", paper.title);
  set_info(document, HPDF_INFO_CREATOR, "Creator", "Chayue");
  set_dates(document, paper.printed_at);
  if (const base::Status status = check(document, "drawing"); !status) return status.error();
  return saved(document);
}

}  // namespace

FontPaths debian_font_paths() {
  const std::string noto = "/usr/share/fonts/opentype/noto/", unifont = "/usr/share/fonts/opentype/unifont/",
                    hanazono = "/usr/share/fonts/truetype/hanazono/",
                    fandol = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/";
  return {{fandol + "FandolFang-Regular.otf", ""},
          {noto + "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"},
          {noto + "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"},
          {fandol + "FandolHei-Regular.otf", ""},
          {fandol + "FandolKai-Regular.otf", ""},
          {{hanazono + "HanaMinA.ttf", ""},
           {hanazono + "HanaMinB.ttf", ""},
           {unifont + "unifont.otf", ""},
           {unifont + "unifont_upper.otf", ""}}};
}

Press::Press(std::unique_ptr<Fonts> fonts) : fonts_(std::move(fonts)) {}
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;
Press::~Press() = default;

base::Result<Press> Press::open(const FontPaths& paths) {
  base::Result<Fonts> fonts = Fonts::open(paths);
  if (!fonts) return fonts.error();
  return Press(std::make_unique<Fonts>(std::move(*fonts)));
}

Layout Press::lay_out(const Paper& paper, Edition edition) {
  return typeset(paper, edition, [&](char32_t c, Face face) { return fonts_->find(c, face).advance_em; });
}

base::Result<Pdf> Press::pdf(const Paper& paper, const Layout& layout, const Selection&) {
  Drawing drawing = draw_with(*fonts_, layout.pages);
  base::Result<std::string> bytes = write_pdf(drawing, paper);
  if (!bytes) return bytes.error();
  return Pdf{std::move(*bytes), static_cast<int>(drawing.pages.size()), std::move(drawing.missing)};
}

base::Result<Pdf> make_pdf(Press& press, const Paper& paper) { return press.pdf(paper, press.lay_out(paper)); }

}  // namespace printing
