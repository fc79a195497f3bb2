// The parts of 装入更新: shared by its pages, internal to kiosk/ui.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace ui {

// One function a page; `page` is what the frame leaves to it.
void draw_update_preview(Ui& ui, const app::CatalogueUpdate& update, const app::UpdateScreen& screen, Rect page,
                         app::Events& events);
/// Added, changed, withdrawn, refused rows.
void draw_update_list(Ui& ui, const app::CatalogueUpdate& update, const app::UpdateScreen& screen, Rect page,
                      app::Events& events);
/// A changed record, old beside new.
void draw_update_texts(Ui& ui, const app::CatalogueUpdate& update, const app::UpdateScreen& screen, Rect page,
                       app::Events& events);
/// What came of it.
void draw_update_result(Ui& ui, const app::Model& model, const app::UpdateScreen& screen, Rect page,
                        app::Events& events);

/// A strip of a page that may be longer than the glass.
struct Piece {
  float height = 0;
  std::function<void(Rect)> draw;
};
/// One below the other, `gap` between them; scrolls where they do not fit.
void draw_pieces(Ui& ui, std::string_view id, Rect area, const std::vector<Piece>& pieces, float gap, float scroll_px,
                 app::Events& events);

/// A picture with a title and sentences beside it. `id` names the title; `.words` the sentences.
Piece message_piece(Ui& ui, float width, Icon icon, Color accent, const Text& title, const std::vector<Text>& words,
                    std::string id);
Piece notice_piece(Ui& ui, float width, const Text& text, std::string id);

/// "签名  张科长（审核）": labels in one column, values in another.
struct Fact {
  Text label;
  Text value;
};
Piece facts_piece(Ui& ui, float width, const std::vector<Fact>& facts, std::string id);
/// Signers, date, counts and the rest of what a package says of itself.
std::vector<Fact> facts_of(const app::UpdatePreview& preview);

/// 新增, 修改, 撤回, 不变: tapped, the first three lead to their lists.
Piece counts_piece(Ui& ui, float width, const catalog::Changes& changes, app::Events& events);

/// Buttons at the foot of the page, the right one primary unless it is quiet.
struct FootAction {
  std::string_view id;
  Text label;
  app::Event event;
  bool enabled = true;
  bool quiet = false;
};
void draw_foot(Ui& ui, Rect row, const std::vector<FootAction>& actions, app::Events& events);

/// "资料截至2026年11月20日"
Text content_date_of(const catalog::Version& version);

/// "规范性文件、其他", at most eight; then "等 N 个".
Text columns_of(const std::vector<std::string>& columns);

/// What stood and what stands under a heading of RecordChange::fields; empty: nothing.
struct ValuePair {
  std::string before, after;
};
ValuePair values_of(const catalog::RecordChange& change, std::string_view heading);
/// "改动：标题、有效性、正文"
Text changed_words(const catalog::RecordChange& change);

}  // namespace ui
