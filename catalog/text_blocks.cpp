#include "catalog/text_blocks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "catalog/fold.h"

namespace catalog {
namespace {

using base::Block;
using base::BlockKind;
using base::Blocks;

constexpr std::size_t longest_heading = 40;        // characters; a longer "第三章 …" is running text
constexpr std::size_t longest_tight_heading = 20;  // of "第三章法律责任", without the space

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Characters that have no look of their own: controls, and those that turn the direction of writing.
bool is_dropped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

/// The lines of a text, trimmed and without the characters that nobody sees.
std::vector<std::string> clean_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  const auto finish = [&] {
    lines.emplace_back(base::trim(line));
    line.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const base::Utf8Char c = base::decode_at(text, i);
    if (is_line_end(c.code_point)) {
      finish();
    } else if (c.code_point == '\t') {
      line.push_back(' ');
    } else if (c.code_point == 0xFFFD) {
      base::append(line, c.code_point);
    } else if (!is_dropped(c.code_point)) {
      line.append(text, i, c.size);
    }
    i += c.size;
  }
  finish();
  return lines;
}

bool is_numeral(char32_t c) {
  static constexpr std::u32string_view numerals = U"0123456789０１２３４５６７８９〇○零一二三四五六七八九十百千";
  return numerals.find(c) != std::u32string_view::npos;
}

/// Where the digits that start at `at` end.
std::size_t skip_numerals(std::string_view line, std::size_t at) {
  while (at < line.size() && is_numeral(base::decode_at(line, at).code_point)) at = base::next_offset(line, at);
  return at;
}

/// Length of a leading "第" + number + `unit`, 0 if the line starts otherwise.
std::size_t ordinal_size(std::string_view line, std::string_view unit) {
  constexpr std::string_view ordinal = "第";
  if (!line.starts_with(ordinal)) return 0;
  const std::size_t end = skip_numerals(line, ordinal.size());
  if (end == ordinal.size() || !line.substr(end).starts_with(unit)) return 0;
  return end + unit.size();
}

bool space_or_end(std::string_view line, std::size_t at) {
  return at >= line.size() || base::is_space(base::decode_at(line, at).code_point);
}

/// "第五条之一 正文" as an article; the label must be followed by a space or stand alone.
std::optional<Block> article(std::string_view line) {
  std::size_t end = ordinal_size(line, "条");
  if (end == 0) return std::nullopt;
  constexpr std::string_view inserted = "之";
  if (line.substr(end).starts_with(inserted)) {
    const std::size_t after = skip_numerals(line, end + inserted.size());
    if (after > end + inserted.size()) end = after;
  }
  if (!space_or_end(line, end)) return std::nullopt;
  Block block;
  block.kind = BlockKind::article;
  block.label = line.substr(0, end);
  block.text = base::trim(line.substr(end));
  return block;
}

constexpr std::array<std::string_view, 4> divisions = {"编", "分编", "章", "节"};

/// Can this be a heading whose number and name are not set apart?
bool is_tight_heading(std::string_view line) {
  if (base::length(line) > longest_tight_heading) return false;
  for (const std::string_view mark : {"。", "，", "；", "：", "规定的"}) {
    if (line.find(mark) != std::string_view::npos) return false;
  }
  return true;
}

/// Which division a heading line opens: 0 编 … 3 节; nothing for other lines.
std::optional<std::size_t> division(std::string_view line) {
  for (std::size_t i = 0; i < divisions.size(); ++i) {
    const std::size_t end = ordinal_size(line, divisions[i]);
    if (end == 0) continue;
    if (is_tight_heading(line) || (space_or_end(line, end) && base::length(line) <= longest_heading)) return i;
  }
  return std::nullopt;
}

/// Level of each division: those that do occur count from 1, at most 3.
std::array<int, 4> division_levels(const std::vector<std::string>& lines) {
  std::array<int, 4> levels{};
  for (const std::string& line : lines) {
    if (const auto d = division(line)) levels[*d] = 1;
  }
  int depth = 0;
  for (int& level : levels) {
    depth += level;
    level = std::min(depth, 3);
  }
  return levels;
}

bool is_table_line(std::string_view line) { return line.size() > 1 && line.front() == '|'; }

/// "| a | b |" -> a, b; "\|" is a literal bar.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> found;
  std::string cell;
  const auto finish = [&] {
    found.emplace_back(base::trim(cell));
    cell.clear();
  };
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line.substr(i).starts_with("\\|"))
      cell.push_back(line[++i]);
    else if (line[i] == '|')
      finish();
    else
      cell.push_back(line[i]);
  }
  if (!base::trim(cell).empty()) finish();
  return found;
}

bool is_rule(const std::vector<std::string>& row) {
  return std::all_of(row.begin(), row.end(), [](const std::string& cell) {
    return !cell.empty() && cell.find_first_not_of("-:") == std::string::npos;
  });
}

Block block_of(BlockKind kind, int level, std::string_view text) {
  Block block;
  block.kind = kind;
  block.level = level;
  block.text = text;
  return block;
}

/// One pass over the lines of a text.
class Reader {
 public:
  Reader(std::vector<std::string> lines, TextFormat format)
      : lines_(std::move(lines)), format_(format), levels_(division_levels(lines_)) {}

  Blocks read() {
    while (at_ < lines_.size()) read_next();
    finish_paragraph();
    return std::move(blocks_);
  }

 private:
  void read_next() {
    const std::string& line = lines_[at_];
    if (is_table_line(line)) return read_table();
    ++at_;
    if (line.empty()) return finish_paragraph();
    if (format_ == TextFormat::markdown ? markdown_line(line) : plain_line(line)) return;
    continue_paragraph(line);
    if (format_ == TextFormat::plain) finish_paragraph();
  }

  bool markdown_line(std::string_view line) {
    return prefixed(line, "# ", BlockKind::heading, 1) || prefixed(line, "## ", BlockKind::heading, 1) ||
           prefixed(line, "### ", BlockKind::heading, 2) || prefixed(line, "#### ", BlockKind::heading, 3) ||
           prefixed(line, "<< ", BlockKind::flush, 0) || prefixed(line, ">> ", BlockKind::closing, 0) ||
           article_line(line);
  }

  bool plain_line(std::string_view line) {
    if (const auto d = division(line)) {
      add(block_of(BlockKind::heading, levels_[*d], line));
      return true;
    }
    return article_line(line);
  }

  bool prefixed(std::string_view line, std::string_view prefix, BlockKind kind, int level) {
    if (!line.starts_with(prefix)) return false;
    const std::string_view text = base::trim(line.substr(prefix.size()));
    if (!text.empty()) add(block_of(kind, level, text));
    return true;
  }

  bool article_line(std::string_view line) {
    std::optional<Block> block = article(line);
    if (!block) return false;
    finish_paragraph();
    if (format_ == TextFormat::markdown) {
      paragraph_ = std::move(block->text);
      label_ = std::move(block->label);
    } else {
      add(std::move(*block));
    }
    return true;
  }

  /// Lines of one paragraph are joined; a space is put between Latin words only.
  void continue_paragraph(std::string_view line) {
    if (!paragraph_.empty() && static_cast<unsigned char>(paragraph_.back()) < 0x80 &&
        static_cast<unsigned char>(line.front()) < 0x80) {
      paragraph_.push_back(' ');
    }
    paragraph_.append(line);
  }

  void finish_paragraph() {
    if (paragraph_.empty() && label_.empty()) return;
    Block block = block_of(label_.empty() ? BlockKind::paragraph : BlockKind::article, 0, paragraph_);
    block.label = std::exchange(label_, {});
    paragraph_.clear();
    blocks_.push_back(std::move(block));
  }

  void add(Block block) {
    finish_paragraph();
    blocks_.push_back(std::move(block));
  }

  void read_table() {
    Block table = block_of(BlockKind::table, 0, {});
    std::size_t width = 0;
    for (; at_ < lines_.size() && is_table_line(lines_[at_]); ++at_) {
      std::vector<std::string> row = cells(lines_[at_]);
      if (row.empty() || is_rule(row)) continue;
      width = std::max(width, row.size());
      table.rows.push_back(std::move(row));
    }
    for (auto& row : table.rows) row.resize(width);
    if (!table.rows.empty()) add(std::move(table));
  }

  std::vector<std::string> lines_;
  TextFormat format_;
  std::array<int, 4> levels_;
  std::size_t at_ = 0;
  std::string paragraph_;  ///< being collected
  std::string label_;      ///< of the article being collected
  Blocks blocks_;
};

/// Empties the first line that says something if it only repeats the title.
void drop_title(std::vector<std::string>& lines, std::string_view title) {
  const auto first = std::find_if(lines.begin(), lines.end(), [](const std::string& line) { return !line.empty(); });
  if (first == lines.end()) return;
  std::string_view text = *first;
  if (text.starts_with("# ")) text.remove_prefix(2);
  if (fold(text) == fold(title)) first->clear();
}

}  // namespace

base::Blocks parse_text(std::string_view text, TextFormat format, std::string_view title) {
  std::vector<std::string> lines = clean_lines(text);
  drop_title(lines, title);
  return Reader(std::move(lines), format).read();
}

}  // namespace catalog
