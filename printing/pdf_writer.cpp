#include "printing/pdf_writer.h"

#include <cmath>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "printing/drawing.h"
#include "printing/pdf_document.h"

namespace printing {
namespace {

/// Where a character is in the document's small fonts.
struct Code {
  std::size_t font = 0;
  unsigned code = 0;
};

/// The small fonts of a document. A font of the system becomes a second small one when the first is full.
class Codes {
 public:
  explicit Codes(Fonts& fonts) : fonts_(fonts) {}

  Code of(int font, const DrawnGlyph& glyph) {
    const auto index = static_cast<std::size_t>(font);
    if (index >= slots_.size()) slots_.resize(index + 1);
    Slot& slot = slots_[index];
    const auto [place, added] = slot.codes.try_emplace(glyph.character);
    if (added) place->second = deal_out(slot, font, glyph);
    return place->second;
  }

  const std::vector<UsedFont>& used() const { return used_; }

 private:
  struct Slot {
    std::size_t newest = none;  // of used_
    std::unordered_map<char32_t, Code> codes;
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  Code deal_out(Slot& slot, int font, const DrawnGlyph& glyph) {
    if (slot.newest == none || used_[slot.newest].characters.size() == most_glyphs) {
      slot.newest = used_.size();
      used_.push_back({fonts_.describe(font), {}});
    }
    UsedFont& used = used_[slot.newest];
    used.characters.push_back(glyph.character);
    used.font.glyphs.push_back(fonts_.outline(font, glyph.index));
    return {slot.newest, static_cast<unsigned>(used.characters.size())};
  }

  Fonts& fonts_;
  std::vector<Slot> slots_;  // by font of Fonts
  std::vector<UsedFont> used_;
};

/// The operators of a content stream, written to a text whose memory serves for page after page.
class Operators {
 public:
  Operators& number(float value) {
    long thousandths = std::lround(static_cast<double>(value) * 1000);
    if (thousandths < 0) text_ += '-', thousandths = -thousandths;
    text_ += std::to_string(thousandths / 1000);
    if (const long rest = thousandths % 1000; rest != 0) {
      text_ += '.';
      text_ += static_cast<char>('0' + rest / 100);
      if (rest % 100 != 0) text_ += static_cast<char>('0' + rest / 10 % 10);
      if (rest % 10 != 0) text_ += static_cast<char>('0' + rest % 10);
    }
    text_ += ' ';
    return *this;
  }
  Operators& name(char letter, std::size_t number) {
    text_ += '/';
    text_ += letter;
    text_ += std::to_string(number) + ' ';
    return *this;
  }
  Operators& word(const char* operation) { return text_ += operation, text_ += '\n', *this; }
  Operators& open_string() { return text_ += '(', *this; }
  Operators& close_string() { return text_ += ") ", *this; }
  void code(unsigned code) {
    byte(static_cast<char>(code >> 8));
    byte(static_cast<char>(code & 0xFFU));
  }
  void clear() { text_.clear(); }
  const std::string& text() const { return text_; }

 private:
  void byte(char c) {
    if (c == '(' || c == ')' || c == '\\') text_ += '\\';
    if (c == '\r') {
      text_ += "\\r";  // a bare one would be read as a line feed
    } else {
      text_ += c;
    }
  }

  std::string text_;
};

class Writer {
 public:
  Writer(Fonts& fonts, const Layout& layout, const Sheets& sheets)
      : fonts_(fonts), layout_(layout), sheets_(sheets), codes_(fonts) {}

  base::Result<Pdf> run(const Paper& paper) {
    base::Result<PdfDocument> document = PdfDocument::create(sheets_.width_pt, sheets_.height_pt);
    if (!document) return document.error();
    for (const Sheet& sheet : sheets_.sides) add(*document, sheet);
    document->set_fonts(codes_.used());
    document->set_bookmarks(bookmarks());
    document->set_labels(labels());
    document->set_particulars(paper.title, paper.printed_at);
    base::Result<std::string> bytes = document->save();
    if (!bytes) return bytes.error();
    return Pdf{std::move(*bytes), static_cast<int>(sheets_.sides.size()), {missing_.begin(), missing_.end()}};
  }

 private:
  static float up(float y_pt) { return geometry::page_height_pt - y_pt; }

  void add(PdfDocument& document, const Sheet& sheet) {
    out_.clear();
    std::vector<PdfLink> links;
    for (const PlacedPage& placed : sheet) {
      const Page& page = layout_.pages[placed.page];
      draw_page(fonts_, page, drawn_);
      missing_.insert(drawn_.missing.begin(), drawn_.missing.end());
      const bool moved = sheets_.width_pt > sheets_.height_pt;
      if (moved) {
        out_.word("q").number(placed.scale).number(0).number(0).number(placed.scale);
        out_.number(placed.x_pt).number(placed.y_pt).word("cm");
      }
      add_boxes();
      add_rules();
      add_strokes();
      add_pieces();
      if (moved) out_.word("Q");
      for (const Link& link : page.links) links.push_back(on_sheet(link, placed));
    }
    document.add_page(out_.text(), links);
  }

  void add_boxes() {
    if (drawn_.boxes.empty()) return;
    for (const Box& b : drawn_.boxes) {
      out_.number(b.x_pt).number(up(b.y_pt + b.height_pt)).number(b.width_pt).number(b.height_pt).word("re");
    }
    out_.word("f");
  }

  void add_rules() {
    float width = -1;
    for (const Rule& rule : drawn_.rules) {
      if (rule.width_pt != width) out_.number(rule.width_pt).word("w");
      width = rule.width_pt;
      out_.number(rule.x0_pt).number(up(rule.y0_pt)).word("m");
      out_.number(rule.x1_pt).number(up(rule.y1_pt)).word("l").word("S");
    }
  }

  /// With round ends and corners, which nothing else has.
  void add_strokes() {
    if (drawn_.strokes.empty()) return;
    out_.word("q").number(1).word("J").number(1).word("j");
    for (const Stroke& stroke : drawn_.strokes) {
      out_.number(stroke.width_pt).word("w");
      const Stroke::Point& first = stroke.points.front();
      out_.number(first.x_pt).number(up(first.y_pt)).word("m");
      for (const Stroke::Point& point : stroke.points) out_.number(point.x_pt).number(up(point.y_pt)).word("l");
      out_.word("S");
    }
    out_.word("Q");
  }

  /// The state is told whenever it changes; a page begins without one.
  void add_pieces() {
    if (drawn_.pieces.empty()) return;
    out_.word("BT");
    State state;
    for (const Piece& piece : drawn_.pieces) add(piece, state);
    out_.word("ET");
  }

  struct State {
    std::size_t font = static_cast<std::size_t>(-1);
    float size_pt = 0, spacing_pt = 0;
  };

  void add(const Piece& piece, State& state) {
    float x = piece.x_pt;
    bool open = false;
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
      const DrawnGlyph& glyph = drawn_.glyphs[i];
      const Code code = codes_.of(piece.font, glyph);
      if (!open || code.font != state.font) {
        if (open) out_.close_string().word("Tj");
        begin_string(piece, x, code.font, state);
        open = true;
      }
      out_.code(code.code);
      x += glyph.advance_em * piece.size_pt + piece.spacing_pt;
    }
    if (open) out_.close_string().word("Tj");
  }

  void begin_string(const Piece& piece, float x, std::size_t font, State& state) {
    if (state.font != font || state.size_pt != piece.size_pt) {
      out_.name('F', font).number(piece.size_pt).word("Tf");
    }
    if (state.spacing_pt != piece.spacing_pt) out_.number(piece.spacing_pt).word("Tc");
    state = {font, piece.size_pt, piece.spacing_pt};
    out_.number(1).number(0).number(0).number(1).number(x).number(up(piece.baseline_pt)).word("Tm").open_string();
  }

  static PdfLink on_sheet(const Link& link, const PlacedPage& placed) {
    const auto x = [&](float pt) { return placed.x_pt + placed.scale * pt; };
    const auto y = [&](float pt) { return placed.y_pt + placed.scale * up(pt); };
    return {x(link.x0_pt), y(link.y1_pt), x(link.x1_pt), y(link.y0_pt), link.uri};
  }

  /// Those whose page is on a sheet.
  std::vector<PdfBookmark> bookmarks() const {
    std::unordered_map<std::size_t, std::size_t> sheet_of;  // a page's
    for (std::size_t i = 0; i < sheets_.sides.size(); ++i) {
      for (const PlacedPage& placed : sheets_.sides[i]) sheet_of[placed.page] = i;
    }
    std::vector<PdfBookmark> kept;
    for (const Bookmark& bookmark : layout_.bookmarks) {
      const auto at = sheet_of.find(bookmark.page);
      if (at == sheet_of.end()) continue;
      const Sheet& sheet = sheets_.sides[at->second];
      const PlacedPage& placed = sheet.front().page == bookmark.page ? sheet.front() : sheet.back();
      kept.push_back(
          {bookmark.text, bookmark.level, at->second, placed.x_pt, placed.y_pt + placed.scale * up(bookmark.y_pt)});
    }
    return kept;
  }

  /// A sheet is called by the numbers of its pages.
  std::vector<PdfLabel> labels() const {
    const auto number = [](const PlacedPage& placed) { return static_cast<int>(placed.page) + 1; };
    std::vector<PdfLabel> labels;
    for (std::size_t i = 0; i < sheets_.sides.size(); ++i) {
      const Sheet& sheet = sheets_.sides[i];
      if (sheet.size() > 1) {
        labels.push_back({i, 0, std::to_string(number(sheet.front())) + "-" + std::to_string(number(sheet.back()))});
      } else if (labels.empty() || !labels.back().name.empty()) {
        labels.push_back({i, number(sheet.front()), {}});
      }
    }
    return labels;
  }

  Fonts& fonts_;
  const Layout& layout_;
  const Sheets& sheets_;
  Codes codes_;
  DrawnPage drawn_;
  Operators out_;
  std::set<char32_t> missing_;
};

}  // namespace

base::Result<Pdf> write_pdf(Fonts& fonts, const Paper& paper, const Layout& layout, const Sheets& sheets) {
  return Writer(fonts, layout, sheets).run(paper);
}

}  // namespace printing
