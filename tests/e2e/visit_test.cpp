// The whole visit without a window.
#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <set>
#include <string>

#include "office/staff_pin.h"
#include "tests/e2e/kiosk.h"

using namespace shell;
using e2e::Kiosk;

namespace {

/// All text of a PDF, without white space (a PDF does not keep line breaks where the sentences have them).
std::string text_of(const std::string& pdf) {
  std::FILE* pipe = popen(("pdftotext -q '" + pdf + "' -").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> part{};
  for (std::size_t n = 0; (n = std::fread(part.data(), 1, part.size(), pipe)) > 0;) text.append(part.data(), n);
  REQUIRE(pclose(pipe) == 0);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string joined(const std::set<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += "\n" + line;
  return all;
}

/// Enlarges the text `times` times and then visits every screen.
void visit_every_screen(float width, float height, int times) {
  Kiosk kiosk(width, height);
  kiosk.plays(Script(static_cast<std::size_t>(times), Tap{"bar.size"}));
  kiosk.plays(citizens_visit());
  CHECK_MESSAGE(kiosk.breaches.empty(), joined(kiosk.breaches));
}

}  // namespace

TEST_CASE("a citizen finds, reads and prints a document, hands in an application and leaves nothing behind") {
  Kiosk kiosk(1080, 1920);
  kiosk.plays(citizens_visit());
  CHECK(kiosk.screen() == "home");

  // The receipt names the number under which the register holds the application.
  const auto rows = kiosk.register_rows();
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().number == "20261123-0001");
  const ui::Node* number = kiosk.seen["receipt"].find("receipt.number");
  REQUIRE(number != nullptr);
  CHECK(holds(number->name + number->value, rows.front().number));

  // What was seen before printing is what was printed: as many pages as the setup said.
  CHECK(kiosk.seen["print-setup"].find("setup.page") != nullptr);
  CHECK(kiosk.seen["printed"].find("print.state") != nullptr);
  CHECK_FALSE(kiosk.seen["printed"].find("print.state")->name.find("已打印") != std::string::npos);

  // What was read on the screen stands on the paper.
  const ui::Node* title = kiosk.seen["document"].find("document.title");
  REQUIRE(title != nullptr);
  CHECK(holds(text_of(kiosk.print_out("document")), title->name));
  const std::string form = text_of(kiosk.print_out("form"));
  CHECK(holds(form, "王林𠮷"));
  CHECK(holds(form, "999999199003070012"));
  CHECK(holds(form, rows.front().number));
  const std::string receipt = text_of(kiosk.print_out("receipt"));
  CHECK(holds(receipt, rows.front().number));
  CHECK_FALSE(holds(receipt, "999999199003070012"));
}

TEST_CASE("the code at the foot of a printed page finds the page again, typed with its dashes as a scanner does") {
  Kiosk kiosk(1080, 1920);
  kiosk.plays({See{"home.newest.0", ""}, Tap{"home.newest.0"}, OnScreen{"document"}, See{"document.title", ""},
               Picture{"document"}, Tap{"document.print"}, See{"setup.page", "shown"}, Tap{"setup.edition.large"},
               See{"setup.page", "shown"}, Tap{"setup.print"}, PrintOut{"document"}, Tap{"bar.home"}});
  const std::string paper = text_of(kiosk.print_out("document"));
  const std::string caption = "查验码：";
  REQUIRE(holds(paper, caption));
  const std::string code = paper.substr(paper.find(caption) + caption.size(), 17);
  kiosk.plays({Tap{"home.page_check"}, TypeText{code}, PressKey{}, See{"page.text.0", "一致"}, Picture{"found"}});
  CHECK(kiosk.seen["found"].find("page.title.0")->name == kiosk.seen["document"].find("document.title")->name);
}

TEST_CASE("staff with the right number get in, hand out what waits and leave nothing open") {
  Kiosk kiosk(1080, 1920);
  REQUIRE(office::set_pin(kiosk.data(), "482193").ok());
  const auto type_pin = [](const std::string& digits) {
    Script script = {Tap{"bar.help"}, Tap{"dialog.help.staff"}};
    for (const char digit : digits) script.push_back(Tap{std::string("pin.key.") + digit});
    script.push_back(Tap{"dialog.pin.enter"});
    return script;
  };
  kiosk.plays(type_pin("482194"));
  kiosk.plays({See{"pin.words", "密码不对"}, Tap{"dialog.pin.cancel"}});
  kiosk.plays(type_pin("482193"));
  kiosk.plays({OnScreen{"staff"}, See{"staff.printer", "没有连接打印机"}, Tap{"staff.leave"}, OnScreen{"home"}});
  kiosk.plays({Tap{"bar.help"}, Tap{"dialog.help.staff"}, See{"pin.words", "输入密码"}, Tap{"dialog.pin.cancel"}});
  CHECK(kiosk.breaches.empty());
}

TEST_CASE("every screen keeps the rules of touch in portrait at every text size") {
  for (int size = 0; size < 3; ++size) {
    CAPTURE(size);
    visit_every_screen(1080, 1920, size);
  }
}

TEST_CASE("every screen keeps the rules of touch in landscape at every text size") {
  for (int size = 0; size < 3; ++size) {
    CAPTURE(size);
    visit_every_screen(1920, 1080, size);
  }
}

TEST_CASE("a screen that nobody touches is not drawn again") {
  Kiosk kiosk(1080, 1920);
  kiosk.plays({Tap{"home.all"}, See{"list.row.0", ""}, Tap{"list.row.0"}, See{"document.title", ""}});
  kiosk.waits(3);
  const int before = kiosk.frames;
  kiosk.waits(20);
  CHECK(kiosk.frames == before);
}

TEST_CASE("forty taps that are faster than the frames are forty taps") {
  Kiosk kiosk(1080, 1920);
  const std::string standard = kiosk.node("bar.size")->name;
  kiosk.taps_fast("bar.size", 40);
  kiosk.waits(5);
  CHECK(kiosk.node("bar.size")->name == standard);
  kiosk.taps_fast("bar.size", 41);
  kiosk.waits(5);
  CHECK(kiosk.node("bar.size")->name != standard);
}

TEST_CASE("keys and touches are answered in the order in which they came") {
  Kiosk kiosk(1080, 1920);
  kiosk.taps_fast("home.search", 1);
  kiosk.types("2026");
  kiosk.taps_fast("bar.help", 1);
  kiosk.types("lost");
  kiosk.waits(1);
  CHECK(kiosk.node("dialog.help.close") != nullptr);
  kiosk.plays({Tap{"dialog.help.close"}, See{"home.search", "2026"}});
  CHECK(kiosk.value("home.search") == "2026");
}

TEST_CASE("a visitor who walks away is asked, and then everything is forgotten") {
  Kiosk kiosk(1080, 1920);
  kiosk.plays({Tap{"home.request"}, Tap{"request.field.description"}, TypeText{"某件事"},
               See{"request.field.description", "某件事"}});
  kiosk.waits(121);
  CHECK(kiosk.node("dialog.idle.stay") != nullptr);
  kiosk.waits(31);
  CHECK(kiosk.screen() == "home");
  kiosk.plays({Tap{"home.request"}, SeeEmpty{"request.field.description"}});
}

TEST_CASE("a visitor who answers in time goes on where he was") {
  Kiosk kiosk(1080, 1920);
  kiosk.plays({Tap{"home.search"}, TypeText{"2026nian"}, See{"typing.reading", "nian"}});
  kiosk.waits(70);
  kiosk.plays({Tap{"dialog.idle.stay"}, See{"home.search", "2026"}, See{"typing.reading", "nian"}});
}
