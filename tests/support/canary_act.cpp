// The desk of a kiosk, for canary_test: canary_act DATA PRINTS takes an application off standard input, a field a
// line, hands it in, shows and prints its papers, ends the visit, says "ready" and waits to be looked into.
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <thread>

#include "base/wipe.h"
#include "kiosk/shell/desk.h"
#include "requests/seal.h"

namespace {

using namespace app;
using requests::Field;

/// Byte by byte: no buffer of a library keeps it.
std::string line_of_input() {
  std::string line;
  line.reserve(512);
  for (char c = 0; ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n';) line.push_back(c);
  return line;
}

requests::Application application_of_input() {
  requests::Application a;
  a.kind = requests::ApplicantKind::organization;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i)
    a[static_cast<Field>(i)] = line_of_input();
  a.drawn = {{{{{100, 100}, {900, 900}}}, line_of_input()}};
  a.carriers = {requests::Carrier::paper};
  a.deliveries = {requests::Delivery::pick_up};
  return a;
}

bool prints(shell::Desk& desk, PrintKind kind, const requests::Application& application,
            const requests::Receipt& receipt) {
  static Ticket ticket = 100;
  StartPrint order;
  order.ticket = ++ticket;
  order.source.kind = kind;
  order.source.receipt_number = receipt.number;
  order.content = PrintContent{application, receipt, {}, {}};
  const std::optional<Event> started = desk.perform(order);
  if (!started || !started->get_if<PrintStarted>()->pages.ok()) return false;
  for (int i = 0; i < 4000; ++i) {
    const std::optional<Event> seen = desk.perform(PollPrints{});
    for (const JobProgress& job : seen->get_if<PrinterSeen>()->jobs)
      if (job.ticket == ticket && printing::is_end(job.progress.stage)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

/// Everything of the visit lives in here.
bool visit(shell::Desk& desk) {
  SubmitApplication order;
  order.ticket = 1;
  order.application = application_of_input();
  order.visit_token = "a visit";
  const std::optional<Event> answer = desk.perform(order);
  const auto* submitted = answer ? answer->get_if<Submitted>() : nullptr;
  if (submitted == nullptr || !submitted->receipt.ok()) return false;
  const requests::Receipt& receipt = *submitted->receipt;
  Preview preview;
  preview.ticket = 2;
  preview.source.kind = PrintKind::receipt;
  preview.source.receipt_number = receipt.number;
  preview.content = PrintContent{order.application, receipt, {}, {}};
  preview.width_px = 300;
  if (!desk.perform(preview)) return false;
  const bool printed = prints(desk, PrintKind::receipt, order.application, receipt) &&
                       prints(desk, PrintKind::application, order.application, receipt);
  desk.perform(ForgetVisit{});
  return printed;
}

}  // namespace

int main(int count, char** values) {
  if (count != 3) return 2;
  ::prctl(PR_SET_DUMPABLE, 1);  // for the test alone; the kiosk's program forbids it
  const std::string data = values[1];
  const base::FixedClock clock{
      {base::Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(23)}, 9, 5}};
  auto device = printing::open_device(std::string("folder:") + values[2]);
  auto signer = requests::ReceiptSigner::open(data);
  if (!device.ok() || !signer.ok()) return 1;
  const requests::FileSealer sealer(data);
  office::PressRoom press(printing::debian_font_paths());
  shell::PrintRoom room({std::move(*device), data, printing::Patience{}, clock, 0.005});
  shell::Desk desk({data, press, room, clock, sealer, office::Settings{}, {}, &*signer});
  if (!visit(desk)) return 1;
  std::puts("ready");
  std::fflush(stdout);
  ::pause();
  return 0;
}
