//! What leaves as papers, without a window: a packet as one PDF, where what
//! cannot be bound is named instead of lost, and copies of every document.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{json, Value};
use whole_program::{fixture, Cli, Exhibits};

const PASSPHRASE: &str = "three calm herons";
const RECEIPT: &str = "IOE0000000105";

/// A red picture of 4 by 2 pixels.
const PICTURE: &[u8] = b"iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGM4oKAARwzIHABtGggBzICBrwAAAABJRU5ErkJggg==";

/// A binder of its own, without any session.
fn binder(home: &Path) -> Exhibits<'static> {
    let cli = Cli::alone(home, PASSPHRASE);
    let init = cli.tell(&["init", "--no-keychain", "--passphrase-stdin"], "");
    assert_eq!(init.code, Some(0), "{}", init.err);
    Exhibits::beside_a_notice(cli, "notices/n05_rfe_i485_two_pages.pdf")
}

fn said(program: &str, arguments: &[&str]) -> String {
    let said = Command::new(program).args(arguments).output().unwrap();
    assert!(
        said.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&said.stderr)
    );
    String::from_utf8_lossy(&said.stdout).into_owned()
}

#[test]
fn cover_exhibits_and_papers_stand_in_one_file_in_order() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    fs::write(
        at("foto.png"),
        data_encoding::BASE64.decode(PICTURE).unwrap(),
    )
    .unwrap();
    fs::write(at("carta.txt"), "Tía Rosa escribe:\nla boda fue en mayo.\n").unwrap();
    fs::write(at("roto.pdf"), "%PDF-1.4 and nothing behind it").unwrap();
    let binder = binder(home.path());
    let [picture, letter, broken] =
        ["foto.png", "carta.txt", "roto.pdf"].map(|name| binder.keep(&at(name)));
    let locked = binder.keep(&fixture("hostile/asks_for_password.pdf"));
    binder.has(json!("base.fee"), "", json!([binder.notice]));
    binder.has(
        json!(null),
        "Wedding",
        json!([picture, letter, broken, locked]),
    );

    let out = at("packet.pdf");
    let file = out.to_str().unwrap();
    let bound = binder.cli.tell(
        &["export", "pdf", "--case", RECEIPT, "--out", file, "--json"],
        "",
    );
    // Bound, and two papers need the person.
    assert_eq!(bound.code, Some(1), "{}{}", bound.out, bound.err);
    let answer: Value = serde_json::from_str(&bound.out).unwrap();
    let left_out = answer["left_out"].to_string();
    assert!(left_out.contains("roto.pdf") && left_out.contains("asks_for_password.pdf"));
    assert_eq!(answer["left_out"].as_array().unwrap().len(), 2);

    // Cover, slip sheet, two pages of the notice, slip sheet, picture, letter.
    let about = said("pdfinfo", &[file]);
    let pages = about
        .lines()
        .find(|line| line.starts_with("Pages:"))
        .unwrap();
    assert_eq!(pages.split_whitespace().nth(1), Some("7"), "{about}");
    let page = |number: &str| {
        said(
            "pdftotext",
            &["-layout", "-f", number, "-l", number, file, "-"],
        )
    };
    let cover = page("1");
    assert!(
        cover.contains("Exhibit A") && cover.contains("Exhibit B"),
        "{cover}"
    );
    assert!(
        cover.contains("Wedding") && cover.contains("B-1 foto.png"),
        "{cover}"
    );
    let begins = |exhibit: &str| {
        let line = cover.lines().find(|line| line.contains(exhibit)).unwrap();
        line.split_whitespace().last().unwrap().to_owned()
    };
    assert_eq!([begins("Exhibit A"), begins("Exhibit B")], ["2", "5"]);
    let (_, beside) = cover.split_once("Not in this file").unwrap();
    assert!(beside.contains("roto.pdf") && beside.contains("asks_for_password.pdf"));
    assert!(
        page("3").contains("Request for Evidence") || page("3").contains("REQUEST FOR EVIDENCE")
    );
    assert!(page("5").contains("Exhibit B"));
    assert!(page("7").contains("Tía Rosa escribe:"), "{}", page("7"));
    // The picture is on its page: red among the white.
    let picture = at("page");
    said(
        "pdftoppm",
        &[
            "-f",
            "6",
            "-l",
            "6",
            "-r",
            "20",
            file,
            picture.to_str().unwrap(),
        ],
    );
    let drawn = fs::read_dir(home.path()).unwrap().flatten();
    let drawn = drawn
        .map(|one| one.path())
        .find(|one| one.extension().is_some_and(|e| e == "ppm"));
    let pixels = fs::read(drawn.unwrap()).unwrap();
    let is_red = |pixel: &[u8]| pixel[0] > 180 && pixel[1] < 80 && pixel[2] < 80;
    assert!(
        pixels[16..].windows(3).any(is_red),
        "no red on the page of the picture"
    );
}

#[test]
fn a_packet_of_nothing_and_a_redacted_one_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let binder = binder(home.path());
    let out = home.path().join("packet.pdf");
    let file = out.to_str().unwrap();
    let export = |more: &[&str]| {
        let words = [&["export", "pdf", "--out", file], more].concat();
        binder.cli.tell(&words, "").code
    };
    assert_eq!(export(&["--case", RECEIPT]), Some(3), "nothing is at hand");
    assert_eq!(export(&["--case", RECEIPT, "--redact"]), Some(2));
    assert_eq!(export(&[]), Some(2), "of which case?");
    assert!(!out.exists());
}

#[test]
fn every_document_is_written_out_as_it_arrived() {
    let home = tempfile::tempdir().unwrap();
    let binder = binder(home.path());
    let letter = home.path().join("carta.txt");
    for words in ["one", "two"] {
        fs::write(&letter, words).unwrap();
        binder.keep(&letter);
    }
    let inside = home.path().join("stick");
    fs::create_dir(&inside).unwrap();
    let export = || {
        let words = ["export", "documents", "--out", inside.to_str().unwrap()];
        binder.cli.json(&words)
    };
    let done = export();
    assert_eq!(done["count"], 3);
    let folder = inside.join(done["folder"].as_str().unwrap());
    let notice = "n05_rfe_i485_two_pages.pdf";
    let arrived = fs::read(fixture(&format!("notices/{notice}"))).unwrap();
    assert_eq!(fs::read(folder.join(notice)).unwrap(), arrived);
    // Two of one name are two files.
    let mut letters =
        ["carta.txt", "2-carta.txt"].map(|name| fs::read_to_string(folder.join(name)).unwrap());
    letters.sort();
    assert_eq!(letters, ["one", "two"]);
    // What is there stays; only its owner may read it.
    assert_ne!(export()["folder"], done["folder"]);
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(folder.join("carta.txt"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0);
}
