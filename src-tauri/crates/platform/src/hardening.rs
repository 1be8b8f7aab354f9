//! Making the process a harder target: its memory holds the record's key.

/// Core dumps off; in release also no other process of the same user may read
/// our memory or trace us. New files are the owner's alone. What the system
/// refuses is left as it is: a hardening that cannot be had must not keep a
/// person from their record.
pub fn harden() {
    #[cfg(unix)]
    {
        use rustix::process::{setrlimit, umask, Resource, Rlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
        umask(rustix::fs::Mode::from_raw_mode(0o077));
    }
    #[cfg(all(target_os = "linux", not(debug_assertions)))]
    {
        use rustix::process::{set_dumpable_behavior, DumpableBehavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
