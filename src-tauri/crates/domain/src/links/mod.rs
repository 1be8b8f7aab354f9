//! Whether an address is an official one. Nothing is ever opened to find out:
//! the host must equal an entry of the list, not end with it or contain it.

mod hosts;
mod judge;

pub use judge::{judge, LinkReading, LinkReason, LinkVerdict};
