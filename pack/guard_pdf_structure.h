// Guard PDF structure: what the objects of a PDF say about redaction, layers and notes. Pure: reads qpdf's JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace pack {

struct PdfStructure {
  std::size_t redactions = 0;              ///< annotations that are to be blacked out but have not been
  std::vector<std::string> notes;          ///< what people wrote on it
  std::vector<std::string> hidden_layers;  ///< names of those that are off when the file is opened
};

/// What `qpdf --json=2 --json-key=qpdf` writes. bad_input: nothing of the kind.
base::Result<PdfStructure> read_pdf_structure(std::string_view json);

}  // namespace pack
