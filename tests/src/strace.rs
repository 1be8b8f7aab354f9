//! `strace` beside our programs: what they ask of sockets, and a disk that takes
//! its time, so that what it does can be watched and ended.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::Stage;

/// Makes `strace` run a program and write down what it asks of sockets.
pub fn watching_sockets(mut strace: Command, trace: &Path, program: &Path) -> Command {
    strace
        .args(["-f", "-qq", "-e", "trace=network", "-o"])
        .arg(trace)
        .arg(program);
    strace
}

/// What every copied piece of a file waits for.
const DELAY: &str = "inject=copy_file_range:delay_exit=2000000";

/// Copying takes long in a program for as long as this is kept.
pub struct SlowDisk {
    strace: Child,
    /// It tells of every new thread, and would end when nobody listened.
    _said: BufReader<ChildStderr>,
}

impl SlowDisk {
    /// For the window on a stage.
    pub fn under_the_window(stage: &Stage) -> Self {
        let window = stage.process_of("casekeep").expect("a window is open");
        let mut strace = Command::new("strace")
            .args(["-f", "-o", "/dev/null", "-e", "trace=copy_file_range"])
            .args(["-e", DELAY, "-p", &window.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("strace is installed");
        let mut said = BufReader::new(strace.stderr.take().expect("piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("it speaks");
        assert!(line.contains("attached"), "{line}");
        Self {
            strace,
            _said: said,
        }
    }
}

impl Drop for SlowDisk {
    fn drop(&mut self) {
        // Told in a friendly way, it lets go of the program first.
        let id = self.strace.id().to_string();
        let _ = Command::new("kill").args(["-INT", &id]).status();
        let _ = self.strace.wait();
    }
}
