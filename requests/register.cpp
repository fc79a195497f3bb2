#include "requests/register.h"

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
#include <optional>
#include <sstream>
#include <utility>

#include "base/wipe.h"
#include "requests/drawn.h"
#include "requests/guarded.h"
#include "requests/lookup_code.h"
#include "requests/payload.h"
#include "requests/receipt_proof.h"

namespace requests {

const char* const register_file_name = "requests.db";

namespace {

using base::Error;
using base::ErrorKind;

constexpr int schema_version = 3;

constexpr const char* schema = R"sql(
CREATE TABLE day_count (
  day TEXT PRIMARY KEY,               -- 2026-11-23
  last INTEGER NOT NULL               -- the last number given on that day
) WITHOUT ROWID;
CREATE TABLE application (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,        -- 20261123-0001
  received TEXT NOT NULL,             -- 2026-11-23 09:05, local time
  applicant_kind TEXT NOT NULL,
  organization_kind TEXT,             -- NULL for natural persons
  state TEXT NOT NULL,
  seal TEXT NOT NULL,                 -- Sealer::name() of the payload
  payload BLOB NOT NULL,
  visit TEXT NOT NULL UNIQUE,         -- the visit in which it was handed in
  drawn TEXT NOT NULL DEFAULT '',     -- the fields of drawn characters with commas between them
  lookup TEXT NOT NULL DEFAULT '',    -- lookup_hash(); '' for rows of earlier versions: nobody can ask for them
  content TEXT NOT NULL DEFAULT '',   -- content_sum() of the payload before it was sealed
  last_lookup TEXT                    /* 2026-11-30 10:20: when number and code were used last */
);
PRAGMA user_version = 3;
)sql";

constexpr const char* from_first_version = R"sql(
ALTER TABLE application ADD COLUMN drawn TEXT NOT NULL DEFAULT '';
PRAGMA user_version = 2;
)sql";

constexpr const char* from_second_version = R"sql(
ALTER TABLE application ADD COLUMN lookup TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN content TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN last_lookup TEXT;
PRAGMA user_version = 3;
)sql";

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

std::string number_of(base::Date day, std::int64_t count) {
  std::string text = base::to_iso(day);
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  std::array<char, 24> serial{};
  std::snprintf(serial.data(), serial.size(), "-%04lld", static_cast<long long>(count));
  return text + serial.data();
}

OrganizationKind organization_kind_of(const std::string& text) {
  for (const auto kind : {OrganizationKind::business, OrganizationKind::research, OrganizationKind::public_benefit,
                          OrganizationKind::legal_service}) {
    if (key(kind) == text) return kind;
  }
  return OrganizationKind::other;
}

std::string fields_of(const Application& application) {
  std::string names;
  for (const DrawnPlace& place : drawn_places(application)) {
    names.append(names.empty() ? "" : ",").append(key(place.field));
  }
  return names;
}

std::vector<Field> to_fields(const std::string& names) {
  std::vector<Field> fields;
  std::istringstream list(names);
  for (std::string name; std::getline(list, name, ',');) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
      if (key(static_cast<Field>(i)) == name) fields.push_back(static_cast<Field>(i));
    }
  }
  return fields;
}

/// Makes the file before SQLite does, so that neither it nor its journals are ever readable by others.
base::Status make_private_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    return Error{errno == ENOSPC || errno == EDQUOT ? ErrorKind::no_space : ErrorKind::unavailable,
                 "register: cannot open its file, errno " + std::to_string(errno)};
  }
  const bool is_private = ::fchmod(file, S_IRUSR | S_IWUSR) == 0;
  ::close(file);
  if (!is_private) return Error{ErrorKind::unavailable, "register: cannot make its file private"};
  return base::Done{};
}

void create_schema(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version == 0) database.exec(schema);
  if (version == 1) database.exec(from_first_version);
  if (version == 1 || version == 2) database.exec(from_second_version);
  transaction.commit();
}

base::Status prepare(SQLite::Database& database) {
  return guarded("register: opening", [&]() -> base::Status {
    database.setBusyTimeout(5000);
    database.exec("PRAGMA secure_delete = ON");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    create_schema(database);
    if (database.execAndGet("PRAGMA user_version").getInt() != schema_version) {
      return Error{ErrorKind::corrupt, "register: not of this version"};
    }
    return base::Done{};
  });
}

}  // namespace

struct Register::Store {
  SQLite::Database database;
  const Sealer& sealer;

  std::optional<Receipt> receipt_of(const std::string& visit_token, const std::string& code);
  std::int64_t next_count(base::Date day);
  void insert(const Application& application, const Receipt& receipt, const std::string& sealed,
              const std::string& visit_token);
  base::Result<Receipt> submit(const Application& application, base::LocalTime now, const std::string& visit_token,
                               const std::string& code);
  std::optional<Lookup> look_up(const std::string& number, const std::string& code, base::LocalTime now);
  base::Result<std::string> sealed(const std::string& number);
  std::vector<RegisterRow> list();
  base::Result<Application> application(const std::string& number);
};

std::optional<Receipt> Register::Store::receipt_of(const std::string& visit_token, const std::string& code) {
  SQLite::Statement query(database, "SELECT number, received, lookup, content FROM application WHERE visit = ?");
  query.bindNoCopy(1, visit_token);
  if (!query.executeStep()) return std::nullopt;
  Receipt receipt{query.getColumn(0).getString(), to_time(query.getColumn(1).getString())};
  if (query.getColumn(2).getString() == lookup_hash(receipt.number, code)) receipt.lookup_code = code;
  receipt.content = query.getColumn(3).getString();
  return receipt;
}

std::int64_t Register::Store::next_count(base::Date day) {
  SQLite::Statement query(database,
                          "INSERT INTO day_count (day, last) VALUES (?, 1) "
                          "ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last");
  query.bind(1, base::to_iso(day));
  query.executeStep();
  const std::int64_t count = query.getColumn(0).getInt64();
  query.executeStep();
  return count;
}

void Register::Store::insert(const Application& application, const Receipt& receipt, const std::string& sealed,
                             const std::string& visit_token) {
  SQLite::Statement query(
      database,
      "INSERT INTO application (number, received, applicant_kind, organization_kind, state, seal, "
      "payload, visit, drawn, lookup, content) VALUES (?, ?, ?, ?, 'submitted', ?, ?, ?, ?, ?, ?)");
  query.bind(1, receipt.number);
  query.bind(2, to_text(receipt.received));
  query.bind(3, std::string(key(application.kind)));
  if (application.kind == ApplicantKind::organization) {
    query.bind(4, std::string(key(application.organization_kind)));
  }
  query.bind(5, sealer.name());
  query.bindNoCopy(6, sealed.data(), static_cast<int>(sealed.size()));
  query.bindNoCopy(7, visit_token);
  query.bind(8, fields_of(application));
  query.bind(9, lookup_hash(receipt.number, receipt.lookup_code));
  query.bind(10, receipt.content);
  query.exec();
}

base::Result<Receipt> Register::Store::submit(const Application& application, base::LocalTime now,
                                              const std::string& visit_token, const std::string& code) {
  if (auto earlier = receipt_of(visit_token, code)) return *earlier;
  for (const Finding& finding : check(application, now.date)) {
    if (finding.blocks) return Error{ErrorKind::bad_input, "register: the application has open findings"};
  }
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (auto earlier = receipt_of(visit_token, code)) return *earlier;
  Receipt receipt{number_of(now.date, next_count(now.date)), now, code};
  std::string payload = to_payload(application, code);
  receipt.content = content_sum(payload);
  auto sealed = sealer.seal(payload, receipt.number);
  base::wipe(payload);
  if (!sealed) return sealed.error();
  insert(application, receipt, *sealed, visit_token);
  transaction.commit();
  base::wipe(*sealed);
  return receipt;
}

/// An unknown number takes the same steps as a wrong code.
std::optional<Lookup> Register::Store::look_up(const std::string& number, const std::string& code,
                                               base::LocalTime now) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  SQLite::Statement query(
      database, "SELECT received, coalesce(last_lookup, '') FROM application WHERE number = ? AND lookup = ?");
  query.bind(1, number);
  query.bind(2, lookup_hash(number, code));
  if (!query.executeStep()) return std::nullopt;
  Lookup found{to_time(query.getColumn(0).getString()), std::nullopt};
  const std::string last = query.getColumn(1).getString();
  if (!last.empty()) found.last_use = to_time(last);
  SQLite::Statement note(database, "UPDATE application SET last_lookup = ? WHERE number = ?");
  note.bind(1, to_text(now));
  note.bind(2, number);
  note.exec();
  query.reset();
  transaction.commit();
  return found;
}

base::Result<std::string> Register::Store::sealed(const std::string& number) {
  SQLite::Statement query(database, "SELECT payload FROM application WHERE number = ?");
  query.bindNoCopy(1, number);
  if (!query.executeStep()) return Error{ErrorKind::not_found, "register: no such number"};
  return query.getColumn(0).getString();
}

std::vector<RegisterRow> Register::Store::list() {
  std::vector<RegisterRow> rows;
  SQLite::Statement query(
      database,
      "SELECT number, received, applicant_kind, coalesce(organization_kind, ''), state, seal, drawn "
      "FROM application ORDER BY id");
  while (query.executeStep()) {
    RegisterRow row;
    row.number = query.getColumn(0).getString();
    row.received = to_time(query.getColumn(1).getString());
    const bool organization = query.getColumn(2).getString() == key(ApplicantKind::organization);
    row.kind = organization ? ApplicantKind::organization : ApplicantKind::natural_person;
    row.organization_kind =
        organization ? organization_kind_of(query.getColumn(3).getString()) : OrganizationKind::business;
    row.state = query.getColumn(4).getString();
    row.seal = query.getColumn(5).getString();
    row.drawn = to_fields(query.getColumn(6).getString());
    rows.push_back(std::move(row));
  }
  return rows;
}

base::Result<Application> Register::Store::application(const std::string& number) {
  SQLite::Statement query(database, "SELECT seal, payload FROM application WHERE number = ?");
  query.bindNoCopy(1, number);
  if (!query.executeStep()) return Error{ErrorKind::not_found, "register: no such number"};
  if (query.getColumn(0).getString() != PlainSealer().name()) {
    return Error{ErrorKind::unavailable, "register: the application is sealed"};
  }
  std::string payload = query.getColumn(1).getString();
  auto handed_in = from_payload(payload);
  base::wipe(payload);
  if (!handed_in) return handed_in.error();
  return std::move(handed_in->application);
}

Register::Register(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Register::Register(Register&&) noexcept = default;
Register& Register::operator=(Register&&) noexcept = default;
Register::~Register() = default;

base::Result<Register> Register::open(const std::string& data_directory, const Sealer& sealer) {
  std::error_code failure;
  std::filesystem::create_directories(data_directory, failure);
  const std::string path = (std::filesystem::path(data_directory) / register_file_name).string();
  if (const auto made = make_private_file(path); !made) return made.error();
  return guarded("register: opening", [&]() -> base::Result<Register> {
    auto store = std::unique_ptr<Store>(new Store{SQLite::Database(path, SQLite::OPEN_READWRITE), sealer});
    if (const auto ready = prepare(store->database); !ready) return ready.error();
    return Register(std::move(store));
  });
}

base::Result<Receipt> Register::submit(const Application& application, base::LocalTime now,
                                       const std::string& visit_token, const std::string& lookup_code) {
  if (visit_token.empty()) return Error{ErrorKind::bad_input, "register: no visit token"};
  std::string code = lookup_code.empty() ? new_lookup_code() : lookup_code;
  auto receipt = guarded("register: storing", [&]() { return store_->submit(application, now, visit_token, code); });
  base::wipe(code);
  return receipt;
}

base::Result<std::optional<Lookup>> Register::look_up(const std::string& number, const std::string& code,
                                                      base::LocalTime now) {
  auto parsed = parse_lookup_code(code);
  std::string spelt = parsed ? std::move(*parsed) : std::string();
  auto found = guarded("register: looking up",
                       [&]() -> base::Result<std::optional<Lookup>> { return store_->look_up(number, spelt, now); });
  base::wipe(spelt);
  return found;
}

base::Result<std::string> Register::sealed(const std::string& number) const {
  return guarded("register: reading", [&]() { return store_->sealed(number); });
}

base::Result<std::vector<RegisterRow>> Register::list() const {
  return guarded("register: reading", [&]() -> base::Result<std::vector<RegisterRow>> { return store_->list(); });
}

base::Result<Application> Register::application(const std::string& number) const {
  return guarded("register: reading", [&]() { return store_->application(number); });
}

}  // namespace requests
