// Attacked room: a kiosk's trust, a good package, and the ways to change it. For the tests of what is refused.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/package_maker.h"
#include "tests/support/raw_zip.h"

namespace package {

/// For doctest's reports.
inline std::string name_of(std::optional<Refusal> why) {
  return why ? "refusal " + std::to_string(static_cast<int>(*why)) : "loaded";
}
inline doctest::String toString(const std::optional<Refusal>& why) { return name_of(why).c_str(); }

}  // namespace package

namespace support {

namespace fs = std::filesystem;
using package::Known;
using package::Package;
using package::PartStore;
using package::Refusal;
using package::Refused;

inline const Parts first = {{"manifest.json", "{}"}, {"rows/a.csv", "索引号,标题\n"}, {"texts/a01.md", "正文一"}};
inline const Parts second = {
    {"manifest.json", "{}"}, {"rows/a.csv", "索引号,标题\n1,通知\n"}, {"texts/a01.md", "正文一"}};
inline const std::optional<Refusal> loaded;

struct AttackedRoom {
  PackageMaker maker;
  Person clerk{"张科长"};
  Person reviewer{"李主任"};
  Person stranger{"路人"};
  package::Trust trust = trust_in({&clerk, &reviewer});
  int stores = 0;

  /// Loads into a new store. What stays behind is whole, whatever happened.
  std::optional<Refusal> load(const std::string& file, const Known& known = {}) {
    const std::string data = maker.path("data" + std::to_string(++stores));
    auto store = PartStore::open(data);
    REQUIRE(store);
    Refused refused;
    const auto package = Package::open(file, trust, known, refused);
    const bool is_in = package && package->extract(*store, nullptr, refused);
    for (const auto& entry : fs::directory_iterator(data + "/parts"))
      CHECK(package::sha256_of(read_file(entry.path())) == entry.path().filename().string());
    fs::remove_all(data);
    return is_in ? loaded : std::optional(refused.why);
  }

  std::string good() { return maker.make_signed("good.chayue", 5, first, clerk); }

  std::string write(const std::string& bytes) {
    write_file(maker.path("bad.chayue"), bytes);
    return maker.path("bad.chayue");
  }
  std::optional<Refusal> load_bytes(const std::string& bytes, const Known& known = {}) {
    return load(write(bytes), known);
  }
  std::optional<Refusal> load_entries(const std::vector<RawEntry>& entries) { return load_bytes(zip_of(entries)); }

  /// A good package whose entries were changed.
  std::optional<Refusal> load_changed(const std::function<void(std::vector<RawEntry>&)>& change) {
    std::vector<RawEntry> entries = entries_of(good());
    change(entries);
    return load_entries(entries);
  }

  /// A manifest that the clerk has signed, whatever it says, with these parts.
  std::optional<Refusal> load_manifest(const std::string& text, const std::vector<RawEntry>& parts = {}) {
    std::vector<RawEntry> entries = {{"MANIFEST.json", text}, {"MANIFEST.json.a.minisig", clerk.sign(text)}};
    entries.insert(entries.end(), parts.begin(), parts.end());
    return load_entries(entries);
  }
};

inline RawEntry part_entry(const std::string& bytes) { return {"parts/" + package::sha256_of(bytes), bytes}; }

inline package::Part part(const std::string& path, const std::string& bytes) {
  return {path, package::sha256_of(bytes), bytes.size()};
}

inline package::Manifest manifest_of(std::vector<package::Part> parts) {
  package::Manifest manifest;
  manifest.agency = agency;
  manifest.counter = 5;
  manifest.parts = std::move(parts);
  return manifest;
}

inline RawEntry& entry_of(std::vector<RawEntry>& entries, const std::string& prefix) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const RawEntry& e) { return e.name.starts_with(prefix); });
  REQUIRE(found != entries.end());
  return *found;
}

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace support
