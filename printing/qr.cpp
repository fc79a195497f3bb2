#include "printing/qr.h"

#include <algorithm>
#include <optional>
#include <qrcodegen.hpp>
#include <string>

namespace printing {
namespace {

using qrcodegen::QrCode;

std::optional<QrCode> encoded(std::string_view text) {
  if (text.empty() || text.find('\0') != std::string_view::npos) return std::nullopt;
  try {
    return QrCode::encodeText(std::string(text).c_str(), QrCode::Ecc::MEDIUM);
  } catch (const qrcodegen::data_too_long&) {
    return std::nullopt;
  }
}

/// Dark modules side by side, and the same ones on the rows below.
struct Block {
  int left, right;  // [left, right)
  int top, bottom;  // [top, bottom)
};

/// Lengthens a block that ends right above, or begins a new one.
void add_run(std::vector<Block>& blocks, const Block& run) {
  const auto above = std::find_if(blocks.begin(), blocks.end(), [&](const Block& b) {
    return b.bottom == run.top && b.left == run.left && b.right == run.right;
  });
  if (above == blocks.end()) {
    blocks.push_back(run);
  } else {
    above->bottom = run.bottom;
  }
}

std::vector<Block> blocks_of(const QrCode& code) {
  std::vector<Block> blocks;
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      const int left = x;
      while (code.getModule(x, y)) ++x;  // light outside of the code
      if (x > left) add_run(blocks, {left, x, y, y + 1});
    }
  }
  return blocks;
}

}  // namespace

std::vector<Box> qr_boxes(std::string_view text, float x_pt, float y_pt, float side_pt) {
  const std::optional<QrCode> code = encoded(text);
  if (!code) return {};
  constexpr int quiet_modules = 4;
  const float module_pt = side_pt / static_cast<float>(code->getSize() + 2 * quiet_modules);
  const auto at = [&](int module) { return static_cast<float>(module + quiet_modules) * module_pt; };
  std::vector<Box> boxes;
  for (const Block& b : blocks_of(*code)) {
    boxes.push_back({x_pt + at(b.left), y_pt + at(b.top), static_cast<float>(b.right - b.left) * module_pt,
                     static_cast<float>(b.bottom - b.top) * module_pt});
  }
  return boxes;
}

}  // namespace printing
