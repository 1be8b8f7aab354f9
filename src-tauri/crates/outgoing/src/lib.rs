//! What leaves the record. It knows neither the record nor the window: rows come
//! in, bytes go out.

pub mod binding;
mod calendar;
pub mod packet;
mod redaction;
mod sealed;
pub mod tables;

pub use calendar::{calendar_file, CalendarEntry, EntryTime};
pub use redaction::Redaction;
pub use sealed::{seal_archive, ArchivedFile};
