// Ui: the widgets. Each draws itself, answers the finger and records its node; each is at least Theme::least_touch()
// high and wide to the finger, whatever the screen asks for.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_break.h"
#include "kiosk/ui/body_layout.h"
#include "kiosk/ui/box_pan.h"
#include "kiosk/ui/canvas.h"
#include "kiosk/ui/grips.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/ink_painter.h"
#include "kiosk/ui/input_queue.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/ui/style.h"
#include "kiosk/ui/text.h"
#include "kiosk/ui/theme.h"

namespace ui {

struct FrameInput {
  float width = 0;  ///< of the window, px
  float height = 0;
  double time_s = 0;
  float elapsed_s = 0;  ///< since the frame before
  Touches touches;
  bool caret_on = true;  ///< blink phase
};

class Ui {
 public:
  Ui(Canvas& canvas, Theme theme);

  void begin(const FrameInput& input, std::string_view screen);
  void end();

  const Semantics& semantics() const { return semantics_; }
  Canvas& canvas() { return canvas_; }
  Theme& theme() { return theme_; }
  const Theme& theme() const { return theme_; }
  const Palette& color() const { return theme_.color; }
  const FrameInput& input() const { return input_; }
  /// Something moves by itself (momentum, a press shown): draw the next frame without waiting.
  bool animating() const { return animating_; }
  /// When something will change by itself: a held key repeats, its long press has come, a press has been seen long
  /// enough. Draw a frame then; in the clock of FrameInput::time_s, or never (infinity).
  double due_s() const { return due_s_; }
  bool landscape() const { return input_.width > input_.height; }

  // -- text
  /// Wraps and draws; returns the height used. Records a node of `role` (with `id` if given).
  float text(Rect at, const Text& text, const TextBox& box, Role role = Role::text, std::string_view id = {});
  /// The height text() would use.
  float text_height(float width, const Text& text, const TextBox& box) const;
  /// Paints without a node: for content inside a tap_area, whose node already says it.
  float paint_text(Rect at, std::string_view text, const TextBox& box, std::span<const Mark> marks = {});
  /// One line, no node; cut with … at `width`.
  void line(Point at, float width, const Text& text, const TextStyle& style, Align align = Align::left);
  /// Paints `text` from `at` with the marks that fall into [offset, offset + text.size()) of the whole text.
  void paint_line(Point at, std::string_view text, const TextStyle& style, std::span<const Mark> marks,
                  std::size_t offset);

  // -- things to tap; true when tapped: press and release of one finger both on it, no drag between. Every other
  // finger is out of play then, until it is lifted: nothing happens together (EN 301 549 5.9).
  bool button(std::string_view id, Rect rect, const Text& label, ButtonStyle style = ButtonStyle::secondary,
              bool enabled = true);
  bool icon_button(std::string_view id, Rect rect, Icon icon, const Text& label, ButtonStyle style,
                   bool enabled = true);
  /// A radio or check mark with a label. `on` is shown by the mark, not by colour alone.
  bool choice(std::string_view id, Rect rect, const Text& label, bool on, bool single);
  /// One of a row of choices of which one holds; it carries a check mark, so that colour does not tell it alone.
  bool segment(std::string_view id, Rect rect, std::optional<Icon> icon, const Text& label, bool on,
               bool enabled = true);
  /// A button that shows nothing but a sign; `name` is what is read out.
  bool symbol_button(std::string_view id, Rect rect, Icon icon, const Text& name, ButtonStyle style,
                     bool enabled = true);
  /// A surface that the caller paints: press feedback, node and answer only.
  bool tap_area(std::string_view id, Rect rect, const Text& name, Role role, std::string_view value = {},
                bool enabled = true);
  /// Is the finger on it now (for the caller's press feedback)?
  bool is_pressed(std::string_view id) const { return !pressed_.empty() && pressed_ == id; }

  /// Where the finger was that tapped the last widget drawn.
  Point tapped_at() const { return tapped_at_; }

  // -- keys and pads: every finger on the glass counts by itself
  enum class Press {
    none,
    tap,     ///< down and up on it; for a key that repeats: palm_s after it went down, then again and again
    hold,    ///< rested on it for hold_s: once; its release is not a tap any more. Not where the key repeats
    let_go,  ///< the end of a hold, wherever and however it comes
  };
  static constexpr double hold_s = 0.6;
  /// A surface that the caller paints, at least Theme::least_touch() to the finger but never over its neighbours:
  /// `rect` is the cell of the key, gaps included. A finger that slides off it has not struck it. is_pressed() is
  /// true for at least least_look_s, however short the tap.
  Press key(std::string_view id, Rect rect, const Text& name, bool repeats = false, bool enabled = true);
  static constexpr double least_look_s = 0.08;

  /// What a finger drew in this frame, in window pixels, every sample of the panel and not the last place only. One
  /// finger draws at a time: a hand that rests gives way to the finger that comes down after it.
  /// `strokes`: how many were drawn before, told as the value of the node.
  struct InkTouch {
    bool began = false;
    bool ended = false;
    bool cancelled = false;         ///< with ended: it was a hand, or was lost; the stroke is to be taken back
    std::span<const Point> points;  ///< new in this frame, inside `rect` or not; valid in it
  };
  InkTouch ink(std::string_view id, Rect rect, const Text& name, std::size_t strokes);
  /// The stroke that is being written, on whichever pad; gone when the screen changes.
  LiveStroke& live_stroke() { return live_stroke_; }

  /// How the keys answer (EN 301 549 5.7 and 5.8), as the agency has set it.
  struct KeyManner {
    double repeat_after_s = 0.8;
    double repeat_every_s = 0.2;
    double double_strike_s = 0;  ///< 0: off
  };
  void set_key_manner(const KeyManner& manner) { key_manner_ = manner; }

  struct FieldState {
    std::string_view text;
    std::size_t caret = 0;
    bool focused = false;
    bool multi_line = false;
    bool invalid = false;
  };
  /// A text field or box; `hint` is shown while it is empty. Returns the byte offset of a tap, or -1.
  std::ptrdiff_t field(std::string_view id, Rect rect, const Text& name, const Text& hint, const FieldState& state);

  /// A box with an amber edge. Returns its height.
  float notice(Rect at, const Text& text, std::string_view id = {});
  /// `done` of `total` as a bar, page by page while the pages can be told apart.
  void progress(std::string_view id, Rect rect, const Text& name, int done, int total);
  /// "有效" and the like: a framed word.
  float badge(Point at, const Text& word, Color color, float size_px);
  void panel(Rect rect, Color fill, Color border);

  /// The lines of a document's body; begun anew only when the document, the width or the type size changes.
  BodyLayout& body_layout(std::int64_t document, const base::Blocks& blocks, float width);

  /// What a finger does to a handle in a track.
  struct Slide {
    bool held = false;
    bool moved = false;  ///< to `share`, in this frame
    double share = 0;    ///< 0: top of the track, 1: its bottom
  };
  /// A handle of `handle_px` in an upright track; a finger drags it, or brings it to where it comes down. The caller
  /// paints both. `share`: where it stands. `value` is what it says of the place.
  Slide slide(std::string_view id, Rect track, float handle_px, double share, const Text& name, const Text& value);

  // -- scrolling: between begin_scroll and end_scroll everything is clipped to `rect` and moved by the offset
  /// Returns the offset to draw with: `offset` moved by the finger, wheel or momentum, kept within the content. A
  /// finger that goes on past the end draws the content after it a little, and it comes back.
  float begin_scroll(std::string_view id, Rect rect, float content_height, float offset);
  /// The same for a content of which a float cannot tell every pixel. `bar`: shows where one is.
  double begin_long_scroll(std::string_view id, Rect rect, double content_height, double offset, bool bar = true);
  void end_scroll();
  /// Inside of a scrolling area, a box that moves its own content both ways: a finger moves what is in the box first,
  /// and the page where the box has come to its end. Clipped to `rect` until end_box(); bars show how far it is.
  struct BoxMove {
    Point offset;       ///< to draw with
    float rest_px = 0;  ///< what the page is to be moved by, because the box could not
  };
  BoxMove begin_box(std::string_view id, Rect rect, Point content, Point offset);
  void end_box(Rect rect, Point content, Point offset);
  /// Something goes on in the background: draw the next frame without waiting.
  void ask_for_frame() { animating_ = true; }
  /// Is the visitor at something else than in the frame before (another field, another place in it)? Then it is to be
  /// brought into sight. `what` tells one from the other.
  bool turns_to(const std::string& what);

  /// Widgets drawn from here on neither answer nor are recorded: what lies under a dialog.
  void set_inert(bool inert) { inert_ = inert; }
  bool is_inert() const { return inert_; }

  void node(Role role, std::string_view id, std::string_view name, std::string_view value, bool enabled, Rect bounds);

 private:
  static constexpr double never_s = std::numeric_limits<double>::infinity();
  bool touch(std::string_view id, Rect rect, bool enabled);
  bool trembles(const Contact& contact) const;
  void remember_tap(const Contact& contact);
  Press strike(const Contact& contact, Grip& grip, Rect target, bool repeats);
  Press struck(const Grip& grip, double time_s);
  void take_pen(Grip& grip, std::string_view pad);
  Rect touch_rect(Rect rect) const;
  void paint_button(Rect rect, ButtonStyle style, bool enabled, bool pressed);
  Color label_color(ButtonStyle style, bool enabled) const;
  void draw_scroll_bar(Rect rect, double content_height, double offset);

  std::vector<base::Line> wrapped(float width, std::string_view text, const TextBox& box) const;

  Canvas& canvas_;
  Theme theme_;
  FrameInput input_;
  Semantics semantics_;
  struct BodyKey {
    std::int64_t document = -1;
    std::uint64_t shape = 0;  ///< of the sizes of all texts
    float width = 0;
    float scale = 0;
    bool operator==(const BodyKey&) const = default;
  };
  BodyKey body_key_;
  BodyLayout body_;
  Grips grips_;
  Scroll scroll_;
  std::string scroll_area_;  ///< that is being drawn
  BoxPan boxes_;
  std::string last_screen_;
  Point last_tap_;
  double last_tap_s_ = -10;
  std::string tap_screen_;
  std::string pressed_;  ///< the last widget drawn, if a finger is on it
  Point tapped_at_;      ///< where the finger was that tapped the last widget drawn
  KeyManner key_manner_;
  std::string last_key_;  ///< struck last, ...
  double last_key_s_ = -10;
  struct Look {
    std::string key;
    double until_s = 0;
  };
  std::vector<Look> looks_;        ///< keys that went down a moment ago
  std::vector<Point> ink_points_;  ///< of this frame
  double due_s_ = never_s;
  LiveStroke live_stroke_;
  std::string turned_to_;
  bool inert_ = false;
  bool animating_ = false;
};

}  // namespace ui
