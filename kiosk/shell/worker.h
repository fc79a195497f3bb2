// Worker: a thread that carries out orders one after the other while the screen goes on drawing.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "kiosk/app/event.h"
#include "kiosk/app/order.h"

namespace shell {

class Worker {
 public:
  /// `perform` is called on the worker's thread only; it may block. `wake` is called from there when an answer lies
  /// ready; it must not block and must be safe to call until the destructor has returned.
  using Perform = std::function<std::optional<app::Event>(const app::Order&)>;
  Worker(Perform perform, std::function<void()> wake);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  /// Waits for the order that is being carried out and for applications that were handed in; drops the rest.
  ~Worker();

  /// Never blocks for long. A waiting search or reading of rows makes way for a newer one: its answer will not come.
  /// ForgetVisit drops what waits for the visit that has ended, except applications that were handed in.
  void post(app::Order order);

  /// The answers that have come since the last call, in the order in which they were finished.
  app::Events drain();

 private:
  std::optional<app::Order> next();
  void run();

  const Perform perform_;
  const std::function<void()> wake_;
  std::mutex mutex_;  ///< of everything below but the thread
  std::condition_variable changed_;
  std::deque<app::Order> waiting_;
  app::Events answers_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace shell
