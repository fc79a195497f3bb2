#include "staff/print_out.h"

#include <signal.h>

#include <chrono>
#include <ctime>

#include "office/settings.h"
#include "paperwork/system_clock.h"
#include "printing/print_run.h"
#include "staff/console.h"
#include "staff/stores.h"

namespace staff {
namespace {

using printing::Stage;
using words::Word;

constexpr int most_resumes = 3;

/// Waits half a second; true if the clerk has pressed Ctrl+C meanwhile.
bool interrupted_while_waiting() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  const timespec half_a_second{0, 500'000'000};
  return sigtimedwait(&signals, nullptr, &half_a_second) > 0;
}

double steady_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void say_progress(const printing::Progress& progress) {
  say(Word::staff_print_progress,
      {words_of(printing::situation_of(progress)), progress.counts ? std::to_string(progress.pages_out) : "?",
       std::to_string(progress.pages)});
}

ExitCode code_of(Stage stage) {
  if (stage == Stage::printed || stage == Stage::saved) return exit_success;
  return stage == Stage::unknown ? exit_unknown : exit_failure;
}

/// Steps until the end. What was interrupted goes on by itself once the printer can, three times.
Stage follow(printing::PrintRun& run) {
  const paperwork::SystemClock clock;
  printing::Progress said;
  say_progress(said = run.step(steady_s(), clock.now()));
  for (int resumes = 0; !printing::is_end(said.stage);) {
    if (interrupted_while_waiting()) run.cancel();
    if (said.stage == Stage::interrupted) {
      if (++resumes > most_resumes) run.cancel();
      run.resume();
    }
    const printing::Progress now = run.step(steady_s(), clock.now());
    if (!(now == said)) say_progress(now);
    said = now;
  }
  return said.stage;
}

}  // namespace

std::string_view words_of(printing::Situation situation) {
  const std::string wanted = std::string("situation.") + printing::name_of(situation);
  for (std::size_t i = 0; i < words::word_count; ++i) {
    const auto word = static_cast<Word>(i);
    if (words::key(word) == wanted) return words::zh(word);
  }
  return {};
}

std::unique_ptr<printing::Device> open_printer(const Arguments& arguments) {
  const office::ReadSettings read = office::read_settings(arguments.data_directory);
  for (const std::string& complaint : read.complaints) say(complaint);
  auto device = printing::open_device(office::printer_of(read.settings, arguments.printer, arguments.data_directory),
                                      "chayuectl");
  if (device) return std::move(*device);
  static_cast<void>(fail(Word::staff_no_printer, device.error()));
  return nullptr;
}

ExitCode print_out(const Arguments& arguments, office::PressRoom& press, const office::Sheets& sheets,
                   const printing::ParsedChoice& wanted) {
  const auto device = open_printer(arguments);
  if (!device) return exit_usage;
  auto ledger = open_ledger(arguments, false);
  if (!ledger.value) return ledger.exit_code;
  printing::PrintRun::Work work;
  work.kind = "document";
  work.pages = printing::sides_of(wanted.choice, sheets.pages()) - (wanted.from_side - 1);
  work.two_sided = wanted.choice.two_sided;
  work.pdf = [&](int first) -> base::Result<std::string> {
    auto pdf = press.pdf(sheets, wanted.choice, wanted.from_side + first - 1);
    if (!pdf) return pdf.error();
    return std::move(pdf->bytes);
  };
  const auto settings = office::read_settings(arguments.data_directory).settings;
  printing::PrintRun run(*device, *ledger.value, std::move(work), settings.patience);
  const ExitCode code = code_of(follow(run));
  if (code == exit_unknown) say(Word::staff_print_unknown);
  return code;
}

}  // namespace staff
