//! Promise 6: a full disk, or one that cannot be written to, damages nothing
//! that was kept. The code says which it was; what was read waits.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use whole_program::{fixture, programs, rounds, Cli};

const PASSPHRASE: &str = "three calm herons";
/// How many file sizes are tried, spread evenly up to the largest: on a push, and
/// in the long form, where they are about 500 bytes apart.
const LIMITS: [u64; 2] = [24, 800];

/// A record with one notice, and the proposal of a second one.
fn made(folder: &Path) -> (Cli<'static>, String) {
    let cli = Cli::alone(folder, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    let cli = Cli::alone(folder, init.out.trim());
    let added = cli.tell(&["add"], &proposal(&cli, "n01_receipt_i485_ioe"));
    assert_eq!(added.code, Some(0), "{}", added.err);
    let second = proposal(&cli, "n03_biometrics_i485");
    (cli, second)
}

fn proposal(cli: &Cli<'_>, notice: &str) -> String {
    let path = fixture(&format!("notices/{notice}.pdf"));
    cli.tell(&["read", "--json", path.to_str().unwrap()], "")
        .out
}

fn documents(cli: &Cli<'_>) -> usize {
    cli.json(&["list", "documents"])["documents"]
        .as_array()
        .unwrap()
        .len()
}

/// Runs a program with this on standard input.
fn tell(command: &mut Command, input: &str) -> Output {
    use std::io::Write;
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that refuses early reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn error_code(output: &Output) -> String {
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    answer["error"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_file_that_cannot_grow_is_a_full_disk() {
    let home = tempfile::tempdir().unwrap();
    let (cli, second) = made(home.path());
    let database = home.path().join("record/record.db");
    let size = fs::metadata(&database).unwrap().len();
    let mut refused = 0;
    let limits = rounds(LIMITS[0], LIMITS[1]);
    for step in 0..limits {
        let limit = size * (step + 1) / limits;
        let mut command = Command::new("prlimit");
        command.arg(format!("--fsize={limit}"));
        let own = cli.command(&["add", "--json"]);
        command.arg(own.get_program()).args(own.get_args());
        command.env_clear().env("HOME", home.path());
        let answer = tell(&mut command, &format!("{}\n{second}", cli.secret()));
        assert_eq!(cli.json(&["verify"])["ok"], true, "limit {limit}");
        if answer.status.code() == Some(0) {
            assert_eq!(documents(&cli), 2, "limit {limit}");
            assert_eq!(cli.tell(&["undo"], "").code, Some(0));
        } else {
            refused += 1;
            assert_eq!(
                (answer.status.code(), error_code(&answer).as_str()),
                (Some(5), "disk_full"),
                "limit {limit}: {}",
                String::from_utf8_lossy(&answer.stderr)
            );
            assert_eq!(documents(&cli), 1, "limit {limit}");
        }
    }
    assert!(refused > 2, "only {refused} sizes were too small");
    // With room again it works as if nothing had been.
    assert_eq!(cli.tell(&["add"], &second).code, Some(0));
}

/// A disk of its own for a script: a small one in memory that no other program
/// sees. `$1` is the folder, `$2` the program, `$3` the proposal.
fn on_a_small_disk(script: &str) -> String {
    let place = tempfile::tempdir().unwrap();
    let disk = place.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let cli = Cli::alone(place.path(), PASSPHRASE);
    let waiting = place.path().join("proposal.json");
    fs::write(&waiting, proposal(&cli, "n01_receipt_i485_ioe")).unwrap();
    let mut command = Command::new("unshare");
    command.arg("--mount");
    if !rustix::process::getuid().is_root() {
        command.arg("--map-root-user");
    }
    let whole = format!(
        r#"set -eu
disk=$1; cli=$2; proposal=$3; record=$disk/record
mount -t tmpfs -o size=3m,mode=700 tmpfs "$disk"
code=$(echo "{PASSPHRASE}" | "$cli" init --no-keychain --passphrase-stdin --record "$record")
told() {{ echo "$code" | "$cli" "$@" --unlock-stdin --record "$record" 2>>"$disk.log"; }}
add() {{ {{ echo "$code"; cat "$proposal"; }} | "$cli" add --json --unlock-stdin --record "$record" 2>>"$disk.log"; }}
{script}"#
    );
    command.args(["sh", "-c", &whole, "sh"]);
    command
        .arg(&disk)
        .arg(programs().join("casekeep-cli"))
        .arg(&waiting);
    command.env("HOME", place.path());
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_full_disk_keeps_what_was_kept() {
    let said = on_a_small_disk(
        r#"
dd if=/dev/zero of="$disk/film" bs=1k 2>/dev/null || true
set +e; answer=$(add); echo "full: $? $answer"; set -e
rm "$disk/film"
told verify --json >/dev/null && echo whole
add >/dev/null && echo kept
told list documents --json"#,
    );
    assert!(
        said.contains("full: 5") && said.contains("disk_full"),
        "{said}"
    );
    assert!(said.contains("whole\nkept\n"), "{said}");
    assert!(said.contains("n01_receipt_i485_ioe.pdf"), "{said}");
}

#[test]
fn a_disk_without_room_gets_no_half_record() {
    let said = on_a_small_disk(
        r#"
dd if=/dev/zero of="$disk/film" bs=1k 2>/dev/null || true
set +e
echo "another passphrase" | "$cli" init --no-keychain --passphrase-stdin --json --record "$disk/second" 2>/dev/null
echo "full: $?"
ls -A "$disk""#,
    );
    assert!(
        said.contains("full: 5") && said.contains("disk_full"),
        "{said}"
    );
    let left = said.split("full: 5").nth(1).unwrap_or_default();
    assert!(
        !left.contains("second") && !left.contains("making"),
        "nothing half made is left: {left}"
    );
}

#[test]
fn a_disk_that_is_read_only_is_said_to_be() {
    let said = on_a_small_disk(
        r#"
add >/dev/null
before=$(cat "$record/record.db" "$record/vault.keys" | sha256sum)
mount -o remount,ro "$disk"
set +e; answer=$(add); echo "add: $? $answer"
echo "third passphrase" | "$cli" init --no-keychain --passphrase-stdin --json --record "$disk/second" 2>/dev/null
echo "init: $?"; set -e
[ "$before" = "$(cat "$record/record.db" "$record/vault.keys" | sha256sum)" ] && echo same"#,
    );
    assert!(
        said.contains("add: 5") && said.contains("init: 5"),
        "{said}"
    );
    assert_eq!(said.matches("record_read_only").count(), 2, "{said}");
    assert!(said.contains("same"), "{said}");
}
