//! Wrong tries at the door are slowed. What is wrong with a guess costs the
//! person who mistyped nothing the first times, and a guesser more each time.
//!
//! Counted in memory only: nothing is written while the record is locked, and
//! whoever could start the program anew could as well copy the files and guess
//! without it; there the work of each passphrase is what slows.

use std::time::{Duration, Instant};

use crate::contract::{ErrorCode, WireError};
use crate::desk::Desk;

/// So many wrong tries cost no waiting.
const FREE: u32 = 3;
/// The longest wait: nobody is locked out.
const LONGEST: Duration = Duration::from_secs(60);

/// Wrong tries so far.
#[derive(Debug, Default)]
pub(crate) struct Tries {
    wrong: u32,
    until: Option<Instant>,
}

impl Tries {
    fn left(&self, now: Instant) -> Duration {
        self.until
            .map_or(Duration::ZERO, |until| until.saturating_duration_since(now))
    }

    fn went_wrong(&mut self, now: Instant) {
        self.wrong = self.wrong.saturating_add(1);
        self.until = self
            .wrong
            .checked_sub(FREE)
            .map(|beyond| now + Duration::from_secs(1 << beyond.min(6)).min(LONGEST));
    }
}

impl Desk {
    /// Opens something with what a person typed, not before the wait after wrong
    /// tries is over.
    pub(crate) fn trying<T>(
        &self,
        open: impl FnOnce() -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        let left = self.state().tries.left(Instant::now());
        if !left.is_zero() {
            let seconds = left.as_secs_f64().ceil();
            return Err(WireError::new(ErrorCode::TriesSlowed).with("seconds", seconds));
        }
        let outcome = open();
        let mut state = self.state();
        match &outcome {
            Ok(_) => state.tries = Tries::default(),
            Err(error)
                if matches!(
                    error.code,
                    ErrorCode::WrongPassphrase | ErrorCode::WrongRecoveryCode
                ) =>
            {
                state.tries.went_wrong(Instant::now());
            }
            // A typing error, a full disk: no guess.
            Err(_) => {}
        }
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_never_locks_anybody_out() {
        let now = Instant::now();
        let mut tries = Tries::default();
        let waits: Vec<u64> = (0..12)
            .map(|_| {
                tries.went_wrong(now);
                tries.left(now).as_secs()
            })
            .collect();
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
        assert_eq!(tries.left(now + LONGEST), Duration::ZERO);
    }
}
