//! Where people live and travel: a move with its duties, trips with their sums,
//! and whether their papers agree on who they are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, DueItem, LawSource, PersonRef, Source};

/// People moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MoveDraft {
    /// Ids of everyone who moved; the first one's page comes back.
    pub people: Vec<String>,
    /// The new address, a line each.
    pub lines: String,
    /// The day of the move, as typed.
    pub moved_on: String,
}

/// The duties that follow from a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MovePage {
    /// Whose.
    pub person: PersonRef,
    /// The last move that is known.
    pub moved_on: Option<String>,
    /// The address that holds.
    pub address: Vec<String>,
    /// The general duty first, then one row a pending receipt; each can be
    /// marked done with its day and confirmation number.
    pub rows: Vec<DueItem>,
    /// Everyone, for the form.
    pub people: Vec<PersonRef>,
}

/// Ask for a person's trips.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripsRequest {
    /// Id of the person.
    pub person: String,
    /// The day to look back from, as typed; empty for today.
    pub filing_on: String,
}

/// Add a trip, or change one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripDraft {
    /// Id of the card to change; none adds one.
    pub card: Option<String>,
    /// Id of the person.
    pub person: String,
    /// Day of leaving, as typed.
    pub left_on: String,
    /// Day of coming back, as typed; empty while away.
    pub back_on: String,
    /// Where to.
    pub place: String,
    /// Why.
    pub note: String,
}

/// A trip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripCard {
    /// As it stands, ready to be changed.
    pub draft: TripDraft,
    /// Days from leaving to coming back; while away, to today.
    pub days: u32,
    /// `short`, `over_six_months`, `year_or_more`: the rule of the same name.
    pub length: String,
}

/// A rule with where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleText {
    /// Stable name.
    pub id: String,
    /// The rule, in words.
    pub text: Bilingual,
    /// Where it stands.
    pub source: LawSource,
}

/// The days of a stretch of time, beside what the rule asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PresenceSum {
    /// The rule.
    pub rule: RuleText,
    /// First day of the stretch.
    pub from: String,
    /// Days of the stretch.
    pub days: u32,
    /// Days of presence that the rule asks for.
    pub days_asked: u32,
    /// Days inside, with the days of leaving and return.
    pub inside: u32,
    /// Days inside, without the days of leaving and return.
    pub inside_cautious: u32,
    /// Days wholly outside.
    pub outside: u32,
    /// Days outside, with the days of leaving and return.
    pub outside_cautious: u32,
}

/// A person's trips.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TripsPage {
    /// Whose.
    pub person: PersonRef,
    /// The day that is looked back from.
    pub filing_on: String,
    /// Newest first.
    pub trips: Vec<TripCard>,
    /// Sums, as information.
    pub sums: Vec<PresenceSum>,
    /// What the rules say of the length of a trip.
    pub lengths: Vec<RuleText>,
}

/// One way in which papers spell something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Spelling {
    /// As it is written there.
    pub shown: String,
    /// Where it is written so.
    pub sources: Vec<Source>,
}

/// Something that all papers of a person should agree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckedDetail {
    /// `name`, `birth_date`, `a_number`, `address`: message `detail_<field>`.
    pub field: String,
    /// There is one spelling only.
    pub agrees: bool,
    /// Every spelling with its sources.
    pub spellings: Vec<Spelling>,
}

/// Whether a person's papers agree on who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DetailsCheck {
    /// What at least one paper says.
    pub details: Vec<CheckedDetail>,
}
