// typing_peers FOLDER SCHEMA: the same phrases through a schema of Debian as it comes (rime-data, deployed into
// FOLDER by rime_deployer), to compare typing_bench with. Its user dictionary goes to FOLDER/user.
#include <rime_api.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>

#include "tests/support/pinyin_phrases.h"

namespace {

/// Of this process: other work on the machine does not count.
double cpu_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string first_candidate(RimeApi* api, RimeSessionId id) {
  RimeCandidateListIterator list{};
  std::string text;
  if (api->candidate_list_begin(id, &list) == 0) return text;
  if (api->candidate_list_next(&list) != 0) text = list.candidate.text;
  api->candidate_list_end(&list);
  return text;
}

RimeSessionId open(RimeApi* api, const std::string& folder, const char* schema, const std::string& user) {
  RimeTraits traits{};
  RIME_STRUCT_INIT(RimeTraits, traits);
  traits.shared_data_dir = folder.c_str();
  traits.prebuilt_data_dir = folder.c_str();
  traits.staging_dir = folder.c_str();
  traits.user_data_dir = user.c_str();
  traits.app_name = "rime.peer";
  traits.log_dir = "";
  traits.min_log_level = 3;
  api->setup(&traits);
  api->initialize(&traits);
  const RimeSessionId id = api->create_session();
  return api->select_schema(id, schema) != 0 ? id : 0;
}

}  // namespace

int main(int count, char** values) {
  if (count != 4) return 2;
  RimeApi* api = rime_get_api();
  const RimeSessionId id = open(api, values[1], values[2], values[3]);
  if (id == 0) return 1;
  api->set_option(id, "simplification", 1);
  api->set_option(id, "zh_simp", 1);
  std::map<std::string, std::pair<int, int>> hits;
  std::vector<double> ms;
  for (const auto& phrase : support::pinyin_phrases()) {
    api->clear_composition(id);
    std::string first;
    for (const char letter : phrase.letters) {
      const double begin = cpu_ms();
      api->process_key(id, letter, 0);
      first = first_candidate(api, id);
      ms.push_back(cpu_ms() - begin);
    }
    auto& [found, all] = hits[phrase.kind];
    ++all;
    found += first == phrase.text ? 1 : 0;
  }
  std::printf("%s of Debian\n", values[2]);
  for (const auto& [kind, hit] : hits)
    std::printf("  %-14s %3d of %3d  %5.1f %%\n", kind.c_str(), hit.first, hit.second,
                100.0 * hit.first / hit.second);
  std::sort(ms.begin(), ms.end());
  std::printf("  CPU ms a key: p50 %.2f  p90 %.2f  p99 %.2f  max %.2f\n", ms[ms.size() / 2], ms[ms.size() * 9 / 10],
              ms[ms.size() * 99 / 100], ms.back());
  api->destroy_session(id);
  api->finalize();
}
