#include "kiosk/shell/worker.h"

#include <utility>

#include "base/wipe.h"

namespace shell {
namespace {

template <class... Kinds>
bool is_one_of(const app::Order& order) {
  return (std::holds_alternative<Kinds>(order) || ...);
}

/// A newer order of the same kind makes this one pointless.
bool can_be_superseded(const app::Order& order) {
  return is_one_of<app::Find, app::FindWayOn, app::LoadRows, app::LoadRoom, app::LoadNewest, app::Preview,
                   app::PollPrints>(order);
}

/// What was asked for must still be done (or answered: a PIN that is not checked is not counted) without its asker.
bool outlives_the_visit(const app::Order& order) {
  return is_one_of<app::SubmitApplication, app::LoadRoom, app::StopPrint, app::CheckPin, app::NoteAct, app::DropHold>(
      order);
}

/// Overwrites the words of a search and the staff's number; an Application does so itself.
void wipe_typed(app::Order& order) {
  if (auto* find = std::get_if<app::Find>(&order)) base::wipe(find->filter.words);
  if (auto* way_on = std::get_if<app::FindWayOn>(&order)) base::wipe(way_on->filter.words);
  if (auto* rows = std::get_if<app::LoadRows>(&order)) base::wipe(rows->words);
  if (auto* pin = std::get_if<app::CheckPin>(&order)) base::wipe(pin->number), base::wipe(pin->digits);
}

template <class Condition>
void drop_if(std::deque<app::Order>& orders, Condition condition) {
  for (app::Order& order : orders) {
    if (condition(order)) wipe_typed(order);
  }
  std::erase_if(orders, condition);
}

}  // namespace

Worker::Worker(Perform perform, std::function<void()> wake)
    : perform_(std::move(perform)), wake_(std::move(wake)), thread_([this] { run(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    drop_if(waiting_, [](const app::Order& order) { return !is_one_of<app::SubmitApplication>(order); });
  }
  changed_.notify_one();
  thread_.join();
}

void Worker::post(app::Order order) {
  {
    const std::lock_guard lock(mutex_);
    if (is_one_of<app::ForgetVisit>(order)) {
      drop_if(waiting_, [](const app::Order& each) { return !outlives_the_visit(each); });
    } else if (can_be_superseded(order)) {
      drop_if(waiting_, [&](const app::Order& each) { return each.index() == order.index(); });
    }
    waiting_.push_back(std::move(order));
  }
  changed_.notify_one();
}

app::Events Worker::drain() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

std::optional<app::Order> Worker::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  app::Order order = std::move(waiting_.front());
  waiting_.pop_front();
  return order;
}

void Worker::run() {
  while (std::optional<app::Order> order = next()) {
    std::optional<app::Event> answer = perform_(*order);
    wipe_typed(*order);
    if (!answer) continue;
    {
      const std::lock_guard lock(mutex_);
      answers_.push_back(std::move(*answer));
    }
    wake_();
  }
}

}  // namespace shell
