// Packages of any bytes: one that loads was signed by the one who is trusted, and brings exactly the parts of its
// manifest; whatever was refused leaves whole parts only.
#include <sys/mman.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "package/package.h"
#include "tests/fuzz/package_key.h"
#include "tests/fuzz/require.h"

namespace {

namespace fs = std::filesystem;
using package::Package;
using package::PartStore;

/// A file in memory, by its name.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("package", MFD_CLOEXEC)) {
    const bool written = ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    fuzz::require(written, "memory for the input");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

/// A folder that lives as long as the program, in memory where there is such a place.
struct Scratch {
  std::string path;
  Scratch() {
    const bool in_memory = fs::is_directory("/dev/shm");
    path = (in_memory ? fs::path("/dev/shm") : fs::temp_directory_path()) / "chayue_fuzz.XXXXXX";
    fuzz::require(::mkdtemp(path.data()) != nullptr, "a scratch folder");
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove_all(path); }
};

void check_parts(const std::string& folder, const std::set<std::string>& allowed) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const std::string name = entry.path().filename();
    fuzz::require(package::sha256_of(bytes) == name, "parts are whole");
    fuzz::require(allowed.contains(name), "and of the manifest");
  }
}

void check_loaded(const Package& package, const PartStore& store, const std::string& scratch) {
  const package::Manifest& manifest = package.manifest();
  fuzz::require(!package.signers().empty() && manifest.agency == fuzz::agency, "signed, and of the agency");
  fuzz::require(package::to_text(manifest) == package.manifest_text(), "what was signed is what it says");
  fuzz::require(store.lay_out(manifest, scratch + "/laid").ok(), "all parts are there");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Scratch scratch;
  static const package::Trust trust{fuzz::agency, {{"signer", *package::parse_public_key(fuzz::public_key)}}, 1};
  const MemoryFile file(fuzz::text_of(data, size));
  (void)package::manifest_text_of(file.path());
  (void)package::signature_files_of(file.path());
  package::Refused refused;
  const auto package = Package::open(file.path(), trust, {}, refused);
  if (!package) return 0;
  auto store = PartStore::open(scratch.path);
  fuzz::require(store.ok(), "a store for the parts");
  const bool loaded = package->extract(*store, nullptr, refused);
  std::set<std::string> sums;
  for (const package::Part& part : package->manifest().parts) sums.insert(part.sha256);
  check_parts(scratch.path + "/parts", sums);
  if (loaded) check_loaded(*package, *store, scratch.path);
  store->sweep({});
  return 0;
}
