#include "kiosk/shell/update_words.h"

#include "office/refusal_words.h"
#include "words/words.h"

namespace shell {
namespace {

using app::UpdateTrouble;
using words::Word;

UpdateTrouble in_words(Word what, Word remedy) {
  UpdateTrouble trouble;
  trouble.what = words::zh(what);
  trouble.remedy = words::zh(remedy);
  return trouble;
}

UpdateTrouble of(const package::Refused& refused) {
  const office::RefusalWords words = office::refusal_words(refused.why);
  UpdateTrouble trouble = in_words(words.what, words.remedy);
  const std::string place = office::refusal_place(refused);
  if (!place.empty()) trouble.what += "（" + place + "）";
  trouble.resumes = refused.why == package::Refusal::unreadable || refused.why == package::Refusal::no_space;
  return trouble;
}

/// A single fault that is of no file is told as it is.
UpdateTrouble of(const catalog::ImportReport& report) {
  UpdateTrouble trouble = in_words(Word::update_bad_contents, Word::update_bad_contents_do);
  if (report.refusals.size() == 1 && report.refusals.front().file.empty()) {
    trouble.what = report.refusals.front().what;
    trouble.remedy = report.refusals.front().remedy;
  } else {
    trouble.rows = report.refusals;
  }
  return trouble;
}

UpdateTrouble of(const base::Error& error) {
  const bool full = error.kind == base::ErrorKind::no_space;
  return of(package::Refused{full ? package::Refusal::no_space : package::Refusal::not_writable, {}});
}

}  // namespace

UpdateTrouble trouble_of(const updates::Trouble& trouble) {
  return std::visit([](const auto& why) { return of(why); }, trouble.why);
}

UpdateTrouble trouble_of_use(const base::Error& error) {
  switch (error.kind) {
    case base::ErrorKind::not_found: return in_words(Word::update_overtaken, Word::update_overtaken_do);
    case base::ErrorKind::corrupt: return in_words(Word::update_damaged, Word::update_damaged_do);
    default: return of(error);
  }
}

UpdateTrouble trouble_of_log() { return in_words(Word::update_no_log, Word::update_no_log_do); }

bool is_cancelled(const updates::Trouble& trouble) {
  const auto* refused = std::get_if<package::Refused>(&trouble.why);
  return refused != nullptr && refused->why == package::Refusal::cancelled;
}

}  // namespace shell
