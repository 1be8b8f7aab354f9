//! The desk itself: one record at a time, opened, worked on and locked.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use domain::reminders::QuietHours;
use domain::text::Lang;
use intake::ReaderProgram;
use platform::{
    Browser, Clipboard, Folders, Keychain, Scheduler, SystemBrowser, SystemClipboard,
    SystemKeychain,
};
use vault::{BackupWatch, RecoveryCode, Vault};
use zeroize::Zeroizing;

use crate::arrivals::WaitingFile;
use crate::clock::Clock;
use crate::contract::{ErrorCode, Target, Unsaved, WireError};
use crate::dates::{Dates, KeptDates};
use crate::evidence::BindWatch;
use crate::idle::LastSeen;
use crate::kept_today::forget_today;
use crate::leading::take_off_clipboard;
use crate::planning::KeptPlan;
use crate::reading::Waiting;
use crate::tries::Tries;

/// What one run was asked for.
#[derive(Debug, Clone, Default)]
pub struct Circumstances {
    /// Another record than the default.
    pub record_dir: Option<PathBuf>,
    /// A day to pretend.
    pub today: Option<NaiveDate>,
}

/// Everything the desk works with; a test hands in its own.
pub struct Surroundings {
    /// Which day it is.
    pub clock: Clock,
    /// Folder of the record.
    pub record_dir: PathBuf,
    /// Folder of the sample record.
    pub sample_dir: PathBuf,
    /// What is known before the record is open.
    pub preferences_file: PathBuf,
    /// When reminders are due, for runs without the key.
    pub plan_file: PathBuf,
    /// The operating system's keychain.
    pub keychain: Arc<dyn Keychain>,
    /// The operating system's scheduler.
    pub scheduler: Scheduler,
    /// The program that reads PDFs, apart from this one.
    pub reader: ReaderProgram,
    /// The program a scheduler runs for reminders.
    pub reminder_program: PathBuf,
    /// The system's language.
    pub system_language: Lang,
    /// The clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// The person's browser.
    pub browser: Arc<dyn Browser>,
    /// Does something after a while.
    pub later: Later,
}

/// Does something once, after a while, without holding anyone up.
pub type Later = Box<dyn Fn(Duration, Box<dyn FnOnce() + Send>) + Send + Sync>;

/// The desk. All its functions may be called from any thread; they work one at
/// a time.
pub struct Desk {
    pub(crate) around: Surroundings,
    state: Mutex<State>,
    /// Held by whoever looks whether the record opens by itself: it opens once.
    pub(crate) opening: Mutex<()>,
    changes: AtomicU64,
}

/// What is on the desk.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) open: Option<Open>,
    /// A recovery code that is being shown and waits to be typed back.
    pub(crate) shown_code: Option<ShownCode>,
    /// Proposals that wait for a person, by id.
    pub(crate) waiting: BTreeMap<String, Waiting>,
    pub(crate) next_proposal: u64,
    /// Files of a folder or an archive that wait to be read, by id.
    pub(crate) arrivals: BTreeMap<String, WaitingFile>,
    pub(crate) next_arrival: u64,
    /// What the program was asked to show.
    pub(crate) asked: Option<Target>,
    /// A secret that was copied and may still be on the clipboard.
    pub(crate) copied_secret: Option<Zeroizing<String>>,
    /// The person locked the record: the keychain does not open it by itself.
    pub(crate) locked_by_hand: bool,
    /// Words that were typed and not saved when the record locked. They outlive
    /// the lock, in memory only.
    pub(crate) unsaved: Option<Unsaved>,
    /// Wrong tries at the door.
    pub(crate) tries: Tries,
    /// The backup that was begun last.
    pub(crate) backing_up: Arc<BackupWatch>,
    /// The long look at a backup, beside whoever makes another.
    pub(crate) reading_backup: Arc<BackupWatch>,
    /// The packet that was begun last.
    pub(crate) binding: Arc<BindWatch>,
    /// When the person last did something while a record was open.
    pub(crate) last_seen: Option<LastSeen>,
}

/// An open record.
pub(crate) struct Open {
    pub(crate) vault: Vault,
    pub(crate) sample: bool,
    /// The dates as they were counted last; gone with the record.
    kept_dates: RefCell<Option<KeptDates>>,
    /// And the reminders that follow from them.
    kept_plan: RefCell<Option<KeptPlan>>,
}

impl Open {
    pub(crate) fn new(vault: Vault, sample: bool) -> Self {
        Self {
            vault,
            sample,
            kept_dates: RefCell::default(),
            kept_plan: RefCell::default(),
        }
    }

    /// Forgets what was counted: the record holds something else now.
    fn count_afresh(&self) {
        self.kept_dates.take();
        self.kept_plan.take();
    }

    /// The dates as the record stands now.
    pub(crate) fn dates(&self, day: NaiveDate) -> Result<Arc<Dates>, WireError> {
        let kept = self.kept_dates.take();
        let renewed = KeptDates::renewed(kept, &self.vault, day)?;
        let dates = renewed.dates();
        self.kept_dates.replace(Some(renewed));
        Ok(dates)
    }

    /// Works on the reminder plan as the record stands now.
    pub(crate) fn with_plan<T>(
        &self,
        dates: &Dates,
        now: NaiveDateTime,
        quiet: QuietHours,
        work: impl FnOnce(&KeptPlan) -> T,
    ) -> Result<T, WireError> {
        let kept = self.kept_plan.take();
        let renewed = KeptPlan::renewed(kept, &self.vault, dates, now, quiet)?;
        let outcome = work(&renewed);
        self.kept_plan.replace(Some(renewed));
        Ok(outcome)
    }
}

/// A code on the screen.
pub(crate) struct ShownCode {
    pub(crate) code: RecoveryCode,
    /// The groups to be typed back, counted from 0.
    pub(crate) asked_groups: [u32; 2],
}

/// Where a keychain call may take its time: long enough for a person to answer
/// a prompt, short enough not to hang for ever.
const KEYCHAIN_PATIENCE: Duration = Duration::from_secs(60);

impl Desk {
    /// A desk with these surroundings.
    pub fn new(around: Surroundings) -> Self {
        Self {
            around,
            state: Mutex::default(),
            opening: Mutex::default(),
            changes: AtomicU64::new(0),
        }
    }

    /// The desk of this machine. Its companion programs lie beside this one.
    ///
    /// # Errors
    /// `DiskTrouble` when the system names no home folder.
    pub fn for_this_machine(circumstances: &Circumstances) -> Result<Self, WireError> {
        let folders = Folders::of_system().map_err(|_| ErrorCode::DiskTrouble)?;
        let beside = |name: &str| {
            let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
            std::env::current_exe()
                .ok()
                .and_then(|program| Some(program.parent()?.join(&name)))
                .unwrap_or_else(|| PathBuf::from(name))
        };
        let cli = beside("casekeep-cli");
        // The scheduler names the usual record too: it is the same one.
        let named = circumstances.record_dir.as_ref();
        let (record_dir, sample_dir, plan_file) =
            match named.filter(|dir| **dir != folders.record()) {
                Some(dir) => (
                    dir.clone(),
                    with_ending(dir, "sample"),
                    with_ending(dir, "reminders"),
                ),
                None => (folders.record(), folders.sample(), folders.reminder_plan()),
            };
        Ok(Self::new(Surroundings {
            clock: circumstances.today.map_or(Clock::System, Clock::Pretended),
            record_dir,
            sample_dir,
            preferences_file: folders.preferences_file(),
            plan_file,
            keychain: Arc::new(SystemKeychain::new(KEYCHAIN_PATIENCE)),
            scheduler: Scheduler::of_system(),
            reader: ReaderProgram::new(cli.clone(), vec!["__read-pdf".into()]),
            reminder_program: cli,
            system_language: platform::language_of_system()
                .filter(|tag| tag.starts_with("es"))
                .map_or(Lang::En, |_| Lang::Es),
            clipboard: Arc::new(SystemClipboard::default()),
            browser: Arc::new(SystemBrowser),
            later: Box::new(|pause, work| {
                std::thread::spawn(move || {
                    std::thread::sleep(pause);
                    work();
                });
            }),
        }))
    }

    /// How often something on the desk has changed: a window shows its screen
    /// anew when this has moved.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }

    /// Asks the window to show something when the record is open.
    pub fn ask_for(&self, target: Target) {
        self.state().asked = Some(target);
    }

    /// Leaves the desk: the record is locked.
    pub fn leave(&self) {
        let secret = self.clear_away();
        take_off_clipboard(self.around.clipboard.as_ref(), secret);
    }

    /// Takes everything off the desk; what is left is a secret that may still be
    /// on the clipboard.
    fn clear_away(&self) -> Option<Zeroizing<String>> {
        let mut state = self.state();
        state.clear();
        state.unsaved = None;
        state.copied_secret.take()
    }

    pub(crate) fn day(&self) -> NaiveDate {
        self.around.clock.today()
    }

    pub(crate) fn changed(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    /// The state. A thread that died at the desk left nothing half done in it:
    /// every change of the record is one transaction.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the sample household lies on the desk.
    pub(crate) fn is_sample(&self) -> bool {
        self.state().open.as_ref().is_some_and(|open| open.sample)
    }

    /// Reads the open record.
    pub(crate) fn reading<T>(
        &self,
        work: impl FnOnce(&Vault) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        let state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        work(&open.vault)
    }

    /// Reads the open record together with the dates that follow from it.
    pub(crate) fn with_dates<T>(
        &self,
        work: impl FnOnce(&Vault, &Dates) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        let state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let dates = open.dates(self.day())?;
        work(&open.vault, &dates)
    }

    /// Works on the open record, and brings the reminder plan up to date.
    pub(crate) fn writing<T>(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        self.writing_open(|open| {
            let outcome = work(&mut open.vault)?;
            if !open.sample {
                self.write_plan(open);
            }
            Ok(outcome)
        })
    }

    /// Puts other contents into the open record. What was counted goes on from
    /// step to step; here it begins anew.
    pub(crate) fn replacing<T>(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        self.writing_open(|open| {
            let outcome = work(&mut open.vault)?;
            open.count_afresh();
            forget_today(&mut open.vault)?;
            if !open.sample {
                self.write_plan(open);
            }
            Ok(outcome)
        })
    }

    /// Works on the open record and what is kept beside it.
    pub(crate) fn writing_open<T>(
        &self,
        work: impl FnOnce(&mut Open) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        let mut state = self.state();
        let open = state.open.as_mut().ok_or(ErrorCode::Locked)?;
        let outcome = work(open)?;
        self.changed();
        Ok(outcome)
    }
}

impl State {
    /// Takes everything off the desk.
    pub(crate) fn clear(&mut self) {
        // Whoever makes a backup holds the key: locked is locked for it, too.
        self.backing_up.cancel();
        self.reading_backup.cancel();
        self.binding.end();
        self.open = None;
        self.shown_code = None;
        self.waiting.clear();
        self.arrivals.clear();
    }
}

/// What lies beside a record that was named by hand: `DIR.sample`, `DIR.reminders`.
fn with_ending(dir: &Path, ending: &str) -> PathBuf {
    let mut name = dir.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
