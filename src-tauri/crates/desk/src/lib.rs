//! What a person can do: the use cases, and the one contract both faces call.
//!
//! The window and `casekeep-cli` call the same functions with the same
//! requests and get the same answers. Clock, keychain, scheduler and folders
//! are handed in, so that a test can turn the calendar and lose a keychain.

mod accounts;
mod arrivals;
mod asked_again;
mod attorneys;
mod backing_up;
mod backups;
mod batch;
mod by_hand;
mod calendar;
mod calendar_export;
mod case_edits;
mod case_rows;
mod cases;
mod checking;
mod clock;
mod contacts;
pub mod contract;
mod contradictions;
mod date_facts;
mod dates;
mod desk;
mod details_check;
mod documents;
mod doors;
mod evidence;
mod finding;
mod idle;
mod keeping;
mod keys;
mod leading;
mod leaving;
mod marking;
pub mod messages;
mod moving;
mod naming;
mod numbers;
mod pasting;
mod people;
mod person_edits;
mod pictures;
mod plan_file;
mod planning;
mod reading;
mod recovery_check;
mod related;
mod reminder_choices;
mod reminding;
mod reported;
mod reviewed;
mod sample;
mod sealed_archive;
mod settings;
mod sharing;
mod sources;
mod speaking;
mod timeline;
mod today;
mod transfers;
mod tries;
mod trips;
mod trouble;
mod typed;
mod typed_date;
mod undoing;
mod unsaved;
mod whose;

pub use calendar_export::CALENDAR_FILE_NAME;
pub use clock::{read_day, Clock};
pub use desk::{Circumstances, Desk, Later, Surroundings};
pub use evidence::BINDER;
pub use reminding::Reminder;
pub use typed_date::{can_be_birth_date, read_typed_date};
