#include "kiosk/shell/arrivals.h"

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
};

}  // namespace

void Arrivals::feed(ui::InputQueue& queue, const std::function<void(const input::Key&)>& on_key) {
  while (!waiting_.empty()) {
    const Arrival& first = waiting_.front();
    if (const auto* key = std::get_if<input::Key>(&first)) {
      if (queue.pending()) return;
      on_key(*key);
    } else {
      std::visit(HandOver{queue}, first);
    }
    waiting_.pop_front();
  }
}

void Arrivals::drop_keys() {
  std::erase_if(waiting_, [](const Arrival& a) { return std::holds_alternative<input::Key>(a); });
}

}  // namespace shell
