#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "pack/guard_ask.h"
#include "pack/guard_files.h"
#include "pack/guard_marks.h"
#include "pack/guard_numbers.h"
#include "pack/guard_properties.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t excerpt_characters = 20;
constexpr std::size_t most_single_findings = 40;  // of revisions: more are one finding
constexpr int most_levels = 64;                   // between a text and its paragraph

/// Without the prefix of its namespace.
std::string_view local(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.rfind(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& one) { return local(one.name()) == name; });
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
  return node.find_attribute([name](const pugi::xml_attribute& one) { return local(one.name()) == name; }).value();
}

/// A property that is on where it stands, unless its value says off.
bool is_on(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node node = child(properties, name);
  const std::string value = attribute(node, "val");
  return node && value != "0" && value != "false" && value != "off" && value != "none";
}

bool is_hidden_here(const pugi::xml_node& properties) { return is_on(properties, "vanish"); }

std::string valid(std::string text) { return base::is_valid_utf8(text) ? std::move(text) : std::string(); }

enum class Trace { inserted, deleted, moved, vanished };

/// What a part of the document says in one paragraph, by what has become of it.
struct Paragraph {
  int number = 0;
  std::string text;
  std::map<Trace, std::string> traces;
};

/// Goes through the texts of one part and gathers them by paragraphs.
class PartReader {
 public:
  PartReader(const std::set<std::string>& hidden_styles) : hidden_styles_(hidden_styles) {}

  std::vector<Paragraph> read(const pugi::xml_document& xml) {
    struct Walker final : pugi::xml_tree_walker {
      explicit Walker(PartReader& owner) : reader(owner) {}
      bool for_each(pugi::xml_node& node) override { return reader.visit(node), true; }
      PartReader& reader;
    } walker(*this);
    pugi::xml_node root = xml;
    root.traverse(walker);
    return std::move(paragraphs_);
  }

 private:
  void visit(const pugi::xml_node& node) {
    const std::string_view name = local(node.name());
    if (name == "p") paragraphs_.push_back({static_cast<int>(paragraphs_.size() + 1), {}, {}});
    if (name != "t" && name != "delText") return;
    if (paragraphs_.empty()) paragraphs_.push_back({1, {}, {}});
    const std::string text = valid(node.text().get());
    Paragraph& paragraph = paragraphs_.back();
    for (const Trace trace : traces_of(node)) paragraph.traces[trace] += text;
    paragraph.text += text;
  }

  std::set<Trace> traces_of(const pugi::xml_node& text) const {
    std::set<Trace> traces;
    pugi::xml_node node = text.parent();
    for (int level = 0; node && level < most_levels; ++level, node = node.parent()) {
      const std::string_view name = local(node.name());
      if (name == "ins") traces.insert(Trace::inserted);
      if (name == "del") traces.insert(Trace::deleted);
      if (name == "moveFrom" || name == "moveTo") traces.insert(Trace::moved);
      if (name == "r" && is_hidden(child(node, "rPr"), "rStyle")) traces.insert(Trace::vanished);
      if (name == "p" && is_hidden(child(node, "pPr"), "pStyle")) traces.insert(Trace::vanished);
      if (name == "p") break;
    }
    return traces;
  }

  bool is_hidden(const pugi::xml_node& properties, std::string_view style) const {
    const bool by_style = hidden_styles_.contains(attribute(child(properties, style), "val"));
    return by_style || (style == "rStyle" && is_hidden_here(properties));
  }

  const std::set<std::string>& hidden_styles_;
  std::vector<Paragraph> paragraphs_;
};

class WordGuard {
 public:
  WordGuard(const std::string& file, const ZipReader& zip, Findings& findings)
      : file_(file), zip_(zip), findings_(findings) {}

  void check() {
    read_styles();
    for (const std::string& name : zip_.names()) check_part(name);
    tell_traces();
  }

 private:
  struct Traced {
    Trace trace;
    Place place;
    std::string text;
  };

  std::optional<pugi::xml_document> load(const std::string& name) const {
    const auto bytes = zip_.read(name);
    pugi::xml_document xml;
    if (!bytes || !xml.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata))
      return {};
    return xml;
  }

  void read_styles() {
    const auto xml = load("word/styles.xml");
    if (!xml) return;
    for (const pugi::xml_node& style : xml->document_element().children())
      if (is_hidden_here(child(style, "rPr"))) hidden_styles_.insert(attribute(style, "styleId"));
  }

  void check_part(const std::string& name) {
    const auto is = [&name](std::string_view head) {
      return name.starts_with(std::string("word/") + std::string(head)) && name.ends_with(".xml");
    };
    const bool edge = is("header") || is("footer");
    if (!edge && !is("document") && !is("footnotes") && !is("endnotes") && !is("comments.")) return;
    const auto xml = load(name);
    if (!xml)
      return findings_.push_back(tell(Weight::error, whole(), Word::guard_damaged, {}, Word::guard_damaged_remedy));
    const std::vector<Paragraph> paragraphs = PartReader(hidden_styles_).read(*xml);
    if (is("comments.")) return tell_comments(*xml);
    for (const Paragraph& paragraph : paragraphs) {
      if (edge) check_edge(paragraph);
      for (const auto& [trace, text] : paragraph.traces)
        if (!base::trim(text).empty()) traced_.push_back({trace, place_of(paragraph, edge), text});
    }
  }

  Place whole() const { return {file_, {}, 0, {}}; }

  Place place_of(const Paragraph& paragraph, bool is_edge) const {
    if (is_edge) return whole();
    return {file_, {}, 0, words::fill(Word::guard_paragraph, {std::to_string(paragraph.number)})};
  }

  void check_edge(const Paragraph& paragraph) {
    std::string mark = mark_of_line(paragraph.text);
    if (mark.empty()) mark = starred_mark(paragraph.text);
    if (!mark.empty())
      findings_.push_back(
          tell(Weight::error, whole(), Word::guard_secrecy_header, {mark}, Word::guard_secrecy_remedy));
  }

  void tell_comments(const pugi::xml_document& xml) {
    for (const pugi::xml_node& comment : xml.document_element().children()) {
      pugi::xml_document one;
      one.append_copy(comment);
      std::string text;
      for (const Paragraph& paragraph : PartReader(hidden_styles_).read(one)) text += paragraph.text;
      if (!base::trim(text).empty())
        findings_.push_back(ask(whole(), text, Word::guard_comment, {safe_excerpt(text, excerpt_characters)},
                                Word::guard_comment_remedy));
    }
  }

  static Word word_of(Trace trace) {
    if (trace == Trace::inserted) return Word::guard_inserted;
    if (trace == Trace::deleted) return Word::guard_deleted;
    return trace == Trace::moved ? Word::guard_moved : Word::guard_vanish;
  }

  void tell_trace(const Traced& one) {
    const bool hidden = one.trace == Trace::vanished;
    findings_.push_back(ask(one.place, one.text, word_of(one.trace), {safe_excerpt(one.text, excerpt_characters)},
                            hidden ? Word::guard_vanish_remedy : Word::guard_revision_remedy));
  }

  /// Hidden text one by one; revisions too, unless there are so many that nobody would read them.
  void tell_traces() {
    std::size_t revisions = 0;
    std::string content;
    for (const Traced& one : traced_)
      if (one.trace != Trace::vanished) ++revisions, content += one.text + "\n";
    for (const Traced& one : traced_)
      if (one.trace == Trace::vanished || revisions <= most_single_findings) tell_trace(one);
    if (revisions > most_single_findings)
      findings_.push_back(ask(whole(), content, Word::guard_many_revisions, {std::to_string(revisions)},
                              Word::guard_revision_remedy));
  }

  const std::string& file_;
  const ZipReader& zip_;
  Findings& findings_;
  std::set<std::string> hidden_styles_;
  std::vector<Traced> traced_;
};

}  // namespace

void guard_word(const std::string& file, std::string_view bytes, Fate fate, Findings& findings) {
  const auto zip = ZipReader::open(bytes);
  if (!zip || zip->names().empty())
    return findings.push_back(
        tell(Weight::error, {file, {}, 0, {}}, Word::guard_damaged, {}, Word::guard_damaged_remedy));
  WordGuard(file, *zip, findings).check();
  guard_embedded(file, *zip, "word/", findings);
  guard_properties(file, *zip, fate, findings);
}

}  // namespace pack
