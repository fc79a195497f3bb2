#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "office/settings.h"
#include "office/staff_pin.h"
#include "tests/support/import_folder.h"

using namespace office;
namespace fs = std::filesystem;

namespace {

/// A data directory.
struct Room {
  support::TemporaryDirectory folder;
  std::string data = folder / "data";

  Room() { fs::create_directories(data); }
  ReadSettings reads(const std::string& json) const {
    std::ofstream(data + "/" + settings_file_name) << json;
    return read_settings(data);
  }
  std::string pin_file() const { return data + "/" + pin_file_name; }
};

bool mentions(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

// -- settings

TEST_CASE("without a file every setting has its default and nothing is complained about") {
  const Room room;
  const ReadSettings read = read_settings(room.data);
  CHECK(read.complaints.empty());
  CHECK(read.settings.visit_pages == 0);
  CHECK(read.settings.stick_roots.size() == 2);
}

TEST_CASE("every key of the file is read") {
  const Room room;
  const ReadSettings read =
      room.reads(R"({"printer": "ipp://192.0.2.7/ipp/print", "unchanged_s": 90, "abandoned_s": 20,
    "unreachable_s": 10, "visit_pages": 30, "hold_days": 7, "stick_roots": ["/mnt"], "two_sided": false,
    "key_repeat_after_s": 2, "key_repeat_every_s": 0.5, "double_strike_s": 0.5})");
  CHECK(read.complaints.empty());
  CHECK(read.settings.printer == "ipp://192.0.2.7/ipp/print");
  CHECK(read.settings.patience.unchanged_s == 90);
  CHECK(read.settings.patience.abandoned_s == 20);
  CHECK(read.settings.patience.unreachable_s == 10);
  CHECK(read.settings.visit_pages == 30);
  CHECK(read.settings.hold_days == 7);
  CHECK(read.settings.stick_roots == std::vector<std::string>{"/mnt"});
  CHECK_FALSE(read.settings.two_sided);
  CHECK(read.settings.key_repeat_after_s == 2);
  CHECK(read.settings.key_repeat_every_s == 0.5);
  CHECK(read.settings.double_strike_s == 0.5);
}

TEST_CASE("double strikes can be switched off, and times of keys have bounds") {
  const Room room;
  CHECK(room.reads(R"({"double_strike_s": 0})").complaints.empty());
  CHECK(room.reads(R"({"double_strike_s": 0.1, "key_repeat_after_s": 10})").complaints.empty());
  for (const std::string wrong :
       {R"({"double_strike_s": 0.05})", R"({"double_strike_s": 2.5})", R"({"key_repeat_after_s": 0.2})",
        R"({"key_repeat_after_s": 11})", R"({"key_repeat_every_s": 0})", R"({"key_repeat_every_s": "0.2"})"}) {
    CAPTURE(wrong);
    const ReadSettings read = room.reads(wrong);
    REQUIRE(read.complaints.size() == 1);
    CHECK(mentions(read.complaints.front(), "秒数"));
    CHECK(read.settings.key_repeat_after_s == 0.8);
    CHECK(read.settings.key_repeat_every_s == 0.2);
    CHECK(read.settings.double_strike_s == 0);
  }
}

TEST_CASE("a key that is not known is named, and the others count") {
  const Room room;
  const ReadSettings read = room.reads(R"({"visit_page": 30, "hold_days": 7})");
  REQUIRE(read.complaints.size() == 1);
  CHECK(mentions(read.complaints.front(), "visit_page"));
  CHECK(read.settings.visit_pages == 0);
  CHECK(read.settings.hold_days == 7);
}

TEST_CASE("a wrong value is named with what it should be, and has its default") {
  const Room room;
  for (const std::string wrong :
       {R"({"visit_pages": "30"})", R"({"visit_pages": -1})", R"({"visit_pages": 2.5})", R"({"visit_pages": 1e30})",
        R"({"two_sided": 1})", R"({"stick_roots": "media"})", R"({"stick_roots": ["media"]})",
        R"({"printer": "lpt1"})", R"({"printer": 7})", R"({"hold_days": 0})", R"({"unchanged_s": null})"}) {
    CAPTURE(wrong);
    const ReadSettings read = room.reads(wrong);
    REQUIRE(read.complaints.size() == 1);
    CHECK(mentions(read.complaints.front(), "请改成"));
    CHECK(read.settings.visit_pages == 0);
    CHECK(read.settings.two_sided);
    CHECK(read.settings.hold_days == 3);
    CHECK(read.settings.printer.empty());
  }
}

TEST_CASE("a file that is no JSON object is complained about once") {
  const Room room;
  for (const char* text : {"", "{", "[]", "7", "\xFF"}) CHECK(room.reads(text).complaints.size() == 1);
}

TEST_CASE("the printer is the one of the command line, else of the file, else a folder") {
  Settings settings;
  CHECK(printer_of(settings, "", "/data") == "folder:/data/printed");
  CHECK(is_folder(printer_of(settings, "", "/data")));
  settings.printer = "cups:kiosk";
  CHECK(printer_of(settings, "", "/data") == "cups:kiosk");
  CHECK(printer_of(settings, "ipp://a/b", "/data") == "ipp://a/b");
}

// -- the staff's number

TEST_CASE("a number that was set is right, any other is wrong") {
  const Room room;
  CHECK(*check_pin(room.data, "135790") == PinCheck::not_set);
  REQUIRE(set_pin(room.data, "135790").ok());
  CHECK(*check_pin(room.data, "135790") == PinCheck::right);
  CHECK(*check_pin(room.data, "135791") == PinCheck::wrong);
  CHECK(*check_pin(room.data, "") == PinCheck::wrong);
}

TEST_CASE("the file holds a hash that only its owner reads, another one each time") {
  const Room room;
  REQUIRE(set_pin(room.data, "135790").ok());
  struct stat found {};
  REQUIRE(::stat(room.pin_file().c_str(), &found) == 0);
  CHECK((found.st_mode & 0777U) == 0600U);
  const auto contents = [&] {
    std::ostringstream text;
    text << std::ifstream(room.pin_file()).rdbuf();
    return text.str();
  };
  const std::string first = contents();
  CHECK_FALSE(mentions(first, "135790"));
  REQUIRE(set_pin(room.data, "135790").ok());
  CHECK(contents() != first);
}

TEST_CASE("a new number takes the place of the old one, a bad one does not") {
  const Room room;
  REQUIRE(set_pin(room.data, "135790").ok());
  for (const char* bad : {"", "12345", "1234567890123", "13579a", "１２３４５６"})
    CHECK(set_pin(room.data, bad).error().kind == base::ErrorKind::bad_input);
  CHECK(*check_pin(room.data, "135790") == PinCheck::right);
  REQUIRE(set_pin(room.data, "24680246").ok());
  CHECK(*check_pin(room.data, "135790") == PinCheck::wrong);
  CHECK(*check_pin(room.data, "24680246") == PinCheck::right);
}

TEST_CASE("a file without a hash lets nobody in") {
  const Room room;
  for (const char* contents : {"", "135790", "$argon2"}) {
    std::ofstream(room.pin_file()) << contents;
    const auto check = check_pin(room.data, "135790");
    REQUIRE_FALSE(check.ok());
    CHECK(check.error().kind == base::ErrorKind::corrupt);
  }
}

TEST_CASE("a folder that is not there keeps no number") {
  CHECK(set_pin("/nonexistent", "135790").error().kind == base::ErrorKind::unavailable);
}
