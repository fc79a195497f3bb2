// 政府信息公开申请: what a citizen asks for, with exactly the contents of 条例第二十九条, and the check of what was
// typed.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ink.h"

namespace requests {

enum class ApplicantKind { natural_person, organization };

/// The five kinds of organisation that the yearly report counts (国办公开办函〔2021〕30号, 表三).
enum class OrganizationKind { business, research, public_benefit, legal_service, other };

enum class IdKind { resident_id, passport, hk_macao_permit, taiwan_permit, foreigner_residence, other };

/// 指定提供方式 (the form of the information)
enum class Carrier { paper, email, disc };

/// 获取方式 (how it reaches the applicant)
enum class Delivery { post, email, fax, pick_up, read_on_site };

/// The stable words for these choices in files and in JSON: "natural_person", "research", "resident_id", "disc",
/// "read_on_site" …
std::string_view key(ApplicantKind kind);
std::string_view key(OrganizationKind kind);
std::string_view key(IdKind kind);
std::string_view key(Carrier carrier);
std::string_view key(Delivery delivery);

/// Everything a person types, by name. Text fields only; choices are members of Application.
enum class Field {
  name,                  ///< 姓名 / 名称                    required
  employer,              ///< 工作单位                       optional
  id_number,             ///< 证件号码 / 统一社会信用代码      required
  legal_representative,  ///< 法定代表人 (organisation)       required
  contact_name,          ///< 联系人姓名 (organisation)       required
  phone,                 ///< 联系电话                       at least one way of contact is required
  email,                 ///< 电子邮箱                       required for delivery by e-mail
  fax,                   ///< 传真                           required for delivery by fax
  address,               ///< 通信地址                       required for delivery by post
  postcode,              ///< 邮政编码                       required for delivery by post
  information_title,     ///< 所需信息的名称                  one of title, number, description is required
  information_number,    ///< 文号 or 索引号
  description,           ///< 其他特征性描述
  count_
};

/// "name", "id_number", "information_title" …
std::string_view key(Field field);

/// Longest text a field takes, in characters; typing stops there and says so.
std::size_t max_length(Field field);

/// A character that no keyboard and no font has, in the applicant's own hand.
struct DrawnCharacter {
  base::Ink ink;
  std::string description;  ///< "左边三点水，右边一个坤"; may be empty
  bool operator==(const DrawnCharacter&) const = default;
};

class Application {
 public:
  Application() = default;
  Application(const Application&) = default;
  Application(Application&& other) noexcept;
  Application& operator=(const Application& other);
  Application& operator=(Application&& other) noexcept;
  ~Application();  ///< wipes every text; so do the assignments with what they replace, and moving with its source

  ApplicantKind kind = ApplicantKind::natural_person;
  OrganizationKind organization_kind = OrganizationKind::business;
  IdKind id_kind = IdKind::resident_id;
  std::set<Carrier> carriers;
  std::set<Delivery> deliveries;
  /// What base::first_drawn + k in the texts stands for. One whose character is in no text any more means nothing.
  std::vector<DrawnCharacter> drawn;
  /// 代填 (条例第二十九条第二款): number and name of the staff member who has written it down, "1001 张三"; empty:
  /// the applicant has.
  std::string filled_in_by;

  std::string& operator[](Field field) { return texts_[static_cast<std::size_t>(field)]; }
  const std::string& operator[](Field field) const { return texts_[static_cast<std::size_t>(field)]; }

  /// Overwrites every text and drawing and returns to the state of a new object.
  void wipe();

 private:
  std::string texts_[static_cast<std::size_t>(Field::count_)];
};

enum class Problem {
  missing,           ///< 条例第二十九条 asks for it
  missing_for_post,  ///< the chosen way of delivery needs it
  missing_for_email,
  missing_for_fax,
  no_contact,   ///< neither phone, e-mail, fax nor address
  no_carrier,   ///< no form chosen
  no_delivery,  ///< no way chosen
  id_length,    ///< not 18 characters (15-digit cards ended on 2013-01-01)
  id_date,      ///< digits 7-14 are no day, or one in the future
  id_check_digit,
  credit_code_unusual,  ///< warning only: real codes fail the check
  phone_form,           ///< of phone and fax; blocks only where it cannot be a number, else advice
  postcode_form,        ///< not six digits; advice only (applicants abroad)
  email_form,
};

struct Finding {
  Field field = Field::name;  ///< where the cursor should go; description for no_carrier, no_delivery and where
                              ///< none of title, number and description is given
  Problem problem = Problem::missing;
  bool blocks = true;  ///< false: shown as advice, the citizen may go on
};

/// All that stands between `application` and a valid submission, in the order of the form. `today` bounds birth
/// dates. Spaces at both ends do not count as contents. A purpose (用途) is never asked for.
std::vector<Finding> check(const Application& application, base::Date today);

/// Is the field on the form of this kind of applicant?
bool applies(Field field, ApplicantKind kind);

/// The fields that the form marks as required for these choices.
bool is_required(Field field, const Application& application);

/// "张*", "欧阳**", "示例市某**": for receipts and screens. The first character of two or three, the first two of
/// four or five, the first four of a longer name, then a star for each that is hidden. A single character is hidden.
/// A drawn character is shown as 〓.
std::string mask_name(std::string_view name);
/// "110***********1234": first 3 and last 4 characters of 15 or more; shorter numbers show only the last one.
/// White space is left out, so that masking does not depend on how the number was grouped.
std::string mask_id(std::string_view id_number);

}  // namespace requests
