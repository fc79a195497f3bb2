// chayue: the kiosk's program. Puts the parts together and runs them; every decision is made elsewhere.
#include <cstdio>
#include <random>

#include "kiosk/shell/desk.h"
#include "kiosk/shell/loop.h"
#include "kiosk/shell/options.h"
#include "kiosk/shell/system_clock.h"
#include "kiosk/shell/worker.h"

namespace {

using namespace shell;

int fail(const base::Error& error) {
  std::fprintf(stderr, "chayue: %s\n", error.detail.c_str());
  return 1;
}

/// Differs from start to start, so that no application is taken for one of an earlier run.
std::string random_seed() {
  std::random_device device;
  std::string seed;
  for (int i = 0; i < 4; ++i) seed += std::to_string(device()) + (i < 3 ? "." : "");
  return seed;
}

std::unique_ptr<base::Clock> clock_of(const Options& options) {
  if (options.now) return std::make_unique<base::FixedClock>(*options.now);
  return std::make_unique<SystemClock>();
}

int run(const Options& options) {
  const auto clock = clock_of(options);
  printing::FolderPrinter printer(options.print_folder);
  const requests::PlainSealer sealer;
  Desk desk({options.data, printing::default_font_paths(options.assets), printer, *clock, sealer});

  auto atlas = ui::GlyphAtlas::open(ui::debian_screen_fonts());
  if (!atlas.ok()) return fail(atlas.error());
  Session session(**atlas, {options.ppi, options.recorded(), clock->now(), random_seed()});
  auto window = Window::open({options.width, options.height, options.fullscreen, options.dev},
                             [&](Arrival arrival) { session.add(std::move(arrival), steady_s()); });
  if (!window.ok()) return fail(window.error());
  auto renderer = GlRenderer::open(**atlas);
  if (!renderer.ok()) return fail(renderer.error());

  Worker worker([&](const app::Order& order) { return desk.perform(order); }, &Window::wake);
  std::optional<SemanticsFile> semantics;
  if (!options.semantics_file.empty()) semantics.emplace(options.semantics_file);
  Loop loop({**window,
             **renderer,
             session,
             *clock,
             {[&](app::Order order) { worker.post(std::move(order)); }, [&] { return worker.drain(); }},
             semantics ? &*semantics : nullptr,
             {}});
  session.give(app::Started{});
  loop.run();
  if (options.dev) std::fprintf(stderr, "%s\n", loop.figures().line().c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = read_options(argc, argv);
  if (const auto* exit = std::get_if<Exit>(&options)) return exit->code;
  hold_end_signals();  // before any thread starts, so that all of them leave the signals to the loop
  return run(std::get<Options>(options));
}
