// StrokeTable, RadicalTable: characters by how they are written and by what they are built from, for those whose
// sound nobody knows.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "input/engines.h"
#include "input/entry.h"

namespace input {

class StrokeTable {
 public:
  /// unavailable: missing or damaged.
  static base::Result<std::unique_ptr<StrokeTable>> open(const std::string& file);
  ~StrokeTable();
  StrokeTable(const StrokeTable&) = delete;
  StrokeTable& operator=(const StrokeTable&) = delete;

  /// Characters whose strokes begin so: those that are complete first, then by how common they are, then by how few
  /// strokes are left. The 8,105 of 通用规范汉字表 come before all others.
  Offer offer(const Strokes& entry, std::size_t count) const;

 private:
  struct Rows;
  explicit StrokeTable(std::unique_ptr<Rows> rows);
  std::unique_ptr<Rows> rows_;
};

class RadicalTable {
 public:
  /// unavailable: missing or damaged.
  static base::Result<std::unique_ptr<RadicalTable>> open(const std::string& file);
  ~RadicalTable();
  RadicalTable(const RadicalTable&) = delete;
  RadicalTable& operator=(const RadicalTable&) = delete;

  Offer offer(const Radical& entry, std::size_t count) const;
  const std::vector<RadicalRow>& radicals() const;

 private:
  struct Rows;
  explicit RadicalTable(std::unique_ptr<Rows> rows);
  std::unique_ptr<Rows> rows_;
};

}  // namespace input
