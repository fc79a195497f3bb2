#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "kiosk/shell/desk.h"
#include "office/staff_file.h"
#include "office/staff_pin.h"
#include "package/trust.h"
#include "printing/hold_code.h"
#include "requests/lookup_code.h"
#include "requests/seal.h"
#include "requests/status.h"
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
  office::PressRoom press{printing::debian_font_paths()};
  std::string prints = made(out / "prints");
  std::string data = made(folder.data());
  shell::PrintRoom print_room{
      {printing::open_device("folder:" + prints).value(), data, printing::Patience{}, clock, 0.005}};
  office::Settings settings = test_settings();
  std::int64_t epoch_s = 1'795'413'909;  ///< of the wall clock, for pauses and the log
  shell::Desk desk{{data, press, print_room, clock, sealer, settings, [this] { return epoch_s; }}};

  static std::string made(const std::string& path) {
    fs::create_directories(path);
    return path;
  }
  office::Settings test_settings() {
    office::Settings set;
    set.stick_roots = {made(out / "media")};
    return set;
  }

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
    REQUIRE(event->get_if<Answer>() != nullptr);
    Answer answer = std::move(*event->get_if<Answer>());
    CHECK(answer.ticket == ticket_);
    return answer;
  }
  /// Prints the document as far as its end; the sides that were ordered.
  int prints_document(catalog::RecordId id, printing::PrintChoice choice = {}) {
    StartPrint order;
    order.source.document = id;
    order.choice = choice;
    const auto started = asks<PrintStarted>(order);
    REQUIRE(started.pages.ok());
    CHECK(comes_to_an_end(started.ticket).stage == printing::Stage::saved);
    return *started.pages;
  }
  printing::Progress comes_to_an_end(Ticket ticket) {
    for (int i = 0; i < 4000; ++i) {
      const auto event = desk.perform(PollPrints{});
      for (const JobProgress& job : event->get_if<PrinterSeen>()->jobs) {
        if (job.ticket == ticket && printing::is_end(job.progress.stage)) return job.progress;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    FAIL("the print-out does not end");
    return {};
  }
  std::string holds(HoldPrint order) {
    const auto held = asks<PrintHeld>(std::move(order));
    REQUIRE(held.code.ok());
    return *held.code;
  }
  std::size_t waiting() {
    const auto loaded = asks<StaffLoaded>(LoadStaff{});
    REQUIRE(loaded.figures.ok());
    return loaded.figures->holds.size();
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
  filled[Field::description] = "2025年度应急预案";
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

StartPrint form_order(PrintKind kind, const requests::Receipt& receipt) {
  StartPrint order;
  order.source.kind = kind;
  order.source.receipt_number = receipt.number;
  order.content = PrintContent{application(), receipt, {}, {}};
  return order;
}

HoldPrint document_hold(Office& office) {
  HoldPrint order;
  LoadDocument load;
  load.id = office.plan();
  order.source.document = load.id;
  order.source.index_number = office.asks<DocumentLoaded>(load).document->record.index_number;
  order.pages = 1;
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

TEST_CASE("what a document cites becomes a link where the catalogue has it, and the document itself does not") {
  Office office;
  office.folder.write("texts/a.md",
                      "根据《某办法》（按示应急〔2026〕48号）、《没有的办法》和《关于实施某办法的规定》制定。\n\n"
                      "第一条 违反本规定第二条的，依照本规定第九条处理。\n\n第二条 本规定自发布之日起施行。\n");
  office.folder.add({{"标题", "关于实施某办法的规定"}, {"发布日期", "2026-03-01"}, {"正文", "a.md"}});
  office.folder.add({{"标题", "某办法"}, {"文号", "示应急〔2026〕48号"}, {"发布日期", "2026-02-01"}});
  REQUIRE(office.folder.import().ok());
  Find order;
  order.filter.words = "关于实施";
  const auto found = office.asks<Found>(order);
  REQUIRE((found.found.ok() && found.found->ids.size() == 1));
  const auto links = office.asks<LinksFound>(FindLinks{0, found.found->ids.front()});
  REQUIRE(links.links.ok());
  REQUIRE(links.links->places.size() == 3);
  CHECK(links.links->cited.size() == 1);
  CHECK(links.links->cited.front().title == "某办法");
  const std::string text = "根据《某办法》（按示应急〔2026〕48号）";
  const BodyMatch& number = links.links->places[1].place;
  CHECK(text.substr(number.begin, number.end - number.begin) == "示应急〔2026〕48号");
  CHECK((links.links->places[2].record == 0 && links.links->places[2].block == 2));
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

  CHECK(office.prints_document(id) == *counted.pages);
  CHECK(is_pdf(office.prints + "/0001-document.pdf"));
}

TEST_CASE("a page is drawn as it will be printed, in each edition, and one too far is the last") {
  Office office;
  office.loads_catalogue();
  Preview order;
  order.source.document = office.plan();
  order.page = 99;
  order.width_px = 200;
  const auto drawn = office.asks<Previewed>(order);
  REQUIRE(drawn.page.ok());
  CHECK(drawn.page->page == drawn.page->pages);
  CHECK(drawn.page->picture.width_px == 200);
  const auto& grey = drawn.page->picture.grey;
  CHECK(std::any_of(grey.begin(), grey.end(), [](unsigned char c) { return c < 100; }));
  order.edition = printing::Edition::large_print;
  const auto large = office.asks<Previewed>(order);
  REQUIRE(large.page.ok());
  CHECK(large.page->picture.grey != grey);
}

TEST_CASE("a range without a page is refused and nothing is printed") {
  Office office;
  office.loads_catalogue();
  StartPrint order;
  order.source.document = office.plan();
  order.from_side = 7;
  CHECK_FALSE(office.asks<PrintStarted>(order).pages.ok());
  CHECK(fs::is_empty(office.prints));
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

  for (const auto kind : {PrintKind::application, PrintKind::receipt}) {
    const auto started = office.asks<PrintStarted>(form_order(kind, *first.receipt));
    REQUIRE(started.pages.ok());
    CHECK(office.comes_to_an_end(started.ticket).stage == printing::Stage::saved);
  }
  CHECK(is_pdf(office.prints + "/0001-form.pdf"));
  CHECK(is_pdf(office.prints + "/0002-receipt.pdf"));
}

TEST_CASE("a receipt comes with its code, the last day for the answer and a line that proves it") {
  Office office;
  office.loads_catalogue();
  const auto signer = requests::ReceiptSigner::open(office.data);
  REQUIRE(signer.ok());
  shell::Desk desk{{office.data, office.press, office.print_room, office.clock, office.sealer, office.settings,
                    [&office] { return office.epoch_s; }, &*signer}};
  const auto event = desk.perform(submission("token-1"));
  const requests::Receipt& receipt = *event->get_if<Submitted>()->receipt;
  CHECK(receipt.lookup_code.size() == 19);
  REQUIRE(receipt.answer);
  CHECK(base::to_iso(receipt.answer->due) == "2026-12-21");
  CHECK_FALSE(receipt.answer->provisional);
  const auto facts = requests::verify_receipt(receipt.proof, {signer->public_key()});
  REQUIRE(facts.ok());
  CHECK(*facts == requests::ReceiptFacts{receipt.number, receipt.received, receipt.content});
}

TEST_CASE("a receipt that is scanned is known, and with any other character in it is not") {
  Office office;
  const auto signer = requests::ReceiptSigner::open(office.data);
  REQUIRE(signer.ok());
  shell::Desk desk{{office.data, office.press, office.print_room, office.clock, office.sealer, office.settings,
                    [&office] { return office.epoch_s; }, &*signer}};
  const auto check = [](shell::Desk& at, const std::string& line) {
    return at.perform(CheckReceipt{1, line})->get_if<ReceiptChecked>()->check;
  };
  const std::string line =
      signer->sign({"20261123-0001", {support::today, 9, 30}, requests::content_sum("an application")});
  CHECK(check(desk, line).answer == ReceiptCheck::Answer::good);
  CHECK(check(desk, line).number == "20261123-0001");
  CHECK(check(desk, line).received.minute == 30);
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string bad = line;
    bad[i] = bad[i] == '7' ? '8' : '7';
    CHECK(check(desk, bad).answer != ReceiptCheck::Answer::good);
  }
  CHECK(check(office.desk, line).answer == ReceiptCheck::Answer::other_kiosk);  // it has no key of that kiosk
  std::ofstream(office.data + "/kiosks.txt") << requests::to_text(signer->public_key()) << "\n";
  CHECK(check(office.desk, line).answer == ReceiptCheck::Answer::good);
  std::ofstream(office.data + "/kiosks.txt") << "no key\n";
  CHECK(check(office.desk, line).answer == ReceiptCheck::Answer::failed);
}

TEST_CASE("the code is the same at each try of a visit, and forgotten with it") {
  Office office;
  office.loads_catalogue();
  const std::string code = office.asks<Submitted>(submission("token-1")).receipt->lookup_code;
  CHECK(office.asks<Submitted>(submission("token-1")).receipt->lookup_code == code);
  CHECK(office.asks<Submitted>(submission("token-1")).receipt->proof.empty());  // this kiosk has no key
  office.desk.perform(ForgetVisit{});
  CHECK(office.asks<Submitted>(submission("token-1")).receipt->lookup_code.empty());
}

TEST_CASE("a document that waits is printed by its code, once") {
  Office office;
  office.loads_catalogue();
  const std::string code = office.holds(document_hold(office));
  CHECK(office.waiting() == 1);
  LookUpHold look;
  look.code = code;
  CHECK(office.asks<HoldFound>(look).hold->kind == "document");
  StartHeldPrint print;
  print.code = code;
  const auto started = office.asks<PrintStarted>(print);
  REQUIRE(started.pages.ok());
  CHECK(office.comes_to_an_end(started.ticket).stage == printing::Stage::saved);
  CHECK(office.waiting() == 0);
  CHECK(office.asks<PrintStarted>(print).pages.error().kind == base::ErrorKind::not_found);
}

TEST_CASE("a code with a slip is told from one that is not there") {
  Office office;
  LookUpHold look;
  look.code = "123456";
  const auto slip = office.asks<HoldFound>(look);
  look.code = printing::with_check_digit("12345");
  const auto missing = office.asks<HoldFound>(look);
  CHECK(slip.hold.error().kind == base::ErrorKind::bad_input);
  CHECK(missing.hold.error().kind == base::ErrorKind::not_found);
}

TEST_CASE("what waits is voided, and forgotten after its days") {
  Office office;
  office.loads_catalogue();
  DropHold drop;
  drop.code = office.holds(document_hold(office));
  CHECK(office.asks<HoldVoided>(drop).done.ok());
  CHECK(office.waiting() == 0);
  office.holds(document_hold(office));
  office.clock.set({base::Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)}, 9, 0});
  CHECK(office.waiting() == 1);
  office.clock.set({base::Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(27)}, 9, 0});
  CHECK(office.waiting() == 0);
}

TEST_CASE("a form waits by its number; its contents are in no file and outlive the visit only in memory") {
  Office office;
  office.loads_catalogue();
  const auto receipt = office.asks<Submitted>(submission("token-1")).receipt;
  HoldPrint hold;
  hold.source.kind = PrintKind::application;
  hold.source.receipt_number = receipt->number;
  CHECK_FALSE(office.asks<PrintHeld>(hold).code.ok());  // it was never shown nor printed
  Preview preview;
  preview.source = hold.source;
  preview.content = PrintContent{application(), *receipt, {}, {}};
  preview.width_px = 50;
  office.asks<Previewed>(preview);
  const std::string code = office.holds(hold);
  CHECK_FALSE(office.desk.perform(ForgetVisit{}).has_value());
  StartHeldPrint print;
  print.code = code;
  CHECK(office.asks<PrintStarted>(print).pages.ok());
  std::ostringstream file;
  for (const auto& entry : fs::directory_iterator(office.data)) {
    if (entry.path().filename().string().starts_with(printing::ledger_file_name))
      file << std::ifstream(entry.path(), std::ios::binary).rdbuf();
  }
  const std::string bytes = file.str();
  CHECK(bytes.find(receipt->number) != std::string::npos);
  CHECK(bytes.find("张三丰") == std::string::npos);
  CHECK(bytes.find("11010519491231002X") == std::string::npos);
}

TEST_CASE("without a stick what waits goes on waiting") {
  Office office;
  office.loads_catalogue();
  StoreHold store;
  store.code = office.holds(document_hold(office));
  const auto saved = office.asks<HoldSaved>(store);
  CHECK_FALSE(saved.name.ok());
  CHECK(saved.trouble == StickTrouble::missing);
  CHECK(office.waiting() == 1);
}

TEST_CASE("the page code of a printed document leads back to it") {
  Office office;
  office.loads_catalogue();
  CheckPage order;
  order.code.document = 1;
  const auto none = office.asks<PageChecked>(order);
  REQUIRE(none.matches.ok());
  CHECK(none.matches->empty());
}

TEST_CASE("the single PIN is checked against its hash, and wrong ones bring a pause that a restart keeps") {
  Office office;
  CheckPin order;
  order.digits = "135790";
  CHECK(office.asks<LoginAsked>(AskLogin{}).way == LoginWay::not_set);
  CHECK(office.asks<PinChecked>(order).answer == PinAnswer::not_set);
  REQUIRE(office::set_pin(office.data, "135790").ok());
  CHECK(office.asks<LoginAsked>(AskLogin{}).way == LoginWay::by_pin);
  const auto right = office.asks<PinChecked>(order);
  CHECK(right.answer == PinAnswer::right);
  CHECK(right.who.may_update());
  CHECK(right.who.who == "工作人员");
  order.digits = "135791";
  for (const int pause : {0, 0, 30}) {
    const auto wrong = office.asks<PinChecked>(order);
    CHECK(wrong.answer == PinAnswer::wrong);
    CHECK(wrong.wait_s == pause);
    CHECK(wrong.who.roles.empty());
  }
  CHECK(office.asks<PinChecked>(order).answer == PinAnswer::wait);
  shell::Desk restarted{{office.data, office.press, office.print_room, office.clock, office.sealer, office.settings,
                         [&] { return office.epoch_s; }}};
  const auto asked = restarted.perform(AskLogin{1});
  REQUIRE(asked.has_value());
  CHECK(asked->get_if<LoginAsked>()->wait_s == 30);
}

TEST_CASE("with a staff file number and PIN say who it is; without its signature nobody gets in") {
  Office office;
  const package::KeyPair keys = package::make_bare_keys();
  REQUIRE(package::write_trust(office.data, {"示例市应急管理局", {{"王科长", keys.public_key}}, 1}).ok());
  const office::StaffMember zhang{"1001", "张三", {office::Role::review}, *office::hash_pin("135790")};
  REQUIRE(office::write_staff(office.data, {{zhang}}).ok());
  CHECK(office.asks<LoginAsked>(AskLogin{}).way == LoginWay::broken);
  CheckPin order;
  order.number = "1001";
  order.digits = "135790";
  CHECK(office.asks<PinChecked>(order).answer == PinAnswer::broken);
  REQUIRE(office::sign_staff(office.data, keys.secret_file, "", "").ok());
  CHECK(office.asks<LoginAsked>(AskLogin{}).way == LoginWay::by_number);
  const auto checked = office.asks<PinChecked>(order);
  CHECK(checked.answer == PinAnswer::right);
  CHECK(checked.who.who == "1001 张三");
  CHECK(checked.who.roles == std::set{StaffRole::review});
  CHECK_FALSE(checked.who.may_update());
}

TEST_CASE("what staff do at the kiosk stands in the log, with who, and without what was typed") {
  Office office;
  office.loads_catalogue();
  REQUIRE(office::set_pin(office.data, "135790").ok());
  CheckPin login;
  login.digits = "246813";
  office.asks<PinChecked>(login);
  login.digits = "135790";
  const std::string who = office.asks<PinChecked>(login).who.who;
  login.release = true;
  CHECK(office.asks<PinChecked>(login).release);  // no login: the act follows
  CHECK_FALSE(office.desk.perform(NoteAct{who, NoteAct::Act::page_limit_lifted}).has_value());
  StartHeldPrint print;
  print.code = office.holds(document_hold(office));
  print.who = who;
  office.comes_to_an_end(office.asks<PrintStarted>(print).ticket);
  DropHold drop;
  drop.code = office.holds(document_hold(office));
  drop.who = who;
  office.asks<HoldVoided>(drop);
  CHECK_FALSE(office.desk.perform(NoteAct{who, NoteAct::Act::logged_out}).has_value());
  using office::Act;
  const auto log = office::read_log(office.data, 0);
  REQUIRE(log.ok());
  std::vector<Act> acts;
  for (const office::Entry& entry : *log) {
    acts.push_back(entry.act);
    CHECK(entry.detail.find("2468") == std::string::npos);
    CHECK((entry.act == Act::login_failed || entry.who == who));
    CHECK(entry.at == office::log_time(office.epoch_s));
  }
  CHECK(acts == std::vector{Act::logged_out, Act::hold_voided, Act::printed_for_visitor, Act::page_limit_lifted,
                            Act::logged_in, Act::login_failed});
  CHECK(log->at(1).detail == log->at(2).detail);
  CHECK_FALSE(log->at(1).detail.empty());
}

TEST_CASE("a log that cannot be written hinders no citizen, and staff are told") {
  Office office;
  office.loads_catalogue();
  REQUIRE(office::set_pin(office.data, "135790").ok());
  fs::create_directory(office.data + "/" + office::audit_log_name);
  CheckPin login;
  login.digits = "135790";
  const auto checked = office.asks<PinChecked>(login);
  CHECK(checked.answer == PinAnswer::right);
  CHECK(checked.who.log_failed);
  StartHeldPrint print;
  print.code = office.holds(document_hold(office));
  CHECK(office.asks<PrintStarted>(print).pages.ok());
  CHECK(office.asks<StaffLoaded>(LoadStaff{}).figures->log_failed);
  fs::remove(office.data + "/" + office::audit_log_name);
  office.desk.perform(NoteAct{"工作人员", NoteAct::Act::page_limit_lifted});
  CHECK_FALSE(office.asks<StaffLoaded>(LoadStaff{}).figures->log_failed);
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
  CHECK_FALSE(office.asks<PrintStarted>(StartPrint{}).pages.ok());
  CHECK_FALSE(office.asks<PrintStarted>(form_order(PrintKind::application, {})).pages.ok());
  CHECK_FALSE(office.asks<Previewed>(Preview{}).page.ok());
  CHECK_FALSE(office.asks<PageChecked>(CheckPage{}).matches.ok());
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

// -- requests

TEST_CASE("what a citizen writes in his own words is found in the catalogue") {
  Office office;
  office.loads_catalogue();
  const auto answer = office.asks<LikelyFound>(FindLikely{0, "我想知道防汛有什么通知", "", 5});
  REQUIRE(answer.rows.ok());
  REQUIRE_FALSE(answer.rows->empty());
  CHECK(answer.rows->front().record.title == "关于防汛的通知");
}

TEST_CASE("a case is told to who has number and code, with its last day and when it was asked before") {
  Office office;
  office.loads_catalogue();
  const auto submitted = office.asks<Submitted>(submission("one"));
  REQUIRE(submitted.receipt.ok());
  const LookUpCase order{0, submitted.receipt->number, submitted.receipt->lookup_code};
  const auto first = office.asks<CaseFound>(order);
  REQUIRE(first.answer == CaseAnswer::found);
  CHECK_FALSE(first.view.last_use.has_value());
  CHECK_FALSE(first.view.told_on.has_value());
  CHECK(first.view.clock.answer.due == submitted.receipt->answer->due);
  CHECK(office.asks<CaseFound>(order).view.last_use.has_value());
}

TEST_CASE("a letter that the back office has sent is opened with the code") {
  Office office;
  office.loads_catalogue();
  const auto submitted = office.asks<Submitted>(submission("one"));
  REQUIRE(submitted.receipt.ok());
  const std::string number = submitted.receipt->number, code = submitted.receipt->lookup_code;
  requests::StatusFile file{"示例市应急管理局", 1, support::today, {}};
  file.cases.push_back(
      {number,
       {{requests::Step::received, support::today}, {requests::Step::answered, support::today}},
       requests::Outcome::disclosed,
       {requests::seal_letter({"答复书", support::today, "现予公开"}, number, code),
        requests::seal_letter({"别人的", support::today, "x"}, number, requests::new_lookup_code())}});
  REQUIRE(requests::store_status(office.data, file).ok());
  const auto told = office.asks<CaseFound>(LookUpCase{0, number, code});
  REQUIRE(told.answer == CaseAnswer::found);
  CHECK(told.view.outcome == requests::Outcome::disclosed);
  REQUIRE(told.view.letters.size() == 1);
  CHECK(told.view.letters.front().text == "现予公开");
}

TEST_CASE("staff see what waits, and are told where nothing can be done with it") {
  Office office;
  office.loads_catalogue();
  CHECK(office.asks<RequestsTaken>(TakeOverRequests{0, "1001 张三"}).trouble == RequestsTrouble::nothing_waits);
  const requests::BoxSealer sealer(requests::SealKey{"示例市应急管理局", support::today, {1, 2, 3}});
  shell::Desk sealing{{office.data, office.press, office.print_room, office.clock, sealer, office.settings}};
  REQUIRE(sealing.perform(submission("one"))->get_if<Submitted>()->receipt.ok());
  const auto loaded = office.asks<RequestsLoaded>(LoadRequests{});
  REQUIRE(loaded.figures.ok());
  CHECK(loaded.figures->waiting == 1);
  CHECK(loaded.figures->oldest == support::today);
  CHECK(loaded.figures->can_submit);
  CHECK(office.asks<RequestsTaken>(TakeOverRequests{0, "1001 张三"}).trouble == RequestsTrouble::stick_missing);
  CHECK(office.asks<StatusLoaded>(LoadStatus{0, "1001 张三"}).trouble == RequestsTrouble::stick_missing);
}

TEST_CASE("a blank form, a form that is no application and a letter come on paper") {
  Office office;
  office.loads_catalogue();
  for (const PrintKind kind : {PrintKind::blank, PrintKind::other_form, PrintKind::letter}) {
    StartPrint order;
    order.source.kind = kind;
    order.source.receipt_number = "paper/" + std::to_string(static_cast<int>(kind));
    order.content = PrintContent{};
    order.content->letter = {"答复书", support::today, "现予公开"};
    const auto started = office.asks<PrintStarted>(order);
    REQUIRE(started.pages.ok());
    CAPTURE(order.source.receipt_number);
    CHECK(*started.pages == 1);
  }
}
