#include "input/tools/scatter.h"

#include <cmath>

namespace tools {
namespace {

constexpr std::size_t n = input::feature_count;
using Square = std::vector<double>;

/// A = L L^T, in place: the lower half of `a` becomes L.
void factor(Square& a) {
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = j; i < n; ++i) {
      double sum = a[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = i == j ? std::sqrt(sum) : sum / a[j * n + j];
    }
}

/// Column by column; the result is kept turned over, so that the sums run along rows.
Square inverse_turned(const Square& lower) {
  Square inverse(n * n, 0.0);
  for (std::size_t column = 0; column < n; ++column) {
    double* const x = &inverse[column * n];
    for (std::size_t i = column; i < n; ++i) {
      double sum = i == column ? 1.0 : 0.0;
      for (std::size_t k = column; k < i; ++k) sum -= lower[i * n + k] * x[k];
      x[i] = sum / lower[i * n + i];
    }
  }
  return inverse;
}

}  // namespace

Scatter::Scatter() : sums_(n * n, 0.0F) {}

void Scatter::add(const input::Features& difference) {
  for (std::size_t i = 0; i < n; ++i) {
    float* const row = &sums_[i * n];
    const float factor = difference[i];
    for (std::size_t j = 0; j <= i; ++j) row[j] += factor * difference[j];
  }
  count_ += 1;
}

std::vector<float> Scatter::straighten(double floor) const {
  double trace = 0;
  for (std::size_t i = 0; i < n; ++i) trace += sums_[i * n + i] / count_;
  Square covariance(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      covariance[i * n + j] = sums_[i * n + j] / count_ + (i == j ? floor * trace / static_cast<double>(n) : 0.0);
  factor(covariance);
  const Square turned = inverse_turned(covariance);
  std::vector<float> triangle;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) triangle.push_back(static_cast<float>(turned[j * n + i]));
  return triangle;
}

}  // namespace tools
