//! The command line, run on a stage.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::stage::{programs, Stage};

/// How to run it.
pub struct Cli<'s> {
    program: PathBuf,
    stage: Option<&'s Stage>,
    record: Option<PathBuf>,
    home: PathBuf,
    secret: Option<String>,
}

/// What it answered.
pub struct Answer {
    /// Exit code; none when it was killed.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl<'s> Cli<'s> {
    /// On a stage, with the stage's own record, opened by its keyring.
    pub fn on(stage: &'s Stage) -> Self {
        Self {
            program: programs().join("casekeep-cli"),
            stage: Some(stage),
            record: None,
            home: stage.home().to_owned(),
            secret: None,
        }
    }

    /// Another build of the program, on a stage.
    pub fn of(stage: &'s Stage, program: &std::path::Path) -> Self {
        Self {
            program: program.to_owned(),
            ..Self::on(stage)
        }
    }

    /// Without any session: a record in `folder`, opened by `secret`.
    pub fn alone(folder: &std::path::Path, secret: &str) -> Self {
        Self {
            program: programs().join("casekeep-cli"),
            stage: None,
            record: Some(folder.join("record")),
            home: folder.to_owned(),
            secret: Some(secret.to_owned()),
        }
    }

    /// What opens the record, for a run that is wrapped in another program.
    pub fn secret(&self) -> &str {
        self.secret.as_deref().unwrap_or_default()
    }

    /// The program with these arguments, not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = match self.stage {
            Some(stage) => stage.command(&self.program),
            None => {
                let mut command = Command::new(&self.program);
                command.env_clear().env("HOME", &self.home);
                command
            }
        };
        command.args(arguments);
        if let Some(record) = &self.record {
            command.arg("--record").arg(record);
        }
        if self.secret.is_some() && !["init", "read", "sample"].contains(&arguments[0]) {
            command.arg("--unlock-stdin");
        }
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs it with this on standard input, after the secret if it needs one.
    pub fn tell(&self, arguments: &[&str], input: &str) -> Answer {
        let mut child = self
            .command(arguments)
            .spawn()
            .expect("casekeep-cli is built");
        let mut stdin = child.stdin.take().expect("piped");
        if let Some(secret) = &self.secret {
            // A program that refuses early reads nothing.
            let _ = writeln!(stdin, "{secret}");
        }
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        Answer {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs it; it must succeed, and answers in JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let answer = self.tell(&[arguments, &["--json"]].concat(), "");
        assert_eq!(
            answer.code,
            Some(0),
            "{arguments:?}: {}{}",
            answer.out,
            answer.err
        );
        serde_json::from_str(&answer.out).expect("JSON")
    }
}
