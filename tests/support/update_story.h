// Update story: the vocabulary of the tests about updates at the kiosk: a clerk who may publish, a package on a
// stick, what it would change.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/visitor.h"

namespace support {

inline catalog::Record record_of(const std::string& index_number, const std::string& title) {
  catalog::Record record;
  record.index_number = index_number;
  record.title = title;
  record.published_on = day(2026, 11, 20);
  return record;
}

struct Publisher : Visitor {
  static app::PackageFile file(const std::string& name) { return {"/stick/" + name, name, "U1", 12'000'000}; }

  static catalog::Changes adds() {
    catalog::Changes changes;
    changes.added.push_back({{}, record_of("A1", "新的通知"), {}, false, {}});
    changes.unchanged = 70;
    return changes;
  }
  static catalog::Changes changes() {
    catalog::Changes changes = adds();
    changes.changed.push_back({record_of("B1", "旧"), record_of("B1", "新"), {"标题"}, false, {}});
    changes.changed.push_back({record_of("B2", "规定"), record_of("B2", "规定"), {}, true, {}});
    changes.withdrawn.push_back({record_of("C1", "撤回的"), {}, {}, false, "期限已满"});
    return changes;
  }
  static app::UpdatePreview preview(catalog::Changes changes) {
    app::UpdatePreview preview;
    preview.signers = {"张科长"};
    preview.version = {4, 12, "", "2026-11-23 09:30", "2026-11-20", 73};
    preview.changes = std::move(changes);
    return preview;
  }

  app::CatalogueUpdate::Stage stage() const { return model.update.stage; }

  void logs_in(std::set<app::StaffRole> roles = {app::StaffRole::publish}) {
    does(app::GoHome{});
    comes_as_staff(std::move(roles));
  }
  /// Over whatever the visitor has before him.
  void comes_as_staff(std::set<app::StaffRole> roles = {app::StaffRole::publish}) {
    model.screens.emplace_back(app::StaffScreen{});
    app::StaffSession session;
    session.number = "1001", session.name = "王芳", session.who = "1001 王芳";
    session.roles = std::move(roles);
    model.staff = session;
  }
  void opens() {
    comes_as_staff();
    does(app::OpenUpdate{});
  }
  void finds(std::vector<app::PackageFile> files) {
    does(app::PackagesFound{take<app::LookForPackages>().ticket, true, std::move(files)});
  }
  void prepares() {
    opens();
    finds({file("a")});
    does(app::ChoosePackage{"/stick/a"});
    take<app::PrepareUpdate>();
  }
  void progresses(app::UpdateStep step, double share) {
    does(app::UpdateProgressed{model.update.ticket, step, share, 9});
  }
  void is_prepared(catalog::Changes all = changes()) {
    does(app::UpdatePrepared{model.update.ticket, preview(std::move(all))});
  }
  void has_prepared(catalog::Changes all = changes()) {
    prepares();
    is_prepared(std::move(all));
  }
  void has_loaded(catalog::Changes all = adds()) {
    has_prepared(std::move(all));
    does(app::ConfirmUpdate{});
    does(app::UpdateLoaded{take<app::ConfirmedUpdate>().ticket});
  }
  void brings_versions() {
    app::VersionList list;
    for (const std::int64_t number : {3, 2, 1})
      list.versions.push_back({number, number + 8, "", "2026-11-20 14:05", "2026-11-19", 70});
    list.current = 3, list.before = 2;
    does(app::VersionsLoaded{take<app::LoadVersions>().ticket, std::move(list)});
  }
  void sees_versions() {
    comes_as_staff();
    does(app::OpenVersions{});
    brings_versions();
  }
};

}  // namespace support
