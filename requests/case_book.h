// Case book: the cases of an agency on a machine of its desk: what came in, sealed; every step with who and when; the
// outcome; letters. Nothing that an applicant typed is readable in it. The format: docs/formats.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "requests/case_rules.h"
#include "requests/take_over.h"

namespace requests {

/// Who did something at the desk, and when it was entered.
struct Hand {
  std::string who;
  base::LocalTime at;
};

struct BookStep {
  CaseEvent event;
  std::string approver;  ///< of an extension
  Hand hand;
};

/// A letter that was written; its text lies in the book only under the lookup code of its case.
struct BookLetter {
  std::string title;
  base::Date on{};
  std::string number;  ///< 文号; may be empty
  std::string sealed;  ///< seal_letter(); empty: for paper only, or erased
};

struct BookCase {
  std::string number;
  base::LocalTime received;
  ApplicantKind kind = ApplicantKind::natural_person;
  OrganizationKind organization_kind = OrganizationKind::business;
  std::string kiosk;
  std::string seal;
  bool is_erased = false;       ///< sealed application and letters are gone, counts stay
  std::vector<BookStep> steps;  ///< in the order of time; the first is `received`
  std::optional<Outcome> outcome;
  std::vector<BookLetter> letters;  ///< oldest first
};
CaseEvents events_of(const BookCase& one);

struct Admitted {
  std::vector<std::string> fresh;    ///< numbers
  std::size_t known = 0;             ///< were there already, the same
  std::vector<std::string> clashes;  ///< were there already as something else: left as they are
};

class CaseBook {
 public:
  /// Opens or makes cases.db in the folder (made, 0700, if missing); 0600. corrupt: of another version, or no case
  /// book; no_space, unavailable.
  static base::Result<CaseBook> open(const std::string& folder);
  CaseBook(CaseBook&&) noexcept;
  CaseBook& operator=(CaseBook&&) noexcept;
  ~CaseBook();

  /// Whole or not at all; the same file again changes nothing. Each change of a book is on the disk when its call
  /// returns. no_space, unavailable.
  base::Result<Admitted> admit(const TakeOver& take_over, const Hand& hand);

  /// All, by number.
  base::Result<std::vector<BookCase>> list() const;
  /// not_found.
  base::Result<BookCase> find(const std::string& number) const;
  /// The application as it came. not_found: no such case, or erased.
  base::Result<std::string> sealed(const std::string& number) const;

  /// not_found; bad_input: refusal_of() speaks against it.
  base::Status enter(const std::string& number, const CaseEntry& entry, const Hand& hand,
                     const base::Calendar& calendar);
  /// Takes the last step back that was entered by mistake, with its outcome and its letters: it stays in the book as
  /// withdrawn, with who, when and why, and counts no more. Returns it. not_found; bad_input: nothing but the
  /// receipt.
  base::Result<CaseEvent> withdraw_last(const std::string& number, const std::string& why, const Hand& hand);
  /// Goes with the last step. not_found; bad_input: more than max_letters.
  base::Status keep_letter(const std::string& number, const BookLetter& letter, const Hand& hand);

  /// Erases sealed applications and letters of what was answered before that day, and keeps steps and counts.
  /// Returns how many cases.
  base::Result<std::size_t> erase_answered_before(base::Date day);

  /// What the kiosks may be told: cases that are open or were answered on that day or later; letters that are sealed.
  /// Takes the next counter. no_space, unavailable.
  base::Result<StatusFile> status_file(const std::string& agency, base::Date today, base::Date answered_since);

 private:
  struct Store;
  explicit CaseBook(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

/// "cases.db", inside the folder of the book.
extern const char* const case_book_file_name;

}  // namespace requests
