#include "updates/updates.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <utility>

#include "catalog/catalog.h"
#include "catalog/complaint.h"
#include "package/part_store.h"
#include "updates/preparation.h"
#include "updates/typing_tables.h"

namespace updates {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

base::Date today_here() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return base::Date{std::chrono::year{local.tm_year + 1900},
                    std::chrono::month{static_cast<unsigned>(local.tm_mon) + 1},
                    std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

Trouble busy() {
  const catalog::Complaint complaint = catalog::complaint::store_busy();
  catalog::ImportReport report;
  report.refusals.push_back({{}, 0, complaint.what, complaint.remedy});
  return {std::move(report)};
}

}  // namespace

struct Updates::State {
  State(std::string data_directory, catalog::Versions opened)
      : data(std::move(data_directory)), versions(std::move(opened)) {}

  std::string data;
  catalog::Versions versions;
  std::optional<catalog::DirectoryLock> lock;  ///< held as long as something is prepared
  std::optional<catalog::Version> prepared;
  std::int64_t compared_with = 0;  ///< the version in use when it was prepared; 0: none
  bool typing_is_renewed = false;

  base::Status take_lock(bool& is_busy);
  void clean_up();
  void drop();
  void settle();
  std::int64_t number_in_use() const;
};

/// Keeps a lock that is held already.
base::Status Updates::State::take_lock(bool& is_busy) {
  is_busy = false;
  if (lock) return base::Done{};
  base::Result<catalog::DirectoryLock> taken = catalog::DirectoryLock::take(data, is_busy);
  if (!taken) return taken.error();
  lock.emplace(std::move(*taken));
  return base::Done{};
}

/// Under the lock: removes what lies aside.
void Updates::State::clean_up() {
  versions.discard(*lock);
  std::error_code ignored;
  fs::remove_all(staging_folder(data), ignored);
}

void Updates::State::drop() {
  if (lock) clean_up();
  prepared.reset();
  lock.reset();
}

std::int64_t Updates::State::number_in_use() const {
  const std::optional<catalog::Version> now = versions.current();
  return now ? now->number : 0;
}

/// After another version was put in use.
void Updates::State::settle() {
  versions.keep(*lock, catalog::versions_kept);
  if (const auto keep = kept_parts(versions)) {
    if (auto parts = package::PartStore::open(data)) parts->sweep(*keep);
  }
  typing_is_renewed = renew_typing_tables(data, today_here()).ok();
  drop();
}

Updates::Updates(std::unique_ptr<State> state) : state_(std::move(state)) {}
Updates::Updates(Updates&&) noexcept = default;

Updates::~Updates() {
  if (state_) state_->drop();
}

base::Result<Updates> Updates::open(const std::string& data_directory) {
  base::Result<catalog::Versions> versions = catalog::Versions::open(data_directory);
  if (!versions) return versions.error();
  Updates updates(std::make_unique<State>(data_directory, std::move(*versions)));
  bool is_busy = false;
  std::error_code ignored;
  if (fs::exists(data_directory, ignored) && updates.state_->take_lock(is_busy)) updates.state_->drop();
  return updates;
}

std::variant<Preview, Trouble> Updates::prepare(const std::string& file, base::LocalTime now,
                                                const Progress& progress) {
  state_->drop();
  bool is_busy = false;
  if (const base::Status locked = state_->take_lock(is_busy); !locked) {
    return is_busy ? busy() : Trouble{package::Refused{package::Refusal::not_writable, {}}};
  }
  state_->clean_up();
  auto prepared = updates::prepare(state_->data, state_->versions, *state_->lock, file, now, progress);
  if (const auto* preview = std::get_if<Preview>(&prepared)) {
    state_->prepared = preview->version;
    state_->compared_with = state_->number_in_use();
  } else {
    state_->drop();
  }
  return prepared;
}

base::Status Updates::confirm(const Preview& preview) {
  const bool is_prepared = state_->prepared && state_->prepared->number == preview.version.number &&
                           state_->prepared->manifest_sha256 == preview.version.manifest_sha256 &&
                           state_->compared_with == state_->number_in_use();
  if (!is_prepared) return base::error(ErrorKind::not_found, "nothing is prepared, or another version came between");
  base::Status used = state_->versions.put_in_use(*state_->lock, preview.version.number);
  if (used)
    state_->settle();
  else if (used.error().kind == ErrorKind::corrupt || used.error().kind == ErrorKind::not_found)
    state_->drop();
  return used;
}

void Updates::discard() { state_->drop(); }

std::vector<catalog::Version> Updates::versions() const { return state_->versions.all(); }

std::optional<catalog::Version> Updates::current() const { return state_->versions.current(); }

std::optional<catalog::Version> Updates::before() const {
  const std::int64_t now = state_->number_in_use();
  for (const catalog::Version& version : versions()) {
    if (version.number < now) return version;
  }
  return std::nullopt;
}

base::Status Updates::roll_back_to(std::int64_t number) {
  bool is_busy = false;
  if (base::Status locked = state_->take_lock(is_busy); !locked) return locked;
  base::Status used = state_->versions.put_in_use(*state_->lock, number);
  if (used)
    state_->settle();
  else
    state_->drop();
  return used;
}

bool Updates::typing_is_renewed() const { return state_->typing_is_renewed; }

base::Result<std::vector<catalog::TextPair>> Updates::texts_of(const catalog::RecordChange& change) const {
  if (!state_->prepared) return base::error(ErrorKind::not_found, "nothing is prepared");
  const auto text_of = [](const base::Result<catalog::Catalog>& catalogue,
                          const catalog::Record& record) -> base::Result<base::Blocks> {
    if (record.id == 0) return base::Blocks();
    if (!catalogue) return catalogue.error();
    return catalogue->text(record.id);
  };
  const auto before = text_of(catalog::Catalog::open(state_->data), change.before);
  if (!before) return before.error();
  const std::string aside = state_->versions.prepared_file_of(state_->prepared->number);
  const auto after = text_of(catalog::Catalog::open_file(aside), change.after);
  if (!after) return after.error();
  return catalog::side_by_side(*before, *after);
}

}  // namespace updates
