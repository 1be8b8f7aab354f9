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
        writing_too_much_is_an_error();
    }
    #[cfg(target_os = "linux")]
    if is_for_people() {
        use rustix::process::{set_dumpable_behavior, DumpableBehavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// A debugger may look into what developers build, unless a test asks for what
/// people get.
#[cfg(target_os = "linux")]
fn is_for_people() -> bool {
    !cfg!(debug_assertions) || std::env::var_os("CASEKEEP_AS_RELEASED").is_some()
}

/// A file that may not grow any further makes the writing fail, as a full disk
/// does; by default the system would end the program instead.
#[cfg(unix)]
#[allow(unsafe_code)]
fn writing_too_much_is_an_error() {
    // SAFETY: no handler of ours runs: the signal is ignored, and nothing else
    // in the program asks for it.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
    }
}
