// draw(): the one entry to the screens. Const data in, events out; same model and input, same frame.
#pragma once

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace ui {

/// One whole frame between Ui::begin and Ui::end: frame of the screen, the screen itself, a dialog over it.
/// `events` receives what the visitor did, in order; it is for update(), after the frame.
void draw(Ui& ui, const app::Model& model, app::Events& events);

}  // namespace ui
