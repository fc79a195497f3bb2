// Page code of a document: the same on every kiosk that holds the document, another one once its text has changed.
#pragma once

#include "base/block.h"
#include "base/page_code.h"
#include "catalog/model.h"

namespace catalog {

/// From the 索引号, the title and the text. Page 0. The state (有效性) is no part of it: that is what the reader
/// wants to be told anew.
base::PageCode page_code_of(const Record& record, const base::Blocks& body = {});

}  // namespace catalog
