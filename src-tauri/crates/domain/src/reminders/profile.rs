//! When a kind of date is worth a word: days before it, per profile.

use serde::{Deserialize, Serialize};

/// A reminder profile. The codes in data files are the names in quotes below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReminderProfile {
    /// "R84": long response periods.
    #[serde(rename = "R84")]
    LongResponse,
    /// "R30": thirty-day periods.
    #[serde(rename = "R30")]
    MonthResponse,
    /// "R15": fifteen-day periods.
    #[serde(rename = "R15")]
    HalfMonthResponse,
    /// "R10": duties after a move, short grace periods.
    #[serde(rename = "R10")]
    ShortDuty,
    /// "WIN-OPEN": from this day one may file.
    #[serde(rename = "WIN-OPEN")]
    WindowOpens,
    /// "WIN-CLOSE": the end of a filing window.
    #[serde(rename = "WIN-CLOSE")]
    WindowCloses,
    /// "EXP-LONG": cards, passports, limits of a year or more.
    #[serde(rename = "EXP-LONG")]
    LongExpiry,
    /// "EXP-STATUS": work permits, permitted stay, grace periods.
    #[serde(rename = "EXP-STATUS")]
    StatusExpiry,
    /// "TRAVEL": be back by.
    #[serde(rename = "TRAVEL")]
    Travel,
    /// "APPT": biometrics, interviews, oath.
    #[serde(rename = "APPT")]
    Appointment,
    /// "AGE": age limits.
    #[serde(rename = "AGE")]
    AgeLimit,
    /// "INFO": one quiet note.
    #[serde(rename = "INFO")]
    Note,
}

impl ReminderProfile {
    /// The days before the date, furthest first.
    pub fn days_before(self) -> &'static [i32] {
        match self {
            Self::LongResponse => &[60, 45, 30, 21, 14, 10, 7, 5, 3, 2, 1],
            Self::MonthResponse => &[21, 14, 10, 7, 5, 3, 2, 1],
            Self::HalfMonthResponse => &[10, 7, 5, 3, 2, 1],
            Self::ShortDuty => &[5, 3, 1, 0],
            Self::WindowOpens => &[60, 30, 14, 7, 1, 0],
            Self::WindowCloses => &[60, 45, 30, 21, 14, 7, 5, 3, 2, 1],
            Self::LongExpiry => &[365, 270, 240, 180, 120, 90, 60, 30, 14, 7, 1],
            Self::StatusExpiry => &[240, 180, 120, 90, 60, 45, 30, 14, 7, 3, 1],
            Self::Travel => &[90, 60, 30, 14, 7, 3, 1],
            Self::Appointment => &[14, 7, 3, 2, 1, 0],
            Self::AgeLimit => &[730, 365, 180, 90, 60, 30, 14, 7, 1],
            Self::Note => &[0],
        }
    }

    /// Whether the first word is said when the date becomes known.
    pub(super) fn on_entry(self) -> bool {
        matches!(
            self,
            Self::LongResponse
                | Self::MonthResponse
                | Self::HalfMonthResponse
                | Self::ShortDuty
                | Self::Appointment
        )
    }

    /// From how many days before on the last three steps lie, which insist: they
    /// pass quiet hours and repeat daily until acknowledged. `None` for dates
    /// that nobody can be late for.
    pub(super) fn insists_from(self) -> Option<i32> {
        match self {
            Self::Note | Self::WindowOpens => None,
            _ => self.days_before().iter().rev().nth(2).copied(),
        }
    }

    /// Whether the date can be overdue afterwards. An appointment is over then.
    pub fn can_be_overdue(self) -> bool {
        !matches!(self, Self::Note | Self::WindowOpens | Self::Appointment)
    }

    /// Whether it is said again every week after the date until it is answered.
    pub(super) fn weekly_after(self) -> bool {
        self == Self::WindowOpens
    }
}
