// Writes what the fuzz targets of package/ begin with: sound manifests, signatures, keys, trust files and packages.
// usage: package_seeds FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "package/package.h"
#include "tests/fuzz/package_key.h"
#include "tests/fuzz/require.h"

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string signed_text(const std::string& text) {
  const auto signature = package::sign(fuzz::secret_key, "", text, "fuzz");
  fuzz::require(signature.ok(), "the key signs");
  return *signature;
}

package::Manifest head_of(std::int64_t counter) {
  package::Manifest head;
  head.agency = fuzz::agency;
  head.counter = counter;
  head.made_at = "2026-11-23 14:05";
  head.note = "新增3件";
  return head;
}

/// A package of the files of `folder`; its manifest.
std::string make(const fs::path& folder, std::int64_t counter, const std::string& base, const fs::path& file) {
  fs::create_directories(file.parent_path());
  fuzz::require(package::write_package(folder, head_of(counter), base, file).ok(), "a package is written");
  const auto text = package::manifest_text_of(file);
  fuzz::require(text.ok(), "it has a manifest");
  fuzz::require(package::add_signature(file, signed_text(*text)).ok(), "it is signed");
  return *text;
}

void make_packages(const fs::path& out) {
  const fs::path parts = out / "parts";
  write(parts / "manifest.json", "{}");
  write(parts / "rows/a.csv", "索引号,标题\n");
  const std::string full = make(parts, 1, "", out / "zip/full.chayue");
  write(parts / "rows/a.csv", "索引号,标题\n1,通知\n");
  const std::string delta = make(parts, 2, full, out / "zip/delta.chayue");
  fs::remove_all(parts);
  write(out / "manifest/full.json", full);
  write(out / "manifest/delta.json", delta);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: %s FOLDER\n", arguments[0]), 2;
  const fs::path out = arguments[1];
  fs::remove_all(out);
  make_packages(out);
  write(out / "signature/good.minisig", signed_text(fuzz::message));
  write(out / "key/good.pub", fuzz::public_key);
  write(out / "key/good.key", fuzz::secret_key);
  const package::Trust trust{fuzz::agency, {{"张科长", *package::parse_public_key(fuzz::public_key)}}, 1};
  write(out / "trust/good.json", package::to_text(trust));
  return 0;
}
