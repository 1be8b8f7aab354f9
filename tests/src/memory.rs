//! Whether other programs of the same person may look into a program.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Whether a program of this user's may read the memory of what `arguments` start, as
/// a debugger would. Neither has the powers of the system's administrator, whoever
/// runs the test.
///
/// # Panics
/// When it does not start, or ends by itself.
pub fn can_be_looked_into(arguments: &[&str], environment: &[(&str, &str)]) -> bool {
    let mut program = powerless(arguments)
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .spawn()
        .expect("it starts");
    wait_for(&mut program, arguments[0]);
    let looks = format!("/proc/{}/environ", program.id());
    let look = powerless(&["cat", &looks]).output().expect("cat");
    assert!(program.try_wait().expect("asked").is_none(), "it ended");
    program.kill().expect("ended");
    let _ = program.wait();
    look.status.success()
}

fn powerless(arguments: &[&str]) -> Command {
    let mut command = match rustix::process::geteuid().is_root() {
        true => {
            let mut command = Command::new("setpriv");
            command.args(["--bounding-set=-all", "--inh-caps=-all"]);
            command.arg(arguments[0]);
            command
        }
        false => Command::new(arguments[0]),
    };
    command.args(&arguments[1..]).stdout(Stdio::piped());
    command.stderr(Stdio::piped());
    command
}

/// Waits until it runs and has set itself up: it then sleeps in a reading.
fn wait_for(program: &mut Child, name: &str) {
    let begin = Instant::now();
    let process = PathBuf::from(format!("/proc/{}", program.id()));
    let named = |file: &str| fs::read_to_string(process.join(file)).unwrap_or_default();
    loop {
        let runs = named("cmdline").split('\0').next() == Some(name);
        let sleeps = named("stat")
            .rsplit(") ")
            .next()
            .unwrap_or_default()
            .starts_with('S');
        if runs && sleeps {
            return;
        }
        assert!(
            begin.elapsed() < Duration::from_secs(10),
            "{name} does not wait"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
