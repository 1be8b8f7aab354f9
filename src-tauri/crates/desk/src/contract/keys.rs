//! Keys of the open record: the recovery code asked for again, and advice on a
//! passphrase.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether it is time to see that the recovery code is still at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoveryCheck {
    /// A week has passed since the code was shown, and it was not asked for since.
    pub due: bool,
    /// When the code was last typed back, two groups or whole.
    pub checked_at: Option<String>,
    /// The groups to type, counted from 0.
    pub groups: Vec<u32>,
}

/// How strong a passphrase is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PassphraseAdvice {
    /// 0 (guessed at once) to 4 (not guessed).
    pub strength: u8,
    /// Why it is weak, as the code of a message.
    pub weakness: Option<String>,
}
