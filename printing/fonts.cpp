#include "printing/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_FONT_FORMATS_H
#include FT_OUTLINE_H

#include <algorithm>
#include <optional>
#include <string_view>
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

/// Nothing if the file is missing or has no TrueType outlines.
OpenFace open_face(FT_Library library, const std::string& path) {
  FT_Face face = nullptr;
  if (FT_New_Face(library, path.c_str(), 0, &face) != 0) return nullptr;
  OpenFace open(face);
  const bool truetype = std::string_view(FT_Get_Font_Format(face)) == "TrueType";
  if (!truetype || FT_Select_Charmap(face, FT_ENCODING_UNICODE) != 0) return nullptr;
  return open;
}

/// Control characters, private use, surrogates and non-characters: whatever a font draws there means nothing.
bool is_unshowable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xF8FF) || (c & 0xFFFEU) == 0xFFFEU ||
         (c >= 0xFDD0 && c <= 0xFDEF) || c >= 0xF0000;
}

struct OneFont {
  std::string path;
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

}  // namespace

struct Fonts::State {
  Library library;
  std::vector<OneFont> fonts;  // text, bold, fallbacks
  Memory seen[2];              // by face

  FT_Face face(std::size_t i) {
    OneFont& font = fonts[i];
    if (!font.tried) font.face = open_face(library.get(), font.path);
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
    if (wanted == Face::bold) {
      if (const auto glyph = look_in(1, code_point)) return *glyph;
    }
    for (std::size_t i = 0; i < fonts.size(); ++i) {
      if (i == 1) continue;
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
  state->fonts.push_back({paths.text, nullptr, false});
  state->fonts.push_back({paths.bold, nullptr, false});
  for (const std::string& path : paths.fallbacks) state->fonts.push_back({path, nullptr, false});
  for (std::size_t i = 0; i < 2; ++i) {
    if (state->face(i) == nullptr) {
      return base::error(base::ErrorKind::not_found, "no TrueType font at " + state->fonts[i].path);
    }
  }
  return Fonts(std::move(state));
}

Glyph Fonts::find(char32_t code_point, Face face) {
  std::optional<Glyph>& seen = state_->seen[face == Face::bold ? 1 : 0].at(code_point);
  if (!seen) seen = state_->look(code_point, face);
  return *seen;
}

SmallFont Fonts::describe(int font) const {
  const FT_Face face = state_->fonts[static_cast<std::size_t>(font)].face.get();
  const char* const name = FT_Get_Postscript_Name(face);
  SmallFont small;
  small.name = name == nullptr ? "Font" + std::to_string(font) : name;
  small.style = (face->style_flags & FT_STYLE_FLAG_BOLD) != 0 ? "Bold" : "Regular";
  small.units_per_em = face->units_per_EM;
  small.ascent = face->ascender;
  small.descent = face->descender;
  return small;
}

Outline Fonts::outline(int font, unsigned glyph_index) const {
  const FT_Face face = state_->fonts[static_cast<std::size_t>(font)].face.get();
  Outline out;
  if (FT_Load_Glyph(face, glyph_index, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0) return out;
  const FT_Outline& from = face->glyph->outline;
  out.advance = static_cast<int>(face->glyph->metrics.horiAdvance);
  for (int i = 0; i < from.n_points; ++i) {
    const FT_Vector& p = from.points[i];
    out.points.push_back(
        {static_cast<int>(p.x), static_cast<int>(p.y), FT_CURVE_TAG(from.tags[i]) == FT_CURVE_TAG_ON});
  }
  for (int i = 0; i < from.n_contours; ++i) out.contour_ends.push_back(static_cast<std::uint16_t>(from.contours[i]));
  return out;
}

}  // namespace printing
