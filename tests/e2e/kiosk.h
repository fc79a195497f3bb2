// Kiosk: the whole product without a window: real catalogue, register, paper and screens, real touches; time runs as
// fast as the frames are drawn.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "kiosk/shell/desk.h"
#include "kiosk/shell/player.h"
#include "kiosk/shell/print_room.h"
#include "kiosk/shell/update_room.h"
#include "office/press_room.h"
#include "tests/support/import_folder.h"

namespace e2e {

/// On 23 November 2026 with the sample catalogue and a panel of width x height pixels.
class Kiosk {
 public:
  /// Without a printer's URI print-outs go to a folder.
  Kiosk(float width, float height, const std::string& printer = {});

  /// Plays the script to its end and remembers what was seen at each picture.
  void plays(shell::Script script);
  void waits(double seconds);
  /// Pressed and let go within one frame, `times` times, far faster than frames are drawn.
  void taps_fast(const std::string& id, int times);
  void types(const std::string& text);

  const std::string& data() const { return data_; }
  /// A stick while it is there: nobody makes it but the test.
  const std::string& stick() const { return stick_; }
  std::string screen() const { return session.semantics().screen; }
  const ui::Node* node(const std::string& id) const { return session.semantics().find(id); }
  std::string value(const std::string& id) const { return node(id) != nullptr ? node(id)->value : "(nothing)"; }

  /// Path of the newest print-out of this kind; empty if there is none.
  std::string print_out(const std::string& kind) const;
  std::vector<requests::RegisterRow> register_rows() const;

  std::map<std::string, ui::Semantics> seen;  ///< by the picture's name
  std::set<std::string> breaches;             ///< of all frames so far
  int frames = 0;

 private:
  void turn();
  bool is_printing() const;

  float width_, height_;
  support::TemporaryDirectory folder_;
  std::string data_ = folder_ / "data";
  std::string prints_ = folder_ / "prints";
  std::string stick_ = folder_ / "U盘";
  base::FixedClock clock_{base::LocalTime{support::today, 9, 41}};
  requests::PlainSealer sealer_;
  office::PressRoom press_{printing::debian_font_paths()};
  shell::PrintRoom print_room_;
  shell::Desk desk_{{data_, press_, print_room_, clock_, sealer_, {}}};
  shell::UpdateRoom update_room_;
  std::unique_ptr<ui::GlyphAtlas> atlas_;
  double now_s_ = 1000;
  double next_tick_s_ = 0;

 public:
  shell::Session session;
};

}  // namespace e2e
