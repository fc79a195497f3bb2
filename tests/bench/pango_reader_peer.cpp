// The counterpart of reader_bench: what a text view on pango does to show a text: all paragraphs laid out once.
// Usage: pango_reader_peer TEXT_FILE
#include <pango/pangocairo.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  constexpr int width_px = 912, type_px = 36, indent_px = 72;
  const auto start = std::chrono::steady_clock::now();
  cairo_surface_t* const surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width_px, 1920);
  cairo_t* const cairo = cairo_create(surface);
  PangoLayout* const layout = pango_cairo_create_layout(cairo);
  PangoFontDescription* const font = pango_font_description_from_string("Noto Sans CJK SC");
  pango_font_description_set_absolute_size(font, type_px * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, width_px * PANGO_SCALE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(layout, indent_px * PANGO_SCALE);
  std::ifstream in(arguments[1]);
  int lines = 0;
  for (std::string line; std::getline(in, line);) {
    pango_layout_set_text(layout, line.data(), static_cast<int>(line.size()));
    lines += pango_layout_get_line_count(layout);
  }
  const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  std::printf("%-44s %8.2f ms, %d lines\n", "pango, all of it laid out at once", ms, lines);
  pango_font_description_free(font);
  g_object_unref(layout);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return 0;
}
