// What can be wrong with a package as a file: paths, manifests, sizes, zips that lie, bytes that are missing or
// turned.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/attacked_room.h"

namespace {

namespace fs = std::filesystem;
using package::Package;
using package::PartStore;
using package::Refusal;
using package::Refused;
using support::entry_of;
using support::loaded;
using support::manifest_of;
using support::part;
using support::part_entry;
using support::RawEntry;
using support::replaced;
using Room = support::AttackedRoom;

}  // namespace

TEST_CASE("paths that lead out of the folder are refused in the zip") {
  Room room;
  const std::string sum = package::sha256_of("x");
  for (const std::string& name : std::vector<std::string>{
           "../" + sum, "/etc/passwd", "parts/../../" + sum, "parts\\" + sum, "C:\\x", "NUL",
           "parts/" + sum + "/../x", "MANIFEST.json./../x.minisig", std::string("parts/x\0y", 9)})
    CHECK_MESSAGE(room.load_changed([&](auto& entries) { entries.push_back({name, "x"}); }) != loaded, name);
}

TEST_CASE("paths that lead out of the folder are refused in a manifest that was signed") {
  Room room;
  const std::vector<std::string> bad = {"../x",
                                        "..",
                                        ".",
                                        "",
                                        "/etc/passwd",
                                        "a//b",
                                        "a/",
                                        "a/../b",
                                        "a/./b",
                                        "a\\b",
                                        "..\\x",
                                        "C:x",
                                        "C:/x",
                                        "NUL",
                                        "nul.txt",
                                        "a/CON",
                                        "com1.md",
                                        "LPT9",
                                        std::string("a\0b", 3),
                                        "a\nb",
                                        "a\x7f",
                                        std::string(201, 'a')};
  for (const std::string& path : bad) {
    CHECK_FALSE(package::is_part_path(path));
    const std::string text = package::to_text(manifest_of({part(path, "x")}));
    CHECK_MESSAGE(room.load_manifest(text, {part_entry("x")}) == Refusal::bad_manifest, path);
  }
  for (const std::string good :
       {"x", "a/b/c.md", "rows/a.csv", "正文/关于某事的通知.md", "..a/b..", "common.txt", "null"})
    CHECK_MESSAGE(room.load_manifest(package::to_text(manifest_of({part(good, "x")})), {part_entry("x")}) == loaded,
                  good);
}

TEST_CASE("manifests that are signed and yet make no sense are refused") {
  Room room;
  const std::string sound = package::to_text(manifest_of({part("a", "x"), part("b", "x")}));
  REQUIRE(room.load_manifest(sound, {part_entry("x")}) == loaded);
  const std::string line = "{\"path\": \"a\"";
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"\"counter\": 5", "\"counter\": 0"},
      {"\"counter\": 5", "\"counter\": -5"},
      {"\"counter\": 5", "\"counter\": 5.0"},
      {"\"counter\": 5", "\"counter\": \"5\""},
      {"\"counter\": 5", "\"counter\": 9007199254740992"},
      {"\"counter\": 5", "\"counter\": 18446744073709551621"},
      {"\"counter\": 5", "\"counter\": 5, \"counter\": 9"},
      {"\"base\": 0", "\"base\": 5"},
      {"\"base\": 0", "\"base\": 4"},
      {"\"base_sha256\": \"\"", "\"base_sha256\": \"" + package::sha256_of("") + "\""},
      {"\"made_at\": \"\"", "\"made_at\": \"2026-13-01 10:00\""},
      {"\"made_at\": \"\"", "\"made_at\": \"2026-11-23 24:00\""},
      {"\"note\": \"\"", "\"note\": \"\\u0007\""},
      {"\"note\": \"\"", "\"note\": \"\", \"more\": 1"},
      {"\"path\": \"b\"", "\"path\": \"a\""},
      {"\"path\": \"a\"", "\"path\": \"c\""},
      {"\"path\": \"b\"", "\"path\": \"a/b\""},
      {"\"size\": 1}", "\"size\": -1}"},
      {"\"size\": 1}", "\"size\": 536870913}"},
      {"\"size\": 1}", "\"size\": 1e0}"},
      {"\n{\"path\"", "\n {\"path\""},
      {"\"format\": 1", "\"format\":1"},
      {"\"format\": 1", "\"format\": 0"},
      {"{\n", "\xEF\xBB\xBF{\n"},
      {"]\n}\n", "]\n}\n\n"},
      {"]\n}\n", "]\n}"},
  };
  CHECK(room.load_manifest(replaced(sound, "\"b\"", "\"\xff\""), {part_entry("x")}) == Refusal::bad_manifest);
  for (const auto& [from, to] : changes)
    CHECK_MESSAGE(room.load_manifest(replaced(sound, from, to), {part_entry("x")}) == Refusal::bad_manifest, to);
  for (const std::string text : {"", "{}", "[]", "null", "x", "{\"parts\": []}"})
    CHECK_MESSAGE(room.load_manifest(text) == Refusal::bad_manifest, text);
  CHECK(room.load_manifest(std::string(100'000, '[')) == Refusal::bad_manifest);
  CHECK(room.load_manifest(replaced(sound, "\"format\": 1", "\"format\": 2")) == Refusal::unknown_format);
}

TEST_CASE("one part under two names must have one size") {
  Room room;
  auto manifest = manifest_of({part("a", "x"), part("b", "x")});
  manifest.parts[1].size = 2;
  CHECK(room.load_manifest(package::to_text(manifest), {part_entry("x")}) == Refusal::bad_manifest);
}

// ---- how much

TEST_CASE("endless data: a part that declares more than the manifest says is refused before it is read") {
  Room room;
  CHECK(room.load_changed([](auto& entries) { entry_of(entries, "parts/").stored += "more"; }) ==
        Refusal::part_differs);
}

TEST_CASE("endless data: a part that goes on after its declared size is refused at that size") {
  Room room;
  const std::string zeros(std::size_t{16} << 20U, '\0');
  const RawEntry bomb = [&] {
    RawEntry entry = support::deflated_entry("parts/" + package::sha256_of("x"), zeros);
    entry.declared = 1;
    return entry;
  }();
  CHECK(bomb.stored.size() < 20'000);
  CHECK(room.load_manifest(package::to_text(manifest_of({part("a", "x")})), {bomb}) == Refusal::part_differs);
  RawEntry stored = part_entry("x");
  stored.stored = zeros;
  stored.declared = 1;
  CHECK(room.load_manifest(package::to_text(manifest_of({part("a", "x")})), {stored}) != loaded);
}

TEST_CASE("endless data: a part that is shorter than it declares is refused") {
  Room room;
  CHECK(room.load_changed([](auto& entries) {
    RawEntry& entry = entry_of(entries, "parts/");
    const std::string bytes = entry.stored;
    entry = support::deflated_entry(entry.name, bytes.substr(1));
    entry.declared = static_cast<std::uint32_t>(bytes.size());
  }) == Refusal::part_differs);
}

TEST_CASE("endless data: a manifest beyond the limit is not unpacked") {
  Room room;
  const std::string blanks(package::max_manifest_bytes + 1, ' ');
  RawEntry declared = support::deflated_entry("MANIFEST.json", blanks);
  const RawEntry signature = {"MANIFEST.json.a.minisig", room.clerk.sign("x")};
  CHECK(room.load_entries({declared, signature}) == Refusal::not_a_package);
  RawEntry undeclared = declared;
  undeclared.declared = 100;
  CHECK(room.load_entries({undeclared, signature}) == Refusal::not_a_package);
}

TEST_CASE("endless data: a version beyond the limit is refused though it is signed") {
  Room room;
  std::vector<package::Part> parts;
  for (int i = 10; i < 27; ++i) {
    const std::string name = std::to_string(i);
    parts.push_back({name, package::sha256_of(name), package::max_part_bytes});
  }
  CHECK(room.load_manifest(package::to_text(manifest_of(parts))) == Refusal::bad_manifest);
}

// ---- what is no package

TEST_CASE("what cannot be read, and what is no package, is told apart") {
  Room room;
  CHECK(room.load(room.maker.path("nowhere")) == Refusal::unreadable);
  fs::create_directory(room.maker.path("folder"));
  CHECK(room.load(room.maker.path("folder")) == Refusal::not_a_package);
  REQUIRE(::mkfifo(room.maker.path("pipe").c_str(), 0600) == 0);
  CHECK(room.load(room.maker.path("pipe")) == Refusal::not_a_package);
  CHECK(room.load_bytes("") == Refusal::not_a_package);
  CHECK(room.load_bytes("PK") == Refusal::not_a_package);
  CHECK(room.load_bytes(std::string(100'000, 'x')) == Refusal::not_a_package);
  CHECK(room.load_entries({{"word/document.xml", "<xml/>"}}) == Refusal::not_a_package);
  CHECK(room.load_entries({}) == Refusal::not_a_package);
}

TEST_CASE("cut short at any place a package is no package") {
  Room room;
  const std::string whole = support::read_file(room.good());
  for (std::size_t size = 0; size < whole.size(); size += 64)
    CHECK(room.load_bytes(whole.substr(0, size)) == Refusal::not_a_package);
  CHECK(room.load_bytes(whole.substr(0, whole.size() - 1)) == Refusal::not_a_package);
}

TEST_CASE("of a package two bytes are never read as another: any bit that is turned is refused or means nothing") {
  Room room;
  const std::string sound = room.maker.make_signed("small", 5, {{"a", "x"}}, room.clerk);
  const std::string whole = support::read_file(sound), manifest = support::PackageMaker::manifest_of(sound);
  const support::TemporaryDirectory folder(support::memory_path());
  auto store = PartStore::open(folder / "bits");
  REQUIRE(store);
  const std::string file = folder / "bad.chayue";
  Refused refused;
  std::size_t harmless = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string bytes = whole;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    support::write_file(file, bytes);
    store->sweep({});
    const auto package = Package::open(file, room.trust, {}, refused);
    if (!package || !package->extract(*store, nullptr, refused)) continue;
    ++harmless;
    CHECK(package->manifest_text() == manifest);
  }
  CHECK(harmless < whole.size() * 8 / 2);
}

TEST_CASE("directories of a zip that contradict themselves are refused, and none is believed in its sizes") {
  Room room;
  const std::string whole = support::zip_of(support::entries_of(room.good()));
  const auto with = [&](std::size_t from_end, const std::string& bytes) {
    std::string changed = whole;
    changed.replace(changed.size() - from_end, bytes.size(), bytes);
    return room.load_bytes(changed);
  };
  CHECK(with(14, std::string(4, '\xff')) == Refusal::not_a_package);  // 65535 entries
  CHECK(with(14, std::string(4, '\0')) == Refusal::not_a_package);    // none
  CHECK(with(10, std::string(4, '\xff')) == Refusal::not_a_package);  // a directory of 4 GB
  CHECK(with(6, std::string(4, '\xff')) == Refusal::not_a_package);   // that begins at 4 GB
  CHECK(with(18, std::string(2, '\x01')) == Refusal::not_a_package);  // on another disk
}

TEST_CASE("an end record of zip64 that promises the moon is refused") {
  Room room;
  const std::string whole = support::zip_of(support::entries_of(room.good()));
  const std::string front = whole.substr(0, whole.size() - 22);
  for (const std::uint64_t moon : {~std::uint64_t{0}, std::uint64_t{1} << 63U, std::uint64_t{1} << 32U}) {
    support::ByteWriter end;
    end.u32(0x06064b50).u64(44).u16(45).u16(45).u32(0).u32(0).u64(moon).u64(moon).u64(moon).u64(0);
    end.u32(0x07064b50).u32(0).u64(front.size()).u32(1);
    end.u32(0x06054b50).u16(0xffff).u16(0xffff).u16(0xffff).u16(0xffff).u32(~0U).u32(~0U).u16(0);
    CHECK(room.load_bytes(front + end.bytes()) == Refusal::not_a_package);
  }
}

TEST_CASE("what only the local headers of a zip say means nothing") {
  Room room;
  CHECK(room.load_changed(
            [](auto& entries) { entry_of(entries, "parts/").local_name = "../" + std::string(64, '0'); }) == loaded);
}
