//! What Casekeep knows by itself: numbers, days, rules, forms.
//!
//! Everything here is pure. No clock, no file, no database, no window: what
//! time it is, and what a person's record says, comes in as a parameter. Data
//! (holiday closings, rules, form titles) is embedded from `data/`, each file or
//! row with its source and the date it was last known to hold.
//!
//! - [`days`]: federal holidays, business days, adding days, months and years
//! - [`rules`]: deadlines and windows as data rows, read by one engine
//! - [`presence`]: days inside and outside the United States
//! - [`reminders`]: from open duties and a clock reading to what to say now
//! - [`catalog`]: form titles and what to bring to an appointment
//! - [`guides`]: paths of questions that end at an official page
//! - [`text`]: sentences in both languages

pub mod catalog;
pub mod days;
mod embedded;
pub mod guides;
pub mod identifiers;
pub mod links;
pub mod presence;
pub mod reminders;
pub mod rules;
pub mod text;
