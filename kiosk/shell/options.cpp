#include "kiosk/shell/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>

namespace shell {
namespace {

constexpr int least_side_px = 600;
constexpr int largest_side_px = 8192;

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

bool is_side(int px) { return px >= least_side_px && px <= largest_side_px; }

/// "1080x1920"; what is wrong with it, or nothing.
std::string read_size(const std::string& text, Options& options) {
  const auto cross = std::min(text.find('x'), text.size());
  options.width = number(std::string_view(text).substr(0, cross)).value_or(0);
  options.height = number(std::string_view(text).substr(std::min(cross + 1, text.size()))).value_or(0);
  if (is_side(options.width) && is_side(options.height)) return {};
  return "--window: a size like 1080x1920, each side from 600 to 8192";
}

/// "2026-11-23 9:41"; what is wrong with it, or nothing.
std::string read_now(const std::string& text, Options& options) {
  const std::string problem = "--now: a moment like \"2026-11-23 9:41\"";
  const auto space = text.find(' '), colon = text.find(':');
  if (space == std::string::npos || colon == std::string::npos || colon < space) return problem;
  const auto date = base::parse_date(std::string_view(text).substr(0, space));
  const auto hour = number(std::string_view(text).substr(space + 1, colon - space - 1));
  const auto minute = number(std::string_view(text).substr(colon + 1));
  if (!date || !hour || *hour < 0 || *hour > 23 || !minute || *minute < 0 || *minute > 59) return problem;
  options.now = base::LocalTime{*date, *hour, *minute};
  return {};
}

Exit refuse(const std::string& problem) {
  std::fprintf(stderr, "chayue: %s\n", problem.c_str());
  return {2};
}

}  // namespace

std::variant<Options, Exit> read_options(int argc, char** argv) {
  Options options;
  options.data = "/var/lib/chayue";
  std::string size = "1080x1920", now;
  CLI::App app("Chayue: the self-service kiosk of a government-information reading room", "chayue");
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.set_version_flag("--version", "chayue " CHAYUE_VERSION);
  app.add_option("--data", options.data, "Folder of the catalogue and the register")
      ->envname("CHAYUE_DATA")
      ->capture_default_str();
  app.add_option("--printer", options.printer,
                 "ipp://printer/ipp/print, cups:queue or folder:/path; else \"printer\" of <data>/settings.json");
  app.add_option("--window", size, "Size of the window in pixels")->capture_default_str();
  app.add_flag("--fullscreen", options.fullscreen, "Fill the primary monitor");
  app.add_flag("--pointer-only", options.pointer_only,
               "Take touches as the pointer that the system makes of them: one finger at a time");
  app.add_option("--ppi", options.ppi, "Pixels per inch of the panel")
      ->check(CLI::Range(50, 600))
      ->capture_default_str();
  app.add_flag("--dev", options.dev,
               "For developers: cursor, Ctrl+Q, figures on exit; the screen says that it is recorded");
  app.add_option("--semantics", options.semantics_file,
                 "Write what the screen says to this file as JSON (with --dev)");
  app.add_option("--tour", options.tour, "Play a citizen's visit and leave pictures and print-outs in this folder");
  app.add_option("--now", now, "Let the clock stand still at \"YYYY-MM-DD H:MM\" (with --dev or --tour)");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Exit{app.exit(error) == 0 ? 0 : 2};
  }
  std::string problem = read_size(size, options);
  if (problem.empty() && !now.empty()) problem = read_now(now, options);
  if (problem.empty() && !options.semantics_file.empty() && !options.dev)
    problem = "--semantics copies what a visitor types: it needs --dev";
  if (problem.empty() && options.now && !options.recorded()) problem = "--now needs --dev or --tour";
  if (!problem.empty()) return refuse(problem);
  return options;
}

}  // namespace shell
