//! Dated rules: what follows from a notice, an entry, a birthday, and by when.
//!
//! Every rule is a row in `data/rules/*.json`; one engine reads them all. An
//! answer has three dates: `nominal` (the plain count), `date` (the last day we
//! would defend) and `safe_by` (the last business day on or before `nominal`,
//! which no weekend or holiday rule is needed for; reminders count from it).
//! A date printed on a notice wins and is never moved.

mod answer;
mod counting;
mod engine;
mod error;
mod facts;
mod feeds;
mod lexicon;
mod listing;
mod needs;
mod rows;
mod rule;
mod run;
mod steps;
mod words;

pub use answer::{Answer, Finding};
pub use engine::{compute, compute_printed};
pub use error::{FactFault, RuleError};
pub use facts::{FactValue, Facts};
pub use feeds::{fed_fields, feeds, Feed, FeedSubject};
pub use lexicon::{accepts, fact_entry, FactEntry, FactShape};
pub use needs::FactNeed;
pub use rows::{all, expected, find, is_expected};
pub use rule::{Certainty, Change, ChangeState, Cite, DateKind, Reading, Rule, Source};
pub use steps::{Step, StepText};
