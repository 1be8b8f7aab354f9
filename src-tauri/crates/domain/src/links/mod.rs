//! Whether an address is an official one. Nothing is ever opened to find out:
//! the host must equal an entry of the list, not end with it or contain it.

mod hosts;
mod in_text;
mod judge;
mod pages;

pub use in_text::{addresses_in, AddressInText};
pub use judge::{address_to_open, judge, LinkReading, LinkReason, LinkVerdict};
pub use pages::{page, pages, OfficialPage};
