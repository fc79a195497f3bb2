// The reader on a long text: first frame, scrolling, find, against laying all of it out at once.
// Usage: reader_bench TEXT_FILE [CHARACTERS]; the text is repeated until it has so many (171,000).
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "catalog/text_blocks.h"
#include "kiosk/app/find_in_body.h"
#include "kiosk/app/update.h"
#include "kiosk/ui/draw.h"

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::string text_of(const char* file, std::size_t characters) {
  std::ifstream in(file, std::ios::binary);
  const std::string once{std::istreambuf_iterator<char>(in), {}};
  std::string text;
  while (!once.empty() && base::length(text) < characters) text += once + "\n";
  return std::string(base::prefix(text, characters));
}

struct Pane {
  std::unique_ptr<ui::GlyphAtlas> atlas = std::move(ui::GlyphAtlas::open(ui::debian_screen_fonts()).value());
  ui::Canvas canvas{*atlas};
  ui::Ui ui{canvas, ui::Theme{}};
  app::Model model;
  double now_s = 1;

  /// One frame of 1080 x 1920 and what update() makes of it, without the graphics card's part.
  double frame(float wheel_px = 0) {
    const auto start = Clock::now();
    ui::FrameInput input;
    input.width = 1080, input.height = 1920;
    input.time_s = input.touches.time_s = now_s += 1.0 / 60;
    input.elapsed_s = 1.0F / 60;
    input.touches.mouse_at = {500, 900};
    input.touches.wheel_px = wheel_px;
    app::Events events;
    app::Orders orders;
    canvas.begin_frame(1080, 1920, input.elapsed_s);
    ui.begin(input, app::screen_name(model.screen()));
    ui::draw(ui, model, events);
    ui.end();
    canvas.end_frame();
    for (app::Event& event : events) app::update(model, std::move(event), orders);
    return ms_since(start);
  }
};

void report(const char* what, std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  std::printf("%-44s p50 %8.2f ms  p99 %8.2f ms  max %8.2f ms\n", what, ms[ms.size() / 2], ms[ms.size() * 99 / 100],
              ms.back());
}

/// Opens the text as the worker's answer arrives; returns the time to the end of the first frame.
double open(Pane& pane, const base::Blocks& body) {
  app::Orders orders;
  app::update(pane.model, app::OpenDocument{1}, orders);
  const auto ticket = std::get<app::DocumentScreen>(pane.model.screen()).ticket;
  catalog::Document document;
  document.record.id = 1, document.record.title = "长文件";
  document.body = body;
  const auto start = Clock::now();
  app::update(pane.model, app::DocumentLoaded{ticket, std::move(document)}, orders);
  pane.frame();
  return ms_since(start);
}

void all_at_once(Pane& pane, const base::Blocks& body) {
  std::vector<double> ms;
  for (int i = 0; i < 3; ++i) {
    const auto start = Clock::now();
    for (const base::Block& block : body) ui::layout_block(block, 912, pane.ui.theme(), pane.canvas);
    ms.push_back(ms_since(start));
  }
  report("ours, all of it laid out at once", ms);
}

/// The peer stands beside this program and gets the same text; nothing where it was not built.
void run_peer(const std::filesystem::path& program, const std::string& text) {
  const auto peer = program.parent_path() / "pango_reader_peer";
  const auto file = std::filesystem::temp_directory_path() / ("reader_bench." + std::to_string(::getpid()));
  if (!std::filesystem::exists(peer)) return;
  std::ofstream(file, std::ios::binary) << text;
  std::fflush(stdout);
  if (std::system((peer.string() + " " + file.string()).c_str()) != 0) std::puts("pango_reader_peer failed");
  std::filesystem::remove(file);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const std::size_t characters = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 171'000;
  const std::string text = text_of(arguments[1], characters);
  const base::Blocks body = catalog::parse_text(text, catalog::TextFormat::plain, "");
  std::printf("%zu characters, %zu blocks\n", characters, body.size());
  std::vector<double> cold, settling, scrolling, upwards, finding;
  for (int i = 0; i < 5; ++i) {
    Pane pane;
    pane.frame();
    cold.push_back(open(pane, body));
  }
  report("opening to the first frame, nothing drawn yet", cold);
  Pane pane;
  pane.frame();
  open(pane, body);
  for (int i = 0; i < 60; ++i) settling.push_back(pane.frame());
  report("frames while the rest is laid out", settling);
  for (int i = 0; i < 600; ++i) scrolling.push_back(pane.frame(-120));
  report("frames of scrolling, 7,200 px/s", scrolling);
  for (int i = 0; i < 200; ++i) upwards.push_back(pane.frame(900));
  report("frames of scrolling back, 54,000 px/s", upwards);
  for (const char* word : {"的", "安全", "人民法院", "没有这样的词语"}) {
    const auto start = Clock::now();
    const std::size_t places = app::find_in_body(body, word).size();
    finding.push_back(ms_since(start));
    std::printf("find %s: %zu places\n", word, places);
  }
  report("find as one types, a keystroke", finding);
  all_at_once(pane, body);
  run_peer(arguments[0], text);
  return 0;
}
