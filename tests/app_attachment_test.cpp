// Attachments of a document: opened, turned, enlarged, moved, told when they cannot be shown.
#include <doctest/doctest.h>

#include <limits>

#include "support/visitor.h"

using namespace app;
using support::Visitor;

namespace {

/// A visitor who reads a document with two attachments and opens the second.
class Reader : public Visitor {
 public:
  Reader() {
    does(OpenDocument{7});
    catalog::Document document;
    document.record.id = 7;
    document.attachments = {{"附表一", 10}, {"附表二", 20}};
    does(DocumentLoaded{take<LoadDocument>().ticket, document});
    orders.clear();
    does(OpenAttachment{1});
  }
  const AttachmentScreen& attachment() { return screen<AttachmentScreen>(); }
  void sees(int pages, PageTrouble trouble = PageTrouble::none) {
    does(AttachmentDrawn{take<DrawAttachment>().ticket, AttachmentPage{trouble, pages, {1, 1, {0}}}});
  }
};

}  // namespace

TEST_CASE("an attachment opens at its first page, over the document, and back leads back") {
  Reader visitor;
  CHECK(visitor.screen_name() == "attachment");
  CHECK(visitor.attachment().name == "附表二");
  CHECK(visitor.attachment().loading == Loading::loading);
  const auto order = visitor.take<DrawAttachment>();
  CHECK((order.id == 7 && order.place == 1 && order.page == 1));
  visitor.does(AttachmentDrawn{order.ticket, AttachmentPage{PageTrouble::none, 3, {1, 1, {0}}}});
  CHECK((visitor.attachment().loading == Loading::ready && visitor.attachment().pages == 3));
  visitor.does(GoBack{});
  CHECK(visitor.screen_name() == "document");
}

TEST_CASE("an attachment that is not there opens nothing") {
  Reader visitor;
  visitor.does(GoBack{}, OpenAttachment{2});
  CHECK(visitor.screen_name() == "document");
}

TEST_CASE("pages are turned within those there are, each from its top") {
  Reader visitor;
  visitor.sees(3);
  visitor.does(PanAttachment{5, 80}, TurnAttachment{2});
  CHECK(visitor.take<DrawAttachment>().page == 2);
  CHECK((visitor.attachment().left_px == 5 && visitor.attachment().top_px == 0));
  visitor.does(TurnAttachment{9});
  CHECK(visitor.attachment().page == 3);
  visitor.orders.clear();
  visitor.does(TurnAttachment{4}, TurnAttachment{3});
  CHECK(visitor.ordered<DrawAttachment>() == 0);
}

TEST_CASE("a larger page is asked for in more detail, and what was in sight stays so") {
  Reader visitor;
  const int width = visitor.take<DrawAttachment>().width_px;
  visitor.does(PanAttachment{10, 100}, ZoomAttachment{1});
  CHECK(visitor.take<DrawAttachment>().width_px > width);
  CHECK(visitor.attachment().top_px == doctest::Approx(100 * attachment_zooms[1]));
  visitor.orders.clear();
  visitor.does(ZoomAttachment{attachment_zooms.size()}, ZoomAttachment{1});
  CHECK(visitor.ordered<DrawAttachment>() == 0);
}

TEST_CASE("an answer for a page that was left is dropped") {
  Reader visitor;
  const auto first = visitor.take<DrawAttachment>();
  visitor.does(AttachmentDrawn{first.ticket, AttachmentPage{PageTrouble::none, 5, {1, 1, {0}}}}, TurnAttachment{2});
  visitor.does(AttachmentDrawn{first.ticket, AttachmentPage{PageTrouble::broken, 0, {}}});
  CHECK(visitor.attachment().loading == Loading::loading);
  CHECK(visitor.attachment().trouble == PageTrouble::none);
}

TEST_CASE("a page that cannot be drawn is told, the others stay within reach, and a failure can be tried again") {
  Reader visitor;
  visitor.sees(4, PageTrouble::too_big);
  CHECK(visitor.attachment().trouble == PageTrouble::too_big);
  visitor.orders.clear();
  visitor.does(TurnAttachment{2});
  visitor.does(AttachmentDrawn{visitor.take<DrawAttachment>().ticket, support::failure()});
  CHECK(visitor.attachment().loading == Loading::failed);
  visitor.orders.clear();
  visitor.does(Retry{});
  CHECK(visitor.take<DrawAttachment>().page == 2);
}

TEST_CASE("no offset that is not a number, and none before the page, is kept") {
  Reader visitor;
  visitor.does(PanAttachment{-4, std::numeric_limits<float>::quiet_NaN()});
  CHECK((visitor.attachment().left_px == 0 && visitor.attachment().top_px == 0));
}
