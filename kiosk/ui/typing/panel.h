// The typing panel: the keys, pads and candidates above the bar by which text is entered with a finger.
#pragma once

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace ui {

/// Of the panel that is on the screen, in pixels; 0 where there is none.
float panel_height(const Ui& ui, const app::Model& model);

/// `area` is what panel_height() asks for, as wide as the window. Nothing where there is no panel.
void draw_panel(Ui& ui, const app::Model& model, Rect area, app::Events& events);

}  // namespace ui
