// The corpus of the search benches: documents and queries on disk, the same for every engine.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// The first three and the paragraphs are what is searched; they are folded already (catalog::fold), so that no
/// engine is judged by its folding.
struct Document {
  std::string title;
  std::string number;        ///< 文号
  std::string index_number;  ///< 索引号
  std::vector<std::string> paragraphs;
  std::string issuer;
  std::string genre;
  std::string subject;  ///< "一级\二级"
  std::string column;
  std::string published_on;  ///< "2026-11-20"
  int validity = 0;          ///< catalog::Validity

  std::string year() const { return published_on.substr(0, 4); }
  /// All that is searched beside the title, a field or paragraph a line.
  std::string text() const;
};

/// A folder of a corpus: texts.txt (a document a line: fields separated by tabs, paragraphs by U+001F), facts.txt
/// (what is not searched, line by line the same documents), queries.txt, truth.bin. Documents are numbered from 0,
/// newest first.
class CorpusWriter {
 public:
  explicit CorpusWriter(const std::string& folder);
  void add(const Document& document);

 private:
  std::ofstream texts_;
  std::ofstream facts_;
};

class CorpusReader {
 public:
  explicit CorpusReader(const std::string& folder);
  bool next(Document& document);

 private:
  std::ifstream texts_;
  std::ifstream facts_;
};

/// The file with a document a line.
std::string texts_file(const std::string& folder);

struct Query {
  std::string kind;                ///< "1", "2", "4", "8" characters, "and", "typing", "everyday"
  std::vector<std::string> words;  ///< that must all occur, in any field

  std::string text() const;  ///< as typed: words and spaces
};

void write_queries(const std::string& folder, const std::vector<Query>& queries);
std::vector<Query> read_queries(const std::string& folder);

/// For each query the documents that hold its words, by memmem over all of them: the oracle.
using Truth = std::vector<std::vector<std::uint32_t>>;
Truth scan(const std::string& folder, const std::vector<Query>& queries);
void write_truth(const std::string& folder, const Truth& truth);
/// Empty where it was not made.
Truth read_truth(const std::string& folder);

std::vector<std::string> split(std::string_view text, char separator);

}  // namespace bench
