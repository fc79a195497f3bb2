#include "paperwork/feet.h"

#include <optional>
#include <utility>

#include "paperwork/names.h"
#include "words/fill.h"

namespace paperwork {
namespace {

using words::Word;

/// The parts that have something to say. Those added as `once` stand on every page but of large print.
class Foot {
 public:
  explicit Foot(const catalog::Agency& agency) : agency_(agency) {
    if (agency.sample) add(Word::paper_sample);
  }

  void add(Word phrase) { parts_.push_back({std::string(words::zh(phrase)), false}); }
  void add(Word label, const std::string& value) { add_field(label, value, false); }
  void add_once(Word label, const std::string& value) { add_field(label, value, true); }
  void add_once(Word label, const std::optional<base::Date>& day) {
    if (day) add_once(label, base::to_chinese(*day));
  }
  void add_printed(base::LocalTime now) {
    add_once(Word::paper_printed_at, to_text(now));
    add_once(Word::paper_printed_where, agency_.name + agency_.desk_place);
  }

  std::vector<printing::FootPart> parts() && { return std::move(parts_); }

 private:
  void add_field(Word label, const std::string& value, bool once) {
    if (!value.empty()) parts_.push_back({words::fill(Word::paper_foot_field, {words::zh(label), value}), once});
  }

  const catalog::Agency& agency_;
  std::vector<printing::FootPart> parts_;
};

}  // namespace

std::vector<printing::FootPart> document_foot(const catalog::Record& record, const catalog::Agency& agency,
                                              base::LocalTime now) {
  Foot foot(agency);
  foot.add(Word::paper_validity, status_name(record.validity));
  foot.add(Word::paper_index_number, record.index_number);
  foot.add_once(Word::paper_document_number, record.document_number);
  foot.add_once(Word::paper_issuer, record.issuer);
  if (record.made_on) {
    foot.add_once(Word::paper_made_on, record.made_on);
  } else {
    foot.add_once(Word::paper_published_on, record.published_on);
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
