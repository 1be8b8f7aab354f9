//! What the program knows of forms, appointments and case statuses: embedded data
//! with source and date, replaceable without touching code.

pub mod address_words;
pub mod bring;
pub mod channels;
pub mod checklists;
pub mod event_codes;
pub mod forms;
pub mod papers;
pub mod status_text;
pub mod statuses;
pub mod uploads;
