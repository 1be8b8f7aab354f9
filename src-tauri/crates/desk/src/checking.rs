//! Looking the record over: what is in it, what opens it, what stands behind it.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use vault::{Finding, SlotKind, Vault};

use crate::backups::VERIFIED;
use crate::contract::{CheckLine, CheckState, Phrase, RecordCheck, WireError};
use crate::desk::Desk;
use crate::doors::CODE_CONFIRMED;
use crate::recovery_check::CODE_CHECKED;

/// A verified backup this old is too old, when something was kept since.
const BACKUP_AGE: TimeDelta = TimeDelta::days(7);
/// A recovery code that nobody has looked at for so long.
const CODE_AGE: TimeDelta = TimeDelta::days(365);

impl Desk {
    /// What is not as it must be, as codes; empty: all is well.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn record_verify(&self) -> Result<Vec<String>, WireError> {
        self.reading(|vault| {
            let findings = vault.verify()?;
            Ok(findings
                .into_iter()
                .map(|finding| match finding {
                    Finding::PagesChanged { count } => format!("pages_changed:{count}"),
                    Finding::StructureBroken => "structure_broken".to_owned(),
                    Finding::ReferenceBroken => "reference_broken".to_owned(),
                    Finding::HistoryBroken => "history_broken".to_owned(),
                    Finding::DocumentChanged { document } => format!("document_changed:{document}"),
                    Finding::MigrationChanged => "migration_changed".to_owned(),
                })
                .collect())
        })
    }

    /// A fingerprint of what the record holds: equal contents, equal text.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn content_fingerprint(&self) -> Result<String, WireError> {
        self.reading(|vault| Ok(vault.content_hash()?.to_string()))
    }

    /// Looks the whole record over: pages, references, history, documents, the
    /// ways to open it, backups, and when the recovery code was last seen.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn record_check(&self, (): ()) -> Result<RecordCheck, WireError> {
        let now = self.around.clock.now();
        self.reading(|vault| {
            let mut lines = contents(&vault.verify()?);
            lines.push(ways_in(vault)?);
            lines.push(backups(vault, now)?);
            lines.push(code(vault, now)?);
            Ok(RecordCheck { lines })
        })
    }
}

fn line(state: CheckState, code: &str, params: &[(&str, String)]) -> CheckLine {
    let params: BTreeMap<String, String> = params
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    CheckLine {
        state,
        said: Phrase {
            code: code.to_owned(),
            params,
        },
    }
}

fn contents(findings: &[Finding]) -> Vec<CheckLine> {
    type Is = fn(&Finding) -> bool;
    let parts: [(&str, Is); 5] = [
        ("pages", |finding| {
            matches!(
                finding,
                Finding::PagesChanged { .. } | Finding::StructureBroken
            )
        }),
        ("references", |finding| *finding == Finding::ReferenceBroken),
        ("history", |finding| *finding == Finding::HistoryBroken),
        ("documents", |finding| {
            matches!(finding, Finding::DocumentChanged { .. })
        }),
        ("program", |finding| *finding == Finding::MigrationChanged),
    ];
    // Behind pages that cannot be read nothing can be judged, for good or ill.
    let unreadable = |finding: &Finding| matches!(finding, Finding::PagesChanged { .. });
    let unread = findings.iter().any(unreadable);
    parts
        .into_iter()
        .filter(|(name, _)| !unread || ["pages", "program"].contains(name))
        .map(|(name, is)| match findings.iter().any(is) {
            true => line(CheckState::Broken, &format!("check_{name}_broken"), &[]),
            false => line(CheckState::Good, &format!("check_{name}_good"), &[]),
        })
        .collect()
}

/// With the code alone a lost sheet loses the record.
fn ways_in(vault: &Vault) -> Result<CheckLine, WireError> {
    let slots = vault.slots()?;
    Ok(
        match (slots.contains(&SlotKind::RecoveryCode), slots.len()) {
            (true, 1) => line(CheckState::Look, "check_slots_code_alone", &[]),
            (true, ways) => line(
                CheckState::Good,
                "check_slots_good",
                &[("count", ways.to_string())],
            ),
            (false, _) => line(CheckState::Broken, "check_slots_no_code", &[]),
        },
    )
}

fn backups(vault: &Vault, now: DateTime<Utc>) -> Result<CheckLine, WireError> {
    let kept = vault.read().setting(VERIFIED)?;
    let newest = vault.backups()?.into_iter().next();
    let at = kept.and_then(|at| read_instant(&at)).or_else(|| {
        // Every backup is verified when it is made.
        newest.map(|backup| backup.made_at)
    });
    let changed = vault.changed_since_backup()?;
    Ok(match at {
        None => line(CheckState::Look, "check_backup_none", &[]),
        Some(at) => {
            let old = changed && now - at > BACKUP_AGE;
            let (state, code) = match old {
                true => (CheckState::Look, "check_backup_old"),
                false => (CheckState::Good, "check_backup_good"),
            };
            line(state, code, &[("day_on", at.date_naive().to_string())])
        }
    })
}

fn code(vault: &Vault, now: DateTime<Utc>) -> Result<CheckLine, WireError> {
    let read = vault.read();
    let seen = [CODE_CHECKED, CODE_CONFIRMED]
        .into_iter()
        .map(|name| read.setting(name))
        .collect::<Result<Vec<_>, _>>()?;
    let seen = seen
        .into_iter()
        .flatten()
        .filter_map(|at| read_instant(&at));
    Ok(match seen.max() {
        None => line(CheckState::Look, "check_code_never", &[]),
        Some(at) => {
            let (state, code) = match now - at > CODE_AGE {
                true => (CheckState::Look, "check_code_old"),
                false => (CheckState::Good, "check_code_good"),
            };
            line(state, code, &[("day_on", at.date_naive().to_string())])
        }
    })
}

fn read_instant(at: &str) -> Option<DateTime<Utc>> {
    Some(DateTime::parse_from_rfc3339(at).ok()?.to_utc())
}
