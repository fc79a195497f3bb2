// Sample applications: a citizen and a company who have filled in all that is asked for.
#pragma once

#include <string>

#include "base/date.h"
#include "requests/application.h"

namespace support {

using requests::ApplicantKind;
using requests::Application;
using requests::Carrier;
using requests::Delivery;
using requests::Field;
using requests::OrganizationKind;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

inline constexpr base::Date today{year{2026}, month{11}, day{23}};
inline const base::LocalTime morning{today, 9, 5};
inline const std::string good_id = "329900198703150047";

inline Application citizen() {
  Application a;
  a[Field::name] = "张三丰";
  a[Field::id_number] = good_id;
  a[Field::phone] = "13800000000";
  a[Field::information_title] = "2025年度部门预算";
  a.carriers = {Carrier::paper};
  a.deliveries = {Delivery::pick_up};
  return a;
}

inline Application company() {
  Application a = citizen();
  a.kind = ApplicantKind::organization;
  a.organization_kind = OrganizationKind::research;
  a[Field::name] = "示例市某化工研究院";
  a[Field::id_number] = "11329900MB0000001E";
  a[Field::legal_representative] = "李四";
  a[Field::contact_name] = "王五";
  return a;
}

inline Application with(Field field, const std::string& text, Application a = citizen()) {
  a[field] = text;
  return a;
}

}  // namespace support
