// Row files of any bytes, as CSV and as JSON lines: rows come in ascending lines, clean, and pass or are refused.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "catalog/column_tree.h"
#include "catalog/findings.h"
#include "catalog/row_check.h"
#include "catalog/rows.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

catalog::ColumnTree sample_columns() {
  catalog::ColumnTree tree;
  tree.add({"licence", {}, "行政许可", {}, {}, 0, {}});
  tree.add({"policy", {}, "政策法规", {}, {}, 0, {}});
  tree.add({"policy.normative", "policy", "规范性文件", {}, {}, 0, {}});
  return tree;
}

void check_row(const catalog::RawRow& row) {
  for (const std::string& value : row.values) {
    require(base::is_valid_utf8(value), "values are UTF-8");
    for (const char c : value) require(static_cast<unsigned char>(c) >= 0x20, "no control character in a value");
  }
}

void check_record(const catalog::CheckedRow& checked) {
  require(!checked.record.title.empty() && !checked.record.index_number.empty(), "a record has title and number");
  require(checked.column < 3, "a record has a column");
}

void run(std::string_view bytes, bool is_csv) {
  const catalog::ColumnTree columns = sample_columns();
  catalog::Findings findings;
  catalog::RowCheck check(columns, findings);
  int last_line = 0;
  const auto in_order = [&last_line](int line) {
    require(line > last_line, "every line is reported once, in order");
    last_line = line;
  };
  catalog::RowSink sink;
  sink.row = [&](const catalog::RawRow& row) {
    in_order(row.line);
    check_row(row);
    if (const auto checked = check.check("a", row)) check_record(*checked);
  };
  sink.refuse = [&](int line, catalog::Complaint complaint) {
    in_order(line);
    findings.refuse("a", line, std::move(complaint));
  };
  sink.warn = [&](int line, catalog::Complaint complaint) { findings.warn("a", line, std::move(complaint)); };
  const catalog::Headings headings;
  if (is_csv)
    (void)catalog::read_csv(bytes, headings, sink);
  else
    catalog::read_json_lines(bytes, headings, sink);
  for (const auto& refusal : findings.refusals()) require(base::is_valid_utf8(refusal.what), "sentences are UTF-8");
  for (const auto& warning : findings.warnings()) require(base::is_valid_utf8(warning.what), "sentences are UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  run(bytes, true);
  run(bytes, false);
  return 0;
}
