// Scatter: how the features of one character differ from hand to hand, and what evens that out. Inside of the build's
// tools only.
#pragma once

#include <vector>

#include "input/handwriting_features.h"

namespace tools {

class Scatter {
 public:
  Scatter();
  /// The difference of one hand's features to the mean of that character's.
  void add(const input::Features& difference);
  /// The lower triangle, by rows, of the matrix after which the differences are of the same size in every direction
  /// (the inverse of the Cholesky factor of the covariance). `floor` of the mean variance is added to each.
  std::vector<float> straighten(double floor) const;

 private:
  std::vector<float> sums_;  ///< full square, lower half filled
  double count_ = 0;
};

}  // namespace tools
