// strings_of(): every string that a Model holds, so that a test can look for what ought to be forgotten.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/model.h"

namespace support {

/// Collects the strings of a model and of everything below it. Grows with the model: see each overload.
class Strings {
 public:
  std::vector<std::string> all;

  void add(const std::string& text) { all.push_back(text); }
  /// "x,y x,y": so that a point can be looked for.
  void add(const base::InkStroke& stroke) {
    std::string points;
    for (const base::InkPoint& point : stroke) {
      points += std::to_string(point.x) + ',' + std::to_string(point.y) + ' ';
    }
    add(points);
  }
  void add(const input::Candidate& candidate) { add_each(candidate.text, candidate.note); }
  void add(const input::Offer& offer) { add_each(offer.reading, offer.candidates); }
  void add(const app::Typing& typing) {
    add_each(typing.letters, typing.after, typing.strokes, typing.ink, typing.offer, typing.enlarged);
  }
  void add(const app::TextField& field) { add(field.text); }
  void add(const catalog::Filter& filter) { add_each(filter.words, filter.column_id, filter.issuer, filter.genre); }
  void add(const catalog::ListRow& row) { add_each(row.snippet, row.record); }
  void add(const catalog::Record& record) {
    add_each(record.title, record.index_number, record.summary, record.document_number, record.keywords);
  }
  void add(const requests::Application& application) {
    for (int i = 0; i < static_cast<int>(requests::Field::count_); ++i) {
      add(application[static_cast<requests::Field>(i)]);
    }
    for (const requests::DrawnCharacter& drawn : application.drawn) add_each(drawn.ink, drawn.description);
    add(application.filled_in_by);
  }
  void add(const app::HomeScreen& home) {
    add_each(home.search, home.newest);
    if (home.hits) add(*home.hits);
  }
  void add(const app::BrowseScreen& browse) { add_each(browse.column_id, browse.subject); }
  void add(const app::ListScreen& list) {
    add_each(list.filter, list.search, list.found_words, list.rows);
    if (!list.way_on) return;
    for (const app::WayOn::Wider& wider : list.way_on->wider) add(wider.filter);
    for (const app::WayOn::Term& term : list.way_on->terms) add(term.words);
  }
  void add(const app::DocumentScreen& document) {
    add_each(document.find, document.article, document.document.record);
    for (const auto& searched : document.searched) add(searched.word);
  }
  void add(const app::AttachmentScreen&) {}
  void add(const app::GuideScreen&) {}
  void add(const app::RequestScreen& form) { add(form.found); }
  void add(const app::ReferralScreen&) {}
  void add(const app::OtherFormScreen& other) {
    for (const requests::OtherField field : fields_of(other.form.kind)) add(other.form[field]);
  }
  void add(const requests::Letter& letter) { add_each(letter.title, letter.text); }
  void add(const app::CaseScreen& asked) {
    add_each(asked.number, asked.code, asked.found.number, asked.found.letters);
  }
  void add(const app::RequestsDeskScreen& desk) { add(desk.file_name); }
  void add(const app::ReceiptScreen& receipt) {
    add_each(receipt.receipt.number, receipt.receipt.lookup_code, receipt.application);
  }
  void add(const app::PrintSource& source) { add_each(source.index_number, source.receipt_number); }
  void add(const app::PrintSetupScreen& setup) {
    add_each(setup.source, setup.title);
    add(std::string(setup.picture.grey.begin(), setup.picture.grey.end()));
  }
  void add(const app::PrintScreen&) {}
  void add(const app::PrintJob& job) { add_each(job.source, job.code); }
  void add(const printing::Hold& hold) { add_each(hold.code, hold.reference, hold.choice); }
  void add(const app::PageCodeScreen& check) {
    add(check.typed);
    for (const auto& match : check.matches) add(match.record);
    add(check.receipt.number);
  }
  void add(const app::StaffScreen& staff) {
    add_each(staff.code, staff.holds, staff.saved_name);
    if (staff.chosen) add(*staff.chosen);
  }
  void add(const app::DrawnCharacterScreen& drawn) { add_each(drawn.ink, drawn.description); }
  void add(const app::TouchCheckScreen&) {}
  void add(const app::UpdateScreen& update) {
    for (const app::PackageFile& file : update.files) add_each(file.name, file.stick);
    for (const catalog::TextPair& pair : update.texts) add_each(pair.before, pair.after);
  }
  void add(const app::VersionsScreen& versions) {
    for (const catalog::Version& version : versions.versions) add(version.loaded_at);
  }
  void add(const app::Dialog& dialog) {
    if (const auto* pin = std::get_if<app::PinDialog>(&dialog)) add_each(pin->number, pin->digits);
  }
  void add(const app::Screen& screen) {
    std::visit([this](const auto& each) { add(each); }, screen);
  }
  template <class T>
  void add(const std::vector<T>& items) {
    for (const T& item : items) add(item);
  }
  void add(const app::Model& model) {
    add_each(model.screens, model.application, model.visit_token, model.prints, model.token_seed, model.dialog,
             model.typing);
    add_each(model.room.agency.name, model.room.guide.body_name);
  }

 private:
  template <class... T>
  void add_each(const T&... items) {
    (add(items), ...);
  }
};

inline std::vector<std::string> strings_of(const app::Model& model) {
  Strings strings;
  strings.add(model);
  return strings.all;
}

}  // namespace support
