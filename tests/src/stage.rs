//! A stage: a home, a display, a session bus, a keyring and a notification
//! server that belong to one test alone.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::strace::{leaving_this_machine, watching_sockets};

/// With this in the environment the windows of every stage are watched, and what
/// speaks to anything but this machine fails the test. See `cargo xtask torture`.
const WATCHED: &str = "CASEKEEP_WATCHED";

/// The stage; everything on it ends with it.
pub struct Stage {
    home: TempDir,
    display: String,
    bus: String,
    pub(crate) players: Vec<Child>,
    notifications: Option<ChildStdin>,
    session: Option<ChildStdin>,
    pub(crate) panel: Option<ChildStdin>,
    trace: Option<PathBuf>,
}

/// Folder of the programs under test.
pub fn programs() -> PathBuf {
    let test = std::env::current_exe().expect("a program knows where it lies");
    let folder = test.parent().expect("in a folder");
    let debug = if folder.ends_with("deps") {
        folder.parent().expect("target")
    } else {
        folder
    };
    debug.to_owned()
}

/// A file of the synthetic fixtures.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

impl Stage {
    /// A stage with a display, a bus, an unlocked keyring and a notification
    /// server.
    pub fn set() -> Self {
        let mut stage = Self::bare();
        let mut keyring = stage
            .command("gnome-keyring-daemon")
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring is installed");
        keyring
            .stdin
            .take()
            .expect("piped")
            .write_all(b"pw")
            .expect("told");
        stage.players.push(keyring);
        stage.wait_for("the keyring", |stage| {
            let owned = stage
                .command("dbus-send")
                .args([
                    "--session",
                    "--print-reply",
                    "--dest=org.freedesktop.DBus",
                    "/",
                ])
                .args([
                    "org.freedesktop.DBus.NameHasOwner",
                    "string:org.freedesktop.secrets",
                ])
                .output();
            owned.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).contains("true"))
        });
        stage.start_notifications();
        stage
    }

    /// A stage with a display and a bus, and nobody on the bus.
    pub fn bare() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let run = home.path().join("run");
        fs::create_dir(&run).expect("made");
        fs::set_permissions(&run, fs::Permissions::from_mode(0o700)).expect("set");
        let mut stage = Self {
            home,
            display: String::new(),
            bus: String::new(),
            players: Vec::new(),
            notifications: None,
            session: None,
            panel: None,
            trace: None,
        };
        let screen = [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
            // Between two windows nobody is on the display: it stays as it is.
            "-noreset",
        ];
        stage.display = format!(":{}", stage.start_and_hear("Xvfb", &screen));
        // An empty service folder: nothing is started on demand.
        let config = stage.home.path().join("bus.conf");
        fs::write(&config, BUS).expect("written");
        let config = format!("--config-file={}", config.display());
        stage.bus =
            stage.start_and_hear("dbus-daemon", &[&config, "--print-address=1", "--nofork"]);
        if std::env::var_os(WATCHED).is_some() {
            stage.watch_sockets();
        }
        stage
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the program keeps its record by itself.
    pub fn record(&self) -> PathBuf {
        self.home().join(".local/share/casekeep/record")
    }

    /// Its display, as `:7`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Sets language and appearance before the program starts.
    pub fn prefer(&self, lang: domain::text::Lang, theme: &str) {
        let folder = self.home().join(".config/casekeep");
        fs::create_dir_all(&folder).expect("made");
        let preferences = format!(
            "{{\"language\":\"{lang}\",\"theme\":\"{theme}\",\"text_size\":100,\"wording\":\"full\",\"quiet_from\":21,\"quiet_until\":8}}"
        );
        fs::write(folder.join("preferences.json"), preferences).expect("written");
    }

    /// A program that sees this stage and nothing else.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home())
            .env("XDG_RUNTIME_DIR", self.home().join("run"))
            .env("TMPDIR", self.home().join("run"))
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            // The real system bus is not on the stage.
            .env("DBUS_SYSTEM_BUS_ADDRESS", &self.bus)
            .env("GTK_USE_PORTAL", "0")
            .env("LANG", "en_US.UTF-8")
            .current_dir(self.home());
        command
    }

    /// From now on the window's driver, the window and all they start are watched:
    /// every call for a socket is written to a file, a line each.
    pub fn watch_sockets(&mut self) -> PathBuf {
        let trace = self.home().join("run/sockets");
        self.trace = Some(trace.clone());
        trace
    }

    /// The same program, watched if the stage was asked to.
    pub(crate) fn watched(&self, program: &str) -> Command {
        match &self.trace {
            Some(trace) => watching_sockets(self.command("strace"), trace, program.as_ref()),
            None => self.command(program),
        }
    }

    /// Every notification that was shown.
    pub fn notifications(&self) -> Vec<Value> {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        log.lines()
            .map(|line| serde_json::from_str(line).expect("JSON lines"))
            .filter(|entry: &Value| entry["call"] == "Notify")
            .collect()
    }

    /// Clicks on a notification.
    pub fn click(&mut self, id: &Value) {
        let server = self.notifications.as_mut().expect("a notification server");
        writeln!(server, "click {id}").expect("told");
    }

    /// Waits until something is so, at most half a minute.
    pub fn wait_for(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(
                start.elapsed() < Duration::from_secs(30),
                "{what} did not come"
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    fn log(&self) -> PathBuf {
        self.home().join("run/notifications")
    }

    /// Lets a screen saver and logind appear on the bus.
    pub fn start_session(&mut self) {
        self.session = self.start_server("session_daemon.py", "run/session");
    }

    /// Lets the desktop say one of `screen`, `sleep`, `wake`, `lock`, `switch`.
    pub fn session_says(&mut self, word: &str) {
        let server = self.session.as_mut().expect("a session");
        writeln!(server, "{word}").expect("told");
    }

    /// What the session saw of programs that delay a sleep, a line each.
    pub fn session_saw(&self) -> Vec<String> {
        let log = fs::read_to_string(self.home().join("run/session")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }

    fn start_notifications(&mut self) {
        self.notifications = self.start_server("notification_daemon.py", "run/notifications");
    }

    /// Starts one of our servers, and waits until it is on the bus.
    pub(crate) fn start_server(&mut self, program: &str, log: &str) -> Option<ChildStdin> {
        let server = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("support")
            .join(program);
        // Debian's own Python has the D-Bus module; another one first in PATH may not.
        let mut player = self
            .command("/usr/bin/python3")
            .arg(server)
            .arg(self.home().join(log))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is installed");
        let mut ready = String::new();
        BufReader::new(player.stdout.take().expect("piped"))
            .read_line(&mut ready)
            .expect("it speaks");
        assert_eq!(ready.trim(), "ready");
        let told = player.stdin.take();
        self.players.push(player);
        told
    }

    /// Starts a program that says one line when it is ready.
    fn start_and_hear(&mut self, program: &str, arguments: &[&str]) -> String {
        let mut player = self
            .command(program)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let mut line = String::new();
        BufReader::new(player.stdout.take().expect("piped"))
            .read_line(&mut line)
            .expect("it speaks");
        self.players.push(player);
        line.trim().to_owned()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        for player in self.players.iter_mut().rev() {
            let _ = player.kill();
            let _ = player.wait();
        }
        // Of a stage without a window there is no trace.
        let trace = self.trace.as_ref().filter(|trace| trace.exists());
        if let (Some(trace), false) = (trace, std::thread::panicking()) {
            assert_eq!(leaving_this_machine(trace), Vec::<String>::new());
        }
    }
}

const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;
