#include "tests/support/power_cut.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace support {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector = 512;

enum Mode : unsigned { nothing_is_lost, all_is_lost, the_last_is_lost, any_is_lost, modes };

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string folder_of(const std::string& path) { return fs::path(path).parent_path().string(); }

template <class T>
T take(const std::string& bytes, std::size_t& at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  at += sizeof value;
  return value;
}

std::string take_text(const std::string& bytes, std::size_t& at) {
  const auto size = take<std::size_t>(bytes, at);
  at += size;
  return bytes.substr(at - size, size);
}

}  // namespace

PowerCut::PowerCut(std::string root) : root_(std::move(root)) {
  std::map<std::pair<dev_t, ino_t>, FileId> known;
  start_.files.push_back({true, {}, {}});
  start_.names[root_] = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root_)) {
    struct stat facts {};
    ::lstat(entry.path().c_str(), &facts);
    const auto [found, is_new] = known.try_emplace({facts.st_dev, facts.st_ino}, start_.files.size());
    const bool is_folder = entry.is_directory();
    if (is_new) start_.files.push_back({is_folder, is_folder ? "" : bytes_of(entry.path()), {}});
    start_.names[entry.path()] = found->second;
  }
}

void PowerCut::read_log(const std::string& log) {
  const std::string bytes = bytes_of(log);
  for (std::size_t at = 0; at < bytes.size();) {
    Step step;
    step.kind = take<char>(bytes, at);
    step.first = take<std::int64_t>(bytes, at);
    step.second = take<std::int64_t>(bytes, at);
    step.text = take_text(bytes, at);
    step.other = take_text(bytes, at);
    log_.push_back(std::move(step));
  }
}

std::vector<std::size_t> PowerCut::turning_points() const {
  std::set<std::size_t> points;
  for (std::size_t i = 0; i < log_.size(); ++i) {
    const bool is_plain = log_[i].kind == 'w' || log_[i].kind == 'c' || (log_[i].kind == 'o' && log_[i].second == 0);
    if (!is_plain) points.insert({i, i + 1});
  }
  return {points.begin(), points.end()};
}

void PowerCut::apply(const Write& write, std::string& bytes) {
  if (write.cut_to) return bytes.resize(*write.cut_to);
  bytes.resize(std::max(bytes.size(), write.place + write.bytes.size()));
  bytes.replace(write.place, write.bytes.size(), write.bytes);
}

void PowerCut::rename_to(Disk& disk, std::optional<std::string> from, const std::string& to,
                         std::optional<FileId> file) {
  Naming naming;
  const auto set = [&](const std::string& path, std::optional<FileId> id) {
    naming.effects.emplace_back(path, id);
    naming.folders.insert(folder_of(path));
    if (id)
      disk.names[path] = *id;
    else
      disk.names.erase(path);
  };
  if (from) set(*from, std::nullopt);
  set(to, file);
  disk.namings.push_back(std::move(naming));
}

void PowerCut::sync(Disk& disk, FileId file) {
  File& synced = disk.files[file];
  if (!synced.is_folder) {
    for (const Write& write : synced.unsynced) apply(write, synced.synced);
    return synced.unsynced.clear();
  }
  for (const auto& [path, id] : disk.names) {
    if (id != file) continue;
    for (Naming& naming : disk.namings) naming.is_synced = naming.is_synced || naming.folders.contains(path);
  }
}

void PowerCut::play(const Step& step, Disk& disk) {
  const auto at = [&disk](const std::string& path) -> std::optional<FileId> {
    const auto found = disk.names.find(path);
    return found == disk.names.end() ? std::nullopt : std::optional(found->second);
  };
  switch (step.kind) {
    case 'o': {
      if (!at(step.text) && (step.second & 1) == 0) return;
      if (!at(step.text)) {
        disk.files.push_back({});
        rename_to(disk, std::nullopt, step.text, disk.files.size() - 1);
      }
      disk.descriptors[step.first] = *at(step.text);
      if ((step.second & 2) != 0) disk.files[*at(step.text)].unsynced.push_back({0, {}, 0});
      return;
    }
    case 'c': disk.descriptors.erase(step.first); return;
    case 'w':
      disk.files[disk.descriptors.at(step.first)].unsynced.push_back(
          {static_cast<std::size_t>(step.second), step.text, std::nullopt});
      return;
    case 't':
      disk.files[disk.descriptors.at(step.first)].unsynced.push_back({0, {}, static_cast<std::size_t>(step.second)});
      return;
    case 's': return sync(disk, disk.descriptors.at(step.first));
    case 'S':
      for (FileId file = 0; file < disk.files.size(); ++file) sync(disk, file);
      return;
    case 'r':
      if (at(step.text) != at(step.other)) rename_to(disk, step.text, step.other, at(step.text));
      return;
    case 'l': return rename_to(disk, std::nullopt, step.other, at(step.text));
    case 'u': return rename_to(disk, std::nullopt, step.text, std::nullopt);
    case 'm':
      disk.files.push_back({true, {}, {}});
      return rename_to(disk, std::nullopt, step.text, disk.files.size() - 1);
    default: return;
  }
}

PowerCut::Names PowerCut::surviving_names(const Disk& disk, unsigned mode, std::mt19937& random) const {
  Names names = start_.names;
  const std::size_t last = disk.namings.empty() ? 0 : random() % (disk.namings.size() + 1);
  for (std::size_t i = 0; i < disk.namings.size(); ++i) {
    const Naming& naming = disk.namings[i];
    const bool is_lucky = mode == nothing_is_lost || (mode == the_last_is_lost && i < last) ||
                          (mode == any_is_lost && random() % 2 == 0);
    if (!naming.is_synced && !is_lucky) continue;
    for (const auto& [path, file] : naming.effects) {
      if (file)
        names[path] = *file;
      else
        names.erase(path);
    }
  }
  return names;
}

std::string PowerCut::surviving_bytes(const File& file, unsigned mode, std::mt19937& random) {
  std::string bytes = file.synced;
  const std::size_t last = file.unsynced.empty() ? 0 : random() % (file.unsynced.size() + 1);
  for (std::size_t i = 0; i < file.unsynced.size(); ++i) {
    const Write& write = file.unsynced[i];
    if (mode == all_is_lost || (mode == the_last_is_lost && i >= last)) break;
    if (mode != any_is_lost || write.cut_to) {
      apply(write, bytes);
      continue;
    }
    for (std::size_t at = 0; at < write.bytes.size(); at += sector) {
      if (random() % 2 == 0) apply({write.place + at, write.bytes.substr(at, sector), std::nullopt}, bytes);
    }
  }
  return bytes;
}

void PowerCut::make(const std::string& target, std::size_t step, unsigned seed) const {
  Disk disk = start_;
  for (std::size_t i = 0; i < std::min(step, log_.size()); ++i) play(log_[i], disk);
  std::mt19937 random(seed);
  const unsigned mode = random() % modes;
  fs::remove_all(target);
  fs::create_directories(target);
  std::map<FileId, std::string> made;
  for (const auto& [path, file] : surviving_names(disk, mode, random)) {
    if (path == root_) continue;
    const std::string here = target + path.substr(root_.size());
    if (!fs::is_directory(folder_of(here))) continue;  // its folder never reached the disk
    if (disk.files[file].is_folder) {
      fs::create_directory(here);
    } else if (made.contains(file)) {
      fs::create_hard_link(made.at(file), here);
    } else {
      std::ofstream(here, std::ios::binary) << surviving_bytes(disk.files[file], mode, random);
      made[file] = here;
    }
  }
}

}  // namespace support
