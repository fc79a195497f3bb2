#include "printing/layout.h"

#include <algorithm>

#include "printing/flow.h"

namespace printing {
namespace {

using base::BlockKind;

bool is_closing(const Item& item) { return item.kind == Item::Kind::block && item.block.kind == BlockKind::closing; }

void add_item(Flow& flow, const Setter& setter, const Item& item) {
  switch (item.kind) {
    case Item::Kind::block: return add_block(flow, setter, item.block);
    case Item::Kind::labelled: return add_labelled(flow, setter, item.labelled);
    case Item::Kind::form: return add_form(flow, setter, item.form);
    case Item::Kind::choices: return add_choices(flow, setter, item.choices);
    case Item::Kind::gap: return add_gap(flow, item.gap_mm * geometry::mm);
    case Item::Kind::signature: return add_signature(flow, setter, item.signature);
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
  explicit Paginator(const Flow& flow) : flow_(flow) { pages_.emplace_back(); }

  std::vector<Page> run() {
    for (std::size_t begin = 0; begin < flow_.slabs.size();) {
      std::size_t end = begin;
      while (end + 1 < flow_.slabs.size() && flow_.slabs[end].with_next) ++end;
      add_chain(begin, end + 1);
      begin = end + 1;
    }
    return std::move(pages_);
  }

 private:
  static constexpr float room_pt = geometry::text_height_pt + 0.5F;

  float head_height(const Slab& slab) const {
    return slab.head < 0 ? 0 : flow_.heads[static_cast<std::size_t>(slab.head)].height_pt;
  }

  /// Slabs [begin, end) stay together if a page can hold them at all.
  void add_chain(std::size_t begin, std::size_t end) {
    float height = 0;
    for (std::size_t i = begin; i < end; ++i) height += flow_.slabs[i].height_pt;
    const bool fits_a_page = head_height(flow_.slabs[begin]) + height <= room_pt;
    if (used_pt_ + height > room_pt && fits_a_page) new_page();
    for (std::size_t i = begin; i < end; ++i) add(flow_.slabs[i]);
  }

  void add(const Slab& slab) {
    if (used_pt_ + slab.height_pt > room_pt) new_page();
    if (used_pt_ == 0 && slab.blank) return;
    if (used_pt_ == 0 && slab.head >= 0) place(flow_.heads[static_cast<std::size_t>(slab.head)]);
    place(slab);
  }

  void new_page() {
    if (used_pt_ == 0) return;
    pages_.emplace_back();
    used_pt_ = 0;
  }

  void place(const Slab& slab) {
    const float x = geometry::left_pt;
    const float y = geometry::top_pt + used_pt_;
    for (Run run : slab.runs) {
      run.x_pt += x, run.baseline_pt += y;
      pages_.back().runs.push_back(std::move(run));
    }
    for (const Rule& r : slab.rules) {
      pages_.back().rules.push_back({r.x0_pt + x, r.y0_pt + y, r.x1_pt + x, r.y1_pt + y, r.width_pt});
    }
    used_pt_ += slab.height_pt;
  }

  const Flow& flow_;
  std::vector<Page> pages_;
  float used_pt_ = 0;
};

}  // namespace

std::vector<Page> paginate(const Flow& flow) { return Paginator(flow).run(); }

Layout typeset(const Paper& paper, Edition, const Advance& advance) {
  const Setter setter(advance);
  Flow flow;
  add_title(flow, setter, paper);
  add_items(flow, setter, paper.items);
  std::vector<Page> pages = paginate(flow);
  add_page_feet(pages, setter, paper);
  return {std::move(pages), {}};
}

}  // namespace printing
