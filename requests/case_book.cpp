#include "requests/case_book.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "requests/case_book_schema.h"
#include "requests/file_write.h"
#include "requests/guarded.h"
#include "requests/steps.h"
#include "requests/times.h"

namespace requests {

const char* const case_book_file_name = "cases.db";

namespace {

using base::Error;
using base::ErrorKind;

[[noreturn]] void damaged() { throw SQLite::Exception("a value that cannot be read", SQLITE_CORRUPT); }

/// The value, or the end of all reading: the file is damaged.
template <class Value>
Value good(std::optional<Value> value) {
  if (!value) damaged();
  return *std::move(value);
}

std::string sum_of(const std::string& sealed) {
  std::string sum(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(sum.data()), sum.size(),
                     reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(), nullptr, 0);
  return sum;
}

void bind_blob(SQLite::Statement& query, int index, const std::string& bytes) {
  query.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

OrganizationKind organization_kind_of(const std::string& text) {
  for (int i = 0; i <= static_cast<int>(OrganizationKind::other); ++i)
    if (key(static_cast<OrganizationKind>(i)) == text) return static_cast<OrganizationKind>(i);
  damaged();
}

void prepare(SQLite::Database& database) {
  database.setBusyTimeout(5000);
  database.exec("PRAGMA secure_delete = ON");
  database.exec("PRAGMA journal_mode = DELETE");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA foreign_keys = ON");
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version == 0) {
    if (database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() != 0) damaged();
    database.exec("PRAGMA application_id = " + std::to_string(case_book_application_id));
    database.exec(case_book_schema);
  } else if (version != case_book_version ||
             database.execAndGet("PRAGMA application_id").getInt() != case_book_application_id) {
    damaged();
  }
  transaction.commit();
}

}  // namespace

CaseEvents events_of(const BookCase& one) {
  CaseEvents events;
  for (const BookStep& step : one.steps) events.push_back(step.event);
  return events;
}

struct CaseBook::Store {
  SQLite::Database database;

  Admitted admit(const TakeOver& take_over, const Hand& hand);
  void admit(const TakenRequest& taken, const std::string& kiosk, const Hand& hand, Admitted& admitted);
  void insert(const TakenRequest& taken, const std::string& kiosk);
  void insert_step(const std::string& number, const CaseEntry& entry, const Hand& hand);
  std::vector<BookCase> cases(const std::string& number);
  std::vector<BookStep> steps(const std::string& number);
  std::vector<BookLetter> letters(const std::string& number);
  base::Status enter(const std::string& number, const CaseEntry& entry, const Hand& hand,
                     const base::Calendar& calendar);
  base::Result<CaseEvent> withdraw_last(const std::string& number, const std::string& why, const Hand& hand);
  base::Status keep(const std::string& number, const BookLetter& letter, const Hand& hand);
  std::size_t erase_answered_before(base::Date day);
  StatusFile status_file(const std::string& agency, base::Date today, base::Date answered_since);
};

void CaseBook::Store::insert(const TakenRequest& taken, const std::string& kiosk) {
  SQLite::Statement query(database,
                          "INSERT INTO case_file (number, received, applicant_kind, organization_kind, kiosk, seal, "
                          "sealed, sealed_sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  query.bind(1, taken.number);
  query.bind(2, time_text(taken.received));
  query.bind(3, std::string(key(taken.kind)));
  if (taken.kind == ApplicantKind::organization) query.bind(4, std::string(key(taken.organization_kind)));
  query.bind(5, kiosk);
  query.bind(6, taken.seal);
  bind_blob(query, 7, taken.sealed);
  bind_blob(query, 8, sum_of(taken.sealed));
  query.exec();
}

void CaseBook::Store::insert_step(const std::string& number, const CaseEntry& entry, const Hand& hand) {
  SQLite::Statement query(database,
                          "INSERT INTO step (number, step, on_day, days, party, approver, who, at) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  query.bind(1, number);
  query.bind(2, std::string(key(entry.event.step)));
  query.bind(3, base::to_iso(entry.event.on));
  query.bind(4, entry.event.days);
  query.bind(5, entry.event.party);
  query.bind(6, entry.approver);
  query.bind(7, hand.who);
  query.bind(8, time_text(hand.at));
  query.exec();
}

void CaseBook::Store::admit(const TakenRequest& taken, const std::string& kiosk, const Hand& hand,
                            Admitted& admitted) {
  SQLite::Statement known(database, "SELECT sealed_sum FROM case_file WHERE number = ?");
  known.bind(1, taken.number);
  if (!known.executeStep()) {
    insert(taken, kiosk);
    insert_step(taken.number, {{Step::received, taken.received.date}, {}, {}}, hand);
    admitted.fresh.push_back(taken.number);
  } else if (known.getColumn(0).getString() == sum_of(taken.sealed)) {
    ++admitted.known;
  } else {
    admitted.clashes.push_back(taken.number);
  }
}

Admitted CaseBook::Store::admit(const TakeOver& take_over, const Hand& hand) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  Admitted admitted;
  for (const TakenRequest& taken : take_over.requests) admit(taken, take_over.kiosk, hand, admitted);
  transaction.commit();
  return admitted;
}

std::vector<BookStep> CaseBook::Store::steps(const std::string& number) {
  SQLite::Statement query(database,
                          "SELECT step, on_day, days, party, approver, who, at FROM step WHERE number = ? "
                          "AND withdrawn IS NULL ORDER BY id");
  query.bind(1, number);
  std::vector<BookStep> steps;
  while (query.executeStep()) {
    BookStep step;
    step.event = {good(step_of(query.getColumn(0).getString())),
                  good(base::parse_date(query.getColumn(1).getString())), query.getColumn(2).getInt(),
                  query.getColumn(3).getInt()};
    step.approver = query.getColumn(4).getString();
    step.hand = {query.getColumn(5).getString(), good(time_of(query.getColumn(6).getString()))};
    steps.push_back(std::move(step));
  }
  if (steps.empty() || steps.front().event.step != Step::received) damaged();
  return steps;
}

std::vector<BookLetter> CaseBook::Store::letters(const std::string& number) {
  SQLite::Statement query(
      database,
      "SELECT title, letter.on_day, letter_number, letter.sealed FROM letter JOIN step ON step.id = letter.step "
      "WHERE letter.number = ? AND step.withdrawn IS NULL ORDER BY letter.id");
  query.bind(1, number);
  std::vector<BookLetter> letters;
  while (query.executeStep())
    letters.push_back({query.getColumn(0).getString(), good(base::parse_date(query.getColumn(1).getString())),
                       query.getColumn(2).getString(), query.getColumn(3).getString()});
  return letters;
}

/// All for an empty number.
std::vector<BookCase> CaseBook::Store::cases(const std::string& number) {
  SQLite::Statement query(database,
                          "SELECT number, received, applicant_kind, coalesce(organization_kind, ''), kiosk, seal, "
                          "sealed IS NULL, coalesce(outcome, '') FROM case_file WHERE ?1 = '' OR number = ?1 "
                          "ORDER BY number");
  query.bind(1, number);
  std::vector<BookCase> cases;
  while (query.executeStep()) {
    BookCase one;
    one.number = query.getColumn(0).getString();
    one.received = good(time_of(query.getColumn(1).getString()));
    if (query.getColumn(2).getString() == key(ApplicantKind::organization)) {
      one.kind = ApplicantKind::organization;
      one.organization_kind = organization_kind_of(query.getColumn(3).getString());
    }
    one.kiosk = query.getColumn(4).getString();
    one.seal = query.getColumn(5).getString();
    one.is_erased = query.getColumn(6).getInt() != 0;
    if (const auto outcome = query.getColumn(7).getString(); !outcome.empty())
      one.outcome = good(outcome_of(outcome));
    one.steps = steps(one.number);
    one.letters = letters(one.number);
    cases.push_back(std::move(one));
  }
  return cases;
}

base::Status CaseBook::Store::enter(const std::string& number, const CaseEntry& entry, const Hand& hand,
                                    const base::Calendar& calendar) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const auto found = cases(number);
  if (number.empty() || found.empty()) return Error{ErrorKind::not_found, "case book: no such case"};
  if (refusal_of(events_of(found.front()), entry, hand.at.date, calendar))
    return Error{ErrorKind::bad_input, "case book: the step has no place there"};
  insert_step(number, entry, hand);
  if (entry.event.step == Step::answered) {
    SQLite::Statement query(database, "UPDATE case_file SET outcome = ? WHERE number = ?");
    query.bind(1, std::string(key(*entry.outcome)));
    query.bind(2, number);
    query.exec();
  }
  transaction.commit();
  return base::Done{};
}

base::Result<CaseEvent> CaseBook::Store::withdraw_last(const std::string& number, const std::string& why,
                                                       const Hand& hand) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const auto found = cases(number);
  if (number.empty() || found.empty()) return Error{ErrorKind::not_found, "case book: no such case"};
  const CaseEvent last = found.front().steps.back().event;
  if (last.step == Step::received) return Error{ErrorKind::bad_input, "case book: nothing to take back"};
  constexpr const char* which = "(SELECT max(id) FROM step WHERE number = ? AND withdrawn IS NULL)";
  SQLite::Statement letters(database, std::string("UPDATE letter SET sealed = NULL WHERE step = ") + which);
  letters.bind(1, number);
  letters.exec();
  SQLite::Statement steps(database, std::string("UPDATE step SET withdrawn = ?2 WHERE id = ") +
                                        "(SELECT max(id) FROM step WHERE number = ?1 AND withdrawn IS NULL)");
  steps.bind(1, number);
  steps.bind(2, hand.who + " " + time_text(hand.at) + " " + why);
  steps.exec();
  SQLite::Statement outcome(database, "UPDATE case_file SET outcome = NULL WHERE number = ?");
  outcome.bind(1, number);
  outcome.exec();
  transaction.commit();
  return last;
}

base::Status CaseBook::Store::keep(const std::string& number, const BookLetter& letter, const Hand& hand) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const auto found = cases(number);
  if (number.empty() || found.empty()) return Error{ErrorKind::not_found, "case book: no such case"};
  if (found.front().letters.size() >= max_letters || letter.sealed.size() > max_sealed_letter_bytes)
    return Error{ErrorKind::bad_input, "case book: too many letters, or one too long"};
  SQLite::Statement query(database,
                          "INSERT INTO letter (number, title, on_day, letter_number, sealed, who, at, step) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
                          "(SELECT max(id) FROM step WHERE number = ?1 AND withdrawn IS NULL))");
  query.bind(1, number);
  query.bind(2, letter.title);
  query.bind(3, base::to_iso(letter.on));
  query.bind(4, letter.number);
  if (!letter.sealed.empty()) bind_blob(query, 5, letter.sealed);
  query.bind(6, hand.who);
  query.bind(7, time_text(hand.at));
  query.exec();
  transaction.commit();
  return base::Done{};
}

std::size_t CaseBook::Store::erase_answered_before(base::Date day) {
  constexpr const char* which =
      "(SELECT number FROM step WHERE step = 'answered' AND withdrawn IS NULL AND on_day < ?)";
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  SQLite::Statement letters(database, std::string("UPDATE letter SET sealed = NULL WHERE number IN ") + which);
  letters.bind(1, base::to_iso(day));
  letters.exec();
  SQLite::Statement files(
      database, std::string("UPDATE case_file SET sealed = NULL WHERE sealed IS NOT NULL AND number IN ") + which);
  files.bind(1, base::to_iso(day));
  const int count = files.exec();
  transaction.commit();
  return static_cast<std::size_t>(count);
}

StatusFile CaseBook::Store::status_file(const std::string& agency, base::Date today, base::Date answered_since) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  StatusFile file{agency, 0, today, {}};
  for (const BookCase& one : cases("")) {
    const CaseEvent& last = one.steps.back().event;
    if (last.step == Step::answered && last.on < answered_since) continue;
    CaseStatus status{one.number, events_of(one), one.outcome, {}};
    for (const BookLetter& letter : one.letters)
      if (!letter.sealed.empty()) status.letters.push_back(letter.sealed);
    file.cases.push_back(std::move(status));
  }
  database.exec("UPDATE counter SET last = last + 1");
  file.counter = database.execAndGet("SELECT last FROM counter").getInt64();
  transaction.commit();
  return file;
}

CaseBook::CaseBook(std::unique_ptr<Store> store) : store_(std::move(store)) {}
CaseBook::CaseBook(CaseBook&&) noexcept = default;
CaseBook& CaseBook::operator=(CaseBook&&) noexcept = default;
CaseBook::~CaseBook() = default;

base::Result<CaseBook> CaseBook::open(const std::string& folder) {
  const std::string path = (std::filesystem::path(folder) / case_book_file_name).string();
  if (const auto made = make_private_file(folder, path); !made) return made.error();
  return guarded("case book: opening", [&]() -> base::Result<CaseBook> {
    auto store = std::unique_ptr<Store>(new Store{SQLite::Database(path, SQLite::OPEN_READWRITE)});
    prepare(store->database);
    return CaseBook(std::move(store));
  });
}

base::Result<Admitted> CaseBook::admit(const TakeOver& take_over, const Hand& hand) {
  return guarded("case book: admitting", [&]() -> base::Result<Admitted> { return store_->admit(take_over, hand); });
}

base::Result<std::vector<BookCase>> CaseBook::list() const {
  return guarded("case book: reading", [&]() -> base::Result<std::vector<BookCase>> { return store_->cases(""); });
}

base::Result<BookCase> CaseBook::find(const std::string& number) const {
  return guarded("case book: reading", [&]() -> base::Result<BookCase> {
    if (number.empty()) return Error{ErrorKind::not_found, "case book: no such case"};
    auto found = store_->cases(number);
    if (found.empty()) return Error{ErrorKind::not_found, "case book: no such case"};
    return std::move(found.front());
  });
}

base::Result<std::string> CaseBook::sealed(const std::string& number) const {
  return guarded("case book: reading", [&]() -> base::Result<std::string> {
    SQLite::Statement query(store_->database, "SELECT sealed FROM case_file WHERE number = ? AND sealed IS NOT NULL");
    query.bind(1, number);
    if (!query.executeStep()) return Error{ErrorKind::not_found, "case book: no such case, or erased"};
    return query.getColumn(0).getString();
  });
}

base::Status CaseBook::enter(const std::string& number, const CaseEntry& entry, const Hand& hand,
                             const base::Calendar& calendar) {
  return guarded("case book: entering", [&]() { return store_->enter(number, entry, hand, calendar); });
}

base::Result<CaseEvent> CaseBook::withdraw_last(const std::string& number, const std::string& why, const Hand& hand) {
  return guarded("case book: taking back", [&]() { return store_->withdraw_last(number, why, hand); });
}

base::Status CaseBook::keep_letter(const std::string& number, const BookLetter& letter, const Hand& hand) {
  return guarded("case book: keeping a letter", [&]() { return store_->keep(number, letter, hand); });
}

base::Result<std::size_t> CaseBook::erase_answered_before(base::Date day) {
  return guarded("case book: erasing",
                 [&]() -> base::Result<std::size_t> { return store_->erase_answered_before(day); });
}

base::Result<StatusFile> CaseBook::status_file(const std::string& agency, base::Date today,
                                               base::Date answered_since) {
  return guarded("case book: status",
                 [&]() -> base::Result<StatusFile> { return store_->status_file(agency, today, answered_since); });
}

}  // namespace requests
