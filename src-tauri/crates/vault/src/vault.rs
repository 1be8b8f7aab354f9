//! Opening, making and locking a record.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use crate::backup::{self, BackupWatch};
use crate::connection;
use crate::error::VaultError;
use crate::folder::{
    self, check_database, is_empty_or_missing, make_private_file, make_private_folder, sync_folder,
    workshop, RecordState, DATABASE_FILE,
};
use crate::ids::VaultId;
use crate::keys::{
    DataKey, KeyFile, KeychainSecret, Passphrase, PassphraseCost, RecoveryCode, SlotKind, Unlock,
    Wrapping,
};
use crate::left_over::{remove_left_over, MAKING_RECORD};
use crate::migrations::{known, migrate, version, MIGRATIONS};
use crate::rows::Reading;

/// An open record. Dropping it locks it.
pub struct Vault {
    dir: PathBuf,
    id: VaultId,
    connection: Connection,
    key: DataKey,
    /// How often this program wrote what no person undoes.
    pub(crate) quiet_writes: u64,
}

/// Where a record's ledgers stand: another value when any program wrote in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerMark {
    own: u64,
    others: i64,
}

/// The slots a new record has beside its recovery code.
#[derive(Debug, Default)]
pub struct CreateOptions {
    /// A passphrase.
    pub passphrase: Option<(Passphrase, PassphraseCost)>,
    /// The code to use instead of a random one: only for the sample record,
    /// whose contents are public.
    pub recovery_code: Option<RecoveryCode>,
}

impl Vault {
    /// Looks at a folder; changes nothing.
    pub fn look(dir: &Path) -> RecordState {
        folder::look(dir)
    }

    /// Makes a record in a missing or empty folder. It appears whole or not at
    /// all.
    ///
    /// # Errors
    /// `AlreadyExists`, `FolderNotEmpty`; `ReadOnly`, `NoAccess`, `DiskFull`.
    pub fn create(
        dir: &Path,
        now: DateTime<Utc>,
        options: CreateOptions,
    ) -> Result<(Self, RecoveryCode), VaultError> {
        if !is_empty_or_missing(dir)? {
            return Err(match folder::look(dir) {
                RecordState::Present(_) => VaultError::AlreadyExists,
                RecordState::Missing => VaultError::FolderNotEmpty,
                RecordState::Trouble(trouble) => trouble,
            });
        }
        let parent = match dir.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        make_private_folder(parent)?;
        remove_left_over(parent, &[MAKING_RECORD]);
        let making = workshop(parent, MAKING_RECORD)?;
        let code = match options.recovery_code {
            Some(code) => code,
            None => RecoveryCode::generate()?,
        };
        let key = DataKey::generate()?;
        let mut keys = KeyFile::new(VaultId::new(now), now);
        keys.put(&Wrapping::RecoveryCode(&code), &key)?;
        if let Some((passphrase, cost)) = &options.passphrase {
            keys.put(&Wrapping::Passphrase(passphrase, *cost), &key)?;
        }
        let mut database = connection::create(&making.path().join(DATABASE_FILE), &key)?;
        migrate(&mut database, MIGRATIONS, || Ok(()))?;
        database
            .close()
            .map_err(|(_, error)| VaultError::from(error))?;
        make_private_file(&making.path().join(DATABASE_FILE))?;
        keys.write(making.path())?;
        // Windows cannot rename onto an empty folder.
        #[cfg(windows)]
        let _ = fs::remove_dir(dir);
        fs::rename(making.path(), dir)?;
        let _ = making.keep();
        sync_folder(parent)?;
        let vault = Self::with_key(dir, keys.vault_id, key, now)?;
        Ok((vault, code))
    }

    /// Opens a record. An older one is brought up to date after a verified
    /// backup; nothing is made when something is missing.
    ///
    /// # Errors
    /// What [`Vault::look`] finds; `NoSuchSlot`, `WrongKey`, `Newer`, `Damaged`,
    /// `Busy`, `ReadOnly`, `BackupFailed`.
    pub fn open(dir: &Path, unlock: &Unlock, now: DateTime<Utc>) -> Result<Self, VaultError> {
        match folder::look(dir) {
            RecordState::Missing => return Err(VaultError::Missing),
            RecordState::Trouble(trouble) => return Err(trouble),
            RecordState::Present(_) => {}
        }
        let keys = KeyFile::read(dir)?;
        let key = keys.open(unlock)?;
        Self::with_key(dir, keys.vault_id, key, now)
    }

    pub(crate) fn with_key(
        dir: &Path,
        id: VaultId,
        key: DataKey,
        now: DateTime<Utc>,
    ) -> Result<Self, VaultError> {
        check_database(dir)?;
        let mut connection = connection::open(&dir.join(DATABASE_FILE), &key)?;
        let found = version(&connection)?;
        if found == 0 {
            return Err(VaultError::Damaged);
        }
        if found < known() {
            let source = connection::open(&dir.join(DATABASE_FILE), &key)?;
            migrate(&mut connection, MIGRATIONS, || {
                backup::make(dir, &source, &key, now, &BackupWatch::default()).map(|_| ())
            })?;
        } else {
            migrate(&mut connection, MIGRATIONS, || Ok(()))?;
        }
        Ok(Self {
            dir: dir.to_owned(),
            id,
            connection,
            key,
            quiet_writes: 0,
        })
    }

    /// The state of the files of a record, open or not: another text when
    /// anything was written since. None when there is no record.
    pub fn stamp(dir: &Path) -> Option<String> {
        folder::stamp(dir)
    }

    /// The record's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Which record it is.
    pub fn id(&self) -> VaultId {
        self.id
    }

    /// Questions to the record.
    pub fn read(&self) -> Reading<'_> {
        Reading {
            connection: &self.connection,
            key: &self.key,
        }
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Number of the newest step: it changes when any program wrote one.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn revision(&self) -> Result<i64, VaultError> {
        Ok(self
            .connection
            .query_row("SELECT coalesce(max(id), 0) FROM step", [], |row| {
                row.get(0)
            })?)
    }

    /// When the newest step was written; none in a new record.
    ///
    /// # Errors
    /// As every reading.
    pub fn revised_at(&self) -> Result<Option<DateTime<Utc>>, VaultError> {
        let at: Option<String> = self
            .connection
            .query_row("SELECT at FROM step ORDER BY id DESC LIMIT 1", [], |row| {
                row.get(0)
            })
            .optional()?;
        let read = |at: String| DateTime::parse_from_rfc3339(&at).map_err(|_| VaultError::Damaged);
        Ok(at.map(read).transpose()?.map(|at| at.with_timezone(&Utc)))
    }

    /// Whether reminders may have been shown since the last mark: by this
    /// program, or by another one, which then has written anything at all.
    ///
    /// # Errors
    /// As every reading.
    pub fn ledger_mark(&self) -> Result<LedgerMark, VaultError> {
        let read = |row: &rusqlite::Row<'_>| row.get(0);
        Ok(LedgerMark {
            own: self.quiet_writes,
            others: self
                .connection
                .pragma_query_value(None, "data_version", read)?,
        })
    }

    /// The ways to open the record.
    ///
    /// # Errors
    /// `KeysMissing`, `KeysDamaged`, `NoAccess`.
    pub fn slots(&self) -> Result<Vec<SlotKind>, VaultError> {
        Ok(KeyFile::read(&self.dir)?.kinds())
    }

    /// Sets the passphrase. Only the key is wrapped anew.
    ///
    /// # Errors
    /// As [`Vault::slots`]; `ReadOnly`, `DiskFull`.
    pub fn put_passphrase(
        &self,
        passphrase: &Passphrase,
        cost: PassphraseCost,
    ) -> Result<(), VaultError> {
        self.put_slot(&Wrapping::Passphrase(passphrase, cost))
    }

    /// Makes the keychain slot.
    ///
    /// # Errors
    /// As [`Vault::put_passphrase`].
    pub fn put_keychain(&self, secret: &KeychainSecret) -> Result<(), VaultError> {
        self.put_slot(&Wrapping::KeychainSecret(secret))
    }

    /// Takes the passphrase away.
    ///
    /// # Errors
    /// As [`Vault::put_passphrase`].
    pub fn drop_passphrase(&self) -> Result<(), VaultError> {
        self.drop_slot(SlotKind::Passphrase)
    }

    /// Takes the keychain slot away.
    ///
    /// # Errors
    /// As [`Vault::put_passphrase`].
    pub fn drop_keychain(&self) -> Result<(), VaultError> {
        self.drop_slot(SlotKind::Keychain)
    }

    /// Makes a new recovery code; the old one no longer opens the record.
    ///
    /// # Errors
    /// As [`Vault::put_passphrase`]; `NoRandomness`.
    pub fn renew_recovery_code(&self) -> Result<RecoveryCode, VaultError> {
        let code = RecoveryCode::generate()?;
        self.put_slot(&Wrapping::RecoveryCode(&code))?;
        Ok(code)
    }

    /// Whether this opens the record; changes nothing.
    pub fn fits(&self, unlock: &Unlock) -> bool {
        KeyFile::read(&self.dir).is_ok_and(|keys| keys.open(unlock).is_ok())
    }

    /// Brings what still waits in the journal into the file itself, so that
    /// closing the record changes no file of it.
    ///
    /// # Errors
    /// `DiskFull`, `Busy`; as every writing.
    pub fn settle(&self) -> Result<(), VaultError> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// A hash that tells nothing without this record's key.
    pub fn keyed_hash(&self, text: &str) -> String {
        self.key.document_hash(text.as_bytes())
    }

    pub(crate) fn parts(&mut self) -> (&mut Connection, &DataKey) {
        (&mut self.connection, &self.key)
    }

    fn put_slot(&self, with: &Wrapping<'_>) -> Result<(), VaultError> {
        let mut keys = KeyFile::read(&self.dir)?;
        keys.put(with, &self.key)?;
        keys.write(&self.dir)
    }

    fn drop_slot(&self, kind: SlotKind) -> Result<(), VaultError> {
        let mut keys = KeyFile::read(&self.dir)?;
        keys.drop_kind(kind);
        keys.write(&self.dir)
    }
}
