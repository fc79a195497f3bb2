#include "kiosk/shell/screenshot.h"

#include <epoxy/gl.h>
#include <png.h>

#include <cstdint>
#include <cstdio>
#include <vector>

namespace shell {

base::Status save_screenshot(const std::string& path, int width, int height) {
  const auto stride = static_cast<std::size_t>(width) * 3;
  std::vector<std::uint8_t> pixels(stride * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  // GL's rows start at the bottom: a negative stride turns them round.
  const int written =
      png_image_write_to_file(&image, path.c_str(), 0, pixels.data(), -static_cast<png_int_32>(stride), nullptr);
  if (written != 0) return base::Done{};
  std::remove(path.c_str());
  return base::error(base::ErrorKind::unavailable, "screenshot " + path + ": " + image.message);
}

}  // namespace shell
