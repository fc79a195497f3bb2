#include "printing/pdf_document.h"

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_pages.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <deque>
#include <utility>

#include "printing/deflate.h"

namespace printing {
namespace {

using base::ErrorKind;

struct FreeDocument {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};
using Document = std::unique_ptr<_HPDF_Doc_Rec, FreeDocument>;

/// Two runs of FNV-1a over everything that makes a file differ from another: its identity.
class Digest {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      low_ = (low_ ^ byte) * prime;
      high_ = (high_ + byte) * prime ^ high_ >> 29;
    }
    low_ = (low_ ^ bytes.size()) * prime;
  }
  std::string bytes() const {
    std::string out;
    for (const std::uint64_t half : {high_, low_}) {
      for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(half >> shift & 0xFF);
    }
    return out;
  }

 private:
  static constexpr std::uint64_t prime = 0x100000001B3;
  std::uint64_t low_ = 0xCBF29CE484222325, high_ = 0x6C62272E07BB0142;
};

HPDF_STATUS write_flate_filter(HPDF_Dict, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

/// Entries that libharu has no words for: the text that `attr` points to.
HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, static_cast<const std::string*>(dict->attr)->c_str());
}

HPDF_STATUS append_output(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT count) {
  static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), count);
  return HPDF_OK;
}

/// "AAAAAC+": says that the font is cut down, and which of the document's it is.
std::string subset_tag(std::size_t index) {
  std::string tag = "AAAAAA+";
  for (std::size_t place = 6; place-- > 0; index /= 26) tag[place] = static_cast<char>('A' + index % 26);
  return tag;
}

}  // namespace

struct PdfDocument::State {
  Document document;
  Deflater deflater;
  Digest digest;
  std::vector<HPDF_Dict> pages;
  std::deque<std::string> entries;  // what write_entries() writes; addresses must last

  HPDF_MMgr memory() const { return document->mmgr; }

  HPDF_Dict add_dict() {
    const HPDF_Dict dict = HPDF_Dict_New(memory());
    HPDF_Xref_Add(document->xref, dict);
    return dict;
  }

  HPDF_Dict add_stream(std::string_view bytes) {
    digest.add(bytes);
    const HPDF_Dict dict = raw_stream(deflater.pack(bytes));
    dict->write_fn = write_flate_filter;
    return dict;
  }

  /// libharu's own buffer is 4 KB and more; this one has the size of what is in it.
  HPDF_Dict raw_stream(std::string_view bytes) {
    const HPDF_Dict dict = HPDF_DictStream_New(memory(), document->xref);
    HPDF_Stream_Free(dict->stream);
    dict->stream = HPDF_MemStream_New(memory(), std::max<HPDF_UINT>(1, static_cast<HPDF_UINT>(bytes.size())));
    HPDF_Stream_Write(dict->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                      static_cast<HPDF_UINT>(bytes.size()));
    return dict;
  }

  void add_entries(HPDF_Dict dict, std::string text) {
    dict->attr = &entries.emplace_back(std::move(text));
    dict->write_fn = write_entries;
  }

  HPDF_Array add_array(HPDF_Dict to, const char* key) {
    const HPDF_Array array = HPDF_Array_New(memory());
    HPDF_Dict_Add(to, key, array);
    return array;
  }

  void add_bytes(HPDF_Dict to, const char* key, std::string bytes) {
    HPDF_Dict_Add(to, key, binary(std::move(bytes)));
  }

  HPDF_Binary binary(std::string bytes) {
    digest.add(bytes);
    bytes.resize(std::min<std::size_t>(bytes.size(), 65534));  // of a string
    const auto data = reinterpret_cast<HPDF_BYTE*>(bytes.data());
    return HPDF_Binary_New(memory(), data, static_cast<HPDF_UINT>(bytes.size()));
  }

  /// Any Unicode text; libharu's own encoders would blank characters beyond the BMP.
  void add_text(HPDF_Dict to, const char* key, std::string_view text) {
    add_bytes(to, key, "\xFE\xFF" + utf16(text));
  }

  void add_link(HPDF_Array annotations, const PdfLink& link) {
    const HPDF_Dict dict = add_dict();
    HPDF_Dict_AddName(dict, "Type", "Annot");
    HPDF_Dict_AddName(dict, "Subtype", "Link");
    HPDF_Dict_AddNumber(dict, "F", 4);  // printed with the page, as PDF/A has it
    const HPDF_Array place = add_array(dict, "Rect");
    for (const float v : {link.left_pt, link.bottom_pt, link.right_pt, link.top_pt}) HPDF_Array_AddReal(place, v);
    const HPDF_Array border = add_array(dict, "Border");
    for (int i = 0; i < 3; ++i) HPDF_Array_AddNumber(border, 0);
    const HPDF_Dict action = HPDF_Dict_New(memory());
    HPDF_Dict_Add(dict, "A", action);
    HPDF_Dict_AddName(action, "S", "URI");
    const std::string uri = ascii_uri(link.uri);
    digest.add(uri);
    HPDF_Dict_Add(action, "URI", HPDF_String_New(memory(), uri.c_str(), nullptr));
    HPDF_Array_Add(annotations, dict);
  }

  HPDF_Dict add_descriptor(const UsedFont& used, const std::string& name) {
    const SmallFont& font = used.font;
    const auto per_mille = [&](int units) { return units * 1000 / font.units_per_em; };
    const HPDF_Dict dict = add_dict();
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name.c_str());
    HPDF_Dict_AddNumber(dict, "Flags", 4);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", 0);
    HPDF_Dict_AddNumber(dict, "Ascent", per_mille(font.ascent));
    HPDF_Dict_AddNumber(dict, "Descent", per_mille(font.descent));
    HPDF_Dict_AddNumber(dict, "CapHeight", 733);
    HPDF_Dict_AddNumber(dict, "StemV", font.bold ? 140 : 80);
    const HPDF_Array box = add_array(dict, "FontBBox");
    const Bounds bounds = bounds_of(font.glyphs);
    for (const int v : {bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max}) {
      HPDF_Array_AddNumber(box, per_mille(v));
    }
    const std::string file = make_truetype(font);
    const HPDF_Dict stream = add_stream(file);
    HPDF_Dict_AddNumber(stream, "Length1", static_cast<HPDF_INT32>(file.size()));
    HPDF_Dict_Add(dict, "FontFile2", stream);
    HPDF_Dict_Add(dict, "CIDSet", add_stream(cid_set(used.characters.size())));
    return dict;
  }

  HPDF_Dict add_cid_font(const UsedFont& used, const std::string& name) {
    const HPDF_Dict dict = add_dict();
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", name.c_str());
    HPDF_Dict_AddNumber(dict, "DW", 1000);
    HPDF_Dict_AddName(dict, "CIDToGIDMap", "Identity");
    HPDF_Dict_Add(dict, "FontDescriptor", add_descriptor(used, name));
    add_entries(dict, "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\012/W " +
                          width_array(used.font) + "\012");
    return dict;
  }

  HPDF_Dict add_font(const UsedFont& used, std::size_t index) {
    const std::string name = subset_tag(index) + used.font.name;
    const HPDF_Dict dict = add_dict();
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", name.c_str());
    HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Array_Add(add_array(dict, "DescendantFonts"), add_cid_font(used, name));
    HPDF_Dict_Add(dict, "ToUnicode", add_stream(to_unicode(used)));
    return dict;
  }

  HPDF_Dict add_bookmark(const PdfBookmark& bookmark) {
    const HPDF_Dict dict = add_dict();
    add_text(dict, "Title", bookmark.text);
    const HPDF_Array place = add_array(dict, "Dest");
    HPDF_Array_Add(place, pages[bookmark.sheet]);
    HPDF_Array_AddName(place, "XYZ");
    HPDF_Array_AddReal(place, bookmark.left_pt);
    HPDF_Array_AddReal(place, bookmark.top_pt);
    HPDF_Array_AddNumber(place, 0);  // the zoom stays as it is
    return dict;
  }

  /// Everything that PDF/A wants and libharu does not write.
  void add_archive_parts(const std::string& title, const base::LocalTime& made) {
    const HPDF_Dict catalog = document->catalog;
    const HPDF_Dict metadata = raw_stream(xmp_packet(title, made));  // must stay readable: not packed
    HPDF_Dict_AddName(metadata, "Type", "Metadata");
    HPDF_Dict_AddName(metadata, "Subtype", "XML");
    HPDF_Dict_Add(catalog, "Metadata", metadata);
    const HPDF_Dict profile = add_stream(grey_profile());
    HPDF_Dict_AddNumber(profile, "N", 1);
    const HPDF_Dict intent = HPDF_Dict_New(memory());
    HPDF_Array_Add(add_array(catalog, "OutputIntents"), intent);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    add_entries(intent, "/OutputConditionIdentifier (Grey, gamma 2.2)\012/Info (Black ink on white paper)\012");
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
  }

  base::Status check(const char* doing) const {
    const HPDF_STATUS code = HPDF_GetError(document.get());
    if (code == HPDF_OK) return base::Done{};
    char text[80];
    std::snprintf(text, sizeof text, "libharu error 0x%04lX while %s", code, doing);
    return base::error(ErrorKind::internal, text);
  }
};

PdfDocument::PdfDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

base::Result<PdfDocument> PdfDocument::create(float width_pt, float height_pt) {
  auto state = std::make_unique<State>();
  state->document.reset(HPDF_New(nullptr, nullptr));
  if (state->document == nullptr) return base::error(ErrorKind::no_space, "no memory for a document");
  const HPDF_Array size = state->add_array(state->document->root_pages, "MediaBox");  // pages inherit it
  for (const float v : {0.0F, 0.0F, width_pt, height_pt}) HPDF_Array_AddReal(size, v);
  return PdfDocument(std::move(state));
}

void PdfDocument::add_page(std::string_view content, const std::vector<PdfLink>& links) {
  const HPDF_Dict page = state_->add_dict();
  HPDF_Dict_AddName(page, "Type", "Page");
  HPDF_Dict_Add(page, "Contents", state_->add_stream(content));
  HPDF_Pages_AddKids(state_->document->root_pages, page);
  page->header.obj_class |= HPDF_OSUBCLASS_PAGE;  // is counted as a page
  if (!links.empty()) {
    const HPDF_Array annotations = state_->add_array(page, "Annots");
    for (const PdfLink& link : links) state_->add_link(annotations, link);
  }
  state_->pages.push_back(page);
}

void PdfDocument::set_fonts(const std::vector<UsedFont>& fonts) {
  const HPDF_Dict resources = HPDF_Dict_New(state_->memory());
  HPDF_Dict_Add(state_->document->root_pages, "Resources", resources);  // pages inherit them
  const HPDF_Dict names = HPDF_Dict_New(state_->memory());
  HPDF_Dict_Add(resources, "Font", names);
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    HPDF_Dict_Add(names, ("F" + std::to_string(i)).c_str(), state_->add_font(fonts[i], i));
  }
}

void PdfDocument::set_bookmarks(const std::vector<PdfBookmark>& bookmarks) {
  if (bookmarks.empty()) return;
  struct Open {
    int level;
    HPDF_Dict dict, last;
    int children;
  };
  const HPDF_Dict root = state_->add_dict();
  std::vector<Open> open = {{0, root, nullptr, 0}};
  const auto close = [&] {
    const Open done = open.back();
    open.pop_back();
    if (done.last == nullptr) return;
    HPDF_Dict_Add(done.dict, "Last", done.last);
    HPDF_Dict_AddNumber(done.dict, "Count", open.empty() ? done.children : -done.children);  // below level 1: closed
  };
  for (const PdfBookmark& bookmark : bookmarks) {
    while (open.size() > 1 && open.back().level >= bookmark.level) close();
    Open& parent = open.back();
    const HPDF_Dict dict = state_->add_bookmark(bookmark);
    HPDF_Dict_Add(dict, "Parent", parent.dict);
    if (parent.last == nullptr) {
      HPDF_Dict_Add(parent.dict, "First", dict);
    } else {
      HPDF_Dict_Add(dict, "Prev", parent.last);
      HPDF_Dict_Add(parent.last, "Next", dict);
    }
    parent.last = dict;
    ++parent.children;
    open.push_back({bookmark.level, dict, nullptr, 0});
  }
  while (!open.empty()) close();
  HPDF_Dict_Add(state_->document->catalog, "Outlines", root);
}

void PdfDocument::set_labels(const std::vector<PdfLabel>& labels) {
  const HPDF_Dict tree = state_->add_dict();
  const HPDF_Array numbers = state_->add_array(tree, "Nums");
  for (const PdfLabel& label : labels) {
    const HPDF_Dict dict = HPDF_Dict_New(state_->memory());
    HPDF_Array_AddNumber(numbers, static_cast<HPDF_INT32>(label.first));
    HPDF_Array_Add(numbers, dict);
    if (label.name.empty()) {
      HPDF_Dict_AddName(dict, "S", "D");
      HPDF_Dict_AddNumber(dict, "St", label.number);
    } else {
      state_->add_text(dict, "P", label.name);
    }
  }
  HPDF_Dict_Add(state_->document->catalog, "PageLabels", tree);
}

void PdfDocument::set_particulars(const std::string& title, const base::LocalTime& made) {
  HPDF_SetInfoAttr(state_->document.get(), HPDF_INFO_TITLE, "-");  // makes the dictionary
  const HPDF_Dict info = state_->document->info;
  const std::string date = pdf_date(made);
  state_->add_text(info, "Title", title);
  state_->add_text(info, "Creator", pdf_creator);
  state_->add_text(info, "Producer", pdf_producer);
  if (!date.empty()) {
    state_->digest.add(date);
    for (const char* key : {"CreationDate", "ModDate"}) {
      HPDF_Dict_Add(info, key, HPDF_String_New(state_->memory(), date.c_str(), nullptr));
    }
  }
  state_->add_archive_parts(title, made);
  state_->add_entries(state_->document->catalog,
                      "/Lang (zh-CN)\012/ViewerPreferences << /DisplayDocTitle true >>\012");
}

base::Result<std::string> PdfDocument::save() {
  const Document& document = state_->document;
  const HPDF_Dict trailer = document->xref->trailer;
  HPDF_Dict_Add(trailer, "Root", document->catalog);
  HPDF_Dict_Add(trailer, "Info", document->info);
  const std::string identity = state_->digest.bytes();
  const HPDF_Array both = state_->add_array(trailer, "ID");
  for (int i = 0; i < 2; ++i) HPDF_Array_Add(both, state_->binary(identity));
  std::string bytes;
  const HPDF_Stream stream = HPDF_CallbackWriter_New(state_->memory(), append_output, &bytes);
  HPDF_Stream_WriteStr(stream, "%PDF-1.4\012%\267\276\255\252\012");
  HPDF_Xref_WriteToStream(document->xref, stream, nullptr);
  HPDF_Stream_Free(stream);
  if (const base::Status status = state_->check("saving"); !status) return status.error();
  return bytes;
}

}  // namespace printing
