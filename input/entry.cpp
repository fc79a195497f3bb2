#include "input/entry.h"

#include "base/wipe.h"

namespace input {

void wipe(Entry& entry) {
  if (auto* pinyin = std::get_if<Pinyin>(&entry)) base::wipe(pinyin->letters);
  if (auto* strokes = std::get_if<Strokes>(&entry)) base::wipe(strokes->keys);
  if (auto* written = std::get_if<Handwriting>(&entry)) base::wipe(written->ink);
  entry = Pinyin{};
}

void wipe(Offer& offer) {
  base::wipe(offer.reading);
  for (Candidate& candidate : offer.candidates) {
    base::wipe(candidate.text);
    base::wipe(candidate.note);
  }
  offer.candidates.clear();
  offer.more = false;
}

}  // namespace input
