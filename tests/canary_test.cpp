// Canaries: words that stand nowhere but in an application. After it was handed in, shown and printed they are
// neither in the data folder nor in what the program said, nor in its memory, of which a core dump is taken (gcore).
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string_view>

#include "requests/receipt_proof.h"
#include "requests/seal.h"
#include "tests/support/import_folder.h"
#include "tests/support/temporary_directory.h"

namespace {

namespace fs = std::filesystem;
using requests::Field;

std::string content(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// Made now, so that no program's own text holds it. A short string stands in its object and is wiped with that
/// alone, so canaries are longer.
std::string digits(std::mt19937& random, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text.push_back(static_cast<char>('0' + random() % 10));
  return text;
}

std::string canary_of(Field field, std::mt19937& random) {
  if (field == Field::phone || field == Field::fax) return "010-8" + digits(random, 7) + "-" + digits(random, 6);
  if (field == Field::email) return "canary" + digits(random, 14) + "@example.cn";
  if (field == Field::postcode) return "123456";  // too short to be one
  return "金丝雀" + digits(random, 20);
}

struct Running {
  pid_t process = 0;
  std::FILE* in = nullptr;
  std::FILE* out = nullptr;
};

Running start(const std::string& data, const std::string& prints, const std::string& log) {
  std::array<int, 2> to{}, from{};
  REQUIRE(::pipe(to.data()) == 0);
  REQUIRE(::pipe(from.data()) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(to[0], STDIN_FILENO), ::dup2(from[1], STDOUT_FILENO);
    ::dup2(::open(log.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    for (const int end : {to[0], to[1], from[0], from[1]}) ::close(end);
    const char* const program = CHAYUE_BINARY_DIR "/tests/canary_act";
    ::execl(program, program, data.c_str(), prints.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(to[0]), ::close(from[1]);
  return {child, ::fdopen(to[1], "w"), ::fdopen(from[0], "r")};
}

bool has(std::string_view bytes, const std::string& needle) { return bytes.find(needle) != std::string_view::npos; }

/// As UTF-16 and UTF-32, for the canaries' digits.
std::string wide(const std::string& text, std::size_t width) {
  std::string bytes;
  for (const char c : text.substr(text.size() > 20 ? text.size() - 14 : 0))
    bytes.append(1, c).append(width - 1, '\0');
  return bytes;
}

}  // namespace

TEST_CASE("after a submission its words are in no file, in no log and in no core dump") {
  support::ImportFolder import;
  import.add();
  REQUIRE(import.import().ok());
  const support::TemporaryDirectory folder;
  const std::string data = import.data(), prints = folder / "prints", log = folder / "log";
  fs::create_directories(prints);
  const auto keys = requests::make_seal_keys("示例市应急管理局", support::today, "四个词的口令");
  REQUIRE(requests::write_seal_key(data, keys->public_key).ok());

  std::random_device device;
  std::mt19937 random(device());
  std::vector<std::string> canaries;
  const Running kiosk = start(data, prints, log);
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    const auto field = static_cast<Field>(i);
    const std::string canary = canary_of(field, random);
    std::fprintf(kiosk.in, "%s\n", canary.c_str());
    if (field != Field::postcode && requests::applies(field, requests::ApplicantKind::organization))
      canaries.push_back(canary);
  }
  canaries.push_back("金丝雀描述" + digits(random, 20));
  std::fprintf(kiosk.in, "%s\n", canaries.back().c_str());
  std::fflush(kiosk.in);
  std::array<char, 16> ready{};
  REQUIRE(std::fgets(ready.data(), ready.size(), kiosk.out) != nullptr);

  // What was handed in is there for the agency.
  {
    requests::SealOpener opener;
    REQUIRE(opener.add(keys->secret_file, "四个词的口令").ok());
    const requests::FileSealer sealer(data);
    auto book = requests::Register::open(data, sealer);
    const auto opened = requests::open_application(opener, *book->sealed("20261123-0001"), "20261123-0001");
    REQUIRE(opened.ok());
    CHECK(opened->application[Field::name] == canaries.front());
    canaries.push_back(opened->lookup_code);
  }
  CHECK(fs::exists(prints + "/0002-form.pdf"));

  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const std::string bytes = content(entry.path());
    for (const std::string& canary : canaries)
      CHECK_MESSAGE(!has(bytes, canary), canary << " in " << entry.path().filename().string());
  }
  CHECK(files >= 6);
  for (const std::string& canary : canaries) {
    CHECK_FALSE(has(content(log), canary));
    for (const auto& print : fs::directory_iterator(prints))
      CHECK_FALSE(has(print.path().filename().string(), canary));
  }

  const std::string stem = folder / "core";
  const std::string command = "gcore -o " + stem + " " + std::to_string(kiosk.process) + " >/dev/null 2>&1";
  const bool dumped = std::system(command.c_str()) == 0;
  ::kill(kiosk.process, SIGKILL);
  ::waitpid(kiosk.process, nullptr, 0);
  std::fclose(kiosk.in), std::fclose(kiosk.out);
  const std::string core = stem + "." + std::to_string(kiosk.process);
  if (!dumped || !fs::exists(core)) {
    MESSAGE("skipped: no core dump without gdb's gcore");
    return;
  }
  const std::string bytes = content(core);
  CHECK(has(bytes, "20261123-0001"));  // the dump is one of that program
  for (const std::string& canary : canaries) {
    CHECK_MESSAGE(!has(bytes, canary), canary);
    for (const std::size_t width : {2U, 4U}) CHECK_MESSAGE(!has(bytes, wide(canary, width)), canary << " wide");
  }
}
