#include <hdf5.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "../record/recordings.h"
#include "base/fault.h"
#include "catch.h"
#include "child.h"
#include "record/run_reader.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

void add_attribute(hid_t file, const char* name, const char* text) {
    const hid_t type = H5Tcopy(H5T_C_S1), space = H5Screate(H5S_SCALAR);
    H5Tset_size(type, H5T_VARIABLE);
    const hid_t attribute = H5Acreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    H5Awrite(attribute, type, &text);
    H5Aclose(attribute);
    H5Sclose(space);
    H5Tclose(type);
}

// Opens and reads everything; true when it opened, false when it was refused with a sentence.
bool opens_or_is_refused(const std::string& path) {
    try {
        const RunReader reader(path);
        for (std::size_t i = 0; i < reader.frames(); ++i) {
            const StoredFrame frame = reader.frame(i);
            const auto should = walkers(400, frame.time);
            REQUIRE(frame.agents.size() == should.size());
            CHECK(frame.agents.back().agent == should.back().agent);
        }
        reader.agents();
        reader.crossings();
        for (std::size_t i = 0; i < reader.header().observables.size(); ++i) reader.observable(i);
        return true;
    } catch (const InputError& refused) {
        CHECK_THAT(refused.what(), contains_text(path));
        return false;
    }
}

SmallRun medium_run() {
    SmallRun run = small_run();
    run.frames = 60;
    run.agents = 400;
    return run;
}

}  // namespace

TEST_CASE("what is not a recording is refused with a sentence", "[record][bad_input]") {
    const ScratchFolder folder;
    CHECK_THROWS_WITH(RunReader(folder.file("none.h5")), contains_text("none.h5: does not exist"));
    CHECK_THROWS_WITH(RunReader(folder.file("")), contains_text("is not a file"));
    write_bytes(folder.file("empty.h5"), "");
    CHECK_THROWS_WITH(RunReader(folder.file("empty.h5")), contains_text("is empty"));
    write_bytes(folder.file("text.h5"), "from,to,count\n");
    CHECK_THROWS_WITH(RunReader(folder.file("text.h5")),
                      contains_text("is not a recording (not an HDF5 file)"));
    write_bytes(folder.file("sign.h5"), "\x89HDF\r\n\x1a\n");
    CHECK_THROWS_AS(RunReader(folder.file("sign.h5")), InputError);
}

TEST_CASE("an HDF5 file of another program is refused as such", "[record][bad_input]") {
    const ScratchFolder folder;
    const std::string path = folder.file("foreign.h5");
    const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    const bool has_format = GENERATE(false, true);
    if (has_format) add_attribute(file, "format", "something else");
    H5Fclose(file);
    CHECK_THROWS_WITH(RunReader(path),
                      contains_text("is an HDF5 file, but not a recording of Tidegate"));
}

TEST_CASE("a recording of a newer major version is refused with both versions named",
          "[record][bad_input]") {
    const ScratchFolder folder;
    const std::string path = folder.file("newer.h5");
    record_finished(path, small_run());
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t attribute = H5Aopen(file, "format_major", H5P_DEFAULT);
    const int newer = run_format_major + 1;
    H5Awrite(attribute, H5T_NATIVE_INT, &newer);
    H5Aclose(attribute);
    H5Fclose(file);
    CHECK_THROWS_AS(RunReader(path), InputError);
    CHECK_THROWS_WITH(RunReader(path),
                      contains_text("format 2.3; this Tidegate reads format 1.x") &&
                          contains_text("open it with a newer Tidegate"));
}

TEST_CASE("a finished recording cut to any length is refused", "[record][bad_input]") {
    const ScratchFolder folder;
    record_finished(folder.file("whole.h5"), medium_run());
    const std::string bytes = bytes_of(folder.file("whole.h5"));
    REQUIRE(opens_or_is_refused(folder.file("whole.h5")));
    for (std::size_t part = 0; part < 40; ++part) {
        const std::size_t length = bytes.size() * part / 40;
        CAPTURE(length, bytes.size());
        write_bytes(folder.file("cut.h5"), bytes.substr(0, length));
        CHECK_FALSE(opens_or_is_refused(folder.file("cut.h5")));
    }
    write_bytes(folder.file("cut.h5"), bytes.substr(0, bytes.size() - 1));
    CHECK_THROWS_WITH(RunReader(folder.file("cut.h5")), contains_text("is truncated: "));
}

TEST_CASE("a partial recording cut to any length opens consistently or is refused",
          "[record][bad_input]") {
    const ScratchFolder folder;
    Child child([&](int to) {
        const SmallRun run = medium_run();
        RunWriter writer(folder.file("partial.h5"), small_header(), false, 4);
        record(writer, run);
        writer.flush();
        report(to, "f");
        pause();
    });
    REQUIRE(child.next() == 'f');
    child.kill_hard();
    const std::string bytes = bytes_of(folder.file("partial.h5"));
    REQUIRE(opens_or_is_refused(folder.file("partial.h5")));
    int refused = 0;
    for (std::size_t part = 0; part < 40; ++part) {
        const std::size_t length = bytes.size() * part / 40;
        CAPTURE(length, bytes.size());
        write_bytes(folder.file("cut.h5"), bytes.substr(0, length));
        refused += opens_or_is_refused(folder.file("cut.h5")) ? 0 : 1;
    }
    CHECK(refused > 0);
}

TEST_CASE("a recording with spoilt bytes opens or is refused, and never crashes",
          "[record][bad_input]") {
    const ScratchFolder folder;
    record_finished(folder.file("whole.h5"), medium_run());
    const std::string bytes = bytes_of(folder.file("whole.h5"));
    for (std::size_t spot = 0; spot < 60; ++spot) {
        std::string spoilt = bytes;
        const std::size_t at = bytes.size() * spot / 60;
        CAPTURE(at);
        for (std::size_t i = at; i < std::min(at + 64, bytes.size()); ++i)
            spoilt[i] = static_cast<char>(i * 37);
        write_bytes(folder.file("spoilt.h5"), spoilt);
        try {
            const RunReader reader(folder.file("spoilt.h5"));
            for (std::size_t i = 0; i < reader.frames(); ++i) reader.frame(i);
            reader.agents();
        } catch (const InputError& refused) {
            CHECK_THAT(refused.what(), contains_text("spoilt.h5"));
        }
    }
}

TEST_CASE("reading one frame needs only its own chunks", "[record]") {
    const ScratchFolder folder;
    const std::string path = folder.file("a.h5");
    SmallRun run = small_run();
    run.agents = 16384;
    run.frames = 6;
    record_finished(path, run);
    // Spoil every chunk of the positions but the third, which is the third frame.
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    const hid_t data = H5Dopen2(file, "/trajectories/x_cm", H5P_DEFAULT);
    std::string bytes = bytes_of(path);
    for (hsize_t row = 0; row < 6 * 16384; row += 16384) {
        haddr_t address = 0;
        hsize_t size = 0;
        unsigned filters = 0;
        REQUIRE(H5Dget_chunk_info_by_coord(data, &row, &filters, &address, &size) >= 0);
        if (row != 2 * 16384) bytes.replace(address, size, size, '\xFF');
    }
    H5Dclose(data);
    H5Fclose(file);
    write_bytes(path, bytes);
    const RunReader reader(path);
    CHECK(reader.frame(2).agents.size() == 16384);
    CHECK_THROWS_AS(reader.frame(1), InputError);
    CHECK_THROWS_AS(reader.frame(3), InputError);
}

TEST_CASE("a time that is no number is refused, and values that are none are gaps", "[record][bad_input]") {
    const ScratchFolder folder;
    const auto spoilt = [&](const char* dataset) {
        const std::string path = folder.file("spoilt.h5");
        std::filesystem::remove(path);
        record_finished(path, medium_run());
        const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), data = H5Dopen2(file, dataset, H5P_DEFAULT);
        const hid_t space = H5Dget_space(data);
        std::vector<double> values(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
        REQUIRE_FALSE(values.empty());
        H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        values.back() = std::nan("");
        H5Dwrite(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        H5Sclose(space);
        H5Dclose(data);
        H5Fclose(file);
        return path;
    };
    for (const char* times : {"/observables/time_s", "/trajectories/frames/time_s", "/events/time_s", "/level_changes/known_s"}) {
        INFO(times);
        CHECK_THROWS_WITH(RunReader(spoilt(times)), contains_text("is damaged") && contains_text("not a time"));
    }
    CHECK_THROWS_WITH(RunReader(spoilt("/agents/due_s")).agents(), contains_text("due_s: not a time"));
    const RunReader reader(spoilt("/observables/value"));
    CHECK(std::isnan(reader.observable(reader.header().observables.size() - 1).back()));
}

TEST_CASE("a table of another shape is refused", "[record][bad_input]") {
    const ScratchFolder folder;
    const std::string path = folder.file("shape.h5");
    const auto reshaped = [&](const char* dataset, std::vector<hsize_t> size) {
        std::filesystem::remove(path);
        record_finished(path, medium_run());
        const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
        H5Ldelete(file, dataset, H5P_DEFAULT);
        const hid_t space = H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr);
        H5Dclose(H5Dcreate2(file, dataset, H5T_NATIVE_INT, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        H5Sclose(space);
        H5Fclose(file);
    };
    reshaped("/observables/value", {60});
    CHECK_THROWS_WITH(RunReader(path), contains_text("wrong number of dimensions"));
    reshaped("/observables/value", {1, 2});
    CHECK_THROWS_WITH(RunReader(path), contains_text("samples are missing"));
    reshaped("/trajectories/x_cm", {60 * 400, 1});
    CHECK_THROWS_WITH(RunReader(path), contains_text("wrong number of dimensions"));
    reshaped("/observables/value", {100000, 0});
    CHECK_THROWS_AS(RunReader(path).observable(0), InputError);
}
