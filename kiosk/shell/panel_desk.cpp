#include "kiosk/shell/panel_desk.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/wipe.h"

namespace shell {
namespace {

/// Differs when the tables have been made anew; empty where there are none.
std::string stamp_of(const std::string& folder) {
  std::error_code problem;
  const auto written = std::filesystem::last_write_time(folder + "/pinyin", problem);
  return problem ? std::string() : std::to_string(written.time_since_epoch().count());
}

bool is_for_engines(const app::Order& order) {
  return std::holds_alternative<app::Compose>(order) || std::holds_alternative<app::Choose>(order);
}

}  // namespace

PanelDesk::PanelDesk(std::unique_ptr<input::Engines> engines, input::Engines::Paths paths)
    : engines_(std::move(engines)), paths_(std::move(paths)), stamp_(stamp_of(paths_.catalogue)) {}

std::vector<input::RadicalRow> PanelDesk::radicals() const {
  return engines_ ? engines_->radicals() : std::vector<input::RadicalRow>{};
}

std::optional<app::Event> PanelDesk::answer_one(app::Orders& orders) {
  const auto found = std::find_if(orders.begin(), orders.end(), is_for_engines);
  if (found == orders.end()) return std::nullopt;
  app::Order order = std::move(*found);
  orders.erase(found);
  if (auto* compose = std::get_if<app::Compose>(&order)) return answer(*compose);
  return answer(std::get<app::Choose>(order));
}

app::Event PanelDesk::answer(app::Compose& order) {
  app::Offered offered{order.ticket, {}};
  if (engines_) offered.offer = engines_->offer(order.entry, order.count);
  input::wipe(order.entry);
  return offered;
}

app::Event PanelDesk::answer(app::Choose& order) {
  app::Chosen chosen{order.ticket, {}};
  if (engines_) chosen.choice = engines_->choose(order.entry, order.index);
  base::wipe(order.entry.letters);
  return chosen;
}

void PanelDesk::forget() {
  if (engines_) engines_->forget();
}

void PanelDesk::renew() {
  std::string stamp = stamp_of(paths_.catalogue);
  if (!engines_ || stamp == stamp_) return;
  stamp_ = std::move(stamp);
  const base::Status renewed = engines_->renew(paths_);
  if (!renewed.ok()) std::fprintf(stderr, "chayue: typing tables: %s\n", renewed.error().detail.c_str());
}

}  // namespace shell
