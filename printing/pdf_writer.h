// Writer: a layout's sheets -> a PDF file.
#pragma once

#include "base/result.h"
#include "printing/fonts.h"
#include "printing/imposition.h"
#include "printing/layout.h"
#include "printing/pdf.h"

namespace printing {

/// Sheet by sheet, so that of the pages nothing stays but what is in the file. Codes of characters are dealt out in
/// the order of first use: same input and fonts, same bytes. Fails as PdfDocument does.
base::Result<Pdf> write_pdf(Fonts& fonts, const Paper& paper, const Layout& layout, const Sheets& sheets);

}  // namespace printing
