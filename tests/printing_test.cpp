#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "printing/pdf.h"
#include "printing/printer.h"

using namespace printing;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "printing-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string path() const { return path_.string(); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path path_;
};

void write_file(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

const Pdf one_page{"%PDF-1.3 content", 1, {}};

}  // namespace

TEST_CASE("the folder printer numbers its files") {
  const TemporaryFolder folder;
  FolderPrinter printer(folder.path());
  const auto first = printer.print(one_page, "document");
  REQUIRE(first.ok());
  CHECK(first->state == JobState::saved);
  CHECK(first->pages == 1);
  CHECK(first->where == folder.file("0001-document.pdf"));
  REQUIRE(printer.print(one_page, "form").ok());
  CHECK(folder.names() == std::vector<std::string>{"0001-document.pdf", "0002-form.pdf"});
}

TEST_CASE("a new printer goes on from the highest number in the folder") {
  const TemporaryFolder folder;
  write_file(folder.file("0041-receipt.pdf"), "x");
  write_file(folder.file("notes-99.txt"), "x");
  const auto result = FolderPrinter(folder.path()).print(one_page, "receipt");
  REQUIRE(result.ok());
  CHECK(result->where == folder.file("0042-receipt.pdf"));
}

TEST_CASE("numbers past 9999 go on") {
  const TemporaryFolder folder;
  write_file(folder.file("9999-form.pdf"), "x");
  CHECK(FolderPrinter(folder.path()).print(one_page, "form")->where == folder.file("10000-form.pdf"));
}

TEST_CASE("a number that another kiosk is writing is left to it") {
  const TemporaryFolder folder;
  write_file(folder.file(".0001.part"), "half");
  CHECK(FolderPrinter(folder.path()).print(one_page, "form")->where == folder.file("0002-form.pdf"));
  CHECK(fs::file_size(folder.file(".0001.part")) == 4);
}

TEST_CASE("kiosks that share a folder never write over each other") {
  const TemporaryFolder folder;
  std::vector<std::thread> kiosks;
  for (int k = 0; k < 4; ++k) {
    kiosks.emplace_back([&folder] {
      FolderPrinter printer(folder.path());
      for (int i = 0; i < 25; ++i) static_cast<void>(printer.print(one_page, "form").ok());
    });
  }
  for (std::thread& kiosk : kiosks) kiosk.join();
  CHECK(folder.names().size() == 100);
}

TEST_CASE("the file holds the whole PDF") {
  const TemporaryFolder folder;
  const auto result = FolderPrinter(folder.path()).print(one_page, "form");
  REQUIRE(result.ok());
  std::ostringstream content;
  content << std::ifstream(result->where, std::ios::binary).rdbuf();
  CHECK(content.str() == one_page.bytes);
}

TEST_CASE("a folder that is not there or cannot be written is unavailable") {
  const TemporaryFolder folder;
  write_file(folder.file("file"), "x");
  for (const std::string& path : {folder.file("missing"), folder.file("file"), std::string("/proc")}) {
    const auto result = FolderPrinter(path).print(one_page, "form");
    REQUIRE(!result.ok());
    CHECK(result.error().kind == base::ErrorKind::unavailable);
  }
  CHECK(folder.names() == std::vector<std::string>{"file"});
}

TEST_CASE("a disk that fills up while printing is no_space and leaves nothing behind") {
  const TemporaryFolder folder;
  const Pdf big{std::string(200000, 'x'), 1, {}};
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto result = FolderPrinter(folder.path()).print(big, "form");
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  REQUIRE(!result.ok());
  CHECK(result.error().kind == base::ErrorKind::no_space);
  CHECK(folder.names().empty());
}

TEST_CASE("a kind that could carry more than a kind is refused") {
  const TemporaryFolder folder;
  for (const char* kind : {"", "../form", "张三", "form 1"}) {
    const auto result = FolderPrinter(folder.path()).print(one_page, kind);
    REQUIRE(!result.ok());
    CHECK(result.error().kind == base::ErrorKind::bad_input);
  }
  CHECK(folder.names().empty());
}
