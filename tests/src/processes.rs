//! What runs on a stage: found, told, ended and weighed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use crate::Stage;

impl Stage {
    /// Ends every program of this name on the stage, as the power would.
    pub fn end(&self, program: &str) {
        self.called(program)
            .iter()
            .for_each(|process| kill(process));
    }

    /// The process of the stage's program of this name, by its number.
    pub fn process_of(&self, program: &str) -> Option<u32> {
        let process = self.called(program).into_iter().next()?;
        process.file_name()?.to_str()?.parse().ok()
    }

    fn called(&self, program: &str) -> Vec<PathBuf> {
        let name = format!("/{program}");
        let mut processes = self.processes();
        processes.retain(|process| {
            let command = read_text(&process.join("cmdline"));
            command
                .split('\0')
                .next()
                .unwrap_or_default()
                .ends_with(&name)
        });
        processes
    }

    /// Ends a window with the web view's processes.
    pub fn end_window(&self, window: &mut Child) {
        let own = self.of_window();
        // One that has ended meanwhile is ended.
        let _ = window.kill();
        own.iter().for_each(|process| kill(process));
        let _ = window.wait();
    }

    /// Memory of the windows on the stage with the web view's processes, in
    /// kilobytes: what they share is counted in parts.
    pub fn proportional_memory(&self) -> u64 {
        let of_process = |process: &PathBuf| -> Option<u64> {
            let rollup = read_text(&process.join("smaps_rollup"));
            let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        self.of_window().iter().filter_map(of_process).sum()
    }

    /// The processes of open windows: all but the stage's own players.
    fn of_window(&self) -> Vec<PathBuf> {
        let players: Vec<String> = self.players.iter().map(|p| p.id().to_string()).collect();
        let is_player = |process: &PathBuf| {
            let id = process.file_name().unwrap_or_default().to_string_lossy();
            players.iter().any(|player| *player == id)
        };
        let mut processes = self.processes();
        processes.retain(|process| !is_player(process));
        processes
    }

    /// The folders in /proc of everything that runs on this stage.
    pub(crate) fn processes(&self) -> Vec<PathBuf> {
        let home = format!("HOME={}", self.home().display());
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        processes
            .map(|process| process.path())
            .filter(|process| read_text(&process.join("environ")).contains(&home))
            .collect()
    }

    /// Sends a signal to the stage's program of this name.
    pub fn signal(&self, program: &str, signal: &str) {
        for player in &self.players {
            let id = player.id().to_string();
            let name = fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap_or_default();
            if name.starts_with(program) {
                let sent = Command::new("kill").args([signal, &id]).status();
                assert!(
                    sent.is_ok_and(|status| status.success()),
                    "{program} was told {signal}"
                );
                return;
            }
        }
        panic!("no {program} on this stage");
    }
}

pub(crate) fn read_text(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn kill(process: &Path) {
    let id = process.file_name().unwrap_or_default();
    // One that has ended meanwhile is ended.
    let _ = Command::new("kill").arg("-9").arg(id).status();
}
