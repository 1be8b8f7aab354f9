//! The four shapes in which an account writes times.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};

/// A time as an account gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// A civil date. Midnight UTC means a plain date: no zone moves it.
    Day(NaiveDate),
    /// A moment.
    Instant(DateTime<Utc>),
    /// A date and time without a zone.
    Local(NaiveDateTime),
}

impl When {
    /// Reads `2025-10-05`, `2025-10-05T00:00:00.000Z`, `…+0000` and
    /// `10-05-2025 14:28:46` (month first: the agency never puts the day first).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Some(Self::Day(day));
        }
        for shape in ["%m-%d-%Y", "%m/%d/%Y"] {
            if let Ok(day) = NaiveDate::parse_from_str(text, shape) {
                return Some(Self::Day(day));
            }
        }
        let instant = DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
        if let Ok(instant) = instant {
            let instant = instant.with_timezone(&Utc);
            return Some(if instant.time() == NaiveTime::MIN {
                Self::Day(instant.date_naive())
            } else {
                Self::Instant(instant)
            });
        }
        for shape in [
            "%m-%d-%Y %H:%M:%S",
            "%m/%d/%Y %H:%M:%S",
            "%m/%d/%Y %H:%M",
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%dT%H:%M:%S%.f",
            "%Y-%m-%d %H:%M",
        ] {
            if let Ok(local) = NaiveDateTime::parse_from_str(text, shape) {
                return Some(if local.time() == NaiveTime::MIN {
                    Self::Day(local.date())
                } else {
                    Self::Local(local)
                });
            }
        }
        None
    }

    /// The date as written. A moment has the date it has in UTC.
    pub fn date(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Instant(instant) => instant.date_naive(),
            Self::Local(local) => local.date(),
        }
    }

    /// As the `read` contract writes it.
    pub fn written(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Instant(instant) => instant.to_rfc3339_opts(SecondsFormat::Millis, true),
            Self::Local(local) => local.format("%Y-%m-%dT%H:%M:%S").to_string(),
        }
    }

    /// A moment in UTC also where it is midnight.
    pub fn instant(text: &str) -> Option<String> {
        let text = text.trim();
        let instant = DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
            .ok()?;
        Some(
            instant
                .with_timezone(&Utc)
                .to_rfc3339_opts(SecondsFormat::Millis, true),
        )
    }
}
