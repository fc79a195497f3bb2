#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "kiosk/shell/worker.h"

using namespace app;
using shell::Worker;

namespace {

Ticket ticket_of(const Order& order) {
  return std::visit(
      [](const auto& each) -> Ticket {
        if constexpr (requires { each.ticket; }) return each.ticket;
        return 0;
      },
      order);
}

/// A desk that can be held up, and remembers what it was asked.
class SlowDesk {
 public:
  std::optional<Event> perform(const Order& order) {
    std::unique_lock lock(mutex_);
    begun_.push_back(ticket_of(order));
    changed_.notify_all();
    changed_.wait(lock, [this] { return !held_; });
    if (std::holds_alternative<ForgetVisit>(order)) return std::nullopt;
    return PagesCounted{ticket_of(order), 1};
  }
  void hold() { set_held(true); }
  void release() { set_held(false); }
  /// Waits until the order with this ticket is being carried out.
  void wait_for(Ticket ticket) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !begun_.empty() && begun_.back() == ticket; });
  }
  std::vector<Ticket> begun() {
    const std::lock_guard lock(mutex_);
    return begun_;
  }

 private:
  void set_held(bool held) {
    const std::lock_guard lock(mutex_);
    held_ = held;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool held_ = false;
  std::vector<Ticket> begun_;
};

/// Counts the calls that wake the screen.
class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    ++rings_;
    changed_.notify_all();
  }
  void wait_for(int rings) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return rings_ >= rings; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int rings_ = 0;
};

struct Busy {
  SlowDesk desk;
  Bell bell;
  Worker worker{[this](const Order& order) { return desk.perform(order); }, [this] { bell.ring(); }};

  /// The worker is held up with order 1, so that what is posted next waits.
  void holds() {
    desk.hold();
    worker.post(LoadDocument{1, 1});
    desk.wait_for(1);
  }
  /// What was begun after order 1, once order `last` was answered.
  std::vector<Ticket> begun_up_to(Ticket last) {
    worker.post(CountPages{last, 1});
    desk.release();
    desk.wait_for(last);
    std::vector<Ticket> begun = desk.begun();
    begun.erase(begun.begin());
    return begun;
  }
};

Find find(Ticket ticket) {
  Find order;
  order.ticket = ticket;
  return order;
}

LoadRows load_rows(Ticket ticket) {
  LoadRows order;
  order.ticket = ticket;
  return order;
}

SubmitApplication submit(Ticket ticket) {
  SubmitApplication order;
  order.ticket = ticket;
  return order;
}

using Tickets = std::vector<Ticket>;

}  // namespace

TEST_CASE("orders are carried out in turn, and each answer wakes the screen") {
  Busy busy;
  for (Ticket ticket = 1; ticket <= 3; ++ticket) busy.worker.post(LoadDocument{ticket, 1});
  busy.bell.wait_for(3);
  const Events answers = busy.worker.drain();
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].get_if<PagesCounted>()->ticket == 1);
  CHECK(answers[2].get_if<PagesCounted>()->ticket == 3);
  CHECK(busy.worker.drain().empty());
}

TEST_CASE("a waiting search makes way for a newer one, other orders keep their place") {
  Busy busy;
  busy.holds();
  for (const Order& order : Orders{find(2), load_rows(3), LoadDocument{4, 1}, find(5), load_rows(6), find(7)}) {
    busy.worker.post(order);
  }
  CHECK(busy.begun_up_to(9) == Tickets{4, 6, 7, 9});
}

TEST_CASE("the end of a visit drops what waits for it, but not an application that was handed in") {
  Busy busy;
  busy.holds();
  for (const Order& order : Orders{LoadRoom{2}, find(3), submit(4), LoadDocument{5, 1}, LoadDocument{6, 1}}) {
    busy.worker.post(order);
  }
  busy.worker.post(ForgetVisit{});
  busy.worker.post(LoadNewest{7, 5});
  CHECK(busy.begun_up_to(9) == Tickets{2, 4, 0, 7, 9});
}

TEST_CASE("an order that was begun is finished though the visit has ended") {
  Busy busy;
  busy.holds();
  busy.worker.post(ForgetVisit{});
  busy.desk.release();
  busy.bell.wait_for(1);
  const Events answers = busy.worker.drain();
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].get_if<PagesCounted>()->ticket == 1);
}

TEST_CASE("the worker stops at once, but stores an application that was handed in before") {
  SlowDesk desk;
  {
    Worker worker{[&](const Order& order) { return desk.perform(order); }, [] {}};
    desk.hold();
    worker.post(LoadDocument{1, 1});
    desk.wait_for(1);
    worker.post(LoadDocument{2, 1});
    worker.post(submit(3));
    std::thread releases([&] { desk.release(); });
    releases.join();
  }
  const Tickets begun = desk.begun();
  CHECK(begun.front() == 1);
  CHECK(begun.back() == 3);
}

TEST_CASE("a worker without orders ends") {
  Worker worker{[](const Order&) { return std::optional<Event>{}; }, [] {}};
  CHECK(worker.drain().empty());
}

TEST_CASE("two threads that post while a third takes the answers lose none and see none twice") {
  constexpr Ticket each = 2000;
  std::atomic<int> rings = 0;
  std::multiset<Ticket> answered;
  {
    Worker worker{[](const Order& order) { return Event{PagesCounted{ticket_of(order), 1}}; }, [&] { ++rings; }};
    const auto posts = [&](Ticket first) {
      for (Ticket ticket = first; ticket < first + each; ++ticket) worker.post(LoadDocument{ticket, 1});
    };
    std::thread left(posts, 1);
    std::thread right(posts, each + 1);
    while (answered.size() < 2 * each) {
      for (const Event& event : worker.drain()) answered.insert(event.get_if<PagesCounted>()->ticket);
      std::this_thread::yield();
    }
    left.join();
    right.join();
  }
  CHECK(std::set<Ticket>(answered.begin(), answered.end()).size() == 2 * each);
  CHECK(rings == 2 * static_cast<int>(each));
}

TEST_CASE("visits that end under load leave the worker in order") {
  std::atomic<Ticket> stored = 0;
  {
    Worker worker{[&](const Order& order) {
                    if (std::holds_alternative<SubmitApplication>(order)) ++stored;
                    return std::optional<Event>{PagesCounted{ticket_of(order), 1}};
                  },
                  [] {}};
    std::thread ends([&] {
      for (int i = 0; i < 500; ++i) worker.post(ForgetVisit{});
    });
    for (Ticket ticket = 1; ticket <= 500; ++ticket) {
      worker.post(find(ticket));
      worker.post(submit(ticket));
      (void)worker.drain();
    }
    ends.join();
  }
  CHECK(stored == 500);
}
