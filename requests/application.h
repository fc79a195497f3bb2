// 政府信息公开申请: what a citizen asks for, with exactly the contents of 条例第二十九条, and the check of what was typed.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/date.h"

namespace requests {

enum class ApplicantKind { natural_person, organization };

/// The five kinds of organisation that the yearly report counts (国办公开办函〔2021〕30号, 表三).
enum class OrganizationKind { business, research, public_benefit, legal_service, other };

enum class IdKind { resident_id, passport, hk_macao_permit, taiwan_permit, foreigner_residence, other };

/// 指定提供方式 (the form of the information)
enum class Carrier { paper, email, disc };

/// 获取方式 (how it reaches the applicant)
enum class Delivery { post, email, fax, pick_up, read_on_site };

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

/// Longest text a field takes, in characters; typing stops there and says so.
std::size_t max_length(Field field);

class Application {
 public:
  Application() = default;
  Application(const Application&) = default;
  Application(Application&&) noexcept = default;
  Application& operator=(const Application&) = default;
  Application& operator=(Application&&) noexcept = default;
  ~Application();  ///< wipes every text

  ApplicantKind kind = ApplicantKind::natural_person;
  OrganizationKind organization_kind = OrganizationKind::business;
  IdKind id_kind = IdKind::resident_id;
  std::set<Carrier> carriers;
  std::set<Delivery> deliveries;

  std::string& operator[](Field field) { return texts_[static_cast<std::size_t>(field)]; }
  const std::string& operator[](Field field) const { return texts_[static_cast<std::size_t>(field)]; }

  /// Overwrites every text and returns to the state of a new object.
  void wipe();

 private:
  std::string texts_[static_cast<std::size_t>(Field::count_)];
};

enum class Problem {
  missing,             ///< 条例第二十九条 asks for it
  missing_for_post,    ///< the chosen way of delivery needs it
  missing_for_email,
  missing_for_fax,
  no_contact,          ///< neither phone, e-mail nor address
  no_carrier,          ///< no form chosen
  no_delivery,         ///< no way chosen
  id_length,           ///< not 18 characters (15-digit cards ended on 2013-01-01)
  id_date,             ///< digits 7-14 are no day, or one in the future
  id_check_digit,
  credit_code_unusual, ///< warning only: real codes fail the check
  phone_form,
  postcode_form,
  email_form,
};

struct Finding {
  Field field = Field::name;  ///< where the cursor should go; for no_carrier/no_delivery: description
  Problem problem = Problem::missing;
  bool blocks = true;  ///< false: shown as advice, the citizen may go on
};

/// All that stands between `application` and a valid submission, in the order of the form. `today` bounds birth dates.
/// Spaces at both ends do not count as contents. A purpose (用途) is never asked for.
std::vector<Finding> check(const Application& application, base::Date today);

/// Is the field on the form of this kind of applicant?
bool applies(Field field, ApplicantKind kind);

/// The fields that the form marks as required for these choices.
bool is_required(Field field, const Application& application);

/// "张*", "欧阳**", "示例市某**" — for receipts and screens (first character, or two of a longer name, then stars).
std::string mask_name(std::string_view name);
/// "110***********1234": first 3 and last 4 characters; shorter numbers show only the last one.
std::string mask_id(std::string_view id_number);

}  // namespace requests
