#include "bench/find/corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace bench {
namespace {

constexpr char field_end = '\t';
constexpr char paragraph_end = '\x1f';

std::string joined(const std::vector<std::string>& parts, char separator) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all.push_back(separator);
    all += part;
  }
  return all;
}

template <class Stream>
Stream opened(const std::string& file) {
  Stream stream(file, std::ios::binary);
  if (!stream) std::fprintf(stderr, "find bench: cannot open %s\n", file.c_str()), std::exit(1);
  return stream;
}

bool holds(const std::string& line, const Query& query) {
  return std::all_of(query.words.begin(), query.words.end(), [&line](const std::string& word) {
    return ::memmem(line.data(), line.size(), word.data(), word.size()) != nullptr;
  });
}

}  // namespace

std::string Document::text() const {
  std::string all = number;
  all += '\n' + index_number;
  for (const std::string& paragraph : paragraphs) all += '\n' + paragraph;
  return all;
}

std::string texts_file(const std::string& folder) { return folder + "/texts.txt"; }

CorpusWriter::CorpusWriter(const std::string& folder)
    : texts_(opened<std::ofstream>(texts_file(folder))), facts_(opened<std::ofstream>(folder + "/facts.txt")) {}

void CorpusWriter::add(const Document& document) {
  texts_ << document.title << field_end << document.number << field_end << document.index_number << field_end
         << joined(document.paragraphs, paragraph_end) << '\n';
  facts_ << document.issuer << field_end << document.genre << field_end << document.subject << field_end
         << document.column << field_end << document.published_on << field_end << document.validity << '\n';
}

CorpusReader::CorpusReader(const std::string& folder)
    : texts_(opened<std::ifstream>(texts_file(folder))), facts_(opened<std::ifstream>(folder + "/facts.txt")) {}

bool CorpusReader::next(Document& document) {
  std::string texts;
  std::string facts;
  if (!std::getline(texts_, texts) || !std::getline(facts_, facts)) return false;
  std::vector<std::string> searched = split(texts, field_end);
  std::vector<std::string> others = split(facts, field_end);
  document.title = std::move(searched.at(0));
  document.number = std::move(searched.at(1));
  document.index_number = std::move(searched.at(2));
  document.paragraphs = split(searched.at(3), paragraph_end);
  document.issuer = std::move(others.at(0));
  document.genre = std::move(others.at(1));
  document.subject = std::move(others.at(2));
  document.column = std::move(others.at(3));
  document.published_on = std::move(others.at(4));
  document.validity = std::atoi(others.at(5).c_str());
  return true;
}

std::string Query::text() const { return joined(words, ' '); }

void write_queries(const std::string& folder, const std::vector<Query>& queries) {
  auto file = opened<std::ofstream>(folder + "/queries.txt");
  for (const Query& query : queries) file << query.kind << field_end << query.text() << '\n';
}

std::vector<Query> read_queries(const std::string& folder) {
  auto file = opened<std::ifstream>(folder + "/queries.txt");
  std::vector<Query> queries;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> parts = split(line, field_end);
    queries.push_back({parts.at(0), split(parts.at(1), ' ')});
  }
  return queries;
}

Truth scan(const std::string& folder, const std::vector<Query>& queries) {
  auto file = opened<std::ifstream>(texts_file(folder));
  Truth truth(queries.size());
  std::uint32_t number = 0;
  for (std::string line; std::getline(file, line); ++number) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      if (holds(line, queries[i])) truth[i].push_back(number);
    }
  }
  return truth;
}

void write_truth(const std::string& folder, const Truth& truth) {
  auto file = opened<std::ofstream>(folder + "/truth.bin");
  for (const auto& documents : truth) {
    const auto size = static_cast<std::uint32_t>(documents.size());
    file.write(reinterpret_cast<const char*>(&size), sizeof size);
    file.write(reinterpret_cast<const char*>(documents.data()), static_cast<std::streamsize>(size * sizeof size));
  }
}

Truth read_truth(const std::string& folder) {
  Truth truth;
  std::ifstream file(folder + "/truth.bin", std::ios::binary);
  for (std::uint32_t size = 0; file.read(reinterpret_cast<char*>(&size), sizeof size);) {
    auto& documents = truth.emplace_back(size);
    file.read(reinterpret_cast<char*>(documents.data()), static_cast<std::streamsize>(size * sizeof size));
  }
  return truth;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace bench
