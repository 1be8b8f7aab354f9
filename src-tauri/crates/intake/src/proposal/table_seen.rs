//! A table as it was taken, for a person to put right.

use serde::{Deserialize, Serialize};

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Receipt numbers.
    Receipt,
    /// Numbers of forms.
    Form,
    /// The person's own names for the cases.
    Nickname,
    /// Names of applicants.
    Applicant,
    /// Days of filing.
    Received,
    /// Priority dates.
    Priority,
    /// Dates of notices.
    Notice,
    /// Statuses in words.
    Status,
    /// Days of the statuses.
    StatusDate,
    /// Offices.
    Office,
    /// Notes.
    Notes,
    /// Something else: kept, and no fact.
    Unknown,
}

impl Column {
    /// Every kind of column.
    pub const ALL: [Self; 12] = [
        Self::Receipt,
        Self::Form,
        Self::Nickname,
        Self::Applicant,
        Self::Received,
        Self::Priority,
        Self::Notice,
        Self::Status,
        Self::StatusDate,
        Self::Office,
        Self::Notes,
        Self::Unknown,
    ];

    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Form => "form",
            Self::Nickname => "nickname",
            Self::Applicant => "applicant",
            Self::Received => "received",
            Self::Priority => "priority",
            Self::Notice => "notice",
            Self::Status => "status",
            Self::StatusDate => "status_date",
            Self::Office => "office",
            Self::Notes => "notes",
            Self::Unknown => "unknown",
        }
    }

    /// The column of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.as_str() == name)
    }
}

/// Which figure of a table's dates comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// The month.
    MonthFirst,
    /// The day.
    DayFirst,
    /// Every date of the table can be read both ways.
    Open,
    /// Some can only be read one way, some only the other.
    Mixed,
}

impl DayOrder {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MonthFirst => "month_first",
            Self::DayFirst => "day_first",
            Self::Open => "open",
            Self::Mixed => "mixed",
        }
    }
}

/// A column as it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnSeen {
    /// Its header; empty when it has none.
    pub header: String,
    /// What it is taken to hold.
    pub holds: Column,
    /// Its first cells that hold anything.
    pub samples: Vec<String>,
}

/// A table as it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSeen {
    /// Its columns, left to right.
    pub columns: Vec<ColumnSeen>,
    /// The order its dates are taken in.
    pub days: DayOrder,
    /// The dates alone do not settle the order: a person has to.
    pub ask_days: bool,
}

/// What a person says of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableChoices {
    /// What the columns hold, left to right; guessed when nobody said it.
    pub columns: Option<Vec<Column>>,
    /// Whether the day comes first; told by the dates when nobody said it.
    pub day_first: Option<bool>,
}
