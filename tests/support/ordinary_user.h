#pragma once

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "support/catch.h"

/// File modes do not bind root: for a while this is an ordinary user.
class OrdinaryUser {
public:
    OrdinaryUser() : before_(geteuid())
    {
        if (before_ == 0) {
            REQUIRE(seteuid(nobody) == 0);
        }
    }
    ~OrdinaryUser()
    {
        if (before_ == 0 && seteuid(before_) != 0) {
            std::abort();
        }
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

    /// Hands a file over before it becomes that user's.
    static void give(const std::filesystem::path& file)
    {
        if (geteuid() == 0) {
            REQUIRE(chown(file.c_str(), nobody, nobody) == 0);
        }
    }

private:
    static constexpr uid_t nobody = 65534;
    uid_t before_;
};
