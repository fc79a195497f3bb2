#include "kiosk/shell/case_lookup.h"

#include <doctest/doctest.h>

#include "requests/lookup_code.h"
#include "tests/support/sample_applications.h"
#include "tests/support/temporary_directory.h"

using shell::CaseLookup;
using Answer = CaseLookup::Answer;

namespace {

const base::LocalTime now{base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 9, 41};

struct Kiosk {
  support::TemporaryDirectory folder;
  std::string data = folder / "data";
  requests::PlainSealer sealer;
  std::string code = requests::new_lookup_code(), number;
  std::int64_t epoch_s = 1'800'000'000;

  Kiosk() {
    auto opened = requests::Register::open(data, sealer);
    REQUIRE(opened.ok());
    const auto receipt = opened->submit(support::citizen(), now, "visit", code);
    REQUIRE(receipt.ok());
    number = receipt->number;
  }
  /// Everything opened anew, as after a restart.
  CaseLookup asks(const std::string& typed_number, const std::string& typed_code) {
    auto opened = requests::Register::open(data, sealer);
    REQUIRE(opened.ok());
    return shell::look_up_case(data, *opened, typed_number, typed_code, now, epoch_s);
  }
  CaseLookup fails() { return asks(number, requests::new_lookup_code()); }
};

}  // namespace

TEST_CASE("number and code that belong together are answered, and the use before is told") {
  Kiosk kiosk;
  CHECK(kiosk.asks(kiosk.number, kiosk.code).answer == Answer::found);
  const CaseLookup again = kiosk.asks(kiosk.number, kiosk.code);
  CHECK(again.answer == Answer::found);
  CHECK(again.lookup.last_use.has_value());
}

TEST_CASE("a number that does not exist is answered as a wrong code is") {
  Kiosk kiosk;
  const CaseLookup wrong = kiosk.fails();
  const CaseLookup nobody = kiosk.asks("20261123-9999", kiosk.code);
  CHECK(wrong.answer == Answer::unknown);
  CHECK(nobody.answer == wrong.answer);
  CHECK(nobody.wait_s == wrong.wait_s);
}

TEST_CASE("after three wrong codes even the right one has to wait, also after a restart, and then is heard") {
  Kiosk kiosk;
  for (int i = 0; i < 2; ++i) CHECK(kiosk.fails().wait_s == 0);
  CHECK(kiosk.fails().wait_s == 30);
  kiosk.epoch_s += 29;
  const CaseLookup early = kiosk.asks(kiosk.number, kiosk.code);
  CHECK(early.answer == Answer::wait);
  CHECK(early.wait_s == 1);
  kiosk.epoch_s += 1;
  CHECK(kiosk.asks(kiosk.number, kiosk.code).answer == Answer::found);
  CHECK(kiosk.fails().wait_s == 0);
}

TEST_CASE("a clock that is set back does not end a pause") {
  Kiosk kiosk;
  for (int i = 0; i < 3; ++i) kiosk.fails();
  kiosk.epoch_s -= 86'400;
  CHECK(kiosk.asks(kiosk.number, kiosk.code).answer == Answer::wait);
}

TEST_CASE("who tries many numbers makes everybody wait, and one right code does not buy more tries") {
  Kiosk kiosk;
  int tried = 0;
  CaseLookup last;
  while (tried < 20 && last.wait_s == 0) {
    last = kiosk.asks("20261123-" + std::to_string(1000 + ++tried), requests::new_lookup_code());
    if (tried == 5) CHECK(kiosk.asks(kiosk.number, kiosk.code).answer == Answer::found);
  }
  CHECK(tried == 10);
  CHECK(kiosk.asks(kiosk.number, kiosk.code).answer == Answer::wait);
}

TEST_CASE("where tries cannot be counted nobody is told anything") {
  Kiosk kiosk;
  std::filesystem::create_directory(kiosk.data + "/lookups.json");
  CHECK(kiosk.asks(kiosk.number, kiosk.code).answer == Answer::failed);
}
