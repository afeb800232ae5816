#include "record/sha256.h"

#include "catch.h"
#include "record/altered_inputs.h"
#include "recordings.h"

using namespace tidegate;

// NIST CAVP, SHA256ShortMsg and the examples of FIPS 180-4.
TEST_CASE("SHA-256 gives the digests published by NIST", "[record]") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256("\xd3") == "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
    CHECK(sha256(std::string(1000000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("an input that was altered after recording is named", "[record]") {
    RunHeader header = test::small_header();
    header.manifest.input_sha256.clear();
    for (const auto& [name, text] : header.text.files) {
        header.manifest.input_sha256.emplace_back(name, sha256(text));
    }
    CHECK(altered_inputs(header).empty());
    header.text.files["scenario.toml"] += " ";
    header.text.files["new.csv"] = "";
    header.text.files.erase("empty.toml");
    CHECK(altered_inputs(header) ==
          std::vector<std::string>{"new.csv", "scenario.toml", "empty.toml"});
}
