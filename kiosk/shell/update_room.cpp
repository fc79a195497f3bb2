#include "kiosk/shell/update_room.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "kiosk/shell/desk_parts.h"
#include "kiosk/shell/update_words.h"
#include "words/fill.h"

namespace shell {
namespace {

namespace fs = std::filesystem;
using office::Act;
using words::Word;

constexpr double tell_every_s = 0.1;
constexpr double least_elapsed_s = 1.5;  ///< before the rest can be told
constexpr double least_share = 0.03;

double steady_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class T, class... Ts>
constexpr bool is_one_of = (std::is_same_v<T, Ts> || ...);

template <class O>
constexpr bool is_ours = is_one_of<O, app::LookForPackages, app::PrepareUpdate, app::StopUpdate, app::ConfirmedUpdate,
                                   app::DiscardUpdate, app::CompareTexts, app::UseVersion>;

app::PackageFile file_at(const std::string& stick, const std::string& path) {
  std::error_code unknown;
  const auto bytes = fs::file_size(path, unknown);
  return {path, fs::path(path).filename(), fs::path(stick).filename(), unknown ? 0 : bytes};
}

/// In steps of five above ten, so that the figure does not dance.
std::optional<int> seconds_left(double elapsed_s, double share) {
  if (elapsed_s < least_elapsed_s || share < least_share) return std::nullopt;
  constexpr int coarse_from_s = 10, coarse_s = 5;
  const int left = static_cast<int>(std::ceil(elapsed_s * (1 - share) / share));
  return left <= coarse_from_s ? left : (left + coarse_s - 1) / coarse_s * coarse_s;
}

app::UpdatePreview told(const updates::Preview& preview) {
  return {preview.signers, preview.manifest.made_at, preview.manifest.note,
          preview.version, preview.changes,          preview.report};
}

std::string detail_of(const std::string& file, const catalog::Version& version) {
  return words::fill(Word::update_log_package,
                     {file, std::to_string(version.counter), std::to_string(version.number)});
}

}  // namespace

UpdateRoom::UpdateRoom(Parts parts) : parts_(std::move(parts)), thread_([this] { run(); }) {}

UpdateRoom::~UpdateRoom() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    waiting_.clear();
  }
  changed_.notify_one();
  thread_.join();
}

bool UpdateRoom::takes(const app::Order& order) {
  return std::visit([](const auto& each) { return is_ours<std::decay_t<decltype(each)>>; }, order);
}

void UpdateRoom::post(app::Order order) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto* stop = std::get_if<app::StopUpdate>(&order)) {
      stopped_ = stop->ticket;
      return;
    }
    waiting_.push_back(std::move(order));
  }
  changed_.notify_one();
}

app::Events UpdateRoom::drain() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

bool UpdateRoom::is_idle() {
  const std::lock_guard lock(mutex_);
  return waiting_.empty() && !busy_;
}

// -- the thread

std::optional<app::Order> UpdateRoom::next() {
  std::unique_lock lock(mutex_);
  busy_ = false;
  changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  if (stopping_) return std::nullopt;
  busy_ = true;
  app::Order order = std::move(waiting_.front());
  waiting_.pop_front();
  return order;
}

void UpdateRoom::run() {
  while (const std::optional<app::Order> order = next()) {
    std::visit(
        [this](const auto& each) {
          using Kind = std::decay_t<decltype(each)>;
          if constexpr (is_ours<Kind> && !std::is_same_v<Kind, app::StopUpdate>) carry_out(each);
        },
        *order);
  }
  updates_.reset();
}

void UpdateRoom::tell(app::Event event) {
  {
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(event));
  }
  parts_.wake();
}

base::Result<updates::Updates*> UpdateRoom::opened() {
  if (!updates_) {
    base::Result<updates::Updates> open = updates::Updates::open(parts_.data_directory);
    if (!open.ok()) return open.error();
    updates_.emplace(std::move(*open));
  }
  return &*updates_;
}

base::Status UpdateRoom::log(const std::string& who, Act act, const std::string& detail) {
  return logged("write the log of staff's acts",
                office::append(parts_.data_directory, office::log_time(), who, act, detail));
}

void UpdateRoom::carry_out(const app::LookForPackages& order) {
  app::PackagesFound found{order.ticket, false, {}};
  for (const std::string& stick : parts_.sticks()) {
    found.stick = true;
    for (const std::string& path : updates::packages_on(stick)) found.files.push_back(file_at(stick, path));
  }
  tell(std::move(found));
}

bool UpdateRoom::is_stopped(app::Ticket ticket) {
  const std::lock_guard lock(mutex_);
  return stopping_ || stopped_ == ticket;
}

updates::Progress UpdateRoom::teller_of(app::Ticket ticket) {
  return [this, ticket, since_s = steady_s(), told_s = -1.0](updates::Step step, double share) mutable {
    if (is_stopped(ticket)) return false;
    const double now_s = steady_s();
    if (now_s - told_s < tell_every_s) return true;
    told_s = now_s;
    tell(app::UpdateProgressed{ticket, static_cast<app::UpdateStep>(step), share,
                               seconds_left(now_s - since_s, share)});
    return true;
  };
}

void UpdateRoom::refuse(const app::PrepareUpdate& order, const updates::Trouble& trouble) {
  const bool cancelled = is_cancelled(trouble);
  app::UpdateTrouble words = trouble_of(trouble);
  std::fprintf(stderr, "update room: nothing was prepared: %s\n", words.what.c_str());
  static_cast<void>(log(order.who, cancelled ? Act::update_discarded : Act::update_refused,
                        words::fill(Word::update_log_refused, {order.file.name, words.what})));
  tell(app::UpdateRefused{order.ticket, cancelled, std::move(words)});
}

void UpdateRoom::carry_out(const app::PrepareUpdate& order) {
  prepared_.reset();
  if (!logged("write the log of staff's acts", office::can_append(parts_.data_directory)).ok())
    return tell(app::UpdateRefused{order.ticket, false, trouble_of_log()});
  const auto open = logged("open the versions", opened());
  if (!open.ok()) return refuse(order, {open.error()});
  auto result = (*open)->prepare(order.file.path, parts_.clock.now(), teller_of(order.ticket));
  if (const auto* trouble = std::get_if<updates::Trouble>(&result)) return refuse(order, *trouble);
  auto& preview = std::get<updates::Preview>(result);
  static_cast<void>(log(order.who, Act::update_checked, detail_of(order.file.name, preview.version)));
  tell(app::UpdatePrepared{order.ticket, told(preview)});
  preview.changes = {};
  prepared_ = Prepared{std::move(preview), order.file.name};
}

/// What comes into use stands in the log before it does.
void UpdateRoom::carry_out(const app::ConfirmedUpdate& order) {
  const auto refuse_with = [&](app::UpdateTrouble trouble) {
    if (updates_) updates_->discard();
    prepared_.reset();
    tell(app::UpdateRefused{order.ticket, false, std::move(trouble)});
  };
  if (!prepared_) return refuse_with(trouble_of_use(base::error(base::ErrorKind::not_found, "nothing is prepared")));
  const std::string detail = detail_of(prepared_->file, prepared_->preview.version);
  if (!log(order.who, Act::update_loaded, detail).ok()) return refuse_with(trouble_of_log());
  const base::Status done = logged("put a version in use", updates_->confirm(prepared_->preview));
  if (!done.ok()) {
    app::UpdateTrouble trouble = trouble_of_use(done.error());
    static_cast<void>(
        log(order.who, Act::update_refused, words::fill(Word::update_log_refused, {detail, trouble.what})));
    return refuse_with(std::move(trouble));
  }
  prepared_.reset();
  tell(app::UpdateLoaded{order.ticket});
}

void UpdateRoom::carry_out(const app::DiscardUpdate& order) {
  if (!prepared_) return;
  updates_->discard();
  static_cast<void>(log(order.who, Act::update_discarded, detail_of(prepared_->file, prepared_->preview.version)));
  prepared_.reset();
}

void UpdateRoom::carry_out(const app::CompareTexts& order) {
  const auto compare = [&](const updates::Updates& open) { return open.texts_of(order.change); };
  tell(app::TextsCompared{order.ticket, logged("compare texts", with(opened(), compare))});
}

void UpdateRoom::carry_out(const app::UseVersion& order) {
  const std::string detail = words::fill(Word::update_log_version, {std::to_string(order.number)});
  prepared_.reset();
  const auto use = [&](updates::Updates& open) -> base::Status {
    if (const base::Status noted = log(order.who, Act::rolled_back, detail); !noted.ok()) return noted.error();
    return open.roll_back_to(order.number);
  };
  const base::Status done = logged("put another version in use", with(opened(), use));
  if (!done.ok()) {
    const std::string why = trouble_of_use(done.error()).what;
    static_cast<void>(log(order.who, Act::update_refused, words::fill(Word::update_log_refused, {detail, why})));
  }
  tell(app::VersionUsed{order.ticket, done});
}

}  // namespace shell
