// The screens: what each one holds while it is open. Plain data; drawn by kiosk/ui, changed by update() alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/model.h"
#include "kiosk/app/attachment.h"
#include "kiosk/app/print_screens.h"
#include "kiosk/app/reading.h"
#include "kiosk/app/request_screens.h"
#include "kiosk/app/text_field.h"
#include "kiosk/app/typing.h"
#include "kiosk/app/update_screens.h"

namespace app {

/// 目录: the ways in, with counts. The items of the law and the column tree one level at a time, or issuers, years,
/// subjects one level at a time, genres.
struct BrowseScreen {
  enum class Axis { column, statutory, issuer, year, subject, genre };
  Axis axis = Axis::column;
  std::string column_id;  ///< whose children are shown; empty: the top columns
  std::string subject;    ///< 主题分类 whose second level is shown; empty: the first level
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  catalog::Facets facets;  ///< of the whole catalogue, or of column_id
  std::int64_t total = 0;
  float scroll_px = 0;
};

/// What there is where a list is empty: never a "no" without a way on.
struct WayOn {
  struct Wider {
    catalog::Filter filter;  ///< the one that found nothing, with less in it
    std::int64_t count = 0;  ///< records that it finds, never 0
  };
  struct Term {
    std::string words;
    std::int64_t count = 0;  ///< records of the whole catalogue, never 0
  };
  std::vector<Wider> wider;  ///< without one of the choices each, then without all of them
  std::vector<Term> terms;   ///< of the catalogue, near to what was searched for
};

/// A list of records: of a column, an issuer, a year, or found by words.
struct ListScreen {
  /// Whose values are opened out beside the rows.
  enum class Picker { none, column, subject, year, issuer, genre, validity };
  catalog::Filter filter;
  TextField search;  ///< what is being typed; filter.words is what was searched
  Picker picker = Picker::none;
  float picker_scroll_px = 0;
  Loading loading = Loading::loading;
  Ticket ticket = 0;                          ///< of the search
  catalog::ResultSet found;                   ///< while another search runs: of the one before
  std::vector<catalog::Tombstone> withdrawn;  ///< not of the list, not counted: what is called so and was withdrawn
  std::string found_words;                    ///< that `found` and `rows` were found by
  std::size_t first_row = 0;                  ///< index of rows.front() in found.ids
  std::vector<catalog::ListRow> rows;         ///< the window of rows around what is seen
  Ticket rows_ticket = 0;
  std::size_t wanted_first = 0;  ///< the window that rows_ticket will bring
  std::size_t wanted_count = 0;
  Ticket way_on_ticket = 0;
  std::optional<WayOn> way_on;  ///< where nothing was found, once it has been looked for
  double scroll_px = 0;
};

/// What is seen is not (or not yet) the answer to what stands in the search field.
bool is_behind(const ListScreen& list);

struct HomeScreen {
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  TextField search;
  std::optional<ListScreen> hits;        ///< of what is being typed into `search`
  std::vector<catalog::ListRow> newest;  ///< at most Limits::newest_rows
  float scroll_px = 0;
};

/// 指南 and 公示栏.
struct GuideScreen {
  enum class Page { guide, offices };
  Page page = Page::guide;
  float scroll_px = 0;
};

/// 触摸检查, for staff: crosses to touch, and how far each touch was off.
struct TouchCheckScreen {
  struct Touch {
    float off_x_mm = 0;  ///< where the finger was seen, less where the cross stands
    float off_y_mm = 0;
  };
  std::vector<Touch> touches;  ///< of the crosses so far, in their order; touch_check_crosses when done
};
inline constexpr std::size_t touch_check_crosses = 5;

using Screen = std::variant<HomeScreen, BrowseScreen, ListScreen, DocumentScreen, AttachmentScreen, GuideScreen,
                            RequestScreen, ReceiptScreen, ReferralScreen, OtherFormScreen, CaseScreen,
                            PrintSetupScreen, PrintScreen, PageCodeScreen, StaffScreen, DrawnCharacterScreen,
                            TouchCheckScreen, UpdateScreen, VersionsScreen, RequestsDeskScreen>;

/// Stable ASCII name of a screen for tests and --semantics: "home", "browse", "list", "document", "attachment",
/// "guide", "offices", "request.what" … "request.review", "receipt", "referral.inquiry" … "referral.closed",
/// "form.correction" …, "case", "case.found", "case.letter", "requests_desk", "print.setup", "print", "page_check",
/// "staff", "drawn", "touch_check", "update", "update.added", "update.changed", "update.withdrawn", "update.rows",
/// "update.texts", "versions".
std::string screen_name(const Screen& screen);

}  // namespace app
