#include "tests/support/virtual_queue.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace support {
namespace fs = std::filesystem;
namespace {

constexpr const char* server_configuration = R"(LogLevel warn
DirtyCleanInterval 0
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
)";

std::string find_program(const std::string& name) {
  for (const char* folder : {"/usr/sbin/", "/usr/bin/"})
    if (access((folder + name).c_str(), X_OK) == 0) return folder + name;
  return {};
}

std::string file_configuration(const std::string& folder) {
  std::string text = "User lp\nGroup lp\nSystemGroup root\n";
  const std::pair<const char*, const char*> places[] = {
      {"ServerRoot", ""},     {"RequestRoot", "/spool"}, {"CacheDir", "/cache"},
      {"StateDir", "/state"}, {"TempDir", "/tmp"},       {"AccessLog", "/access"},
      {"ErrorLog", "/error"}, {"PageLog", "/page"},      {"ServerKeychain", "/ssl"}};
  for (const auto& [name, place] : places) text += std::string(name) + " " + folder + place + "\n";
  return text;
}

}  // namespace

std::string VirtualQueue::missing() {
  for (const char* name : {"cupsd", "lpadmin", "cupsenable", "cupsdisable"})
    if (find_program(name).empty()) return name;
  if (access("/usr/lib/cups/filter/pdftopdf", X_OK) != 0) return "cups-filters";
  return geteuid() == 0 ? "" : "the right to start cupsd (root)";
}

VirtualQueue::VirtualQueue(const VirtualPrinter& printer) : printer_(printer), port_(free_port()) {
  chmod(folder_.path().c_str(), 0755);
  for (const char* name : {"spool", "cache", "state", "tmp", "ssl"}) fs::create_directories(folder_ / name);
  chmod((folder_ / "tmp").c_str(), 01777);
  std::ofstream(folder_ / "cupsd.conf") << "Listen localhost:" << port_ << "\n" << server_configuration;
  std::ofstream(folder_ / "cups-files.conf") << file_configuration(folder_.path().string());
  setenv("CUPS_SERVER", ("localhost:" + std::to_string(port_)).c_str(), 1);
  start_server();
  make_queue();
}

void VirtualQueue::start_server() {
  server_ = Child({find_program("cupsd"), "-f", "-c", (folder_ / "cupsd.conf").string(), "-s",
                   (folder_ / "cups-files.conf").string()},
                  {}, folder_ / "log");
  if (!listens(port_)) throw std::runtime_error("the print server does not start: " + log());
}

void VirtualQueue::make_queue() {
  run("lpadmin", {"-x", "kiosk"});
  run("lpadmin", {"-p", "kiosk", "-E", "-v", printer_.uri(), "-m", "everywhere"});
}

void VirtualQueue::run(const std::string& program, const std::vector<std::string>& arguments) const {
  std::vector<std::string> words{find_program(program), "-h", "localhost:" + std::to_string(port_)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  Child(words, {}, folder_ / "log").wait();
}

std::vector<std::string> VirtualQueue::files_with(const std::string& text) const {
  return support::files_with(folder_.path(), text);
}

std::vector<std::string> VirtualQueue::spooled() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_ / "spool"))
    if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
  return names;
}

std::string VirtualQueue::log() const {
  std::ostringstream text;
  for (const char* name : {"log", "error"}) {
    std::ostringstream part;
    part << std::ifstream(folder_ / name).rdbuf();
    text << part.str();
  }
  return text.str();
}

}  // namespace support
