//! Exit codes, as promised to scripts.

use std::process::{ExitCode, Termination};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// Done, and something needs the person.
    NeedsPerson,
    /// Wrong usage.
    WrongUsage,
    /// The input cannot be read.
    Unreadable,
}

impl Exit {
    /// This ending, unless it went well: then the other.
    pub(crate) fn and(self, other: Self) -> Self {
        if self == Self::Done {
            other
        } else {
            self
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::NeedsPerson => 1,
            Self::WrongUsage => 2,
            Self::Unreadable => 3,
        })
    }
}
