// The bench's counterpart: text to PDF with pango and cairo, a paragraph a line, in the measure of GB/T 9704.
// Usage: pango_peer TEXT_FILE PDF
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <fstream>
#include <string>

namespace {

constexpr double mm = 72 / 25.4;
constexpr double left = 28 * mm, top = 37 * mm, measure = 156 * mm, pitch = 225 * mm / 22;
constexpr int lines_per_page = 22;

/// Deals lines out to pages.
struct Sheet {
  cairo_t* cairo;
  int line = 0;

  void add(PangoLayoutLine* text, double x) {
    if (line == lines_per_page) cairo_show_page(cairo), line = 0;
    cairo_move_to(cairo, left + x, top + line * pitch + 0.8 * pitch);
    pango_cairo_show_layout_line(cairo, text);
    ++line;
  }
};

void add_paragraph(Sheet& sheet, PangoLayout* layout, const std::string& text) {
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  PangoLayoutIter* const lines = pango_layout_get_iter(layout);
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(lines, nullptr, &extents);
    sheet.add(pango_layout_iter_get_line_readonly(lines), static_cast<double>(extents.x) / PANGO_SCALE);
  } while (pango_layout_iter_next_line(lines));
  pango_layout_iter_free(lines);
}

PangoLayout* layout_for(cairo_t* cairo) {
  PangoLayout* const layout = pango_cairo_create_layout(cairo);
  PangoFontDescription* const font = pango_font_description_from_string("FandolFang R, FandolFang 16");
  pango_font_description_set_absolute_size(font, 16 * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, static_cast<int>(measure * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_justify(layout, TRUE);
  pango_layout_set_indent(layout, 32 * PANGO_SCALE);
  PangoAttrList* const attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(-0.21 * PANGO_SCALE)));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  return layout;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  cairo_surface_t* const surface = cairo_pdf_surface_create(arguments[2], 210 * mm, 297 * mm);
  Sheet sheet{cairo_create(surface)};
  PangoLayout* const layout = layout_for(sheet.cairo);
  std::ifstream in(arguments[1]);
  for (std::string line; std::getline(in, line);) add_paragraph(sheet, layout, line);
  g_object_unref(layout);
  cairo_destroy(sheet.cairo);
  cairo_surface_finish(surface);
  const bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return good ? 0 : 1;
}
