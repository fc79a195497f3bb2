#include "input/pinyin_engine.h"

#include <rime_api.h>

#include <algorithm>

#include "base/wipe.h"
#include "input/name_table.h"
#include "input/pinyin_files.h"
#include "input/rime_tables.h"

namespace input {
namespace {

constexpr int backspace_key = 0xff08;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Letters and marks that librime may be given; marks in front would stay where they are.
std::string typed_letters(std::string_view letters) {
  std::string typed;
  for (const char c : letters.substr(0, max_letters))
    if (is_letter(c) || (c == '\'' && !typed.empty())) typed += c;
  return typed;
}

/// The last `count` letters of `typed` with the marks between them.
std::string last_letters(const std::string& typed, std::size_t count) {
  std::size_t at = typed.size();
  for (; at > 0 && count > 0; --at)
    if (is_letter(typed[at - 1])) --count;
  return typed.substr(at);
}

}  // namespace

/// librime, whose state is one a process: from open() to the end of this object.
struct PinyinEngine::Session {
  Session(std::string from, NameTable table) : folder(std::move(from)), names(std::move(table)) { start(); }
  ~Session() {
    end_sessions();
    api->finalize();
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start() const {
    static const char* const modules[] = {"core", "dict", "gears", nullptr};
    silence_rime();
    RimeTraits traits{};
    RIME_STRUCT_INIT(RimeTraits, traits);
    traits.shared_data_dir = folder.c_str();
    traits.prebuilt_data_dir = folder.c_str();
    traits.staging_dir = folder.c_str();
    traits.user_data_dir = "/nonexistent";
    traits.modules = const_cast<const char**>(modules);
    api->initialize(&traits);
  }

  /// Both sessions are made at once: each maps its tables, which takes milliseconds that no key should wait for.
  bool make_sessions() {
    for (const bool fuzzy : {false, true}) {
      RimeSessionId& id = sessions[fuzzy ? 1 : 0].id;
      id = api->create_session();
      if (id == 0 || api->select_schema(id, fuzzy ? fuzzy_schema : exact_schema) == 0) return false;
    }
    return true;
  }

  void end_sessions() {
    for (Typed& session : sessions) {
      if (session.id != 0) api->destroy_session(session.id);
      base::wipe(session.letters);
      session = Typed{};
    }
  }

  struct Typed {
    RimeSessionId id = 0;
    std::string letters;  ///< what librime has been given
  };

  void press(const Typed& session, int key) const { api->process_key(session.id, key, 0); }

  /// Gives librime the letters: what was added or taken off at the end where that is all, else all of them anew.
  RimeSessionId feed(const std::string& letters, bool fuzzy) {
    Typed& session = sessions[fuzzy ? 1 : 0];
    if (session.id == 0 || api->find_session(session.id) == 0) {
      end_sessions();
      if (!make_sessions()) return 0;
    }
    if (letters.size() + 1 == session.letters.size() && session.letters.starts_with(letters)) {
      press(session, backspace_key);
    } else {
      const bool longer = letters.starts_with(session.letters);
      if (!longer) api->clear_composition(session.id);
      for (std::size_t i = longer ? session.letters.size() : 0; i < letters.size(); ++i) press(session, letters[i]);
    }
    base::wipe(session.letters);
    session.letters = letters;
    const char* input = api->get_input(session.id);
    return input != nullptr && input == letters ? session.id : 0;
  }

  /// The letters as librime divides them; after a choice, from the part on that is still to be chosen.
  std::string preedit(RimeSessionId id, bool remaining) const {
    RimeContext context{};
    RIME_STRUCT_INIT(RimeContext, context);
    std::string text;
    if (api->get_context(id, &context) == 0) return text;
    if (context.composition.preedit != nullptr) {
      text = context.composition.preedit;
      if (remaining) text.erase(0, static_cast<std::size_t>(std::max(0, context.composition.sel_start)));
    }
    api->free_context(&context);
    return text;
  }

  std::string commit(RimeSessionId id) const {
    RimeCommit commit{};
    RIME_STRUCT_INIT(RimeCommit, commit);
    std::string text;
    if (api->get_commit(id, &commit) == 0) return text;
    if (commit.text != nullptr) text = commit.text;
    api->free_commit(&commit);
    return text;
  }

  Offer offer(const std::string& letters, bool fuzzy, std::size_t count) {
    Offer offer;
    const RimeSessionId id = feed(letters, fuzzy);
    RimeCandidateListIterator list{};
    if (id == 0 || api->candidate_list_begin(id, &list) == 0) return offer;
    offer.reading = preedit(id, false);
    while (api->candidate_list_next(&list) != 0) {
      offer.more = offer.candidates.size() == count;
      if (offer.more) break;
      offer.candidates.push_back({list.candidate.text, ""});
    }
    api->candidate_list_end(&list);
    return offer;
  }

  Choice choose(const std::string& letters, bool fuzzy, std::size_t index) {
    const Offer offered = offer(letters, fuzzy, index + 1);
    if (index >= offered.candidates.size()) return {"", letters};
    Typed& session = sessions[fuzzy ? 1 : 0];
    std::string rest;
    if (api->select_candidate(session.id, index) != 0 && commit(session.id).empty()) {
      const std::string left = preedit(session.id, true);
      rest = last_letters(letters, static_cast<std::size_t>(std::count_if(left.begin(), left.end(), is_letter)));
    }
    api->clear_composition(session.id);
    base::wipe(session.letters);
    return {offered.candidates[index].text, std::move(rest)};
  }

  std::string folder;
  NameTable names;
  RimeApi* api = rime_get_api();
  Typed sessions[2];
};

PinyinEngine::PinyinEngine(std::unique_ptr<Session> session) : session_(std::move(session)) {}
PinyinEngine::~PinyinEngine() = default;

base::Result<std::unique_ptr<PinyinEngine>> PinyinEngine::open(const std::string& folder) {
  if (const auto checked = check_pinyin_files(folder); !checked) return checked.error();
  auto names = NameTable::read(folder + "/names.tsv");
  if (!names) return base::error(base::ErrorKind::unavailable, names.error().detail);
  auto session = std::make_unique<Session>(folder, std::move(*names));
  if (!session->make_sessions() || session->offer("a", false, 1).candidates.empty() ||
      session->offer("a", true, 1).candidates.empty())
    return base::error(base::ErrorKind::unavailable, "the tables of pinyin at " + folder + " cannot be read");
  return std::unique_ptr<PinyinEngine>(new PinyinEngine(std::move(session)));
}

Offer PinyinEngine::offer(const Pinyin& entry, std::size_t count) {
  Pinyin typed = entry;
  typed.letters = typed_letters(entry.letters);
  if (typed.letters.empty() || count == 0) return {};
  return entry.name ? session_->names.offer(typed, count) : session_->offer(typed.letters, entry.fuzzy, count);
}

Choice PinyinEngine::choose(const Pinyin& entry, std::size_t index) {
  Pinyin typed = entry;
  typed.letters = typed_letters(entry.letters);
  if (typed.letters.empty()) return {};
  return entry.name ? session_->names.choose(typed, index) : session_->choose(typed.letters, entry.fuzzy, index);
}

void PinyinEngine::forget() {
  session_->end_sessions();
  session_->make_sessions();  // now, so that the next visitor's first key is not slow; where it fails offer() retries
}

}  // namespace input
