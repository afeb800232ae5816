// HDF5 1.10 loses a few hundred bytes when it meets spoilt metadata; the leak checker of the
// sanitize build asks this function what to leave out [clang and gcc, LeakSanitizer].
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5_serial\n"; }
