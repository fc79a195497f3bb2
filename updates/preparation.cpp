#include "updates/preparation.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include "catalog/catalog.h"
#include "package/part_store.h"
#include "package/trust.h"

namespace updates {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using package::Refusal;
using package::Refused;

/// Where each step begins, as a share of all; the last number is the end.
constexpr std::array<double, 5> begin_of_step = {0.0, 0.02, 0.35, 0.95, 1.0};

/// Tells of each step as a share of all steps that never falls, and remembers that the answer was no.
class Report {
 public:
  explicit Report(const Progress& progress) : progress_(progress) {}

  bool tell(Step step, double done, double total) {
    const auto place = static_cast<std::size_t>(step);
    const double part = total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0.0;
    const double share = begin_of_step[place] + part * (begin_of_step[place + 1] - begin_of_step[place]);
    share_ = std::max(share_, share);
    is_stopped_ = is_stopped_ || (progress_ && !progress_(step, share_));
    return !is_stopped_;
  }
  bool is_stopped() const { return is_stopped_; }

 private:
  const Progress& progress_;
  double share_ = 0;
  bool is_stopped_ = false;
};

/// This machine's own troubles, in the terms of a package where it has them.
Trouble trouble_of(const base::Error& error) {
  if (error.kind == ErrorKind::no_space) return {Refused{Refusal::no_space, {}}};
  if (error.kind == ErrorKind::unavailable) return {Refused{Refusal::not_writable, {}}};
  return {error};
}

/// One preparation; the first trouble ends it.
class Preparation {
 public:
  Preparation(const std::string& data_directory, catalog::Versions& versions, const catalog::DirectoryLock& lock,
              const Progress& progress)
      : data_(data_directory), versions_(versions), lock_(lock), report_(progress) {}

  std::variant<Preview, Trouble> run(const std::string& file, base::LocalTime now) {
    const bool done = open(file) && bring_parts() && build(now) && compare();
    std::error_code ignored;
    fs::remove_all(staging_folder(data_), ignored);
    if (done) return std::move(preview_);
    versions_.discard(lock_);
    return std::move(trouble_);
  }

 private:
  bool fail(Trouble trouble) { return trouble_ = std::move(trouble), false; }
  bool fail(const base::Error& error) { return fail(trouble_of(error)); }
  bool refuse(Refusal why) { return fail(Trouble{Refused{why, {}}}); }

  bool go_on(Step step, double done, double total) {
    return report_.tell(step, done, total) || refuse(Refusal::cancelled);
  }

  bool open(const std::string& file) {
    if (!go_on(Step::checking, 0, 1)) return false;
    const auto trust = package::read_trust(data_);
    if (!trust && trust.error().kind == ErrorKind::not_found) return refuse(Refusal::no_trust);
    if (!trust) return fail(Trouble{trust.error()});
    Refused refused;
    auto opened = package::Package::open(file, *trust, known(), refused);
    if (!opened) return fail(Trouble{refused});
    package_.emplace(std::move(*opened));
    preview_.manifest = package_->manifest();
    preview_.signers = package_->signers();
    return true;
  }

  package::Known known() const {
    const std::optional<catalog::Version> now = versions_.current();
    package::Known known;
    known.highest = versions_.highest_counter();
    if (now) known.counter = now->counter;
    if (now) known.manifest_sha256 = now->manifest_sha256;
    return known;
  }

  /// Copies the parts and lays them out; a part that was damaged here is copied once more.
  bool bring_parts() {
    auto store = package::PartStore::open(data_);
    if (!store) return fail(store.error());
    make_room(*store);
    for (int attempt = 0;; ++attempt) {
      Refused refused;
      const auto tell = [this](std::uint64_t done, std::uint64_t total) {
        return report_.tell(Step::copying, static_cast<double>(done), static_cast<double>(total));
      };
      if (!package_->extract(*store, tell, refused)) return fail(Trouble{refused});
      if (!go_on(Step::copying, 1, 1)) return false;
      const base::Status laid = store->lay_out(preview_.manifest, staging_folder(data_));
      if (laid) return true;
      const bool is_mendable = laid.error().kind == ErrorKind::corrupt && attempt < max_damaged_parts;
      if (!is_mendable) return fail(laid.error());
    }
  }

  /// Parts of updates that were given up go, those of this one stay.
  void make_room(package::PartStore& store) const {
    std::optional<std::set<std::string>> keep = kept_parts(versions_);
    if (!keep) return;
    for (const package::Part& part : preview_.manifest.parts) keep->insert(part.sha256);
    store.sweep(*keep);
  }

  bool build(base::LocalTime now) {
    const std::string& text = package_->manifest_text();
    const catalog::Origin origin{preview_.manifest.counter, text, package::sha256_of(text), catalog::moment(now)};
    const auto tell = [this](std::int64_t done, std::int64_t total) {
      return report_.tell(Step::building, static_cast<double>(done), static_cast<double>(total));
    };
    const auto built = catalog::build_version(staging_folder(data_), versions_, lock_, origin, preview_.report, tell);
    preview_.manifest.parts.clear();
    if (report_.is_stopped()) return refuse(Refusal::cancelled);
    if (built) return preview_.version = *built, true;
    if (built.error().kind == ErrorKind::bad_input) return fail(Trouble{std::move(preview_.report)});
    return fail(built.error());
  }

  bool compare() {
    if (!go_on(Step::comparing, 0, 1)) return false;
    const auto after = catalog::Catalog::open_file(versions_.prepared_file_of(preview_.version.number));
    if (!after) return fail(after.error());
    const auto before = catalog::Catalog::open(data_);  // a damaged one has nothing that could be lost
    auto changes = before ? catalog::compare(*before, *after) : catalog::compare_with_nothing(*after);
    if (!changes) return fail(changes.error());
    preview_.changes = std::move(*changes);
    return go_on(Step::comparing, 1, 1);
  }

  static constexpr int max_damaged_parts = 3;

  const std::string& data_;
  catalog::Versions& versions_;
  const catalog::DirectoryLock& lock_;
  Report report_;
  std::optional<package::Package> package_;
  Preview preview_;
  Trouble trouble_;
};

}  // namespace

std::string staging_folder(const std::string& data_directory) { return data_directory + "/staging"; }

std::optional<std::set<std::string>> kept_parts(const catalog::Versions& versions) {
  std::set<std::string> sums;
  for (const catalog::Version& version : versions.all()) {
    if (version.counter == 0) continue;
    const auto text = versions.manifest_of(version.number);
    if (!text) return std::nullopt;
    const auto manifest = package::parse_manifest(*text);
    if (!manifest) return std::nullopt;
    for (const package::Part& part : manifest->parts) sums.insert(part.sha256);
  }
  return sums;
}

std::variant<Preview, Trouble> prepare(const std::string& data_directory, catalog::Versions& versions,
                                       const catalog::DirectoryLock& lock, const std::string& file,
                                       base::LocalTime now, const Progress& progress) {
  return Preparation(data_directory, versions, lock, progress).run(file, now);
}

}  // namespace updates
