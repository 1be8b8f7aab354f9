//! The secrets of an account. They live in the operating system's keychain, one
//! entry an account, and nowhere else: the type has no `Serialize`, and its
//! `Debug` says nothing.

use std::fmt;

use platform::KeychainEntry;
use vault::{AccountId, VaultId};
use zeroize::Zeroizing;

/// Name under which the keychain keeps secrets of online accounts.
const SERVICE: &str = "Casekeep online account";
/// First line of an entry.
const HEADER: &str = "casekeep-credential/1";

/// Password and backup codes.
#[derive(Default)]
pub(super) struct Credential {
    password: Zeroizing<String>,
    backup_codes: Vec<Zeroizing<String>>,
}

/// One of the secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Password,
    BackupCodes,
}

impl Part {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "password" => Some(Self::Password),
            "backup_codes" => Some(Self::BackupCodes),
            _ => None,
        }
    }
}

impl Credential {
    /// Reads an entry; another shape is no entry of ours.
    pub(super) fn read(entry: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(entry).ok()?;
        let mut lines = text.split('\n');
        if lines.next() != Some(HEADER) {
            return None;
        }
        Some(Self {
            password: Zeroizing::new(lines.next()?.to_owned()),
            backup_codes: lines.map(|line| Zeroizing::new(line.to_owned())).collect(),
        })
    }

    pub(super) fn entry(&self) -> Zeroizing<Vec<u8>> {
        let mut entry = Zeroizing::new(HEADER.as_bytes().to_vec());
        let codes = self.backup_codes.iter();
        for line in std::iter::once(&self.password).chain(codes) {
            entry.push(b'\n');
            entry.extend_from_slice(line.as_bytes());
        }
        entry
    }

    /// Replaces a secret. A password is taken as typed, with its blanks; codes
    /// are one a line. `None` for what cannot be one.
    pub(super) fn put(&mut self, part: Part, typed: &str) -> Option<()> {
        match part {
            Part::Password => {
                if typed.is_empty() || typed.contains(char::is_control) {
                    return None;
                }
                self.password = Zeroizing::new(typed.to_owned());
            }
            Part::BackupCodes => {
                let codes = typed.lines().map(str::trim).filter(|code| !code.is_empty());
                self.backup_codes = codes.map(|code| Zeroizing::new(code.to_owned())).collect();
                if self.backup_codes.is_empty() {
                    return None;
                }
            }
        }
        Some(())
    }

    pub(super) fn take(&mut self, part: Part) {
        match part {
            Part::Password => self.password = Zeroizing::default(),
            Part::BackupCodes => self.backup_codes.clear(),
        }
    }

    pub(super) fn get(&self, part: Part) -> Option<Zeroizing<String>> {
        match part {
            Part::Password => Some(self.password.clone()).filter(|one| !one.is_empty()),
            Part::BackupCodes if self.backup_codes.is_empty() => None,
            Part::BackupCodes => {
                let mut all = Zeroizing::new(String::new());
                for code in &self.backup_codes {
                    if !all.is_empty() {
                        all.push('\n');
                    }
                    all.push_str(code);
                }
                Some(all)
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.password.is_empty() && self.backup_codes.is_empty()
    }

    pub(super) fn codes(&self) -> u32 {
        u32::try_from(self.backup_codes.len()).unwrap_or(u32::MAX)
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential").finish_non_exhaustive()
    }
}

/// The keychain's entry of an account of a record.
pub(super) fn entry_of(record: VaultId, account: AccountId) -> KeychainEntry {
    KeychainEntry {
        service: SERVICE.to_owned(),
        user: format!("{record}/{account}"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_back_as_it_was_and_debug_says_nothing() {
        let mut credential = Credential::default();
        credential.put(Part::Password, " año 7 ").unwrap();
        credential
            .put(Part::BackupCodes, "1111 2222\n\n 3333 \n")
            .unwrap();
        let back = Credential::read(&credential.entry()).unwrap();
        assert_eq!(back.get(Part::Password).unwrap().as_str(), " año 7 ");
        assert_eq!(
            back.get(Part::BackupCodes).unwrap().as_str(),
            "1111 2222\n3333"
        );
        assert!(!format!("{back:?}").contains("año"));
        assert!(Credential::read(b"something else").is_none());
        assert!(credential.put(Part::Password, "two\nlines").is_none());
        assert!(credential.put(Part::BackupCodes, " \n").is_none());
    }
}
