// Visitor: the small vocabulary in which the tests of kiosk/app speak. A model, what happens to it, what it asks for.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

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
    model.room.ticket = app::Ticket{999'999};
    does(app::RoomLoaded{app::Ticket{999'999}, std::move(room)});
  }
  void desk_reports_print(printing::JobState state, int pages = 2) {
    does(app::Printed{last_print(), printing::JobResult{state, {}, pages}});
  }
  void desk_fails_print() { does(app::Printed{last_print(), failure()}); }

  /// The ticket of the print that is under way.
  app::Ticket last_print() const {
    REQUIRE_FALSE(model.prints.empty());
    return model.prints.back().ticket;
  }

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
  void types_into(Field field, std::string text) {
    does(app::FocusField{field, model.application[field].size()}, app::Typed{std::move(text)});
  }
  void ticks(int idle_s) { does(app::Tick{model.now, idle_s}); }

  // -- the form, filled in so that nothing is wrong
  void fills_what() { types_into(Field::information_title, "2025年度应急预案"); }
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
    does(app::NextStep{});
    fills_delivery();
    does(app::NextStep{});
    fills_applicant();
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
