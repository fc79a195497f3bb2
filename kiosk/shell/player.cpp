#include "kiosk/shell/player.h"

#include <algorithm>

#include "base/utf8.h"

namespace shell {
namespace {

constexpr double rest_s = 0.25;         ///< an area that has not moved for so long is at rest
constexpr double patience_s = 0.6;      ///< before a widget that is not in sight is searched by scrolling
constexpr double after_touch_s = 0.35;  ///< time for a person to see what the tap did
constexpr double key_pace_s = 0.06;     ///< slower than a code scanner
constexpr float least_in_sight_px = 40;

bool is_in_sight(const ui::Node& node) {
  return node.bounds.h >= std::min(least_in_sight_px, node.whole.h) && node.bounds.w > 1;
}

bool holds(const ui::Node* node, const std::string& part) {
  return node != nullptr &&
         (part.empty() || node->name.find(part) != std::string::npos || node->value.find(part) != std::string::npos);
}

ui::Point centre(const ui::Rect& rect) { return {rect.x + rect.w / 2, rect.y + rect.h / 2}; }

/// The area that a finger would scroll to find something: the largest.
const ui::Node* main_area(const ui::Semantics& semantics) {
  const ui::Node* largest = nullptr;
  for (const ui::Node& node : semantics.nodes) {
    if (node.role != ui::Role::area) continue;
    if (largest == nullptr || node.bounds.w * node.bounds.h > largest->bounds.w * largest->bounds.h) largest = &node;
  }
  return largest;
}

}  // namespace

/// One look at the session on behalf of the present step; says whether the step is fulfilled.
struct Player::Attempt {
  Player& player;
  Session& session;
  double now_s;

  const ui::Node* find(const std::string& id) const { return session.semantics().find(id); }
  bool at_rest() const { return now_s - player.areas_since_s_ >= rest_s; }

  bool operator()(const Tap& tap) const {
    if (player.acted_) return true;
    const ui::Node* node = find(tap.id);
    if (node == nullptr || !is_in_sight(*node)) {
      player.reveal(session, tap.id, now_s);
      return false;
    }
    if (!node->enabled || !at_rest()) return false;
    player.touch_at(centre(node->bounds), now_s);
    return false;
  }
  bool operator()(const TypeText& typed) const {
    if (player.acted_) return true;
    double at_s = now_s;
    base::for_each_code_point(typed.text, [&](char32_t c) {
      player.gesture_.push_back({at_s += key_pace_s, input::Key{input::Key::Name::character, c}});
    });
    player.busy_until_s_ = at_s + key_pace_s;
    return player.acted_ = true, false;
  }
  bool operator()(const PressKey& press) const {
    if (player.acted_) return true;
    player.gesture_.push_back({now_s, input::Key{press.key, 0}});
    player.busy_until_s_ = now_s + key_pace_s;
    return player.acted_ = true, false;
  }
  bool operator()(const Write& write) const {
    if (player.acted_) return true;
    const ui::Node* pad = find(write.pad);
    if (pad == nullptr || !at_rest()) return false;
    player.write(write.ink, pad->whole, now_s);
    return player.acted_ = true, false;
  }
  bool operator()(const Choose& choose) const {
    if (player.acted_) return true;
    for (const ui::Node& node : session.semantics().nodes) {
      const bool wanted = node.id.starts_with("typing.candidate.") && node.name.ends_with(" " + choose.text);
      if (wanted) return player.touch_at(centre(node.bounds), now_s), false;
    }
    return false;
  }
  bool operator()(const OnScreen& screen) const { return session.semantics().screen == screen.name; }
  bool operator()(const See& see) const {
    const ui::Node* node = find(see.id);
    if (node == nullptr) player.reveal(session, see.id, now_s);
    return holds(node, see.part);
  }
  bool operator()(const SeeEmpty& see) const {
    const ui::Node* node = find(see.id);
    return node != nullptr && node->value.empty();
  }
  bool operator()(const Fling& fling) const {
    if (player.acted_) return player.areas_ != player.searched_from_ && at_rest();
    const ui::Node* area = find(fling.area);
    if (area == nullptr || !at_rest()) return false;
    const ui::Rect b = area->bounds;
    player.searched_from_ = player.areas_;
    player.drag({b.x + b.w / 2, b.y + b.h * 0.8F}, {b.x + b.w / 2, b.y + b.h * 0.3F}, 0.14, 0, now_s);
    return player.acted_ = true, false;
  }
  bool operator()(const Picture& picture) const {
    if (player.acted_) return true;
    if (!at_rest() || now_s - player.step_since_s_ < rest_s) return false;
    player.world_.picture(picture.name);
    player.busy_until_s_ = now_s + rest_s;
    return player.acted_ = true, false;
  }
  bool operator()(const PrintOut& print_out) const { return player.world_.has_print_out(print_out.kind); }
};

Player::State Player::advance(Session& session, double now_s) {
  watch_areas(session, now_s);
  send_due(session, now_s);
  if (step_ == script_.size()) return State::done;
  if (step_since_s_ < 0) begin_step(now_s);
  if (!gesture_.empty() || now_s < busy_until_s_) return State::playing;
  const Step& step = script_[step_];
  if (std::visit(Attempt{*this, session, now_s}, step)) {
    world_.log("ok    " + describe(step));
    ++step_;
    step_since_s_ = -1;
  } else if (now_s - step_since_s_ > step_limit_s) {
    world_.log("FAILED " + describe(step) + " (on screen " + session.semantics().screen + ")");
    return State::failed;
  }
  return State::playing;
}

void Player::begin_step(double now_s) {
  step_since_s_ = now_s;
  acted_ = false;
  searched_from_.clear();
  search_upwards_ = false;
}

void Player::watch_areas(const Session& session, double now_s) {
  std::string seen = session.semantics().screen;
  for (const ui::Node& node : session.semantics().nodes) {
    if (node.role == ui::Role::area) seen += ' ' + node.id + '=' + node.value;
  }
  if (seen == areas_) return;
  areas_ = std::move(seen);
  areas_since_s_ = now_s;
}

void Player::send_due(Session& session, double now_s) {
  while (!gesture_.empty() && gesture_.front().at_s <= now_s) {
    session.add(std::move(gesture_.front().arrival), gesture_.front().at_s);
    gesture_.pop_front();
  }
}

void Player::touch_at(ui::Point at, double now_s) {
  gesture_.push_back({now_s, Moved{at, now_s}});
  gesture_.push_back({now_s + 0.03, PressedDown{at, now_s + 0.03}});
  gesture_.push_back({now_s + 0.11, LetGo{at, now_s + 0.11}});
  busy_until_s_ = now_s + 0.11 + after_touch_s;
  acted_ = true;
}

void Player::write(const base::Ink& ink, const ui::Rect& pad, double now_s) {
  constexpr double between_points_s = 0.05, between_strokes_s = 0.15;
  const float scale = pad.w / base::ink_side;
  double at_s = now_s;
  for (const base::InkStroke& stroke : ink) {
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      const ui::Point at{pad.x + static_cast<float>(stroke[i].x) * scale,
                         pad.y + static_cast<float>(stroke[i].y) * scale};
      gesture_.push_back({at_s, Moved{at, at_s}});
      if (i == 0) gesture_.push_back({at_s, PressedDown{at, at_s}});
      if (i + 1 == stroke.size()) gesture_.push_back({at_s, LetGo{at, at_s}});
      at_s += between_points_s;
    }
    at_s += between_strokes_s;
  }
  busy_until_s_ = at_s + after_touch_s;
}

void Player::drag(ui::Point from, ui::Point to, double seconds, double hold_s, double now_s) {
  constexpr int moves = 8;
  gesture_.push_back({now_s, Moved{from, now_s}});
  gesture_.push_back({now_s + 0.03, PressedDown{from, now_s + 0.03}});
  double at_s = now_s + 0.03;
  for (int i = 1; i <= moves; ++i) {
    const float share = static_cast<float>(i) / moves;
    at_s += seconds / moves;
    gesture_.push_back({at_s, Moved{{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share}, at_s}});
  }
  at_s += hold_s;
  gesture_.push_back({at_s, LetGo{to, at_s}});
  busy_until_s_ = at_s + after_touch_s;
}

void Player::reveal(const Session& session, const std::string& id, double now_s) {
  if (now_s - step_since_s_ < patience_s || now_s - areas_since_s_ < rest_s) return;
  const ui::Node* area = main_area(session.semantics());
  if (area == nullptr) return;
  if (areas_ == searched_from_) search_upwards_ = !search_upwards_;  // the end was reached
  const ui::Node* partly = session.semantics().find(id);
  if (partly != nullptr) search_upwards_ = partly->bounds.y < centre(area->bounds).y;
  searched_from_ = areas_;
  const ui::Rect b = area->bounds;
  const float x = b.x + b.w / 2, low = b.y + b.h * 0.75F, high = b.y + b.h * 0.25F;
  // A finger that rests before it is lifted gives no momentum.
  drag({x, search_upwards_ ? high : low}, {x, search_upwards_ ? low : high}, 0.3, 0.4, now_s);
}

}  // namespace shell
