// check(): what 条例第二十九条 asks of an application, and what the chosen delivery needs.
#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/utf8.h"
#include "base/wipe.h"
#include "requests/application.h"
#include "requests/identifiers.h"

namespace requests {
namespace {

bool is_blank(const Application& application, Field field) { return base::trim(application[field]).empty(); }

bool all_blank(const Application& application, std::initializer_list<Field> fields) {
  return std::all_of(fields.begin(), fields.end(), [&](Field field) { return is_blank(application, field); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

/// Digits and the signs that stand between them: + - ( ) # * , / and 转.
bool can_be_phone(std::string number) {
  for (std::size_t at = number.find("转"); at != std::string::npos; at = number.find("转")) {
    number.replace(at, std::string_view("转").size(), "-");
  }
  return number.find_first_not_of("0123456789+-()#*,/") == std::string::npos && count_digits(number) >= 5;
}

/// A mobile number has eleven digits; nothing else in China begins with 13 to 19.
bool is_phone_unusual(std::string_view number) {
  const bool mobile = number.size() > 1 && number[0] == '1' && number[1] >= '3' && is_digit(number[1]);
  return (mobile && number.size() != 11) || count_digits(number) > 20;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const std::size_t dot = domain.rfind('.');
  return domain.find('@') == std::string_view::npos && dot != std::string_view::npos && dot > 0 &&
         dot + 1 < domain.size() && domain.find("..") == std::string_view::npos;
}

/// Collects the findings of one application, in the order of the form.
class Checker {
 public:
  Checker(const Application& application, base::Date today) : application_(application), today_(today) {}

  std::vector<Finding> run() {
    for (const Field field : {Field::name, Field::id_number, Field::legal_representative, Field::contact_name}) {
      if (is_required(field, application_) && is_blank(application_, field)) add(field, Problem::missing);
      if (field == Field::id_number) check_id();
    }
    check_contact();
    check_information();
    if (application_.carriers.empty()) add(Field::description, Problem::no_carrier);
    if (application_.deliveries.empty()) add(Field::description, Problem::no_delivery);
    return std::move(findings_);
  }

 private:
  void add(Field field, Problem problem, bool blocks = true) { findings_.push_back({field, problem, blocks}); }

  void check_id() {
    if (is_blank(application_, Field::id_number)) return;
    const std::string& number = application_[Field::id_number];
    if (application_.kind == ApplicantKind::organization) {
      if (!is_usual_credit_code(number)) add(Field::id_number, Problem::credit_code_unusual, false);
    } else if (application_.id_kind == IdKind::resident_id) {
      if (const auto problem = resident_id_problem(number, today_)) add(Field::id_number, *problem);
    }
  }

  void check_contact() {
    if (all_blank(application_, {Field::phone, Field::email, Field::fax, Field::address})) {
      add(Field::phone, Problem::no_contact);
    }
    check_phone(Field::phone);
    check_email();
    require_for_delivery(Field::fax, Problem::missing_for_fax);
    check_phone(Field::fax);
    require_for_delivery(Field::address, Problem::missing_for_post);
    require_for_delivery(Field::postcode, Problem::missing_for_post);
    check_postcode();
  }

  void require_for_delivery(Field field, Problem problem) {
    if (is_required(field, application_) && is_blank(application_, field)) add(field, problem);
  }

  void check_phone(Field field) {
    std::string number = normalize_number(application_[field]);
    if (number.empty()) return;
    if (!can_be_phone(number)) {
      add(field, Problem::phone_form);
    } else if (is_phone_unusual(number)) {
      add(field, Problem::phone_form, false);
    }
    base::wipe(number);
  }

  void check_email() {
    require_for_delivery(Field::email, Problem::missing_for_email);
    std::string address = normalize_number(application_[Field::email]);
    if (!address.empty() && !is_email(address)) add(Field::email, Problem::email_form);
    base::wipe(address);
  }

  void check_postcode() {
    std::string code = normalize_number(application_[Field::postcode]);
    const bool six_digits = code.size() == 6 && count_digits(code) == 6;
    if (!code.empty() && !six_digits) add(Field::postcode, Problem::postcode_form, false);
    base::wipe(code);
  }

  void check_information() {
    if (all_blank(application_, {Field::information_title, Field::information_number, Field::description})) {
      add(Field::description, Problem::missing);
    }
  }

  const Application& application_;
  base::Date today_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check(const Application& application, base::Date today) {
  return Checker(application, today).run();
}

}  // namespace requests
