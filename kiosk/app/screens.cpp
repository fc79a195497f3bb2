#include "kiosk/app/screens.h"

#include <array>

#include "base/utf8.h"

namespace app {
namespace {

std::string name_of(const HomeScreen&) { return "home"; }
std::string name_of(const BrowseScreen&) { return "browse"; }
std::string name_of(const ListScreen&) { return "list"; }
std::string name_of(const DocumentScreen&) { return "document"; }
std::string name_of(const AttachmentScreen&) { return "attachment"; }
std::string name_of(const GuideScreen& guide) { return guide.page == GuideScreen::Page::guide ? "guide" : "offices"; }
std::string name_of(const RequestScreen& form) {
  static constexpr std::array steps = {"request.what",     "request.already", "request.purpose", "request.applicant",
                                       "request.delivery", "request.contact", "request.review"};
  return steps[static_cast<std::size_t>(form.step)];
}
std::string name_of(const ReceiptScreen&) { return "receipt"; }
std::string name_of(const ReferralScreen& referral) {
  static constexpr std::array names = {"referral.inquiry",    "referral.petition", "referral.accident_report",
                                       "referral.correction", "referral.proposal", "referral.closed"};
  return names[static_cast<std::size_t>(referral.referral)];
}
std::string name_of(const OtherFormScreen& screen) { return "form." + std::string(key(screen.form.kind)); }
std::string name_of(const CaseScreen& screen) {
  if (screen.state != CaseScreen::State::found) return "case";
  return screen.letter ? "case.letter" : "case.found";
}
std::string name_of(const RequestsDeskScreen&) { return "requests_desk"; }
std::string name_of(const PrintSetupScreen&) { return "print.setup"; }
std::string name_of(const PrintScreen&) { return "print"; }
std::string name_of(const PageCodeScreen&) { return "page_check"; }
std::string name_of(const StaffScreen&) { return "staff"; }
std::string name_of(const DrawnCharacterScreen&) { return "drawn"; }
std::string name_of(const TouchCheckScreen&) { return "touch_check"; }
std::string name_of(const UpdateScreen& update) {
  static constexpr std::array pages = {"update",           "update.added", "update.changed",
                                       "update.withdrawn", "update.rows",  "update.texts"};
  return pages[static_cast<std::size_t>(update.page)];
}
std::string name_of(const VersionsScreen&) { return "versions"; }

}  // namespace

bool is_behind(const ListScreen& list) {
  return list.loading == Loading::loading ||
         (list.search.focused && base::trim(list.search.text) != list.filter.words);
}

std::string screen_name(const Screen& screen) {
  return std::visit([](const auto& each) { return name_of(each); }, screen);
}

}  // namespace app
