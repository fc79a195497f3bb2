// Tables of documents: widths of the columns, smaller type for wide ones, and rows as blocks for those that are
// wider.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "base/utf8.h"
#include "printing/grid.h"

namespace printing {
namespace {

using geometry::text_width_pt;

constexpr float step_pt = 0.5F;
constexpr float short_cell = 8;            // in characters: a column of nothing longer is centred
constexpr float widest_piece = 8;          // a date or number of so many characters is kept whole by smaller type
constexpr float least_text = 4;            // a column of running text is at least so wide
constexpr float least_head = 3;            // the words over a column are broken into pieces of so many characters
constexpr std::size_t weighed_rows = 120;  // of a long table, to find the widths that make it shortest
constexpr float smallest_column = 2;       // a table whose columns cannot have that is stacked

float padding(const Type& type) { return 2 * cell_side_padding(type) + 1; }

/// A table's texts, clean and filled up to a rectangle.
struct Texts {
  std::vector<std::vector<std::string>> rows;
  std::size_t columns = 0;

  explicit Texts(const std::vector<std::vector<std::string>>& raw) {
    for (const auto& row : raw) columns = std::max(columns, row.size());
    for (const auto& row : raw) {
      rows.emplace_back();
      for (const std::string& text : row) rows.back().emplace_back(base::trim(printable(text, true)));
      rows.back().resize(columns);
    }
  }
};

/// What a column asks for, in points.
struct Need {
  float whole = 0;  ///< no line broken
  float least = 0;  ///< no word or number broken
  Align align = Align::centre;
};

struct Columns {
  Type type;
  std::vector<float> widths;
  std::vector<Align> aligns;
};

/// The widest piece of a text that no line break may cut, up to `most`.
float widest_whole(const Setter& setter, const std::string& text, const Type& type, float most) {
  const std::vector<base::Utf8Char> chars = base::decode(text);
  const std::vector<base::Break> breaks = base::breaks_of(text);
  float widest = 0;
  float width = 0;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (breaks[i] == base::Break::good) width = 0;
    width += setter.width(std::string_view(text).substr(chars[i].offset, chars[i].size), type);
    widest = std::max(widest, width);
  }
  return std::min(widest, most);
}

/// The words over a column may take two lines rather than room from the other columns.
float head_need(float width_pt, float size_pt) {
  return width_pt > 4.5F * size_pt ? width_pt / 2 + size_pt : width_pt;
}

std::vector<Need> needs_of(const Setter& setter, const Texts& texts, const Type& type) {
  const float size = type.size_pt;
  std::vector<Need> needs(texts.columns, {size, size, Align::centre});
  for (std::size_t r = 0; r < texts.rows.size(); ++r) {
    for (std::size_t c = 0; c < texts.columns; ++c) {
      const std::string& text = texts.rows[r][c];
      const Type here = r == 0 ? with_face(type, setter.style().label_face) : type;
      const float width = setter.width(text, here);
      const float piece = widest_whole(setter, text, here, widest_piece * size);
      needs[c].whole = std::max(needs[c].whole, r == 0 ? head_need(width, size) : width);
      const float pieces = (r == 0 ? least_head : least_text) * size;
      needs[c].least = std::max({needs[c].least, piece, std::min(width, pieces)});
      if (r > 0 && width > short_cell * size) needs[c].align = Align::left;
    }
  }
  for (Need& need : needs) need.whole = std::max(need.whole, need.least) + padding(type), need.least += padding(type);
  return needs;
}

float sum_of(const std::vector<Need>& needs, float Need::*what) {
  return std::accumulate(needs.begin(), needs.end(), 0.0F, [&](float sum, const Need& n) { return sum + n.*what; });
}

/// What the columns take if none may be wider than `level`, but each gets its least.
float width_at(const std::vector<Need>& needs, float level) {
  float sum = 0;
  for (const Need& need : needs) sum += std::clamp(level, need.least, need.whole);
  return sum;
}

/// Narrow columns get what they want; the wide ones share the rest evenly.
std::vector<float> share_width(const std::vector<Need>& needs) {
  const float whole = sum_of(needs, &Need::whole);
  const float least = sum_of(needs, &Need::least);
  float low = 0;
  float high = text_width_pt;
  for (int i = 0; i < 30; ++i) {
    const float middle = (low + high) / 2;
    (width_at(needs, middle) > text_width_pt ? high : low) = middle;
  }
  const float scale = whole < text_width_pt ? text_width_pt / whole : std::min(text_width_pt / least, 1.0F);
  std::vector<float> widths;
  for (const Need& need : needs) widths.push_back(std::clamp(low, need.least, need.whole) * scale);
  return widths;
}

/// How many lines the rows of a table take together, about.
class Height {
 public:
  Height(const Setter& setter, const Texts& texts, const Type& type) : padding_(padding(type)) {
    const std::size_t every = std::max<std::size_t>(1, texts.rows.size() / weighed_rows);
    for (std::size_t r = 0; r < texts.rows.size(); r += every) {
      texts_.emplace_back();
      for (const std::string& text : texts.rows[r]) texts_.back().push_back(setter.width(text, type));
    }
  }

  float at(const std::vector<float>& widths) const {
    float lines = 0;
    for (const std::vector<float>& row : texts_) {
      float most = 1;
      for (std::size_t c = 0; c < row.size(); ++c) most = std::max(most, lines_of(row[c], widths[c] - padding_));
      lines += most;
    }
    return lines;
  }

 private:
  /// Words and dates that stay whole leave about a tenth of each line empty.
  static float lines_of(float text_pt, float room_pt) {
    return text_pt <= room_pt ? 1 : std::max(2.0F, std::ceil(1.1F * text_pt / room_pt));
  }

  float padding_;
  std::vector<std::vector<float>> texts_;
};

/// Moves room from column to column as long as that makes the table shorter; none gets less than its least.
void shorten(std::vector<float>& widths, const std::vector<Need>& needs, const Height& height, float step) {
  float lines = height.at(widths);
  for (bool better = true; better;) {
    better = false;
    std::vector<float> best = widths;
    for (std::size_t from = 0; from < widths.size(); ++from) {
      for (std::size_t to = 0; to < widths.size(); ++to) {
        if (from == to || widths[from] - step < needs[from].least) continue;
        std::vector<float> moved = widths;
        moved[from] -= step, moved[to] += step;
        const float then = height.at(moved);
        if (then < lines) lines = then, best = std::move(moved), better = true;
      }
    }
    widths = std::move(best);
  }
}

/// The largest type in which no word is broken; the smallest where there is none.
Columns plan_columns(const Setter& setter, const Texts& texts) {
  const Style& style = setter.style();
  Columns columns;
  columns.type = style.table;
  std::vector<Need> needs = needs_of(setter, texts, columns.type);
  while (sum_of(needs, &Need::least) > text_width_pt && columns.type.size_pt > style.smallest_table_pt) {
    columns.type = scaled(style.table, std::max(columns.type.size_pt - step_pt, style.smallest_table_pt));
    needs = needs_of(setter, texts, columns.type);
  }
  columns.widths = share_width(needs);
  const Height height(setter, texts, columns.type);
  for (const float characters : {4.0F, 2.0F, 1.0F, 0.5F}) {
    shorten(columns.widths, needs, height, characters * columns.type.size_pt);
  }
  for (const Need& need : needs) columns.aligns.push_back(need.align);
  return columns;
}

bool too_narrow(const Style& style, const Columns& columns) {
  const float least =
      (style.one_column ? least_text : smallest_column) * columns.type.size_pt + padding(columns.type);
  const float mean = text_width_pt / static_cast<float>(columns.widths.size());
  return mean < least;
}

Row table_row(const Style& style, const std::vector<std::string>& texts, const Columns& columns, bool head) {
  Row row;
  float x = 0;
  for (std::size_t c = 0; c < texts.size(); ++c) {
    Cell cell;
    cell.rich = Rich(texts[c]);
    cell.type = head ? with_face(columns.type, style.label_face) : columns.type;
    cell.align = head ? Align::centre : columns.aligns[c];
    cell.x_pt = x;
    cell.width_pt = columns.widths[c];
    x += cell.width_pt;
    row.push_back(std::move(cell));
  }
  return row;
}

/// The head row; returns its index in Flow::heads, or -1 for one too tall to stand on every page.
int add_head(Flow& flow, const Setter& setter, const Row& row, float pitch_pt, bool has_rows) {
  const std::size_t first = flow.slabs.size();
  add_row(flow, setter, row, pitch_pt, -1);
  if (flow.slabs.size() > first + 1) return -1;
  flow.slabs[first].with_next = has_rows;
  flow.heads.push_back(flow.slabs[first]);
  return static_cast<int>(flow.heads.size()) - 1;
}

/// Each row as a block of "label：value" lines under a rule.
void add_stacked(Flow& flow, const Setter& setter, const Texts& texts) {
  for (std::size_t r = texts.rows.size() > 1 ? 1 : 0; r < texts.rows.size(); ++r) {
    const std::size_t first = flow.slabs.size();
    add_rule(flow, 6, 3);
    for (std::size_t c = 0; c < texts.columns; ++c) {
      const std::string label = r > 0 ? texts.rows[0][c] : std::string();
      if (!texts.rows[r][c].empty() || r <= 1) add_field(flow, setter, {label, texts.rows[r][c]});
    }
    const bool short_block = flow.slabs.size() - first <= 8;
    for (std::size_t i = first; short_block && i + 1 < flow.slabs.size(); ++i) flow.slabs[i].with_next = true;
    flow.slabs[first].with_next = true;
  }
  if (!flow.slabs.empty()) flow.slabs.back().with_next = true;
  add_rule(flow, 6, 3);
}

}  // namespace

void add_table(Flow& flow, const Setter& setter, const std::vector<std::vector<std::string>>& rows) {
  const Style& style = setter.style();
  const Texts texts(rows);
  if (texts.columns == 0) return;
  add_gap(flow, style.body.pitch_pt / 3);
  const Columns columns = plan_columns(setter, texts);
  if (too_narrow(style, columns)) {
    add_stacked(flow, setter, texts);
  } else {
    const float pitch = columns.type.pitch_pt;
    const int head =
        add_head(flow, setter, table_row(style, texts.rows[0], columns, true), pitch, texts.rows.size() > 1);
    for (std::size_t r = 1; r < texts.rows.size(); ++r) {
      add_row(flow, setter, table_row(style, texts.rows[r], columns, false), pitch, head);
    }
  }
  add_gap(flow, style.body.pitch_pt / 3);
}

}  // namespace printing
