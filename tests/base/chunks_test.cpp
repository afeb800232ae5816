#include "base/chunks.h"

#include <thread>

#include "catch.h"

using namespace tidegate;

TEST_CASE("a number of threads may hold for one thread and for a while only", "[base]") {
    const int before = threads_in_use();
    {
        const ThreadsHere three(3);
        CHECK(threads_in_use() == 3);
        {
            const ThreadsHere one(1);
            CHECK(threads_in_use() == 1);
        }
        CHECK(threads_in_use() == 3);
        int elsewhere = 0;
        std::thread other([&] { elsewhere = threads_in_use(); });
        other.join();
        CHECK(elsewhere == before);
    }
    CHECK(threads_in_use() == before);
}
