#include "input/pinyin_engine.h"
#include "input/places.h"
#include "staff/commands.h"
#include "staff/console.h"
#include "staff/json.h"

namespace staff {
namespace {

using words::Word;

/// The tables that the kiosk uses: those of the loaded catalogue, else the product's.
base::Result<std::unique_ptr<input::PinyinEngine>> open_engine(const Arguments& arguments) {
  auto engine = input::PinyinEngine::open(input::catalogue_folder(arguments.data_directory) + "/pinyin");
  return engine ? std::move(engine) : input::PinyinEngine::open(input::product_folder() + "/pinyin");
}

}  // namespace

ExitCode show_candidates(const Arguments& arguments) {
  const auto engine = open_engine(arguments);
  if (!engine) return fail(Word::staff_typing_failed, engine.error());
  const input::Offer offer = (*engine)->offer(arguments.typed, arguments.limit);
  if (arguments.json) {
    print_line(candidates_json(arguments.typed.letters, offer));
    return exit_success;
  }
  for (const auto& candidate : offer.candidates)
    print_line(candidate.note.empty() ? candidate.text : candidate.text + "\t" + candidate.note);
  if (offer.candidates.empty()) say(Word::staff_no_candidates);
  return exit_success;
}

}  // namespace staff
