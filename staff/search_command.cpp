#include <algorithm>

#include "staff/commands.h"
#include "staff/console.h"
#include "staff/json.h"
#include "staff/stores.h"

namespace staff {
namespace {

using words::Word;

/// 索引号, 发布日期 (or 成文日期), 有效性, 名称, separated by tabs.
void print_row(const catalog::Record& record) {
  const auto& day = record.published_on ? record.published_on : record.made_on;
  std::string line = record.index_number;
  line.append("\t").append(day ? base::to_iso(*day) : "");
  line.append("\t").append(catalog::validity_name(record.validity));
  line.append("\t").append(record.title);
  print_line(line);
}

}  // namespace

ExitCode search(const Arguments& arguments) {
  const auto catalogue = open_catalogue(arguments);
  if (!catalogue.value) return catalogue.exit_code;
  const auto found = catalogue.value->find(arguments.filter, arguments.now.date);
  if (!found) return fail(Word::staff_catalogue_failed, found.error());
  std::span<const catalog::RecordId> ids = found->ids;
  if (arguments.limit != 0) ids = ids.first(std::min(arguments.limit, ids.size()));
  const auto rows = catalogue.value->rows(ids, arguments.filter.words);
  if (!rows) return fail(Word::staff_catalogue_failed, rows.error());
  if (arguments.json) {
    print_line(search_json(arguments.filter.words, found->ids.size(), *rows));
  } else {
    for (const auto& row : *rows) print_row(row.record);
  }
  say(Word::staff_found, {std::to_string(found->ids.size()), std::to_string(rows->size())});
  return exit_success;
}

}  // namespace staff
