#include "kiosk/shell/session.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/utf8.h"
#include "kiosk/app/update.h"
#include "kiosk/ui/draw.h"

namespace shell {
namespace {

constexpr int linger_frames = 3;
constexpr double blink_s = 0.5;

app::EditKey edit_key(input::Key::Name name) {
  using Name = input::Key::Name;
  switch (name) {
    case Name::backspace: return app::EditKey::backspace;
    case Name::del: return app::EditKey::del;
    case Name::left: return app::EditKey::left;
    case Name::right: return app::EditKey::right;
    case Name::home: return app::EditKey::home;
    case Name::end: return app::EditKey::end;
    case Name::page_up: return app::EditKey::page_up;
    case Name::page_down: return app::EditKey::page_down;
    case Name::tab: return app::EditKey::tab;
    case Name::back_tab: return app::EditKey::back_tab;
    case Name::escape: return app::EditKey::escape;
    case Name::character:
    case Name::enter: break;
  }
  return app::EditKey::enter;
}

/// What of a model a tick can change and a visitor can see.
struct TickView {
  base::LocalTime now;
  std::size_t dialog = 0;
  int seconds_left = 0;
  std::uint64_t visit = 0;
  std::size_t screens = 0;
  bool staff = false;

  explicit TickView(const app::Model& m)
      : now(m.now), dialog(m.dialog.index()), visit(m.visit), screens(m.screens.size()), staff(m.staff.has_value()) {
    if (const auto* idle = std::get_if<app::IdleDialog>(&m.dialog)) seconds_left = idle->seconds_left;
    if (const auto* pin = std::get_if<app::PinDialog>(&m.dialog)) seconds_left = pin->wait_s;
  }
  bool operator==(const TickView& o) const {
    return now.date == o.now.date && now.hour == o.now.hour && now.minute == o.now.minute && dialog == o.dialog &&
           seconds_left == o.seconds_left && visit == o.visit && screens == o.screens && staff == o.staff;
  }
};

}  // namespace

Session::Session(ui::GlyphAtlas& atlas, Settings settings)
    : atlas_(atlas),
      canvas_(atlas),
      ui_(canvas_, ui::Theme{.color = {}, .ppi = settings.ppi}),
      panels_(std::move(settings.engines), std::move(settings.tables)) {
  model_.now = settings.now;
  model_.recorded = settings.recorded;
  model_.token_seed = settings.token_seed;
  model_.limits = settings.limits;
  model_.typing.available = panels_.is_open();
  model_.room.radicals = panels_.radicals();
}

void Session::add(Arrival arrival, double time_s) {
  wedge_.take(std::move(arrival), time_s, arrivals_);
  last_touch_s_ = time_s;
}

void Session::give(app::Event event) {
  apply(std::move(event));
  linger_ = linger_frames;
}

void Session::apply(app::Event event) {
  const std::uint64_t visit = model_.visit;
  const bool may_bring_catalogue = event.get_if<app::RoomLoaded>() != nullptr;
  app::update(model_, std::move(event), orders_);
  serve_panels();
  if (may_bring_catalogue) panels_.renew();
  if (model_.visit == visit) return;
  wedge_.drop_keys();
  arrivals_.drop_keys();
  panels_.forget();
}

void Session::serve_panels() {
  while (std::optional<app::Event> answer = panels_.answer_one(orders_)) {
    app::update(model_, std::move(*answer), orders_);
  }
}

void Session::take_keys(Arrival& arrival) {
  if (const auto* key = std::get_if<input::Key>(&arrival)) press_key(*key);
  if (auto* scan = std::get_if<Scan>(&arrival)) apply(app::Scanned{std::move(scan->text)});
}

void Session::press_key(const input::Key& key) {
  if (key.name == input::Key::Name::character) {
    std::string typed;
    base::append(typed, key.character);
    apply(app::Typed{std::move(typed)});
  } else {
    apply(app::Pressed{edit_key(key.name)});
  }
}

void Session::tick(base::LocalTime now, double time_s) {
  const TickView before(model_);
  apply(app::Tick{now, static_cast<int>(time_s - last_touch_s_)});
  if (TickView(model_) != before) linger_ = linger_frames;
}

bool Session::caret_on(double time_s) const {
  return static_cast<long>((time_s - caret_since_s_) / blink_s) % 2 == 0;
}

double Session::frame_due_s() const { return std::min({caret_due_s(), ui_.due_s(), wedge_.due_s()}); }

double Session::caret_due_s() const {
  if (!app::has_focus(model_)) return std::numeric_limits<double>::infinity();
  const double shown_s = last_frame_s_ - caret_since_s_;
  return caret_since_s_ + (std::floor(shown_s / blink_s) + 1) * blink_s;
}

ImDrawData* Session::frame(float width, float height, double time_s) {
  if (linger_ > 0) --linger_;
  wedge_.look(time_s, arrivals_);
  arrivals_.feed(queue_, [&](Arrival& keys) {
    take_keys(keys);
    caret_since_s_ = time_s;
    linger_ = linger_frames;
  });
  if (queue_.pending()) linger_ = linger_frames;

  ui::FrameInput input;
  input.width = width, input.height = height;
  input.time_s = time_s;
  input.elapsed_s = static_cast<float>(time_s - last_frame_s_);
  input.touches = queue_.next(time_s);
  input.caret_on = caret_on(time_s);
  last_frame_s_ = time_s;

  canvas_.begin_frame(width, height, input.elapsed_s);
  ui_.begin(input, app::screen_name(model_.screen()));
  app::Events events;
  ui::draw(ui_, model_, events);
  ui_.end();
  ImDrawData* drawn = canvas_.end_frame();
  for (app::Event& event : events) give(std::move(event));
  return drawn;
}

bool Session::wants_frame() const {
  return linger_ > 0 || !arrivals_.empty() || queue_.pending() || ui_.animating() || atlas_.needs_another_frame();
}

app::Orders Session::take_orders() { return std::exchange(orders_, {}); }

}  // namespace shell
