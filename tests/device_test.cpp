#include "printing/device.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "printing/device_uri.h"
#include "printing/folder_device.h"

using namespace printing;
namespace fs = std::filesystem;

namespace {

const std::string pdf = "%PDF-1.4 one page";

struct Folder {
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "chayue-folder-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string file(const std::string& name) const { return (path / name).string(); }
  void put(const std::string& name, const std::string& bytes = "x") const {
    std::ofstream(file(name), std::ios::binary) << bytes;
  }
  void put_old(const std::string& name, int hours) const {
    put(name);
    fs::last_write_time(file(name), fs::file_time_type::clock::now() - std::chrono::hours(hours));
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  FolderDevice device(int keep_hours = 24) const { return {path.string(), keep_hours}; }
  fs::path path;
};

base::Result<JobId> print(FolderDevice device, const std::string& kind = "form", const std::string& bytes = pdf) {
  return device.submit({bytes, kind, 1, false});
}

using Names = std::vector<std::string>;

}  // namespace

// ---- a folder ----

TEST_CASE_FIXTURE(Folder, "files are numbered, and the number is the job") {
  CHECK(*print(device(), "document") == 1);
  CHECK(*print(device(), "form") == 2);
  CHECK(names() == Names{"0001-document.pdf", "0002-form.pdf"});
}

TEST_CASE_FIXTURE(Folder, "the file holds the whole PDF and is for its owner's eyes") {
  REQUIRE(print(device()).ok());
  std::ostringstream content;
  content << std::ifstream(file("0001-form.pdf"), std::ios::binary).rdbuf();
  CHECK(content.str() == pdf);
  struct stat facts {};
  REQUIRE(::stat(file("0001-form.pdf").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE_FIXTURE(Folder, "numbers go on from the highest, also past 9999") {
  put("0041-receipt.pdf");
  put("notes-99.txt");
  CHECK(*print(device()) == 42);
  put("9999-form.pdf");
  CHECK(*print(device()) == 10000);
}

TEST_CASE_FIXTURE(Folder, "a number that another kiosk is writing is left to it") {
  put(".0001.part", "half");
  CHECK(*print(device()) == 2);
  CHECK(fs::file_size(file(".0001.part")) == 4);
}

TEST_CASE_FIXTURE(Folder, "kiosks that share a folder never write over each other nor clean each other's up") {
  std::vector<std::thread> kiosks;
  for (int k = 0; k < 4; ++k) {
    kiosks.emplace_back([this] {
      for (int i = 0; i < 25; ++i) {
        static_cast<void>(print(device()).ok());
        static_cast<void>(device().clean_up().ok());
      }
    });
  }
  for (std::thread& kiosk : kiosks) kiosk.join();
  CHECK(names().size() == 100);
}

TEST_CASE_FIXTURE(Folder, "a folder that is not there or cannot be written is unreachable and unavailable") {
  put("file");
  for (const std::string& place : {file("missing"), file("file"), std::string("/proc")}) {
    CAPTURE(place);
    FolderDevice device(place, 24);
    CHECK(print(device).error().kind == base::ErrorKind::unavailable);
    if (place != "/proc") CHECK(device.status().state == DeviceStatus::State::unreachable);
    if (place != "/proc") CHECK(device.look(1).error().kind == base::ErrorKind::unavailable);
  }
  CHECK(names() == Names{"file"});
}

TEST_CASE_FIXTURE(Folder, "a disk that fills up is no_space and leaves nothing behind") {
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto result = print(device(), "form", std::string(200000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  REQUIRE(!result.ok());
  CHECK(result.error().kind == base::ErrorKind::no_space);
  CHECK(names().empty());
}

TEST_CASE_FIXTURE(Folder, "a kind that could carry more than a kind is refused") {
  for (const char* kind : {"", "../form", "张三", "form 1"}) {
    CHECK(print(device(), kind).error().kind == base::ErrorKind::bad_input);
  }
  CHECK(names().empty());
}

TEST_CASE_FIXTURE(Folder, "a file is saved and never printed, and one that is not there is gone") {
  FolderDevice folder = device();
  CHECK(folder.status().state == DeviceStatus::State::idle);
  CHECK(folder.status().accepts_jobs);
  REQUIRE(print(folder).ok());
  CHECK(folder.look(1)->state == JobStatus::State::saved);
  CHECK(folder.look(1)->pages_out == 0);
  CHECK(folder.look(2)->state == JobStatus::State::gone);
  CHECK(folder.pending()->empty());
}

TEST_CASE_FIXTURE(Folder, "cancelling takes the file out, and only this") {
  FolderDevice folder = device();
  REQUIRE(print(folder).ok());
  REQUIRE(print(folder).ok());
  CHECK(folder.cancel(1).ok());
  CHECK(folder.cancel(1).ok());
  CHECK(names() == Names{"0002-form.pdf"});
  CHECK(folder.look(1)->state == JobStatus::State::gone);
}

TEST_CASE_FIXTURE(Folder, "what a power cut has left is removed, what another kiosk is writing is not") {
  put(".0007.part", "half");
  const int lock = ::open(file(".0007.part").c_str(), O_WRONLY);
  REQUIRE(::flock(lock, LOCK_EX) == 0);
  CHECK(device().clean_up().ok());
  CHECK(names() == Names{".0007.part"});
  ::close(lock);
  CHECK(device().clean_up().ok());
  CHECK(names().empty());
}

TEST_CASE_FIXTURE(Folder, "print-outs older than the hours set are removed, what is not ours is not") {
  put_old("0001-form.pdf", 25);
  put_old("0002-form.pdf", 23);
  put_old("notes.txt", 500);
  CHECK(device(0).clean_up().ok());
  CHECK(names().size() == 3);
  CHECK(device(24).clean_up().ok());
  CHECK(names() == Names{"0002-form.pdf", "notes.txt"});
}

// ---- addresses ----

TEST_CASE("an address is taken apart") {
  const auto uri = parse_device_uri("ipps://10.0.0.5:631/ipp/print?kiosk=room-2&a=b");
  REQUIRE(uri.ok());
  CHECK(uri->scheme == "ipps");
  CHECK(uri->place == "10.0.0.5:631/ipp/print");
  CHECK(uri->options.at("kiosk") == "room-2");
  CHECK(uri->options.size() == 2);
  CHECK(parse_device_uri("folder:/var/lib/x")->place == "/var/lib/x");
}

TEST_CASE("addresses of printers, queues and folders are opened") {
  for (const char* uri :
       {"folder:/tmp", "folder:/tmp?keep_hours=0", "ipp://10.0.0.5/ipp/print", "ipps://printer.local:443/ipp/print",
        "cups:office", "cups:office?kiosk=room-2", "ipp://[fe80::1]/ipp/print"}) {
    CAPTURE(uri);
    CHECK(open_device(uri).ok());
  }
}

TEST_CASE("other addresses are refused") {
  for (const char* uri : {"", "office", ":x", "folder:", "usb://x", "ipp://", "ipp:///ipp/print",
                          "ipp://me:secret@10.0.0.5/ipp/print", "cups:", "cups:a/b", "folder:/tmp?keep_hours=-1",
                          "folder:/tmp?keep_hours=soon", "folder:/tmp?keep_hours=", "folder:/tmp?kiosk=x",
                          "cups:a?keep_hours=1", "cups:a?kiosk=x&kiosk=y", "cups:a?=x"}) {
    CAPTURE(uri);
    const auto device = open_device(uri);
    REQUIRE(!device.ok());
    CHECK(device.error().kind == base::ErrorKind::bad_input);
  }
}
