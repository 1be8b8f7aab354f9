//! systemd user units.

use std::path::Path;

pub(super) const SERVICE: &str = "casekeep-reminders.service";
pub(super) const TIMER: &str = "casekeep-reminders.timer";

/// The texts of the two units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemdUnits {
    /// What is run.
    pub service: String,
    /// When.
    pub timer: String,
}

/// Units that run a program every quarter of an hour, and once after a time
/// when the computer slept.
pub fn systemd_units(program: &Path, arguments: &[String]) -> SystemdUnits {
    let mut words = vec![quoted(&program.to_string_lossy())];
    words.extend(arguments.iter().map(|argument| quoted(argument)));
    let command = words.join(" ");
    // A shown reminder waits for its click after the run has ended, so only the
    // main process ends with the run.
    SystemdUnits {
        service: format!(
            "[Unit]\nDescription=Casekeep reminders\n\n\
             [Service]\nType=oneshot\nKillMode=process\nExecStart={command}\n\
             # 1: something needs the person; 4: the record is locked.\n\
             SuccessExitStatus=1 4\n"
        ),
        timer: "[Unit]\nDescription=Casekeep reminders, every quarter of an hour\n\n\
                [Timer]\nOnCalendar=*:0/15\nPersistent=true\n\n\
                [Install]\nWantedBy=timers.target\n"
            .to_owned(),
    }
}

/// A word as systemd.syntax(7) and systemd.service(5) want it: quoted, with
/// specifiers (`%`) and variables (`$`) doubled.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '%' => quoted.push_str("%%"),
            '$' => quoted.push_str("$$"),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
