// Reading a long text: its contents, its articles, the place that is kept, what it leads to.
#include <doctest/doctest.h>

#include <limits>

#include "kiosk/app/outline.h"
#include "tests/support/visitor.h"

namespace {

using namespace app;
using base::ArticleNumber;
using support::Visitor;

base::Block heading(int level, const std::string& text) {
  base::Block block;
  block.kind = base::BlockKind::heading, block.level = level, block.text = text;
  return block;
}
base::Block article(const std::string& label, const std::string& text = "内容。") {
  base::Block block;
  block.kind = base::BlockKind::article, block.label = label, block.text = text;
  return block;
}

/// Two 编 with 章 and articles; the third article has another after it, the fifth is missing.
base::Blocks law() {
  return {support::paragraph("公布令"),
          heading(1, "第一编　总则"),
          heading(2, "第一章　目的"),
          article("第一条", "为了安全生产"),
          article("第二条"),
          heading(2, "第二章　适用"),
          article("第三条"),
          article("第三条之一"),
          article("第四条"),
          heading(1, "第二编　分则"),
          article("第六条"),
          article("第七条")};
}

struct Reader : Visitor {
  Reader() { reads_document(7, law()); }
  DocumentScreen& document() { return screen<DocumentScreen>(); }
  std::ptrdiff_t block() { return document().place.block; }
};

struct Searcher : Visitor {
  Searcher() {
    catalog::Filter filter;
    filter.words = "安全 没有的词";
    reads_list(3, filter);
    reads_document(2, {support::paragraph("安全生产，安全第一"), support::paragraph("其他")});
  }
  DocumentScreen& document() { return screen<DocumentScreen>(); }
};

}  // namespace

// -- numbers of articles

TEST_CASE("the number of an article is read however it is typed") {
  for (const char* typed : {"36", "３６", "三十六", "第三十六条", "第36条", " 36 ", "三六"})
    CHECK_MESSAGE((base::parse_article(typed) == ArticleNumber{36, 0}), typed);
  for (const char* typed : {"36之1", "36-1", "三十六条之一", "第三十六条之一", "36之1条"})
    CHECK_MESSAGE((base::parse_article(typed) == ArticleNumber{36, 1}), typed);
}

TEST_CASE("what is no number of an article is none") {
  for (const char* typed : {"", "0", "第条", "36a", "之一", "36之", "条", "99999999999999999999", "第三十六章"})
    CHECK_MESSAGE((base::parse_article(typed) == std::nullopt), typed);
}

TEST_CASE("every number up to 1999 is written in Chinese as it is read") {
  for (int number = 1; number < 2000; ++number)
    REQUIRE((base::parse_article(base::article_label({number, 0})) == ArticleNumber{number, 0}));
  CHECK(base::chinese_number(10) == "十");
  CHECK(base::chinese_number(110) == "一百一十");
  CHECK(base::chinese_number(1005) == "一千零五");
  CHECK(base::article_label({36, 2}) == "第三十六条之二");
}

// -- the outline

TEST_CASE("articles stand under the last heading, headings under the last of a higher rank") {
  const Outline outline = outline_of(law());
  REQUIRE(outline.size() == 11);
  CHECK_FALSE(outline[0].above.has_value());
  CHECK(outline[1].above == 0);
  CHECK(outline[2].above == 1);
  CHECK(outline[4].above == 0);
  CHECK(outline[4].articles == 3);
  CHECK_FALSE(outline[8].above.has_value());
  CHECK(outline[9].above == 8);
}

TEST_CASE("the present entry is the last one that has begun") {
  const Outline outline = outline_of(law());
  CHECK_FALSE(entry_at(outline, 0).has_value());
  CHECK(entry_at(outline, 3) == 2);
  CHECK(entry_at(outline, 999) == 10);
}

TEST_CASE("the numbers that there are are told in ranges") {
  const auto ranges = article_ranges(outline_of(law()));
  REQUIRE(ranges.size() == 2);
  CHECK((ranges[0] == ArticleRange{{1, 0}, {4, 0}}));
  CHECK((ranges[1] == ArticleRange{{6, 0}, {7, 0}}));
}

TEST_CASE("a short text needs no list of contents") {
  CHECK_FALSE(is_worth_a_list(outline_of({support::paragraph("一"), heading(1, "一、"), article("第一条")})));
  CHECK(is_worth_a_list(outline_of(law())));
}

// -- moving about

TEST_CASE("the contents open at the chapter that is read") {
  Reader visitor;
  visitor.does(ReadTo{{7, 0, 4.0F}}, ToggleContents{});
  CHECK(visitor.document().contents_open);
  CHECK(visitor.document().open_heading == 4);
  CHECK(visitor.document().contents_reveal);
  visitor.does(ScrollContents{30.0F});
  CHECK_FALSE(visitor.document().contents_reveal);
}

TEST_CASE("a tap in the contents jumps there, and a drawer closes") {
  Reader visitor;
  visitor.does(ToggleContents{}, JumpTo{9, false, false});
  CHECK(visitor.block() == 9);
  CHECK(visitor.document().contents_open);
  visitor.does(JumpTo{5, true, false});
  CHECK(visitor.block() == 5);
  CHECK_FALSE(visitor.document().contents_open);
  visitor.does(JumpTo{99, true, false});
  CHECK(visitor.block() == 5);
}

TEST_CASE("the articles of one heading are listed at a time") {
  Reader visitor;
  visitor.does(ToggleContents{}, OpenHeading{1});
  CHECK(visitor.document().open_heading == 1);
  visitor.does(OpenHeading{4});
  CHECK(visitor.document().open_heading == 4);
  visitor.does(OpenHeading{4});
  CHECK_FALSE(visitor.document().open_heading.has_value());
}

TEST_CASE("an article is reached by its number, inserted ones too") {
  Reader visitor;
  visitor.does(ToggleContents{}, OpenArticle{true}, Typed{"3"}, Typed{"之"}, Typed{"1"}, JumpToArticle{true});
  CHECK(visitor.block() == 7);
  CHECK_FALSE(visitor.document().article_open);
  CHECK(visitor.document().article.text.empty());
}

TEST_CASE("enter jumps as well, and a number that is not there leaves everything as it is") {
  Reader visitor;
  visitor.does(ToggleContents{}, OpenArticle{true}, Typed{"5"}, Pressed{EditKey::enter});
  CHECK(visitor.block() == -1);
  CHECK(visitor.document().article_open);
  visitor.does(Pressed{EditKey::backspace}, Typed{"七"}, Pressed{EditKey::enter});
  CHECK(visitor.block() == 11);
}

TEST_CASE("the keys for a number have no panel of their own over the text") {
  Reader visitor;
  visitor.does(ToggleContents{}, OpenArticle{true});
  CHECK(focus_of(visitor.model).where == Focus::Where::article);
  CHECK_FALSE(shown_panel(visitor.model).has_value());
}

TEST_CASE("a jump inside the text is taken back before the document is left") {
  Reader visitor;
  visitor.does(ReadTo{{4, 6, 2.0F}}, JumpTo{10, false, true});
  CHECK(visitor.block() == 10);
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "document");
  CHECK((visitor.document().place == ReadingPlace{4, 6, 2.0F}));
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "home");
}

TEST_CASE("the place stays when the type grows, and when another document was read in between") {
  Reader visitor;
  const ReadingPlace place{6, 9, 5.0F};
  visitor.does(ReadTo{place}, SetTextSize{TextSize::largest}, ToggleContents{}, ToggleContents{}, FollowLink{3});
  CHECK(visitor.document().id == 3);
  visitor.does(GoBack{});
  CHECK(visitor.document().id == 7);
  CHECK(visitor.document().place == place);
}

TEST_CASE("a place outside the text is brought inside") {
  Reader visitor;
  visitor.does(ReadTo{{500, 0, 0}});
  CHECK(visitor.block() == 12);
  visitor.does(ReadTo{{-9, 0, std::numeric_limits<float>::quiet_NaN()}});
  CHECK((visitor.document().place == ReadingPlace{}));
}

TEST_CASE("each table keeps its own place") {
  Reader visitor;
  visitor.does(ScrollTable{{2, 10.0F, 20.0F}}, ScrollTable{{3, 1.0F, 2.0F}}, ScrollTable{{2, 0.0F, 30.0F}});
  CHECK(table_place(visitor.document(), 2).y_px == 30.0F);
  CHECK(table_place(visitor.document(), 3).x_px == 1.0F);
  CHECK(table_place(visitor.document(), 4).y_px == 0.0F);
}

// -- the words that led here

TEST_CASE("the words of the search that led here are counted, those that are not here are not offered") {
  Searcher visitor;
  REQUIRE(visitor.document().searched.size() == 1);
  CHECK(visitor.document().searched[0].word == "安全");
  CHECK(visitor.document().searched[0].count == 2);
}

TEST_CASE("one tap on such a word shows its first place, without a panel") {
  Searcher visitor;
  visitor.does(FindWord{0});
  CHECK(visitor.document().find_open);
  CHECK(visitor.document().matches.size() == 2);
  CHECK(visitor.document().reveal);
  CHECK_FALSE(shown_panel(visitor.model).has_value());
  visitor.does(ToggleFind{});
  CHECK(visitor.document().searched.size() == 1);
}

// -- links

TEST_CASE("what is cited is asked for once, and only of a text") {
  Reader visitor;
  const auto order = visitor.take<FindLinks>();
  CHECK(order.id == 7);
  Links links;
  links.places.push_back({{3, 0, 0, 0, 3}, 9, 0});
  visitor.does(LinksFound{order.ticket, links});
  CHECK(visitor.document().links.places.size() == 1);
  visitor.does(LinksFound{order.ticket, Links{}});
  CHECK(visitor.document().links.places.size() == 1);
  visitor.does(GoHome{});
  visitor.reads_document(8, {});
  CHECK(visitor.ordered<FindLinks>() == 0);
}

TEST_CASE("a link opens its document over this one, and back leads back") {
  Searcher visitor;
  visitor.does(FollowLink{9});
  CHECK(visitor.document().id == 9);
  visitor.does(GoBack{});
  CHECK(visitor.document().id == 2);
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "list");
}
