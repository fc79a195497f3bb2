#include "input/handwriting.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/utf8.h"
#include "input/handwriting_templates.h"
#include "input/table_file.h"

namespace input {
namespace {

using Place = std::array<std::int16_t, feature_count>;

/// The place in the steps of the templates' rows, a sixteenth of one each.
constexpr float fine = 16;

Place in_steps(const Features& place, float scale) {
  Place steps{};
  for (std::size_t i = 0; i < feature_count; ++i)
    steps[i] = static_cast<std::int16_t>(std::clamp(std::lround(place[i] / scale * fine), -8000L, 8000L));
  return steps;
}

std::int32_t product(const Place& place, const HandwritingTemplates::Row& row) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += place[i] * row[i];
  return sum;
}

}  // namespace

struct HandwritingRecogniser::Templates {
  HandwritingTemplates data;

  /// How near each template is; more is nearer.
  std::vector<float> nearness(const Features& features) const {
    const Place place = in_steps(data.place_of(features), data.scale);
    const float unit = data.scale * data.scale / fine;
    std::vector<float> near(data.rows.size());
    for (std::size_t i = 0; i < near.size(); ++i)
      near[i] = static_cast<float>(product(place, data.rows[i])) * unit - data.burden[i];
    return near;
  }
};

HandwritingRecogniser::HandwritingRecogniser(std::unique_ptr<Templates> templates)
    : templates_(std::move(templates)) {}
HandwritingRecogniser::~HandwritingRecogniser() = default;

base::Result<std::unique_ptr<HandwritingRecogniser>> HandwritingRecogniser::open(const std::string& file) {
  const auto bytes = read_whole(file);
  if (!bytes) return bytes.error();
  auto data = templates_from(*bytes);
  if (!data) return data.error();
  auto templates = std::make_unique<Templates>();
  templates->data = std::move(*data);
  return std::unique_ptr<HandwritingRecogniser>(new HandwritingRecogniser(std::move(templates)));
}

std::size_t HandwritingRecogniser::size() const { return templates_->data.characters.size(); }

Offer HandwritingRecogniser::offer(const Handwriting& entry, std::size_t count) const {
  const auto features = features_of(entry.ink);
  if (!features || count == 0) return {};
  const std::vector<float> near = templates_->nearness(*features);
  std::vector<std::size_t> order(near.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::size_t shown = std::min(count, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                    [&](std::size_t a, std::size_t b) { return near[a] != near[b] ? near[a] > near[b] : a < b; });
  Offer offer;
  for (std::size_t i = 0; i < shown; ++i)
    base::append(offer.candidates.emplace_back().text, templates_->data.characters[order[i]]);
  offer.more = shown < order.size();
  return offer;
}

}  // namespace input
