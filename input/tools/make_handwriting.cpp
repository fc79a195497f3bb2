// make_handwriting MEDIANS OUT: the middle lines of strokes -> templates for the recogniser. Run by the build.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "input/handwriting_templates.h"
#include "input/tools/ink_variants.h"
#include "input/tools/scatter.h"

namespace {

using input::Features;

constexpr std::size_t hands = 16;            ///< in which each character is written for its template
constexpr std::size_t hands_in_scatter = 4;  ///< of these
constexpr double floor_of_scatter = 0.4;
constexpr double favour = 2.0;  ///< for each class of commonness, in the squares of a template's space
constexpr double widest = 5;    ///< what lies further out, in standard deviations, is cut to fit a byte

struct Shape {
  char32_t character = 0;
  int commonness = 0;  ///< 0 to 9
  base::Ink ink;
};

std::int16_t grid_place(char sign) { return static_cast<std::int16_t>((sign - '!') * (base::ink_side - 1) / 93); }

base::InkStroke stroke_of(const std::string& signs) {
  base::InkStroke stroke;
  for (std::size_t i = 0; i + 1 < signs.size(); i += 2)
    stroke.push_back({grid_place(signs[i]), grid_place(signs[i + 1])});
  return stroke;
}

/// Rows "永 7 !!AB CD": the character, how common it is, its strokes.
std::vector<Shape> read_shapes(std::istream& in) {
  std::vector<Shape> shapes;
  for (std::string row; std::getline(in, row);) {
    if (row.empty() || row.rfind("# ", 0) == 0) continue;
    std::istringstream fields(row);
    std::string character, signs;
    Shape shape;
    fields >> character >> shape.commonness;
    shape.character = base::decode_at(character, 0).code_point;
    while (fields >> signs) shape.ink.push_back(stroke_of(signs));
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

/// The features of one character in many hands; the mean goes to the template, the differences to the scatter.
class Class {
 public:
  Class(const Shape& shape, tools::Chance& chance) {
    while (all_.size() < hands) {
      const auto features = input::features_of(all_.empty() ? shape.ink : tools::variant_of(shape.ink, chance));
      if (features) all_.push_back(*features);
    }
    for (const Features& one : all_)
      for (std::size_t i = 0; i < one.size(); ++i) mean_[i] += one[i] / static_cast<float>(hands);
  }
  const Features& mean() const { return mean_; }
  void scatter_into(tools::Scatter& scatter) const {
    for (std::size_t hand = 1; hand <= hands_in_scatter; ++hand) {
      Features difference{};
      for (std::size_t i = 0; i < difference.size(); ++i) difference[i] = all_[hand][i] - mean_[i];
      scatter.add(difference);
    }
  }

 private:
  std::vector<Features> all_;
  Features mean_{};
};

/// The means of the characters and what evens out their scatter.
struct Learnt {
  std::vector<Features> means;
  std::vector<float> straighten;
};

Learnt learn(const std::vector<Shape>& shapes) {
  tools::Chance chance(1);
  tools::Scatter scatter;
  Learnt learnt;
  for (const Shape& shape : shapes) {
    const Class one(shape, chance);
    learnt.means.push_back(one.mean());
    one.scatter_into(scatter);
  }
  learnt.straighten = scatter.straighten(floor_of_scatter);
  return learnt;
}

Features middle_of(const std::vector<Features>& means) {
  Features middle{};
  for (const Features& mean : means)
    for (std::size_t i = 0; i < mean.size(); ++i) middle[i] += mean[i] / static_cast<float>(means.size());
  return middle;
}

/// What a step of a row is: the places' standard deviation fits `widest` times into a byte.
float scale_for(const std::vector<Features>& places) {
  double squares = 0;
  for (const Features& place : places)
    for (const float value : place) squares += static_cast<double>(value) * value;
  const double deviation = std::sqrt(squares / static_cast<double>(places.size() * input::feature_count));
  return static_cast<float>(deviation * widest / 127);
}

input::HandwritingTemplates::Row row_at(const Features& place, float scale) {
  input::HandwritingTemplates::Row row{};
  for (std::size_t i = 0; i < row.size(); ++i)
    row[i] = static_cast<std::int8_t>(std::clamp(std::lround(place[i] / scale), -127L, 127L));
  return row;
}

double squared_length(const input::HandwritingTemplates::Row& row, float scale) {
  double sum = 0;
  for (const std::int8_t step : row) sum += static_cast<double>(step) * step;
  return sum * scale * scale;
}

input::HandwritingTemplates make_templates(const std::vector<Shape>& shapes) {
  const Learnt learnt = learn(shapes);
  input::HandwritingTemplates made;
  made.middle = middle_of(learnt.means);
  made.straighten = learnt.straighten;
  std::vector<Features> places;
  for (const Features& mean : learnt.means) places.push_back(made.place_of(mean));
  made.scale = scale_for(places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    made.characters.push_back(shapes[i].character);
    made.rows.push_back(row_at(places[i], made.scale));
    const double far = squared_length(made.rows.back(), made.scale);
    made.burden.push_back(static_cast<float>(far / 2 - favour * shapes[i].commonness));
  }
  return made;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return std::cerr << "make_handwriting MEDIANS OUT\n", 2;
  std::ifstream in(words[1]);
  const std::vector<Shape> shapes = read_shapes(in);
  if (shapes.empty()) return std::cerr << words[1] << ": no shapes\n", 1;
  std::ofstream out(words[2], std::ios::binary);
  const std::string bytes = to_bytes(make_templates(shapes));
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return out.flush() ? 0 : 1;
}
