// What a taken-over program for PDFs could do behind the fence: nothing that lasts or leaves.
#include <dirent.h>
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "pdfview/limited_child.h"
#include "pdfview/pdf_pages.h"
#include "tests/support/temporary_directory.h"

using pdfview::Trouble;

namespace {

pdfview::Limits stand_in() {
  pdfview::Limits limits;
  limits.pdfinfo = limits.pdftoppm = CHAYUE_BINARY_DIR "/tests/pdf_stand_in";
  return limits;
}

/// What the stand-in reports of an act; minus one if it did not come to that.
int tried(const std::string& act, const pdfview::Limits& limits = stand_in()) {
  const auto answer = pdfview::count_pages(act, limits);
  return std::holds_alternative<int>(answer) ? std::get<int>(answer) : -1;
}

Trouble trouble(const std::string& act, const pdfview::Limits& limits) {
  const auto answer = pdfview::count_pages(act, limits);
  REQUIRE(std::holds_alternative<Trouble>(answer));
  return std::get<Trouble>(answer);
}

pdfview::Limits seconds(double most) {
  pdfview::Limits limits = stand_in();
  limits.seconds = most;
  return limits;
}

constexpr int done = 4000;

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

/// The first process whose parent that is; 0 if there is none.
pid_t child_of(pid_t parent) {
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream stat(entry.path() / "stat");
    std::string number, name, state;
    pid_t its_parent = 0;
    if (stat >> number >> name >> state >> its_parent && its_parent == parent && name == "(pdf_stand_in)")
      return std::stoi(number);
  }
  return 0;
}

template <class Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

bool is_running(pid_t id) {
  std::ifstream stat("/proc/" + std::to_string(id) + "/stat");
  std::string number, name, state;
  return stat >> number >> name >> state && state != "Z" && state != "X";
}

}  // namespace

TEST_CASE("it reaches no network and no other program") {
  for (const char* act : {"socket", "local", "pair", "parent", "trace"}) {
    CAPTURE(act);
    CHECK(tried(act) == EPERM);
  }
}

TEST_CASE("it starts no process, no thread and no other program, not even under the number of the first") {
  for (const char* act : {"fork", "thread", "run"}) {
    CAPTURE(act);
    CHECK(tried(act) == EPERM);
  }
  CHECK(tried("again") == EBADF);
}

TEST_CASE("it makes, changes and removes no file") {
  const support::TemporaryDirectory folder;
  const std::string path = folder / "a";
  CHECK(tried("create " + path) == EPERM);
  CHECK_FALSE(std::filesystem::exists(path));
  std::ofstream(path) << "whole";
  ::chmod(path.c_str(), 0666);
  for (const char* act : {"append ", "change ", "empty ", "remove ", "folder ", "rename ", "mode "}) {
    CAPTURE(act);
    CHECK(tried(act + path) == EPERM);
  }
  std::string content;
  std::ifstream(path) >> content;
  CHECK(content == "whole");
  CHECK(std::distance(std::filesystem::directory_iterator(std::filesystem::path(path).parent_path()),
                      std::filesystem::directory_iterator()) == 1);
}

TEST_CASE("it reads files, as it must for fonts") { CHECK(tried("read /etc/fonts/fonts.conf") == done); }

TEST_CASE("it cannot change the document, and neither can we") {
  CHECK(tried("document") == EFBIG);
  const pdfview::Descriptor file = pdfview::sealed_file("abc");
  REQUIRE(file);
  CHECK(::write(file.number(), "x", 1) < 0);
  CHECK(::ftruncate(file.number(), 0) < 0);
  std::string bytes(4, ' ');
  CHECK(::pread(file.number(), bytes.data(), bytes.size(), 0) == 3);
  CHECK(bytes == "abc ");
}

TEST_CASE("it cannot raise its limits, and leaves no core") {
  CHECK(tried("limit") == EPERM);
  CHECK(tried("files") == 32);
  CHECK(tried("core") == 1);
}

TEST_CASE("it gains no privileges and sits behind a filter") {
  CHECK(tried("privileges") == 1);
  CHECK(tried("seccomp") == 2);
}

TEST_CASE("it gets no environment and no descriptor of ours") {
  ::setenv("CHAYUE_TEST_SECRET", "secret", 1);
  const int leaky = ::dup(STDERR_FILENO);
  CHECK(tried("variables") == 1);
  CHECK(tried("descriptors") == 3);
  ::close(leaky);
  ::unsetenv("CHAYUE_TEST_SECRET");
}

TEST_CASE("one that loops, or closes its output and stays, is stopped") {
  CHECK(trouble("loop", seconds(0.2)) == Trouble::too_slow);
  CHECK(trouble("stay", seconds(0.2)) == Trouble::too_slow);
  CHECK(trouble("loop", seconds(0)) == Trouble::too_slow);
}

TEST_CASE("one that writes without end is stopped") { CHECK(trouble("write", stand_in()) == Trouble::too_big); }

TEST_CASE("one that complains at length does not wait for a reader") { CHECK(tried("complain") == 3); }

#ifndef __SANITIZE_ADDRESS__
TEST_CASE("one that allocates without end gets no more than its limit") {
  pdfview::Limits limits = stand_in();
  limits.memory_bytes = std::size_t{100} << 20U;
  const int megabytes = tried("allocate", limits);
  CHECK(megabytes > 10);
  CHECK(megabytes < 100);
}
#endif

TEST_CASE("one that crashes is a broken PDF") { CHECK(trouble("crash", stand_in()) == Trouble::broken); }

TEST_CASE("a program that is missing, or is none, is unavailable") {
  pdfview::Limits limits = stand_in();
  for (const char* program : {"/nowhere/pdfinfo", "/etc/fonts/fonts.conf", "/etc", ""}) {
    CAPTURE(program);
    limits.pdfinfo = program;
    CHECK(trouble("socket", limits) == Trouble::unavailable);
  }
}

TEST_CASE("no child, no descriptor is left, however it ends") {
  const std::size_t before = open_descriptors();
  for (const char* act : {"socket", "loop", "stay", "write", "crash", "complain", "nothing"}) {
    (void)pdfview::count_pages(act, seconds(0.1));
    (void)pdfview::draw_page(act, 1, 100, seconds(0.1));
  }
  pdfview::Limits missing;
  missing.pdfinfo = "/nowhere/pdfinfo";
  (void)pdfview::count_pages("", missing);
  CHECK(open_descriptors() == before);
  CHECK_FALSE(has_children());
}

TEST_CASE("it ends with the kiosk") {
  const pid_t kiosk = ::fork();
  if (kiosk == 0) {
    (void)pdfview::count_pages("loop", seconds(60));
    ::_exit(0);
  }
  REQUIRE(kiosk > 0);
  pid_t program = 0;
  CHECK(comes_true([&] { return (program = child_of(kiosk)) > 0; }));
  ::kill(kiosk, SIGKILL);
  ::waitpid(kiosk, nullptr, 0);
  CHECK(comes_true([&] { return !is_running(program); }));
  if (program > 0 && is_running(program)) ::kill(program, SIGKILL);
}
