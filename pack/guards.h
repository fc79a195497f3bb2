// Guards: what must not become public unseen. Numbers of persons, marks of secrecy, hidden parts, tracked changes,
// text under black boxes, metadata.
#pragma once

#include "base/workday.h"
#include "pack/decisions.h"
#include "pack/finding.h"
#include "pack/gathered.h"

namespace pack {

/// All findings, decisions applied (apply_decisions). Errors: 公开方式 other than 主动公开, marks of secrecy, PDFs
/// that cannot be opened: nobody can decide those. Decisions: whatever a person has to look at. Warnings: 发布日期
/// more than 20 working days after 成文日期 (条例第二十六条), or before it. No finding shows a number of a person
/// unmasked. Runs programs of the machine for PDFs (poppler-utils, qpdf); where one is missing that is a decision of
/// its own.
Findings guard(const Gathered& gathered, const Decisions& decisions, const base::Calendar& calendar);

}  // namespace pack
