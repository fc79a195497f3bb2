#include "printing/pdf.h"

#include <utility>

#include "printing/fonts.h"
#include "printing/imposition.h"
#include "printing/layout.h"
#include "printing/pdf_writer.h"
#include "printing/picture.h"

namespace printing {

FontPaths debian_font_paths() {
  const std::string noto = "/usr/share/fonts/opentype/noto/", unifont = "/usr/share/fonts/opentype/unifont/",
                    hanazono = "/usr/share/fonts/truetype/hanazono/",
                    fandol = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/";
  return {{fandol + "FandolFang-Regular.otf", ""},
          {noto + "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"},
          {noto + "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"},
          {fandol + "FandolHei-Regular.otf", ""},
          {fandol + "FandolKai-Regular.otf", ""},
          {{hanazono + "HanaMinA.ttf", ""},
           {hanazono + "HanaMinB.ttf", ""},
           {unifont + "unifont.otf", ""},
           {unifont + "unifont_upper.otf", ""}}};
}

Press::Press(std::unique_ptr<Fonts> fonts) : fonts_(std::move(fonts)) {}
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;
Press::~Press() = default;

base::Result<Press> Press::open(const FontPaths& paths) {
  base::Result<Fonts> fonts = Fonts::open(paths);
  if (!fonts) return fonts.error();
  return Press(std::make_unique<Fonts>(std::move(*fonts)));
}

Layout Press::lay_out(const Paper& paper, Edition edition) {
  return typeset(paper, edition, [&](char32_t c, Face face) { return fonts_->find(c, face).advance_em; });
}

base::Result<Pdf> Press::pdf(const Paper& paper, const Layout& layout, const Selection& selection) {
  return write_pdf(*fonts_, paper, layout, sheets_of(layout.pages.size(), selection));
}

Picture Press::picture(const Page& page, int width_px) { return draw_picture(*fonts_, page, width_px); }

base::Result<Pdf> make_pdf(Press& press, const Paper& paper) { return press.pdf(paper, press.lay_out(paper)); }

}  // namespace printing
