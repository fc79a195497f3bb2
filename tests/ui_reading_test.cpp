// The screen of a document as it is drawn: the place that is kept, contents, tables, links.
#include <cmath>

#include "kiosk/app/update.h"
#include "tests/support/glass.h"

namespace {

using namespace support;

base::Block block_of(base::BlockKind kind, const std::string& text, int level = 0) {
  base::Block block;
  block.kind = kind, block.text = text, block.level = level;
  return block;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// Chapters of five articles each; every article says its own number.
base::Blocks long_law(int articles) {
  base::Blocks law;
  for (int i = 1; i <= articles; ++i) {
    if (i % 5 == 1)
      law.push_back(block_of(base::BlockKind::heading, "第" + base::chinese_number(i / 5 + 1) + "章　总则", 1));
    base::Block article = block_of(
        base::BlockKind::article, base::article_label({i, 0}) + "之内容" + repeated("应当保障安全，", i % 9 * 4 + 3));
    article.label = base::article_label({i, 0});
    law.push_back(article);
  }
  return law;
}

base::Block table(int rows, int columns) {
  base::Block block = block_of(base::BlockKind::table, "");
  for (int r = 0; r < rows; ++r) {
    block.rows.emplace_back();
    for (int c = 0; c < columns; ++c)
      block.rows.back().push_back(std::to_string(r) + "行" + std::to_string(c) + "列的内容");
  }
  return block;
}

struct Shown : Glass {
  explicit Shown(base::Blocks body, float width = 1080, float height = 1920) : Glass(width, height) {
    DocumentScreen screen;
    screen.loading = Loading::ready;
    screen.id = screen.document.record.id = 3;
    screen.document.record.title = "某条例";
    screen.document.body = std::move(body);
    screen.outline = outline_of(screen.document.body);
    model.screens.emplace_back(std::move(screen));
  }
  DocumentScreen& screen() { return std::get<DocumentScreen>(model.screen()); }
  /// Draws, and lets the model follow what was told.
  void frame() {
    draw();
    Orders orders;
    for (Event& event : Events(events)) update(model, std::move(event), orders);
  }
  /// Until all of the text is laid out.
  void settle() {
    for (int i = 0; i < 150; ++i) frame();
  }
  void reads(std::ptrdiff_t block) {
    screen().place = {block, 0, 0};
    frame();
    frame();
  }
  double offset() const { return std::stod(find("document.area")->value); }
  std::string seen() const { return find("document.body")->name; }
  void drags(ui::Point from, ui::Point by) {
    ui::Contact finger;
    finger.at = finger.press_at = from;
    finger.samples = {from};
    finger.down = finger.pressed = true;
    step(finger);
    finger.pressed = false;
    finger.dragging = true;
    finger.drag = by;
    finger.at = {from.x + by.x, from.y + by.y};
    step(finger);
    finger.drag = {};
    finger.down = false;
    finger.released = true;
    step(finger);
  }

 private:
  void step(const ui::Contact& finger) {
    draw(finger);
    Orders orders;
    for (Event& event : Events(events)) update(model, std::move(event), orders);
  }
};

constexpr TextSize sizes[] = {TextSize::standard, TextSize::large, TextSize::extra_large, TextSize::largest};
constexpr std::pair<float, float> glasses[] = {{1080, 1920}, {1920, 1080}};

JumpTo only_jump(const Events& events) {
  for (const Event& event : events)
    if (const JumpTo* const jump = event.get_if<JumpTo>()) return *jump;
  REQUIRE_MESSAGE(false, "nothing jumped");
  return {};
}

bool begins_with(const std::string& text, const std::string& part) { return text.compare(0, part.size(), part) == 0; }

}  // namespace

TEST_CASE("the words at the top stay there in every size and with the contents beside them") {
  for (const auto& [width, height] : glasses) {
    Shown shown(long_law(60), width, height);
    shown.reads(30);
    const std::string top = shown.seen().substr(0, 30);
    for (const TextSize size : sizes) {
      shown.model.text_size = size;
      shown.frame();
      shown.frame();
      CHECK(begins_with(shown.seen(), top));
    }
    if (width > height) {
      shown.model.text_size = TextSize::standard;
      shown.screen().contents_open = true;
      shown.settle();
      CHECK(begins_with(shown.seen(), top));
    }
  }
}

TEST_CASE("nothing moves while the rest of a long text is laid out") {
  Shown shown(long_law(400));
  shown.reads(200);
  const std::string seen = shown.seen();
  for (int i = 0; i < 60; ++i) {
    shown.frame();
    REQUIRE(shown.seen() == seen);
  }
}

TEST_CASE("what is scrolled by goes by exactly, upwards into what was not laid out as well") {
  Shown shown(long_law(400));
  shown.reads(200);
  for (int i = 0; i < 8; ++i) {
    shown.frame();
    const std::string top = shown.seen().substr(0, 60);
    const ReadingPlace place = shown.screen().place;
    shown.drags({500, 900}, {0, 300});
    CHECK_FALSE((shown.screen().place == place));
    shown.drags({500, 900}, {0, -300});
    shown.frame();
    CHECK((shown.screen().place == place));
    CHECK(begins_with(shown.seen(), top));
    shown.drags({500, 900}, {0, 320});
  }
}

TEST_CASE("heights are guessed so well that the bar hardly moves") {
  Shown shown(long_law(400));
  shown.reads(200);
  const double guessed = shown.offset();
  shown.settle();
  CHECK(std::abs(shown.offset() - guessed) < 0.1 * guessed);
}

TEST_CASE("a million pixels down every pixel is told") {
  Shown shown(long_law(4000));
  shown.reads(4700);
  shown.settle();
  REQUIRE(shown.offset() > 1.0e6);
  const double before = shown.offset();
  shown.drags({500, 900}, {0, -31});
  shown.frame();
  CHECK(shown.offset() - before == doctest::Approx(31).epsilon(0.001));
}

TEST_CASE("the end of the text can be reached and is not passed") {
  Shown shown(long_law(30));
  shown.reads(static_cast<std::ptrdiff_t>(shown.screen().document.body.size()));
  shown.settle();
  CHECK(shown.seen().find("第三十条之内容") != std::string::npos);
}

TEST_CASE("no line is longer than forty characters, whatever the glass") {
  Shown shown({block_of(base::BlockKind::flush, repeated("一", 300))}, 3840, 2160);
  shown.frame();
  ui::Theme theme;
  CHECK(shown.width_of(repeated("一", 40), theme.body(), ui::Weight::regular) == doctest::Approx(40 * theme.body()));
  const auto layout = ui::layout_block(shown.screen().document.body[0], 40 * theme.body(), theme, shown.canvas());
  CHECK(layout.lines.size() == 8);
  CHECK(theme.body_leading() / theme.body() >= 1.6F);
  CHECK(theme.body_leading() / theme.body() <= 1.8F);
}

// -- contents

TEST_CASE("contents, article keys and text are in order in both orientations and all sizes") {
  for (const auto& [width, height] : glasses)
    for (const TextSize size : sizes) {
      Shown shown(long_law(60), width, height);
      shown.model.text_size = size;
      shown.screen().searched = {{"安全", 12}, {"保障", 3}};
      shown.reads(8);
      INFO("width ", width, ", size ", static_cast<int>(size));
      for (const std::string& breach : shown.breaches()) FAIL_CHECK(breach);
      CHECK(shown.offers("document.searched.1"));
      shown.screen().contents_open = true;
      shown.screen().open_heading = 0;
      shown.frame();
      for (const std::string& breach : shown.breaches()) FAIL_CHECK(breach);
      CHECK(shown.offers("document.contents.1"));
      shown.screen().article_open = true;
      shown.frame();
      for (const std::string& breach : shown.breaches()) FAIL_CHECK(breach);
      CHECK(shown.offers("document.article.key.9"));
    }
}

TEST_CASE("a drawer lies over the text, which is out of reach; beside it there is room for both") {
  Shown portrait(long_law(60)), landscape(long_law(60), 1920, 1080);
  portrait.screen().contents_open = landscape.screen().contents_open = true;
  portrait.frame(), landscape.frame();
  CHECK(portrait.find("document.print") == nullptr);
  CHECK(portrait.find("document.contents.veil") != nullptr);
  CHECK(landscape.offers("document.print"));
  CHECK(landscape.find("document.contents.veil") == nullptr);
  CHECK(only_jump(portrait.tap("document.contents.0")).close_contents);
  CHECK_FALSE(only_jump(landscape.tap("document.contents.0")).close_contents);
}

TEST_CASE("the contents mark where one reads, under a heading that is folded too") {
  Shown shown(long_law(60), 1920, 1080);
  shown.screen().contents_open = true;
  shown.screen().open_heading = 6;
  shown.screen().place.block = 8;
  shown.frame();
  CHECK(shown.find("document.contents.8")->value == "current");
  shown.screen().open_heading.reset();
  shown.frame();
  CHECK(shown.find("document.contents.6")->value == "current");
}

TEST_CASE("the number of an article that is not there says which are") {
  Shown shown(long_law(60));
  shown.screen().contents_open = shown.screen().article_open = true;
  shown.screen().article.text = "61";
  shown.frame();
  CHECK(shown.find("document.article.answer")->name.find("第一条至第六十条") != std::string::npos);
  CHECK_FALSE(shown.offers("document.article.go"));
  shown.screen().article.text = "60";
  shown.frame();
  CHECK(shown.offers("document.article.go"));
  CHECK(shown.find("document.article.answer")->name.find("第六十条之内容") != std::string::npos);
}

// -- tables

TEST_CASE("a long table moves in its box, and its head stays in sight") {
  Shown shown({table(80, 3), block_of(base::BlockKind::paragraph, repeated("正文", 900))});
  shown.reads(0);
  const ui::Node* const box = shown.find("document.area");
  REQUIRE(box != nullptr);
  const double before = shown.offset();
  shown.drags({500, 500}, {0, -300});
  shown.frame();
  CHECK(shown.offset() == before);
  CHECK(table_place(shown.screen(), 0).y_px == 300.0F);
  CHECK(shown.seen().find("0行0列的内容") != std::string::npos);
}

TEST_CASE("where the table has come to its end the finger moves the page") {
  Shown shown({table(80, 3), block_of(base::BlockKind::paragraph, repeated("正文", 900))});
  shown.reads(0);
  shown.screen().tables = {{0, 0, 1.0e6F}};
  shown.frame();
  const double before = shown.offset();
  shown.drags({500, 500}, {0, -200});
  shown.frame();
  CHECK(shown.offset() == before + 200);
  shown.screen().tables = {{0, 0, 50.0F}};
  shown.frame();
  shown.drags({500, 500}, {0, 200});
  shown.frame();
  CHECK(table_place(shown.screen(), 0).y_px == 0.0F);
  CHECK(shown.offset() == before + 200 - 150);
}

TEST_CASE("a wide table keeps columns that can be read and moves sideways") {
  Shown shown({table(4, 14), block_of(base::BlockKind::paragraph, repeated("正文", 900))});
  shown.reads(0);
  const auto layout = ui::layout_block(shown.screen().document.body[0], 900, shown.theme(), shown.canvas());
  CHECK(layout.table.content.x > 900);
  CHECK(layout.table.box.x == 900);
  shown.drags({500, 400}, {-250, 10});
  shown.frame();
  CHECK(table_place(shown.screen(), 0).x_px == 250.0F);
}

TEST_CASE("a table that fits has no box of its own") {
  const Shown shown({table(5, 3)});
  const auto layout = ui::layout_block(table(5, 3), 900, shown.theme(), shown.canvas());
  CHECK(layout.table.content.x <= 900);
  CHECK(layout.table.box.y == layout.table.content.y);
}

TEST_CASE("what is found in a table is moved into sight inside its box") {
  Shown shown({block_of(base::BlockKind::paragraph, repeated("正文", 900)), table(80, 14)});
  shown.screen().matches = {{1, 70, 12, 0, 2}};
  shown.screen().reveal = true;
  shown.settle();
  CHECK_FALSE(shown.screen().reveal);
  CHECK(shown.seen().find("70行") != std::string::npos);
  CHECK(table_place(shown.screen(), 1).x_px > 0);
}

// -- find and links

TEST_CASE("a place that was found comes into sight, wherever it is in the text") {
  Shown shown(long_law(400));
  shown.screen().matches = {{450, 0, 0, 0, 3}};
  shown.screen().reveal = true;
  shown.frame();
  CHECK_FALSE(shown.screen().reveal);
  shown.frame();
  CHECK(shown.seen().find(base::article_label({376, 0})) != std::string::npos);
}

TEST_CASE("a link is underlined to the finger: a tap tells what it leads to") {
  Shown shown(long_law(20));
  const std::string text = body_text(shown.screen().document.body[1]);
  shown.screen().links.places = {{{1, 0, 0, 0, 18}, 99, 0}, {{2, 0, 0, 0, 18}, 0, 12}};
  shown.frame();
  for (const std::string& breach : shown.breaches()) FAIL_CHECK(breach);
  const Events away = shown.tap("document.link.0.0");
  REQUIRE_FALSE(away.empty());
  REQUIRE(away.front().get_if<FollowLink>() != nullptr);
  CHECK(away.front().get_if<FollowLink>()->id == 99);
  const JumpTo inside = only_jump(shown.tap("document.link.1.0"));
  CHECK(inside.block == 12);
  CHECK(inside.may_return);
}

TEST_CASE("what is cited stands below the text as cards that open it") {
  Shown shown(long_law(4));
  catalog::Record cited;
  cited.id = 42, cited.title = "某办法";
  shown.screen().links.cited = {cited};
  shown.reads(static_cast<std::ptrdiff_t>(shown.screen().document.body.size()));
  REQUIRE(shown.find("document.related.0") != nullptr);
  for (const std::string& breach : shown.breaches()) FAIL_CHECK(breach);
  const Events events = shown.tap("document.related.0");
  REQUIRE_FALSE(events.empty());
  CHECK(events.front().get_if<FollowLink>()->id == 42);
}
