// Characters on demand: whatever a document or a name needs, beyond the BMP included, in bounded memory.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/line_break.h"
#include "base/utf8.h"
#include "kiosk/ui/body_layout.h"
#include "kiosk/ui/glyphs.h"

namespace {

std::unique_ptr<ui::GlyphAtlas> open(int rows = ui::GlyphAtlas::height) {
  return std::move(ui::GlyphAtlas::open(ui::debian_screen_fonts(), rows).value());
}

bool drawn(ui::GlyphAtlas& atlas, char32_t c) {
  const ui::Glyph& glyph = atlas.glyph(c, 36, ui::Weight::regular);
  return !glyph.missing && glyph.width > 0;
}

base::Block paragraph(const std::string& text) { return {base::BlockKind::paragraph, 0, "", text, {}}; }

}  // namespace

TEST_CASE("characters beyond the BMP are drawn: 𠮷 𬭎 𬒗 and Extension A") {
  const auto atlas = open();
  for (const char32_t c : {U'\x20BB7', U'\x2CB4E', U'\x2C497', U'\x3400', U'〇', U'·', U'—', U'〔'})
    CHECK(drawn(*atlas, c));
}

TEST_CASE("a character that no font has is marked as missing, with room for its box") {
  const auto atlas = open();
  const ui::Glyph& glyph = atlas->glyph(0xE123, 36, ui::Weight::regular);
  CHECK(glyph.missing);
  CHECK(glyph.advance == 36);
}

TEST_CASE("nothing is drawn before it is asked for") {
  const auto atlas = open();
  atlas->take_dirty();
  CHECK(atlas->take_dirty().empty());
  atlas->glyph(U'安', 36, ui::Weight::regular);
  const ui::Rect dirty = atlas->take_dirty();
  CHECK_FALSE(dirty.empty());
  CHECK(dirty.w < 60);
  atlas->glyph(U'安', 36, ui::Weight::regular);
  CHECK(atlas->take_dirty().empty());
}

TEST_CASE("an ideograph is one em wide, in either weight") {
  const auto atlas = open();
  for (const float size : {26.0F, 36.0F, 52.0F}) {
    CHECK(atlas->advance(U'安', size, ui::Weight::regular) == size);
    CHECK(atlas->advance(U'全', size, ui::Weight::bold) == size);
  }
}

TEST_CASE("when the picture is full the frame goes on and the next one starts afresh") {
  const auto atlas = open(128);
  char32_t c = 0x4E00;
  while (!atlas->needs_another_frame() && c < 0x6000) atlas->glyph(c++, 48, ui::Weight::regular);
  REQUIRE(atlas->needs_another_frame());
  CHECK(atlas->glyph(c, 48, ui::Weight::regular).width == 0);
  CHECK(atlas->glyph(c, 48, ui::Weight::regular).advance == 48);
  atlas->begin_frame();
  CHECK_FALSE(atlas->needs_another_frame());
  CHECK(atlas->glyph(c, 48, ui::Weight::regular).width > 0);
  CHECK_FALSE(atlas->take_dirty().empty());
}

TEST_CASE("a missing font is reported, not crashed on") {
  ui::ScreenFonts fonts = ui::debian_screen_fonts();
  fonts.regular.push_back({"/nowhere/none.ttf", 0});
  const auto atlas = ui::GlyphAtlas::open(fonts);
  REQUIRE_FALSE(atlas.ok());
  CHECK(atlas.error().kind == base::ErrorKind::not_found);
}

TEST_CASE("all 8,105 standard characters are drawn") {
  const std::filesystem::path list =
      std::filesystem::path(CHAYUE_SOURCE_DIR) / "../shared/data/rare/tongyong_8105.json";
  if (!std::filesystem::exists(list)) {
    MESSAGE("skipped: the table of standard characters is not here");
    CHECK(true);
    return;
  }
  const auto atlas = open();
  std::ifstream in(list);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);)
    base::for_each_code_point(line, [&](char32_t c) {
      if (!base::is_han(c)) return;
      ++count;
      if (drawn(*atlas, c)) return;
      REQUIRE(atlas->needs_another_frame());  // only for want of room
      atlas->begin_frame();
      CHECK_MESSAGE(drawn(*atlas, c), static_cast<unsigned>(c));
    });
  CHECK(count >= 8105);
}

TEST_CASE("a body's lines keep the rules of line breaking and the column's width") {
  const auto atlas = open();
  ui::Canvas canvas(*atlas);
  const ui::Theme theme;
  const base::Blocks blocks = {
      {base::BlockKind::heading, 1, "", "第一章　总则", {}},
      {base::BlockKind::article,
       0,
       "第一条",
       "为了及时、有序处置危险化学品事故，减少人员伤亡和财产损失，根据《中华人民共和国安全生产法》《危险化学品安全管"
       "理条例》等法律、法规（2026年修订），结合本市实际，制定本预案。",
       {}},
      paragraph("自2026年11月20日起，示应急〔2026〕48号文件（以下简称“通知”）同时废止。"),
      {base::BlockKind::table, 0, "", "", {{"序号", "名称"}, {"1", "示例市某化工有限公司危险化学品经营许可证"}}},
      {base::BlockKind::closing, 0, "", "示例市应急管理局", {}}};
  for (const float width : {300.0F, 420.0F, 880.0F}) {
    for (const base::Block& block : blocks) {
      const ui::BlockLayout layout = ui::layout_block(block, width, theme, canvas);
      for (const ui::BodyLine& line : layout.lines) {
        const std::string text =
            block.kind == base::BlockKind::table ? block.rows[line.row][line.cell] : app::body_text(block);
        const std::string shown = text.substr(line.begin, line.end - line.begin);
        if (line.begin > 0)
          CHECK_FALSE(std::u32string(U"，。、）》”").find(base::decode_at(shown, 0).code_point) !=
                      std::u32string::npos);
        CHECK(line.x + canvas.width(shown, line.style) <= width + line.style.size_px * 0.6F);
      }
      CHECK(layout.height > 0);
    }
  }
}

TEST_CASE("a found place is located in the lines") {
  const auto atlas = open();
  ui::Canvas canvas(*atlas);
  const ui::BlockLayout layout =
      ui::layout_block(paragraph(std::string(300, 'a') + "目标"), 600, ui::Theme{}, canvas);
  app::BodyMatch place;
  place.begin = 300, place.end = 306;
  REQUIRE(layout.find(place) != nullptr);
  CHECK(layout.find(place)->y > 0);
  CHECK(layout.find(place)->begin <= 300);
  place.begin = 400;
  CHECK(layout.find(place) == nullptr);
}
