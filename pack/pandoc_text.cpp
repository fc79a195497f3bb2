#include "pack/pandoc_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/utf8.h"

namespace pack {
namespace {

using nlohmann::json;

constexpr int deepest = 48;
constexpr std::size_t widest_table = 60;
constexpr std::size_t widest_span = 60;
const json nothing;

const json& at(const json& list, std::size_t index) {
  return list.is_array() && index < list.size() ? list[index] : nothing;
}
const json& content(const json& node) {
  const auto found = node.is_object() ? node.find("c") : node.end();
  return node.is_object() && found != node.end() ? *found : nothing;
}
std::string type(const json& node) {
  const auto found = node.is_object() ? node.find("t") : node.end();
  return node.is_object() && found != node.end() && found->is_string() ? found->get<std::string>() : "";
}
std::string text(const json& value) { return value.is_string() ? value.get<std::string>() : ""; }

/// A line break in the source is a space between Latin letters and nothing between Chinese ones.
void add_soft_break(std::string& line) {
  if (!line.empty() && static_cast<unsigned char>(line.back()) < 0x80 && line.back() != ' ') line.push_back(' ');
}

/// What stands at the front of a paragraph must not be taken for a sign of our Markdown.
std::string as_paragraph(std::string_view line) {
  const std::string_view trimmed = base::trim(line);
  if (trimmed.starts_with('#')) return "＃" + std::string(trimmed.substr(1));
  if (trimmed.starts_with('|')) return "｜" + std::string(trimmed.substr(1));
  if (trimmed.starts_with("<< ") || trimmed.starts_with(">> "))
    return (trimmed.front() == '<' ? "《" : "》") + std::string(trimmed.substr(2));
  return std::string(trimmed);
}

class Writer {
 public:
  PandocText take() { return std::move(result_); }

  void blocks(const json& list, int depth) {
    if (!list.is_array() || depth > deepest) return;
    for (const json& block : list) write(block, depth);
  }

 private:
  void write(const json& block, int depth) {
    const std::string kind = type(block);
    const json& body = content(block);
    if (kind == "Para" || kind == "Plain") return lines(body, depth);
    if (kind == "Header") return heading(body, depth);
    if (kind == "BlockQuote") return blocks(body, depth + 1);
    if (kind == "Div") return blocks(at(body, 1), depth + 1);
    if (kind == "BulletList") return items(body, depth, 0);
    if (kind == "OrderedList") return items(at(body, 1), depth, first_number(at(at(body, 0), 0)));
    if (kind == "LineBlock" && body.is_array()) {
      for (const json& line : body) lines(line, depth);
      return;
    }
    if (kind == "CodeBlock") return code(text(at(body, 1)));
    if (kind == "DefinitionList") return definitions(body, depth);
    if (kind == "Table") return table(body, depth);
  }

  static int first_number(const json& value) {
    return value.is_number_integer() ? std::clamp(static_cast<int>(value.get<std::int64_t>() % 100000), 1, 99999) : 1;
  }

  void put(std::string_view line) {
    const std::string paragraph = as_paragraph(line);
    if (paragraph.empty()) return;
    result_.markdown += prefix_ + paragraph + "\n\n";
    prefix_.clear();
  }

  /// A hard line break inside a paragraph begins a new one: official texts break nowhere else.
  void lines(const json& inlines, int depth) {
    std::string line = line_of(inlines, depth);
    for (std::string_view rest = line; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      put(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    for (const std::string& note : std::exchange(notes_, {})) put("注：" + note);
  }

  void heading(const json& body, int depth) {
    const json& level = at(body, 0);
    std::string line = line_of(at(body, 2), depth);
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (base::trim(line).empty()) return;
    const std::int64_t number = level.is_number_integer() ? level.get<std::int64_t>() : 1;
    result_.markdown += number <= 1 ? "## " : number == 2 ? "### " : "#### ";
    result_.markdown += std::string(base::trim(line)) + "\n\n";
    for (const std::string& note : std::exchange(notes_, {})) put("注：" + note);
  }

  void items(const json& list, int depth, int number) {
    if (!list.is_array()) return;
    for (const json& item : list) {
      prefix_ = number == 0 ? "" : std::to_string(number++) + ". ";
      blocks(item, depth + 1);
      prefix_.clear();
    }
  }

  void code(std::string_view body) {
    while (!body.empty()) {
      const std::size_t end = body.find('\n');
      put(body.substr(0, end));
      body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    }
  }

  void definitions(const json& list, int depth) {
    if (!list.is_array()) return;
    for (const json& pair : list) {
      lines(at(pair, 0), depth);
      if (!at(pair, 1).is_array()) continue;
      for (const json& definition : at(pair, 1)) blocks(definition, depth + 1);
    }
  }

  std::string line_of(const json& list, int depth) {
    std::string line;
    inlines(list, depth, line);
    return line;
  }

  void inlines(const json& list, int depth, std::string& line) {
    if (!list.is_array() || depth > deepest) return;
    for (const json& node : list) add(node, depth, line);
  }

  void add(const json& node, int depth, std::string& line) {
    const std::string kind = type(node);
    const json& body = content(node);
    if (kind == "Str") {
      line += text(body);
    } else if (kind == "Space") {
      line += " ";
    } else if (kind == "SoftBreak") {
      add_soft_break(line);
    } else if (kind == "LineBreak") {
      line += "\n";
    } else if (kind == "Quoted") {
      const bool is_single = type(at(body, 0)) == "SingleQuote";
      line += is_single ? "‘" : "“";
      inlines(at(body, 1), depth + 1, line);
      line += is_single ? "’" : "”";
    } else if (kind == "Code" || kind == "Math") {
      line += text(at(body, 1));
    } else if (kind == "Span" || kind == "Link" || kind == "Cite") {
      inlines(at(body, 1), depth + 1, line);
    } else if (kind == "Image") {
      ++result_.pictures;
    } else if (kind == "Note") {
      note(body, depth);
    } else if (body.is_array()) {  // Emph, Strong, Underline, Strikeout, Superscript, Subscript, SmallCaps
      inlines(body, depth + 1, line);
    }
  }

  /// A footnote stands below its paragraph.
  void note(const json& body, int depth) {
    Writer inner;
    inner.blocks(body, depth + 1);
    PandocText written = inner.take();
    result_.pictures += written.pictures;
    if (const std::string flat = flattened(written.markdown); !flat.empty()) notes_.push_back(flat);
  }

  static std::string flattened(std::string_view markdown) {
    std::string flat;
    for (const char c : base::trim(markdown)) {
      if (c != '\n')
        flat.push_back(c);
      else if (!flat.empty() && flat.back() != ' ')
        flat.push_back(' ');
    }
    return flat;
  }

  using Rows = std::vector<std::vector<std::string>>;

  void table(const json& body, int depth) {
    Rows rows;
    if (at(body, 1).is_array()) blocks(at(at(body, 1), 1), depth + 1);
    add_rows(at(at(body, 3), 1), depth, rows);
    if (at(body, 4).is_array())
      for (const json& part : at(body, 4)) {
        add_rows(at(part, 2), depth, rows);
        add_rows(at(part, 3), depth, rows);
      }
    add_rows(at(at(body, 5), 1), depth, rows);
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, row.size());
    if (width <= 1) {
      for (const auto& row : rows)
        for (const std::string& cell : row) put(cell);
      return;
    }
    prefix_.clear();
    for (auto& row : rows) {
      row.resize(width);
      for (const std::string& cell : row) result_.markdown += "| " + cell + " ";
      result_.markdown += "|\n";
    }
    result_.markdown += "\n";
  }

  void add_rows(const json& list, int depth, Rows& rows) {
    if (!list.is_array()) return;
    for (const json& row : list) {
      std::vector<std::string> cells;
      const json& parts = at(row, 1);
      for (std::size_t i = 0; i < parts.size() && cells.size() < widest_table; ++i) {
        cells.push_back(cell_text(at(parts[i], 4), depth));
        const json& span = at(parts[i], 3);
        const std::size_t columns =
            span.is_number_unsigned() ? std::min<std::size_t>(span.get<std::size_t>(), widest_span) : 1;
        for (std::size_t k = 1; k < columns; ++k) cells.emplace_back();
      }
      const bool is_empty = std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.empty(); });
      if (!is_empty) rows.push_back(std::move(cells));
    }
  }

  std::string cell_text(const json& list, int depth) {
    Writer inner;
    inner.blocks(list, depth + 1);
    PandocText written = inner.take();
    result_.pictures += written.pictures;
    std::string cell;
    for (const char c : flattened(written.markdown)) cell += c == '|' ? "\\|" : std::string(1, c);
    return cell;
  }

  PandocText result_;
  std::string prefix_;
  std::vector<std::string> notes_;
};

}  // namespace

std::optional<PandocText> read_pandoc_json(std::string_view bytes) {
  const json document = json::parse(bytes, nullptr, false);
  if (!document.is_object() || !document.contains("blocks")) return std::nullopt;
  Writer writer;
  writer.blocks(document["blocks"], 0);
  return writer.take();
}

}  // namespace pack
