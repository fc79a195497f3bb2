// chayue: the kiosk's program. Puts the parts together and runs them; every decision is made elsewhere.
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "input/engines.h"
#include "input/places.h"
#include "kiosk/shell/desk.h"
#include "kiosk/shell/loop.h"
#include "kiosk/shell/options.h"
#include "kiosk/shell/print_room.h"
#include "kiosk/shell/stick.h"
#include "kiosk/shell/tour.h"
#include "kiosk/shell/update_room.h"
#include "kiosk/shell/worker.h"
#include "office/audit_log.h"
#include "office/settings.h"
#include "paperwork/system_clock.h"
#include "printing/device.h"
#include "requests/receipt_proof.h"
#include "requests/seal.h"
#include "updates/recovery.h"
#include "words/words.h"

namespace {

using namespace shell;

int fail(const base::Error& error) {
  std::fprintf(stderr, "chayue: %s\n", error.detail.c_str());
  return 1;
}

/// What a visitor types must not end in a crash dump, nor be read by another process of the same user.
void forbid_dumps() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

/// Differs from start to start, so that no application is taken for one of an earlier run.
std::string random_seed() {
  std::random_device device;
  std::string seed;
  for (int i = 0; i < 4; ++i) seed += std::to_string(device()) + (i < 3 ? "." : "");
  return seed;
}

/// Print-outs name people: the folder is for the kiosk's own user. That its parent exists is the staff's affair.
void make_print_folder(const std::string& printer) {
  namespace fs = std::filesystem;
  constexpr std::string_view scheme = "folder:";
  const std::string folder = printer.substr(scheme.size(), printer.find('?') - scheme.size());
  std::error_code problem;
  if (fs::create_directory(folder, problem)) {
    fs::permissions(folder, fs::perms::owner_all, problem);
  } else if (!fs::is_directory(folder, problem)) {
    std::fprintf(stderr, "chayue: no print folder %s: printing will fail\n", folder.c_str());
  }
}

/// What is wrong with the file is said to staff, who see stderr in the journal.
office::Settings settings_in(const std::string& data) {
  const office::ReadSettings read = office::read_settings(data);
  for (const std::string& complaint : read.complaints) std::fprintf(stderr, "chayue: %s\n", complaint.c_str());
  return read.settings;
}

app::Limits limits_of(const office::Settings& settings, const std::string& printer) {
  app::Limits limits;
  limits.visit_pages = settings.visit_pages;
  limits.hold_days = settings.hold_days;
  limits.prepared_s = settings.prepared_min * 60;
  limits.two_sided = settings.two_sided;
  limits.key_repeat_after_s = settings.key_repeat_after_s;
  limits.key_repeat_every_s = settings.key_repeat_every_s;
  limits.double_strike_s = settings.double_strike_s;
  limits.paper = !office::is_folder(printer);
  return limits;
}

/// Before anything reads the catalogue: a store that is damaged makes way for the last good version.
catalog::Versions::Recovery recover_store(const std::string& data) {
  const auto recovery = updates::recover(data);
  if (!recovery.ok()) {
    std::fprintf(stderr, "chayue: the catalogue was not checked: %s\n", recovery.error().detail.c_str());
    return {};
  }
  const std::string line = updates::log_line(*recovery);
  if (!line.empty()) std::fprintf(stderr, "chayue: %s\n", line.c_str());
  if (!recovery->set_aside) return *recovery;
  const std::string who(words::zh(words::Word::clerk_this_kiosk));
  const base::Status noted = office::append(data, office::log_time(), who, office::Act::store_set_aside, line);
  if (!noted.ok()) std::fprintf(stderr, "chayue: no log of staff's acts: %s\n", noted.error().detail.c_str());
  return *recovery;
}

/// The kiosk's own key, made at the first start. Nothing, with a word to staff: receipts bear no QR code.
std::optional<requests::ReceiptSigner> receipt_signer(const std::string& data) {
  std::error_code ignored;
  std::filesystem::create_directories(data, ignored);
  auto opened = requests::ReceiptSigner::open(data);
  if (opened.ok()) return std::move(*opened);
  std::fprintf(stderr, "chayue: receipts are not signed: %s\n", opened.error().detail.c_str());
  return std::nullopt;
}

/// What becomes of orders, each on the thread that it is for.
DeskLine desk_of(Worker& worker, UpdateRoom& update_room) {
  const auto post = [&](app::Order order) {
    if (UpdateRoom::takes(order)) return update_room.post(std::move(order));
    worker.post(std::move(order));
  };
  const auto answers = [&] {
    app::Events events = worker.drain();
    for (app::Event& event : update_room.drain()) events.push_back(std::move(event));
    return events;
  };
  return {post, answers};
}

/// Null, with a word to staff, where the tables are missing or damaged: the kiosk goes on without Chinese panels.
std::unique_ptr<input::Engines> engines_in(const input::Engines::Paths& tables) {
  auto opened = input::Engines::open(tables);
  if (opened.ok()) return std::move(*opened);
  std::fprintf(stderr, "chayue: no Chinese typing panels: %s\n", opened.error().detail.c_str());
  return nullptr;
}

std::unique_ptr<base::Clock> clock_of(const Options& options) {
  if (options.now) return std::make_unique<base::FixedClock>(*options.now);
  return std::make_unique<paperwork::SystemClock>();
}

/// What runs when the loop is ready: nothing but the loop, or a tour. The exit code.
int play(Loop::Parts parts, const std::optional<TourFolders>& folders, bool dev) {
  Session& session = parts.session;
  std::function<void(std::string)> take_picture;
  std::optional<Tour> tour;
  if (folders) {
    tour.emplace(*folders, [&](std::string path) { take_picture(std::move(path)); });
    parts.every_turn = [&](double now_s) { return tour->advance(session, now_s); };
  }
  Loop loop(std::move(parts));
  take_picture = [&](std::string path) { loop.want_screenshot(std::move(path)); };
  session.give(app::Started{});
  loop.run();
  if (dev) std::fprintf(stderr, "%s\n", loop.figures().line().c_str());
  return !tour || tour->succeeded() ? 0 : 1;
}

int run(const Options& options, const std::optional<TourFolders>& tour) {
  const auto clock = clock_of(options);
  const std::string data = tour ? tour->data : options.data;
  const office::Settings settings = settings_in(options.data);
  const std::string printer = tour ? "folder:" + tour->printed : office::printer_of(settings, options.printer, data);
  if (office::is_folder(printer)) make_print_folder(printer);
  auto device = printing::open_device(printer);
  if (!device.ok()) return fail(device.error());
  const catalog::Versions::Recovery recovery = recover_store(data);
  const requests::FileSealer sealer(data);
  const auto signer = receipt_signer(data);
  office::PressRoom press(printing::debian_font_paths());
  PrintRoom print_room({std::move(*device), data, settings.patience, *clock});
  Desk desk({data, press, print_room, *clock, sealer, settings, {}, signer ? &*signer : nullptr});

  auto atlas = ui::GlyphAtlas::open(ui::debian_screen_fonts());
  if (!atlas.ok()) return fail(atlas.error());
  const input::Engines::Paths tables{input::product_folder(), input::catalogue_folder(data)};
  Session session(**atlas, {options.ppi, options.recorded(), clock->now(), random_seed(),
                            limits_of(settings, printer), engines_in(tables), tables});
  auto window = Window::open({options.width, options.height, options.fullscreen, options.dev, options.pointer_only},
                             [&](Arrival arrival) { session.add(std::move(arrival), steady_s()); });
  if (!window.ok()) return fail(window.error());
  auto renderer = GlRenderer::open(**atlas);
  if (!renderer.ok()) return fail(renderer.error());

  Worker worker([&](const app::Order& order) { return desk.perform(order); }, &Window::wake);
  UpdateRoom update_room({data, [&] { return find_sticks(settings.stick_roots); }, *clock, &Window::wake});
  session.give(app::StoreRecovered{recovery});
  std::optional<SemanticsFile> semantics;
  if (!options.semantics_file.empty()) semantics.emplace(options.semantics_file);
  return play(
      {**window, **renderer, session, *clock, desk_of(worker, update_room), semantics ? &*semantics : nullptr, {}},
      tour, options.dev);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = read_options(argc, argv);
  if (const auto* exit = std::get_if<Exit>(&options)) return exit->code;
  forbid_dumps();
  hold_end_signals();  // before any thread starts, so that all of them leave the signals to the loop
  const Options& chosen = std::get<Options>(options);
  if (chosen.tour.empty()) return run(chosen, std::nullopt);
  const auto tour = prepare_tour(chosen.tour, chosen.data);
  return tour.ok() ? run(chosen, *tour) : fail(tour.error());
}
