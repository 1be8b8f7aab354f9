//! `init`: makes a record and prints its recovery code, once.

use std::io::BufRead;

use clap::Args;
use desk::contract::{ConfirmRecoveryCode, CreateRecord, ErrorCode, TypedGroup, WireError};
use desk::Desk;
use serde_json::json;

use super::Face;
use crate::exit::Exit;

/// Arguments of `init`.
#[derive(Args)]
pub(crate) struct Init {
    /// Make no keychain slot
    #[arg(long)]
    no_keychain: bool,
    /// Set the passphrase that is the first line of standard input
    #[arg(long)]
    passphrase_stdin: bool,
}

impl Init {
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        let mut passphrase = None;
        if self.passphrase_stdin {
            let mut line = String::new();
            std::io::stdin()
                .lock()
                .read_line(&mut line)
                .map_err(|_| ErrorCode::PassphraseNeeded)?;
            passphrase = Some(line.trim_end_matches(['\r', '\n']).to_owned());
        }
        let made = desk.record_create(CreateRecord {
            use_keychain: !self.no_keychain,
            passphrase,
        })?;
        // Whoever runs this has the code on standard output: it counts as typed
        // back, or the window would make a new one.
        let groups = made.confirm_groups.iter().map(|group| TypedGroup {
            group: *group,
            text: made
                .recovery_code
                .get(*group as usize)
                .cloned()
                .unwrap_or_default(),
        });
        desk.recovery_code_confirm(ConfirmRecoveryCode {
            groups: groups.collect(),
        })?;
        let code = made.recovery_code.join(" ");
        let answer = json!({
            "recovery_code": code,
            "keychain_slot": made.keychain_slot,
        });
        Ok(face.answer(&answer, || code))
    }
}
