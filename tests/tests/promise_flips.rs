//! Promise 8: any flipped byte of a backup is detected, and a restore that is
//! killed can be run again. On a push a part of the bytes and moments; all of
//! them in the long form.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use vault::{CreateOptions, Vault};
use whole_program::{rounds, Cli};

const PASSPHRASE: &str = "three calm herons";

#[test]
fn every_flipped_byte_of_a_backup_is_seen() {
    let home = tempfile::tempdir_in("/dev/shm").unwrap();
    let now: DateTime<Utc> = "2026-03-02T10:00:00Z".parse().unwrap();
    let dir = home.path().join("record");
    let (vault, _) = Vault::create(&dir, now, CreateOptions::default()).unwrap();
    let database = vault.backup(now).unwrap().join("record.db");
    let name = vault.backups().unwrap()[0].name.clone();
    let whole = |vault: &Vault| {
        vault
            .look_into_backup(&name)
            .is_ok_and(|inside| inside.whole)
    };
    assert!(whole(&vault), "unchanged it is whole");
    let bytes = fs::read(&database).unwrap();
    let all = bytes.len() as u64;
    let tried = rounds(200, all).min(all);
    let mut file = fs::OpenOptions::new().write(true).open(&database).unwrap();
    let mut put = |at: u64, byte: u8| {
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(&[byte]).unwrap();
    };
    for step in 0..tried {
        // Spread over the file; all of them in the long form.
        let at = step * all / tried;
        let byte = bytes[usize::try_from(at).unwrap()];
        put(at, byte ^ (1 << (step % 8)));
        assert!(!whole(&vault), "byte {at} of {all}");
        put(at, byte);
    }
    assert!(whole(&vault), "changed back it is whole");
    println!("{tried} of {all} bytes flipped, every one seen");
}

#[test]
fn a_restore_of_a_damaged_record_that_is_killed_can_be_run_again() {
    let home = tempfile::tempdir().unwrap();
    let cli = Cli::alone(home.path(), PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    let cli = Cli::alone(home.path(), init.out.trim());
    let person = r#"{"person":null,"given_names":"Sample","family_name":"","birth_date":"","online_account_number":"","a_number":""}"#;
    assert_eq!(cli.tell(&["put", "person"], person).code, Some(0));
    cli.json(&["backup"]);
    let content = cli.json(&["verify"])["content"].clone();
    let record = home.path().join("record");
    let mut longest = Duration::from_millis(60);
    let tried = rounds(16, 300);
    for round in 0..tried {
        // Every other time the keys are lost, too.
        fs::write(record.join("record.db"), vec![1; 9000]).unwrap();
        if round % 2 == 1 {
            fs::remove_file(record.join("vault.keys")).unwrap();
        }
        let start = Instant::now();
        let mut child = cli.command(&["restore", "latest"]).spawn().unwrap();
        let _ = writeln!(child.stdin.take().unwrap(), "{}", cli.secret());
        // Moments spread over the whole run, by the golden ratio.
        std::thread::sleep(longest.mul_f64((round as f64 * 0.618_034).fract()));
        let _ = child.kill();
        if child.wait().unwrap().success() {
            longest = longest.max(start.elapsed());
        }
        // Whatever it left: it is whole, or the restore runs again.
        if cli.tell(&["verify"], "").code != Some(0) {
            let again = cli.tell(&["restore", "latest", "--json"], "");
            assert_eq!(
                again.code,
                Some(0),
                "round {round}: {}{}",
                again.out,
                again.err
            );
        }
        assert_eq!(cli.json(&["verify"])["content"], content, "round {round}");
    }
}
