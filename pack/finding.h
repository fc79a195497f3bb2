// Findings: what is wrong, doubtful or to be decided in what staff want to publish, for the report of `chayuectl
// pack`.
#pragma once

#include <string>
#include <vector>

namespace pack {

enum class Weight {
  note,      ///< put right by the program ("全角数字改成了半角"), told
  warning,   ///< goes into the package all the same
  decision,  ///< stops the package until a named person has decided it
  error,     ///< stops the package
};

/// Where: as exact as it can be told.
struct Place {
  std::string file;   ///< relative to the folder
  std::string sheet;  ///< of a spreadsheet; may be empty
  int row = 0;        ///< 1-based line of a table or text, page of a PDF; 0: the whole
  std::string cell;   ///< heading or cell name: "标题", "C3"; may be empty

  bool operator==(const Place&) const = default;
};

/// The sentences are Chinese and complete.
struct Finding {
  Weight weight = Weight::error;
  Place place;
  std::string what;    ///< "成文日期“2023-02-30”不是一个存在的日期"
  std::string remedy;  ///< "请改为……"
  std::string id;      ///< of a decision: the same for the same finding in the same place next time, hex
};

using Findings = std::vector<Finding>;

}  // namespace pack
