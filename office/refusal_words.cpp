#include "office/refusal_words.h"

#include <optional>

#include "words/fill.h"

namespace office {
namespace {

using package::Refusal;
using words::Word;

std::optional<Word> label_of(Refusal why) {
  switch (why) {
    case Refusal::bad_signature:
    case Refusal::too_few_signers: return Word::refusal_where_signer;
    case Refusal::other_agency: return Word::refusal_where_agency;
    case Refusal::older:
    case Refusal::same: return Word::refusal_where_counter;
    case Refusal::base_missing: return Word::refusal_where_base;
    case Refusal::part_missing:
    case Refusal::part_unlisted:
    case Refusal::part_twice:
    case Refusal::part_differs: return Word::refusal_where_part;
    default: return std::nullopt;
  }
}

}  // namespace

RefusalWords refusal_words(Refusal why) {
  switch (why) {
    case Refusal::unreadable: return {Word::refusal_unreadable, Word::refusal_unreadable_do};
    case Refusal::not_a_package: return {Word::refusal_not_a_package, Word::refusal_not_a_package_do};
    case Refusal::unknown_format: return {Word::refusal_unknown_format, Word::refusal_unknown_format_do};
    case Refusal::bad_manifest: return {Word::refusal_bad_manifest, Word::refusal_bad_manifest_do};
    case Refusal::not_signed: return {Word::refusal_not_signed, Word::refusal_not_signed_do};
    case Refusal::bad_signature: return {Word::refusal_bad_signature, Word::refusal_bad_signature_do};
    case Refusal::unknown_signer: return {Word::refusal_unknown_signer, Word::refusal_unknown_signer_do};
    case Refusal::too_few_signers: return {Word::refusal_too_few_signers, Word::refusal_too_few_signers_do};
    case Refusal::no_trust: return {Word::refusal_no_trust, Word::refusal_no_trust_do};
    case Refusal::other_agency: return {Word::refusal_other_agency, Word::refusal_other_agency_do};
    case Refusal::older: return {Word::refusal_older, Word::refusal_older_do};
    case Refusal::same: return {Word::refusal_same, Word::refusal_same_do};
    case Refusal::base_missing: return {Word::refusal_base_missing, Word::refusal_base_missing_do};
    case Refusal::part_missing: return {Word::refusal_part_missing, Word::refusal_part_missing_do};
    case Refusal::part_unlisted: return {Word::refusal_part_unlisted, Word::refusal_part_unlisted_do};
    case Refusal::part_twice: return {Word::refusal_part_twice, Word::refusal_part_twice_do};
    case Refusal::part_differs: return {Word::refusal_part_differs, Word::refusal_part_differs_do};
    case Refusal::no_space: return {Word::refusal_no_space, Word::refusal_no_space_do};
    case Refusal::not_writable: return {Word::refusal_not_writable, Word::refusal_not_writable_do};
    case Refusal::cancelled: break;
  }
  return {Word::refusal_cancelled, Word::refusal_cancelled_do};
}

std::string refusal_place(const package::Refused& refused) {
  const auto label = label_of(refused.why);
  return label && !refused.where.empty() ? words::fill(*label, {refused.where}) : "";
}

}  // namespace office
