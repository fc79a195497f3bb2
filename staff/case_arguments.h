// Of the commands that keep the case book.
#pragma once

#include <string>
#include <vector>

namespace staff {

struct CaseArguments {
  std::string book;
  std::string who;
  std::string file;    ///< of admit and load-status
  std::string folder;  ///< of take
  std::string out;
  std::vector<std::string> keys;   ///< secret keys of the agency
  std::string password_file;       ///< of those
  std::string sign_key;            ///< of a signer
  std::string sign_password_file;  ///< of that
  std::string on;                  ///< a day; empty: today
  std::string since;               ///< of status-file; empty: a year ago
  std::string before;              ///< of erase
  std::string approver;
  std::string outcome;
  std::string letter_file;
  std::string letter_kind;
  std::string letter_number;
  std::vector<std::string> fill;  ///< "名称=内容"
  std::string why;                ///< of undo
  int days = 0;
  int party = 1;
  int soon_days = 5;
  bool all = false;
  bool yes = false;
};

}  // namespace staff
