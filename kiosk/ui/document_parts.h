// Internal to the screen of a document: its parts.
#pragma once

#include "kiosk/ui/parts.h"

namespace ui {

/// The header block, `width` wide; draws only when `draw` is set. Returns its height.
float document_head(Ui& ui, const catalog::Record& record, Point at, float width, bool draw);

/// What stands where there is no text; returns its height.
float document_without_text(Ui& ui, const catalog::Record& record, Rect at, bool draw);

/// Buttons, find bar and the words of the search, cut off the bottom of `inner`.
void draw_document_tools(Ui& ui, const app::DocumentScreen& screen, Rect& inner, app::Events& events);

/// 编、章、节、条 and the keys for the number of an article. `beside` the text it stays open after a jump.
void draw_contents(Ui& ui, const app::DocumentScreen& screen, Rect area, bool beside, app::Events& events);
void draw_article_pad(Ui& ui, const app::DocumentScreen& screen, Rect area, bool beside, app::Events& events);

/// The PDFs that belong to it, as buttons; returns the height. Draws only when `draw` is set.
float document_attachments(Ui& ui, const app::DocumentScreen& screen, Rect at, bool draw, app::Events& events);

/// The cited documents that the catalogue has, as cards; returns the height. Draws only when `draw` is set.
float document_related(Ui& ui, const app::DocumentScreen& screen, Rect at, bool draw, app::Events& events);

/// The header block and the text in their scrolling area.
void draw_reading(Ui& ui, const app::DocumentScreen& screen, Rect area, app::Events& events);

}  // namespace ui
