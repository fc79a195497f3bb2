#include "paperwork/feet.h"

#include <optional>
#include <utility>

#include "paperwork/names.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using printing::InLargePrint;
using words::Word;

/// The parts that have something to say.
class Foot {
 public:
  explicit Foot(const catalog::Agency& agency) : agency_(agency) {
    if (agency.sample) add(Word::paper_sample);
  }

  void add(Word phrase) { parts_.emplace_back(std::string(words::zh(phrase))); }
  void add(Word label, const std::string& value, InLargePrint where = InLargePrint::foot) {
    if (!value.empty()) parts_.emplace_back(words::fill(Word::paper_foot_field, {words::zh(label), value}), where);
  }
  void add(Word label, const std::optional<base::Date>& day, InLargePrint where) {
    if (day) add(label, base::to_chinese(*day), where);
  }
  void add_printed(base::LocalTime now) {
    add(Word::paper_printed_at, to_text(now), InLargePrint::once);
    add(Word::paper_printed_where, agency_.name + agency_.desk_place, InLargePrint::once);
  }

  std::vector<printing::FootPart> parts() && { return std::move(parts_); }

 private:
  const catalog::Agency& agency_;
  std::vector<printing::FootPart> parts_;
};

}  // namespace

std::vector<printing::FootPart> document_foot(const catalog::Record& record, const catalog::Agency& agency,
                                              base::LocalTime now) {
  Foot foot(agency);
  foot.add(Word::paper_validity, status_name(record.validity));
  foot.add(Word::paper_index_number, record.index_number);
  foot.add(Word::paper_document_number, record.document_number, InLargePrint::left_out);
  foot.add(Word::paper_issuer, record.issuer, InLargePrint::left_out);
  if (record.made_on) {
    foot.add(Word::paper_made_on, record.made_on, InLargePrint::left_out);
  } else {
    foot.add(Word::paper_published_on, record.published_on, InLargePrint::left_out);
  }
  foot.add_printed(now);
  foot.add(Word::paper_page_of_pages);
  foot.add(Word::paper_code);
  foot.add(Word::paper_for_reading);
  return std::move(foot).parts();
}

printing::Paper empty_paper(std::string title, const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper;
  paper.title = std::move(title);
  Foot foot(agency);
  foot.add_printed(now);
  foot.add(Word::paper_page_of_pages);
  paper.foot = std::move(foot).parts();
  paper.printed_at = now;
  return paper;
}

printing::Paper agency_paper(std::string title, const catalog::Agency& agency, base::LocalTime now) {
  printing::Paper paper;
  paper.title = std::move(title);
  paper.foot = Foot(agency).parts();
  paper.printed_at = now;
  return paper;
}

}  // namespace paperwork
