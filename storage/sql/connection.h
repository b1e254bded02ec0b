#pragma once

#include <string>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "storage/sql/database.h"

namespace cardlog {

/// A store's database, as the areas of the store work with it: every operation is one transaction,
/// and a failure of SQLite comes out as an Error that says what it means to the user.
class Connection {
public:
    /// `name` is what errors call the store.
    Connection(std::string name, Database database)
        : name_(std::move(name)), database_(std::move(database))
    {}

    /// What `work` returns, all of it from one state of the store.
    template <class Work>
    auto read(const Work& work)
    {
        return guarded([&] {
            const SQLite::Transaction transaction(database_);  // nothing to commit
            return work(database_);
        });
    }

    /// What `work` returns, all of its changes stored or none. The lock is taken at the beginning,
    /// so that nothing `work` has read is changed by another program before it writes.
    template <class Work>
    auto write(const Work& work)
    {
        return guarded([&] {
            SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
            if constexpr (std::is_void_v<decltype(work(database_))>) {
                work(database_);
                transaction.commit();
            } else {
                auto result = work(database_);
                transaction.commit();
                return result;
            }
        });
    }

    /// What `work` returns, none of its changes stored.
    template <class Work>
    auto try_out(const Work& work)
    {
        return guarded([&] {
            const SQLite::Transaction transaction(database_,
                                                  SQLite::TransactionBehavior::IMMEDIATE);
            return work(database_);
        });
    }

    /// What `work` returns, outside any transaction.
    template <class Work>
    auto run(const Work& work)
    {
        return guarded([&] { return work(database_); });
    }

private:
    template <class Work>
    auto guarded(const Work& work)
    {
        try {
            return work();
        } catch (const SQLite::Exception& failure) {
            throw translated(failure, name_);
        } catch (const nlohmann::json::exception& failure) {
            throw translated(SQLite::Exception(failure.what(), SQLITE_CORRUPT), name_);
        }
    }

    std::string name_;
    Database database_;
};

}  // namespace cardlog
