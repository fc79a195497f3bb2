#include "tests/support/virtual_printer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

namespace support {
namespace fs = std::filesystem;
namespace {

constexpr const char* bus_configuration = R"(<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
)";

constexpr const char* discovery_configuration =
    "[server]\nhost-name=chayue-test\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n";

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string find_program(const std::string& name) {
  for (const char* folder : {"/usr/sbin/", "/usr/bin/"})
    if (access((folder + name).c_str(), X_OK) == 0) return folder + name;
  return {};
}

template <class Condition>
bool wait_for(Condition condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

[[noreturn]] void become(std::vector<std::string> arguments, std::vector<std::string> environment,
                         const fs::path& log, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  setpgid(0, 0);
  const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(output, 1);
  dup2(output, 2);
  for (std::string& variable : environment) putenv(variable.data());
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(1);
}

/// There is one avahi-daemon a machine: other tests that need one wait until this program ends.
int wait_for_turn() {
  const fs::path lock = fs::temp_directory_path() / "chayue-virtual-printer.lock";
  const int turn = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  flock(turn, LOCK_EX);
  return turn;
}

}  // namespace

// ---- Child ----

Child::Child(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
             const fs::path& log) {
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ == 0) become(arguments, environment, log, parent);
}

Child::Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}

Child& Child::operator=(Child&& other) noexcept {
  kill();
  pid_ = std::exchange(other.pid_, 0);
  return *this;
}

bool Child::runs() const { return pid_ > 0 && waitpid(pid_, nullptr, WNOHANG) == 0; }

void Child::kill() {
  if (pid_ <= 0) return;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void Child::wait() {
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

// ---- TemporaryFolder ----

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "chayue-printer-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

// ---- VirtualPrinter ----

std::string VirtualPrinter::missing() {
  for (const char* name : {"dbus-daemon", "avahi-daemon", "ippeveprinter", "python3"})
    if (find_program(name).empty()) return name;
  return {};
}

VirtualPrinter::VirtualPrinter() : turn_(wait_for_turn()), port_(free_port()) {
  setenv("TMPDIR", folder_.path().c_str(), 1);
  chmod(folder_.path().c_str(), 0755);
  const std::string socket = (folder_ / "bus").string();
  std::string configuration = bus_configuration;
  configuration.replace(configuration.find("SOCKET"), 6, socket);
  write(folder_ / "bus.conf", configuration);
  write(folder_ / "avahi.conf", discovery_configuration);
  fs::create_directories(folder_ / "spool");
  fs::create_directories(folder_ / "engine");
  const std::vector<std::string> on_our_bus{"DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + socket};
  bus_ = Child({find_program("dbus-daemon"), "--config-file=" + (folder_ / "bus.conf").string(), "--nofork"}, {},
               folder_ / "log");
  wait_for([&] { return fs::exists(socket); });
  discovery_ = Child({find_program("avahi-daemon"), "-f", (folder_ / "avahi.conf").string(), "--no-drop-root",
                      "--no-rlimits", "--no-chroot"},
                     on_our_bus, folder_ / "log");
  wait_for([&] { return log().find("Server startup complete") != std::string::npos; });
  switch_on();
}

VirtualPrinter::~VirtualPrinter() {
  discovery_.kill();
  close(turn_);
}

std::string VirtualPrinter::uri() const { return "ipp://localhost:" + std::to_string(port_) + "/ipp/print"; }

void VirtualPrinter::switch_on() {
  if (is_on()) return;
  printer_ =
      Child({find_program("ippeveprinter"), "-r", "off", "-n", "localhost", "-p", std::to_string(port_), "-d",
             (folder_ / "spool").string(), "-c", std::string(CHAYUE_SOURCE_DIR) + "/tests/support/virtual_engine.py",
             "-f", "application/pdf", "-2", "chayue test"},
            {"DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + (folder_ / "bus").string(),
             "ENGINE=" + (folder_ / "engine").string(), "TMPDIR=" + folder_.path().string()},
            folder_ / "log");
  if (!listens(port_)) throw std::runtime_error("the virtual printer does not start: " + log());
}

void VirtualPrinter::cut_power() {
  printer_.kill();
  take_away("standing");
}

void VirtualPrinter::put(const std::string& name, const std::string& word) {
  write(folder_ / "new", word);
  fs::rename(folder_ / "new", folder_ / "engine" / name);
}

void VirtualPrinter::take_away(const std::string& name) { fs::remove(folder_ / "engine" / name); }

bool VirtualPrinter::stands_at(int page) const {
  return read(folder_ / "engine" / "standing") == "at-" + std::to_string(page);
}

std::vector<int> VirtualPrinter::printed() const {
  std::vector<int> pages;
  std::istringstream lines(read(folder_ / "engine" / "printed"));
  for (int page = 0; lines >> page;) pages.push_back(page);
  return pages;
}

void VirtualPrinter::reset() {
  cut_power();
  fs::remove_all(folder_ / "engine");
  fs::create_directories(folder_ / "engine");
  switch_on();
}

std::vector<std::string> VirtualPrinter::files_with(const std::string& text) const {
  std::vector<std::string> found = support::files_with(folder_.path(), text);
  const std::string spool = (folder_ / "spool").string();
  std::erase_if(found, [&](const std::string& name) { return name.starts_with(spool); });
  return found;
}

std::string VirtualPrinter::log() const { return read(folder_ / "log"); }

// ---- free functions ----

std::vector<std::string> files_with(const fs::path& folder, const std::string& text) {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && read(entry.path()).find(text) != std::string::npos)
      names.push_back(entry.path().string());
  return names;
}

int free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  bind(listener, reinterpret_cast<const sockaddr*>(&address), size);
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  close(listener);
  return ntohs(address.sin_port);
}

bool listens(int port) {
  const sockaddr_in address = loopback(port);
  return wait_for([&] {
    const int caller = socket(AF_INET, SOCK_STREAM, 0);
    const bool answered = connect(caller, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(caller);
    return answered;
  });
}

std::string numbered_pdf(int first, int last, const std::string& marker) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", "",
                                   "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string kids;
  for (int page = first; page <= last; ++page) {
    const std::string text =
        "BT /F1 30 Tf 72 700 Td (page " + std::to_string(page) + ") Tj 0 -60 Td (" + marker + ") Tj ET";
    objects.push_back("<</Length " + std::to_string(text.size()) + ">>stream\n" + text + "\nendstream");
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents " +
                      std::to_string(objects.size()) + " 0 R>>");
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(last - first + 1) + "/Kids[" + kids + "]>>";
  std::string pdf = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[24];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1);
  const std::string place = std::to_string(pdf.size());
  return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + place + "\n%%EOF\n";
}

}  // namespace support
