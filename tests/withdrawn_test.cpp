// What remains of records that were withdrawn: that they were, when and why.
#include <doctest/doctest.h>

#include "catalog/page_code.h"
#include "catalog/statutory.h"
#include "support/import_folder.h"

using namespace support;
using catalog::Tombstone;
using catalog::WithdrawalKind;

namespace {

/// Two versions: the first holds A, B and C, the second what the test puts into it.
struct TwoVersions : ImportFolder {
  TwoVersions() {
    add({{"索引号", "A"}, {"标题", "关于甲的决定"}, {"文号", "示应急〔2025〕1号"}});
    add({{"索引号", "B"}, {"标题", "关于乙的公示"}, {"公示截止日期", "2026-11-01"}});
    add({{"索引号", "C"}, {"标题", "关于丙的通知"}});
    REQUIRE(import().ok());
    clear().add({{"索引号", "C"}, {"标题", "关于丙的通知"}});
  }
  std::vector<Tombstone> told(const std::string& name) { return open().withdrawn(name).value(); }
  void loads(const std::string& withdrawn = {}) {
    if (!withdrawn.empty()) write("withdrawn.json", withdrawn);
    REQUIRE(import().ok());
  }
};

base::PageCode page_of(const std::string& index_number) {
  catalog::Record record;
  record.index_number = index_number;
  return catalog::page_code_of(record);
}

}  // namespace

TEST_CASE("a record that is gone is told by its 索引号, its 文号 however written, and its title") {
  TwoVersions room;
  room.loads(R"({"A": "依法撤回"})");
  for (const char* name : {"A", "示应急〔2025〕1号", "示应急[2025]１号", "关于甲的决定", " 关于甲的决定 "}) {
    const auto told = room.told(name);
    REQUIRE_MESSAGE(told.size() == 1, name);
    CHECK(told[0].title == "关于甲的决定");
    CHECK(told[0].document_number == "示应急〔2025〕1号");
    CHECK(told[0].reason == "依法撤回");
    CHECK(told[0].on == base::parse_date("2026-11-20"));
  }
}

TEST_CASE("a part of its title finds nothing, and it is neither listed nor counted") {
  TwoVersions room;
  room.loads();
  CHECK(room.told("甲的决定").empty());
  const auto catalogue = room.open();
  CHECK(find(catalogue, "甲").empty());
  CHECK(catalogue.totals()->records == 1);
  CHECK(catalogue.columns()->at(3).count == 1);
}

TEST_CASE("a printed page of it is told as withdrawn") {
  TwoVersions room;
  room.loads();
  const auto catalogue = room.open();
  REQUIRE(catalogue.withdrawn(page_of("A"))->size() == 1);
  CHECK(catalogue.withdrawn(page_of("A"))->front().index_number == "A");
  CHECK(catalogue.withdrawn(page_of("C"))->empty());
}

TEST_CASE("what had come to the end of its 公示截止日期 is not told of: it ended as it should") {
  TwoVersions room;
  room.loads();
  CHECK(room.told("B").empty());
}

TEST_CASE("what is still there, or there again, is not told as withdrawn") {
  TwoVersions room;
  room.loads(R"({"C": "撤回"})");
  CHECK(room.told("C").empty());
  CHECK(room.told("A").size() == 1);
  room.add({{"索引号", "A"}, {"标题", "关于甲的决定"}});
  room.loads();
  CHECK(room.told("A").empty());
}

TEST_CASE("it is told on and on, with what was known of it, over the versions that come") {
  TwoVersions room;
  room.loads(R"({"A": {"reason": "复议决定撤销", "kind": "revoked", "on": "2026-06-25"}})");
  room.loads("{}");
  room.loads("{}");
  const auto told = room.told("A");
  REQUIRE(told.size() == 1);
  CHECK(told[0].reason == "复议决定撤销");
  CHECK(told[0].kind == WithdrawalKind::revoked);
  CHECK(told[0].on == base::parse_date("2026-06-25"));
}

TEST_CASE("the manifest says for how many years") {
  TwoVersions room;
  room.loads(R"({"A": {"reason": "撤回", "on": "2021-11-21"}})");
  CHECK(room.told("A").size() == 1);
  room.write("withdrawn.json", R"({"A": {"reason": "撤回", "on": "2021-11-19"}})");
  room.loads();
  CHECK(room.told("A").empty());
}

TEST_CASE("a record whose name is personal is told by its number alone, without the name") {
  TwoVersions room;
  room.loads(R"({"A": {"reason": "应当事人要求", "kind": "personal"}})");
  CHECK(room.told("关于甲的决定").empty());
  const auto told = room.told("A");
  REQUIRE(told.size() == 1);
  CHECK(told[0].title.empty());
  CHECK(told[0].document_number.empty());
  CHECK(told[0].kind == WithdrawalKind::personal);
}

TEST_CASE("withdrawn.json alone can tell of what no version here has held") {
  ImportFolder room;
  room.write("withdrawn.json", R"({"X/1": {"title": "旧公示", "on": "2026-01-02", "kind": "mistake"}})");
  const auto told = room.add().load().withdrawn("旧公示").value();
  REQUIRE(told.size() == 1);
  CHECK(told[0].kind == WithdrawalKind::mistake);
}

TEST_CASE("a kind or a day that withdrawn.json has wrong refuses the import, with a word why") {
  ImportFolder room;
  room.add();
  room.write("withdrawn.json", R"({"A": {"kind": "whim"}})");
  CHECK_FALSE(room.import().ok());
  CHECK(room.refusals().find("withdrawn.json") != std::string::npos);
  room.write("withdrawn.json", R"({"A": {"on": "2026-02-30"}})");
  CHECK_FALSE(room.import().ok());
  room.write("withdrawn.json", R"({"A": {"on": "2026-02-28"}})");
  CHECK(room.import().ok());
}

TEST_CASE("nothing is told of an empty name") {
  TwoVersions room;
  room.loads();
  CHECK(room.told("").empty());
  CHECK(room.told(" 　").empty());
}

TEST_CASE("the items of the law are all there, in its order, each with its article") {
  const auto items = catalog::statutory_items();
  REQUIRE(items.size() == 21);
  CHECK(items[0].id == "20.1");
  CHECK(items[14].id == "20.15");
  CHECK(items[11].article == "第二十条第（十二）项");
  CHECK_FALSE(items[14].is_local());
  CHECK(items[15].is_local());
  CHECK(catalog::statutory_item("20.16") == nullptr);
  for (const auto& item : items) CHECK(catalog::statutory_item(item.id) == &item);
}
