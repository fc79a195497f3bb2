#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/support/update_room.h"
#include "updates/typing_tables.h"

namespace {

namespace fs = std::filesystem;
using package::Refusal;
using support::Entry;
using support::load;
using support::LoadedRoom;
using support::names_in;
using support::one;
using support::prepare;
using support::preview_of;
using support::three;
using support::two;
using support::UpdateRoom;
using support::version_of;
using Titles = std::vector<std::string>;
using Kind = catalog::TextPair::Kind;

}  // namespace

TEST_CASE("a package that is confirmed is what citizens read, and not before") {
  UpdateRoom room;
  updates::Updates updates = room.open();
  const updates::Preview preview = preview_of(updates, room.package(1, version_of({one, two})));
  CHECK(room.titles().empty());
  CHECK(preview.signers == std::vector<std::string>{"张科长"});
  CHECK(preview.version.number == 1);
  CHECK(preview.version.counter == 1);
  CHECK(preview.version.records == 2);
  CHECK(preview.version.loaded_at == "2026-11-23 12:00");
  CHECK(preview.changes.added.size() == 2);
  REQUIRE(updates.confirm(preview));
  CHECK(room.titles() == Titles{"一号通知", "二号规定"});
  CHECK(updates.current()->counter == 1);
  CHECK(updates.versions().size() == 1);
  CHECK_FALSE(updates.before());
}

TEST_CASE("the preview says what is added, changed and withdrawn, with reasons, and which columns are emptied") {
  LoadedRoom room;
  Entry changed = one;
  changed.title = "一号通知（修订）";
  changed.text = "第一段\n\n第二段改了\n\n第三段\n\n第四段\n";
  const auto file = room.package(2, version_of({changed, three}, R"({"N2":"依申请撤回"})"));
  const updates::Preview preview = preview_of(room.updates, file);
  REQUIRE(preview.changes.added.size() == 1);
  CHECK(preview.changes.added[0].after.title == "三号通知");
  REQUIRE(preview.changes.changed.size() == 1);
  const auto& change = preview.changes.changed[0];
  CHECK(change.fields == std::vector<std::string>{"标题"});
  CHECK(change.text);
  REQUIRE(preview.changes.withdrawn.size() == 1);
  CHECK(preview.changes.withdrawn[0].before.title == "二号规定");
  CHECK(preview.changes.withdrawn[0].reason == "依申请撤回");
  CHECK(preview.changes.emptied_columns == std::vector<std::string>{"政策/规定"});
  CHECK(preview.changes.unchanged == 0);
  CHECK_FALSE(preview.changes.guide);
  const auto texts = room.updates.texts_of(change);
  REQUIRE(texts);
  std::vector<Kind> kinds;
  for (const auto& pair : *texts) kinds.push_back(pair.kind);
  CHECK(kinds == std::vector<Kind>{Kind::same, Kind::changed, Kind::same, Kind::added});
  CHECK(texts->at(1).before == "第二段");
  CHECK(texts->at(1).after == "第二段改了");
}

TEST_CASE("a changed guide is said, and so are rows that were refused") {
  LoadedRoom room;
  auto parts = version_of({one, two});
  parts["guide.json"] = R"({"fields":{"access":"网上查阅"}})";
  parts["rows/a.csv"] += "N9,没有栏目的行,,,,,,主动公开,\n";
  const updates::Preview preview = preview_of(room.updates, room.package(2, parts));
  CHECK(preview.changes.guide);
  CHECK_FALSE(preview.changes.offices);
  CHECK(preview.changes.unchanged == 2);
  REQUIRE(preview.report.refusals.size() == 1);
  CHECK(preview.report.refusals[0].line == 4);
}

TEST_CASE("what is discarded leaves nothing in use and the next update loads") {
  LoadedRoom room;
  const std::string second = room.package(2, version_of({three}));
  (void)preview_of(room.updates, second);
  room.updates.discard();
  CHECK(room.titles().size() == 2);
  CHECK(names_in(room.data + "/versions") == std::vector<std::string>{"catalog-1.db"});
  load(room.updates, second);
  CHECK(room.titles() == Titles{"三号通知"});
}

TEST_CASE("a preview of another preparation is not confirmed") {
  LoadedRoom room;
  const updates::Preview preview = preview_of(room.updates, room.package(2, version_of({three})));
  room.updates.discard();
  const base::Status confirmed = room.updates.confirm(preview);
  REQUIRE_FALSE(confirmed);
  CHECK(confirmed.error().kind == base::ErrorKind::not_found);
  (void)preview_of(room.updates, room.package(3, version_of({one, three})));
  CHECK_FALSE(room.updates.confirm(preview));
  CHECK(room.titles().size() == 2);
}

TEST_CASE("one step back and forth again") {
  LoadedRoom room;
  load(room.updates, room.package(2, version_of({three})));
  REQUIRE(room.updates.before());
  CHECK(room.updates.before()->counter == 1);
  REQUIRE(room.updates.roll_back_to(1));
  CHECK(room.titles().size() == 2);
  CHECK(room.updates.current()->number == 1);
  CHECK_FALSE(room.updates.before());
  REQUIRE(room.updates.roll_back_to(2));
  CHECK(room.titles() == Titles{"三号通知"});
}

TEST_CASE("after a step back the version that was left loads again, an older one does not") {
  LoadedRoom room;
  const std::string second = room.package(5, version_of({three}));
  load(room.updates, second);
  const std::string older = room.package(3, version_of({one}));
  CHECK(support::refusal_of(prepare(room.updates, older)) == Refusal::older);
  REQUIRE(room.updates.roll_back_to(1));
  CHECK(support::refusal_of(prepare(room.updates, older)) == Refusal::older);
  CHECK(support::refusal_of(prepare(room.updates, room.first)) == Refusal::same);
  load(room.updates, second);
  CHECK(room.titles() == Titles{"三号通知"});
}

TEST_CASE("the greatest counter outlives the version that had it") {
  LoadedRoom room;
  load(room.updates, room.package(9, version_of({three})));
  const std::string folder = room.maker.path("plain");
  for (const auto& [path, bytes] : version_of({one})) support::write_file(folder + "/" + path, bytes);
  for (int i = 0; i < 4; ++i) {
    catalog::ImportReport report;
    REQUIRE(catalog::import_directory(folder, room.data, report));
  }
  for (const catalog::Version& version : room.updates.versions()) CHECK(version.counter != 9);
  CHECK(support::refusal_of(prepare(room.updates, room.package(8, version_of({two})))) == Refusal::older);
}

TEST_CASE("three versions are kept, with their parts and no others") {
  LoadedRoom room;
  for (int counter = 2; counter <= 5; ++counter) {
    Entry entry = one;
    entry.text = "第" + std::to_string(counter) + "版\n";
    load(room.updates, room.package(counter, version_of({entry})));
  }
  CHECK(names_in(room.data + "/versions") ==
        std::vector<std::string>{"catalog-3.db", "catalog-4.db", "catalog-5.db"});
  const std::string old_text = package::sha256_of("第2版\n");
  const std::string kept_text = package::sha256_of("第3版\n");
  CHECK_FALSE(fs::exists(room.data + "/parts/" + old_text));
  CHECK(fs::exists(room.data + "/parts/" + kept_text));
  CHECK_FALSE(fs::exists(room.data + "/staging"));
}

TEST_CASE("a delta on a delta brings the whole version") {
  LoadedRoom room;
  const std::string second = room.package(2, version_of({one, two, three}), room.first);
  const std::string third = room.package(3, version_of({one, three}), second);
  load(room.updates, second);
  CHECK(room.titles().size() == 3);
  load(room.updates, third);
  CHECK(room.titles() == Titles{"一号通知", "三号通知"});
}

TEST_CASE("a delta whose base is not in use is refused, and loads after a step back to its base") {
  LoadedRoom room;
  const std::string on_first = room.package(7, version_of({one, three}), room.first);
  load(room.updates, room.package(2, version_of({two})));
  CHECK(support::refusal_of(prepare(room.updates, on_first)) == Refusal::base_missing);
  REQUIRE(room.updates.roll_back_to(1));
  load(room.updates, on_first);
  CHECK(room.titles() == Titles{"一号通知", "三号通知"});
}

TEST_CASE("a part that was damaged on this machine is copied once more") {
  UpdateRoom room;
  updates::Updates updates = room.open();
  const std::string file = room.package(1, version_of({one}));
  (void)preview_of(updates, file);
  updates.discard();
  const std::string part = room.data + "/parts/" + package::sha256_of(one.text);
  REQUIRE(fs::exists(part));
  std::ofstream(part, std::ios::in | std::ios::out) << 'X';
  load(updates, file);
  const auto opened = catalog::Catalog::open(room.data);
  REQUIRE(opened);
  CHECK(opened->document("N1", support::noon.date)->body.at(0).text == "第一段");
}

TEST_CASE("without trust, without a package and twice the same are refusals") {
  LoadedRoom room;
  CHECK(support::refusal_of(prepare(room.updates, room.first)) == Refusal::same);
  CHECK(support::refusal_of(prepare(room.updates, room.maker.path("none.chayue"))) == Refusal::unreadable);
  support::write_file(room.maker.path("text.chayue"), "no package");
  CHECK(support::refusal_of(prepare(room.updates, room.maker.path("text.chayue"))) == Refusal::not_a_package);
  fs::remove(room.data + "/trust.json");
  CHECK(support::refusal_of(prepare(room.updates, room.package(2, version_of({three})))) == Refusal::no_trust);
  CHECK(room.titles().size() == 2);
}

TEST_CASE("contents that cannot be a catalogue are reported as an import reports them") {
  LoadedRoom room;
  auto parts = version_of({one});
  parts["columns.json"] = "[]";
  const auto prepared = prepare(room.updates, room.package(2, parts));
  REQUIRE(std::holds_alternative<updates::Trouble>(prepared));
  const auto& why = std::get<updates::Trouble>(prepared).why;
  REQUIRE(std::holds_alternative<catalog::ImportReport>(why));
  CHECK(std::get<catalog::ImportReport>(why).refusals.at(0).file == "columns.json");
  CHECK(room.titles().size() == 2);
  CHECK(names_in(room.data + "/versions") == std::vector<std::string>{"catalog-1.db"});
}

TEST_CASE("stopped at any step nothing is prepared, and the next time it goes on with the parts that are there") {
  LoadedRoom room;
  const std::string second = room.package(2, version_of({one, three}));
  std::vector<double> shares;
  const auto watch = [&shares](updates::Step, double share) { return shares.push_back(share), true; };
  REQUIRE(std::holds_alternative<updates::Preview>(prepare(room.updates, second, watch)));
  CHECK(std::is_sorted(shares.begin(), shares.end()));
  CHECK(shares.front() >= 0);
  CHECK(shares.back() == 1);
  room.updates.discard();
  shares.clear();  // the second time there is nothing to copy
  REQUIRE(std::holds_alternative<updates::Preview>(prepare(room.updates, second, watch)));
  CHECK(shares.size() >= 5);
  for (std::size_t stop = 1; stop <= shares.size(); ++stop) {
    std::size_t asked = 0;
    const auto until = [&](updates::Step, double) { return ++asked < stop; };
    CHECK(support::refusal_of(prepare(room.updates, second, until)) == Refusal::cancelled);
    CHECK(asked == stop);
    CHECK(room.titles().size() == 2);
    CHECK_FALSE(fs::exists(room.data + "/staging"));
    CHECK(names_in(room.data + "/versions") == std::vector<std::string>{"catalog-1.db"});
  }
  CHECK(fs::exists(room.data + "/parts/" + package::sha256_of(one.text)));
  load(room.updates, second);
}

TEST_CASE("while one update is prepared no other import or update gets in") {
  LoadedRoom room;
  const updates::Preview preview = preview_of(room.updates, room.package(2, version_of({three})));
  updates::Updates other = room.open();
  const auto prepared = prepare(other, room.package(3, version_of({one})));
  REQUIRE(std::holds_alternative<updates::Trouble>(prepared));
  const auto& why = std::get<updates::Trouble>(prepared).why;
  REQUIRE(std::holds_alternative<catalog::ImportReport>(why));
  CHECK(std::get<catalog::ImportReport>(why).refusals.at(0).what == "另一个导入正在进行");
  CHECK(other.roll_back_to(1).error().kind == base::ErrorKind::unavailable);
  REQUIRE(room.updates.confirm(preview));
  CHECK(room.titles() == Titles{"三号通知"});
}

TEST_CASE("readers keep their version through load and step back, notice it, and see one version whole") {
  LoadedRoom room;
  const std::string second = room.package(2, version_of({three}));
  std::atomic<bool> done = false;
  std::atomic<int> bad = 0;
  std::atomic<int> reads = 0;
  std::thread reader([&] {
    while (!done) {
      const auto titles = room.titles();
      const bool is_whole = titles == Titles{"一号通知", "二号规定"} || titles == Titles{"三号通知"};
      if (!is_whole) ++bad;
      ++reads;
    }
  });
  auto kept = catalog::Catalog::open(room.data);
  REQUIRE(kept);
  load(room.updates, second);
  CHECK(kept->is_stale());
  CHECK(kept->find({}, support::noon.date)->ids.size() == 2);
  for (int i = 0; i < 20; ++i) REQUIRE(room.updates.roll_back_to(1 + i % 2));
  while (reads < 20) std::this_thread::yield();
  done = true;
  reader.join();
  CHECK(bad == 0);
}

TEST_CASE("another version is noticed even where both files bear the same time") {
  LoadedRoom room;
  load(room.updates, room.package(2, version_of({three})));
  const timespec times[2] = {{1000, 0}, {1000, 0}};
  for (const char* name : {"/versions/catalog-1.db", "/versions/catalog-2.db"})
    REQUIRE(::utimensat(AT_FDCWD, (room.data + name).c_str(), times, 0) == 0);
  const auto opened = catalog::Catalog::open(room.data);
  REQUIRE(opened);
  CHECK_FALSE(opened->is_stale());
  REQUIRE(room.updates.roll_back_to(1));
  CHECK(opened->is_stale());
  REQUIRE(room.updates.roll_back_to(2));
  CHECK_FALSE(opened->is_stale());
}

TEST_CASE("a store that lies there without its versions is taken over as version 1") {
  LoadedRoom room;
  fs::remove_all(room.data + "/versions");
  fs::remove_all(room.data + "/parts");
  SQLite::Database(room.data + "/catalog.db", SQLite::OPEN_READWRITE)
      .exec("DELETE FROM meta WHERE key LIKE 'version.%' AND key != 'version.records'; DELETE FROM manifest");
  CHECK(room.titles().size() == 2);
  updates::Updates updates = room.open();
  REQUIRE(updates.current());
  CHECK(updates.current()->number == 1);
  CHECK(updates.current()->counter == 0);
  load(updates, room.package(2, version_of({three})));
  CHECK(updates.current()->number == 2);
  REQUIRE(updates.roll_back_to(1));
  CHECK(updates.current()->number == 1);
  CHECK(room.titles().size() == 2);
}

TEST_CASE("a data directory that was copied file by file goes on where it was") {
  LoadedRoom room;
  load(room.updates, room.package(2, version_of({three})));
  const std::string copy = room.maker.path("copy");
  fs::copy(room.data, copy, fs::copy_options::recursive);
  auto opened = updates::Updates::open(copy);
  REQUIRE(opened);
  CHECK(opened->versions().size() == 2);
  CHECK(opened->current()->number == 2);
  REQUIRE(opened->roll_back_to(1));
  REQUIRE(opened->roll_back_to(2));
  CHECK(opened->versions().size() == 2);
}

TEST_CASE("an import from a folder makes a version too") {
  LoadedRoom room;
  const std::string folder = room.maker.path("plain");
  for (const auto& [path, bytes] : version_of({three})) support::write_file(folder + "/" + path, bytes);
  catalog::ImportReport report;
  REQUIRE(catalog::import_directory(folder, room.data, report));
  CHECK(room.updates.current()->number == 2);
  CHECK(room.updates.current()->counter == 0);
  REQUIRE(room.updates.before());
  REQUIRE(room.updates.roll_back_to(room.updates.before()->number));
  CHECK(room.titles().size() == 2);
}

TEST_CASE("terms for typing are taken from titles and the heads of document numbers") {
  CHECK(updates::terms_of_title("关于印发《应急预案》和《检查办法》的通知") ==
        std::vector<std::string>{"应急预案", "检查办法"});
  CHECK(updates::head_of_document_number("示应急〔2026〕5号") == "示应急");
  CHECK(updates::head_of_document_number("5号").empty());
}
