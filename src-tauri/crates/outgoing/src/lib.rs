//! What leaves the record. It knows neither the record nor the window: rows come
//! in, bytes go out.

mod calendar;
pub mod tables;

pub use calendar::{calendar_file, CalendarEntry, EntryTime};
