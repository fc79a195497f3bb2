#include "printing/ipp_client.h"

#include <cups/cups.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

namespace printing {
namespace {

using base::Error;
using base::ErrorKind;

constexpr int connect_ms = 1500;
constexpr double silence_s = 2;  // libcups adds a second of its own to a request

struct CloseHttp {
  void operator()(http_t* http) const { httpClose(http); }
};
struct DeleteIpp {
  void operator()(ipp_t* message) const { ippDelete(message); }
};
using Connection = std::unique_ptr<http_t, CloseHttp>;
using Message = std::unique_ptr<ipp_t, DeleteIpp>;

int give_up(http_t* /*connection*/, void* /*data*/) { return 0; }

const char* no_password(const char* /*prompt*/, http_t* /*http*/, const char* /*method*/, const char* /*resource*/,
                        void* /*data*/) {
  return nullptr;
}

Connection connect(const IppTarget& target) {
  const auto encryption = target.encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED;
  cupsSetPasswordCB2(no_password, nullptr);
  Connection connection(
      httpConnect2(target.host.c_str(), target.port, nullptr, AF_UNSPEC, encryption, 1, connect_ms, nullptr));
  if (connection) httpSetTimeout(connection.get(), silence_s, give_up, nullptr);
  return connection;
}

void add_text(ipp_t* request, ipp_tag_t group, ipp_tag_t type, const char* name, const std::string& value) {
  ippAddString(request, group, type, name, nullptr, value.c_str());
}

Message request_to(const IppTarget& target, ipp_op_t operation) {
  Message request(ippNewRequest(operation));
  add_text(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", target.uri);
  add_text(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", target.user);
  return request;
}

template <std::size_t count>
void ask_for(const Message& request, const std::array<const char*, count>& names) {
  ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", static_cast<int>(count),
                nullptr, names.data());
}

constexpr std::array printer_attributes = {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
                                           "device-uri"};
constexpr std::array job_attributes = {"job-id",
                                       "job-name",
                                       "job-state",
                                       "job-state-reasons",
                                       "job-impressions-completed",
                                       "job-media-sheets-completed"};

/// Nothing where the other side is silent. `sent`: it may have got all of it.
Message exchange(const IppTarget& target, const Message& request, const std::string& document, bool& sent) {
  sent = false;
  const Connection connection = connect(target);
  if (!connection) return nullptr;
  const std::size_t length = ippLength(request.get()) + document.size();
  http_status_t status = cupsSendRequest(connection.get(), request.get(), target.resource.c_str(), length);
  sent = true;
  if (status == HTTP_STATUS_CONTINUE && !document.empty()) {
    status = cupsWriteRequestData(connection.get(), document.data(), document.size());
  }
  if (status != HTTP_STATUS_CONTINUE && status != HTTP_STATUS_OK) return nullptr;
  return Message(cupsGetResponse(connection.get(), target.resource.c_str()));
}

Error no_answer() { return {ErrorKind::unavailable, "printer: no answer"}; }

Error refused(const Message& answer) {
  const ipp_status_t status = ippGetStatusCode(answer.get());
  const auto kind = status == IPP_STATUS_ERROR_NOT_FOUND ? ErrorKind::not_found : ErrorKind::unavailable;
  return {kind, std::string("printer: ") + ippErrorString(status)};
}

bool is_success(const Message& answer) { return ippGetStatusCode(answer.get()) < IPP_STATUS_ERROR_BAD_REQUEST; }

base::Result<Message> ask(const IppTarget& target, const Message& request) {
  bool sent = false;
  Message answer = exchange(target, request, {}, sent);
  if (!answer) return no_answer();
  if (!is_success(answer)) return refused(answer);
  return answer;
}

std::vector<std::string> texts(ipp_attribute_t* attribute) {
  std::vector<std::string> values;
  for (int i = 0; i < ippGetCount(attribute); ++i) {
    const char* text = ippGetString(attribute, i, nullptr);
    if (text != nullptr) values.emplace_back(text);
  }
  return values;
}

std::string text(ipp_attribute_t* attribute) {
  const char* value = ippGetString(attribute, 0, nullptr);
  return value == nullptr ? std::string() : value;
}

std::optional<int> number(ipp_attribute_t* attribute) {
  const ipp_tag_t type = ippGetValueTag(attribute);
  if (type != IPP_TAG_INTEGER && type != IPP_TAG_ENUM) return std::nullopt;
  return ippGetInteger(attribute, 0);
}

void note(JobAnswer& job, ipp_attribute_t* attribute) {
  const std::string name = ippGetName(attribute);
  if (name == "job-id") job.id = number(attribute).value_or(0);
  if (name == "job-name") job.name = text(attribute);
  if (name == "job-state") job.state = number(attribute).value_or(0);
  if (name == "job-state-reasons") job.reasons = texts(attribute);
  if (name == "job-impressions-completed") job.impressions = number(attribute);
  if (name == "job-media-sheets-completed") job.sheets = number(attribute);
}

/// Jobs are told apart by a separator without a name.
std::vector<JobAnswer> jobs_in(const Message& answer) {
  std::vector<JobAnswer> jobs;
  bool fresh = true;
  for (ipp_attribute_t* attribute = ippFirstAttribute(answer.get()); attribute != nullptr;
       attribute = ippNextAttribute(answer.get())) {
    const bool of_job = ippGetGroupTag(attribute) == IPP_TAG_JOB && ippGetName(attribute) != nullptr;
    if (of_job && std::exchange(fresh, false)) jobs.emplace_back();
    of_job ? note(jobs.back(), attribute) : void(fresh = true);
  }
  return jobs;
}

Sent::Outcome outcome_of(ipp_status_t status) {
  switch (status) {
    case IPP_STATUS_ERROR_BUSY:
    case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
    case IPP_STATUS_ERROR_TEMPORARY:
    case IPP_STATUS_ERROR_DEVICE:
    case IPP_STATUS_ERROR_INTERNAL:
    case IPP_STATUS_ERROR_TIMEOUT:
    case IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED: return Sent::Outcome::refused_now;
    case IPP_STATUS_ERROR_REQUEST_ENTITY: return Sent::Outcome::too_large;
    default: return Sent::Outcome::refused;
  }
}

struct Address {
  std::string scheme, host, resource;
  int port = 0;
};

/// Nothing without a host, and with a password: it would stand in a configuration for all to read.
std::optional<Address> take_apart(const std::string& uri) {
  std::array<char, 32> scheme{};
  std::array<char, 256> user{}, host{}, resource{};
  int port = 0;
  const auto status =
      httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), static_cast<int>(scheme.size()), user.data(),
                      static_cast<int>(user.size()), host.data(), static_cast<int>(host.size()), &port,
                      resource.data(), static_cast<int>(resource.size()));
  if (status < HTTP_URI_STATUS_OK || host[0] == '\0' || user[0] != '\0') return std::nullopt;
  return Address{scheme.data(), host.data(), resource.data(), port};
}

}  // namespace

base::Result<IppTarget> ipp_target(const std::string& uri, const std::string& user) {
  auto address = take_apart(uri);
  const bool encrypted = address && address->scheme == "ipps";
  if (!address || (!encrypted && address->scheme != "ipp")) {
    return Error{ErrorKind::bad_input, "printer address: not one of IPP"};
  }
  return IppTarget{address->host, address->port, encrypted, address->resource, uri, user};
}

IppTarget cups_target(const std::string& name, const std::string& user) {
  const std::string resource = "/printers/" + name;
  return {
      cupsServer(), ippPort(), cupsEncryption() == HTTP_ENCRYPTION_REQUIRED, resource, "ipp://localhost" + resource,
      user};
}

std::optional<bool> socket_answers(const std::string& uri) {
  const auto address = take_apart(uri);
  if (!address || address->scheme != "socket") return std::nullopt;
  return connect({address->host, address->port, false, "/", "", ""}) != nullptr;
}

IppClient::IppClient(IppTarget target) : target_(std::move(target)) {}

base::Result<PrinterAnswer> IppClient::printer() const {
  const Message request = request_to(target_, IPP_OP_GET_PRINTER_ATTRIBUTES);
  ask_for(request, printer_attributes);
  const auto answer = ask(target_, request);
  if (!answer) return answer.error();
  const auto find = [&](const char* name) { return ippFindAttribute(answer->get(), name, IPP_TAG_ZERO); };
  PrinterAnswer printer{number(find("printer-state")).value_or(0), texts(find("printer-state-reasons")), true,
                        text(find("device-uri"))};
  ipp_attribute_t* accepting = find("printer-is-accepting-jobs");
  if (accepting != nullptr) printer.accepting = ippGetBoolean(accepting, 0) != 0;
  if (printer.state == 0) return Error{ErrorKind::unavailable, "printer: says nothing of its state"};
  return printer;
}

Sent IppClient::print(const std::string& name, const std::string& pdf, bool two_sided) const {
  const Message request = request_to(target_, IPP_OP_PRINT_JOB);
  add_text(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", name);
  add_text(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", "application/pdf");
  add_text(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", "iso_a4_210x297mm");
  add_text(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", two_sided ? "two-sided-long-edge" : "one-sided");
  bool sent = false;
  const Message answer = exchange(target_, request, pdf, sent);
  if (!answer) return {sent ? Sent::Outcome::lost : Sent::Outcome::refused_now, 0};
  if (!is_success(answer)) return {outcome_of(ippGetStatusCode(answer.get())), 0};
  const auto id = number(ippFindAttribute(answer.get(), "job-id", IPP_TAG_INTEGER));
  return id ? Sent{Sent::Outcome::taken, *id} : Sent{Sent::Outcome::lost, 0};
}

base::Result<JobAnswer> IppClient::job(int id) const {
  const Message request = request_to(target_, IPP_OP_GET_JOB_ATTRIBUTES);
  ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  ask_for(request, job_attributes);
  const auto answer = ask(target_, request);
  if (!answer) return answer.error();
  const auto jobs = jobs_in(*answer);
  if (jobs.size() != 1 || jobs.front().state == 0) {
    return Error{ErrorKind::unavailable, "printer: says nothing of the job"};
  }
  return jobs.front();
}

base::Result<std::vector<JobAnswer>> IppClient::jobs(bool ended) const {
  const Message request = request_to(target_, IPP_OP_GET_JOBS);
  add_text(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", ended ? "completed" : "not-completed");
  ippAddBoolean(request.get(), IPP_TAG_OPERATION, "my-jobs", 1);
  ask_for(request, job_attributes);
  const auto answer = ask(target_, request);
  if (!answer && answer.error().kind == ErrorKind::not_found) return std::vector<JobAnswer>{};
  if (!answer) return answer.error();
  auto jobs = jobs_in(*answer);
  std::sort(jobs.begin(), jobs.end(), [](const JobAnswer& a, const JobAnswer& b) { return a.id < b.id; });
  return jobs;
}

base::Status IppClient::cancel(int id, bool purge) const {
  const Message request = request_to(target_, IPP_OP_CANCEL_JOB);
  ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
  if (purge) ippAddBoolean(request.get(), IPP_TAG_OPERATION, "purge-job", 1);
  bool sent = false;
  const Message answer = exchange(target_, request, {}, sent);
  if (!answer) return no_answer();
  const ipp_status_t status = ippGetStatusCode(answer.get());
  if (is_success(answer) || status == IPP_STATUS_ERROR_NOT_POSSIBLE || status == IPP_STATUS_ERROR_NOT_FOUND) {
    return base::Done{};
  }
  return refused(answer);
}

}  // namespace printing
