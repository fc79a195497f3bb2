#include "printing/layout.h"

#include <algorithm>

#include "printing/feet.h"
#include "printing/flow.h"

namespace printing {
namespace {

using base::BlockKind;

bool is_closing(const Item& item) { return item.kind == Item::Kind::block && item.block.kind == BlockKind::closing; }

void add_display(Flow& flow, const Setter& setter, const std::string& text) {
  add_centred(flow, setter, clean(text), setter.style().display, false);
  add_gap(flow, setter.style().body.pitch_pt / 2);
}

void add_item(Flow& flow, const Setter& setter, const Item& item) {
  switch (item.kind) {
    case Item::Kind::block: return add_block(flow, setter, item.block);
    case Item::Kind::labelled: return add_labelled(flow, setter, item.labelled);
    case Item::Kind::form: return add_form(flow, setter, item.form);
    case Item::Kind::display: return add_display(flow, setter, item.display);
    case Item::Kind::gap: return add_gap(flow, item.gap_mm * geometry::mm);
    case Item::Kind::headline: return add_headline(flow, setter, item.labelled);
    case Item::Kind::days: return add_days(flow, setter, item.days);
    case Item::Kind::qr: return add_qr(flow, setter, item.qr);
  }
}

void add_items(Flow& flow, const Setter& setter, const std::vector<Item>& items) {
  std::vector<std::string> closings;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!is_closing(items[i])) {
      add_item(flow, setter, items[i]);
      continue;
    }
    closings.push_back(items[i].block.text);
    if (i + 1 < items.size() && is_closing(items[i + 1])) continue;
    add_closings(flow, setter, closings);
    closings.clear();
  }
}

/// Fills pages from the top. Heights are compared with a hair's tolerance, so that 22 lines are a page.
class Paginator {
 public:
  explicit Paginator(const Flow& flow) : flow_(flow), room_pt_(flow.text_height_pt + 0.5F) {
    layout_.pages.emplace_back();
  }

  Layout run() {
    for (std::size_t begin = 0; begin < flow_.slabs.size();) {
      std::size_t end = begin;
      while (end + 1 < flow_.slabs.size() && flow_.slabs[end].with_next) ++end;
      add_chain(begin, end + 1);
      begin = end + 1;
    }
    close_frame();
    add_bookmarks();
    return std::move(layout_);
  }

 private:
  float head_height(const Slab& slab) const {
    return slab.head < 0 ? 0 : flow_.heads[static_cast<std::size_t>(slab.head)].height_pt;
  }

  /// Slabs [begin, end) stay together if a page can hold them at all.
  void add_chain(std::size_t begin, std::size_t end) {
    float height = 0;
    for (std::size_t i = begin; i < end; ++i) height += flow_.slabs[i].height_pt;
    const bool fits_a_page = head_height(flow_.slabs[begin]) + height <= room_pt_;
    const bool mere_distance = end == begin + 1 && flow_.slabs[begin].blank;
    if (used_pt_ + height > room_pt_ && fits_a_page && !mere_distance) new_page();
    for (std::size_t i = begin; i < end; ++i) add(flow_.slabs[i]);
  }

  void add(const Slab& slab) {
    const bool full = used_pt_ + slab.height_pt > room_pt_;
    if (slab.blank && (full || used_pt_ == 0)) return;
    if (full) new_page();
    if (used_pt_ == 0) {
      if (slab.head >= 0) place(flow_.heads[static_cast<std::size_t>(slab.head)]);
      if (slab.open_top) frame_ = row_frame_, add_level_rule();
    }
    place(slab);
    frame_ = slab.uprights;
    if (!frame_.empty()) row_frame_ = frame_;
  }

  void new_page() {
    if (used_pt_ == 0) return;
    close_frame();
    layout_.pages.emplace_back();
    used_pt_ = 0;
  }

  /// A row that goes on overleaf is closed here and opened there.
  void close_frame() {
    if (!frame_.empty()) add_level_rule();
    frame_.clear();
  }

  void add_level_rule() {
    const float y = geometry::top_pt + used_pt_;
    const float x = geometry::left_pt;
    layout_.pages.back().rules.push_back({x + frame_.front(), y, x + frame_.back(), y, thin_rule_pt});
  }

  void place(const Slab& slab) {
    const float x = geometry::left_pt;
    const float y = geometry::top_pt + used_pt_;
    Page& page = layout_.pages.back();
    for (Run run : slab.runs) {
      run.x_pt += x, run.baseline_pt += y;
      page.runs.push_back(std::move(run));
    }
    for (const Rule& r : slab.rules) {
      page.rules.push_back({r.x0_pt + x, r.y0_pt + y, r.x1_pt + x, r.y1_pt + y, r.width_pt});
    }
    for (const Box& b : slab.boxes) page.boxes.push_back({b.x_pt + x, b.y_pt + y, b.width_pt, b.height_pt});
    for (Stroke stroke : slab.strokes) {
      for (Stroke::Point& point : stroke.points) point.x_pt += x, point.y_pt += y;
      page.strokes.push_back(std::move(stroke));
    }
    for (const Link& l : slab.links)
      page.links.push_back({l.x0_pt + x, l.y0_pt + y, l.x1_pt + x, l.y1_pt + y, l.uri});
    if (!slab.mark.text.empty()) {
      marks_.push_back({{slab.mark.text, slab.mark.level, layout_.pages.size() - 1, y}, slab.mark.article});
    }
    used_pt_ += slab.height_pt;
  }

  /// Papers of a page or two need no outline of their articles, and nobody reads one of thousands.
  void add_bookmarks() {
    constexpr std::size_t least_pages = 3;
    constexpr std::ptrdiff_t most_articles = 500;
    const auto is_article = [](const PlacedMark& mark) { return mark.article; };
    const auto count = std::count_if(marks_.begin(), marks_.end(), is_article);
    const bool with_articles = layout_.pages.size() >= least_pages && count <= most_articles;
    for (PlacedMark& mark : marks_) {
      if (with_articles || !mark.article) layout_.bookmarks.push_back(std::move(mark.bookmark));
    }
  }

  struct PlacedMark {
    Bookmark bookmark;
    bool article = false;
  };

  const Flow& flow_;
  float room_pt_;
  Layout layout_;
  float used_pt_ = 0;
  std::vector<float> frame_;      // uprights of the row that the next slab goes on with
  std::vector<float> row_frame_;  // uprights of the row that was last cut
  std::vector<PlacedMark> marks_;
};

}  // namespace

Layout paginate(const Flow& flow) { return Paginator(flow).run(); }

Layout typeset(const Paper& paper, Edition edition, const Advance& advance) {
  const Setter setter(advance, style_of(edition));
  Flow flow;
  flow.text_height_pt = text_height_above_foot(setter, paper);
  add_title(flow, setter, paper);
  add_items(flow, setter, paper.items);
  add_foot_once(flow, setter, paper);
  Layout layout = paginate(flow);
  add_feet(layout, setter, paper, flow.text_height_pt);
  return layout;
}

}  // namespace printing
