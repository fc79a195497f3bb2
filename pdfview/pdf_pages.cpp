#include "pdfview/pdf_pages.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "pdfview/limited_child.h"

namespace pdfview {
namespace {

using End = ChildRun::End;

constexpr const char* document = "/proc/self/fd/0";  // stdin by a name, so that the programs can move about in it
const std::vector<std::string> environment = {"LC_ALL=C.UTF-8"};
constexpr std::size_t most_information_bytes = 1U << 20U;

/// Limits of one call, however many programs it runs.
ChildLimits child_limits(const Limits& limits) {
  const auto time = std::chrono::duration<double>(std::clamp(limits.seconds, 0.0, 600.0));
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(time);
  return {deadline, limits.memory_bytes, limits.output_bytes};
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// What a run of one of poppler's programs came to; none: it succeeded.
std::optional<Trouble> trouble_of(const ChildRun& run) {
  switch (run.end) {
    case End::not_started: return Trouble::unavailable;
    case End::too_slow: return Trouble::too_slow;
    case End::too_much: return Trouble::too_big;
    case End::signalled:
    case End::exited: break;
  }
  if (run.end == End::exited && run.exit_code == 0) return std::nullopt;
  if (contains(run.complaint, "Incorrect password")) return Trouble::locked;
  const bool out_of_memory = contains(run.complaint, "Out of memory") || contains(run.complaint, "bad_alloc");
  return out_of_memory ? Trouble::too_big : Trouble::broken;
}

/// What stands behind `key` in the last line that begins with it: the title, which may hold lines that look like
/// ours, comes before.
std::string_view value_of(std::string_view output, std::string_view key) {
  const std::size_t found = output.rfind("\n" + std::string(key));
  if (found == std::string_view::npos) return {};
  std::string_view value = output.substr(found + 1 + key.size());
  value = value.substr(0, value.find('\n'));
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  return value;
}

/// Takes a number off the front of the text.
template <class Number>
std::optional<Number> take_number(std::string_view& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

ChildRun ask(const Limits& limits, std::vector<std::string> arguments, const Descriptor& file, ChildLimits child) {
  arguments.emplace_back(document);
  child.output_bytes = most_information_bytes;
  ChildRun run = run_limited({limits.pdfinfo, std::move(arguments), environment}, file, child);
  run.output.insert(0, 1, '\n');
  return run;
}

/// As the page is seen; `turned`: its sides stand the other way round in the file.
struct Size {
  double width_pt = 0;
  double height_pt = 0;
  bool turned = false;
};

/// "Page    7 size:  595.28 x 841.89 pts (A4)" and "Page    7 rot:   90".
std::optional<Size> size_of(std::string_view output, int page) {
  const std::string number = std::to_string(page);
  const std::string key = "Page " + std::string(number.size() < 4 ? 4 - number.size() : 0, ' ') + number;
  std::string_view size = value_of(output, key + " size:"), turn = value_of(output, key + " rot:");
  const auto width = take_number<double>(size);
  if (!width || !take(size, " x ")) return std::nullopt;
  const auto height = take_number<double>(size);
  if (!height || !(*width > 0) || !(*height > 0)) return std::nullopt;
  return turn == "90" || turn == "270" ? Size{*height, *width, true} : Size{*width, *height, false};
}

/// Whether the picture of a page of that size keeps to the limits.
bool fits(const Size& size, int width_px, const Limits& limits) {
  const double height_px = std::ceil(width_px * size.height_pt / size.width_pt);
  return size.width_pt <= limits.longest_side_pt && size.height_pt <= limits.longest_side_pt &&
         3.0 * width_px * (height_px + 1) <= static_cast<double>(limits.output_bytes);
}

std::variant<Size, Trouble> look_up_size(const Descriptor& file, int page, const Limits& limits,
                                         const ChildLimits& child) {
  const std::string number = std::to_string(page);
  const ChildRun run = ask(limits, {"-f", number, "-l", number}, file, child);
  if (const auto trouble = trouble_of(run)) return *trouble;
  const auto size = size_of(run.output, page);
  if (!size) return Trouble::broken;
  return *size;
}

/// pdftoppm scales the sides as they stand in the file.
std::vector<std::string> drawing_arguments(int page, int width_px, bool turned) {
  const std::string number = std::to_string(page), width = std::to_string(width_px), kept = "-1";
  return {"-cropbox",    "-singlefile",         "-f",    number, "-l", number, "-scale-to-x", turned ? kept : width,
          "-scale-to-y", turned ? width : kept, document};
}

/// A picture in binary PPM of 255 shades, as pdftoppm writes it and no other; none if anything is amiss.
std::optional<Picture> read_picture(std::string ppm, int width_px) {
  std::string_view rest = ppm;
  if (!take(rest, "P6\n")) return std::nullopt;
  const auto width = take_number<int>(rest);
  if (width != width_px || !take(rest, " ")) return std::nullopt;
  const auto height = take_number<int>(rest);
  if (!height || *height < 1 || !take(rest, "\n255\n")) return std::nullopt;
  if (rest.size() / 3 / static_cast<std::size_t>(*width) != static_cast<std::size_t>(*height)) return std::nullopt;
  if (rest.size() % (std::size_t{3} * static_cast<std::size_t>(*width)) != 0) return std::nullopt;
  ppm.erase(0, ppm.size() - rest.size());
  return Picture{*width, *height, std::move(ppm)};
}

}  // namespace

std::variant<int, Trouble> count_pages(std::string_view pdf, const Limits& limits) {
  const Descriptor file = sealed_file(pdf);
  const ChildRun run = ask(limits, {}, file, child_limits(limits));
  if (const auto trouble = trouble_of(run)) return *trouble;
  std::string_view value = value_of(run.output, "Pages:");
  const auto pages = take_number<int>(value);
  if (!pages || !value.empty() || *pages < 1) return Trouble::broken;
  if (*pages > limits.most_pages) return Trouble::too_big;
  return *pages;
}

std::variant<Picture, Trouble> draw_page(std::string_view pdf, int page, int width_px, const Limits& limits) {
  if (page < 1 || width_px < 1) return Trouble::broken;
  if (page > limits.most_pages) return Trouble::too_big;
  const Descriptor file = sealed_file(pdf);
  const ChildLimits child = child_limits(limits);
  const auto looked_up = look_up_size(file, page, limits, child);
  if (const auto* trouble = std::get_if<Trouble>(&looked_up)) return *trouble;
  const Size& size = std::get<Size>(looked_up);
  if (!fits(size, width_px, limits)) return Trouble::too_big;
  ChildRun run =
      run_limited({limits.pdftoppm, drawing_arguments(page, width_px, size.turned), environment}, file, child);
  if (const auto trouble = trouble_of(run)) return *trouble;
  auto picture = read_picture(std::move(run.output), width_px);
  if (!picture) return Trouble::broken;
  return std::move(*picture);
}

}  // namespace pdfview
