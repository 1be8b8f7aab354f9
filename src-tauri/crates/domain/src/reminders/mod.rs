//! The reminder planner: from open duties and what was already said to what to
//! say now and when to wake next.
//!
//! Times are local civil times; turning one into an instant is left to whoever
//! sets the alarm. A step is owed once its time has come, whatever the clock did
//! in between, and its key in the ledger keeps it from being said twice.

mod ledger;
mod owed;
mod plan;
mod profile;
mod quiet;
mod schedule;

pub use ledger::{Ledger, NotAStepKey, StepKey, StepName};
pub use owed::{Moment, Owed};
pub use plan::{plan, say_now, Message, Plan, Say};
pub use profile::ReminderProfile;
pub use quiet::QuietHours;
pub use schedule::Duty;
