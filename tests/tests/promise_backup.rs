//! Promise 8: a backup you can see is one that restores.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use serde_json::Value;
use whole_program::{fixture, play, words, words_with, Cli, Stage, Window};

const PASSPHRASE: &str = "three calm herons";

fn made(folder: &Path) -> Cli<'static> {
    let cli = Cli::alone(folder, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    Cli::alone(folder, init.out.trim())
}

fn keep(cli: &Cli<'_>, notice: &str) {
    let path = fixture(&format!("notices/{notice}.pdf"));
    let read = cli.tell(&["read", "--json", path.to_str().unwrap()], "");
    let added = cli.tell(&["add", "--json"], &read.out);
    assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
}

fn content(cli: &Cli<'_>) -> Value {
    cli.json(&["verify"])["content"].clone()
}

#[test]
fn backup_wipe_restore_gives_the_same_contents() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    keep(&cli, "n01_receipt_i485_ioe");
    keep(&cli, "n03_biometrics_i485");
    let then = content(&cli);
    let page = cli.json(&["backup"]);
    assert_eq!(page["backups"].as_array().unwrap().len(), 1);
    let seen = cli.json(&["restore", "latest", "--check"]);
    assert_eq!(
        (&seen["whole"], &seen["documents"]),
        (&true.into(), &2.into())
    );

    keep(&cli, "n05_rfe_i485_two_pages");
    let later = content(&cli);
    assert_ne!(then, later);
    let first = page["backups"][0]["backup"].as_str().unwrap();
    assert_eq!(cli.json(&["restore", first])["set_aside"], false);
    assert_eq!(content(&cli), then);
    // What stood before came into a backup of its own.
    let before_it = cli.json(&["backup", "--list"])["backups"][0]["backup"].clone();
    let restored = cli.json(&["restore", "latest"]);
    assert_eq!(restored["restored"], true);
    assert_eq!(restored["backup"], before_it, "it says which");
    assert_eq!(content(&cli), later);

    // The record itself is lost: the backup inside its folder brings it back.
    let database = home.path().join("record/record.db");
    fs::write(&database, vec![1; 9000]).unwrap();
    let refused = cli.tell(&["verify", "--json"], "");
    assert_eq!(refused.code, Some(4), "{}", refused.out);
    let wrong = Cli::alone(home.path(), "not the passphrase");
    assert_eq!(wrong.tell(&["restore", "latest"], "").code, Some(4));
    assert_eq!(fs::read(&database).unwrap(), vec![1; 9000]);
    assert_eq!(cli.json(&["restore", first])["set_aside"], true);
    assert_eq!(content(&cli), then);
}

#[test]
fn a_backup_is_a_record_by_itself() {
    let home = tempfile::tempdir().unwrap();
    let cli = made(home.path());
    keep(&cli, "n01_receipt_i485_ioe");
    let then = content(&cli);
    let page = cli.json(&["backup"]);
    let name = page["backups"][0]["backup"].as_str().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("record");
    fs::create_dir(&copy).unwrap();
    for file in ["record.db", "vault.keys"] {
        let from = home.path().join("record/backups").join(name).join(file);
        fs::copy(from, copy.join(file)).unwrap();
    }
    assert_eq!(content(&Cli::alone(elsewhere.path(), cli.secret())), then);
}

#[test]
fn in_the_window_a_backup_is_looked_into_and_brought_back() {
    play(async {
        let stage = Stage::set();
        let cli = Cli::on(&stage);
        cli.json(&["init"]);
        keep(&cli, "n01_receipt_i485_ioe");
        let window = Window::open(&stage, &[]).await;
        window.press(&words("nav_settings")).await;
        window.reads(&words("backups_none")).await;
        window.press(&words("backup_make")).await;
        window.reads(&words("backups_unchanged")).await;
        window
            .drop_file(&fixture("notices/n05_rfe_i485_two_pages.pdf"))
            .await;
        window.press(&words("review_keep")).await;
        window.reads(&words("case_timeline")).await;
        window.press(&words("nav_settings")).await;
        window.reads(&words("backups_changed")).await;
        window
            .run("document.querySelector('details summary').click()")
            .await;
        let look = words_with("backup_look", &[("made_at", "")]);
        window.press(look.trim()).await;
        window.reads(&words("backup_whole")).await;
        assert_eq!(window.axe().await, Vec::<String>::new(), "inside a backup");
        window.press(&words("backup_restore")).await;
        window.reads(&words("backup_restored")).await;
        let documents = &cli.json(&["list", "documents"])["documents"];
        assert_eq!(documents.as_array().unwrap().len(), 1);
        window.close().await;
        stage.end("casekeep");

        // A record that no longer opens, and the way back from its own screen.
        fs::write(stage.record().join("record.db"), vec![1; 300]).unwrap();
        let window = Window::open(&stage, &[]).await;
        window.reads(&words("trouble_restore_why")).await;
        assert_eq!(window.axe().await, Vec::<String>::new(), "damaged record");
        window
            .type_into(&words("trouble_secret"), "not the passphrase")
            .await;
        window.press(&words("trouble_restore")).await;
        window.reads(&words("error_wrong_passphrase")).await;
        window.close().await;
        stage.end("casekeep");
    });
}
