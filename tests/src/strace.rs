//! `strace` beside our programs: what they ask of sockets, and a disk that takes
//! its time, so that what it does can be watched and ended.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::Stage;

/// Makes `strace` run a program and write down what it asks of sockets, after
/// what is written there already; of what is sent not a word. Every other call
/// runs at its own speed.
pub fn watching_sockets(mut strace: Command, trace: &Path, program: &Path) -> Command {
    strace
        .args([
            "-f",
            "-qq",
            "-s",
            "0",
            "--seccomp-bpf",
            "-e",
            "trace=network",
            "-A",
            "-o",
        ])
        .arg(trace)
        .arg(program);
    strace
}

/// Lines of a window's trace that speak to anything but this machine. The
/// loopback is the test driver's way to its window.
pub fn leaving_this_machine(trace: &Path) -> Vec<String> {
    let trace = fs::read_to_string(trace).expect("it was watched");
    assert!(trace.contains("AF_UNIX"), "the trace saw nothing:\n{trace}");
    let is_driver = |line: &str| {
        let loopback = line.contains("127.0.0.1") || line.contains("\"::1\"");
        loopback || line.contains("socket(AF_INET")
    };
    trace
        .lines()
        .filter(|line| line.contains("AF_") && !line.contains("AF_UNIX"))
        // Netlink asks the kernel for its own tables, and reaches nobody.
        .filter(|line| !line.contains("AF_NETLINK") && !line.contains("nlmsg_type"))
        .filter(|line| !is_driver(line))
        .map(str::to_owned)
        .collect()
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
