// The header block of a document (条例第十二条), and what stands in the place of a text that the kiosk does not hold.
#include <cmath>

#include "kiosk/ui/document_parts.h"

namespace ui {
namespace {

using words::Word;

struct Labelled {
  Word label;
  std::string value;
};

std::string date_or_none(const std::optional<base::Date>& date) {
  return date ? base::to_chinese(*date) : Text(Word::document_none).str();
}

/// The header block in its usual order; what is unknown shows as —, what does not apply is left out.
std::vector<Labelled> header_of(const catalog::Record& record) {
  const auto or_none = [](const std::string& text) { return text.empty() ? Text(Word::document_none).str() : text; };
  std::vector<Labelled> pairs = {{Word::document_index_number, record.index_number},
                                 {Word::document_document_number, or_none(record.document_number)},
                                 {Word::document_issuer, or_none(record.issuer)},
                                 {Word::document_column, or_none(record.column_name)},
                                 {Word::document_made_on, date_or_none(record.made_on)},
                                 {Word::document_published_on, date_or_none(record.published_on)}};
  const auto add = [&pairs](Word label, const std::string& value) {
    if (!value.empty()) pairs.push_back({label, value});
  };
  add(Word::document_genre, record.genre);
  add(Word::document_subject, record.subject);
  if (record.effective_on) add(Word::document_effective_on, base::to_chinese(*record.effective_on));
  if (record.repealed_on) add(Word::document_repealed_on, base::to_chinese(*record.repealed_on));
  if (record.shown_until) add(Word::document_shown_until, base::to_chinese(*record.shown_until));
  add(Word::document_combined_class, record.combined_class);
  add(Word::document_keywords, record.keywords);
  pairs.push_back({Word::document_disclosure, Text(Word::document_disclosed).str()});
  return pairs;
}

class Header {
 public:
  Header(Ui& ui, const catalog::Record& record, float width) : ui_(ui), record_(record), width_(width) {}

  float run(Point at, bool draw) {
    const Theme& theme = ui_.theme();
    const float pad = theme.mm(7);
    y_ = at.y + pad, draw_ = draw;
    const Rect inner{at.x + pad, y_, width_ - 2 * pad, 0};
    const TextBox title{theme.title(), ui_.color().ink, Weight::bold, 1.4F, Align::centre};
    const Text name = Text::content(record_.title);
    if (draw) ui_.text({inner.x, y_, inner.w, 0}, name, title, Role::heading, "document.title");
    y_ += ui_.text_height(inner.w, name, title) + theme.mm(4);
    badge(inner);
    pairs(inner);
    return y_ + pad - at.y;
  }

 private:
  void badge(Rect inner) {
    if (record_.validity == catalog::Validity::unstated) return;
    const float size = ui_.theme().em(30);
    const std::string word = catalog::validity_name(record_.validity);
    const float width = ui_.canvas().width(word, {size, {}, Weight::bold}) + size * 0.7F;
    if (draw_) {
      draw_validity(ui_, {inner.x + (inner.w - width) / 2, y_ + size * 0.2F}, record_.validity, size);
      ui_.node(Role::text, "document.validity", word, {}, true, {inner.x, y_, inner.w, size});
    }
    y_ += size * 1.9F;
  }

  void pairs(Rect inner) {
    const Theme& theme = ui_.theme();
    const TextStyle label{theme.meta(), ui_.color().meta};
    const float label_width = label.size_px * 4 + theme.mm(4);
    const float half = (inner.w - theme.gap()) / 2;
    const float step = std::round(theme.meta() * 1.5F);
    bool left = true;
    for (const Labelled& pair : header_of(record_)) {
      const bool fits_half = ui_.canvas().width(pair.value, label) <= half - label_width;
      if (!left && !fits_half) y_ += step, left = true;
      const float x = left ? inner.x : inner.x + half + theme.gap();
      const float room = (fits_half ? half : inner.w) - label_width;
      const TextBox value{theme.meta(), ui_.color().ink, Weight::regular, 1.5F};
      const Text text = Text::content(pair.value);
      const float height = ui_.text_height(room, text, value);
      if (draw_) {
        ui_.line({x, y_ + (step - label.size_px) / 2}, label_width, pair.label, label);
        ui_.paint_text({x + label_width, y_, room, height}, pair.value, value);
        ui_.node(Role::text, {}, Text(pair.label).str(), pair.value, true, {x, y_, label_width + room, height});
      }
      if (!fits_half || !left) {
        y_ += height, left = true;
      } else {
        left = false;
      }
    }
    if (!left) y_ += step;
  }

  Ui& ui_;
  const catalog::Record& record_;
  float width_;
  float y_ = 0;
  bool draw_ = false;
};

}  // namespace

float document_head(Ui& ui, const catalog::Record& record, Point at, float width, bool draw) {
  return Header(ui, record, width).run(at, draw);
}

float document_without_text(Ui& ui, const catalog::Record& record, Rect at, bool draw) {
  const TextBox box{ui.theme().body(), ui.color().ink, Weight::regular, 1.7F};
  float height = 0;
  if (!record.summary.empty()) {
    const Text summary = Text::fill(Word::document_summary, {record.summary});
    if (draw) ui.text(at, summary, box);
    height += ui.text_height(at.w, summary, box) + ui.theme().gap();
  }
  const Rect below{at.x, at.y + height, at.w, 0};
  if (draw) return height + ui.notice(below, Word::document_no_text, "document.no_text");
  const TextBox notice{ui.theme().em(30), {}, Weight::regular, 1.5F};
  return height + ui.text_height(at.w - ui.theme().mm(12), Word::document_no_text, notice) + ui.theme().mm(10);
}

}  // namespace ui
