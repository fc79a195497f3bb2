#include "printing/ledger.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "printing/hold_code.h"

namespace printing {

const char* const ledger_file_name = "printing.db";

namespace {

using base::Error;
using base::ErrorKind;

constexpr int schema_version = 1;

constexpr const char* schema = R"sql(
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,                 -- document, form, receipt
  pages INTEGER NOT NULL,
  pages_out INTEGER NOT NULL DEFAULT 0,
  begun TEXT NOT NULL,                -- 2026-11-23 09:05, local time
  job INTEGER,                        -- at the device; 0 while it is being sent
  ended TEXT,
  ending TEXT                         -- NULL: not yet
);
CREATE INDEX open_run ON run (id) WHERE ending IS NULL;
CREATE TABLE hold (
  code TEXT PRIMARY KEY,              -- six digits
  serial INTEGER NOT NULL,            -- in the order of holding
  kind TEXT NOT NULL,
  reference TEXT NOT NULL,
  choice TEXT NOT NULL,
  pages INTEGER NOT NULL,
  held TEXT NOT NULL,
  spent TEXT                          -- handed over or voided; what it named is emptied then
) WITHOUT ROWID;
PRAGMA user_version = 1;
)sql";

constexpr std::array<std::pair<Ending, const char*>, 6> ending_names = {{{Ending::printed, "printed"},
                                                                         {Ending::saved, "saved"},
                                                                         {Ending::cancelled, "cancelled"},
                                                                         {Ending::given_up, "given_up"},
                                                                         {Ending::failed, "failed"},
                                                                         {Ending::unknown, "unknown"}}};

const char* name_of(Ending ending) {
  const auto* found =
      std::find_if(ending_names.begin(), ending_names.end(), [&](const auto& pair) { return pair.first == ending; });
  return found->second;
}

std::optional<Ending> ending_of(const SQLite::Column& column) {
  if (column.isNull()) return std::nullopt;
  const std::string name = column.getString();
  for (const auto& [ending, text] : ending_names)
    if (name == text) return ending;
  throw SQLite::Exception("an ending that is not known", SQLITE_CORRUPT);
}

ErrorKind kind_of(const SQLite::Exception& failure) {
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_NOMEM: return ErrorKind::no_space;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::unavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorKind::corrupt;
    default: return ErrorKind::internal;
  }
}

/// Runs `body`, which may throw. The detail names SQLite's code only: its messages may quote values.
template <class Body>
auto guarded(const char* what, Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const SQLite::Exception& failure) {
    return Error{kind_of(failure), std::string("printing ledger: ") + what + ": " + failure.getErrorStr() + " (" +
                                       std::to_string(failure.getExtendedErrorCode()) + ")"};
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::no_space, std::string("printing ledger: ") + what + ": out of memory"};
  } catch (const std::exception&) {
    return Error{ErrorKind::internal, std::string("printing ledger: ") + what + ": unexpected failure"};
  }
}

/// "2026-11-23 09:05"
std::string to_text(const base::LocalTime& time) {
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), " %02d:%02d", time.hour, time.minute);
  return base::to_iso(time.date) + clock.data();
}

/// Reads what to_text() wrote; anything else there means that the file is damaged.
base::LocalTime to_time(const std::string& text) {
  base::LocalTime time;
  const auto date = base::parse_date(std::string_view(text).substr(0, 10));
  if (!date || std::sscanf(text.c_str() + 10, " %2d:%2d", &time.hour, &time.minute) != 2) {
    throw SQLite::Exception("a time that cannot be read", SQLITE_CORRUPT);
  }
  time.date = *date;
  return time;
}

/// Makes the file before SQLite does, so that neither it nor its journals are ever readable by others.
base::Status make_private_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    return Error{errno == ENOSPC || errno == EDQUOT ? ErrorKind::no_space : ErrorKind::unavailable,
                 "printing ledger: cannot open its file, errno " + std::to_string(errno)};
  }
  const bool is_private = ::fchmod(file, S_IRUSR | S_IWUSR) == 0;
  ::close(file);
  if (!is_private) return Error{ErrorKind::unavailable, "printing ledger: cannot make its file private"};
  return base::Done{};
}

base::Status prepare(SQLite::Database& database) {
  database.setBusyTimeout(5000);
  database.exec("PRAGMA secure_delete = ON");
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (database.execAndGet("PRAGMA user_version").getInt() == 0) database.exec(schema);
  transaction.commit();
  if (database.execAndGet("PRAGMA user_version").getInt() == schema_version) return base::Done{};
  return Error{ErrorKind::corrupt, "printing ledger: not of this version"};
}

Hold hold_at(SQLite::Statement& row) {
  return {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString(),
          row.getColumn(3).getString(), row.getColumn(4).getInt(),    to_time(row.getColumn(5).getString())};
}

constexpr const char* hold_columns = "SELECT code, kind, reference, choice, pages, held FROM hold ";

Error no_such_run() { return {ErrorKind::not_found, "printing ledger: no such run, or it has ended"}; }

}  // namespace

struct Ledger::State {
  SQLite::Database database;

  /// Binds `values` from 1 on and runs; how many rows were changed.
  template <class... Values>
  int change(const char* sql, const Values&... values) {
    SQLite::Statement statement(database, sql);
    int index = 0;
    (statement.bind(++index, values), ...);
    return statement.exec();
  }
};

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

base::Result<Ledger> Ledger::open(const std::string& data_directory) {
  std::error_code failure;
  std::filesystem::create_directories(data_directory, failure);
  const std::string path = (std::filesystem::path(data_directory) / ledger_file_name).string();
  if (const auto made = make_private_file(path); !made) return made.error();
  return guarded("opening", [&]() -> base::Result<Ledger> {
    auto state = std::unique_ptr<State>(new State{SQLite::Database(path, SQLite::OPEN_READWRITE)});
    if (const auto ready = prepare(state->database); !ready) return ready.error();
    return Ledger(std::move(state));
  });
}

base::Result<RunId> Ledger::begin(const std::string& kind, int pages, base::LocalTime now) {
  return guarded("beginning a run", [&]() -> base::Result<RunId> {
    state_->change("INSERT INTO run (kind, pages, begun) VALUES (?, ?, ?)", kind, pages, to_text(now));
    return state_->database.getLastInsertRowid();
  });
}

base::Status Ledger::set_job(RunId run, int job) {
  return guarded("noting a job", [&]() -> base::Status {
    if (state_->change("UPDATE run SET job = ? WHERE id = ? AND ending IS NULL", job, run) == 1) return base::Done{};
    return no_such_run();
  });
}

base::Status Ledger::set_pages_out(RunId run, int pages_out) {
  return guarded("noting pages", [&]() -> base::Status {
    const char* sql = "UPDATE run SET pages_out = ? WHERE id = ? AND ending IS NULL";
    if (state_->change(sql, pages_out, run) == 1) return base::Done{};
    return no_such_run();
  });
}

base::Status Ledger::end(RunId run, Ending ending, base::LocalTime now) {
  return guarded("ending a run", [&]() -> base::Status {
    const char* sql = "UPDATE run SET ending = ?, ended = ?, job = NULL WHERE id = ? AND ending IS NULL";
    if (state_->change(sql, std::string(name_of(ending)), to_text(now), run) == 1) return base::Done{};
    return no_such_run();
  });
}

base::Result<std::vector<RunRecord>> Ledger::open_runs() const {
  return guarded("reading the open runs", [&]() -> base::Result<std::vector<RunRecord>> {
    std::vector<RunRecord> runs;
    SQLite::Statement row(state_->database,
                          "SELECT id, kind, pages, pages_out, begun, job FROM run WHERE ending IS NULL ORDER BY id");
    while (row.executeStep()) {
      RunRecord run{row.getColumn(0).getInt64(),
                    row.getColumn(1).getString(),
                    row.getColumn(2).getInt(),
                    row.getColumn(3).getInt(),
                    to_time(row.getColumn(4)),
                    std::nullopt,
                    std::nullopt};
      if (!row.getColumn(5).isNull()) run.job = row.getColumn(5).getInt();
      runs.push_back(std::move(run));
    }
    return runs;
  });
}

base::Result<std::vector<Ledger::Count>> Ledger::counts(std::optional<base::Date> day) const {
  return guarded("counting", [&]() -> base::Result<std::vector<Count>> {
    std::vector<Count> counts;
    SQLite::Statement row(state_->database,
                          "SELECT kind, ending, count(*), sum(pages_out) FROM run "
                          "WHERE substr(begun, 1, length(?1)) = ?1 GROUP BY kind, ending ORDER BY kind, ending");
    row.bind(1, day ? base::to_iso(*day) : std::string());
    while (row.executeStep()) {
      counts.push_back({row.getColumn(0).getString(), ending_of(row.getColumn(1)), row.getColumn(2).getInt(),
                        row.getColumn(3).getInt()});
    }
    return counts;
  });
}

base::Result<std::string> Ledger::hold(Hold hold, base::LocalTime now) {
  return guarded("holding", [&]() -> base::Result<std::string> {
    constexpr int attempts = 100;
    for (int attempt = 0; attempt < attempts; ++attempt) {
      const std::string code = random_hold_code();
      const int stored = state_->change(
          "INSERT OR IGNORE INTO hold (code, serial, kind, reference, choice, pages, held) "
          "VALUES (?, (SELECT coalesce(max(serial), 0) + 1 FROM hold), ?, ?, ?, ?, ?)",
          code, hold.kind, hold.reference, hold.choice, hold.pages, to_text(now));
      if (stored == 1) return code;
    }
    return Error{ErrorKind::no_space, "printing ledger: too many print-outs wait at the desk"};
  });
}

base::Result<std::vector<Hold>> Ledger::holds() const {
  return guarded("reading the holds", [&]() -> base::Result<std::vector<Hold>> {
    std::vector<Hold> holds;
    SQLite::Statement row(state_->database, std::string(hold_columns) + "WHERE spent IS NULL ORDER BY serial");
    while (row.executeStep()) holds.push_back(hold_at(row));
    return holds;
  });
}

base::Result<Hold> Ledger::held(const std::string& code) const {
  if (!is_hold_code(code)) return Error{ErrorKind::bad_input, "printing ledger: not a code"};
  return guarded("reading a hold", [&]() -> base::Result<Hold> {
    SQLite::Statement row(state_->database, std::string(hold_columns) + "WHERE code = ? AND spent IS NULL");
    row.bind(1, code);
    if (row.executeStep()) return hold_at(row);
    return Error{ErrorKind::not_found, "printing ledger: no such code waits"};
  });
}

base::Status Ledger::hand_over(const std::string& code, base::LocalTime now) {
  if (!is_hold_code(code)) return Error{ErrorKind::bad_input, "printing ledger: not a code"};
  return guarded("handing over", [&]() -> base::Status {
    const char* sql = "UPDATE hold SET spent = ?, reference = '', choice = '' WHERE code = ? AND spent IS NULL";
    if (state_->change(sql, to_text(now), code) == 1) return base::Done{};
    return Error{ErrorKind::not_found, "printing ledger: no such code waits"};
  });
}

base::Result<int> Ledger::forget_holds_before(base::Date day) {
  return guarded("forgetting", [&]() -> base::Result<int> {
    SQLite::Transaction transaction(state_->database, SQLite::TransactionBehavior::IMMEDIATE);
    const int waiting = state_->change("DELETE FROM hold WHERE held < ? AND spent IS NULL", base::to_iso(day));
    state_->change("DELETE FROM hold WHERE held < ?", base::to_iso(day));
    transaction.commit();
    return waiting;
  });
}

}  // namespace printing
