// Guard digits: arithmetic of the numbers that name a person, on plain ASCII digits.
#pragma once

#include <string_view>

namespace pack {

/// 18 signs of a resident's identity card: a province, a day of birth from 1900 to 2099 that exists, and the check
/// sign (ISO 7064 MOD 11-2). The last sign may be 'X'.
bool is_resident_id(std::string_view signs);
/// The same without the check sign: what a typing error leaves of one.
bool looks_like_resident_id(std::string_view signs);
/// The 15 digits of the cards before 1999: a province and a day of birth of the twentieth century.
bool is_old_resident_id(std::string_view digits);

/// 16 to 19 digits that begin as cards of UnionPay do and whose check digit (Luhn) is right.
bool is_union_pay_card(std::string_view digits);
/// 13 to 19 digits of any issuer with the right check digit.
bool is_card_of_any_issuer(std::string_view digits);

/// 11 digits of a mainland mobile number.
bool is_mobile(std::string_view digits);

/// 18 signs with the check sign of a unified social credit code, which is public.
bool is_credit_code(std::string_view signs);

}  // namespace pack
