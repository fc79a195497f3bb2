// Glass: a pane with a model behind it, drawn without a window and tapped on; and what the tests of paper and staff
// put before it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/page_code.h"
#include "kiosk/ui/draw.h"
#include "kiosk/ui/print_words.h"
#include "tests/e2e/invariants.h"

namespace support {

using namespace app;
using printing::Stage;
using printing::Trouble;

constexpr Ticket the_job = 7;
constexpr Stage all_stages[] = {Stage::waiting,    Stage::sending,     Stage::printing, Stage::held_up,
                                Stage::cancelling, Stage::interrupted, Stage::printed,  Stage::saved,
                                Stage::cancelled,  Stage::given_up,    Stage::failed,   Stage::unknown};

inline std::unique_ptr<ui::GlyphAtlas> screen_fonts() {
  return std::move(ui::GlyphAtlas::open(ui::debian_screen_fonts()).value());
}

/// Draws a model and taps on it.
class Glass {
 public:
  explicit Glass(float width = 1080, float height = 1920) : width_(width), height_(height) {}

  void draw(const ui::Contact& finger = {}) {
    ui::FrameInput input;
    input.width = width_, input.height = height_;
    input.time_s = now_s_ += 1, input.elapsed_s = 0.02F;
    if (finger.down || finger.released) input.touches.contacts = {finger};
    input.touches.time_s = now_s_;
    events.clear();
    canvas_.begin_frame(width_, height_, 0.02F);
    ui_.begin(input, screen_name(model.screen()));
    ui::draw(ui_, model, events);
    ui_.end();
    canvas_.end_frame();
  }
  /// What the tap led to; draws first.
  Events tap(const std::string& id) {
    draw();
    const ui::Node* const node = find(id);
    REQUIRE_MESSAGE(node != nullptr, id);
    ui::Contact finger;
    finger.at = finger.press_at = {node->bounds.x + node->bounds.w / 2, node->bounds.y + node->bounds.h / 2};
    finger.samples = {finger.at};
    finger.down = finger.pressed = true;
    finger.time_s = now_s_ + 1;
    draw(finger);
    finger.down = finger.pressed = false;
    finger.released = true;
    finger.time_s = now_s_ + 0.1;  // a frame of this test takes long, a tap does not
    draw(finger);
    return events;
  }
  const ui::Node* find(const std::string& id) const { return ui_.semantics().find(id); }
  bool says(const std::string& part) const {
    const auto& nodes = ui_.semantics().nodes;
    return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
      return node.name.find(part) != std::string::npos || node.value.find(part) != std::string::npos;
    });
  }
  bool offers(const std::string& id) const { return find(id) != nullptr && find(id)->enabled; }
  std::set<std::string> breaches() const { return e2e::breaches(ui_.semantics(), ui_.theme()); }
  float width_of(const std::string& text, float size_px, ui::Weight weight) const {
    return canvas_.width(text, {size_px, {}, weight});
  }
  const ui::Theme& theme() const { return ui_.theme(); }
  const ui::Canvas& canvas() const { return canvas_; }
  const ui::Semantics& semantics() const { return ui_.semantics(); }

  Model model;
  Events events;

 private:
  float width_, height_;
  double now_s_ = 100;
  std::unique_ptr<ui::GlyphAtlas> atlas_ = screen_fonts();
  ui::Canvas canvas_{*atlas_};
  ui::Ui ui_{canvas_, ui::Theme{}};
};

inline PrintJob job_at(Stage stage, std::optional<Trouble> trouble = {}, int out = 2, int pages = 7) {
  PrintJob job;
  job.ticket = the_job;
  job.making = PrintJob::Making::made;
  job.pages = pages;
  job.progress = printing::Progress{stage, trouble, pages, out, out + 1, true};
  return job;
}

inline void open_print(Model& model, PrintJob job) {
  model.prints.push_back(std::move(job));
  model.screens.emplace_back(PrintScreen{the_job});
}

inline PrintSetupScreen& open_setup(Model& model, int pages = 5) {
  PrintSetupScreen setup;
  setup.title = "示例市应急管理局关于开展冬季安全生产专项检查的通知";
  setup.pages = pages;
  setup.loading = Loading::ready;
  setup.picture = {3, 4, std::vector<unsigned char>(12, 255)};
  model.screens.emplace_back(setup);
  return std::get<PrintSetupScreen>(model.screen());
}

inline PageCodeScreen& open_check(Model& model, PageCodeScreen::State state,
                                  const std::string& typed = "7Q2MX9K4TRB3WHF") {
  PageCodeScreen check;
  check.state = state;
  check.typed.text = typed;
  model.screens.emplace_back(check);
  return std::get<PageCodeScreen>(model.screen());
}

inline catalog::Catalog::PageMatch match_of(catalog::Validity validity, bool same_text, bool shown = true) {
  catalog::Record record;
  record.id = 3;
  record.title = "某项规定";
  record.validity = validity;
  return {record, same_text, shown};
}

inline printing::Hold a_hold(const std::string& code) {
  printing::Hold hold;
  hold.code = code;
  hold.kind = "document";
  hold.reference = "014416330/2026-00048";
  hold.choice = "large_print two_sided";
  hold.pages = 5;
  return hold;
}

inline StaffScreen& open_staff(Model& model) {
  StaffScreen staff;
  staff.loading = Loading::ready;
  staff.holds = {a_hold("482193"), a_hold("731904")};
  model.screens.emplace_back(staff);
  return std::get<StaffScreen>(model.screen());
}

template <class E>
const E* only(const Events& events) {
  return events.size() == 1 ? events.front().get_if<E>() : nullptr;
}

}  // namespace support
