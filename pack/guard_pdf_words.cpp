#include "pack/guard_pdf_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <pugixml.hpp>

#include "base/utf8.h"

namespace pack {
namespace {

constexpr int darkest = 90;      // as dark as this or darker all over: covered
constexpr int even_spread = 10;  // so little between the lightest and the darkest: nothing is drawn there
constexpr std::size_t shortest_run = 2;
constexpr std::size_t largest_side = 20'000;  // pixels

std::string_view local(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.rfind(':') + 1);
}

PdfWord word_of(const pugi::xml_node& node) {
  std::string text = node.child_value();
  if (!base::is_valid_utf8(text)) text.clear();
  return {std::move(text), node.attribute("xMin").as_double(), node.attribute("yMin").as_double(),
          node.attribute("xMax").as_double(), node.attribute("yMax").as_double()};
}

struct Reader final : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = local(node.name());
    if (name == "page")
      pages.push_back({node.attribute("width").as_double(), node.attribute("height").as_double(), {}});
    if (pages.empty()) return true;
    if (name == "line") pages.back().lines.emplace_back();
    if (name != "word") return true;
    if (pages.back().lines.empty()) pages.back().lines.emplace_back();
    pages.back().lines.back().push_back(word_of(node));
    return true;
  }
  std::vector<PdfPage> pages;
};

/// A number of a PGM head, behind white space and comments.
std::optional<std::size_t> take_number(std::string_view& bytes) {
  while (!bytes.empty() &&
         (bytes[0] == ' ' || bytes[0] == '\n' || bytes[0] == '\r' || bytes[0] == '\t' || bytes[0] == '#')) {
    const std::size_t end = bytes[0] == '#' ? bytes.find('\n') : 0;
    if (end == std::string_view::npos) return std::nullopt;
    bytes.remove_prefix(end + 1);
  }
  std::size_t value = 0, digits = 0;
  for (; !bytes.empty() && bytes[0] >= '0' && bytes[0] <= '9' && digits < 6; ++digits, bytes.remove_prefix(1))
    value = value * 10 + static_cast<std::size_t>(bytes[0] - '0');
  return digits == 0 ? std::nullopt : std::optional(value);
}

/// One character of a word and where it stands, as far as one can tell: characters of a word are taken to be wide
/// (汉字) or half as wide.
struct Spot {
  char32_t character = 0;
  double left = 0, top = 0, right = 0, bottom = 0;
};

double width_of(char32_t c) { return c < 0x1100 ? 1.0 : 2.0; }

std::vector<Spot> spots_of(const PdfWord& word) {
  double total = 0;
  std::size_t count = 0;
  base::for_each_code_point(word.text, [&](char32_t c) { total += width_of(c), ++count; });
  const double width = word.right - word.left, height = word.bottom - word.top;
  const bool upright = count > 1 && height > 1.5 * width;  // vertical writing
  std::vector<Spot> spots;
  double done = 0;
  base::for_each_code_point(word.text, [&](char32_t c) {
    const double from = done / total, to = (done + width_of(c)) / total;
    done += width_of(c);
    if (upright)
      spots.push_back({c, word.left, word.top + from * height, word.right, word.top + to * height});
    else
      spots.push_back({c, word.left + from * width, word.top, word.left + to * width, word.bottom});
  });
  return spots;
}

/// Characters that leave ink over a good part of their place.
bool has_ink(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF5A) ||
         (base::is_han(c) && c != U'一' && c != U'〇');
}

struct Spread {
  int darkest = 255;
  int lightest = 0;
  bool empty = true;
};

class Ground {
 public:
  /// Of a page that is turned, pdftotext tells the sides as they are before turning and the words as they are after
  /// it.
  Ground(const PdfPage& page, const GreyPicture& picture) : picture_(picture) {
    const auto width = static_cast<double>(picture.width), height = static_cast<double>(picture.height);
    const double upright = std::abs(width / page.width - height / page.height);
    const double turned = std::abs(width / page.height - height / page.width);
    x_ = width / (turned < upright ? page.height : page.width);
    y_ = height / (turned < upright ? page.width : page.height);
  }

  /// Of the part of a spot that lies between these shares of its width and height.
  Spread spread(const Spot& spot, double inset_x, double inset_y) const {
    const double dx = (spot.right - spot.left) * inset_x, dy = (spot.bottom - spot.top) * inset_y;
    const std::size_t left = pixel((spot.left + dx) * x_, picture_.width);
    const std::size_t right = pixel((spot.right - dx) * x_, picture_.width);
    const std::size_t top = pixel((spot.top + dy) * y_, picture_.height);
    const std::size_t bottom = pixel((spot.bottom - dy) * y_, picture_.height);
    Spread result;
    for (std::size_t row = top; row < bottom; ++row)
      for (std::size_t column = left; column < right; ++column) {
        const int value = static_cast<unsigned char>(picture_.pixels[row * picture_.width + column]);
        result.darkest = std::min(result.darkest, value);
        result.lightest = std::max(result.lightest, value);
        result.empty = false;
      }
    return result;
  }

 private:
  static std::size_t pixel(double value, std::size_t limit) {
    if (!(value > 0)) return 0;
    return value >= static_cast<double>(limit) ? limit : static_cast<std::size_t>(std::lround(value));
  }

  const GreyPicture& picture_;
  double x_ = 1;  ///< pixels a point
  double y_ = 1;
};

enum class Sight { seen, covered, unseen, nothing };  // nothing: a sign that tells nothing

Sight sight_of(const Spot& spot, const Ground& ground) {
  if (!has_ink(spot.character)) return Sight::nothing;
  const Spread middle = ground.spread(spot, 0.15, 0.25);
  if (middle.empty) return Sight::nothing;  // off the page, or smaller than a pixel
  if (middle.lightest <= darkest) return Sight::covered;
  const Spread whole = ground.spread(spot, 0.05, 0.08);
  return whole.lightest - whole.darkest <= even_spread ? Sight::unseen : Sight::seen;
}

/// Gathers the runs of one line.
class Runs {
 public:
  explicit Runs(std::vector<HiddenText>& found) : found_(found) {}

  void add(const Spot& spot, Sight sight) {
    if (sight == Sight::nothing) {
      if (length_ > 0) base::append(run_.text, spot.character);
      return;
    }
    if (length_ > 0 && (sight == Sight::seen || (sight == Sight::covered) != run_.covered)) end();
    if (sight == Sight::seen) return;
    if (length_ == 0) run_ = {{}, sight == Sight::covered, spot.left, spot.top};
    base::append(run_.text, spot.character);
    ++length_;
  }

  void end() {
    if (length_ >= shortest_run) found_.push_back(run_);
    length_ = 0;
  }

 private:
  std::vector<HiddenText>& found_;
  HiddenText run_;
  std::size_t length_ = 0;
};

}  // namespace

base::Result<std::vector<PdfPage>> read_pdf_pages(std::string_view xhtml) {
  pugi::xml_document xml;
  if (!xml.load_buffer(xhtml.data(), xhtml.size()))
    return base::error(base::ErrorKind::bad_input, "no words of a PDF");
  Reader reader;
  pugi::xml_node root = xml;
  root.traverse(reader);
  return std::move(reader.pages);
}

base::Result<GreyPicture> take_picture(std::string_view& bytes) {
  const base::Error bad = base::error(base::ErrorKind::bad_input, "no PGM picture");
  if (!bytes.starts_with("P5")) return bad;
  std::string_view rest = bytes.substr(2);
  const auto width = take_number(rest), height = take_number(rest), deepest = take_number(rest);
  if (!width || !height || deepest != 255 || rest.empty() || *width > largest_side || *height > largest_side)
    return bad;
  rest.remove_prefix(1);
  const std::size_t size = *width * *height;
  if (size == 0 || rest.size() < size) return bad;
  bytes = rest.substr(size);
  return GreyPicture{*width, *height, rest.substr(0, size)};
}

std::vector<HiddenText> hidden_texts(const PdfPage& page, const GreyPicture& picture) {
  std::vector<HiddenText> found;
  if (!(page.width > 0) || !(page.height > 0) || picture.pixels.size() < picture.width * picture.height) return found;
  const Ground ground(page, picture);
  for (const PdfLine& line : page.lines) {
    Runs runs(found);
    for (const PdfWord& word : line)
      for (const Spot& spot : spots_of(word)) runs.add(spot, sight_of(spot, ground));
    runs.end();
  }
  return found;
}

}  // namespace pack
