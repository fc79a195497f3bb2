#include "staff/commands.h"
#include "staff/console.h"
#include "staff/counts.h"
#include "staff/json.h"
#include "staff/stores.h"

namespace staff {
namespace {

using words::Word;

constexpr std::size_t issuers_shown = 20;

std::vector<catalog::FacetValue> top_columns(const std::vector<catalog::Column>& columns) {
  std::vector<catalog::FacetValue> top;
  for (const auto& column : columns) {
    if (column.parent_id.empty()) top.push_back({column.id, column.name, column.count});
  }
  return top;
}

base::Result<Counts> count_catalogue(const catalog::Catalog& catalogue, base::Date today) {
  Counts counts;
  const auto totals = catalogue.totals();
  if (!totals) return totals.error();
  const auto columns = catalogue.columns();
  if (!columns) return columns.error();
  auto all = catalogue.find({}, today);
  if (!all) return all.error();
  counts.totals = *totals;
  counts.columns = top_columns(*columns);
  counts.issuers = std::move(all->facets.issuers);
  if (counts.issuers.size() > issuers_shown) counts.issuers.resize(issuers_shown);
  counts.years = std::move(all->facets.years);
  return counts;
}

void print_values(Word title, const std::vector<catalog::FacetValue>& values) {
  print_line(words::zh(title));
  for (const auto& value : values) print_line("  " + value.label + "\t" + std::to_string(value.count));
}

void print_requests(const RequestCounts& counts) {
  print_pair(Word::staff_stats_requests, std::to_string(counts.total));
  print_line(words::zh(Word::staff_stats_by_day));
  for (const auto& day : counts.days) {
    std::string line = "  " + base::to_iso(day.day);
    for (const auto count : day.count) line.append("\t").append(std::to_string(count));
    print_line(line);
  }
}

/// Kind, ending, print-outs, sides of paper.
void print_paper(const std::vector<printing::Ledger::Count>& paper) {
  print_line(words::zh(Word::staff_stats_paper));
  for (const auto& count : paper) {
    std::string line = "  " + count.kind;
    line.append("\t").append(name_of(count.ending)).append("\t").append(std::to_string(count.runs));
    print_line(line.append("\t").append(std::to_string(count.pages_out)));
  }
}

ExitCode count_paper(const Arguments& arguments, Counts& counts) {
  const auto ledger = open_ledger(arguments, true);
  if (!ledger.value) return ledger.exit_code;
  auto paper = ledger.value->counts(std::nullopt);
  if (!paper) return fail(Word::staff_ledger_failed, paper.error());
  counts.paper = std::move(*paper);
  return exit_success;
}

void print_counts(const Counts& counts) {
  print_pair(Word::staff_stats_records, std::to_string(counts.totals.records));
  print_pair(Word::staff_stats_texts, std::to_string(counts.totals.texts));
  print_pair(Word::staff_stats_characters, std::to_string(counts.totals.characters));
  print_pair(Word::staff_stats_columns, std::to_string(counts.totals.columns));
  print_pair(Word::staff_stats_bytes, std::to_string(counts.totals.bytes_on_disk));
  print_values(Word::staff_stats_by_column, counts.columns);
  print_values(Word::staff_stats_by_issuer, counts.issuers);
  print_values(Word::staff_stats_by_year, counts.years);
  if (counts.requests) print_requests(*counts.requests);
  if (counts.paper) print_paper(*counts.paper);
}

}  // namespace

ExitCode stats(const Arguments& arguments) {
  const auto catalogue = open_catalogue(arguments);
  if (!catalogue.value) return catalogue.exit_code;
  auto counts = count_catalogue(*catalogue.value, arguments.now.date);
  if (!counts) return fail(Word::staff_catalogue_failed, counts.error());
  if (has_register(arguments)) {
    const auto rows = read_register(arguments);
    if (!rows.value) return rows.exit_code;
    counts->requests = count_requests(*rows.value);
  }
  if (const ExitCode code = count_paper(arguments, *counts); code != exit_success) return code;
  if (arguments.json) {
    print_line(counts_json(*counts));
  } else {
    print_counts(*counts);
  }
  return exit_success;
}

}  // namespace staff
