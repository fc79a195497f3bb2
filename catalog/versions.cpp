#include "catalog/versions.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <system_error>

#include "catalog/catalog.h"
#include "catalog/store_schema.h"
#include "catalog/version_store.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr const char* folder_name = "versions";
constexpr const char* damaged_name = "damaged";
constexpr std::string_view prefix = "catalog-";
constexpr std::string_view suffix = ".db";
constexpr std::string_view prepared_suffix = ".db.new";

/// "catalog-12.db" -> 12; 0 for any other name.
std::int64_t number_of(const std::string& name) {
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return 0;
  const std::string digits = name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
  const bool is_number = !digits.empty() && digits.size() < 18 && digits[0] != '0' &&
                         digits.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::stoll(digits) : 0;
}

bool exists(const std::string& file) {
  std::error_code failure;
  return fs::exists(file, failure) && !failure;
}

void remove_file(const fs::path& file) {
  std::error_code ignored;
  fs::remove(file, ignored);
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
    names.push_back(entry->path().filename().string());
  }
  return names;
}

base::Status make_folder(const std::string& folder, const std::string& parent) {
  std::error_code failure;
  const bool is_new = fs::create_directories(folder, failure);
  if (failure) {
    const bool is_full = failure == std::errc::no_space_on_device;
    return base::error(is_full ? ErrorKind::no_space : ErrorKind::unavailable, failure.message());
  }
  if (!is_new) return base::Done{};
  return sync_path(parent);
}

/// "20261123-140509"
std::string time_stamp() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y%m%d-%H%M%S", &local);
  return text.data();
}

}  // namespace

std::string moment(const base::LocalTime& time) {
  return base::to_iso(time.date) + (time.hour < 10 ? " 0" : " ") + base::to_clock(time);
}

base::Result<Versions> Versions::open(const std::string& data_directory) {
  Versions versions(data_directory);
  std::error_code failure;
  if (!exists(versions.folder())) return versions;
  fs::directory_iterator(versions.folder(), failure);
  if (failure) return base::error(ErrorKind::unavailable, "folder of versions: " + failure.message());
  return versions;
}

std::string Versions::in_use() const { return (fs::path(data_) / store_file_name).string(); }

std::string Versions::folder() const { return (fs::path(data_) / folder_name).string(); }

std::string Versions::file_of(std::int64_t number) const {
  return folder() + "/" + std::string(prefix) + std::to_string(number) + std::string(suffix);
}

std::string Versions::prepared_file_of(std::int64_t number) const { return file_of(number) + ".new"; }

/// Newest first.
std::vector<std::int64_t> Versions::numbers() const {
  std::vector<std::int64_t> numbers;
  for (const std::string& name : names_in(folder())) {
    if (const std::int64_t number = number_of(name); number > 0) numbers.push_back(number);
  }
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

/// `read`: what the store in use says of itself. One that says no number was taken over, or is going to be.
std::int64_t Versions::number_in_use(const Version& read) const {
  if (read.number > 0) return read.number;
  const std::vector<std::int64_t> known = numbers();
  for (const std::int64_t number : known) {
    if (is_same_file(file_of(number), in_use())) return number;
  }
  return known.empty() ? 1 : known.front() + 1;
}

std::vector<Version> Versions::all() const {
  std::vector<Version> versions;
  for (const std::int64_t number : numbers()) {
    std::optional<Version> version = read_version(file_of(number));
    if (!version) continue;
    version->number = number;
    versions.push_back(std::move(*version));
  }
  const std::optional<Version> now = current();
  const auto is_now = [&now](const Version& each) { return each.number == now->number; };
  if (now && std::none_of(versions.begin(), versions.end(), is_now)) versions.push_back(*now);
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) { return a.number > b.number; });
  return versions;
}

std::optional<Version> Versions::current() const {
  std::optional<Version> version = read_version(in_use());
  if (version) version->number = number_in_use(*version);
  return version;
}

std::int64_t Versions::highest_counter() const {
  std::int64_t highest = read_highest_counter(in_use());
  for (const std::int64_t number : numbers()) highest = std::max(highest, read_highest_counter(file_of(number)));
  return highest;
}

base::Result<std::string> Versions::manifest_of(std::int64_t number) const {
  if (exists(file_of(number))) return read_manifest(file_of(number));
  const std::optional<Version> now = current();
  if (now && now->number == number) return read_manifest(in_use());
  return base::error(ErrorKind::not_found, "no such version");
}

base::Status Versions::take_over(const DirectoryLock&) {
  if (base::Status made = make_folder(folder(), data_); !made) return made;
  const std::optional<Version> now = current();
  if (!now || exists(file_of(now->number))) return base::Done{};
  return link_over(in_use(), file_of(now->number));
}

base::Result<Versions::Place> Versions::prepare(const DirectoryLock& lock) {
  if (base::Status taken = take_over(lock); !taken) return taken.error();
  discard(lock);
  const std::optional<Version> now = current();
  const std::vector<std::int64_t> known = numbers();
  const std::int64_t last = std::max(now ? now->number : 0, known.empty() ? 0 : known.front());
  return Place{last + 1, prepared_file_of(last + 1)};
}

void Versions::discard(const DirectoryLock&) {
  for (const std::string& name : names_in(folder())) {
    const bool is_left_over = name.starts_with(ScratchFile::name_prefix) || name.starts_with(prefix);
    if (is_left_over && number_of(name) == 0) remove_file(fs::path(folder()) / name);
  }
}

base::Status Versions::put_in_use(const DirectoryLock& lock, std::int64_t number) {
  if (base::Status taken = take_over(lock); !taken) return taken;
  return replace_by(lock, number);
}

base::Status Versions::replace_by(const DirectoryLock& lock, std::int64_t number) {
  const std::string kept = file_of(number);
  const std::string prepared = prepared_file_of(number);
  const bool is_kept = exists(kept);
  const std::string& file = is_kept ? kept : prepared;
  if (is_kept && is_same_file(kept, in_use())) return base::Done{};
  if (base::Status sound = check_store(file); !sound) {
    if (sound.error().kind == ErrorKind::corrupt) (void)set_aside(file).ok();
    return sound;
  }
  const std::string aside = (fs::path(data_) / new_store_file_name).string();
  remove_file(aside);
  if (base::Status linked = link_over(file, aside); !linked) return linked;
  if (base::Status replaced = lock.replace(aside, in_use()); !replaced) {
    if (!is_same_file(file, in_use())) remove_file(aside);
    return replaced;
  }
  if (is_kept) return base::Done{};
  std::error_code ignored;  // where it fails take_over() gives the version its name the next time
  fs::rename(prepared, kept, ignored);
  (void)sync_path(folder()).ok();
  return base::Done{};
}

void Versions::keep(const DirectoryLock& lock, std::size_t count) {
  if (!take_over(lock)) return;
  const std::optional<Version> now = current();
  std::vector<std::int64_t> known = numbers();
  for (std::size_t i = std::min(count, known.size()); i < known.size(); ++i) {
    if (!now || known[i] != now->number) remove_file(file_of(known[i]));
  }
}

base::Status Versions::set_aside(const std::string& file) {
  const std::string damaged = (fs::path(data_) / damaged_name).string();
  if (base::Status made = make_folder(damaged, data_); !made) return made;
  const std::string stem = damaged + "/" + std::string(prefix) + time_stamp();
  std::string target = stem + std::string(suffix);
  for (int i = 2; exists(target); ++i) target = stem + "-" + std::to_string(i) + std::string(suffix);
  if (base::Status linked = link_over(file, target); !linked) return linked;
  for (const std::int64_t number : numbers()) {
    if (is_same_file(file_of(number), target)) remove_file(file_of(number));
  }
  if (file.ends_with(prepared_suffix)) remove_file(file);
  return sync_path(damaged);
}

base::Result<Versions::Recovery> Versions::recover(const DirectoryLock& lock) {
  discard(lock);
  Recovery recovery;
  const base::Status sound = check_store(in_use());
  if (sound) {
    if (base::Status taken = take_over(lock); !taken) return taken.error();
    return recovery;
  }
  if (sound.error().kind == ErrorKind::unavailable) return sound.error();
  if (sound.error().kind == ErrorKind::corrupt) {
    if (base::Status aside = set_aside(in_use()); !aside) return aside.error();
    recovery.set_aside = true;
  }
  for (const std::int64_t number : numbers()) {
    if (!replace_by(lock, number)) continue;
    recovery.in_use_now = current();
    return recovery;
  }
  if (recovery.set_aside) remove_file(in_use());
  return recovery;
}

std::vector<std::string> damaged_stores(const std::string& data_directory) {
  std::vector<std::string> names = names_in((fs::path(data_directory) / damaged_name).string());
  std::erase_if(names, [](const std::string& name) { return !name.starts_with(prefix); });
  std::sort(names.rbegin(), names.rend());
  return names;
}

}  // namespace catalog
