// Findings: collects what an import has to complain about and puts it in order for the report.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/complaint.h"
#include "catalog/import.h"

namespace catalog {

class Findings {
 public:
  /// Fixes the place of `file` in the report; files not announced follow in the order in which they turn up.
  void announce(const std::string& file);

  void refuse(const std::string& file, int line, Complaint complaint);
  /// Equal warnings of one file become one, with their number and the first lines.
  void warn(const std::string& file, int line, Complaint complaint);

  /// Refusals and warnings by file, then line.
  std::vector<Refusal> refusals() const;
  std::vector<Refusal> warnings() const;

 private:
  struct Group {
    std::string file;
    Complaint complaint;
    std::vector<int> first_lines;
    std::size_t count = 0;
  };
  void sort(std::vector<Refusal>& list) const;

  std::unordered_map<std::string, std::size_t> file_order_;
  std::vector<Refusal> refusals_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::size_t> group_of_;  ///< file and sentence -> place in groups_
};

}  // namespace catalog
