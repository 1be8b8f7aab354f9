//! What leaves the record. It knows neither the record nor the window: rows come
//! in, bytes go out.

pub mod tables;
