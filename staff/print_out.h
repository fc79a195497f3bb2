// PrintOut: a print-out from the command line to a printer, followed to its end.
#pragma once

#include <memory>
#include <string_view>

#include "office/press_room.h"
#include "printing/advice.h"
#include "printing/device.h"
#include "staff/arguments.h"

namespace staff {

/// Waits until the printer has said how it ended; each change is said on stderr. exit_success only where it says
/// that all of it is out (or a folder has the file); exit_unknown where it does not tell. Ctrl+C takes it back.
ExitCode print_out(const Arguments& arguments, office::PressRoom& press, const office::Sheets& sheets,
                   const printing::ParsedChoice& wanted);

/// The words of a situation, as the citizen reads them at the kiosk.
std::string_view words_of(printing::Situation situation);

/// The device that the arguments or the settings name; says why there is none.
std::unique_ptr<printing::Device> open_printer(const Arguments& arguments);

}  // namespace staff
