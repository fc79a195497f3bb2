#include "kiosk/ui/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <cstring>
#include <unordered_map>

namespace ui {
namespace {

constexpr int padding = 1;

std::uint64_t key_of(char32_t code_point, int size, Weight weight) {
  return (std::uint64_t{code_point} << 32) | (static_cast<std::uint64_t>(size) << 1) |
         (weight == Weight::bold ? 1U : 0U);
}

}  // namespace

struct GlyphAtlas::Fonts {
  FT_Library library = nullptr;
  std::vector<FT_Face> regular;
  std::vector<FT_Face> bold;
  std::unordered_map<std::uint64_t, Glyph> drawn;
  std::unordered_map<std::uint64_t, float> advances;
  Glyph left_out;  ///< stands in for a glyph that found no room

  Fonts() = default;
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;
  ~Fonts() {
    for (auto* chain : {&regular, &bold})
      for (FT_Face face : *chain) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }

  bool open(const std::vector<ScreenFonts::File>& files, std::vector<FT_Face>& chain) const {
    for (const auto& file : files) {
      FT_Face face = nullptr;
      if (FT_New_Face(library, file.path.c_str(), file.index, &face) != 0) return false;
      chain.push_back(face);
    }
    return !chain.empty();
  }

  /// The first face of the chain that has the character, at this size; null if none has it.
  FT_Face face_for(char32_t code_point, int size, Weight weight) {
    for (FT_Face face : weight == Weight::bold ? bold : regular) {
      if (FT_Get_Char_Index(face, code_point) == 0) continue;
      FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(size));
      return face;
    }
    return nullptr;
  }
};

ScreenFonts debian_screen_fonts() {
  const std::string noto = "/usr/share/fonts/opentype/noto/";
  const std::string hana = "/usr/share/fonts/truetype/hanazono/";
  constexpr int simplified = 2;  // face of the collection with the shapes used in China
  ScreenFonts fonts;
  fonts.regular = {
      {noto + "NotoSansCJK-Regular.ttc", simplified}, {hana + "HanaMinA.ttf", 0}, {hana + "HanaMinB.ttf", 0}};
  fonts.bold = fonts.regular;
  fonts.bold.front() = {noto + "NotoSansCJK-Bold.ttc", simplified};
  return fonts;
}

base::Result<std::unique_ptr<GlyphAtlas>> GlyphAtlas::open(const ScreenFonts& files, int atlas_height) {
  auto fonts = std::make_unique<Fonts>();
  if (FT_Init_FreeType(&fonts->library) != 0)
    return base::error(base::ErrorKind::internal, "FreeType does not start");
  if (!fonts->open(files.regular, fonts->regular) || !fonts->open(files.bold, fonts->bold))
    return base::error(base::ErrorKind::not_found,
                       "a screen font is missing; install fonts-noto-cjk and fonts-hanazono");
  return std::unique_ptr<GlyphAtlas>(new GlyphAtlas(std::move(fonts), atlas_height));
}

GlyphAtlas::GlyphAtlas(std::unique_ptr<Fonts> fonts, int rows)
    : fonts_(std::move(fonts)),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows)),
      rows_(rows) {
  clear();
}

GlyphAtlas::~GlyphAtlas() = default;

void GlyphAtlas::clear() {
  std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0});
  fonts_->drawn.clear();
  for (int y = 0; y < 3; ++y) std::memset(&pixels_[static_cast<std::size_t>(y * width)], 0xFF, 3);
  shelf_x_ = 4, shelf_y_ = 0, shelf_height_ = 4;
  dirty_ = {0, 0, static_cast<float>(width), static_cast<float>(rows_)};
  full_ = false;
}

void GlyphAtlas::begin_frame() {
  if (full_) clear();
}

Rect GlyphAtlas::take_dirty() { return std::exchange(dirty_, Rect{}); }

float GlyphAtlas::ascent(float size_px) const {
  // Ideographs fill the em box from 0.88 em above the baseline to 0.12 em below it.
  return std::round(size_px * 0.88F);
}

const Glyph& GlyphAtlas::glyph(char32_t code_point, float size_px, Weight weight) {
  const int size = static_cast<int>(std::lround(size_px));
  const std::uint64_t key = key_of(code_point, size, weight);
  if (const auto known = fonts_->drawn.find(key); known != fonts_->drawn.end()) return known->second;
  const Glyph fresh = draw(code_point, size, weight);
  if (full_) {
    fonts_->left_out = Glyph{};
    fonts_->left_out.advance = fresh.advance;
    return fonts_->left_out;
  }
  return fonts_->drawn.emplace(key, fresh).first->second;
}

float GlyphAtlas::advance(char32_t code_point, float size_px, Weight weight) {
  const int size = static_cast<int>(std::lround(size_px));
  const auto [place, is_new] =
      fonts_->advances.try_emplace(key_of(code_point, size, weight), static_cast<float>(size));
  if (!is_new) return place->second;
  FT_Face face = fonts_->face_for(code_point, size, weight);
  if (face != nullptr && FT_Load_Char(face, code_point, FT_LOAD_TARGET_LIGHT) == 0)
    place->second = static_cast<float>(face->glyph->advance.x) / 64.0F;
  return place->second;
}

Glyph GlyphAtlas::draw(char32_t code_point, int size, Weight weight) {
  Glyph glyph;
  glyph.advance = advance(code_point, static_cast<float>(size), weight);
  FT_Face face = fonts_->face_for(code_point, size, weight);
  glyph.missing = face == nullptr;
  if (face == nullptr || FT_Load_Char(face, code_point, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) return glyph;
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  if (bitmap.width == 0 || bitmap.rows == 0) return glyph;
  const int w = static_cast<int>(bitmap.width), h = static_cast<int>(bitmap.rows);
  const Slot slot = allocate(w, h);
  if (!slot.ok) {
    full_ = true;
    return glyph;
  }
  for (int y = 0; y < h; ++y)
    std::memcpy(&pixels_[static_cast<std::size_t>((slot.v + y) * width + slot.u)], bitmap.buffer + y * bitmap.pitch,
                static_cast<std::size_t>(w));
  glyph.left = static_cast<float>(face->glyph->bitmap_left);
  glyph.top = -static_cast<float>(face->glyph->bitmap_top);
  glyph.u = slot.u, glyph.v = slot.v, glyph.width = w, glyph.height = h;
  return glyph;
}

GlyphAtlas::Slot GlyphAtlas::allocate(int w, int h) {
  if (shelf_x_ + w + padding > width) {
    shelf_y_ += shelf_height_ + padding;
    shelf_x_ = 0, shelf_height_ = 0;
  }
  if (w > width || shelf_y_ + h + padding > rows_) return {};
  const Slot slot{shelf_x_, shelf_y_, true};
  shelf_x_ += w + padding;
  shelf_height_ = std::max(shelf_height_, h);
  const Rect changed{static_cast<float>(slot.u), static_cast<float>(slot.v), static_cast<float>(w),
                     static_cast<float>(h)};
  if (dirty_.empty()) {
    dirty_ = changed;
  } else {
    const float left = std::min(dirty_.x, changed.x), top = std::min(dirty_.y, changed.y);
    dirty_ = {left, top, std::max(dirty_.right(), changed.right()) - left,
              std::max(dirty_.bottom(), changed.bottom()) - top};
  }
  return slot;
}

}  // namespace ui
