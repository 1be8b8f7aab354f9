//! What a person can do: the use cases, and the one contract both faces call.
//!
//! The window and `casekeep-cli` call the same functions with the same
//! requests and get the same answers. Clock, keychain, notifier and folders
//! are handed in, so that a test can turn the calendar and lose a keychain.

pub mod contract;
