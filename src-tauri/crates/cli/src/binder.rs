//! The box in which a packet is bound: bounded as the one that reads papers.

use crate::exit::Exit;

/// Address space, in bytes.
const MEMORY: u64 = 4 << 30;
/// Processor time, in seconds.
const SECONDS: u64 = 600;

/// Binds what standard input orders.
pub(crate) fn child() -> Exit {
    let bounds = || intake::boxed::bound_this_process(MEMORY, SECONDS);
    std::process::exit(outgoing::binding::child_main(bounds))
}
