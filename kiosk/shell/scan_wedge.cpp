#include "kiosk/shell/scan_wedge.h"

#include <string>
#include <utility>

#include "base/utf8.h"

namespace shell {
namespace {

using Name = input::Key::Name;

const input::Key* key_of(const Arrival& arrival) { return std::get_if<input::Key>(&arrival); }

bool is_character(const input::Key& key) { return key.name == Name::character; }

bool is_scannable(const input::Key& key) {
  return is_character(key) && key.character >= 0x20 && key.character < 0x7F;
}

/// A key that ends what a scanner sends, or a line of it.
bool is_end(const input::Key& key) { return key.name == Name::enter || key.name == Name::tab; }

/// What the keys of a scan say; other keys say nothing.
std::string text_of(const std::vector<Arrival>& run) {
  std::string text;
  text.reserve(run.size());
  for (const Arrival& arrival : run) {
    const input::Key* const key = key_of(arrival);
    if (key && is_character(*key)) base::append(text, key->character);
    if (key && key->name == Name::enter) text += '\n';
    if (key && key->name == Name::tab) text += '\t';
  }
  return text;
}

void wipe_key(Arrival& arrival) {
  if (auto* key = std::get_if<input::Key>(&arrival)) *key = {};
}

}  // namespace

void ScanWedge::take(Arrival arrival, double time_s, Arrivals& out) {
  if (!run_.empty() && time_s - last_s_ >= longest_gap_s) settle(out);
  if (const input::Key* const key = key_of(arrival)) {
    return is_scannable(*key) ? take_character(*key, time_s, out) : take_named(*key, time_s, out);
  }
  if (run_.empty()) return out.add(std::move(arrival));
  add(std::move(arrival), last_s_, out);
}

void ScanWedge::take_character(const input::Key& key, double time_s, Arrivals& out) {
  const bool goes_on = repeated_ == key.character && time_s - last_s_ < longest_gap_s;
  if (run_.empty() && goes_on) {
    last_s_ = time_s;
    return out.add(key);
  }
  repeated_ = 0;
  const input::Key* const first = run_.empty() ? &key : key_of(run_.front());
  if (first != nullptr && first->character == key.character) ++same_;
  ++characters_;
  add(key, time_s, out);
  if (same_ < held_key || same_ != characters_) return;
  settle(out);
  repeated_ = key.character;
}

void ScanWedge::take_named(const input::Key& key, double time_s, Arrivals& out) {
  const bool goes_with_run = is_end(key) ? !run_.empty() : characters_ >= least_ended && !is_character(key);
  if (goes_with_run) {
    ended_ = ended_ || is_end(key);
    return add(key, time_s, out);
  }
  settle(out);
  out.add(key);
}

void ScanWedge::add(Arrival arrival, double time_s, Arrivals& out) {
  run_.push_back(std::move(arrival));
  last_s_ = time_s;
  if (run_.size() >= most) settle(out);
}

bool ScanWedge::is_scan() const { return characters_ >= least_endless || (ended_ && characters_ >= least_ended); }

void ScanWedge::settle(Arrivals& out) {
  const bool scan = is_scan() && same_ != characters_;
  if (scan) out.add(Scan{text_of(run_)});
  for (Arrival& arrival : run_) {
    if (!scan || !key_of(arrival)) out.add(arrival);
    wipe_key(arrival);
  }
  run_.clear();
  characters_ = same_ = 0;
  ended_ = false;
  repeated_ = 0;
}

void ScanWedge::look(double now_s, Arrivals& out) {
  if (now_s >= due_s()) settle(out);
}

double ScanWedge::due_s() const {
  if (run_.empty()) return std::numeric_limits<double>::infinity();
  const bool may_end = characters_ >= least_endless && !ended_;
  return last_s_ + (may_end ? endless_pause_s : pause_s);
}

void ScanWedge::drop_keys() {
  for (Arrival& arrival : run_) wipe_key(arrival);
  std::erase_if(run_, [](const Arrival& arrival) { return key_of(arrival) != nullptr; });
  characters_ = same_ = 0;
  ended_ = false;
  repeated_ = 0;
}

}  // namespace shell
