#include "web/serve.h"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>

#include "storage/store.h"
#include "web/changes.h"
#include "web/gate/sessions.h"
#include "web/http/server.h"
#include "web/site.h"

namespace cardlog {
namespace {

// As it stands in an address (RFC 3986): that of IPv6 in brackets.
std::string host_of(const std::string& name)
{
    return name.find(':') == std::string::npos ? name : "[" + name + "]";
}

OwnNames names_of(const PageOptions& options, int port)
{
    std::vector<std::string> known = options.addresses;
    known.emplace_back("localhost");
    known.insert(known.end(), options.names.begin(), options.names.end());
    OwnNames names{{}, port};
    std::transform(known.begin(), known.end(), std::back_inserter(names.hosts), host_of);
    names.has_tls = options.tls.has_value();
    return names;
}

SiteOptions site_options(const PageOptions& options, Server& server)
{
    SiteOptions site;
    site.uploads.store = options.store;
    site.uploads.region = options.region;
    site.uploads.clock = options.clock;
    site.uploads.make_engine = options.make_engine;
    site.uploads.on_change = [&server] { server.publish("pictures", "changed"); };
    site.names = names_of(options, server.port());
    site.patience = options.patience;
    site.on_device = options.on_device;
    site.on_codes_void = options.on_codes_void;
    return site;
}

}  // namespace

struct PageServer::Parts {
    explicit Parts(const PageOptions& options)
        : clock(options.clock),
          server(options.addresses, options.port, options.limits, options.tls),
          scheme(scheme_of(names_of(options, server.port()))),
          site(site_options(options, server), sessions),
          changes(
              options.store, [this] { return server.is_heard(); },
              [this](Id newest) { server.publish("changed", std::to_string(newest)); }),
          thread([this] {
              server.run({[this](const RequestHead& head) { return site.admit(head); },
                          [this](const Request& request) { return site.answer(request); },
                          policy_fields()});
          })
    {}

    std::function<Moment()> clock;
    Sessions sessions;
    Server server;
    std::string scheme;
    CardSite site;
    Changes changes;
    std::thread thread;
};

PageServer::PageServer(const PageOptions& options)
{
    // Made now, and what is wrong with it is said now.
    (void)Store::open(options.store);
    parts_ = std::make_unique<Parts>(options);
}

PageServer::~PageServer()
{
    parts_->server.stop();
    parts_->thread.join();
}

int PageServer::port() const
{
    return parts_->server.port();
}

std::string PageServer::new_entry(const std::string& host)
{
    return parts_->scheme + host_of(host) + ":" + std::to_string(port()) + entry_path + "#" +
           parts_->sessions.new_code(parts_->clock().now);
}

}  // namespace cardlog
