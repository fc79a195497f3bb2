// Handwriting: the nearest templates to what a finger wrote, whatever the order and number of its strokes.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "input/entry.h"

namespace input {

class HandwritingRecogniser {
 public:
  /// `file`: templates as the build makes them. unavailable: missing or damaged.
  static base::Result<std::unique_ptr<HandwritingRecogniser>> open(const std::string& file);
  ~HandwritingRecogniser();
  HandwritingRecogniser(const HandwritingRecogniser&) = delete;
  HandwritingRecogniser& operator=(const HandwritingRecogniser&) = delete;

  /// Empty ink, or ink without a stroke of two points, offers nothing.
  Offer offer(const Handwriting& entry, std::size_t count) const;
  std::size_t size() const;  ///< characters that it knows

 private:
  struct Templates;
  explicit HandwritingRecogniser(std::unique_ptr<Templates> templates);
  std::unique_ptr<Templates> templates_;
};

}  // namespace input
