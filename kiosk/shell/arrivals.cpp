#include "kiosk/shell/arrivals.h"

#include "base/wipe.h"

namespace shell {
namespace {

struct HandOver {
  ui::InputQueue& queue;
  void operator()(const Moved& m) const { queue.move(m.at, m.time_s, m.contact, m.size_mm); }
  void operator()(const PressedDown& p) const { queue.press(p.at, p.time_s, p.contact, p.size_mm); }
  void operator()(const LetGo& r) const { queue.release(r.at, r.time_s, r.contact); }
  void operator()(const TouchesLost& lost) const { queue.lose_all(lost.time_s); }
  void operator()(const Wheeled& w) const { queue.wheel(w.px, w.time_s); }
  void operator()(const input::Key&) const {}
  void operator()(const Scan&) const {}
};

bool is_of_keys(const Arrival& arrival) {
  return std::holds_alternative<input::Key>(arrival) || std::holds_alternative<Scan>(arrival);
}

}  // namespace

void Arrivals::feed(ui::InputQueue& queue, const std::function<void(Arrival&)>& on_keys) {
  while (!waiting_.empty()) {
    Arrival& first = waiting_.front();
    if (is_of_keys(first)) {
      if (queue.pending()) return;
      on_keys(first);
    } else {
      std::visit(HandOver{queue}, first);
    }
    waiting_.pop_front();
  }
}

void Arrivals::drop_keys() {
  for (Arrival& each : waiting_) {
    if (auto* scan = std::get_if<Scan>(&each)) base::wipe(scan->text);
  }
  std::erase_if(waiting_, is_of_keys);
}

}  // namespace shell
