//! The stage's panel, with the icons of programs.

use std::fs;
use std::io::Write as _;

use serde_json::Value;

use crate::processes::read_text;
use crate::Stage;

impl Stage {
    /// Gives the desktop a panel that shows the icons of programs.
    pub fn start_panel(&mut self) {
        self.panel = self.start_server("panel_daemon.py", "run/panel");
    }

    /// Does at the newest icon what the panel understands: `click`, `choose LABEL`;
    /// or lets the panel itself go away: `gone`.
    pub fn panel_does(&mut self, word: &str) {
        let server = self.panel.as_mut().expect("a panel");
        writeln!(server, "{word}").expect("told");
    }

    /// Every icon the panel was given, in their order.
    pub fn panel_saw(&self) -> Vec<Value> {
        let log = fs::read_to_string(self.home().join("run/panel")).unwrap_or_default();
        log.lines()
            .map(|line| serde_json::from_str(line).expect("JSON lines"))
            .collect()
    }

    /// Whether a program of this name runs on the stage.
    pub fn runs(&self, program: &str) -> bool {
        self.processes().iter().any(|process| {
            let command = read_text(&process.join("cmdline"));
            let name = command.split('\0').next().unwrap_or_default();
            name.ends_with(&format!("/{program}"))
        })
    }
}
