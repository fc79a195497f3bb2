// Visitor: the small vocabulary in which the tests of kiosk/app speak. A model, what happens to it, what it asks for.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/print_account.h"
#include "kiosk/app/update.h"

namespace support {

using requests::Field;

inline base::Date day(int year, unsigned month, unsigned day_of_month) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day_of_month)};
}

inline catalog::ListRow row(catalog::RecordId id) {
  catalog::ListRow row;
  row.record.id = id;
  row.record.title = "文件" + std::to_string(id);
  return row;
}

inline std::vector<catalog::ListRow> rows(const std::vector<catalog::RecordId>& ids) {
  std::vector<catalog::ListRow> result;
  for (const catalog::RecordId id : ids) result.push_back(row(id));
  return result;
}

inline catalog::ResultSet result_set(std::size_t count) {
  catalog::ResultSet found;
  for (std::size_t i = 0; i < count; ++i) found.ids.push_back(static_cast<catalog::RecordId>(i + 1));
  found.facets.issuers.push_back({"示例市应急管理局", "示例市应急管理局", static_cast<std::int64_t>(count)});
  return found;
}

inline base::Block paragraph(std::string text) {
  base::Block block;
  block.text = std::move(text);
  return block;
}

inline base::Error failure(base::ErrorKind kind = base::ErrorKind::unavailable) { return base::error(kind, "test"); }

inline catalog::Filter words(std::string text) {
  catalog::Filter filter;
  filter.words = std::move(text);
  return filter;
}

inline catalog::Filter column(std::string id) {
  catalog::Filter filter;
  filter.column_id = std::move(id);
  return filter;
}

class Visitor {
 public:
  app::Model model;
  app::Orders orders;

  Visitor() {
    model.token_seed = "seed";
    model.now = {day(2026, 11, 23), 9, 30};
    model.room.can_submit = true;
    does(app::Started{});
    orders.clear();
  }

  void does(app::Event event) { app::update(model, std::move(event), orders); }
  template <class... Events>
  void does(app::Event first, Events... others) {
    does(std::move(first));
    (does(app::Event(std::move(others))), ...);
  }

  std::string screen_name() const { return app::screen_name(model.screen()); }
  template <class S>
  S& screen() {
    REQUIRE(std::holds_alternative<S>(model.screen()));
    return std::get<S>(model.screen());
  }

  /// How many orders of this kind were given and not yet taken.
  template <class O>
  std::size_t ordered() const {
    std::size_t count = 0;
    for (const app::Order& order : orders) {
      if (std::holds_alternative<O>(order)) ++count;
    }
    return count;
  }
  /// The newest order of this kind; it and the older ones of its kind are taken away.
  template <class O>
  O take() {
    std::optional<O> taken;
    for (const app::Order& order : orders) {
      if (const O* candidate = std::get_if<O>(&order)) taken = *candidate;
    }
    REQUIRE(taken.has_value());
    std::erase_if(orders, [](const app::Order& order) { return std::holds_alternative<O>(order); });
    return *taken;
  }

  // -- answers of the desk
  void desk_finds(std::size_t count) { does(app::Found{take<app::Find>().ticket, result_set(count)}); }
  void desk_brings_rows() {
    const auto order = take<app::LoadRows>();
    does(app::RowsLoaded{order.ticket, order.first, rows(order.ids)});
  }
  void desk_brings_document(base::Blocks body) {
    const auto order = take<app::LoadDocument>();
    catalog::Document document;
    document.record = row(order.id).record;
    document.body = std::move(body);
    does(app::DocumentLoaded{order.ticket, std::move(document)});
  }
  void desk_brings_columns(std::vector<catalog::Column> columns) {
    app::Room room;
    room.columns = std::move(columns);
    room.can_submit = true;
    model.room.ticket = app::Ticket{999'999};
    does(app::RoomLoaded{app::Ticket{999'999}, std::move(room)});
  }
  /// The desk has made the pages and given them to the printer's side.
  void printer_takes(int pages = 2) { does(app::PrintStarted{take<app::StartPrint>().ticket, pages}); }
  void printer_says(printing::Stage stage, int pages_out = 0, int pages = 2) {
    printing::Progress progress;
    progress.stage = stage;
    progress.pages = pages;
    progress.pages_out = pages_out;
    progress.next_page = pages_out + 1;
    does(app::PrinterSeen{std::nullopt, {{last_print(), progress}}});
  }

  /// The newest print-out of this visit.
  const app::PrintJob& job() const {
    REQUIRE_FALSE(model.prints.empty());
    return model.prints.back();
  }
  app::Ticket last_print() const { return job().ticket; }

  // -- longer ways
  void reads_list(std::size_t count, catalog::Filter filter = column("c1")) {
    does(app::OpenList{std::move(filter)});
    desk_finds(count);
    if (count > 0) desk_brings_rows();
  }
  void reads_document(catalog::RecordId id, base::Blocks body = {paragraph("正文")}) {
    does(app::OpenDocument{id});
    desk_brings_document(std::move(body));
  }
  void opens_setup(int pages = 4, catalog::RecordId id = 7) {
    reads_document(id);
    does(app::OpenPrintSetup{app::PrintKind::document});
    desk_draws(pages);
  }
  void desk_draws(int pages) {
    const auto order = take<app::Preview>();
    app::PreviewPage page;
    page.pages = pages;
    page.page = std::min(order.page, pages);
    page.picture = {2, 2, {0, 255, 255, 0}};
    does(app::Previewed{order.ticket, std::move(page)});
  }
  void types_into(Field field, std::string text) {
    does(app::FocusField{field, model.application[field].size()}, app::Typed{std::move(text)});
  }
  void ticks(int idle_s) { does(app::Tick{model.now, idle_s}); }

  // -- the form, filled in so that nothing is wrong
  void fills_what() { types_into(Field::description, "2025年度应急预案"); }
  /// From what is asked for over what is public already and what else it may be, to who asks.
  void goes_on_to_applicant() {
    does(app::NextStep{}, app::NextStep{}, app::NextStep{});
    REQUIRE(screen_name() == "request.applicant");
  }
  void fills_delivery() {
    does(app::ToggleCarrier{requests::Carrier::paper}, app::ToggleDelivery{requests::Delivery::pick_up});
  }
  void fills_applicant() {
    types_into(Field::name, "张三丰");
    types_into(Field::id_number, "11010519491231002X");
  }
  void fills_contact() { types_into(Field::phone, "13800000000"); }
  void comes_to_review() {
    does(app::OpenRequest{});
    fills_what();
    goes_on_to_applicant();
    fills_applicant();
    does(app::NextStep{});
    fills_delivery();
    does(app::NextStep{});
    fills_contact();
    does(app::NextStep{});
    REQUIRE(screen_name() == "request.review");
  }
  /// Returns the visit token of the submission.
  std::string hands_in(std::string number = "20261123-0001") {
    comes_to_review();
    does(app::Submit{});
    const auto order = take<app::SubmitApplication>();
    requests::Receipt receipt;
    receipt.number = std::move(number);
    does(app::Submitted{order.ticket, std::move(receipt)});
    return order.visit_token;
  }
};

}  // namespace support
