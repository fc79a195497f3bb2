// Engines: all that turns entries into candidates, behind one door. Reads its tables, writes nothing, learns nothing.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "input/entry.h"

namespace input {

/// A radical as the panel shows it.
struct RadicalRow {
  int number = 0;    ///< 康熙, 1 to 214
  std::string sign;  ///< "氵"; the form that is seen most, with others behind: "水氵"
  std::string name;  ///< "三点水"; may be empty
  int strokes = 0;   ///< of the sign
};

class Engines {
 public:
  struct Paths {
    std::string product;    ///< tables built with the product (the folder "input" beside the program's data)
    std::string catalogue;  ///< tables made from the loaded catalogue; may be empty, absent or broken: then product's
  };
  /// unavailable: the tables in `product` are missing or damaged. One object a process at a time (librime).
  static base::Result<std::unique_ptr<Engines>> open(const Paths& paths);
  ~Engines();
  Engines(const Engines&) = delete;
  Engines& operator=(const Engines&) = delete;

  /// At most `count` candidates. An empty entry offers nothing. Never fails: what cannot be made out offers nothing.
  /// The same entry always gets the same offer.
  base::Status renew(const Paths& paths);  ///< the catalogue's tables have changed; keeps the old ones if it fails
  Offer offer(const Entry& entry, std::size_t count);
  /// Candidate `index` of offer(entry, count > index). Nothing where there is no such candidate.
  Choice choose(const Pinyin& entry, std::size_t index);
  /// All radicals, by strokes, then by number.
  const std::vector<RadicalRow>& radicals() const;
  /// Drops and overwrites whatever of a visitor's typing is still held.
  void forget();

 private:
  struct Parts;
  explicit Engines(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace input
