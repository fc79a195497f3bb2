#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <functional>
#include <sstream>

#include "support/import_folder.h"

using namespace support;
namespace fs = std::filesystem;

namespace {

/// Two import folders for one store: the catalogue of before and the one that is to follow.
struct Generations {
  Generations() {
    old_folder.add({{"索引号", "old"}});
    for (int i = 0; i < 400; ++i)
      new_folder.add({{"索引号", "new" + std::to_string(i)}, {"内容概述", std::to_string(i)}});
    REQUIRE(old_folder.import().ok());
    new_folder.write_rows();
  }

  base::Status import_new() { return catalog::import_directory(new_folder.source(), old_folder.data(), report); }

  /// The old or the new catalogue, whole; anything else fails.
  bool is_new() const {
    const auto catalogue = old_folder.open();
    const auto all = find(catalogue, "");
    const bool has_new = all.size() == 400;
    CHECK((has_new || all.size() == 1));
    CHECK(find(catalogue, "某事").size() + find(catalogue, "39").size() >= 1);
    return has_new;
  }

  std::string store() const { return old_folder.data() + "/catalog.db"; }

  ImportFolder old_folder;
  ImportFolder new_folder;
  catalog::ImportReport report;
};

/// Runs `work` in a process of its own; gives back how it ended.
int in_child(const std::function<int()>& work, const std::function<void(pid_t)>& meanwhile = {}) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  if (meanwhile) meanwhile(child);
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("without an import there is no catalogue") {
  TemporaryDirectory directory;
  CHECK(catalog::Catalog::open(directory / "none").error().kind == base::ErrorKind::not_found);
}

TEST_CASE("a reader keeps its generation while another takes its place and is told so") {
  Generations generations;
  const auto reader = generations.old_folder.open();
  CHECK_FALSE(reader.is_stale());
  REQUIRE(generations.import_new().ok());
  CHECK(reader.is_stale());
  CHECK(numbers(reader, find(reader, "某事")) == "old");
  CHECK(reader.document("old", today).ok());
  const auto second = generations.old_folder.open();
  CHECK_FALSE(second.is_stale());
  CHECK(find(second, "").size() == 400);
  CHECK_FALSE(second.document("old", today).ok());
}

TEST_CASE("an import leaves nothing but the store behind") {
  Generations generations;
  REQUIRE(generations.import_new().ok());
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(generations.old_folder.data()))
    names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"catalog.db", "versions"});
}

TEST_CASE("a file that is no catalogue of this version is corrupt") {
  ImportFolder folder;
  REQUIRE(folder.add().import().ok());
  const std::string store = folder.data() + "/catalog.db";
  const auto opened_after = [&](std::streamoff at, const std::string& bytes) {
    ImportFolder fresh;
    REQUIRE(catalog::import_directory(folder.source(), folder.data(), fresh.report).ok());
    std::fstream(store, std::ios::in | std::ios::out | std::ios::binary)
        .seekp(at)
        .write(bytes.data(), std::ssize(bytes));
    return catalog::Catalog::open(folder.data());
  };
  for (const auto& [at, bytes] : std::vector<std::pair<std::streamoff, std::string>>{
           {0, "no database"}, {60, std::string("\0\0\0\7", 4)}, {68, std::string("\1\2\3\4", 4)}}) {
    const auto opened = opened_after(at, bytes);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == base::ErrorKind::corrupt);
  }
  fs::resize_file(store, fs::file_size(store) / 2);
  CHECK(catalog::Catalog::open(folder.data()).error().kind == base::ErrorKind::corrupt);
  fs::resize_file(store, 0);
  CHECK(catalog::Catalog::open(folder.data()).error().kind == base::ErrorKind::corrupt);
}

TEST_CASE("killed at any moment an import leaves the old catalogue or the new one whole") {
  Generations generations;
  int killed = 0;
  for (unsigned delay_us = 0; delay_us < 40000; delay_us += 2500) {
    REQUIRE(generations.old_folder.import_as_is().ok());
    const int status = in_child([&] { return generations.import_new().ok() ? 0 : 1; },
                                [delay_us](pid_t child) {
                                  usleep(delay_us);
                                  kill(child, SIGKILL);
                                });
    const bool was_killed = WIFSIGNALED(status);
    killed += was_killed ? 1 : 0;
    const bool is_new = generations.is_new();
    if (!was_killed) CHECK(is_new);
  }
  CHECK(killed > 0);
  REQUIRE(generations.import_new().ok());
  CHECK(generations.is_new());
}

TEST_CASE("a disk that takes no more bytes leaves the old catalogue") {
  Generations generations;
  const int status = in_child([&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{65536, 65536};
    setrlimit(RLIMIT_FSIZE, &limit);
    if (generations.import_new().ok()) return 1;
    if (generations.report.loaded != 0) return 2;
    return contains(generations.report.refusals.at(0).what, "原有目录保持不变") ? 0 : 3;
  });
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK_FALSE(generations.is_new());
  CHECK_FALSE(fs::exists(generations.old_folder.data() + "/catalog.db.new"));
}

TEST_CASE("a data directory that cannot be one is reported and harms nothing") {
  ImportFolder folder;
  folder.add().write_rows();
  folder.write("file", "x");
  catalog::ImportReport report;
  const base::Status status = catalog::import_directory(folder.source(), folder.source() + "/file", report);
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().kind == base::ErrorKind::unavailable);
  CHECK(contains(report.refusals.at(0).what, "目录库无法写入"));
  CHECK(fs::file_size(folder.source() + "/file") == 1);
}

TEST_CASE("a directory in the place of the store is reported and left alone") {
  ImportFolder folder;
  fs::create_directories(folder.data() + "/catalog.db/inside");
  const base::Status status = folder.add().import();
  REQUIRE_FALSE(status.ok());
  CHECK(fs::exists(folder.data() + "/catalog.db/inside"));
  CHECK_FALSE(fs::exists(folder.data() + "/catalog.db.new"));
}

TEST_CASE("left-overs of a broken import do not hinder the next") {
  ImportFolder folder;
  fs::create_directories(folder.data());
  std::ofstream(folder.data() + "/catalog.db.new") << "rubbish";
  CHECK(folder.add().import().ok());
  CHECK(find(folder.open(), "").size() == 1);
}

TEST_CASE("two imports at once do not mix") {
  Generations generations;
  const int held = ::open(generations.old_folder.data().c_str(), O_RDONLY | O_DIRECTORY);
  REQUIRE(flock(held, LOCK_EX) == 0);
  const base::Status status = generations.import_new();
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().kind == base::ErrorKind::unavailable);
  CHECK(contains(generations.report.refusals.at(0).what, "另一个导入正在进行"));
  close(held);
  CHECK(generations.import_new().ok());
}

TEST_CASE("the same directory imported twice gives the same store") {
  ImportFolder folder;
  folder.write("texts/a.txt", "第一条 甲\n乙");
  folder.add({{"正文", "a.txt"}}).add().add({{"栏目", "policy.other"}});
  REQUIRE(folder.import().ok());
  const auto bytes = [&] {
    std::ostringstream content;
    content << std::ifstream(folder.data() + "/catalog.db", std::ios::binary).rdbuf();
    return content.str();
  };
  const std::string first = bytes();
  fs::remove_all(folder.data());  // a second version would have another number
  REQUIRE(folder.import().ok());
  CHECK((bytes() == first));
}
