#include "input/pinyin_builder.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "input/lexicon.h"
#include "input/pinyin_files.h"
#include "input/rime_tables.h"
#include "input/word_counts.h"

namespace input {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t fewest_characters = 2;
constexpr std::size_t most_characters = 20;
constexpr std::size_t most_text = 5'000'000;  ///< characters that are read of the texts
constexpr std::uint32_t least_repeats = 5;    ///< of a phrase, to become a word
constexpr double share_of_texts = 0.5;        ///< the texts' counts weigh as much as this part of the product's
constexpr double most_raise = 2000;           ///< of one word's count by one mention, where there is little text
constexpr double ahead = 1.25;                ///< an own term's count over the best of those typed alike

struct Row {
  std::string text;
  std::string syllables;
  double count = 0;
};

/// Runs of standard characters, 2 to 20 long, each once.
std::vector<std::string> standard_runs(const Lexicon& lexicon, const std::vector<OwnTerm>& terms) {
  std::vector<std::string> runs;
  std::unordered_set<std::string> seen;
  std::string run;
  const auto end_run = [&] {
    const std::size_t size = base::length(run);
    if (size >= fewest_characters && size <= most_characters && seen.insert(run).second) runs.push_back(run);
    run.clear();
  };
  for (const OwnTerm& term : terms) {
    for (const base::Utf8Char& c : base::decode(term.text)) {
      const std::string character = term.text.substr(c.offset, c.size);
      if (lexicon.is_standard(character)) {
        run += character;
      } else {
        end_run();
      }
    }
    end_run();
  }
  return runs;
}

std::vector<OwnTerm> read_terms(const std::string& file) {
  std::vector<OwnTerm> terms;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') terms.push_back({line});
  return terms;
}

/// The product's own prose, then the texts that were given.
WordCounts count_words(const Lexicon& lexicon, const std::string& prose, const NextText& next_text) {
  WordCounts counts(lexicon);
  std::ostringstream bytes;
  bytes << std::ifstream(prose, std::ios::binary).rdbuf();
  counts.add(bytes.str());
  if (!next_text) return counts;
  for (std::string text; counts.characters() < most_text && next_text(text);) counts.add(text);
  return counts;
}

/// All rows of the dictionary but the own terms: the lexicon's, with counts raised by the texts, and their phrases.
std::vector<Row> common_rows(const Lexicon& lexicon, const WordCounts& counts) {
  std::vector<Row> rows;
  rows.reserve(lexicon.words().size());
  double total = 0;
  for (const LexiconWord& word : lexicon.words()) {
    rows.push_back({std::string(word.text), std::string(word.syllables), word.count});
    total += word.count;
  }
  if (counts.total() == 0) return rows;
  const double raise = std::min(most_raise, total * share_of_texts / static_cast<double>(counts.total()));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].count += raise * counts.of(i);
  for (auto& phrase : counts.phrases(least_repeats))
    rows.push_back({std::move(phrase.text), std::move(phrase.syllables), raise * phrase.count});
  return rows;
}

/// The best count of all that is typed by the same letters, and of all that is typed by the same initials.
class BestCounts {
 public:
  explicit BestCounts(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      raise(by_letters_[letters_of(row.syllables)], row.count);
      raise(by_initials_[initials_of(row.syllables)], row.count);
    }
  }
  double of(const std::string& syllables) const {
    return std::max(look_up(by_letters_, letters_of(syllables)), look_up(by_initials_, initials_of(syllables)));
  }

 private:
  using Counts = std::unordered_map<std::string, double>;
  static void raise(double& best, double count) { best = std::max(best, count); }
  static double look_up(const Counts& counts, const std::string& letters) {
    const auto found = counts.find(letters);
    return found == counts.end() ? 1.0 : found->second;
  }
  Counts by_letters_;
  Counts by_initials_;
};

void add_terms(std::vector<Row>& rows, const Lexicon& lexicon, const std::vector<OwnTerm>& terms) {
  const std::vector<std::string> runs = standard_runs(lexicon, terms);
  const std::unordered_set<std::string> own(runs.begin(), runs.end());
  const BestCounts best(rows);
  std::erase_if(rows, [&own](const Row& row) { return own.contains(row.text); });
  for (const std::string& run : runs)
    for (const std::string& syllables : lexicon.readings(run)) rows.push_back({run, syllables, 0});
  for (std::size_t i = rows.size(); i-- > 0 && rows[i].count == 0;)
    rows[i].count = best.of(rows[i].syllables) * ahead;
}

base::Status write_dictionary(const std::string& file, const std::vector<Row>& rows) {
  std::ofstream out(file, std::ios::binary);
  out << dictionary_head;
  for (const Row& row : rows)
    out << row.text << '\t' << row.syllables << '\t' << static_cast<long long>(std::llround(row.count)) << '\n';
  out.close();
  if (!out) return base::error(base::ErrorKind::no_space, "the dictionary of pinyin could not be written");
  return base::Done{};
}

/// A folder that is gone with its contents when this is.
struct Aside {
  explicit Aside(std::string p) : path(std::move(p)) {
    std::error_code error;
    fs::remove_all(path, error);
    fs::create_directories(path, error);
  }
  ~Aside() {
    std::error_code error;
    fs::remove_all(path, error);
  }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;
  std::string path;
};

/// `made` takes the place of `target`; what was there is put back if it cannot.
base::Status put_in_place(const std::string& made, const std::string& target, const std::string& old) {
  std::error_code error;
  fs::rename(target, old, error);
  fs::rename(made, target, error);
  if (!error) return base::Done{};
  std::error_code ignored;
  fs::rename(old, target, ignored);
  return base::error(base::ErrorKind::unavailable, "the tables of pinyin could not be put in place");
}

}  // namespace

base::Status build_pinyin_tables(const std::string& source_folder, const std::vector<OwnTerm>& terms,
                                 const std::string& target, const NextText& next_text) {
  const auto lexicon = Lexicon::read(source_folder + "/words.tsv");
  if (!lexicon) return lexicon.error();
  const Aside work(target + ".new." + std::to_string(::getpid()));
  const std::string source = work.path + "/source";
  const std::string made = work.path + "/made";
  std::error_code error;
  fs::create_directories(source, error);
  {
    std::vector<Row> rows = common_rows(*lexicon, count_words(*lexicon, source_folder + "/texts.txt", next_text));
    std::vector<OwnTerm> all = read_terms(source_folder + "/terms.txt");
    all.insert(all.end(), terms.begin(), terms.end());
    add_terms(rows, *lexicon, all);
    if (const auto written = write_dictionary(source + "/chayue.dict.yaml", rows); !written) return written;
  }
  if (const auto deployed = deploy_rime_tables(source, made); !deployed) return deployed;
  fs::copy_file(source_folder + "/names.tsv", made + "/names.tsv", error);
  if (error) return base::error(base::ErrorKind::unavailable, "no names at " + source_folder);
  if (const auto sealed = seal_pinyin_files(made); !sealed) return sealed.error();
  return put_in_place(made, target, work.path + "/old");
}

}  // namespace input
