//! Settings that lie outside the record, because they hold before it is open.

use std::collections::BTreeMap;
use std::fs;

use domain::text::Lang;
use platform::SchedulerError;

use crate::contract::{
    ErrorCode, Language, Preferences, RemindersState, SchedulerState, SettingsPage, Theme,
    WireError, Wording,
};
use crate::desk::Desk;
use crate::messages::say;

/// Text sizes a person may choose, in percent.
const TEXT_SIZES: std::ops::RangeInclusive<u16> = 90..=150;

/// The longest time a record may stay open alone, in minutes: a working day.
const LONGEST_ALONE: u16 = 480;

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::System,
            theme: Theme::System,
            text_size: 100,
            wording: Wording::Full,
            quiet_from: 21,
            quiet_until: 8,
            lock_after: 15,
            stay_in_tray: false,
        }
    }
}

impl Desk {
    /// How the program looks and speaks. A file that cannot be read gives the
    /// first settings; it is not touched until the person saves.
    ///
    /// # Errors
    /// None.
    pub fn preferences(&self, (): ()) -> Result<Preferences, WireError> {
        let kept = fs::read(&self.around.preferences_file).ok();
        Ok(kept
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default())
    }

    /// Saves how the program looks and speaks.
    ///
    /// # Errors
    /// `PreferencesTrouble`.
    pub fn preferences_save(&self, wanted: Preferences) -> Result<Preferences, WireError> {
        let saved = Preferences {
            text_size: wanted
                .text_size
                .clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end()),
            quiet_from: wanted.quiet_from.min(23),
            quiet_until: wanted.quiet_until.min(23),
            lock_after: wanted.lock_after.min(LONGEST_ALONE),
            ..wanted
        };
        let text = serde_json::to_vec_pretty(&saved).map_err(|_| ErrorCode::PreferencesTrouble)?;
        platform::write_private(&self.around.preferences_file, &text)
            .map_err(|_| ErrorCode::PreferencesTrouble)?;
        // Quiet hours move what is to be said.
        if let Some(open) = self.state().open.as_ref().filter(|open| !open.sample) {
            self.write_plan(open);
        }
        Ok(saved)
    }

    /// The settings screen.
    ///
    /// # Errors
    /// None but `Internal`.
    pub fn settings_show(&self, (): ()) -> Result<SettingsPage, WireError> {
        Ok(SettingsPage {
            door: self.door(),
            preferences: self.preferences(())?,
            reminders: self.reminders_state(),
            keychain_fits: self.keychain_fits(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// Lets the system's scheduler run reminders while the window is closed.
    ///
    /// # Errors
    /// `SchedulerTrouble`.
    pub fn reminders_install(&self, (): ()) -> Result<RemindersState, WireError> {
        let (program, arguments) = self.reminder_run();
        self.around
            .scheduler
            .install(&program, &arguments)
            .map_err(scheduler_trouble)?;
        Ok(self.reminders_state())
    }

    /// Takes reminders out of the system's scheduler.
    ///
    /// # Errors
    /// `SchedulerTrouble`.
    pub fn reminders_remove(&self, (): ()) -> Result<RemindersState, WireError> {
        self.around.scheduler.remove().map_err(scheduler_trouble)?;
        Ok(self.reminders_state())
    }

    /// What the icon on the desktop's panel offers: to open the window, to lock,
    /// to quit. None when the person does not want it.
    pub fn tray_words(&self) -> Option<[String; 3]> {
        let wanted = self.preferences(()).is_ok_and(|it| it.stay_in_tray);
        let lang = self.language();
        wanted.then(|| {
            ["tray_open", "lock_now", "tray_quit"].map(|code| say(lang, code, &BTreeMap::new()))
        })
    }

    /// The language to speak: the person's choice, or the system's.
    pub fn language(&self) -> Lang {
        match self.preferences(()).map(|chosen| chosen.language) {
            Ok(Language::En) => Lang::En,
            Ok(Language::Es) => Lang::Es,
            _ => self.around.system_language,
        }
    }

    pub(crate) fn reminders_state(&self) -> RemindersState {
        let (program, arguments) = self.reminder_run();
        RemindersState {
            scheduler: match self.around.scheduler.state(&program, &arguments) {
                platform::SchedulerState::Installed => SchedulerState::Installed,
                platform::SchedulerState::Outdated => SchedulerState::Outdated,
                platform::SchedulerState::NotInstalled => SchedulerState::NotInstalled,
                platform::SchedulerState::Unsupported => SchedulerState::Unsupported,
            },
        }
    }

    /// What the scheduler is to run, for the record of this desk.
    fn reminder_run(&self) -> (std::path::PathBuf, Vec<String>) {
        let record = self.around.record_dir.display().to_string();
        let arguments = ["remind", "--once", "--record", &record];
        (
            self.around.reminder_program.clone(),
            arguments.map(str::to_owned).to_vec(),
        )
    }
}

fn scheduler_trouble(_: SchedulerError) -> WireError {
    ErrorCode::SchedulerTrouble.into()
}
