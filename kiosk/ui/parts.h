// The parts from which draw() puts a frame together: one function a screen, shared pieces below.
#pragma once

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace ui {

// One drawing function a screen; `page` is what the frame leaves to it.
void draw_home(Ui& ui, const app::Model& model, const app::HomeScreen& screen, Rect page, app::Events& events);
void draw_browse(Ui& ui, const app::Model& model, const app::BrowseScreen& screen, Rect page, app::Events& events);
void draw_attachment(Ui& ui, const app::AttachmentScreen& screen, Rect page, app::Events& events);
void draw_document(Ui& ui, const app::DocumentScreen& screen, Rect page, app::Events& events);
/// Is a page of this width wide enough for the contents of a document beside its text?
bool has_room_for_contents(const Ui& ui, float width);
void draw_guide(Ui& ui, const app::Model& model, const app::GuideScreen& screen, Rect page, app::Events& events);
void draw_request(Ui& ui, const app::Model& model, const app::RequestScreen& screen, Rect page, app::Events& events);
void draw_receipt(Ui& ui, const app::ReceiptScreen& screen, Rect page, app::Events& events);
void draw_referral(Ui& ui, const app::Model& model, const app::ReferralScreen& screen, Rect page,
                   app::Events& events);
void draw_other_form(Ui& ui, const app::Model& model, const app::OtherFormScreen& screen, Rect page,
                     app::Events& events);
void draw_case(Ui& ui, const app::Model& model, const app::CaseScreen& screen, Rect page, app::Events& events);
void draw_requests_desk(Ui& ui, const app::RequestsDeskScreen& screen, Rect page, app::Events& events);
void draw_print(Ui& ui, const app::Model& model, const app::PrintScreen& screen, Rect page, app::Events& events);
void draw_print_setup(Ui& ui, const app::Model& model, const app::PrintSetupScreen& screen, Rect page,
                      app::Events& events);
void draw_page_check(Ui& ui, const app::PageCodeScreen& screen, Rect page, app::Events& events);
void draw_staff(Ui& ui, const app::Model& model, const app::StaffScreen& screen, Rect page, app::Events& events);
void draw_drawn_character(Ui& ui, const app::Model& model, const app::DrawnCharacterScreen& screen, Rect page,
                          app::Events& events);
void draw_update(Ui& ui, const app::Model& model, const app::UpdateScreen& screen, Rect page, app::Events& events);
void draw_versions(Ui& ui, const app::Model& model, const app::VersionsScreen& screen, Rect page,
                   app::Events& events);
void draw_touch_result(Ui& ui, const app::TouchCheckScreen& screen, Rect page, app::Events& events);
/// The touch check while there are crosses to touch: on the whole glass, without a frame.
void draw_touch_crosses(Ui& ui, const app::TouchCheckScreen& screen, app::Events& events);

/// `depth` 1: the list stands beside the document that was opened from it.
void draw_list(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect page, int depth,
               app::Events& events);

/// Band on top, line with the way back, bar at the bottom. Returns the page between them.
Rect draw_frame(Ui& ui, const app::Model& model, app::Events& events);
void draw_dialog(Ui& ui, const app::Model& model, app::Events& events);

// -- shared pieces

/// A search field with its button, one control high.
struct SearchIds {
  std::string_view field, clear, go;
};
void draw_search(Ui& ui, SearchIds ids, Rect rect, const app::TextField& field, app::Events& events);

/// A record as a card: title, 文号, date, validity and, where there is room, the snippet; `words` are marked.
void draw_record_card(Ui& ui, Rect rect, const catalog::ListRow& row, const std::vector<std::string>& words);
/// Its title alone, in one line, where there is no room for the card.
void draw_record_line(Ui& ui, Rect rect, const catalog::ListRow& row, const std::vector<std::string>& words);
/// Height of such a card with two lines of title and one of snippet.
float record_card_height(const Theme& theme);

Text name_of(requests::OtherFormKind kind);

/// 正在读取… or what went wrong with a way on, in the middle of `page`.
void draw_loading(Ui& ui, Rect page);
void draw_failed(Ui& ui, Rect page, app::Events& events);

/// "有效" … with the colour and frame that belong to it. Nothing for Validity::unstated. Returns the width used.
float draw_validity(Ui& ui, Point at, catalog::Validity validity, float size_px);

}  // namespace ui
