// Session: the kiosk without window, GL and threads: model, keyboard, widgets and one frame after the other.
// The program's loop and the headless tests drive this same object.
#pragma once

#include <memory>
#include <string>

#include "input/engines.h"
#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/order.h"
#include "kiosk/shell/arrivals.h"
#include "kiosk/shell/panel_desk.h"
#include "kiosk/shell/scan_wedge.h"
#include "kiosk/ui/canvas.h"
#include "kiosk/ui/input_queue.h"
#include "kiosk/ui/ui.h"

namespace shell {

class Session {
 public:
  struct Settings {
    float ppi = 102.5F;     ///< of the panel
    bool recorded = false;  ///< something copies the screen's contents: the screen says so
    base::LocalTime now;
    std::string token_seed;  ///< app::Model::token_seed
    app::Limits limits;
    std::unique_ptr<input::Engines> engines{};  ///< null: 数字/字母 and 符号 only
    input::Engines::Paths tables{};             ///< where the engines' tables lie
  };
  Session(ui::GlyphAtlas& atlas, Settings settings);

  /// A touch or key; counts as a sign of life of the visitor.
  void add(Arrival arrival, double time_s);
  /// An answer of the desk, or the start.
  void give(app::Event event);
  /// About once a second: the clock, and how long nobody has touched anything.
  void tick(base::LocalTime now, double time_s);

  /// Draws one frame and applies what the visitor did in it. The draw data is valid until the next frame.
  ImDrawData* frame(float width, float height, double time_s);
  /// Is there a reason to draw now? Not true for what frame_due_s() tells.
  bool wants_frame() const;
  /// When the next frame is due by itself, for keys that wait to be told from a scanner's, the blink of the caret or
  /// a finger that rests on a key; infinity: never.
  double frame_due_s() const;

  /// What update() asked for since the last call.
  app::Orders take_orders();
  const app::Model& model() const { return model_; }
  const ui::Semantics& semantics() const { return ui_.semantics(); }
  const ui::Theme& theme() { return ui_.theme(); }

 private:
  void apply(app::Event event);
  void serve_panels();
  void press_key(const input::Key& key);
  void take_keys(Arrival& arrival);
  bool caret_on(double time_s) const;
  double caret_due_s() const;

  const ui::GlyphAtlas& atlas_;
  app::Model model_;
  app::Orders orders_;
  ui::Canvas canvas_;
  ui::Ui ui_;
  ui::InputQueue queue_;
  ScanWedge wedge_;
  Arrivals arrivals_;
  PanelDesk panels_;
  double last_touch_s_ = 0;
  double last_frame_s_ = 0;
  double caret_since_s_ = 0;  ///< the caret is on from here: it does not vanish while one types
  int linger_ = 3;            ///< frames still to draw after the last cause
};

}  // namespace shell
