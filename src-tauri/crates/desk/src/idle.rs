//! Locking when the person has left.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::contract::WireError;
use crate::desk::Desk;

/// When the person was last seen, by two clocks: one stands still while the
/// computer sleeps, the other can be set back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LastSeen {
    steady: Instant,
    wall: DateTime<Utc>,
}

impl LastSeen {
    pub(crate) fn at(steady: Instant, wall: DateTime<Utc>) -> Self {
        Self { steady, wall }
    }

    /// How long ago that is: by the clock that says more.
    fn away(self, steady: Instant, wall: DateTime<Utc>) -> Duration {
        let by_wall = (wall - self.wall).to_std().unwrap_or_default();
        steady.saturating_duration_since(self.steady).max(by_wall)
    }
}

impl Desk {
    /// The person did something in the window.
    ///
    /// # Errors
    /// None.
    pub fn still_here(&self, (): ()) -> Result<(), WireError> {
        let seen = LastSeen::at(Instant::now(), self.around.clock.now());
        self.state().last_seen = Some(seen);
        Ok(())
    }

    /// Locks the record when the person has been away for as long as they chose.
    /// Says whether it did. The sample household has nothing to protect.
    pub fn lock_when_left(&self) -> bool {
        let (Some(seen), true) = ({
            let state = self.state();
            let open = state.open.as_ref().is_some_and(|open| !open.sample);
            (state.last_seen, open)
        }) else {
            return false;
        };
        let minutes = self.preferences(()).map_or(0, |chosen| chosen.lock_after);
        let longest = Duration::from_secs(u64::from(minutes) * 60);
        let away = seen.away(Instant::now(), self.around.clock.now());
        minutes > 0 && away >= longest && self.lock_at_once()
    }

    /// Locks the record because the person has left the machine: asks nobody
    /// anything, so that it is done at once. Says whether something was open;
    /// the sample household has nothing to protect.
    pub fn lock_at_once(&self) -> bool {
        let state = self.state();
        if state.open.as_ref().is_none_or(|open| open.sample) {
            return false;
        }
        self.close_record(state);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn sleep_and_a_clock_set_back_both_count_as_away() {
        let (steady, wall) = (Instant::now(), Utc::now());
        let seen = LastSeen::at(steady, wall);
        assert_eq!(seen.away(steady + HOUR, wall + HOUR), HOUR);
        // Asleep for an hour: only the wall clock went on.
        assert_eq!(seen.away(steady, wall + HOUR), HOUR);
        // Set back by a day while an hour passed.
        assert_eq!(seen.away(steady + HOUR, wall - 24 * HOUR), HOUR);
        assert_eq!(seen.away(steady, wall), Duration::ZERO);
    }
}
