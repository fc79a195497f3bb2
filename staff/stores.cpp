#include "staff/stores.h"

#include <filesystem>
#include <utility>

#include "staff/console.h"

namespace staff {

using words::Word;

Opened<catalog::Catalog> open_catalogue(const Arguments& arguments) {
  auto opened = catalog::Catalog::open(arguments.data_directory);
  if (opened) return {std::move(opened).value(), exit_success};
  if (opened.error().kind != base::ErrorKind::not_found) {
    return {std::nullopt, fail(Word::staff_catalogue_failed, opened.error())};
  }
  say(Word::staff_no_catalogue, {arguments.data_directory});
  return {std::nullopt, exit_not_found};
}

Opened<catalog::Document> read_document(const Arguments& arguments, const catalog::Catalog& catalogue) {
  auto document = catalogue.document(arguments.index_number, arguments.now.date);
  if (document) return {std::move(document).value(), exit_success};
  if (document.error().kind != base::ErrorKind::not_found) {
    return {std::nullopt, fail(Word::staff_catalogue_failed, document.error())};
  }
  say(Word::staff_no_such_index, {arguments.index_number});
  return {std::nullopt, exit_not_found};
}

bool has_register(const Arguments& arguments) {
  std::error_code ignored;
  return std::filesystem::exists(std::filesystem::path(arguments.data_directory) / requests::register_file_name,
                                 ignored);
}

Opened<requests::Register> open_register(const Arguments& arguments) {
  if (!has_register(arguments)) {
    say(Word::staff_no_register, {arguments.data_directory});
    return {std::nullopt, exit_not_found};
  }
  static const requests::PlainSealer sealer;
  auto opened = requests::Register::open(arguments.data_directory, sealer);
  if (!opened) return {std::nullopt, fail(Word::staff_register_failed, opened.error())};
  return {std::move(opened).value(), exit_success};
}

Opened<std::vector<requests::RegisterRow>> read_register(const Arguments& arguments) {
  const auto opened = open_register(arguments);
  if (!opened.value) return {std::nullopt, opened.exit_code};
  auto rows = opened.value->list();
  if (!rows) return {std::nullopt, fail(Word::staff_register_failed, rows.error())};
  return {std::move(rows).value(), exit_success};
}

Opened<printing::Ledger> open_ledger(const Arguments& arguments, bool existing_only) {
  const auto path = std::filesystem::path(arguments.data_directory) / printing::ledger_file_name;
  std::error_code ignored;
  if (existing_only && !std::filesystem::exists(path, ignored)) return {std::nullopt, exit_success};
  auto opened = printing::Ledger::open(arguments.data_directory);
  if (opened) return {std::move(opened).value(), exit_success};
  return {std::nullopt, fail(Word::staff_ledger_failed, opened.error())};
}

}  // namespace staff
