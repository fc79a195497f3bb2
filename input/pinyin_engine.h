// PinyinEngine: letters to Chinese, by librime from a read-only folder. No user dictionary, no file is ever written.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "input/entry.h"

namespace input {

class PinyinEngine {
 public:
  /// `folder` as build_pinyin_tables() made it. unavailable: missing or damaged. One object a process at a time.
  static base::Result<std::unique_ptr<PinyinEngine>> open(const std::string& folder);
  ~PinyinEngine();
  PinyinEngine(const PinyinEngine&) = delete;
  PinyinEngine& operator=(const PinyinEngine&) = delete;

  Offer offer(const Pinyin& entry, std::size_t count);
  Choice choose(const Pinyin& entry, std::size_t index);
  void forget();

 private:
  struct Session;
  explicit PinyinEngine(std::unique_ptr<Session> session);
  std::unique_ptr<Session> session_;
};

}  // namespace input
