//! A week after the recovery code was shown it is asked for once more: a sheet
//! that cannot be found is found missing while a new one can still be made.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use vault::{RecoveryCode, Unlock, Vault};

use crate::contract::{
    ConfirmRecoveryCode, ConfirmedRecoveryCode, PassphraseAdvice, PassphraseRequest, RecoveryCheck,
    WireError,
};
use crate::desk::Desk;
use crate::doors::{two_groups, CODE_CONFIRMED};
use crate::sources::instant;

/// Keyed hashes of the code's groups, one a line, inside the record.
const CODE_GROUPS: &str = "recovery_code_groups";
/// When the code was last typed back after the first time.
pub(crate) const CODE_CHECKED: &str = "recovery_code_checked";
/// Groups of a code.
const GROUPS: u32 = 9;
/// How long after it was shown.
const A_WEEK: TimeDelta = TimeDelta::days(7);
/// Words that a guesser of this program's passphrases tries first.
const NEAR_AT_HAND: [&str; 4] = ["casekeep", "uscis", "immigration", "greencard"];

/// Remembers the groups of a new code, so that two of them can be asked for
/// later. They lie inside the record: who can read them has opened it already.
pub(crate) fn remember_groups(vault: &mut Vault, code: &RecoveryCode) -> Result<(), WireError> {
    let groups: Vec<String> = (0_u32..)
        .zip(code.groups())
        .map(|(at, group)| vault.keyed_hash(&of_group(at, &group)))
        .collect();
    Ok(vault.quietly(|txn| txn.put_setting(CODE_GROUPS, &groups.join("\n")))?)
}

fn of_group(at: u32, letters: &str) -> String {
    format!("recovery group {at} {letters}")
}

impl Desk {
    /// Whether it is time to ask for the recovery code, and for which groups.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn recovery_check_state(&self, (): ()) -> Result<RecoveryCheck, WireError> {
        let now = self.around.clock.now();
        let sample = self.state().open.as_ref().is_some_and(|open| open.sample);
        self.reading(|vault| {
            let read = vault.read();
            let checked = read.setting(CODE_CHECKED)?;
            let shown: Option<DateTime<Utc>> = read
                .setting(CODE_CONFIRMED)?
                .and_then(|at| Some(DateTime::parse_from_rfc3339(&at).ok()?.to_utc()));
            // Codes from before groups were remembered are asked for whole.
            let groups = match read.setting(CODE_GROUPS)? {
                Some(_) => two_groups(GROUPS as usize)?.to_vec(),
                None => (0..GROUPS).collect(),
            };
            let a_week_ago = shown.is_some_and(|shown| now - shown >= A_WEEK);
            Ok(RecoveryCheck {
                due: !sample && checked.is_none() && a_week_ago,
                checked_at: checked,
                groups,
            })
        })
    }

    /// Compares the groups that were typed: two of them, or all.
    ///
    /// # Errors
    /// `Locked`; what reading and writing say.
    pub fn recovery_check(
        &self,
        request: ConfirmRecoveryCode,
    ) -> Result<ConfirmedRecoveryCode, WireError> {
        let now = instant(self.around.clock.now());
        let wrong_groups = self.reading(|vault| match vault.read().setting(CODE_GROUPS)? {
            Some(kept) => Ok(wrong_of(vault, &kept, &request)),
            None => Ok(wrong_as_a_whole(vault, &request)),
        })?;
        let asked: BTreeSet<u32> = request.groups.iter().map(|typed| typed.group).collect();
        let confirmed = wrong_groups.is_empty() && asked.len() >= 2;
        if confirmed {
            self.writing(|vault| Ok(vault.quietly(|txn| txn.put_setting(CODE_CHECKED, &now))?))?;
        }
        Ok(ConfirmedRecoveryCode {
            confirmed,
            wrong_groups,
        })
    }

    /// How strong a passphrase is. It is judged, and forgotten.
    ///
    /// # Errors
    /// None.
    pub fn passphrase_check(
        &self,
        request: PassphraseRequest,
    ) -> Result<PassphraseAdvice, WireError> {
        let typed = zeroize::Zeroizing::new(request.passphrase);
        let judged = zxcvbn::zxcvbn(&typed, &NEAR_AT_HAND);
        Ok(PassphraseAdvice {
            strength: judged.score().into(),
            weakness: judged
                .feedback()
                .and_then(|feedback| feedback.warning())
                .map(|warning| weakness(warning).to_owned()),
        })
    }
}

fn wrong_of(vault: &Vault, kept: &str, request: &ConfirmRecoveryCode) -> Vec<u32> {
    let kept: Vec<&str> = kept.lines().collect();
    let is_wrong = |typed: &&crate::contract::TypedGroup| {
        let letters = RecoveryCode::letters(&typed.text);
        kept.get(typed.group as usize).copied()
            != Some(vault.keyed_hash(&of_group(typed.group, &letters)).as_str())
    };
    request
        .groups
        .iter()
        .filter(is_wrong)
        .map(|typed| typed.group)
        .collect()
}

/// Without remembered groups the whole code is typed, and tried.
fn wrong_as_a_whole(vault: &Vault, request: &ConfirmRecoveryCode) -> Vec<u32> {
    let mut groups = request.groups.clone();
    groups.sort_by_key(|typed| typed.group);
    let typed: Vec<&str> = groups.iter().map(|typed| typed.text.as_str()).collect();
    let opens = RecoveryCode::parse(&typed.join("-"))
        .is_ok_and(|code| vault.fits(&Unlock::RecoveryCode(code)));
    match opens {
        true => Vec::new(),
        false => groups.iter().map(|typed| typed.group).collect(),
    }
}

/// The message of a weakness.
fn weakness(warning: zxcvbn::feedback::Warning) -> &'static str {
    use zxcvbn::feedback::Warning as W;
    match warning {
        W::StraightRowsOfKeysAreEasyToGuess | W::ShortKeyboardPatternsAreEasyToGuess => {
            "weak_keyboard"
        }
        W::RepeatsLikeAaaAreEasyToGuess | W::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "weak_repeats"
        }
        W::ThisIsATop10Password
        | W::ThisIsATop100Password
        | W::ThisIsACommonPassword
        | W::ThisIsSimilarToACommonlyUsedPassword => "weak_common",
        W::SequencesLikeAbcAreEasyToGuess => "weak_sequence",
        W::RecentYearsAreEasyToGuess | W::DatesAreOftenEasyToGuess => "weak_dates",
        W::AWordByItselfIsEasyToGuess
        | W::NamesAndSurnamesByThemselvesAreEasyToGuess
        | W::CommonNamesAndSurnamesAreEasyToGuess => "weak_word",
    }
}

/// Used where a code is renewed.
pub(crate) fn renewed(vault: &mut Vault) -> Result<RecoveryCode, WireError> {
    let code = vault.renew_recovery_code()?;
    remember_groups(vault, &code)?;
    // The new one is asked for again in its own time.
    vault.quietly(|txn| txn.forget_setting(CODE_CHECKED))?;
    Ok(code)
}
