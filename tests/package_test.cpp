#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/package_maker.h"

namespace {

using package::Known;
using package::Package;
using package::PartStore;
using package::Refusal;
using package::Refused;
using support::Parts;
using support::Person;

const Parts first = {{"manifest.json", "{}"}, {"rows/a.csv", "索引号,标题\n"}, {"texts/a01.md", "正文一"}};
const Parts second = {{"manifest.json", "{}"}, {"rows/a.csv", "索引号,标题\n1,通知\n"}, {"texts/a01.md", "正文一"}};

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

TEST_CASE("the same folder makes the same package, byte for byte") {
  Room room;
  const std::string once = support::read_file(room.maker.make("a.chayue", 1, first));
  const std::string again = support::read_file(room.maker.make("b.chayue", 1, first));
  CHECK(once == again);
}
