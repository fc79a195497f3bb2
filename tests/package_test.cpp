#include <doctest/doctest.h>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/package_maker.h"

namespace {

using base::ErrorKind;
using package::Known;
using package::Package;
using package::PartStore;
using package::Refusal;
using package::Refused;
using support::Parts;
using support::Person;

const Parts first = {{"manifest.json", "{}"}, {"rows/a.csv", "索引号,标题\n"}, {"texts/a01.md", "正文一"}};
const Parts second = {{"manifest.json", "{}"}, {"rows/a.csv", "索引号,标题\n1,通知\n"}, {"texts/a01.md", "正文一"}};

/// No file grows beyond this: as on a full disk.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
    const rlimit small{bytes, before_.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;
  ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

struct Room {
  support::PackageMaker maker;
  Person clerk{"张科长"};
  package::Trust trust = support::trust_in({&clerk});
  PartStore store = open_store("data");
  Refused refused;

  PartStore open_store(const std::string& name) {
    auto opened = PartStore::open(maker.path(name));
    REQUIRE(opened);
    return *opened;
  }

  Package open(const std::string& file, const Known& known = {}) {
    auto opened = Package::open(file, trust, known, refused);
    REQUIRE(opened);
    return std::move(*opened);
  }

  void load(const std::string& file, const Known& known = {}) {
    CHECK(open(file, known).extract(store, nullptr, refused));
  }

  Parts laid_out(const package::Manifest& manifest) {
    const std::string folder = maker.path("laid");
    CHECK(store.lay_out(manifest, folder));
    Parts parts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.is_regular_file())
        parts[entry.path().lexically_relative(folder).string()] = support::read_file(entry.path());
    return parts;
  }
};

}  // namespace

TEST_CASE("a package brings the files of its folder") {
  Room room;
  const std::string file = room.maker.make_signed("a.chayue", 1, first, room.clerk);
  const Package package = room.open(file);
  CHECK(package.signers() == std::vector<std::string>{"张科长"});
  CHECK(package.manifest().counter == 1);
  CHECK(package.manifest().parts.size() == 3);
  REQUIRE(package.extract(room.store, nullptr, room.refused));
  CHECK(room.laid_out(package.manifest()) == first);
}

TEST_CASE("a delta brings the whole version from the parts that are there and its own") {
  Room room;
  const std::string base = room.maker.make_signed("a.chayue", 1, first, room.clerk);
  const std::string delta = room.maker.make_signed("b.chayue", 2, second, room.clerk, base);
  room.load(base);
  const Package package = room.open(delta, support::known_after(base));
  CHECK(support::read_file(delta).find("正文一") == std::string::npos);
  REQUIRE(package.extract(room.store, nullptr, room.refused));
  CHECK(room.laid_out(package.manifest()) == second);
}

TEST_CASE("a delta on a delta leads to the newest version") {
  Room room;
  const std::string one = room.maker.make_signed("1.chayue", 1, first, room.clerk);
  const std::string two = room.maker.make_signed("2.chayue", 2, second, room.clerk, one);
  Parts third = second;
  third["rows/b.csv"] = "索引号\n";
  third.erase("texts/a01.md");
  const std::string three = room.maker.make_signed("3.chayue", 3, third, room.clerk, two);
  room.load(one);
  room.load(two, support::known_after(one));
  room.load(three, support::known_after(two));
  CHECK(room.laid_out(*package::parse_manifest(support::PackageMaker::manifest_of(three))) == third);
}

TEST_CASE("files of the same bytes are carried once and laid out under each name") {
  Room room;
  const Parts parts = {{"a", "same"}, {"b/c", "same"}, {"d", ""}, {"e", ""}};
  const Package package = room.open(room.maker.make_signed("a.chayue", 1, parts, room.clerk));
  std::uint64_t copied = 0;
  CHECK(package.extract(
      room.store, [&](std::uint64_t done, std::uint64_t) { return copied = done, true; }, room.refused));
  CHECK(copied == 4);
  CHECK(room.laid_out(package.manifest()) == parts);
}

TEST_CASE("broken off at any moment an extraction goes on with what is missing") {
  Room room;
  Parts parts;
  for (int i = 0; i < 6; ++i)
    parts["texts/" + std::to_string(i)] =
        std::string(static_cast<std::size_t>(i) * 100'000, static_cast<char>('a' + i));
  const std::string file = room.maker.make_signed("a.chayue", 1, parts, room.clerk);
  for (int steps = 0;; ++steps) {
    auto store = room.open_store("broken" + std::to_string(steps));
    int left = steps;
    const bool was_whole = room.open(file).extract(
        store, [&](auto, auto) { return left-- > 0; }, room.refused);
    std::uint64_t to_do = 0;
    for (const auto& [path, bytes] : parts)
      if (!store.has({path, package::sha256_of(bytes), bytes.size()})) to_do += bytes.size();
    CHECK(was_whole == (to_do == 0));
    std::uint64_t read = 0, promised = 0;
    CHECK(room.open(file).extract(
        store, [&](std::uint64_t done, std::uint64_t total) { return read = done, promised = total, true; },
        room.refused));
    CHECK(read == to_do);
    CHECK(promised == to_do);
    room.store = store;
    CHECK(room.laid_out(room.open(file).manifest()) == parts);
    if (was_whole) break;
    CHECK(room.refused.why == Refusal::cancelled);
  }
}

TEST_CASE("a stick that is pulled leaves whole parts, and the package goes on when it is back") {
  Room room;
  const Parts parts = {{"a", std::string(300'000, 'a')}, {"b", std::string(300'000, 'b')}};
  const std::string file = room.maker.make_signed("a.chayue", 1, parts, room.clerk);
  const std::string whole = support::read_file(file);
  const Package package = room.open(file);
  std::filesystem::resize_file(file, 400'000);
  CHECK_FALSE(package.extract(room.store, nullptr, room.refused));
  CHECK(room.refused.why == Refusal::unreadable);
  support::write_file(file, whole);
  std::uint64_t total = 0;
  CHECK(room.open(file).extract(
      room.store, [&](auto, std::uint64_t all) { return total = all, true; }, room.refused));
  CHECK(total == 300'000);
}

TEST_CASE("a kiosk whose disk is full or takes nothing says so") {
  Room room;
  const Package package =
      room.open(room.maker.make_signed("a.chayue", 1, {{"a", std::string(50'000, 'a')}}, room.clerk));
  {
    const SmallFiles limit(20'000);
    CHECK_FALSE(package.extract(room.store, nullptr, room.refused));
    CHECK(room.refused.why == Refusal::no_space);
  }
  std::filesystem::remove_all(room.maker.path("data/parts"));
  CHECK_FALSE(package.extract(room.store, nullptr, room.refused));
  CHECK(room.refused.why == Refusal::not_writable);
}

TEST_CASE("who signed is told by name, each once, in order") {
  Room room;
  const Person reviewer{"李主任"};
  room.trust = support::trust_in({&room.clerk, &reviewer});
  const std::string file = room.maker.make_signed("a.chayue", 1, first, room.clerk);
  support::PackageMaker::sign(support::PackageMaker::sign(file, reviewer), room.clerk);
  std::vector<std::string> names = {"张科长", "李主任"};
  std::sort(names.begin(), names.end());
  CHECK(room.open(file).signers() == names);
  CHECK(package::signature_files_of(file)->size() == 2);  // the second of the same key replaces the first
}

TEST_CASE("signing leaves manifest and parts of a package as they are") {
  Room room;
  const std::string file = room.maker.make("a.chayue", 1, first);
  const std::string before = support::PackageMaker::manifest_of(file);
  support::PackageMaker::sign(file, room.clerk);
  CHECK(support::PackageMaker::manifest_of(file) == before);
  CHECK(room.open(file).manifest_text() == before);
}

TEST_CASE("what is no signature is not put into a package") {
  Room room;
  const std::string file = room.maker.make("a.chayue", 1, first);
  const std::string before = support::read_file(file);
  CHECK(package::add_signature(file, "not a signature").error().kind == ErrorKind::bad_input);
  CHECK(package::add_signature(room.maker.path("nowhere"), room.clerk.sign("x")).error().kind ==
        ErrorKind::not_found);
  CHECK(support::read_file(file) == before);
}

TEST_CASE("the same folder makes the same package, byte for byte") {
  Room room;
  const std::string once = support::read_file(room.maker.make("a.chayue", 1, first));
  const std::string again = support::read_file(room.maker.make("b.chayue", 1, first));
  CHECK(once == again);
}

TEST_CASE("a folder that no package may be of is refused, and leaves no file") {
  Room room;
  const auto kind_of = [&](const std::string& folder, package::Manifest head, const std::string& base = "") {
    const auto written = package::write_package(room.maker.path(folder), head, base, room.maker.path("out.chayue"));
    CHECK_FALSE(std::filesystem::exists(room.maker.path("out.chayue")));
    REQUIRE_FALSE(written);
    return written.error().kind;
  };
  package::Manifest head;
  head.agency = support::agency;
  head.counter = 1;
  CHECK(kind_of("nowhere", head) == ErrorKind::unavailable);
  std::filesystem::create_directory(room.maker.path("empty"));
  CHECK(kind_of("empty", head) == ErrorKind::bad_input);
  support::write_file(room.maker.path("odd/a\\b"), "x");
  CHECK(kind_of("odd", head) == ErrorKind::bad_input);
  support::write_file(room.maker.path("link/a"), "x");
  std::filesystem::create_symlink("/etc/passwd", room.maker.path("link/b"));
  CHECK(kind_of("link", head) == ErrorKind::bad_input);
  support::write_file(room.maker.path("good/a"), std::string(50'000, 'x'));
  CHECK(kind_of("good", {}) == ErrorKind::bad_input);
  const std::string base = support::PackageMaker::manifest_of(room.maker.make("base", 1, first));
  CHECK(kind_of("good", head, base) == ErrorKind::bad_input);  // not after its base
  head.counter = 2;
  head.agency = "别处";
  CHECK(kind_of("good", head, base) == ErrorKind::bad_input);
  CHECK(kind_of("good", head, "{}") == ErrorKind::bad_input);
  const SmallFiles limit(20'000);
  CHECK(kind_of("good", head) == ErrorKind::no_space);
}
