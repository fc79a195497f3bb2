// chayuectl: the staff's command line over the libraries that the kiosk uses (docs/chayuectl.md).
#include "staff/commands.h"
#include "staff/console.h"

namespace {

staff::ExitCode run(const staff::Arguments& arguments) {
  switch (arguments.command) {
    case staff::Command::import_directory: return staff::import_catalogue(arguments);
    case staff::Command::search: return staff::search(arguments);
    case staff::Command::show: return staff::show(arguments);
    case staff::Command::print: return staff::print(arguments);
    case staff::Command::list_requests: return staff::list_requests(arguments);
    case staff::Command::show_request: return staff::show_request(arguments);
    case staff::Command::request_form: return staff::write_request_form(arguments);
    case staff::Command::cases_due: return staff::list_due_cases(arguments);
    case staff::Command::cases_take: return staff::take_requests(arguments);
    case staff::Command::cases_admit: return staff::admit_requests(arguments);
    case staff::Command::cases_status_file: return staff::write_status_file(arguments);
    case staff::Command::cases_load_status: return staff::load_status_file(arguments);
    case staff::Command::case_confirm: return staff::confirm_case(arguments);
    case staff::Command::case_correct: return staff::ask_correction(arguments);
    case staff::Command::case_returned: return staff::return_correction(arguments);
    case staff::Command::case_third_party: return staff::ask_third_party(arguments);
    case staff::Command::case_third_answered: return staff::answer_of_third_party(arguments);
    case staff::Command::case_extend: return staff::extend_case(arguments);
    case staff::Command::case_fee: return staff::notify_fee(arguments);
    case staff::Command::case_paid: return staff::enter_payment(arguments);
    case staff::Command::case_answer: return staff::answer_case(arguments);
    case staff::Command::case_undo: return staff::undo_step(arguments);
    case staff::Command::case_open: return staff::open_request(arguments);
    case staff::Command::case_letter: return staff::draft_letter(arguments);
    case staff::Command::case_templates: return staff::copy_templates(arguments);
    case staff::Command::cases_register: return staff::write_case_register(arguments);
    case staff::Command::cases_erase: return staff::erase_cases(arguments);
    case staff::Command::stats: return staff::stats(arguments);
    case staff::Command::holds: return staff::list_holds(arguments);
    case staff::Command::printer: return staff::show_printer(arguments);
    case staff::Command::page: return staff::check_page(arguments);
    case staff::Command::candidates: return staff::show_candidates(arguments);
    case staff::Command::pin: return staff::set_pin(arguments);
    case staff::Command::new_keys: return staff::make_keys(arguments);
    case staff::Command::trust_add: return staff::add_signer(arguments);
    case staff::Command::trust_remove: return staff::remove_signer(arguments);
    case staff::Command::trust_list: return staff::list_trust(arguments);
    case staff::Command::trust_threshold: return staff::set_threshold(arguments);
    case staff::Command::trust_agency: return staff::set_agency(arguments);
    case staff::Command::sign: return staff::sign_package(arguments);
    case staff::Command::manifest: return staff::show_manifest(arguments);
    case staff::Command::staff_add: return staff::add_member(arguments);
    case staff::Command::staff_remove: return staff::remove_member(arguments);
    case staff::Command::staff_roles: return staff::set_roles(arguments);
    case staff::Command::staff_pin: return staff::set_member_pin(arguments);
    case staff::Command::staff_list: return staff::list_staff(arguments);
    case staff::Command::staff_sign: return staff::sign_staff(arguments);
    case staff::Command::log_verify: return staff::verify_log(arguments);
    case staff::Command::log_show: return staff::show_log(arguments);
    case staff::Command::pack: return staff::make_package(arguments);
    case staff::Command::decide: return staff::decide_findings(arguments);
    case staff::Command::update_check: return staff::check_update(arguments);
    case staff::Command::update_load: return staff::load_update(arguments);
    case staff::Command::update_versions: return staff::list_versions(arguments);
    case staff::Command::update_rollback: return staff::roll_back(arguments);
    case staff::Command::seal_key_new: return staff::make_seal_key(arguments);
    case staff::Command::seal_key_install: return staff::install_seal_key(arguments);
    case staff::Command::seal_key_show: return staff::show_seal_key(arguments);
    case staff::Command::deadline: return staff::show_deadline(arguments);
    case staff::Command::receipt_verify: return staff::verify_receipt_line(arguments);
    case staff::Command::receipt_key: return staff::show_kiosk_key(arguments);
    case staff::Command::fees: return staff::estimate_fees(arguments);
  }
  return staff::exit_usage;
}

}  // namespace

int main(int count, char** values) {
  const staff::Parsed parsed = staff::parse_arguments(count, values);
  return staff::finish(parsed.arguments ? run(*parsed.arguments) : parsed.exit_code);
}
