// The parts of the typing panel: one drawing function a panel, and what they share.
#pragma once

#include <string_view>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace ui {

// Each draws in what the row of switches leaves of the panel.
void draw_pinyin(Ui& ui, const app::Model& model, Rect area, app::Events& events);
void draw_handwriting(Ui& ui, const app::Model& model, Rect area, app::Events& events);
void draw_shapes(Ui& ui, const app::Model& model, Rect area, app::Events& events);
void draw_letters(Ui& ui, const app::Model& model, Rect area, app::Events& events);
void draw_digits(Ui& ui, const app::Model& model, Rect area, app::Events& events);
void draw_symbols(Ui& ui, const app::Model& model, Rect area, app::Events& events);

/// Does the focused text take nothing but digits? An identity card's number does, a passport's does not.
bool wants_digits(const app::Model& model);

/// Strip with what is being entered, candidates and keys: one below the other in portrait; in landscape the
/// candidates stand beside the other two.
struct EntryAreas {
  Rect strip, candidates, keys;
};
EntryAreas entry_areas(const Ui& ui, Rect area);

/// Candidates from Typing::first on, and 上一页 and 下一页.
struct CandidateGrid {
  int rows = 2;
  int across = 0;  ///< equal cells with room for a note; 0: as wide as their text, at least a finger
};
void draw_candidates(Ui& ui, const app::Model& model, Rect area, const CandidateGrid& grid, app::Events& events);
/// The candidate that is held, as large as a hand, over the panel. Nothing where none is held.
void draw_enlarged(Ui& ui, const app::Model& model, Rect panel);

/// The square for writing with the ink in it; tells each stroke by Inked. `hint` is shown while it is empty.
void draw_pad(Ui& ui, std::string_view id, Rect square, const base::Ink& ink, const Text& hint, app::Events& events);

/// 上一页 and 下一页 in two cells side by side or, where it is taller than wide, one above the other.
struct Pager {
  std::string_view id;  ///< begins the ids: "typing.page" -> "typing.page.next"
  std::optional<std::size_t> previous, next;
};
void draw_pager(Ui& ui, const Pager& pager, Rect area, app::Events& events);

}  // namespace ui
