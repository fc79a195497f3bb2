// Power cut: what a disk may hold when the power goes in the middle of what lossy_disk has written down. A model, not
// a disk: what was synced is there, of all else any part may be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace support {

class PowerCut {
 public:
  /// The files below `root` as they are now: all of them are on the disk.
  explicit PowerCut(std::string root);

  /// Reads what the process has done since.
  void read_log(const std::string& log);
  std::size_t steps() const { return log_.size(); }
  /// The steps just before and after something other than a write was done.
  std::vector<std::size_t> turning_points() const;

  /// Makes `target` what the disk holds if the power goes after `step` steps. `seed` decides what of the unsynced is
  /// lost: nothing, all, what came last, or any of it, down to single sectors of 512 bytes.
  void make(const std::string& target, std::size_t step, unsigned seed) const;

 private:
  struct Step {
    char kind = 0;
    std::int64_t first = 0, second = 0;
    std::string text, other;
  };
  struct Write {
    std::size_t place = 0;
    std::string bytes;
    std::optional<std::size_t> cut_to;  ///< not a write: the new size
  };
  struct File {
    bool is_folder = false;
    std::string synced;
    std::vector<Write> unsynced;
  };
  using FileId = std::size_t;
  using Names = std::map<std::string, FileId>;
  /// One change of names, atomic: a name leads to a file, or (nothing) to none.
  struct Naming {
    std::vector<std::pair<std::string, std::optional<FileId>>> effects;
    std::set<std::string> folders;
    bool is_synced = false;
  };
  /// The disk while the log is played.
  struct Disk {
    std::vector<File> files;
    Names names;  ///< as the running process sees them
    std::vector<Naming> namings;
    std::map<std::int64_t, FileId> descriptors;
  };

  static void play(const Step& step, Disk& disk);
  static void rename_to(Disk& disk, std::optional<std::string> from, const std::string& to,
                        std::optional<FileId> file);
  static void sync(Disk& disk, FileId file);
  static void apply(const Write& write, std::string& bytes);
  Names surviving_names(const Disk& disk, unsigned mode, std::mt19937& random) const;
  static std::string surviving_bytes(const File& file, unsigned mode, std::mt19937& random);

  std::string root_;
  Disk start_;
  std::vector<Step> log_;
};

}  // namespace support
