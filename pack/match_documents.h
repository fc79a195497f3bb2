// Match documents: gives every row its text and its attachments.
#pragma once

#include "pack/collector.h"
#include "pack/gathered.h"

namespace pack {

/// By the columns 正文 and 附件; rows without a 正文 get the document that is called like their 索引号 or 标题. A
/// .pdf is always an attachment. What is named and not there, or not enough to tell, is an error; a document that no
/// row has is warned about.
void match_documents(Gathered& gathered, Collector& found);

}  // namespace pack
