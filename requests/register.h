// Register: the applications handed in at this kiosk, on disk before anyone is told so (条例第四十五条 登记).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "requests/application.h"
#include "requests/clock.h"

namespace requests {

/// Turns the text of an application into what may lie on the disk: BoxSealer (seal.h) seals it to the agency's key.
class Sealer {
 public:
  virtual ~Sealer() = default;
  virtual bool is_ready() const { return true; }  ///< false: nothing can be sealed, so nothing may be handed in
  virtual std::string name() const = 0;           ///< stored beside each row: the key's id; "none": readable
  /// `number`: of the application, to be bound to it.
  virtual base::Result<std::string> seal(const std::string& plaintext, const std::string& number) const = 0;
};

/// Leaves it readable: for tests, and where nothing is handed in.
class PlainSealer final : public Sealer {
 public:
  std::string name() const override { return "none"; }
  base::Result<std::string> seal(const std::string& plaintext, const std::string&) const override {
    return plaintext;
  }
};

/// What the citizen gets.
struct Receipt {
  std::string number;        ///< 登记编号, "YYYYMMDD-NNNN", unique in this register
  base::LocalTime received;  ///< 收到日期 = day of submission (条例第三十一条第一项, 当面提交)
  /// 查询码 (lookup_code.h): on this receipt and inside the sealed application, nowhere else. Empty where the same
  /// visit had handed in under another code: that one stands on the first receipt.
  std::string lookup_code = {};
  std::string content = {};  ///< content_sum() (receipt_proof.h) of what was sealed
  // Not the register's: put in by the desk, which knows the calendar and the kiosk's key.
  std::optional<Period> answer = {};  ///< until when it must be answered
  std::string proof = {};             ///< ReceiptSigner::sign(); empty where the kiosk has no key
};

/// Somebody who knows number and code has asked.
struct Lookup {
  base::LocalTime received;
  std::optional<base::LocalTime> last_use;  ///< when it was asked before, if it was
};

/// The countable facts of one application; nothing of what was typed.
struct RegisterRow {
  std::string number;
  base::LocalTime received;
  ApplicantKind kind = ApplicantKind::natural_person;
  OrganizationKind organization_kind = OrganizationKind::business;  ///< meaningful for organisations
  std::string state;                                                ///< "submitted"
  std::string seal;                                                 ///< Sealer::name()
  /// 含手写字: the fields in which drawn characters stand, one entry for each character, in the order of the form.
  std::vector<Field> drawn;
};

class Register {
 public:
  /// Opens or creates register_file_name below `data_directory` (created if missing), readable by its owner only.
  /// SQLite, WAL, synchronous=FULL, secure_delete. `sealer` must outlive the register. corrupt: the file is no
  /// register of this version; no_space, unavailable: the disk does not let us.
  static base::Result<Register> open(const std::string& data_directory, const Sealer& sealer);
  Register(Register&&) noexcept;
  Register& operator=(Register&&) noexcept;
  ~Register();

  /// Stores the application and returns its number. When this returns a Receipt the row has been synced to disk.
  /// bad_input: `visit_token` is empty or check() still finds something that blocks; no_space, unavailable: nothing
  /// was stored. Submitting the same `visit_token` again returns the first receipt and stores nothing (a double tap
  /// is one request), whatever `application` then holds. Numbers count up from 0001 each day and are never given
  /// twice. `lookup_code`: of new_lookup_code(), the same at each try of a visit; empty: one is made. It is sealed
  /// with the application; the row keeps lookup_hash() of it.
  base::Result<Receipt> submit(const Application& application, base::LocalTime now, const std::string& visit_token,
                               const std::string& lookup_code = {});

  /// Nothing where number and code do not belong together; whether there is such a number is not told. Otherwise
  /// `now` is on the disk as the last use before this returns. `code` as typed or scanned. Pauses after wrong ones
  /// are the caller's affair. no_space, unavailable: the use could not be noted, and nothing is told.
  base::Result<std::optional<Lookup>> look_up(const std::string& number, const std::string& code,
                                              base::LocalTime now);

  /// The sealed application as it lies in its row. not_found.
  base::Result<std::string> sealed(const std::string& number) const;

  /// All rows, oldest first.
  base::Result<std::vector<RegisterRow>> list() const;

  /// What was handed in under `number`. not_found: there is no such number; unavailable: it is sealed and this
  /// program has no key; corrupt: it cannot be read.
  base::Result<Application> application(const std::string& number) const;

 private:
  struct Store;
  explicit Register(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

/// "requests.db", inside the data directory.
extern const char* const register_file_name;

}  // namespace requests
