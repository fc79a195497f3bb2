#include "pack/guard_pdf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "pack/guard_ask.h"
#include "pack/guard_marks.h"
#include "pack/guard_numbers.h"
#include "pack/guard_pdf_structure.h"
#include "pack/guard_pdf_words.h"
#include "pack/guard_properties.h"
#include "pack/program.h"

namespace pack {
namespace {

using words::Word;

constexpr int dots_per_inch = 120;
constexpr std::size_t pages_at_once = 8;
constexpr std::size_t excerpt_characters = 20;
constexpr std::size_t most_quotations = 5;
constexpr std::size_t most_findings = 300;
constexpr std::size_t mark_lines = 12;
constexpr int program_seconds = 60;
constexpr int most_program_runs = pdf_seconds / program_seconds;  // that may each take all of their time

/// "Author:          张三" -> 张三
std::string value_of(std::string_view output, std::string_view key) {
  for (std::size_t begin = 0; begin < output.size();) {
    const std::size_t end = std::min(output.find('\n', begin), output.size());
    const std::string_view line = output.substr(begin, end - begin);
    if (line.starts_with(key) && line.substr(key.size()).starts_with(":"))
      return std::string(base::trim(line.substr(key.size() + 1)));
    begin = end + 1;
  }
  return {};
}

int number_of(const std::string& text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 10'000'000) break;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string joined(const PdfLine& line) {
  std::string text;
  for (const PdfWord& word : line) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

std::string millimetres(double points) { return std::to_string(std::max(0L, std::lround(points * 25.4 / 72))); }

std::string quotations(const std::vector<std::string>& list) {
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), most_quotations); ++i) {
    if (i > 0) text += words::zh(Word::guard_list_comma);
    text += "“" + safe_excerpt(list[i], excerpt_characters) + "”";
  }
  return text + (list.size() > most_quotations ? "…" : "");
}

class PdfGuard {
 public:
  PdfGuard(const std::string& file, const std::string& path, Fate fate, const PrivateFolder& folder,
           Findings& findings)
      : file_(file), path_(path), fate_(fate), folder_(folder), findings_(findings) {}

  void check() {
    const auto information = run({"pdfinfo", "-enc", "UTF-8", path_}, Word::guard_pdf_information);
    if (information && !is_open(*information)) return;
    if (information) tell_information(information->output);
    check_files();
    check_structure();
    check_words();
  }

 private:
  Place place(int page = 0) const { return {file_, {}, page, {}}; }

  /// A run that came to an end, whatever its exit code. Otherwise there is a finding that this was not looked at.
  std::optional<ProgramRun> run(const std::vector<std::string>& command, Word what) {
    if (slow_runs_ >= most_program_runs) return give_up(what), std::nullopt;
    auto done = run_program(command, folder_, {program_seconds, std::size_t{256} << 20U, std::size_t{2} << 30U});
    if (done) return std::move(*done);
    if (done.error().kind == base::ErrorKind::not_found) {
      tell_missing(what, command[0]);
    } else {
      ++slow_runs_;
      give_up(what);
    }
    return std::nullopt;
  }

  void tell_missing(Word what, const std::string& program) {
    findings_.push_back(ask(place(), words::key(what), Word::guard_pdf_unchecked, {words::zh(what), program},
                            Word::guard_pdf_unchecked_remedy, {program == "qpdf" ? "qpdf" : "poppler-utils"}));
  }

  void give_up(Word what) {
    findings_.push_back(
        ask(place(), words::key(what), Word::guard_pdf_gave_up, {words::zh(what)}, Word::guard_pdf_gave_up_remedy));
  }

  bool fail(Word what, Word remedy) {
    findings_.push_back(tell(Weight::error, place(), what, {}, remedy));
    return false;
  }

  bool is_open(const ProgramRun& information) {
    if (value_of(information.output, "Encrypted").starts_with("yes"))
      return fail(Word::guard_pdf_encrypted, Word::guard_pdf_encrypted_remedy);
    pages_ = number_of(value_of(information.output, "Pages"));
    if (information.exit_code == 0 && pages_ > 0) return true;
    const auto encrypted = run_program({"qpdf", "--is-encrypted", path_}, folder_);
    return encrypted && encrypted->exit_code == 0 ? fail(Word::guard_pdf_encrypted, Word::guard_pdf_encrypted_remedy)
                                                  : fail(Word::guard_pdf_broken, Word::guard_pdf_broken_remedy);
  }

  /// The program that made it is worth a word only beside a person's name.
  void tell_information(const std::string& output) {
    const std::string author = value_of(output, "Author"), creator = value_of(output, "Creator");
    if (author.empty() || is_made_up_author(author) || !base::is_valid_utf8(author)) return;
    std::string list = words::fill(Word::guard_author, {safe_excerpt(author, excerpt_characters)});
    if (!creator.empty() && base::is_valid_utf8(creator))
      list += std::string(words::zh(Word::guard_list_comma)) +
              words::fill(Word::guard_made_with, {safe_excerpt(creator, excerpt_characters)});
    tell_properties(file_, list, fate_, findings_);
  }

  void check_files() {
    const auto list = run({"pdfdetach", "-list", path_}, Word::guard_pdf_files);
    if (!list || number_of(list->output) == 0) return;
    std::vector<std::string> names;
    for (std::size_t at = list->output.find('\n'); at != std::string::npos; at = list->output.find('\n', at + 1)) {
      const std::string line = list->output.substr(at + 1, list->output.find('\n', at + 1) - at - 1);
      const std::size_t colon = line.find(": ");
      if (colon != std::string::npos && base::is_valid_utf8(line)) names.push_back(line.substr(colon + 2));
    }
    findings_.push_back(
        ask(place(), list->output, Word::guard_pdf_attachments, {quotations(names)}, Word::guard_embedded_remedy));
  }

  void check_structure() {
    const auto objects = run({"qpdf", "--json=2", "--json-key=qpdf", path_}, Word::guard_pdf_structure);
    if (!objects) return;
    const auto structure = read_pdf_structure(objects->output);
    if (!structure) return give_up(Word::guard_pdf_structure);
    const auto say = [this](const std::string& content, Word what, Values values, Word remedy) {
      findings_.push_back(ask(place(), content, what, values, remedy));
    };
    if (const std::string count = std::to_string(structure->redactions); structure->redactions > 0)
      say(count, Word::guard_pdf_redaction, {count}, Word::guard_pdf_redaction_remedy);
    std::string content;
    for (const std::string& note : structure->notes) content += note + "\n";
    if (!structure->notes.empty())
      say(content, Word::guard_pdf_notes, {std::to_string(structure->notes.size()), quotations(structure->notes)},
          Word::guard_comment_remedy);
    content.clear();
    for (const std::string& layer : structure->hidden_layers) content += layer + "\n";
    if (!structure->hidden_layers.empty())
      say(content, Word::guard_pdf_layers, {quotations(structure->hidden_layers)}, Word::guard_pdf_layers_remedy);
  }

  void check_words() {
    const auto words =
        run({"pdftotext", "-bbox-layout", "-l", std::to_string(pdf_page_limit), path_, "-"}, Word::guard_pdf_words);
    if (!words) return;
    const auto pages = read_pdf_pages(words->output);
    if (!pages) return give_up(Word::guard_pdf_words);
    if (pages_ > pdf_page_limit) give_up(Word::guard_pdf_words);
    read_marks(*pages);
    for (std::size_t i = 0; i < pages->size(); ++i)
      for (const PdfLine& line : (*pages)[i].lines)
        ask_about_numbers(place(static_cast<int>(i + 1)), joined(line), false, findings_);
    look_at_pages(*pages);
  }

  /// 密级 stands at the head of the first page, what is said of disclosure at its foot or at the foot of the last.
  void read_marks(const std::vector<PdfPage>& pages) {
    for (std::size_t i = 0; i < pages.size(); ++i)
      for (std::size_t n = 0; n < pages[i].lines.size(); ++n) {
        const bool edge = (i == 0 && n < mark_lines) || n + mark_lines >= pages[i].lines.size();
        const std::string mark =
            edge && (i == 0 || i + 1 == pages.size()) ? mark_of_line(joined(pages[i].lines[n])) : "";
        if (!mark.empty())
          findings_.push_back(tell(Weight::error, place(static_cast<int>(i + 1)), Word::guard_secrecy_text, {mark},
                                   Word::guard_secrecy_remedy));
      }
  }

  void look_at_pages(const std::vector<PdfPage>& pages) {
    for (std::size_t first = 0; first < pages.size(); first += pages_at_once) {
      const std::size_t last = std::min(first + pages_at_once, pages.size());
      const bool all_empty = std::all_of(pages.begin() + static_cast<std::ptrdiff_t>(first),
                                         pages.begin() + static_cast<std::ptrdiff_t>(last),
                                         [](const PdfPage& page) { return page.lines.empty(); });
      if (!all_empty && !look_at(pages, first, last)) return give_up(Word::guard_pdf_words);
    }
  }

  /// False if there are no pictures of these pages.
  bool look_at(const std::vector<PdfPage>& pages, std::size_t first, std::size_t last) {
    const auto drawn = run_program({"pdftoppm", "-r", std::to_string(dots_per_inch), "-gray", "-f",
                                    std::to_string(first + 1), "-l", std::to_string(last), path_},
                                   folder_, {program_seconds, std::size_t{256} << 20U, std::size_t{2} << 30U});
    if (!drawn) return false;
    std::string_view bytes = drawn->output;
    for (std::size_t i = first; i < last; ++i) {
      const auto picture = take_picture(bytes);
      if (!picture || findings_.size() > most_findings) return false;
      for (const HiddenText& hidden : hidden_texts(pages[i], *picture)) tell_hidden(hidden, static_cast<int>(i + 1));
    }
    return true;
  }

  void tell_hidden(const HiddenText& hidden, int page) {
    findings_.push_back(
        ask(place(page), hidden.text, hidden.covered ? Word::guard_pdf_covered : Word::guard_pdf_unseen,
            {std::to_string(base::length(hidden.text)), millimetres(hidden.top), millimetres(hidden.left)},
            Word::guard_pdf_covered_remedy));
  }

  const std::string& file_;
  const std::string& path_;
  Fate fate_;
  const PrivateFolder& folder_;
  Findings& findings_;
  int pages_ = 0;
  int slow_runs_ = 0;
};

}  // namespace

void guard_pdf(const std::string& file, const std::string& path, Fate fate, Findings& findings) {
  const auto folder = PrivateFolder::make();
  if (folder) return PdfGuard(file, path, fate, *folder, findings).check();
  findings.push_back(ask({file, {}, 0, {}}, words::key(Word::guard_pdf_words), Word::guard_pdf_gave_up,
                         {words::zh(Word::guard_pdf_words)}, Word::guard_pdf_gave_up_remedy));
}

}  // namespace pack
