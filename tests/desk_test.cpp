#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "kiosk/shell/desk.h"
#include "tests/support/import_folder.h"

using namespace app;
using requests::Field;
namespace fs = std::filesystem;

namespace {

/// A desk over real libraries in a temporary directory, on 23 November 2026.
class Office {
 public:
  support::ImportFolder folder;
  base::FixedClock clock{base::LocalTime{support::today, 9, 30}};
  requests::PlainSealer sealer;
  support::TemporaryDirectory out;
  printing::FolderPrinter printer{out / "prints"};
  shell::Desk desk{{folder.data(), printing::debian_font_paths(), printer, clock, sealer}};

  Office() { fs::create_directories(out / "prints"); }

  void loads_catalogue() {
    folder.write("texts/plan.md", "第一条 为了安全生产，制定本预案。\n\n第二条 本预案自发布之日起施行。\n");
    folder.add({{"标题", "安全生产应急预案"}, {"发布日期", "2026-03-01"}, {"正文", "plan.md"}});
    folder.add({{"标题", "关于防汛的通知"}, {"发布日期", "2026-05-01"}, {"栏目", "policy.normative"}});
    folder.add({{"标题", "年报"}, {"发布日期", "2026-01-30"}, {"栏目", "report.other"}});
    const bool loaded = folder.import().ok();
    INFO(folder.refusals());
    REQUIRE(loaded);
  }

  /// The answer to the order, which must be of this kind and carry the order's ticket.
  template <class Answer, class O>
  Answer asks(O order) {
    order.ticket = ++ticket_;
    std::optional<Event> event = desk.perform(order);
    REQUIRE(event.has_value());
    REQUIRE(std::holds_alternative<Answer>(*event));
    Answer answer = std::get<Answer>(std::move(*event));
    CHECK(answer.ticket == ticket_);
    return answer;
  }
  catalog::ResultSet finds(const std::string& words) {
    Find order;
    order.filter.words = words;
    const auto answer = asks<Found>(order);
    REQUIRE(answer.found.ok());
    return *answer.found;
  }
  catalog::RecordId plan() {
    const catalog::ResultSet found = finds("应急预案");
    REQUIRE(found.ids.size() == 1);
    return found.ids.front();
  }
  std::string newest_title() {
    const auto answer = asks<NewestLoaded>(LoadNewest{0, 1});
    REQUIRE(answer.rows.ok());
    REQUIRE(answer.rows->size() == 1);
    return answer.rows->front().record.title;
  }

 private:
  Ticket ticket_ = 100;
};

requests::Application application() {
  requests::Application filled;
  filled[Field::information_title] = "2025年度应急预案";
  filled[Field::name] = "张三丰";
  filled[Field::id_number] = "11010519491231002X";
  filled[Field::phone] = "13800000000";
  filled.carriers = {requests::Carrier::paper};
  filled.deliveries = {requests::Delivery::pick_up};
  return filled;
}

SubmitApplication submission(std::string token) {
  SubmitApplication order;
  order.application = application();
  order.visit_token = std::move(token);
  return order;
}

bool is_pdf(const std::string& path) {
  std::string start(4, ' ');
  std::ifstream(path, std::ios::binary).read(start.data(), 4);
  return start == "%PDF";
}

}  // namespace

TEST_CASE("the room is loaded with its agency, guide, offices and columns") {
  Office office;
  office.loads_catalogue();
  const auto answer = office.asks<RoomLoaded>(LoadRoom{});
  REQUIRE(answer.room.ok());
  CHECK(answer.room->agency.name == "示例市应急管理局");
  CHECK(answer.room->guide.body_name == "办公室");
  CHECK(answer.room->offices.size() == 1);
  CHECK(answer.room->columns.size() >= 5);
}

TEST_CASE("the newest documents come newest first, as many as were asked for") {
  Office office;
  office.loads_catalogue();
  const auto two = office.asks<NewestLoaded>(LoadNewest{0, 2});
  REQUIRE(two.rows.ok());
  REQUIRE(two.rows->size() == 2);
  CHECK(two.rows->front().record.title == "关于防汛的通知");
  const auto all = office.asks<NewestLoaded>(LoadNewest{0, 50});
  CHECK(all.rows->size() == 3);
}

TEST_CASE("what is found is listed, read, counted and printed") {
  Office office;
  office.loads_catalogue();
  const catalog::RecordId id = office.plan();

  LoadRows window;
  window.first = 4;
  window.ids = {id};
  window.words = "制定";
  const auto rows = office.asks<RowsLoaded>(window);
  CHECK(rows.first == 4);
  REQUIRE(rows.rows.ok());
  CHECK(rows.rows->front().snippet.find("制定") != std::string::npos);

  const auto document = office.asks<DocumentLoaded>(LoadDocument{0, id});
  REQUIRE(document.document.ok());
  CHECK(document.document->body.size() == 2);

  const auto counted = office.asks<PagesCounted>(CountPages{0, id});
  REQUIRE(counted.pages.ok());
  CHECK(*counted.pages == 1);

  const auto printed = office.asks<Printed>(PrintDocument{0, id});
  REQUIRE(printed.result.ok());
  CHECK(printed.result->state == printing::JobState::saved);
  CHECK(printed.result->pages == *counted.pages);
  CHECK(is_pdf(printed.result->where));
}

TEST_CASE("an application is stored once, and its form and receipt are printed") {
  Office office;
  office.loads_catalogue();
  const auto first = office.asks<Submitted>(submission("token-1"));
  const auto again = office.asks<Submitted>(submission("token-1"));
  REQUIRE(first.receipt.ok());
  REQUIRE(again.receipt.ok());
  CHECK(first.receipt->number == "20261123-0001");
  CHECK(again.receipt->number == first.receipt->number);
  CHECK(office.asks<Submitted>(submission("token-2")).receipt->number == "20261123-0002");

  PrintApplication form;
  form.application = application();
  form.receipt = *first.receipt;
  CHECK(is_pdf(office.asks<Printed>(form).result->where));
  PrintReceipt receipt;
  receipt.application = application();
  receipt.receipt = *first.receipt;
  CHECK(is_pdf(office.asks<Printed>(receipt).result->where));
  CHECK(fs::exists(office.out / "prints/0001-form.pdf"));
  CHECK(fs::exists(office.out / "prints/0002-receipt.pdf"));
}

TEST_CASE("an application that lacks something is not stored, whoever sends it") {
  Office office;
  auto order = submission("token-1");
  order.application[Field::name].clear();
  const auto answer = office.asks<Submitted>(order);
  REQUIRE_FALSE(answer.receipt.ok());
  CHECK(answer.receipt.error().kind == base::ErrorKind::bad_input);
}

TEST_CASE("without a catalogue every order about it fails and none crashes") {
  Office office;
  CHECK(office.asks<RoomLoaded>(LoadRoom{}).room.error().kind == base::ErrorKind::not_found);
  CHECK_FALSE(office.asks<NewestLoaded>(LoadNewest{0, 5}).rows.ok());
  CHECK_FALSE(office.asks<Found>(Find{}).found.ok());
  CHECK_FALSE(office.asks<RowsLoaded>(LoadRows{}).rows.ok());
  CHECK_FALSE(office.asks<DocumentLoaded>(LoadDocument{0, 1}).document.ok());
  CHECK_FALSE(office.asks<PagesCounted>(CountPages{0, 1}).pages.ok());
  CHECK_FALSE(office.asks<Printed>(PrintDocument{0, 1}).result.ok());
  CHECK_FALSE(office.asks<Printed>(PrintApplication{}).result.ok());
  CHECK_FALSE(office.asks<Printed>(PrintReceipt{}).result.ok());
}

TEST_CASE("a catalogue that is loaded later is found with the next order") {
  Office office;
  CHECK_FALSE(office.asks<Found>(Find{}).found.ok());
  office.loads_catalogue();
  CHECK(office.finds("").ids.size() == 3);
}

TEST_CASE("a damaged catalogue fails the order and says so") {
  Office office;
  fs::create_directories(office.folder.data());
  std::ofstream(office.folder.data() + "/" + catalog::store_file_name) << "no database at all";
  CHECK(office.asks<RoomLoaded>(LoadRoom{}).room.error().kind == base::ErrorKind::corrupt);
}

TEST_CASE("a new catalogue is taken up between visits, not during one") {
  Office office;
  office.loads_catalogue();
  CHECK(office.newest_title() == "关于防汛的通知");
  office.folder.add({{"标题", "关于防火的通知"}, {"发布日期", "2026-11-01"}});
  REQUIRE(office.folder.import().ok());
  CHECK(office.finds("防火").ids.empty());
  CHECK(office.newest_title() == "关于防火的通知");
  CHECK(office.finds("防火").ids.size() == 1);
}

TEST_CASE("a document that is not there is not found") {
  Office office;
  office.loads_catalogue();
  const auto answer = office.asks<DocumentLoaded>(LoadDocument{0, 4711});
  REQUIRE_FALSE(answer.document.ok());
  CHECK(answer.document.error().kind == base::ErrorKind::not_found);
}

TEST_CASE("a printer that is not there fails the print") {
  Office office;
  office.loads_catalogue();
  const catalog::RecordId id = office.plan();
  fs::remove_all(office.out / "prints");
  std::ofstream(office.out / "prints") << "a file, no folder";
  CHECK_FALSE(office.asks<Printed>(PrintDocument{0, id}).result.ok());
}

TEST_CASE("forgetting a visit has no answer") {
  Office office;
  CHECK_FALSE(office.desk.perform(ForgetVisit{}).has_value());
}

TEST_CASE("the desk says once that another catalogue lies ready") {
  Office office;
  office.loads_catalogue();
  CHECK(office.desk.perform(LookForCatalogue{}).has_value());  // there was none before
  CHECK_FALSE(office.desk.perform(LookForCatalogue{}).has_value());
  REQUIRE(office.folder.import().ok());
  CHECK(office.desk.perform(LookForCatalogue{}).has_value());
  CHECK(office.newest_title() == "关于防汛的通知");
  CHECK_FALSE(office.desk.perform(LookForCatalogue{}).has_value());
}
