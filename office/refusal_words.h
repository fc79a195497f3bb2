// Refusal words: what a refused update package is told in Chinese, the same at the kiosk and by chayuectl.
#pragma once

#include <string>

#include "package/package.h"
#include "words/words.h"

namespace office {

struct RefusalWords {
  words::Word what;    ///< one sentence
  words::Word remedy;  ///< what the clerk can do
};

RefusalWords refusal_words(package::Refusal why);

/// The part, signer, counter or agency that it is about: "文件：rows/a.csv"; empty where there is nothing to name.
std::string refusal_place(const package::Refused& refused);

}  // namespace office
