// Fees by the rules that ship, and what a file of rules may not be.
#include "requests/fees.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace requests;

namespace {

FeeRules shipped() {
  std::ifstream file(CHAYUE_SOURCE_DIR "/assets/fees.json");
  std::ostringstream text;
  text << file.rdbuf();
  return parse_fee_rules(text.str()).value();
}

std::string with(const std::string& by_page) {
  return R"({"format":1,"source":"x","by_item":{"tiers":[],"beyond":{"yuan":1}},"by_page":)" + by_page + "}";
}

}  // namespace

TEST_CASE("ten applications a month are free, then each tier costs more, for its own units only") {
  const FeeScale by_item = shipped().by_item;
  const std::int64_t wanted[][2] = {{0, 0},     {10, 0},    {11, 100},  {30, 2000}, {31, 2200},
                                    {40, 4000}, {41, 4300}, {50, 7000}, {51, 7400}, {100, 37000}};
  for (const auto& [items, yuan] : wanted) CHECK(fee_for(by_item, items) == yuan);
}

TEST_CASE("thirty pages are free, then each tier costs more, for its own pages only") {
  const FeeScale by_page = shipped().by_page;
  const std::int64_t wanted[][2] = {{0, 0},     {30, 0},     {31, 10},    {68, 380},  {100, 700},
                                    {101, 720}, {200, 2700}, {201, 2740}, {300, 6700}};
  for (const auto& [pages, yuan] : wanted) CHECK(fee_for(by_page, pages) == yuan);
}

TEST_CASE("a fee never falls with another unit") {
  const FeeRules rules = shipped();
  for (std::int64_t units = 0; units < 3000; ++units) {
    CHECK(fee_for(rules.by_item, units + 1) >= fee_for(rules.by_item, units));
    CHECK(fee_for(rules.by_page, units + 1) >= fee_for(rules.by_page, units));
  }
  CHECK(fee_for(rules.by_item, -5) == 0);
  CHECK(fee_for(rules.by_page, INT64_MAX) == fee_for(rules.by_page, 1'000'000));
}

TEST_CASE("rules that make no sense are refused") {
  CHECK(parse_fee_rules(with(R"({"tiers":[],"beyond":{"yuan":40}})")).ok());
  for (const char* bad : {R"({"tiers":[{"up_to":5,"yuan":1},{"up_to":5,"yuan":2}],"beyond":{"yuan":40}})",
                          R"({"tiers":[{"up_to":5,"yuan":-1}],"beyond":{"yuan":40}})", R"({"tiers":[]})",
                          R"({"tiers":[],"beyond":{"yuan":40,"step":-1}})", R"([])", "5",
                          R"({"tiers":[{"up_to":"5","yuan":1}],"beyond":{"yuan":40}})"})
    CHECK(parse_fee_rules(with(bad)).error().kind == base::ErrorKind::bad_input);
  CHECK_FALSE(parse_fee_rules("").ok());
  CHECK_FALSE(parse_fee_rules("{}").ok());
}
