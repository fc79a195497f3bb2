// VirtualPrinter: a real IPP printer (ippeveprinter) without paper, whose engine a test holds in its hand.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace support {

/// A program that ends with this one, whatever happens.
class Child {
 public:
  Child() = default;
  /// `environment`: "NAME=value", in place of ours or beside it. Output goes to the file `log`.
  Child(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
        const std::filesystem::path& log);
  ~Child() { kill(); }
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  bool runs() const;
  void wait();  ///< until it has ended by itself
  void kill();  ///< at once, with what it has started: the power is cut

 private:
  pid_t pid_ = 0;
};

/// A folder that is gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// On the loopback interface only, in a folder of its own, which is TMPDIR of the whole test from then on.
class VirtualPrinter {
 public:
  /// What is missing to run one ("ippeveprinter"); empty if nothing is.
  static std::string missing();

  VirtualPrinter();
  ~VirtualPrinter();
  VirtualPrinter(const VirtualPrinter&) = delete;
  VirtualPrinter& operator=(const VirtualPrinter&) = delete;

  std::string uri() const;  ///< "ipp://localhost:…/ipp/print"
  int port() const { return port_; }
  void switch_on();
  void cut_power();
  bool is_on() const { return printer_.runs(); }

  /// The hand on the engine: see virtual_engine.py.
  void put(const std::string& name, const std::string& word);
  void take_away(const std::string& name);
  bool stands_at(int page) const;
  /// The numbers of the pages that came out, in their order.
  std::vector<int> printed() const;
  /// As if new: nothing printed, nobody's hand on it. Switches it on.
  void reset();
  /// Files that hold `text`, but those in its own memory (it keeps them for a minute).
  std::vector<std::string> files_with(const std::string& text) const;
  std::string log() const;

 private:
  int turn_;  ///< a lock
  TemporaryFolder folder_;
  int port_;
  Child bus_;
  Child discovery_;
  Child printer_;
};

/// A PDF whose pages carry the numbers from `first` to `last` and the words `marker`, uncompressed.
std::string numbered_pdf(int first, int last, const std::string& marker);

int free_port();
/// Waits until something listens there; false after five seconds.
bool listens(int port);
std::vector<std::string> files_with(const std::filesystem::path& folder, const std::string& text);

}  // namespace support
