#include "catalog/rows.h"
#include "paperwork/paperwork.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/json.h"
#include "staff/stores.h"

namespace staff {
namespace {

using words::Word;

void print_table(const base::Block& table) {
  for (const auto& row : table.rows) {
    std::string line;
    for (const auto& cell : row) line.append(line.empty() ? "" : "\t").append(cell);
    print_line(line);
  }
}

void print_block(const base::Block& block) {
  if (block.kind == base::BlockKind::table) {
    print_table(block);
  } else {
    print_line(block.label.empty() ? block.text : block.label + "　" + block.text);
  }
}

void print_item(const printing::Item& item) {
  if (item.kind == printing::Item::Kind::block) print_block(item.block);
  for (const auto& pair : item.labelled) print_line(pair.label + "\t" + pair.value);
}

/// The words of the paper, without the paper.
void print_text(const printing::Paper& paper) {
  print_line(paper.title);
  if (!paper.status.empty()) print_line(paper.status);
  for (const auto& item : paper.items) print_item(item);
}

void print_attachments(const std::vector<catalog::Attachment>& attachments) {
  const std::string label(catalog::field_name(catalog::Field::attachments));
  for (const auto& each : attachments)
    print_line(label + "\t" + words::fill(Word::staff_attachment, {each.name, std::to_string(each.bytes)}));
}

}  // namespace

ExitCode show(const Arguments& arguments) {
  const auto catalogue = open_catalogue(arguments);
  if (!catalogue.value) return catalogue.exit_code;
  const auto document = read_document(arguments, *catalogue.value);
  if (!document.value) return document.exit_code;
  const auto agency = catalogue.value->agency();
  if (!agency) return fail(Word::staff_catalogue_failed, agency.error());
  if (arguments.json) {
    print_line(document_json(*document.value));
  } else {
    print_text(paperwork::document_paper(*document.value, *agency, arguments.now));
    print_attachments(document.value->attachments);
  }
  return exit_success;
}

}  // namespace staff
