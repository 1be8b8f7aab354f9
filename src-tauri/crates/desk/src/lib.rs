//! What a person can do: the use cases, and the one contract both faces call.
//!
//! The window and `casekeep-cli` call the same functions with the same
//! requests and get the same answers. Clock, keychain, notifier and folders
//! are handed in, so that a test can turn the calendar and lose a keychain.

mod clock;
pub mod contract;
mod typed_date;

pub use clock::{read_day, Clock};
pub use typed_date::{can_be_birth_date, read_typed_date};
