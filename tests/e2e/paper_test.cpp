// From the finger to the tray and back: the whole kiosk before a real IPP printer whose troubles the test makes.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "printing/ledger.h"
#include "tests/e2e/kiosk.h"
#include "tests/support/virtual_printer.h"

using namespace shell;
using e2e::Kiosk;
using support::VirtualPrinter;

namespace {

constexpr int report_pages = 8;

VirtualPrinter* the_printer() {
  static const std::unique_ptr<VirtualPrinter> printer =
      VirtualPrinter::missing().empty() ? std::make_unique<VirtualPrinter>() : nullptr;
  if (printer == nullptr) MESSAGE(VirtualPrinter::missing() << " is not installed: skipped");
  return printer.get();
}

std::vector<int> all_pages() {
  std::vector<int> pages(report_pages);
  std::iota(pages.begin(), pages.end(), 1);
  return pages;
}

/// A citizen who has the annual report in front of him and asks for it on paper.
class Citizen {
 public:
  explicit Citizen(VirtualPrinter& printer) : printer_(printer), log_begin_(printer.log().size()) {
    printer_.reset();
  }

  void prints_the_report() {
    kiosk_.emplace(1080.0F, 1920.0F, printer_.uri());
    plays({Tap{"home.search"}, TypeText{"2025年政府信息公开工作年度报告"}, PressKey{}, See{"list.row.0", "年度报告"},
           Tap{"list.row.0"}, OnScreen{"document"}, Tap{"document.print"}, See{"setup.page", "shown"},
           Tap{"setup.print"}, OnScreen{"print"}});
  }
  void plays(Script script) { kiosk_->plays(std::move(script)); }
  void sees(const std::string& state) { plays({See{"print.state", state}}); }
  bool has(const std::string& id) const { return kiosk_->node(id) != nullptr; }
  std::string state() const { return has("print.state") ? kiosk_->node("print.state")->name : ""; }
  Kiosk& kiosk() { return *kiosk_; }
  /// Waits up to ten seconds for the request.
  bool printer_is_told(const std::string& request) const {
    for (int i = 0; i < 100; ++i) {
      if (printer_.log().find(request, log_begin_) != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }
  /// How many runs the ledger says ended so; waits up to ten seconds for the first.
  int runs_ended(printing::Ending ending) {
    int runs = 0;
    for (int i = 0; i < 100 && runs == 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      const auto ledger = printing::Ledger::open(kiosk_->data());
      REQUIRE(ledger.ok());
      const auto counts = ledger->counts(std::nullopt);
      REQUIRE(counts.ok());
      for (const auto& count : *counts) runs += count.ending == ending ? count.runs : 0;
    }
    return runs;
  }

 private:
  VirtualPrinter& printer_;
  std::size_t log_begin_;
  std::optional<Kiosk> kiosk_;
};

}  // namespace

TEST_CASE("a document comes out of the printer, and only then it is called printed") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  Citizen citizen(*printer);
  printer->put("at-" + std::to_string(report_pages + 1), "hold");  // all out but not said so yet
  citizen.prints_the_report();
  citizen.sees("正在打印");
  citizen.kiosk().waits(3);
  CHECK(citizen.state().find("已打印") == std::string::npos);
  printer->take_away("at-" + std::to_string(report_pages + 1));
  citizen.sees("已打印，共 8 页");
  CHECK(printer->printed() == all_pages());
  CHECK(citizen.has("print.taken"));
}

TEST_CASE("paper that jams at page seven is told, and page seven is printed when the jam is cleared") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  Citizen citizen(*printer);
  printer->put("at-7", "media-jam-error");
  citizen.prints_the_report();
  citizen.sees("打印机卡纸了");
  CHECK(citizen.kiosk().node("print.counted")->name.find("6") != std::string::npos);
  CHECK(printer->printed().size() == 6);
  printer->take_away("at-7");
  citizen.sees("已打印，共 8 页");
  CHECK(printer->printed() == all_pages());
}

TEST_CASE("a printer that breaks down after six pages prints the seventh next, not the first again") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  Citizen citizen(*printer);
  printer->put("at-7", "fail");
  citizen.prints_the_report();
  citizen.sees("打印中断了");
  printer->take_away("at-7");
  citizen.plays({See{"print.resume", "7"}, Tap{"print.resume"}});
  citizen.sees("已打印，共 8 页");
  CHECK(printer->printed() == all_pages());
}

TEST_CASE("what is cancelled stops coming out and is not called printed") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  Citizen citizen(*printer);
  printer->put("at-4", "hold");
  citizen.prints_the_report();
  citizen.plays({See{"print.counted", "3"}, Tap{"print.cancel"}});
  citizen.sees("正在取消打印");
  printer->put("stop", "now");
  citizen.sees("已取消打印");
  CHECK(printer->printed() == std::vector<int>{1, 2, 3});
}

TEST_CASE("a printer that is switched off is told before anything is pressed, and a code for the desk is at hand") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  Citizen citizen(*printer);
  printer->cut_power();
  citizen.prints_the_report();
  citizen.sees("打印机没有响应");
  citizen.plays({Tap{"print.take_code"}, See{"print.code", ""}});
  CHECK(printer->printed().empty());
}

TEST_CASE("a visitor who leaves while paper is missing gets no page printed behind his back") {
  VirtualPrinter* printer = the_printer();
  if (printer == nullptr) return;
  Citizen citizen(*printer);
  printer->put("at-3", "media-empty-error");
  citizen.prints_the_report();
  citizen.sees("打印机缺纸了");
  citizen.plays({Tap{"bar.end"}, See{"dialog.end.confirm", ""}, Tap{"dialog.end.confirm"}, OnScreen{"home"}});
  REQUIRE(citizen.printer_is_told("Cancel-Job"));
  printer->put("stop", "now");  // the engine obeys the printer, which was told to cancel
  CHECK(citizen.runs_ended(printing::Ending::given_up) == 1);
  printer->take_away("at-3");
  std::this_thread::sleep_for(std::chrono::seconds(1));
  CHECK(printer->printed() == std::vector<int>{1, 2});
  for (const std::string& name : printer->files_with("%PDF-")) {
    const bool is_catalogue = std::filesystem::path(name).filename().string().starts_with("catalog");  // attachments
    if (!is_catalogue) FAIL_CHECK("left behind: " << name);
  }
}
