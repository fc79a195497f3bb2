#include "pack/report.h"

#include <array>
#include <utility>
#include <vector>

#include "pack/xlsx_writer.h"
#include "words/fill.h"

namespace pack {
namespace {

using words::Word;

constexpr std::array<Weight, 4> weights = {Weight::error, Weight::decision, Weight::warning, Weight::note};
constexpr std::array<Word, 9> headings = {Word::pack_report_number, Word::pack_report_weight, Word::pack_report_file,
                                          Word::pack_report_sheet,  Word::pack_report_row,    Word::pack_report_cell,
                                          Word::pack_report_what,   Word::pack_report_remedy, Word::pack_report_id};

CellStyle style_of(Weight weight) {
  switch (weight) {
    case Weight::error: return CellStyle::red;
    case Weight::decision: return CellStyle::orange;
    case Weight::warning: return CellStyle::yellow;
    case Weight::note: break;
  }
  return CellStyle::plain;
}

std::string word(Word which) { return std::string(words::zh(which)); }

/// The cells of a finding, in the order of the headings.
std::array<std::string, headings.size()> cells_of(const Finding& finding, std::size_t number) {
  const Place& place = finding.place;
  return {std::to_string(number),
          std::string(weight_name(finding.weight)),
          place.file,
          place.sheet,
          place.row == 0 ? "" : std::to_string(place.row),
          place.cell,
          finding.what,
          finding.remedy,
          finding.id};
}

/// Quoted; a cell that a table program would take for a formula gets an apostrophe.
std::string csv_cell(std::string_view text) {
  const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string cell = is_formula ? "\"'" : "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + "\"";
}

WrittenSheet list_of(const Outcome& outcome) {
  WrittenSheet sheet;
  sheet.name = word(Word::pack_report_list);
  sheet.widths = {6, 8, 18, 11, 6, 18, 44, 42, 15};
  sheet.has_heading_row = true;
  sheet.rows.emplace_back();
  for (const Word heading : headings) sheet.rows.back().push_back({word(heading), CellStyle::heading, false});
  for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
    const Finding& finding = outcome.findings[i];
    const auto cells = cells_of(finding, i + 1);
    std::vector<WrittenCell> row;
    for (std::size_t k = 0; k < cells.size(); ++k)
      row.push_back({cells[k], k == 1 ? style_of(finding.weight) : CellStyle::plain, k == 0 || k == 4});
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

std::vector<std::pair<std::string, std::string>> figures(const Outcome& outcome) {
  std::vector<std::pair<std::string, std::string>> list;
  list.emplace_back(word(Word::pack_report_result),
                    word(outcome.is_packed ? Word::pack_report_packed : Word::pack_report_not_packed));
  if (outcome.is_packed) {
    list.emplace_back(word(Word::pack_report_counter), std::to_string(outcome.manifest.counter));
    list.emplace_back(word(Word::pack_report_agency), outcome.manifest.agency);
    list.emplace_back(word(Word::pack_report_made_at), outcome.manifest.made_at);
  }
  list.emplace_back(word(Word::pack_report_rows), std::to_string(outcome.written.rows));
  list.emplace_back(word(Word::pack_report_texts), std::to_string(outcome.written.texts));
  list.emplace_back(word(Word::pack_report_attachments), std::to_string(outcome.written.attachments));
  for (const Weight weight : weights) list.emplace_back(weight_name(weight), std::to_string(outcome.count(weight)));
  return list;
}

WrittenSheet overview_of(const Outcome& outcome) {
  WrittenSheet sheet;
  sheet.name = word(Word::pack_report_overview);
  sheet.widths = {20, 40};
  for (const auto& [label, value] : figures(outcome))
    sheet.rows.push_back({{label, CellStyle::heading, false}, {value, CellStyle::plain, false}});
  return sheet;
}

}  // namespace

std::string_view weight_name(Weight weight) {
  switch (weight) {
    case Weight::error: return words::zh(Word::pack_weight_error);
    case Weight::decision: return words::zh(Word::pack_weight_decision);
    case Weight::warning: return words::zh(Word::pack_weight_warning);
    case Weight::note: break;
  }
  return words::zh(Word::pack_weight_note);
}

std::string place_name(const Place& place) {
  std::string name = place.file.empty() ? word(Word::pack_place_folder) : place.file;
  if (!place.sheet.empty()) name += "“" + place.sheet + "”";
  const Word part = place.file.ends_with(".pdf") ? Word::guard_page : Word::pack_place_row;
  if (place.row > 0) name += words::fill(part, {std::to_string(place.row)});
  if (!place.cell.empty()) name += " " + place.cell;
  return name;
}

std::string finding_line(const Finding& finding) {
  std::string line =
      words::fill(Word::pack_finding, {weight_name(finding.weight), place_name(finding.place), finding.what});
  if (!finding.remedy.empty()) line += words::fill(Word::pack_finding_remedy, {finding.remedy});
  if (!finding.id.empty()) line += words::fill(Word::pack_finding_id, {finding.id});
  return line;
}

std::string sums(const Outcome& outcome) {
  std::array<std::string, weights.size()> counts;
  for (std::size_t i = 0; i < weights.size(); ++i) counts[i] = std::to_string(outcome.count(weights[i]));
  return words::fill(Word::pack_sums, {counts[0], counts[1], counts[2], counts[3]});
}

std::string report_text(const Outcome& outcome) {
  std::string text;
  for (const Finding& finding : outcome.findings) text += finding_line(finding) + "\n";
  for (const auto& [label, value] : figures(outcome)) text += label + "：" + value + "\n";
  return text;
}

std::string report_csv(const Outcome& outcome) {
  std::string csv = "\xEF\xBB\xBF";
  const auto end_row = [&csv] { csv.replace(csv.size() - 1, 1, "\r\n"); };
  for (const Word heading : headings) csv += csv_cell(words::zh(heading)) + ",";
  end_row();
  for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
    for (const std::string& cell : cells_of(outcome.findings[i], i + 1)) csv += csv_cell(cell) + ",";
    end_row();
  }
  return csv;
}

base::Result<std::string> report_xlsx(const Outcome& outcome) {
  return write_xlsx({list_of(outcome), overview_of(outcome)});
}

}  // namespace pack
