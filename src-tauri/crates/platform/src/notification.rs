//! Desktop notifications, shown for certain or not at all.

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// One line.
    pub summary: String,
    /// A sentence or two.
    pub body: String,
    /// Words of the button that opens the program.
    pub open_label: String,
    /// Stays until it is dismissed.
    pub insists: bool,
}

/// A notification that the system has accepted.
pub struct Shown {
    #[cfg_attr(not(all(unix, not(target_os = "macos"))), allow(dead_code))]
    handle: notify_rust::NotificationHandle,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    /// It was clicked.
    Clicked,
    /// It was closed without a click.
    Nobody,
}

/// Why nothing was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the notification was not accepted")]
pub struct NotifyError;

/// Name of the action of a click on the notification itself, by the
/// specification of desktop notifications.
#[cfg(all(unix, not(target_os = "macos")))]
const DEFAULT_ACTION: &str = "default";

impl Notification {
    /// Shows it. No desktop entry is named: some desktops take notifications of
    /// a program away again when that program ends.
    ///
    /// # Errors
    /// `NotifyError` when no server accepts it.
    pub fn show(&self) -> Result<Shown, NotifyError> {
        let mut note = notify_rust::Notification::new();
        note.appname("Casekeep")
            .summary(&self.summary)
            .body(&self.body);
        #[cfg(all(unix, not(target_os = "macos")))]
        {
            note.action(DEFAULT_ACTION, &self.open_label);
            note.timeout(notify_rust::Timeout::Never);
            note.urgency(if self.insists {
                notify_rust::Urgency::Critical
            } else {
                notify_rust::Urgency::Normal
            });
        }
        let handle = note.show().map_err(|_| NotifyError)?;
        Ok(Shown { handle })
    }
}

impl Shown {
    /// Waits until it is clicked or closed. That may be never: whoever waits
    /// bounds it by ending the process.
    pub fn wait_for_click(self) -> Clicked {
        let mut clicked = Clicked::Nobody;
        #[cfg(all(unix, not(target_os = "macos")))]
        self.handle.wait_for_action(|action| {
            if action == DEFAULT_ACTION {
                clicked = Clicked::Clicked;
            }
        });
        clicked
    }
}
