#include <doctest/doctest.h>
#include <sys/mount.h>

#include <filesystem>
#include <fstream>

#include "kiosk/shell/stick.h"
#include "tests/support/import_folder.h"

using app::StickTrouble;
using namespace shell;
namespace fs = std::filesystem;

namespace {

struct Media {
  support::TemporaryDirectory folder;
  std::string root = folder / "media";
  std::string stick = root + "/clerk/STICK";
  bool is_mounted = false;

  Media() { fs::create_directories(stick); }
  ~Media() {
    if (is_mounted) ::umount2(stick.c_str(), MNT_DETACH);
  }
  /// A file system of its own; false where the test may not mount.
  bool mounts(const char* options = "size=1m", unsigned long flags = 0) {
    is_mounted = ::mount("tmpfs", stick.c_str(), "tmpfs", flags, options) == 0;
    if (!is_mounted) MESSAGE("skipped: may not mount a file system here");
    return is_mounted;
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(stick), fs::directory_iterator{}));
  }
};

std::string read(const std::string& path) {
  std::string bytes(fs::file_size(path), ' ');
  std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

}  // namespace

TEST_CASE("an ordinary folder is no stick") {
  const Media media;
  CHECK(find_sticks({media.root, "/nonexistent"}).empty());
  const Saved saved = save_on_stick({media.root}, "%PDF");
  CHECK_FALSE(saved.ok());
  CHECK(saved.trouble == StickTrouble::missing);
  CHECK(media.files() == 0);
}

TEST_CASE("a file system that is mounted below the roots is a stick") {
  Media media;
  if (!media.mounts()) return;
  CHECK(find_sticks({media.root}) == std::vector<std::string>{media.stick});
  const Saved saved = save_on_stick({media.root}, "%PDF-1");
  REQUIRE(saved.ok());
  CHECK(saved.name == "查阅打印-0001.pdf");
  CHECK(read(media.stick + "/" + saved.name) == "%PDF-1");
}

TEST_CASE("files get the next free number and replace nothing") {
  const Media media;
  CHECK(save_in(media.stick, "one").name == "查阅打印-0001.pdf");
  CHECK(save_in(media.stick, "two").name == "查阅打印-0002.pdf");
  CHECK(read(media.stick + "/查阅打印-0001.pdf") == "one");
  CHECK(media.files() == 2);
}

TEST_CASE("a full stick keeps no part of the file") {
  Media media;
  if (!media.mounts("size=64k")) return;
  const Saved saved = save_on_stick({media.root}, std::string(200'000, 'x'));
  CHECK(saved.trouble == StickTrouble::full);
  CHECK_FALSE(saved.ok());
  CHECK(media.files() == 0);
}

TEST_CASE("a stick that cannot be written to says so") {
  Media media;
  if (!media.mounts("size=64k", MS_RDONLY)) return;
  CHECK(save_on_stick({media.root}, "%PDF").trouble == StickTrouble::read_only);
}

TEST_CASE("a stick that can be written to goes before one that cannot") {
  Media locked;
  if (!locked.mounts("size=64k", MS_RDONLY)) return;
  Media open;
  REQUIRE(open.mounts());
  const auto found = find_sticks({locked.root, open.root});
  REQUIRE(found.size() == 2);
  CHECK(found.front() == open.stick);
}

TEST_CASE("a stick that was pulled out is gone") {
  const Media media;
  fs::remove_all(media.stick);
  CHECK(save_in(media.stick, "%PDF").trouble == StickTrouble::gone);
}

TEST_CASE("what a crash has left half written does not stand in the way") {
  const Media media;
  std::ofstream(media.stick + "/.chayue.part") << "half";
  CHECK(save_in(media.stick, "whole").ok());
  CHECK(media.files() == 1);
}
