// Internal to kiosk/app: one on() for every Event.
#pragma once

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/app/order.h"

namespace app {

void on(Model&, const Started&, Orders&);
void on(Model&, const GoHome&, Orders&);
void on(Model&, const GoBack&, Orders&);
void on(Model&, const OpenBrowse&, Orders&);
void on(Model&, const OpenColumn&, Orders&);
void on(Model&, const OpenList&, Orders&);
void on(Model&, const OpenDocument&, Orders&);
void on(Model&, const OpenGuide&, Orders&);
void on(Model&, const OpenRequest&, Orders&);
void on(Model&, const Retry&, Orders&);
void on(Model&, const Narrow&, Orders&);
void on(Model&, const OpenPicker&, Orders&);
void on(Model&, const Search&, Orders&);
void on(Model&, const RowsWanted&, Orders&);
void on(Model&, const Scrolled&, Orders&);
void on(Model&, const ToggleFind&, Orders&);
void on(Model&, const FindNext&, Orders&);
void on(Model&, const FindPrevious&, Orders&);
void on(Model&, const SetTextSize&, Orders&);
void on(Model&, const FocusBox&, Orders&);
void on(Model&, const FocusField&, Orders&);
void on(Model&, const Unfocus&, Orders&);
void on(Model&, Typed&, Orders&);
void on(Model&, const Pressed&, Orders&);
void on(Model&, const ClearBox&, Orders&);
void on(Model&, const OpenPanel&, Orders&);
void on(Model&, const HidePanel&, Orders&);
void on(Model&, const SetFuzzy&, Orders&);
void on(Model&, const SetByCharacter&, Orders&);
void on(Model&, const SetUpper&, Orders&);
void on(Model&, const SetShapeWay&, Orders&);
void on(Model&, const StrokeKey&, Orders&);
void on(Model&, const ChooseRadical&, Orders&);
void on(Model&, const SetResidual&, Orders&);
void on(Model&, Inked&, Orders&);
void on(Model&, const UndoInk&, Orders&);
void on(Model&, const ClearInk&, Orders&);
void on(Model&, const ChooseCandidate&, Orders&);
void on(Model&, const ShowCandidates&, Orders&);
void on(Model&, Enlarge&, Orders&);
void on(Model&, const OpenDrawn&, Orders&);
void on(Model&, const FocusDescription&, Orders&);
void on(Model&, const PlaceDrawn&, Orders&);
void on(Model&, Offered&, Orders&);
void on(Model&, Chosen&, Orders&);
void on(Model&, Scanned&, Orders&);
void on(Model&, const ChooseApplicant&, Orders&);
void on(Model&, const ChooseOrganization&, Orders&);
void on(Model&, const ChooseIdKind&, Orders&);
void on(Model&, const ToggleCarrier&, Orders&);
void on(Model&, const ToggleDelivery&, Orders&);
void on(Model&, const NextStep&, Orders&);
void on(Model&, const GoToStep&, Orders&);
void on(Model&, const Submit&, Orders&);
void on(Model&, const OpenPrintSetup&, Orders&);
void on(Model&, const ChooseEdition&, Orders&);
void on(Model&, const ToggleTwoSided&, Orders&);
void on(Model&, const ToggleTwoUp&, Orders&);
void on(Model&, const SetRange&, Orders&);
void on(Model&, const ShowPage&, Orders&);
void on(Model&, const PrintNow&, Orders&);
void on(Model&, const Print&, Orders&);
void on(Model&, const OpenPrint&, Orders&);
void on(Model&, const CancelPrint&, Orders&);
void on(Model&, const ResumePrint&, Orders&);
void on(Model&, const PrintAgain&, Orders&);
void on(Model&, const TakeCode&, Orders&);
void on(Model&, const PagesTaken&, Orders&);
void on(Model&, const OpenPageCheck&, Orders&);
void on(Model&, const CheckPageCode&, Orders&);
void on(Model&, const OpenPin&, Orders&);
void on(Model&, const PinEnter&, Orders&);
void on(Model&, const FindHold&, Orders&);
void on(Model&, const ChooseHold&, Orders&);
void on(Model&, const PrintHold&, Orders&);
void on(Model&, const SaveHold&, Orders&);
void on(Model&, const VoidHold&, Orders&);
void on(Model&, const OpenTouchCheck&, Orders&);
void on(Model&, const TouchedCross&, Orders&);
void on(Model&, const ReleasePages&, Orders&);
void on(Model&, const AskEnd&, Orders&);
void on(Model&, const AskHelp&, Orders&);
void on(Model&, const CloseDialog&, Orders&);
void on(Model&, const EndVisit&, Orders&);
void on(Model&, const Tick&, Orders&);
void on(Model&, const CatalogueChanged&, Orders&);
void on(Model&, RoomLoaded&, Orders&);
void on(Model&, NewestLoaded&, Orders&);
void on(Model&, Found&, Orders&);
void on(Model&, RowsLoaded&, Orders&);
void on(Model&, DocumentLoaded&, Orders&);
void on(Model&, const PagesCounted&, Orders&);
void on(Model&, Submitted&, Orders&);
void on(Model&, Previewed&, Orders&);
void on(Model&, const PrintStarted&, Orders&);
void on(Model&, const PrinterSeen&, Orders&);
void on(Model&, const PrintHeld&, Orders&);
void on(Model&, PageChecked&, Orders&);
void on(Model&, const PinChecked&, Orders&);
void on(Model&, StaffLoaded&, Orders&);
void on(Model&, const HoldFound&, Orders&);
void on(Model&, const HoldSaved&, Orders&);
void on(Model&, const HoldVoided&, Orders&);

}  // namespace app
