//! `remind`: what is due now, said once; and the system's scheduler.

use clap::Args;
use desk::contract::{RemindersState, WireError};
use desk::Desk;
use serde_json::json;

use super::Face;
use crate::exit::Exit;
use crate::reminder::{self, Errand};

/// Arguments of `remind`. Without any, the state of the scheduler is said.
#[derive(Args)]
pub(crate) struct Remind {
    /// Show what is due now, if anything, as a desktop notification
    #[arg(long, group = "what")]
    once: bool,
    /// Let the system's scheduler do so every quarter of an hour
    #[arg(long, group = "what")]
    install: bool,
    /// Take it out of the scheduler again
    #[arg(long, group = "what")]
    uninstall: bool,
    /// Say whether it is installed
    #[arg(long, group = "what")]
    status: bool,
    /// With --once: do not stay for a click
    #[arg(long, requires = "once")]
    no_wait: bool,
}

impl Remind {
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        if self.install {
            return Ok(state(face, &desk.reminders_install(())?));
        }
        if self.uninstall {
            return Ok(state(face, &desk.reminders_remove(())?));
        }
        if !self.once {
            return Ok(state(face, &desk.settings_show(())?.reminders));
        }
        if face.unlock_stdin {
            face.unlock(desk)?;
        }
        let Some(reminder) = desk.reminder_now()? else {
            return Ok(face.answer(&json!({ "shown": false }), String::new));
        };
        let errand = Errand {
            summary: reminder.notification.summary.clone(),
            body: reminder.notification.body.clone(),
            open_label: reminder.notification.open_label.clone(),
            insists: reminder.notification.insists,
            case: reminder.case.clone(),
            record_dir: face.record_dir.clone(),
            waits: !self.no_wait,
        };
        if reminder::show(&errand) {
            return Ok(face.answer(&json!({ "shown": true }), String::new));
        }
        desk.reminder_failed(reminder)?;
        Ok(face
            .answer(&json!({ "shown": false }), String::new)
            .and(Exit::NeedsPerson))
    }
}

fn state(face: &Face, state: &RemindersState) -> Exit {
    face.answer(state, || format!("{:?}", state.scheduler))
}
