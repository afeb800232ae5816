// In the sanitize build only: libraries stay loaded to the end of the program. The graphics driver is unloaded before
// leaks are looked for, and then the few bytes that it leaves behind cannot be told from the viewer's own: their
// origin reads "<unknown module>" and no entry of tests/leaks.supp matches
// (github.com/google/sanitizers/issues/89).
extern "C" int dlclose(void* /*library*/) { return 0; }
