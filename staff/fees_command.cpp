// fees: what an application may cost, an estimate (政府信息公开信息处理费管理办法).
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pack/headings.h"
#include "requests/fees.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using words::Word;

base::Result<requests::FeeRules> rules() {
  std::ifstream file(pack::product_folder() + "/fees.json");
  if (!file) return base::error(base::ErrorKind::not_found, "share/chayue/fees.json");
  std::ostringstream text;
  text << file.rdbuf();
  return requests::parse_fee_rules(text.str());
}

}  // namespace

ExitCode estimate_fees(const Arguments& arguments) {
  const bool by_item = arguments.seal.items != 0;
  const std::int64_t units = by_item ? arguments.seal.items : arguments.seal.pages;
  if (units < 1) return say(Word::fees_negative), exit_usage;
  const auto known = rules();
  if (!known) return fail(Word::fees_no_rules, known.error());
  const std::int64_t yuan = requests::fee_for(by_item ? known->by_item : known->by_page, units);
  if (arguments.json) {
    const nlohmann::ordered_json object = {{"by", by_item ? "item" : "page"},
                                           {"units", units},
                                           {"yuan", yuan},
                                           {"estimate", true},
                                           {"source", known->source}};
    print_line(object.dump(2));
  } else {
    print_pair(Word::fees_estimate, words::fill(Word::fees_yuan, {std::to_string(yuan)}));
    print_pair(Word::fees_basis, known->source);
  }
  say(Word::fees_notice);
  return exit_success;
}

}  // namespace staff
