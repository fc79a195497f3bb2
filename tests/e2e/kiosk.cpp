#include "tests/e2e/kiosk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "catalog/import.h"
#include "kiosk/app/print_account.h"
#include "tests/e2e/invariants.h"

namespace e2e {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr double frame_s = 1.0 / 30;

std::unique_ptr<ui::GlyphAtlas> screen_fonts() {
  auto atlas = ui::GlyphAtlas::open(ui::debian_screen_fonts());
  REQUIRE(atlas.ok());
  return std::move(*atlas);
}

app::Limits limits_of(const std::string& printer) {
  app::Limits limits;
  limits.paper = !printer.empty();
  return limits;
}

input::Engines::Paths tables() { return {CHAYUE_BINARY_DIR "/share/chayue/input", {}}; }

std::unique_ptr<input::Engines> engines() {
  auto opened = input::Engines::open(tables());
  INFO((opened.ok() ? std::string() : opened.error().detail));
  REQUIRE(opened.ok());
  return std::move(*opened);
}

shell::PrintRoom::Parts print_room(const std::string& uri, const std::string& data, const base::Clock& clock) {
  auto device = printing::open_device(uri);
  REQUIRE(device.ok());
  const printing::Patience short_patience{60, 3, 5};
  return {std::move(*device), data, short_patience, clock, 0.002};
}

}  // namespace

Kiosk::Kiosk(float width, float height, const std::string& printer)
    : width_(width),
      height_(height),
      print_room_(print_room(printer.empty() ? "folder:" + prints_ : printer, data_, clock_)),
      update_room_({data_, [this] { return fs::exists(stick_) ? std::vector{stick_} : std::vector<std::string>(); },
                    clock_, [] {}}),
      atlas_(screen_fonts()),
      session(*atlas_, {102.5F, false, clock_.now(), "test", limits_of(printer), engines(), tables()}) {
  fs::create_directories(prints_);
  catalog::ImportReport report;
  REQUIRE(catalog::import_directory(CHAYUE_SOURCE_DIR "/assets/sample", data_, report).ok());
  session.give(app::Started{});
  waits(1);
}

void Kiosk::plays(shell::Script script) {
  std::string failure;
  shell::Player player(std::move(script), {[&](const std::string& name) { seen[name] = session.semantics(); },
                                           [&](const std::string& kind) { return !print_out(kind).empty(); },
                                           [&](const std::string& line) { failure = line; }});
  shell::Player::State state = shell::Player::State::playing;
  while (state == shell::Player::State::playing) {
    turn();
    state = player.advance(session, now_s_);
  }
  INFO(failure);
  REQUIRE(state == shell::Player::State::done);
}

void Kiosk::waits(double seconds) {
  for (const double until_s = now_s_ + seconds; now_s_ < until_s;) turn();
}

void Kiosk::taps_fast(const std::string& id, int times) {
  const ui::Node* node = session.semantics().find(id);
  REQUIRE(node != nullptr);
  const ui::Point at{node->bounds.x + node->bounds.w / 2, node->bounds.y + node->bounds.h / 2};
  for (int i = 0; i < times; ++i) {
    const double at_s = now_s_ + i * 0.001;
    session.add(shell::Moved{at, at_s}, at_s);
    session.add(shell::PressedDown{at, at_s}, at_s);
    session.add(shell::LetGo{at, at_s}, at_s);
  }
}

void Kiosk::types(const std::string& text) {
  for (const char c : text) session.add(input::Key{input::Key::Name::character, static_cast<char32_t>(c)}, now_s_);
}

std::string Kiosk::print_out(const std::string& kind) const {
  std::string newest;
  for (const auto& file : fs::directory_iterator(prints_))
    if (file.path().string().ends_with("-" + kind + ".pdf")) newest = std::max(newest, file.path().string());
  return newest;
}

std::vector<requests::RegisterRow> Kiosk::register_rows() const {
  auto opened = requests::Register::open(data_, sealer_);
  REQUIRE(opened.ok());
  auto rows = opened->list();
  REQUIRE(rows.ok());
  return *rows;
}

/// What the program's loop does, without a window and with the desk in the same thread.
void Kiosk::turn() {
  now_s_ += frame_s;
  // The printer and the update have threads and a time of their own.
  if (is_printing() || !update_room_.is_idle()) std::this_thread::sleep_for(10ms);
  for (const app::Order& order : session.take_orders()) {
    if (shell::UpdateRoom::takes(order)) {
      update_room_.post(order);
    } else if (auto answer = desk_.perform(order)) {
      session.give(std::move(*answer));
    }
  }
  for (app::Event& event : update_room_.drain()) session.give(std::move(event));
  if (now_s_ >= next_tick_s_) {
    next_tick_s_ = now_s_ + 1;
    session.tick(clock_.now(), now_s_);
  }
  if (!session.wants_frame() && session.frame_due_s() > now_s_) return;
  session.frame(width_, height_, now_s_);
  ++frames;
  breaches.merge(e2e::breaches(session.semantics(), session.theme()));
}

bool Kiosk::is_printing() const {
  const auto& prints = session.model().prints;
  return std::any_of(prints.begin(), prints.end(), app::is_running);
}

}  // namespace e2e
