#include "viz/data/frame_cache.h"

#include <atomic>
#include <chrono>

#include "base/fault.h"
#include "catch.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

FrameAgent agent(int id, float x) {
    FrameAgent a;
    a.agent = id;
    a.x = x;
    return a;
}

/// Gives endless frames of `people` passengers; frame 5000 cannot be read.
class LongSource final : public FrameSource {
public:
    explicit LongSource(int people) : people_(people) {
        for (int i = 0; i < 10000; ++i) times_.push_back(i);
    }
    const std::vector<double>& times() const override { return times_; }
    StoredFrame read(std::size_t index) override {
        if (index == 5000) throw InputError("the disk was taken away");
        ++reads;
        StoredFrame frame{times_[index], 0, {}};
        for (int i = 0; i < people_; ++i) frame.agents.push_back(agent(i, static_cast<float>(index)));
        return frame;
    }
    std::vector<Crossing> crossings() override { return {}; }
    std::atomic<int> reads = 0;

private:
    int people_;
    std::vector<double> times_;
};

/// Waits for a thread, as long as a slow machine may need.
template <class Condition>
bool comes_true(Condition condition) {
    for (int i = 0; i < 5000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

}  // namespace

TEST_CASE("memory stays bounded: frames are read on demand and only the last ones kept",
          "[viz][frames]") {
    const auto source = std::make_shared<LongSource>(1000);
    constexpr std::size_t most = 200000;  // twelve frames of 16 bytes a passenger
    FrameCache cache(source, most);
    CHECK(cache.moment_at(100.5).agents[0].x == Approx(100.5));
    CHECK(cache.reads() == 2);
    cache.moment_at(100.75);
    CHECK(cache.reads() == 2);
    for (int i = 0; i < 45; ++i) {
        cache.moment_at(i * 100.0 + 0.5);
        CHECK(cache.bytes() <= most);
    }
    const std::size_t reads = cache.reads();
    cache.moment_at(0.5);
    CHECK(cache.reads() == reads + 2);
    CHECK(cache.moment_at(99999).agents[0].x == Approx(9999));
}

TEST_CASE("what playing needs next is read ahead, and then costs no reading", "[viz][frames]") {
    const auto source = std::make_shared<LongSource>(10);
    FrameCache cache(source);
    cache.read_ahead(200, 10);
    REQUIRE(comes_true([&] { return cache.reads() >= 21; }));
    const std::size_t reads = cache.reads();
    for (double time = 200; time < 220; time += 0.4) cache.moment_at(time);
    CHECK(cache.reads() == reads);
}

TEST_CASE("a frame that cannot be read is told to whoever asks for it, and the others are there",
          "[viz][frames][bad_input]") {
    const auto source = std::make_shared<LongSource>(1);
    FrameCache cache(source);
    cache.read_ahead(4999, 10);
    CHECK_THROWS_AS(cache.moment_at(4999.5), InputError);
    CHECK(cache.moment_at(5001.5).agents.size() == 1);
}

TEST_CASE("a recording that has grown goes on where the one before ended", "[viz][frames]") {
    const auto frame = [](double time) { return StoredFrame{time, 0, {agent(1, static_cast<float>(time))}}; };
    FrameCache cache(std::make_shared<MemoryFrames>(std::vector{frame(0), frame(10)}));
    CHECK(cache.moment_at(15).agents[0].x == 10);
    cache.replace_source(std::make_shared<MemoryFrames>(std::vector{frame(0), frame(10), frame(20)}));
    CHECK(cache.frames() == 3);
    CHECK(cache.moment_at(15).agents[0].x == 15);
}

TEST_CASE("before the first frame nobody is there", "[viz][frames]") {
    FrameCache cache(std::make_shared<MemoryFrames>(std::vector<StoredFrame>{}));
    CHECK(cache.moment_at(5).agents.empty());
    cache.read_ahead(5, 100);
}
