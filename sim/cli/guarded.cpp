#include "cli/guarded.h"

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <new>

#include "base/fault.h"
#include "cli/commands.h"

namespace tidegate::cli {

int run_guarded(int (*run)(int, char**), int argc, char** argv, const FailureWords& words) {
    try {
        return run(argc, argv);
    } catch (const InputError& error) {
        const Faults& faults = error.faults();
        for (const Fault& fault : faults.list()) fmt::print(stderr, "{}\n", text(fault));
        if (faults.size() > 1) fmt::print(stderr, "tidegate: {} faults{}\n", faults.size(), words.after_faults);
        return bad_input;
    } catch (const BrokenPromise& error) {
        fmt::print(stderr,
                   "tidegate: internal error: {}\nThis is a mistake of the program, not of the input: please "
                   "report it with the {}.\n",
                   error.what(), words.input);
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "tidegate: out of memory\n");
    } catch (const std::exception& error) {
        fmt::print(stderr, "tidegate: {}\n", error.what());
    }
    return failed;
}

}  // namespace tidegate::cli
