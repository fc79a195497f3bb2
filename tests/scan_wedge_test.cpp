#include "kiosk/shell/scan_wedge.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace shell;
using Name = input::Key::Name;

namespace {

/// What came out, written as one line: characters as they are, named keys as <n>, touches as ^, scans as [text].
class Line {
 public:
  ScanWedge wedge;
  double now_s = 100;

  /// Types the text with the same gap before every key: '\n' is Enter, '\b' backspace, '^' the wheel.
  Line& sends(const std::string& text, double gap_s) {
    for (const char c : text) {
      pass(gap_s);
      wedge.take(arrival(c), now_s, arrivals_);
    }
    return *this;
  }
  /// Time goes by, and the program looks when it has to.
  Line& pass(double seconds) {
    const double until_s = now_s + seconds;
    while (wedge.due_s() <= until_s) {
      now_s = std::max(now_s, wedge.due_s());
      wedge.look(now_s, arrivals_);
    }
    now_s = until_s;
    return *this;
  }
  std::string text() {
    std::string text;
    while (!arrivals_.empty()) {
      arrivals_.feed(queue_, [&](Arrival& each) {
        if (const auto* scan = std::get_if<Scan>(&each)) text += "[" + scan->text + "]";
        if (const auto* key = std::get_if<input::Key>(&each)) text += shown(*key);
      });
      if (!queue_.pending()) continue;
      text += std::string(static_cast<std::size_t>(queue_.next(now_s).wheel_px), '^');
    }
    return text;
  }
  std::string after_a_pause() { return pass(1).text(); }

 private:
  Arrival arrival(char c) const {
    if (c == '^') return Wheeled{1, now_s};
    if (c == '\n') return input::Key{Name::enter, 0};
    if (c == '\t') return input::Key{Name::tab, 0};
    if (c == '\b') return input::Key{Name::backspace, 0};
    if (c == '~') return input::Key{Name::character, U'安'};
    return input::Key{Name::character, static_cast<char32_t>(c)};
  }
  static std::string shown(const input::Key& key) {
    if (key.name == Name::enter) return "\n";
    if (key.name == Name::tab) return "\t";
    if (key.name == Name::backspace) return "\b";
    return key.character == U'安' ? "~" : std::string(1, static_cast<char>(key.character));
  }

  Arrivals arrivals_;
  ui::InputQueue queue_;
};

constexpr double scanner_s = 0.004, hand_s = 0.09;

}  // namespace

TEST_CASE("a fast run that ends with Enter is a scan") {
  CHECK(Line().sends("7Q2MX-9K4TR-B3WHF\n", scanner_s).after_a_pause() == "[7Q2MX-9K4TR-B3WHF\n]");
  CHECK(Line().sends("123456\n", 0.045).after_a_pause() == "[123456\n]");
  CHECK(Line().sends("123456\t", scanner_s).after_a_pause() == "[123456\t]");
}

TEST_CASE("ten fast characters are a scan without an end") {
  CHECK(Line().sends("0123456789", scanner_s).after_a_pause() == "[0123456789]");
  CHECK(Line().sends("012345678", scanner_s).after_a_pause() == "012345678");
  CHECK(Line().sends("0123456789", scanner_s).pass(0.06).sends("AB", 0).after_a_pause() == "[0123456789AB]");
}

TEST_CASE("what a hand types is passed on, Enter too") {
  CHECK(Line().sends("zhengfu xinxi gongkai\n", hand_s).after_a_pause() == "zhengfu xinxi gongkai\n");
  CHECK(Line().sends("12345\n", scanner_s).after_a_pause() == "12345\n");
  CHECK(Line().sends("123456789\n", 0.055).after_a_pause() == "123456789\n");
}

TEST_CASE("a scan is told soon after its end") {
  Line line;
  line.sends("0123456789\n", scanner_s);
  CHECK(line.pass(0.051).text() == "[0123456789\n]");
}

TEST_CASE("a key waits no longer than a pause") {
  Line line;
  line.sends("a", hand_s);
  CHECK(line.text().empty());
  CHECK(line.wedge.due_s() == doctest::Approx(line.now_s + ScanWedge::pause_s));
  CHECK(line.pass(ScanWedge::pause_s).text() == "a");
}

TEST_CASE("Chinese and named keys do not wait, and stay behind what was typed before") {
  Line line;
  CHECK(line.sends("~", hand_s).text() == "~");
  CHECK(line.sends("\b", hand_s).text() == "\b");
  CHECK(line.sends("\n", hand_s).text() == "\n");
  CHECK(line.sends("ab~", scanner_s).text() == "ab~");
  CHECK(line.sends("ab\b", scanner_s).text() == "ab\b");
}

TEST_CASE("touches keep their place among the keys") {
  CHECK(Line().sends("ab^c", scanner_s).after_a_pause() == "ab^c");
  CHECK(Line().sends("12345^67890\n", scanner_s).after_a_pause() == "[1234567890\n]^");
  CHECK(Line().sends("^", scanner_s).text() == "^");
}

TEST_CASE("a scan of several lines is one, and its named keys do nothing") {
  CHECK(Line().sends("BEGIN:CARD\nN:A\nEND\n", scanner_s).after_a_pause() == "[BEGIN:CARD\nN:A\nEND\n]");
  CHECK(Line().sends("ab\ncdef\n", scanner_s).after_a_pause() == "[ab\ncdef\n]");
  CHECK(Line().sends("123456\b\b7\n", scanner_s).after_a_pause() == "[1234567\n]");
}

TEST_CASE("a key that is held down is typing, and soon comes at once") {
  Line line;
  line.sends(std::string(43, 'a'), 0.03);
  CHECK(line.text() == std::string(43, 'a'));
  CHECK(Line().sends("aaaaaa\n", scanner_s).after_a_pause() == "aaaaaa\n");
  CHECK(line.sends("bc", hand_s).after_a_pause() == "bc");
}

TEST_CASE("two scans are two, and typing after a scan is typing") {
  Line line;
  line.sends("13800000000\n", scanner_s).pass(0.2).sends("abcdefgh\n", scanner_s).pass(0.2).sends("xy", hand_s);
  CHECK(line.after_a_pause() == "[13800000000\n][abcdefgh\n]xy");
}

TEST_CASE("a program that was busy has not seen a pause") {
  Line line;
  line.sends("1234567", scanner_s);
  line.now_s += 0.2;  // nobody looks
  Arrivals ignored;
  line.wedge.take(input::Key{Name::character, U'8'}, line.now_s, ignored);
  CHECK(ignored.empty());
  CHECK(line.sends("9\n", scanner_s).after_a_pause() == "[123456789\n]");
}

TEST_CASE("the end of a visit drops what waits") {
  Line line;
  line.sends("abc^", scanner_s);
  line.wedge.drop_keys();
  CHECK(line.after_a_pause() == "^");
}

TEST_CASE("whatever is typed, with whatever pauses, comes out in its order and whole") {
  std::mt19937 dice(20261123);
  const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(dice); };
  for (int round = 0; round < 2'000; ++round) {
    Line line;
    std::string sent, came;
    for (int i = 0; i < 60; ++i) {
      const char c = "abcdefgh~~\b^\n\t1"[below(15)];
      sent += c;
      // Never a run that could be a scan: a hand pauses at least once in five keys.
      line.sends(std::string(1, c), i % 5 == 4 ? 0.05 + 0.01 * below(30) : 0.001 * below(49));
      if (below(4) == 0) came += line.text();
    }
    came += line.after_a_pause();
    REQUIRE(came == sent);
  }
}

TEST_CASE("a scan among typing takes nothing of it and leaves nothing of itself") {
  std::mt19937 dice(7);
  const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(dice); };
  for (int round = 0; round < 500; ++round) {
    Line line;
    const std::string before(static_cast<std::size_t>(below(4)), 'x'), after(static_cast<std::size_t>(below(4)), 'y');
    std::string code = "7Q2MX-";
    for (int i = below(20); i > 0; --i) code += static_cast<char>('0' + below(10));
    line.sends(before, 0.06 + 0.001 * below(200)).pass(0.06);
    line.sends(code + "\n", 0.001 * (1 + below(45))).pass(0.09);
    line.sends(after, 0.06 + 0.001 * below(200));
    REQUIRE(line.after_a_pause() == before + "[" + code + "\n]" + after);
  }
}
