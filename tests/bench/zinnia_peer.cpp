#include "zinnia_peer.h"

#ifdef CHAYUE_ZINNIA
#include <zinnia.h>

struct ZinniaPeer::Engine {
  std::unique_ptr<zinnia::Recognizer> recogniser{zinnia::Recognizer::create()};
};

ZinniaPeer::ZinniaPeer() : engine_(std::make_unique<Engine>()) {
  if (!engine_->recogniser->open("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")) engine_.reset();
}

std::vector<std::string> ZinniaPeer::offer(const base::Ink& ink) const {
  const std::unique_ptr<zinnia::Character> character{zinnia::Character::create()};
  character->clear();
  character->set_width(base::ink_side);
  character->set_height(base::ink_side);
  for (std::size_t i = 0; i < ink.size(); ++i)
    for (const base::InkPoint& point : ink[i]) character->add(i, point.x, point.y);
  const std::unique_ptr<zinnia::Result> result{engine_->recogniser->classify(*character, 10)};
  std::vector<std::string> texts;
  for (std::size_t i = 0; result && i < result->size(); ++i) texts.emplace_back(result->value(i));
  return texts;
}
#else
struct ZinniaPeer::Engine {};
ZinniaPeer::ZinniaPeer() = default;
std::vector<std::string> ZinniaPeer::offer(const base::Ink&) const { return {}; }
#endif

ZinniaPeer::~ZinniaPeer() = default;
bool ZinniaPeer::ready() const { return engine_ != nullptr; }
