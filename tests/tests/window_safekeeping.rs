//! What stands behind the record, in the real window: a look at all of it when
//! it is whole and when it is not, backups with their progress and their end, a
//! second place, a restore that is tried, the sealed archive, and what leaves
//! for others.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use desk::contract::RecoveryCodeRequest;
use whole_program::measured::{desk_on, keep_papers};
use whole_program::{
    fixture, prepared_in_both_languages, Cli, FolderDialog, Hand, SaveDialog, SlowDisk, Stage,
};

/// Bytes of a paper that no archive makes smaller.
const PAPER: usize = 3_000_000;

#[test]
fn the_record_is_kept_safe_in_both_languages() {
    prepared_in_both_languages(a_large_record, &[], async |hand| {
        hand.press("nav_settings").await;
        hand.reads("backups_none").await;
        a_backup_is_ended(hand).await;
        a_second_place(hand).await;
        a_backup_is_made_and_tried(hand).await;
        what_leaves_is_seen_first(hand).await;
        one_sealed_archive(hand).await;
        a_whole_record(hand).await;
        a_damaged_record(hand).await;
    });
}

/// One case with its notice, and a large paper.
fn a_large_record(stage: &Stage) {
    let cli = Cli::on(stage);
    let code = cli.json(&["init"])["recovery_code"].clone();
    let desk = desk_on(stage.record(), stage.home());
    let code = RecoveryCodeRequest {
        code: code.as_str().unwrap().to_owned(),
    };
    desk.unlock_with_recovery_code(code).unwrap();
    keep_papers(&desk, 1, PAPER);
    desk.lock(()).unwrap();
    drop(desk);
    let notice = fixture("notices/n03_biometrics_i485.pdf");
    let read = cli.tell(&["read", "--json", notice.to_str().unwrap()], "");
    assert_eq!(cli.tell(&["add"], &read.out).code, Some(0));
}

fn backups(hand: &Hand) -> Vec<PathBuf> {
    let folder = hand.stage.record().join("backups");
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

async fn a_backup_is_ended(hand: &Hand) {
    let _slow = SlowDisk::under_the_window(&hand.stage);
    hand.press("backup_make").await;
    let copying = hand.say("backup_copying");
    hand.window.reads(copying.split('{').next().unwrap()).await;
    let bar = "return document.querySelector('main progress') !== null";
    assert_eq!(hand.window.run(bar).await, true);
    hand.press("backup_cancel").await;
    hand.reads("error_backup_cancelled").await;
    hand.clean("a backup that was ended").await;
    assert_eq!(backups(hand), Vec::<PathBuf>::new(), "nothing is left");
}

async fn a_second_place(hand: &Hand) {
    let disk = hand.stage.home().join("disk");
    fs::create_dir(&disk).unwrap();
    let button = hand.say("second_folder_choose");
    FolderDialog::opened_by(&hand.stage, &hand.window, &button)
        .await
        .choose(&disk);
    hand.window.reads(disk.to_str().unwrap()).await;
    hand.reads("second_folder_empty").await;
    hand.clean("second place").await;
}

async fn a_backup_is_made_and_tried(hand: &Hand) {
    hand.press("backup_make").await;
    hand.clean("a backup that is being made").await;
    hand.reads("backup_made").await;
    assert_eq!(backups(hand).len(), 1);
    let newest = hand.say("second_folder_newest");
    hand.window.reads(newest.split('{').next().unwrap()).await;
    hand.press("backup_try").await;
    hand.reads("backup_try_good").await;
    let tried = hand.say("backup_tried");
    hand.window.reads(tried.split('{').next().unwrap()).await;
    hand.clean("a restore that was tried").await;
    assert_eq!(backups(hand).len(), 1, "the trial is gone");
    // The disk is taken away, and the backup goes on without it.
    let (disk, away) = (
        hand.stage.home().join("disk"),
        hand.stage.home().join("away"),
    );
    fs::rename(&disk, &away).unwrap();
    hand.press("nav_today").await;
    hand.press("nav_settings").await;
    hand.reads("second_folder_away").await;
    fs::rename(&away, &disk).unwrap();
    hand.press("second_folder_forget").await;
    hand.no_longer_reads(disk.to_str().unwrap()).await;
}

async fn what_leaves_is_seen_first(hand: &Hand) {
    const NUMBER: &str = "IOE0000000101";
    hand.press("export_cases").await;
    let masked = hand.say("export_preview_masked");
    let masked = masked.rsplit('}').next().unwrap().to_owned();
    hand.window.reads(masked.trim()).await;
    let seen = hand.window.text().await;
    assert!(!seen.contains(NUMBER), "redacted by default:\n{seen}");
    hand.clean("before it is written").await;
    let copy = hand.stage.home().join("cases.csv");
    let button = hand.say("export_save");
    SaveDialog::opened_by(&hand.stage, &hand.window, &button)
        .await
        .save_as(&copy);
    hand.reads("export_saved").await;
    let written = fs::read_to_string(&copy).unwrap();
    assert!(
        !written.contains(NUMBER) && written.contains("I-485"),
        "{written}"
    );
    fs::remove_file(copy).unwrap();

    hand.choose("recipient", "recipient_myself").await;
    hand.press("export_cases").await;
    hand.window.reads(NUMBER).await;
    hand.press("cancel").await;
}

async fn one_sealed_archive(hand: &Hand) {
    let place = hand.stage.home().join("all.zip.age");
    hand.type_into("archive_secret", "four calm herons cross a river")
        .await;
    let button = hand.say("archive_save");
    SaveDialog::opened_by(&hand.stage, &hand.window, &button)
        .await
        .save_as(&place);
    // "Saved" may still stand there from the file before.
    hand.stage.wait_for("the archive", |_| place.exists());
    hand.no_longer_reads(&hand.say("strength_4")).await;
    let sealed = fs::read(&place).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/v1\n"));
    assert!(sealed.len() > PAPER);
    fs::remove_file(place).unwrap();
}

const WHOLE: [&str; 5] = [
    "check_pages_good",
    "check_references_good",
    "check_history_good",
    "check_documents_good",
    "check_program_good",
];

async fn a_whole_record(hand: &Hand) {
    hand.press("check_now").await;
    for line in WHOLE {
        hand.reads(line).await;
    }
    let backup = hand.say("check_backup_good");
    hand.window.reads(backup.split('{').next().unwrap()).await;
    hand.clean("a whole record").await;
}

/// A byte of a kept paper is another one on the disk.
async fn a_damaged_record(hand: &Hand) {
    let file = hand.stage.record().join("record.db");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    fs::write(&file, bytes).unwrap();
    hand.press("nav_today").await;
    hand.press("nav_settings").await;
    hand.press("check_now").await;
    hand.reads("check_pages_broken").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let seen = hand.window.text().await;
    assert!(!seen.contains(&hand.say("check_pages_good")), "{seen}");
    hand.clean("a damaged record").await;
}
