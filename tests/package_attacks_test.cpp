// What may be done to an update package between the clerk's desk and the kiosk: TUF's list of attacks. Every one
// fails to load, with its reason, and leaves nothing but whole parts.
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "tests/support/attacked_room.h"

namespace {

using package::Known;
using package::Refusal;
using support::entry_of;
using support::first;
using support::loaded;
using support::part_entry;
using support::Person;
using support::RawEntry;
using support::replaced;
using support::second;
using Room = support::AttackedRoom;

}  // namespace

TEST_CASE("the package that the attacks start from loads, stored, deflated and put together by hand") {
  Room room;
  CHECK(room.load(room.good()) == loaded);
  CHECK(room.load_changed([](auto&) {}) == loaded);
  CHECK(room.load_changed([](auto& entries) {
    for (RawEntry& entry : entries) entry = support::deflated_entry(entry.name, entry.stored);
  }) == loaded);
}

// ---- who signed

TEST_CASE("arbitrary software: what somebody else has signed is refused") {
  Room room;
  CHECK(room.load(room.maker.make_signed("a", 5, first, room.stranger)) == Refusal::unknown_signer);
}

TEST_CASE("arbitrary software: a key that takes a known signer's id does not sign as him") {
  Room room;
  const std::string file = room.maker.make("a", 5, first);
  Person impostor{"张科长"};
  room.trust.signers[0].key.id = impostor.keys.public_key.id;
  CHECK(room.load(support::PackageMaker::sign(file, impostor)) == Refusal::bad_signature);
}

TEST_CASE("a package that nobody has signed is refused") {
  Room room;
  CHECK(room.load(room.maker.make("a", 5, first)) == Refusal::not_signed);
}

TEST_CASE("a kiosk that trusts nobody, or does not know its agency, takes nothing") {
  Room room;
  const package::Trust trust = room.trust;
  room.trust.signers.clear();
  CHECK(room.load(room.good()) == Refusal::no_trust);
  room.trust = trust;
  room.trust.agency.clear();
  CHECK(room.load(room.good()) == Refusal::no_trust);
}

TEST_CASE("a trusted signer's signature of another message is refused") {
  Room room;
  CHECK(room.load_changed([&](auto& entries) {
    entry_of(entries, "MANIFEST.json.").stored = room.clerk.sign("another message");
  }) == Refusal::bad_signature);
}

TEST_CASE("below the threshold a package is refused, with it it loads") {
  Room room;
  room.trust.threshold = 2;
  const std::string file = room.good();
  CHECK(room.load(file) == Refusal::too_few_signers);
  CHECK(room.load(support::PackageMaker::sign(file, room.reviewer)) == loaded);
}

TEST_CASE("one signer who signs twice counts once") {
  Room room;
  room.trust.threshold = 2;
  CHECK(room.load_changed([&](auto& entries) {
    const std::string manifest = entry_of(entries, "MANIFEST.json").stored;
    entries.push_back({"MANIFEST.json.again.minisig", room.clerk.sign(manifest)});
  }) == Refusal::too_few_signers);
}

TEST_CASE("a stranger's signature does not fill the threshold, nor does it spoil what is met without it") {
  Room room;
  const std::string file = support::PackageMaker::sign(room.good(), room.stranger);
  CHECK(room.load(file) == loaded);
  room.trust.threshold = 2;
  CHECK(room.load(file) == Refusal::too_few_signers);
}

TEST_CASE("a second signature that is broken is refused even where one would be enough") {
  Room room;
  const auto with = [&](const std::string& signature) {
    return room.load_changed([&](auto& entries) { entries.push_back({"MANIFEST.json.b.minisig", signature}); });
  };
  CHECK(with(room.reviewer.sign("another message")) == Refusal::bad_signature);
  CHECK(with("not a signature") == Refusal::bad_signature);
  CHECK(with("") == Refusal::bad_signature);
}

TEST_CASE("signatures of the old kind, which do not hash first, are refused") {
  Room room;
  CHECK(room.load_changed([](auto& entries) {
    RawEntry& signature = entry_of(entries, "MANIFEST.json.");
    signature.stored = replaced(signature.stored, "\nRU", "\nRW");  // "ED" → "Ed"
  }) == Refusal::bad_signature);
}

TEST_CASE("signature files beyond their limit, and more of them than anybody needs, are refused") {
  Room room;
  CHECK(room.load_changed([](auto& entries) {
    RawEntry& signature = entry_of(entries, "MANIFEST.json.");
    signature.stored = replaced(signature.stored, "signature from", std::string(20'000, 'x'));
  }) == Refusal::bad_signature);
  CHECK(room.load_changed([&](auto& entries) {
    const std::string signature = entry_of(entries, "MANIFEST.json.").stored;
    for (int i = 0; i < 16; ++i) entries.push_back({"MANIFEST.json." + std::to_string(i) + ".minisig", signature});
  }) == Refusal::bad_signature);
}

// ---- which version

TEST_CASE("rollback: a version before one that was in use is refused") {
  Room room;
  const std::string file = room.good();
  CHECK(room.load(file, {4, 4, ""}) == loaded);
  CHECK(room.load(file, {6, 6, ""}) == Refusal::older);
  CHECK(room.load(file, {3, 6, ""}) == Refusal::older);  // also after staff went back to an old one
}

TEST_CASE("rollback: a delta that leads back is refused") {
  Room room;
  const std::string base = room.good();
  const std::string delta = room.maker.make_signed("delta", 6, second, room.clerk, base);
  Known known = support::known_after(base);
  CHECK(room.load(delta, known) == Refusal::part_missing);  // nothing of the base in a new store
  known.highest = 7;
  CHECK(room.load(delta, known) == Refusal::older);
}

TEST_CASE("freeze: the version in use is not taken for a new one, nor is another of the same counter") {
  Room room;
  const std::string file = room.good();
  const Known known = support::known_after(file);
  CHECK(room.load(file, known) == Refusal::same);
  CHECK(room.load(room.maker.make_signed("other", 5, second, room.clerk), known) == Refusal::older);
}

TEST_CASE("a delta loads on its own base only") {
  Room room;
  const std::string base = room.good();
  const std::string delta = room.maker.make_signed("delta", 6, second, room.clerk, base);
  CHECK(room.load(delta) == Refusal::base_missing);
  CHECK(room.load(delta, {4, 4, support::known_after(base).manifest_sha256}) == Refusal::base_missing);
  const std::string twin = room.maker.make_signed("twin", 5, second, room.clerk);  // the same counter
  CHECK(room.load(delta, support::known_after(twin)) == Refusal::base_missing);
}

TEST_CASE("a package of another agency is refused, whoever has signed it") {
  Room room;
  const std::string file = room.good();
  room.trust.agency = "别处市应急管理局";
  CHECK(room.load(file) == Refusal::other_agency);
}

// ---- what is inside

TEST_CASE("mix and match: the manifest of one version under the signature of another is refused") {
  Room room;
  auto other = support::entries_of(room.maker.make_signed("other", 6, second, room.clerk));
  CHECK(room.load_changed([&](auto& entries) {
    entry_of(entries, "MANIFEST.json") = entry_of(other, "MANIFEST.json");
  }) == Refusal::bad_signature);
}

TEST_CASE("mix and match: the parts of another version are refused, under their own sums and under these") {
  Room room;
  auto other = support::entries_of(room.maker.make_signed("other", 6, second, room.clerk));
  const RawEntry rows = part_entry(first.at("rows/a.csv")), new_rows = part_entry(second.at("rows/a.csv"));
  CHECK(room.load_changed([&](auto& entries) { entry_of(entries, rows.name) = new_rows; }) == Refusal::part_unlisted);
  CHECK(room.load_changed([&](auto& entries) { entry_of(entries, rows.name).stored = new_rows.stored; }) ==
        Refusal::part_differs);
  CHECK(room.load_changed([&](auto& entries) {
    std::string& bytes = entry_of(entries, rows.name).stored;
    std::swap(bytes.front(), bytes.back());  // the size fits
  }) == Refusal::part_differs);
}

TEST_CASE("extraneous files are refused, wherever they lie") {
  Room room;
  for (const std::string name :
       {"readme.txt", "parts/x", "parts/", "MANIFEST.json.exe", "autorun.inf", "manifest.json"})
    CHECK_MESSAGE(room.load_changed([&](auto& entries) {
      entries.push_back({name, "x"});
    }) == Refusal::part_unlisted,
                  name);
  CHECK(room.load_changed([&](auto& entries) { entries.push_back(part_entry("x")); }) == Refusal::part_unlisted);
}

TEST_CASE("a full package without one of its parts is refused") {
  Room room;
  CHECK(room.load_changed([](auto& entries) { entries.erase(entries.begin() + 1); }) == Refusal::part_missing);
}

TEST_CASE("names that stand twice are refused, whatever they are of") {
  Room room;
  for (std::size_t i = 0; i < 5; ++i)
    CHECK(room.load_changed([&](auto& entries) { entries.push_back(entries.at(i)); }) == Refusal::part_twice);
}

TEST_CASE("links, folders, devices, encrypted and oddly packed entries are refused") {
  Room room;
  const auto load_with = [&](const std::function<void(RawEntry&)>& change) {
    return room.load_changed([&](auto& entries) { change(entry_of(entries, "parts/")); });
  };
  for (const std::uint32_t kind : {0120777U, 0040755U, 0010644U, 0020644U, 0060644U, 0140644U})
    CHECK(load_with([&](RawEntry& entry) { entry.attributes = kind << 16U; }) == Refusal::part_unlisted);
  CHECK(load_with([](RawEntry& entry) { entry.flags = 1; }) != loaded);
  CHECK(load_with([](RawEntry& entry) { entry.method = 12; }) == Refusal::part_unlisted);
  CHECK(load_with([](RawEntry& entry) { entry.method = 99; }) == Refusal::not_a_package);
}
