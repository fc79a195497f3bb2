#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "office/audit_log.h"
#include "office/log_line.h"
#include "office/log_words.h"

namespace fs = std::filesystem;
using namespace office;

namespace {

const std::string at = "2026-11-23T14:05:09+08:00";

struct Log {
  Log() {
    // In memory where there is such a place: a sync costs nothing there, and these tests sync some thousand times.
    const fs::path place = fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    std::string name = (place / "chayue-log-XXXXXX").string();
    data = ::mkdtemp(name.data());
  }
  ~Log() { fs::remove_all(data); }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  std::string file() const { return data + "/" + audit_log_name; }
  std::string bytes() const {
    std::ostringstream text;
    text << std::ifstream(file(), std::ios::binary).rdbuf();
    return text.str();
  }
  void write(const std::string& bytes) const { std::ofstream(file(), std::ios::binary) << bytes; }
  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    std::istringstream in(bytes());
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
  }
  void write_lines(const std::vector<std::string>& all) const {
    std::string text;
    for (const std::string& line : all) text += line + "\n";
    write(text);
  }
  void notes(int count) const {
    for (int i = 0; i < count; ++i)
      REQUIRE(append(data, at, "1001 张三", Act::hold_voided, "20261123-000" + std::to_string(i)).ok());
  }
  LogCheck check(const std::string& head = "") const {
    const auto checked = verify_log(data, head);
    REQUIRE(checked.ok());
    return *checked;
  }
  std::vector<Entry> entries(std::size_t newest = 0) const {
    const auto read = read_log(data, newest);
    REQUIRE(read.ok());
    return *read;
  }

  std::string data;
};

/// Runs `act` in a process of its own, which ends with it.
pid_t in_a_child(const std::function<void()>& act) {
  const pid_t child = ::fork();
  if (child == 0) {
    act();
    ::_exit(0);
  }
  return child;
}

}  // namespace

// -- what is written

TEST_CASE_FIXTURE(Log, "entries are numbered, keep what they were told, and are read newest first") {
  REQUIRE(append(data, at, "1001 张三", Act::logged_in, "").ok());
  REQUIRE(append(data, at, "li", Act::catalogue_imported, "74 “件”\\").ok());
  const auto all = entries();
  REQUIRE(all.size() == 2);
  CHECK(all[0].sequence == 2);
  CHECK(all[0].who == "li");
  CHECK(all[0].act == Act::catalogue_imported);
  CHECK(all[0].detail == "74 “件”\\");
  CHECK(all[1].at == at);
  CHECK(all[1].act == Act::logged_in);
  CHECK(entries(1).size() == 1);
  CHECK(entries(1)[0].sequence == 2);
}

TEST_CASE_FIXTURE(Log, "every act has a name of its own and comes back by it") {
  for (int act = 0; act < static_cast<int>(Act::other); ++act)
    REQUIRE(append(data, at, "li", static_cast<Act>(act), "").ok());
  const auto all = entries();
  REQUIRE(all.size() == static_cast<std::size_t>(Act::other));
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(static_cast<std::size_t>(all[all.size() - 1 - i].act) == i);
}

TEST_CASE_FIXTURE(Log, "an entry is one line, whatever it is told") {
  REQUIRE(append(data, at, "a\nb", Act::logged_in, "\r\n{\"n\":7}\x01\x7F" + std::string(3000, 'x')).ok());
  REQUIRE(append(data, at, "\xFF\xE4", Act::logged_in, "").ok());
  CHECK(lines().size() == 2);
  CHECK(check().entries == 2);
  CHECK(entries()[1].who == "ab");
  CHECK(entries()[1].detail == "{\"n\":7}" + std::string(489, 'x'));
}

TEST_CASE_FIXTURE(Log, "only its owner may read the log, and a missing folder is made") {
  fs::remove_all(data);
  notes(1);
  struct stat found {};
  REQUIRE(::stat(file().c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0600);
}

TEST_CASE("the time of an entry has its offset") {
  ::setenv("TZ", "Asia/Shanghai", 1);
  ::tzset();
  CHECK(log_time(1'795'413'909) == "2026-11-23T14:05:09+08:00");
  ::setenv("TZ", "America/St_Johns", 1);
  ::tzset();
  CHECK(log_time(1'795'413'909) == "2026-11-23T02:35:09-03:30");
  ::unsetenv("TZ");
  ::tzset();
}

TEST_CASE_FIXTURE(Log, "the chain can be computed by other means: SHA-256 of the line before its last key") {
  notes(3);
  const std::string script =
      "import sys,hashlib,json\n"
      "before='0'*64\n"
      "for line in open(sys.argv[1],'rb').read().splitlines():\n"
      "    entry=json.loads(line)\n"
      "    body=line[:line.rindex(b',\"hash\":')]\n"
      "    assert entry['previous']==before\n"
      "    before=hashlib.sha256(body).hexdigest()\n"
      "    assert entry['hash']==before\n"
      "print(before)\n";
  std::ofstream(data + "/check.py") << script;
  REQUIRE(std::system(("python3 " + data + "/check.py " + file() + " > " + data + "/head").c_str()) == 0);
  std::string head;
  std::ifstream(data + "/head") >> head;
  CHECK(head == check().head);
}

// -- in words

TEST_CASE("every act is told in a sentence of its own, and its detail with it") {
  std::set<std::string> sentences;
  for (int act = 0; act <= static_cast<int>(Act::other); ++act) {
    Entry entry;
    entry.act = static_cast<Act>(act);
    const std::string bare = sentence_of(entry);
    CHECK(sentences.insert(bare).second);
    entry.detail = "第7版";
    CHECK(sentence_of(entry) == bare + "：第7版");
  }
  CHECK_FALSE(sentences.contains(""));
}

TEST_CASE_FIXTURE(Log, "the head for paper is in groups, with its number, and is not given of a broken log") {
  notes(2);
  const std::string words = head_words(check());
  CHECK(words.starts_with(entries(1)[0].hash.substr(0, 4) + " "));
  CHECK(words.find("第2条") != std::string::npos);
  write_lines({lines()[1]});
  CHECK(head_words(check()).find("第1行起对不上") != std::string::npos);
  CHECK(head_words(LogCheck{}).empty());
}

TEST_CASE("roles are said and understood by their words") {
  CHECK(words_of({Role::publish, Role::entry}) == "录入、发布");
  for (const Role role : all_roles) CHECK(role_by_word(words_of({role})) == role);
  CHECK_FALSE(role_by_word("publish").has_value());
  CHECK(words_of({}).empty());
}

// -- tampering

TEST_CASE_FIXTURE(Log, "a log that nobody has touched is whole, and no log is told from it") {
  CHECK(verify_log(data).error().kind == base::ErrorKind::not_found);
  CHECK(read_log(data, 0).error().kind == base::ErrorKind::not_found);
  notes(4);
  const LogCheck good = check();
  CHECK(good.is_whole());
  CHECK(good.entries == 4);
  CHECK(good.cut_short == 0);
  CHECK(good.head.size() == 64);
  CHECK(good.head == entries(1)[0].hash);
}

TEST_CASE_FIXTURE(Log, "every single byte that is changed is found") {
  notes(3);
  const std::string good = bytes();
  std::size_t missed = 0;
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char change : {'\x01', '\x20', '\x80'}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      write(bad);
      if (check().is_whole()) ++missed;
    }
    std::string split = good;
    split[i] = '\n';
    write(split);
    if (split != good && check().is_whole()) ++missed;
  }
  CHECK(good.size() > 500);
  CHECK(missed == 0);
}

TEST_CASE_FIXTURE(Log, "removed, doubled and exchanged lines are found, and where") {
  notes(5);
  const auto good = lines();
  for (std::size_t i = 0; i + 1 < good.size(); ++i) {
    auto removed = good;
    removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(i));
    write_lines(removed);
    CHECK(check().first_bad == static_cast<std::int64_t>(i + 1));
    CHECK(check().entries == static_cast<std::int64_t>(i));
    auto doubled = good;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), good[i]);
    write_lines(doubled);
    CHECK(check().first_bad == static_cast<std::int64_t>(i + 2));
    auto exchanged = good;
    std::swap(exchanged[i], exchanged[i + 1]);
    write_lines(exchanged);
    CHECK(check().first_bad == static_cast<std::int64_t>(i + 1));
  }
}

TEST_CASE_FIXTURE(Log, "bytes that are removed or put in anywhere but at the end are found") {
  notes(3);
  const std::string good = bytes();
  const std::size_t last = good.rfind('\n', good.size() - 2);
  for (std::size_t i = 0; i <= last; ++i) {
    write(std::string(good).erase(i, 1));
    CHECK_FALSE(check().is_whole());
    write(std::string(good).insert(i, 1, i % 2 == 0 ? 'x' : '\n'));
    CHECK_FALSE(check().is_whole());
  }
}

TEST_CASE_FIXTURE(Log, "entries that are missing at the end are found by a head that was noted") {
  notes(4);
  const std::string head = check().head;
  CHECK(check(head).has_noted_head);
  const std::string good = bytes();
  for (std::size_t size = 0; size + 1 < good.size(); ++size) {
    write(good.substr(0, size));
    CHECK_FALSE(check(head).has_noted_head);
  }
  write(good);
  notes(2);
  CHECK(check(head).has_noted_head);
  CHECK(check().head != head);
  CHECK_FALSE(check(std::string(64, 'a')).has_noted_head);
}

TEST_CASE_FIXTURE(Log, "a log that was written anew does not have the head that was noted") {
  notes(3);
  const std::string head = check().head;
  fs::remove(file());
  notes(2);
  REQUIRE(append(data, at, "1001 张三", Act::hold_voided, "20261123-0009").ok());
  CHECK(check(head).is_whole());
  CHECK_FALSE(check(head).has_noted_head);
}

TEST_CASE_FIXTURE(Log, "an entry of another log, and one with another number, do not fit in") {
  notes(2);
  const auto good = lines();
  Log other;
  REQUIRE(append(other.data, at, "li", Act::logged_in, "").ok());
  other.notes(2);
  write_lines({good[0], other.lines()[1]});
  CHECK(check().first_bad == 2);
  write_lines({good[0]});
  LogLine skipped{{3, at, "li", Act::logged_in, "", {}}, entries()[0].hash, {}};
  write_lines({good[0], write_line(skipped)});
  CHECK(check().first_bad == 2);
}

TEST_CASE_FIXTURE(Log, "an edited last line is not owned to by the next entry") {
  notes(2);
  std::string bad = bytes();
  bad[bad.size() - 100] = '#';
  write(bad);
  notes(1);
  CHECK(check().first_bad == 2);
}

// -- power cuts

TEST_CASE_FIXTURE(Log, "a line cut short anywhere is owned to by the next entry and hides none") {
  notes(2);
  const std::string good = bytes();
  const std::size_t last = good.rfind('\n', good.size() - 2) + 1;
  for (std::size_t size = last + 1; size + 1 < good.size(); ++size) {
    write(good.substr(0, size));
    REQUIRE(check().is_whole());
    REQUIRE(check().cut_short == 1);
    notes(1);
    const LogCheck after = check();
    REQUIRE(after.is_whole());
    REQUIRE(after.entries == 2);
    REQUIRE(after.cut_short == 1);
  }
}

TEST_CASE_FIXTURE(Log, "a whole line without its end counts, and the next one begins on a line of its own") {
  notes(2);
  std::string cut = bytes();
  cut.pop_back();
  write(cut);
  CHECK(check().entries == 2);
  notes(1);
  CHECK(check().is_whole());
  CHECK(check().entries == 3);
  CHECK(check().cut_short == 0);
}

TEST_CASE_FIXTURE(Log, "an entry that owns to a cut one can be cut itself, and what both left cannot be edited") {
  notes(2);
  const std::string good = bytes();
  write(good.substr(0, good.size() - 40));
  const std::size_t first_cut = bytes().size();
  notes(1);
  write(bytes().substr(0, first_cut + 60));
  CHECK(check().is_whole());
  notes(1);
  CHECK(check().is_whole());
  CHECK(check().cut_short == 2);
  CHECK(check().entries == 2);
  std::string bad = bytes();
  bad[first_cut - 5] = '#';
  write(bad);
  CHECK(check().first_bad == 2);
}

TEST_CASE_FIXTURE(Log, "a long tail of rubbish does not keep entries from being appended") {
  notes(1);
  std::ofstream(file(), std::ios::app) << std::string(200'000, 'x');
  notes(1);
  CHECK(entries().size() == 2);
  CHECK_FALSE(check().is_whole());
}

TEST_CASE_FIXTURE(Log, "thirty processes killed in the middle of appending leave a whole log without a gap") {
  std::int64_t at_least = 0;
  for (int kill = 0; kill < 30; ++kill) {
    const pid_t child = in_a_child([&] {
      for (;;) (void)append(data, at, "1001 张三", Act::printed_for_visitor, std::string(300, 'x'));
    });
    ::usleep(static_cast<useconds_t>(3000 + 487 * kill));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    notes(1);
    const LogCheck checked = check();
    REQUIRE(checked.is_whole());
    CHECK(checked.entries > at_least);
    at_least = checked.entries;
  }
  CHECK(entries().size() == static_cast<std::size_t>(at_least));
}

TEST_CASE_FIXTURE(Log, "a file that may not grow is an error, and the entry cut short by it is owned to") {
  notes(2);
  const auto size = static_cast<rlim_t>(bytes().size());
  const pid_t child = in_a_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{size + 50, size + 50};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto appended = append(data, at, "li", Act::logged_in, "");
    ::_exit(!appended.ok() && appended.error().kind == base::ErrorKind::no_space ? 7 : 1);
  });
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(bytes().size() == size + 50);
  notes(1);
  CHECK(check().is_whole());
  CHECK(check().cut_short == 1);
  CHECK(check().entries == 3);
}

// -- several writers

TEST_CASE_FIXTURE(Log, "two processes that append at once make one chain") {
  int start[2] = {-1, -1};
  REQUIRE(::pipe(start) == 0);
  const auto write_many = [&] {
    ::close(start[1]);
    char none = 0;
    (void)!::read(start[0], &none, 1);  // until both are there
    for (int i = 0; i < 300; ++i)
      if (!append(data, at, "li", Act::logged_in, "").ok()) ::_exit(1);
  };
  const pid_t one = in_a_child(write_many), two = in_a_child(write_many);
  ::close(start[0]);
  ::close(start[1]);
  for (const pid_t child : {one, two}) {
    int status = 1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  CHECK(check().is_whole());
  CHECK(check().entries == 600);
}

TEST_CASE_FIXTURE(Log, "where the log cannot be written it says so before the act") {
  CHECK(can_append(data).ok());
  fs::remove(file());
  fs::create_directory(file());
  CHECK_FALSE(can_append(data).ok());
  CHECK_FALSE(append(data, at, "li", Act::logged_in, "").ok());
  CHECK_FALSE(verify_log(data).ok());
}

TEST_CASE_FIXTURE(Log, "a link in the place of the log is not followed") {
  std::ofstream(data + "/elsewhere") << "";
  fs::create_symlink(data + "/elsewhere", file());
  CHECK_FALSE(append(data, at, "li", Act::logged_in, "").ok());
  CHECK(fs::file_size(data + "/elsewhere") == 0);
}
