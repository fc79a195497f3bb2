#include "input/name_table.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

namespace input {
namespace {

constexpr std::size_t longest_reading = 24;  ///< letters of a 复姓

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// "chuang" -> "cuan": what is left where 模糊音 makes no difference. n counts as l, h before u as f.
std::string sound_of(std::string_view syllable) {
  std::string sound(syllable);
  if (begins(sound, "zh") || begins(sound, "ch") || begins(sound, "sh")) sound.erase(1, 1);
  if (begins(sound, "n") && sound.size() > 1) sound[0] = 'l';
  if (sound == "hui") sound = "fei";
  if (sound == "hun") sound = "fen";
  if (begins(sound, "hu") && sound.size() > 2) sound = "f" + sound.substr(2);
  if (begins(sound, "h")) sound[0] = 'f';
  if (sound.size() > 2 && sound.ends_with("ng") && sound[sound.size() - 3] != 'o') sound.pop_back();
  return sound;
}

/// As the dictionary writes it: lü is "lv", however it was typed.
std::string usual(std::string_view typed) {
  std::string letters(typed);
  if (letters == "lyu") return "lv";
  if (letters == "nyu") return "nv";
  if (letters == "lue" || letters == "nue") letters[1] = 'v';
  if (letters.size() > 1 && letters[1] == 'v' && std::string_view("jqxy").find(letters[0]) != std::string_view::npos)
    letters[1] = 'u';
  return letters;
}

std::string without_marks(std::string_view letters) {
  std::string plain(letters);
  std::erase(plain, '\'');
  return plain;
}

}  // namespace

base::Result<NameTable> NameTable::read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::error(base::ErrorKind::unavailable, "no names at " + file);
  NameTable table;
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    Row row;
    std::string syllables;
    std::getline(cells, row.text, '\t');
    std::getline(cells, syllables, '\t');
    std::getline(cells, row.reading, '\t');
    if (!(cells >> row.surname >> row.given)) return base::error(base::ErrorKind::corrupt, "names.tsv: " + line);
    table.by_letters_[without_marks(syllables)].push_back(std::move(row));
  }
  std::map<std::string, std::vector<Row>, std::less<>> joined;
  for (auto& [syllables, rows] : table.by_letters_) {
    std::string letters = syllables;
    std::erase(letters, ' ');
    auto& all = joined[letters];
    all.insert(all.end(), rows.begin(), rows.end());
    if (letters == syllables) table.by_sound_.emplace(sound_of(letters), letters);
  }
  table.by_letters_ = std::move(joined);
  return table;
}

bool NameTable::is_syllable(std::string_view letters, bool fuzzy) const {
  const std::string syllable = usual(letters);
  return by_letters_.contains(syllable) || (fuzzy && by_sound_.contains(sound_of(syllable)));
}

/// Can it be read as syllables, of which the last may be unfinished?
bool NameTable::divides(std::string_view letters, bool fuzzy) const {
  if (letters.empty()) return true;
  if (letters[0] == '\'') return divides(letters.substr(1), fuzzy);
  const auto next = by_letters_.lower_bound(letters);
  if (next != by_letters_.end() && begins(next->first, letters)) return true;
  for (std::size_t size = std::min<std::size_t>(letters.size(), 6); size > 0; --size)
    if (is_syllable(letters.substr(0, size), fuzzy) && divides(letters.substr(size), fuzzy)) return true;
  return false;
}

/// Those that leave letters which divide, the longest first; if there are none, the others.
std::vector<NameTable::Start> NameTable::whole_starts(const std::string& letters, bool fuzzy) const {
  std::vector<Start> dividing, others;
  for (std::size_t size = std::min(letters.size(), longest_reading); size > 0; --size) {
    const std::string front = usual(letters.substr(0, size));
    const bool good = divides(std::string_view(letters).substr(size), fuzzy);
    if (by_letters_.contains(front)) (good ? dividing : others).push_back({front, size});
    if (!fuzzy) continue;
    const auto [from, to] = by_sound_.equal_range(sound_of(front));
    for (auto it = from; it != to; ++it)
      if (it->second != front) (good ? dividing : others).push_back({it->second, size});
  }
  return dividing.empty() ? others : dividing;
}

/// Readings that go on where the letters end.
std::vector<NameTable::Start> NameTable::unfinished_starts(const std::string& letters, bool fuzzy) const {
  std::vector<Start> found;
  for (auto it = by_letters_.upper_bound(letters); it != by_letters_.end() && begins(it->first, letters); ++it)
    found.push_back({it->first, letters.size()});
  if (!fuzzy) return found;
  const std::string sound = sound_of(letters);
  for (auto it = by_sound_.lower_bound(sound); it != by_sound_.end() && begins(it->first, sound); ++it)
    if (!begins(it->second, letters)) found.push_back({it->second, letters.size()});
  return found;
}

void NameTable::add_rows(const std::vector<Start>& group, bool surname, std::vector<Found>& found) const {
  const std::size_t from = found.size();
  for (const Start& start : group) {
    const auto rows = by_letters_.find(start.letters);
    if (rows == by_letters_.end()) continue;
    for (const Row& row : rows->second) found.push_back({&row, start.used});
  }
  const auto points = [surname](const Found& f) {
    return surname ? f.row->surname * 1e9 + f.row->given : f.row->given;
  };
  std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(from), found.end(),
                   [&](const Found& a, const Found& b) { return points(a) > points(b); });
}

std::vector<NameTable::Found> NameTable::find(const Pinyin& entry) const {
  const std::size_t mark = std::min(entry.letters.find('\''), entry.letters.size());
  std::vector<Found> found;
  if (entry.letters.empty()) return found;
  std::map<std::size_t, std::vector<Start>, std::greater<>> by_size;
  for (const Start& start : whole_starts(entry.letters, entry.fuzzy))
    if (start.used <= mark) by_size[start.used].push_back(start);
  for (const auto& [size, group] : by_size) add_rows(group, entry.surname, found);
  if (mark == entry.letters.size()) add_rows(unfinished_starts(entry.letters, entry.fuzzy), entry.surname, found);
  for (std::size_t size = mark; found.empty() && size > 0; --size)
    add_rows(unfinished_starts(entry.letters.substr(0, size), entry.fuzzy), entry.surname, found);
  std::set<std::string_view> seen;
  std::erase_if(found, [&seen](const Found& f) { return !seen.insert(f.row->text).second; });
  return found;
}

Offer NameTable::offer(const Pinyin& entry, std::size_t count) const {
  Offer offer;
  const std::vector<Found> found = find(entry);
  offer.reading = entry.letters;
  if (!found.empty() && found[0].used < entry.letters.size() && entry.letters[found[0].used] != '\'')
    offer.reading.insert(found[0].used, " ");
  for (const Found& f : found) {
    if (offer.candidates.size() == count) break;
    offer.candidates.push_back({f.row->text, f.row->reading});
  }
  offer.more = found.size() > count;
  return offer;
}

Choice NameTable::choose(const Pinyin& entry, std::size_t index) const {
  const std::vector<Found> found = find(entry);
  if (index >= found.size()) return {"", entry.letters};
  std::string rest = entry.letters.substr(found[index].used);
  while (!rest.empty() && rest.front() == '\'') rest.erase(0, 1);
  return {found[index].row->text, std::move(rest)};
}

}  // namespace input
