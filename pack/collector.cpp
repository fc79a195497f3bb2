#include "pack/collector.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "pack/guard_numbers.h"
#include "words/fill.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t rows_told = 5;
constexpr std::size_t longest_quotation = 40;

std::string heading_of(const Place& place) { return place.cell.substr(0, place.cell.find("（")); }

std::string key_of(Weight weight, const Place& place, std::string_view sentence) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(weight)));
  for (const std::string_view part : {std::string_view(place.file), std::string_view(place.sheet), sentence})
    key.append(1, '\x1F').append(part);
  return key;
}

}  // namespace

std::string in_quotes(std::string_view value) {
  const std::string_view cut = base::prefix(value, longest_quotation);
  return "“" + std::string(cut) + (cut.size() < value.size() ? "…”" : "”");
}

void Collector::add(Findings findings) { std::move(findings.begin(), findings.end(), std::back_inserter(findings_)); }

void Collector::say(Weight weight, const Place& place, Word what, Values values, Word remedy) {
  findings_.push_back({weight, place, words::fill(what, values), std::string(words::zh(remedy)), {}});
}

void Collector::count(Weight weight, const Place& place, Word what, Values values, Word remedy) {
  const std::string kind = heading_of(place) + '\x1F' + std::to_string(static_cast<std::size_t>(what));
  const std::string key = key_of(weight, place, kind);
  if (group_of_.contains(key)) return count(key, place, {});
  count(key, place, {weight, place, words::fill(what, values), std::string(words::zh(remedy)), {}});
}

void Collector::count(Weight weight, const Place& place, const std::string& what, const std::string& remedy) {
  count(key_of(weight, place, what), place, {weight, place, what, remedy, {}});
}

void Collector::count(const std::string& key, const Place& place, Finding finding) {
  const auto [found, is_new] = group_of_.emplace(key, groups_.size());
  if (is_new) groups_.push_back({std::move(finding), {}, 0});
  Group& group = groups_[found->second];
  ++group.count;
  const bool is_told = !group.first_rows.empty() && group.first_rows.back() == place.row;
  if (!is_told && group.first_rows.size() < rows_told) group.first_rows.push_back(place.row);
}

bool Collector::has(Weight weight) const {
  const auto weighs = [weight](const Finding& finding) { return finding.weight == weight; };
  return std::any_of(findings_.begin(), findings_.end(), weighs) ||
         std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) { return weighs(group.finding); });
}

std::set<std::tuple<std::string, std::string, int>> Collector::rows_in_error() const {
  std::set<std::tuple<std::string, std::string, int>> rows;
  for (const Finding& finding : findings_)
    if (finding.weight == Weight::error && finding.place.row > 0)
      rows.emplace(finding.place.file, finding.place.sheet, finding.place.row);
  return rows;
}

Findings Collector::take() {
  Findings all = std::exchange(findings_, {});
  for (Group& group : groups_) {
    if (group.count > 1) {
      std::string rows;
      for (const int row : group.first_rows) rows += (rows.empty() ? "" : "、") + std::to_string(row);
      group.finding.what += words::fill(Word::pack_counted, {std::to_string(group.count), rows});
    }
    all.push_back(std::move(group.finding));
  }
  groups_.clear();
  group_of_.clear();
  // Sentences quote what stands in the tables: no number of a person is to be read in a report.
  for (Finding& finding : all) finding.what = with_numbers_masked(finding.what);
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) {
    return std::tie(b.weight, a.place.file, a.place.sheet, a.place.row) <
           std::tie(a.weight, b.place.file, b.place.sheet, b.place.row);
  });
  return all;
}

}  // namespace pack
