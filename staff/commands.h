// The commands of chayuectl: each does its work, writes data to stdout and returns the exit code.
#pragma once

#include "staff/arguments.h"

namespace staff {

ExitCode import_catalogue(const Arguments& arguments);
ExitCode search(const Arguments& arguments);
ExitCode show(const Arguments& arguments);
ExitCode print(const Arguments& arguments);
ExitCode list_requests(const Arguments& arguments);
ExitCode show_request(const Arguments& arguments);
ExitCode write_request_form(const Arguments& arguments);
ExitCode list_cases(const Arguments& arguments);
ExitCode show_case(const Arguments& arguments);
ExitCode list_due_cases(const Arguments& arguments);
ExitCode take_requests(const Arguments& arguments);
ExitCode admit_requests(const Arguments& arguments);
ExitCode write_status_file(const Arguments& arguments);
ExitCode load_status_file(const Arguments& arguments);
ExitCode confirm_case(const Arguments& arguments);
ExitCode ask_correction(const Arguments& arguments);
ExitCode return_correction(const Arguments& arguments);
ExitCode ask_third_party(const Arguments& arguments);
ExitCode answer_of_third_party(const Arguments& arguments);
ExitCode extend_case(const Arguments& arguments);
ExitCode notify_fee(const Arguments& arguments);
ExitCode enter_payment(const Arguments& arguments);
ExitCode answer_case(const Arguments& arguments);
ExitCode undo_step(const Arguments& arguments);
ExitCode open_request(const Arguments& arguments);
ExitCode draft_letter(const Arguments& arguments);
ExitCode copy_templates(const Arguments& arguments);
ExitCode write_case_register(const Arguments& arguments);
ExitCode erase_cases(const Arguments& arguments);
ExitCode stats(const Arguments& arguments);
ExitCode list_holds(const Arguments& arguments);
ExitCode show_printer(const Arguments& arguments);
ExitCode check_page(const Arguments& arguments);
ExitCode show_candidates(const Arguments& arguments);
ExitCode set_pin(const Arguments& arguments);
ExitCode make_keys(const Arguments& arguments);
ExitCode add_signer(const Arguments& arguments);
ExitCode remove_signer(const Arguments& arguments);
ExitCode list_trust(const Arguments& arguments);
ExitCode set_threshold(const Arguments& arguments);
ExitCode set_agency(const Arguments& arguments);
ExitCode sign_package(const Arguments& arguments);
ExitCode show_manifest(const Arguments& arguments);
ExitCode add_member(const Arguments& arguments);
ExitCode remove_member(const Arguments& arguments);
ExitCode set_roles(const Arguments& arguments);
ExitCode set_member_pin(const Arguments& arguments);
ExitCode list_staff(const Arguments& arguments);
ExitCode sign_staff(const Arguments& arguments);
ExitCode verify_log(const Arguments& arguments);
ExitCode show_log(const Arguments& arguments);
ExitCode make_package(const Arguments& arguments);
ExitCode decide_findings(const Arguments& arguments);
ExitCode check_update(const Arguments& arguments);
ExitCode load_update(const Arguments& arguments);
ExitCode list_versions(const Arguments& arguments);
ExitCode roll_back(const Arguments& arguments);
ExitCode make_seal_key(const Arguments& arguments);
ExitCode install_seal_key(const Arguments& arguments);
ExitCode show_seal_key(const Arguments& arguments);
ExitCode show_deadline(const Arguments& arguments);
ExitCode verify_receipt_line(const Arguments& arguments);
ExitCode show_kiosk_key(const Arguments& arguments);
ExitCode estimate_fees(const Arguments& arguments);

}  // namespace staff
