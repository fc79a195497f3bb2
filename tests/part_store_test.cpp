#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "package/part_store.h"
#include "package/trust.h"
#include "tests/support/package_maker.h"

namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using package::Part;
using package::PartStore;
using support::read_file;
using support::write_file;

Part part(const std::string& path, const std::string& bytes) {
  return {path, package::sha256_of(bytes), bytes.size()};
}

/// Gives `bytes`, a few at a time.
PartStore::Source source_of(const std::string& bytes, std::size_t step = 3) {
  return [bytes, step, at = std::size_t{0}](char* buffer, std::size_t capacity) mutable -> base::Result<std::size_t> {
    const std::size_t count = bytes.copy(buffer, std::min(step, capacity), at);
    at += count;
    return count;
  };
}

struct Shelf {
  support::TemporaryDirectory data;
  PartStore store = open();

  PartStore open() {
    auto opened = PartStore::open(data / "data");
    REQUIRE(opened);
    return *opened;
  }
  base::Status put(const Part& what, const std::string& bytes) { return store.put(what, source_of(bytes)); }
  std::string file(const std::string& bytes) const { return data / ("data/parts/" + package::sha256_of(bytes)); }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(data / "data/parts"), {}));
  }
  base::Status lay_out(const std::vector<Part>& parts) {
    package::Manifest manifest;
    manifest.parts = parts;
    return store.lay_out(manifest, data / "laid");
  }
};

}  // namespace

TEST_CASE("a part that was put is there, whole, and again after a restart") {
  Shelf shelf;
  const Part a = part("a", "abcdefgh");
  CHECK_FALSE(shelf.store.has(a));
  CHECK(shelf.put(a, "abcdefgh"));
  CHECK(shelf.open().has(a));
  CHECK(read_file(shelf.file("abcdefgh")) == "abcdefgh");
}

TEST_CASE("other bytes, fewer and more than the part's are not kept") {
  Shelf shelf;
  for (const std::string bytes : {"abcdefgx", "abcdefg", "abcdefghi", ""}) {
    CHECK(shelf.put(part("a", "abcdefgh"), bytes).error().kind == ErrorKind::bad_input);
    CHECK(shelf.count() == 0);
  }
}

TEST_CASE("of a source without end no more than the part's size is taken") {
  Shelf shelf;
  std::uint64_t given = 0;
  const auto endless = [&](char* buffer, std::size_t capacity) -> base::Result<std::size_t> {
    if (given > std::uint64_t{8} << 20U) return base::error(ErrorKind::internal, "nobody stops");
    std::fill_n(buffer, capacity, 'x');
    given += capacity;
    return capacity;
  };
  CHECK(shelf.store.put(part("a", "abc"), endless).error().kind == ErrorKind::bad_input);
  CHECK(given <= std::uint64_t{1} << 20U);
  CHECK(shelf.count() == 0);
}

TEST_CASE("the error of a source is passed on, and nothing is kept") {
  Shelf shelf;
  const auto broken = [](char*, std::size_t) -> base::Result<std::size_t> {
    return base::error(ErrorKind::not_found, "gone");
  };
  CHECK(shelf.store.put(part("a", "abc"), broken).error().kind == ErrorKind::not_found);
  CHECK(shelf.count() == 0);
}

TEST_CASE("staged parts are there once they are settled, and gone after a restart before that") {
  Shelf shelf;
  const Part a = part("a", "abc"), b = part("b", "xyz");
  CHECK(shelf.store.stage(a, source_of("abc")));
  CHECK_FALSE(shelf.store.has(a));
  shelf.store = shelf.open();
  CHECK(shelf.count() == 0);
  CHECK(shelf.store.stage(a, source_of("abc")));
  CHECK(shelf.store.stage(b, source_of("xyz")));
  CHECK(shelf.store.settle());
  CHECK(shelf.open().has(a));
  CHECK(shelf.open().has(b));
}

TEST_CASE("many staged parts are settled without being asked") {
  Shelf shelf;
  for (int i = 0; i < 600; ++i) {
    const std::string bytes = std::to_string(i);
    REQUIRE(shelf.store.stage(part("a", bytes), source_of(bytes)));
  }
  CHECK(shelf.store.has(part("a", "0")));
  CHECK_FALSE(shelf.store.has(part("a", "599")));
}

TEST_CASE("parts that cannot be settled are said to be lost, and leave nothing") {
  Shelf shelf;
  CHECK(shelf.store.stage(part("a", "abc"), source_of("abc")));
  fs::remove_all(shelf.data / "data/parts");
  CHECK(shelf.store.settle().error().kind == ErrorKind::unavailable);
  CHECK(shelf.store.settle());  // nothing is left to settle
}

TEST_CASE("what a broken copy has left is removed at the next start, parts stay") {
  Shelf shelf;
  CHECK(shelf.put(part("a", "abc"), "abc"));
  write_file(shelf.file("other") + ".part", "oth");
  CHECK(shelf.open().has(part("a", "abc")));
  CHECK(shelf.count() == 1);
}

TEST_CASE("a part of another size is not there") {
  Shelf shelf;
  write_file(shelf.file("abc"), "ab");
  CHECK_FALSE(shelf.store.has(part("a", "abc")));
  CHECK(shelf.put(part("a", "abc"), "abc"));
  CHECK(shelf.store.has(part("a", "abc")));
}

TEST_CASE("a version is laid out under its own names, in the place of what stood there") {
  Shelf shelf;
  CHECK(shelf.put(part("a", "abc"), "abc"));
  write_file(shelf.data / "laid/old", "x");
  CHECK(shelf.lay_out({part("a", "abc"), part("b/c/d", "abc")}));
  CHECK(read_file(shelf.data / "laid/a") == "abc");
  CHECK(read_file(shelf.data / "laid/b/c/d") == "abc");
  CHECK_FALSE(fs::exists(shelf.data / "laid/old"));
  CHECK(fs::hard_link_count(shelf.file("abc")) == 3);
}

TEST_CASE("a version with a part that is missing, damaged or badly named is not laid out") {
  Shelf shelf;
  CHECK(shelf.lay_out({part("a", "abc")}).error().kind == ErrorKind::not_found);
  CHECK(shelf.put(part("a", "abc"), "abc"));
  CHECK(shelf.lay_out({part("../a", "abc")}).error().kind == ErrorKind::bad_input);
  write_file(shelf.file("abc"), "abd");
  CHECK(shelf.lay_out({part("a", "abc")}).error().kind == ErrorKind::corrupt);
  CHECK_FALSE(shelf.store.has(part("a", "abc")));  // so that the package brings it again
}

TEST_CASE("sweeping keeps what is named and nothing else") {
  Shelf shelf;
  CHECK(shelf.put(part("a", "abc"), "abc"));
  CHECK(shelf.put(part("b", "xyz"), "xyz"));
  shelf.store.sweep({package::sha256_of("xyz")});
  CHECK_FALSE(shelf.store.has(part("a", "abc")));
  CHECK(shelf.store.has(part("b", "xyz")));
}

TEST_CASE("a store that cannot be made is said to be so") {
  const support::TemporaryDirectory folder;
  write_file(folder / "data/parts", "a file");
  CHECK(PartStore::open(folder / "data").error().kind == ErrorKind::unavailable);
}

// ---- trust.json

TEST_CASE("trust is read back as it was written") {
  const support::TemporaryDirectory folder;
  const support::Person clerk{"张科长（审核）"}, reviewer{"李主任"};
  const package::Trust trust = support::trust_in({&clerk, &reviewer}, 2);
  REQUIRE(package::write_trust(folder / "", trust));
  CHECK(*package::read_trust(folder / "") == trust);
  CHECK_FALSE(fs::exists(folder / "trust.json.part"));
}

TEST_CASE("trust that is not there, and trust that makes no sense, are told apart") {
  const support::TemporaryDirectory folder;
  CHECK(package::read_trust(folder / "").error().kind == ErrorKind::not_found);
  fs::create_directory(folder / "trust.json");
  CHECK(package::read_trust(folder / "").error().kind == ErrorKind::corrupt);
}

TEST_CASE("trust with a threshold that cannot be met, one name or key twice, or anything odd is refused") {
  const support::Person clerk{"张科长"}, reviewer{"李主任"};
  const auto is_sound = [](const package::Trust& trust) {
    return package::parse_trust(package::to_text(trust)).ok();
  };
  const package::Trust sound = support::trust_in({&clerk, &reviewer}, 2);
  CHECK(is_sound(sound));
  CHECK(is_sound({}));  // nothing was set yet
  CHECK_FALSE(is_sound(support::trust_in({&clerk}, 2)));
  CHECK_FALSE(is_sound(support::trust_in({&clerk}, 0)));
  CHECK_FALSE(is_sound(support::trust_in({&clerk}, -1)));
  CHECK_FALSE(is_sound(support::trust_in({&clerk, &clerk})));
  package::Trust twice = sound;
  twice.signers[1].key = twice.signers[0].key;
  CHECK_FALSE(is_sound(twice));
  twice = sound;
  twice.signers[1].key.id = twice.signers[0].key.id;  // a signature file could not tell them apart
  CHECK_FALSE(is_sound(twice));
  twice = sound;
  twice.signers[1].name = "张科长";
  CHECK_FALSE(is_sound(twice));
  twice = sound;
  twice.signers[1].name = "a\nb";
  CHECK_FALSE(is_sound(twice));
  for (const std::string text : {"", "[]", "null", "{}", "{\"format\": 1}", "{\"format\": 2, \"agency\": \"\"}"})
    CHECK(package::parse_trust(text).error().kind == ErrorKind::corrupt);
}
