// The tables of a case book (docs/formats.md).
#pragma once

namespace requests {

inline constexpr int case_book_version = 1;
inline constexpr int case_book_application_id = 0x43594342;  // "CYCB": no register, no catalogue

inline constexpr const char* case_book_schema = R"sql(
CREATE TABLE case_file (
  number TEXT PRIMARY KEY,            -- 20261123-0001
  received TEXT NOT NULL,             -- 2026-11-23 09:05
  applicant_kind TEXT NOT NULL,
  organization_kind TEXT,             -- NULL for natural persons
  kiosk TEXT NOT NULL,
  seal TEXT NOT NULL,                 -- id of the key
  sealed BLOB,                        -- NULL: erased
  sealed_sum BLOB NOT NULL,           -- BLAKE2b of what came: the same request is known again after it was erased
  outcome TEXT                        -- B1 to F3
) WITHOUT ROWID;
CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL REFERENCES case_file (number),
  step TEXT NOT NULL,
  on_day TEXT NOT NULL,
  days INTEGER NOT NULL,
  party INTEGER NOT NULL,
  approver TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  withdrawn TEXT                      -- NULL, or who, when and why it was taken back
);
CREATE INDEX step_of_case ON step (number, id);
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL REFERENCES case_file (number),
  step INTEGER NOT NULL REFERENCES step (id),
  title TEXT NOT NULL,
  on_day TEXT NOT NULL,
  letter_number TEXT NOT NULL,
  sealed BLOB,                        -- to the lookup code; NULL: on paper only, or erased
  who TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX letter_of_case ON letter (number, id);
CREATE TABLE counter (last INTEGER NOT NULL);
INSERT INTO counter VALUES (0);
PRAGMA user_version = 1;
)sql";

}  // namespace requests
