//! The door of the record: first run, unlock, lock.

use std::sync::{MutexGuard, PoisonError};

use platform::KeychainEntry;
use vault::{
    CreateOptions, KeychainSecret, Passphrase, RecordState, RecoveryCode, Unlock, Vault, VaultId,
};
use zeroize::Zeroize;

use crate::contract::{
    CreateRecord, CreatedRecord, Door, DoorState, ErrorCode, KeychainState, PassphraseRequest,
    RecoveryCodeRequest, SlotKind, WireError,
};
use crate::desk::{Desk, Open, State};
use crate::leading::take_off_clipboard;
use crate::recovery_check::remember_groups;

/// Name under which the keychain keeps the secrets of records.
const KEYCHAIN_SERVICE: &str = "Casekeep record";
/// Set once the recovery code was typed back.
pub(crate) const CODE_CONFIRMED: &str = "recovery_code_confirmed";

impl Desk {
    /// Where the person stands. Opens the record silently when the keychain
    /// has its key, unless the person has just locked it.
    ///
    /// # Errors
    /// `Internal` only.
    pub fn door_state(&self, (): ()) -> Result<DoorState, WireError> {
        let opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let locked = {
            let state = self.state();
            state.open.is_none() && !state.locked_by_hand
        };
        // Whatever keeps the keychain from answering, the other keys remain.
        let answered = locked && self.open_by_keychain().is_ok();
        drop(opening);
        Ok(match answered {
            // It need not be asked again how it is: that takes as long as its answer.
            true => self.door_with_keychain(platform::KeychainState::Ready),
            false => self.door(),
        })
    }

    /// Makes the record.
    ///
    /// # Errors
    /// `PassphraseNeeded` without keychain and passphrase; `PassphraseTooShort`;
    /// what the folder says (`RecordExists`, `RecordNotOurs`, `RecordReadOnly`,
    /// `DiskFull`).
    pub fn record_create(&self, request: CreateRecord) -> Result<CreatedRecord, WireError> {
        let keychain =
            request.use_keychain && self.around.keychain.state() == platform::KeychainState::Ready;
        let typed = request.passphrase.filter(|typed| !typed.is_empty());
        if !keychain && typed.is_none() {
            return Err(WireError::new(ErrorCode::PassphraseNeeded).at("passphrase"));
        }
        let passphrase = match typed {
            Some(typed) => {
                let passphrase = Passphrase::new(typed)
                    .map_err(|error| WireError::from(error).at("passphrase"))?;
                let cost = self.passphrase_cost()?;
                Some((passphrase, cost))
            }
            None => None,
        };
        let protected = passphrase.is_some();
        let (vault, code) = Vault::create(
            &self.around.record_dir,
            self.around.clock.now(),
            CreateOptions {
                passphrase,
                ..CreateOptions::default()
            },
        )?;
        let keychain_slot = keychain && self.make_keychain_slot(&vault).is_ok();
        let mut state = self.state();
        state.clear();
        state.locked_by_hand = false;
        let mut vault = vault;
        remember_groups(&mut vault, &code)?;
        // The plan of reminders knows the record by its files: made after this,
        // it still holds when the window is closed.
        vault.settle()?;
        let shown = state.show_code(code)?;
        state.open = Some(Open::new(vault, false));
        drop(state);
        self.changed();
        if !keychain_slot && !protected {
            // The record is made and its code is on the screen; the person is
            // told that only the code opens it so far.
            tracing::warn!("the keychain slot could not be made");
        }
        Ok(CreatedRecord {
            keychain_slot,
            ..shown
        })
    }

    /// Opens the record with the keychain's secret.
    ///
    /// # Errors
    /// `KeychainMissing`, `KeychainLocked`, `KeychainEmpty`; what opening says.
    pub fn unlock_with_keychain(&self, (): ()) -> Result<DoorState, WireError> {
        self.open_by_keychain()?;
        Ok(self.door_with_keychain(platform::KeychainState::Ready))
    }

    /// Opens the record with the passphrase.
    ///
    /// # Errors
    /// `WrongPassphrase`, `TriesSlowed`; what opening says.
    pub fn unlock_with_passphrase(
        &self,
        request: PassphraseRequest,
    ) -> Result<DoorState, WireError> {
        // Too short to be one: the same answer as for any other wrong one.
        self.trying(|| {
            let passphrase =
                Passphrase::new(request.passphrase).map_err(|_| ErrorCode::WrongPassphrase)?;
            self.open(&Unlock::Passphrase(passphrase))
        })?;
        Ok(self.door())
    }

    /// Opens the record with the recovery code.
    ///
    /// # Errors
    /// `RecoveryCodeMistyped`, `WrongRecoveryCode`, `TriesSlowed`; what opening
    /// says.
    pub fn unlock_with_recovery_code(
        &self,
        mut request: RecoveryCodeRequest,
    ) -> Result<DoorState, WireError> {
        let code = RecoveryCode::parse(&request.code);
        request.code.zeroize();
        let code = code?;
        self.trying(|| self.open(&Unlock::RecoveryCode(code)))?;
        Ok(self.door())
    }

    /// Locks the record.
    ///
    /// # Errors
    /// None but `Internal`.
    pub fn lock(&self, (): ()) -> Result<DoorState, WireError> {
        self.close_record(self.state());
        Ok(self.door())
    }

    /// Drops the record, its key and everything that waits, and takes a copied
    /// secret off the clipboard.
    pub(crate) fn close_record(&self, mut state: MutexGuard<'_, State>) {
        state.clear();
        state.locked_by_hand = true;
        let secret = state.copied_secret.take();
        drop(state);
        take_off_clipboard(self.around.clipboard.as_ref(), secret);
        self.changed();
    }

    /// Where the person stands, without opening anything.
    pub(crate) fn door(&self) -> DoorState {
        self.door_with_keychain(self.around.keychain.state())
    }

    fn door_with_keychain(&self, keychain: platform::KeychainState) -> DoorState {
        let mut state = self.state();
        let look = Vault::look(&self.around.record_dir);
        let confirmed = state.open.as_ref().is_none_or(|open| {
            open.sample || matches!(open.vault.read().setting(CODE_CONFIRMED), Ok(Some(_)))
        });
        let (mut door, slots, trouble) = match look {
            RecordState::Missing => (Door::FirstRun, Vec::new(), None),
            RecordState::Present(summary) => (Door::Locked, summary.slots, None),
            RecordState::Trouble(trouble) => (Door::Trouble, Vec::new(), Some(trouble.into())),
        };
        let sample = state.open.as_ref().is_some_and(|open| open.sample);
        if state.open.is_some() {
            door = if confirmed {
                Door::Open
            } else {
                Door::RecoveryUnconfirmed
            };
        }
        let asked = match door {
            Door::Open => state.asked.take(),
            _ => None,
        };
        drop(state);
        DoorState {
            door,
            record_dir: self.around.record_dir.display().to_string(),
            slots: slots.into_iter().map(SlotKind::from).collect(),
            keychain: keychain.into(),
            sample,
            pretended_today: self.around.clock.pretended().map(|day| day.to_string()),
            trouble,
            asked,
        }
    }

    /// Opens the record and puts it on the desk.
    pub(crate) fn open(&self, unlock: &Unlock) -> Result<(), WireError> {
        // Before the look: opening may touch the files by which the plan knows it.
        let is_caught_up = self.is_caught_up();
        let vault = Vault::open(&self.around.record_dir, unlock, self.around.clock.now())?;
        let mut state = self.state();
        state.clear();
        state.locked_by_hand = false;
        state.open = Some(Open::new(vault, false));
        drop(state);
        self.changed();
        if !is_caught_up {
            self.catch_up();
        }
        Ok(())
    }

    /// Opens the record with what the keychain keeps for it.
    pub(crate) fn open_by_keychain(&self) -> Result<(), WireError> {
        let summary = match Vault::look(&self.around.record_dir) {
            RecordState::Present(summary) => summary,
            RecordState::Missing => return Err(ErrorCode::RecordMissing.into()),
            RecordState::Trouble(trouble) => return Err(trouble.into()),
        };
        if !summary.slots.contains(&vault::SlotKind::Keychain) {
            return Err(ErrorCode::KeychainEmpty.into());
        }
        let kept = self
            .around
            .keychain
            .get(&entry(summary.vault_id))?
            .ok_or(ErrorCode::KeychainEmpty)?;
        let secret = KeychainSecret::from_bytes(&kept)?;
        self.open(&Unlock::KeychainSecret(secret))
    }

    /// Makes a keychain slot: first the keychain keeps the secret, then the
    /// record learns it, so that a failure in between opens nothing.
    pub(crate) fn make_keychain_slot(&self, vault: &Vault) -> Result<(), WireError> {
        let secret = KeychainSecret::generate()?;
        self.around
            .keychain
            .set(&entry(vault.id()), secret.expose())?;
        Ok(vault.put_keychain(&secret)?)
    }

    /// Whether what the keychain keeps opens the record; a keychain that does not
    /// answer is not asked.
    pub(crate) fn keychain_fits(&self) -> Option<bool> {
        if self.around.keychain.state() != platform::KeychainState::Ready {
            return None;
        }
        let id = {
            let state = self.state();
            let open = state.open.as_ref().filter(|open| !open.sample)?;
            let slots = open.vault.slots().ok()?;
            slots
                .contains(&vault::SlotKind::Keychain)
                .then(|| open.vault.id())?
        };
        let kept = self.around.keychain.get(&entry(id)).ok()?;
        let secret = kept.and_then(|kept| KeychainSecret::from_bytes(&kept).ok());
        let state = self.state();
        let open = state.open.as_ref()?;
        Some(secret.is_some_and(|secret| open.vault.fits(&Unlock::KeychainSecret(secret))))
    }

    /// Takes the keychain slot away. The record forgets the secret first; an
    /// entry the keychain does not give up then opens nothing.
    pub(crate) fn drop_keychain_slot(&self, vault: &Vault) -> Result<(), WireError> {
        vault.drop_keychain()?;
        if let Err(error) = self.around.keychain.remove(&entry(vault.id())) {
            tracing::warn!(?error, "the keychain kept an entry that opens nothing");
        }
        Ok(())
    }
}

impl State {
    /// Puts a code on the screen and chooses the two groups to be typed back.
    pub(crate) fn show_code(&mut self, code: RecoveryCode) -> Result<CreatedRecord, WireError> {
        let groups: Vec<String> = code
            .groups()
            .iter()
            .map(|group| group.to_string())
            .collect();
        let asked_groups = two_groups(groups.len())?;
        self.shown_code = Some(crate::desk::ShownCode { code, asked_groups });
        Ok(CreatedRecord {
            recovery_code: groups,
            confirm_groups: asked_groups.to_vec(),
            keychain_slot: false,
        })
    }
}

/// Two different groups, in order.
pub(crate) fn two_groups(count: usize) -> Result<[u32; 2], WireError> {
    let mut bytes = [0_u8; 2];
    getrandom::fill(&mut bytes).map_err(|_| WireError::internal("random"))?;
    let first = usize::from(bytes[0]) % count;
    let second = (first + 1 + usize::from(bytes[1]) % (count - 1)) % count;
    let mut groups = [first, second].map(|group| u32::try_from(group).unwrap_or(0));
    groups.sort_unstable();
    Ok(groups)
}

fn entry(record: VaultId) -> KeychainEntry {
    KeychainEntry {
        service: KEYCHAIN_SERVICE.to_owned(),
        user: record.to_string(),
    }
}

impl From<vault::SlotKind> for SlotKind {
    fn from(kind: vault::SlotKind) -> Self {
        match kind {
            vault::SlotKind::RecoveryCode => Self::RecoveryCode,
            vault::SlotKind::Passphrase => Self::Passphrase,
            vault::SlotKind::Keychain => Self::Keychain,
        }
    }
}

impl From<platform::KeychainState> for KeychainState {
    fn from(state: platform::KeychainState) -> Self {
        match state {
            platform::KeychainState::Ready => Self::Ready,
            platform::KeychainState::Missing => Self::Missing,
            platform::KeychainState::Locked => Self::Locked,
        }
    }
}
