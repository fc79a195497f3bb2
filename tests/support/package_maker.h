// Package maker: the small vocabulary of the tests of update packages. A folder of parts, people who sign, a package.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "package/package.h"
#include "tests/support/temporary_directory.h"

namespace support {

inline constexpr const char* agency = "示例市应急管理局";

inline std::string read_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_file(const std::string& file, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(file).parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

/// Somebody with a key without a password.
struct Person {
  explicit Person(std::string called) : name(std::move(called)) {}
  std::string name;
  package::KeyPair keys = package::make_bare_keys();

  std::string sign(const std::string& message) const {
    auto signature = package::sign(keys.secret_file, "", message, "test");
    REQUIRE(signature);
    return *signature;
  }
};

inline package::Trust trust_in(std::initializer_list<const Person*> people, int threshold = 1) {
  package::Trust trust{agency, {}, threshold};
  for (const Person* person : people) trust.signers.push_back({person->name, person->keys.public_key});
  return trust;
}

/// Path and bytes of the parts of a version.
using Parts = std::map<std::string, std::string>;

/// Packages in a folder of its own.
class PackageMaker {
 public:
  std::string path(const std::string& name) const { return directory_ / name; }

  /// Unsigned. `base`: another package that this is a delta on.
  std::string make(const std::string& name, std::int64_t counter, const Parts& parts, const std::string& base = "") {
    const std::string folder = path(name + ".parts");
    std::filesystem::remove_all(folder);
    for (const auto& [part, bytes] : parts) write_file(folder + "/" + part, bytes);
    package::Manifest head;
    head.agency = agency;
    head.counter = counter;
    head.made_at = "2026-11-23 14:05";
    const auto written = package::write_package(folder, head, base.empty() ? "" : manifest_of(base), path(name));
    REQUIRE(written);
    return path(name);
  }

  std::string make_signed(const std::string& name, std::int64_t counter, const Parts& parts, const Person& person,
                          const std::string& base = "") {
    return sign(make(name, counter, parts, base), person);
  }

  static std::string sign(const std::string& file, const Person& person) {
    REQUIRE(package::add_signature(file, person.sign(manifest_of(file))));
    return file;
  }

  static std::string manifest_of(const std::string& file) {
    auto text = package::manifest_text_of(file);
    REQUIRE(text);
    return *text;
  }

 private:
  TemporaryDirectory directory_;
};

/// What a kiosk knows when this package is in use.
inline package::Known known_after(const std::string& file) {
  const std::string text = PackageMaker::manifest_of(file);
  const auto manifest = package::parse_manifest(text);
  REQUIRE(manifest);
  return {manifest->counter, manifest->counter, package::sha256_of(text)};
}

}  // namespace support
