#include "printing/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace printing {
namespace {

struct CloseLibrary {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct CloseFace {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, CloseLibrary>;
using OpenFace = std::unique_ptr<FT_FaceRec_, CloseFace>;

/// The face of that family, or the first one. Nothing if the file is missing or has no Unicode characters.
OpenFace open_face(FT_Library library, const FontFile& file) {
  for (FT_Long i = 0, count = 1; i < count; ++i) {
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.path.c_str(), i, &face) != 0) return nullptr;
    OpenFace open(face);
    count = face->num_faces;
    const bool wanted = file.family.empty() || (face->family_name != nullptr && file.family == face->family_name);
    if (wanted && FT_IS_SCALABLE(face) && FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0) return open;
  }
  return nullptr;
}

Outline::Point on_curve(const FT_Vector& p) { return {static_cast<int>(p.x), static_cast<int>(p.y), true}; }

/// Cubic curves become as many quadratic ones as keep within half a unit: a curve cut into n equal parts is off by
/// less than its third difference times sqrt(3) / 36 / n^3.
class QuadraticPen {
 public:
  Outline take() && {
    close();
    return std::move(outline_);
  }
  void move_to(const FT_Vector& to) {
    close();
    outline_.points.push_back(on_curve(to));
    at_ = to;
  }
  void line_to(const FT_Vector& to) {
    outline_.points.push_back(on_curve(to));
    at_ = to;
  }
  void conic_to(const FT_Vector& control, const FT_Vector& to) {
    outline_.points.push_back({static_cast<int>(control.x), static_cast<int>(control.y), false});
    line_to(to);
  }
  void cubic_to(const FT_Vector& c1, const FT_Vector& c2, const FT_Vector& to) {
    const Cubic x = cubic(at_.x, c1.x, c2.x, to.x), y = cubic(at_.y, c1.y, c2.y, to.y);
    const double off = std::hypot(x.d, y.d) * std::sqrt(3.0) / 36;
    const int parts = std::clamp(static_cast<int>(std::ceil(std::cbrt(off / 0.5))), 1, 8);
    for (int i = 0; i < parts; ++i) {
      const double t = static_cast<double>(i) / parts, u = static_cast<double>(i + 1) / parts;
      const FT_Vector control{middle(x, t, u), middle(y, t, u)};
      conic_to(control, i + 1 == parts ? to : FT_Vector{rounded(x.at(u)), rounded(y.at(u))});
    }
  }

 private:
  struct Cubic {
    double a, b, c, d;  // a + b t + c t^2 + d t^3
    double at(double t) const { return a + t * (b + t * (c + t * d)); }
    double slope(double t) const { return b + t * (2 * c + t * 3 * d); }
  };
  static Cubic cubic(FT_Pos p0, FT_Pos p1, FT_Pos p2, FT_Pos p3) {
    const auto a = static_cast<double>(p0), b = static_cast<double>(p1), c = static_cast<double>(p2),
               d = static_cast<double>(p3);
    return {a, 3 * (b - a), 3 * (a - 2 * b + c), d - a + 3 * (b - c)};
  }
  static FT_Pos rounded(double value) { return std::lround(value); }
  /// Control point of the quadratic curve nearest to the piece from t to u.
  static FT_Pos middle(const Cubic& cubic, double t, double u) {
    const double step = (u - t) / 4;
    return rounded((cubic.at(t) + cubic.at(u)) / 2 + step * (cubic.slope(t) - cubic.slope(u)));
  }
  void close() {
    std::vector<Outline::Point>& points = outline_.points;
    const std::size_t first = outline_.contour_ends.empty() ? 0 : outline_.contour_ends.back() + 1U;
    if (points.size() > first + 1 && points.back().x == points[first].x && points.back().y == points[first].y) {
      points.pop_back();
    }
    if (points.size() > first) outline_.contour_ends.push_back(static_cast<std::uint16_t>(points.size() - 1));
  }

  Outline outline_;
  FT_Vector at_{0, 0};
};

Outline quadratic(FT_Outline& from) {
  QuadraticPen pen;
  FT_Outline_Funcs calls{};
  calls.move_to = [](const FT_Vector* to, void* p) { return static_cast<QuadraticPen*>(p)->move_to(*to), 0; };
  calls.line_to = [](const FT_Vector* to, void* p) { return static_cast<QuadraticPen*>(p)->line_to(*to), 0; };
  calls.conic_to = [](const FT_Vector* control, const FT_Vector* to, void* p) {
    return static_cast<QuadraticPen*>(p)->conic_to(*control, *to), 0;
  };
  calls.cubic_to = [](const FT_Vector* c1, const FT_Vector* c2, const FT_Vector* to, void* p) {
    return static_cast<QuadraticPen*>(p)->cubic_to(*c1, *c2, *to), 0;
  };
  FT_Outline_Decompose(&from, &calls, &pen);
  return std::move(pen).take();
}

/// Control characters, private use, surrogates and non-characters: whatever a font draws there means nothing.
bool is_unshowable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xF8FF) || (c & 0xFFFEU) == 0xFFFEU ||
         (c >= 0xFDD0 && c <= 0xFDEF) || c >= 0xF0000;
}

constexpr std::size_t index_of(Face face) { return static_cast<std::size_t>(face); }

struct OneFont {
  FontFile file;
  OpenFace face;
  bool tried = false;
};

/// Answers already given, by code point: blocks of 256, made when one of their characters is first asked for.
class Memory {
 public:
  std::optional<Glyph>& at(char32_t code_point) {
    std::vector<std::optional<Glyph>>& block = blocks_[std::min<std::size_t>(code_point >> 8, blocks_.size() - 1)];
    if (block.empty()) block.resize(256);
    return block[code_point & 0xFF];
  }

 private:
  std::vector<std::vector<std::optional<Glyph>>> blocks_ = std::vector<std::vector<std::optional<Glyph>>>(0x1100);
};

/// Glyphs already drawn; all are forgotten when they grow too many.
class DrawnGlyphs {
 public:
  /// The glyph's place in the memory, and whether it is new.
  std::pair<Coverage*, bool> at(std::uint64_t key) {
    if (bytes_ > most_bytes) glyphs_.clear(), bytes_ = 0;
    const auto [place, added] = glyphs_.try_emplace(key);
    return {&place->second, added};
  }
  void count(const Coverage& glyph) { bytes_ += glyph.bytes.size() + sizeof glyph + 32; }

 private:
  static constexpr std::size_t most_bytes = 8U << 20U;
  std::unordered_map<std::uint64_t, Coverage> glyphs_;
  std::size_t bytes_ = 0;
};

Coverage rendered(FT_Face face, unsigned glyph_index, const GlyphPlace& place, FT_F26Dot6 size) {
  Coverage out;
  if (FT_Set_Char_Size(face, size, 0, 72, 72) != 0) return out;
  if (FT_Load_Glyph(face, glyph_index, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return out;
  FT_Outline_Translate(&face->glyph->outline, place.quarters_right * 16, -place.quarters_down * 16);
  if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return out;
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  out.left_px = face->glyph->bitmap_left, out.top_px = -face->glyph->bitmap_top;
  out.width_px = static_cast<int>(bitmap.width), out.height_px = static_cast<int>(bitmap.rows);
  out.bytes.reserve(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
  for (unsigned row = 0; row < bitmap.rows; ++row) {
    const unsigned char* const line = bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch;
    out.bytes.insert(out.bytes.end(), line, line + bitmap.width);
  }
  return out;
}

}  // namespace

struct Fonts::State {
  Library library;
  std::vector<OneFont> fonts;  // one for each Face, then the fallbacks
  Memory seen[face_count];
  DrawnGlyphs drawn;

  FT_Face face(std::size_t i) {
    OneFont& font = fonts[i];
    if (!font.tried) font.face = open_face(library.get(), font.file);
    font.tried = true;
    return font.face.get();
  }

  std::optional<Glyph> look_in(std::size_t i, char32_t code_point) {
    const FT_Face f = face(i);
    const FT_UInt index = f == nullptr ? 0 : FT_Get_Char_Index(f, code_point);
    if (index == 0 || FT_Load_Glyph(f, index, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0) return std::nullopt;
    const FT_Pos advance = f->glyph->metrics.horiAdvance;
    return Glyph{static_cast<int>(i), index, static_cast<float>(advance) / static_cast<float>(f->units_per_EM)};
  }

  Glyph look(char32_t code_point, Face wanted) {
    if (is_unshowable(code_point)) return {};
    if (const auto glyph = look_in(index_of(wanted), code_point)) return *glyph;
    if (wanted == Face::hei) {
      if (const auto glyph = look_in(index_of(Face::song_bold), code_point)) return *glyph;
    }
    if (const auto glyph = look_in(index_of(Face::song), code_point)) return *glyph;
    for (std::size_t i = face_count; i < fonts.size(); ++i) {
      if (const auto glyph = look_in(i, code_point)) return *glyph;
    }
    return {};
  }
};

Fonts::Fonts(std::unique_ptr<State> state) : state_(std::move(state)) {}
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

base::Result<Fonts> Fonts::open(const FontPaths& paths) {
  auto state = std::make_unique<State>();
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return base::error(base::ErrorKind::internal, "FreeType does not start");
  state->library.reset(library);
  for (const FontFile& file : {paths.fang, paths.song, paths.song_bold, paths.hei, paths.kai}) {
    state->fonts.push_back({file, nullptr, false});
  }
  for (const FontFile& file : paths.fallbacks) state->fonts.push_back({file, nullptr, false});
  if (state->face(index_of(Face::song)) == nullptr) {
    return base::error(base::ErrorKind::not_found, "no font at " + paths.song.path);
  }
  return Fonts(std::move(state));
}

Glyph Fonts::find(char32_t code_point, Face face) {
  std::optional<Glyph>& seen = state_->seen[index_of(face)].at(code_point);
  if (!seen) seen = state_->look(code_point, face);
  return *seen;
}

SmallFont Fonts::describe(int font) const {
  const FT_Face face = state_->fonts[static_cast<std::size_t>(font)].face.get();
  const char* const name = FT_Get_Postscript_Name(face);
  SmallFont small;
  small.name = name == nullptr ? "Font" + std::to_string(font) : name;
  small.bold = (face->style_flags & FT_STYLE_FLAG_BOLD) != 0;
  small.units_per_em = face->units_per_EM;
  small.ascent = face->ascender;
  small.descent = face->descender;
  return small;
}

Outline Fonts::outline(int font, unsigned glyph_index) const {
  const FT_Face face = state_->fonts[static_cast<std::size_t>(font)].face.get();
  Outline out;
  if (FT_Load_Glyph(face, glyph_index, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0) return out;
  out = quadratic(face->glyph->outline);
  out.advance = static_cast<int>(face->glyph->metrics.horiAdvance);
  return out;
}

const Coverage& Fonts::coverage(int font, unsigned glyph_index, const GlyphPlace& place) {
  const long size = std::clamp(std::lround(place.size_px * 64), 1L, 2000L * 64);
  std::uint64_t key = static_cast<std::uint64_t>(font) << 16U | glyph_index;
  key = key << 24U | static_cast<std::uint64_t>(size);
  key = key << 4U | static_cast<std::uint64_t>(place.quarters_right << 2 | place.quarters_down);
  const auto [glyph, added] = state_->drawn.at(key);
  if (added) {
    *glyph = rendered(state_->fonts[static_cast<std::size_t>(font)].face.get(), glyph_index, place, size);
    state_->drawn.count(*glyph);
  }
  return *glyph;
}

}  // namespace printing
