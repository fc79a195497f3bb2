#include "catalog/findings.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace catalog {
namespace {

constexpr std::size_t lines_named = 3;

/// "2、3、5"
std::string joined(const std::vector<int>& lines) {
  std::string text;
  for (const int line : lines) text += (text.empty() ? "" : "、") + std::to_string(line);
  return text;
}

}  // namespace

void Findings::announce(const std::string& file) { file_order_.try_emplace(file, file_order_.size()); }

void Findings::refuse(const std::string& file, int line, Complaint complaint) {
  announce(file);
  refusals_.push_back({file, line, std::move(complaint.what), std::move(complaint.remedy)});
}

void Findings::warn(const std::string& file, int line, Complaint complaint) {
  announce(file);
  const auto [found, is_new] = group_of_.try_emplace(file + '\n' + complaint.what, groups_.size());
  if (is_new) groups_.push_back({file, std::move(complaint), {}, 0});
  Group& group = groups_[found->second];
  ++group.count;
  if (group.first_lines.size() < lines_named) group.first_lines.push_back(line);
}

std::vector<Refusal> Findings::refusals() const {
  std::vector<Refusal> list = refusals_;
  sort(list);
  return list;
}

std::vector<Refusal> Findings::warnings() const {
  std::vector<Refusal> list;
  for (const Group& group : groups_) {
    const std::string& what = group.complaint.what;
    list.push_back({group.file, group.first_lines.front(),
                    group.count == 1 ? what : complaint::counted(what, group.count, joined(group.first_lines)),
                    group.complaint.remedy});
  }
  sort(list);
  return list;
}

void Findings::sort(std::vector<Refusal>& list) const {
  std::stable_sort(list.begin(), list.end(), [this](const Refusal& a, const Refusal& b) {
    return std::tuple(file_order_.at(a.file), a.line) < std::tuple(file_order_.at(b.file), b.line);
  });
}

}  // namespace catalog
