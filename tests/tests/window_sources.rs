//! A folder, a workbook and a saved account page come to the real window, are
//! looked through, kept in one step and taken back, in both languages.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Cursor, Write as _};

use serde_json::Value;
use whole_program::{fixture, on_an_empty_record, Cli, FolderDialog, Stage};

/// Letters of one family in folders, and something that is no letter.
fn a_folder_of_letters(stage: &Stage) {
    let folder = stage.home().join("letters");
    fs::create_dir_all(folder.join("2025")).unwrap();
    for (name, place) in [
        ("notices/n01_receipt_i485_ioe.pdf", "receipt.pdf"),
        ("notices/n03_biometrics_i485.pdf", "2025/biometrics.pdf"),
    ] {
        fs::copy(fixture(name), folder.join(place)).unwrap();
    }
    fs::write(folder.join("song.mp3"), b"ID3\x04no letter at all").unwrap();
}

#[test]
fn a_folder_is_looked_through_as_a_list_and_kept_in_one_step() {
    on_an_empty_record(a_folder_of_letters, async |hand| {
        let folder = hand.stage.home().join("letters");
        FolderDialog::opened_by(&hand.stage, &hand.window, &hand.say("folder_add"))
            .await
            .choose(&folder);
        for name in ["receipt.pdf", "biometrics.pdf", "song.mp3"] {
            hand.window.reads(name).await;
        }
        hand.no_longer_reads(&hand.say("batch_stop")).await;
        hand.clean("a folder").await;
        assert_eq!(hand.documents(), 0, "nothing is kept before one says so");
        hand.press("batch_keep_all").await;
        hand.keeps_documents(2).await;
        // The appointment lies with the case the receipt began.
        let case = Cli::on(&hand.stage).json(&["show", "IOE0000000101"]);
        assert!(case.to_string().contains("biometrics"), "{case}");
        hand.takes_back_to(0).await;
    });
}

/// A workbook with headings nobody knows, days before months, and a formula.
fn workbook() -> Vec<u8> {
    let text =
        |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = [
        ["Receipt Number", "Form", "Received Date", "Notes"],
        ["IOE0000000781", "I-765", "03/04/2026", "sent with a friend"],
        ["IOE0000000782", "I-131", "05/06/2026", ""],
    ];
    let mut sheet = String::from("<sheetData>");
    for (number, cells) in rows.iter().enumerate() {
        let row = number + 1;
        sheet.push_str(&format!("<row r=\"{row}\">"));
        for (column, cell) in ["A", "B", "C", "D"].iter().zip(cells) {
            match (*cell, *column) {
                // Its last value is what a person saw; it is not counted again.
                ("", "D") => sheet.push_str("<c r=\"D3\"><f>1+1</f><v>2</v></c>"),
                (cell, column) => sheet.push_str(&text(&format!("{column}{row}"), cell)),
            }
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData>");
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!("<Types xmlns=\"{PACKAGE}/content-types\"/>"),
        ),
        (
            "_rels/.rels",
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{MAIN}\">{sheet}</worksheet>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let plain = zip::write::SimpleFileOptions::default();
        zip.start_file(name, plain).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_is_asked_for_its_days_kept_and_taken_back() {
    on_an_empty_record(
        |_| {},
        async |hand| {
            let file = hand.stage.home().join("mine.xlsx");
            fs::write(&file, workbook()).unwrap();
            hand.window.drop_file(&file).await;
            hand.reads("table_title").await;
            hand.reads("table_days").await;
            let ticked =
                "return document.querySelector('[id=\"fact-case.0.received_date\"]').checked";
            assert_eq!(hand.window.run(ticked).await, Value::Bool(false));
            hand.clean("a workbook").await;
            let day_first = hand.say("table_day_first");
            hand.window
                .point_at(&format!("//label[contains(., \"{day_first}\")]/input"))
                .await;
            hand.no_longer_reads(&hand.say("warning_day_or_month_first"))
                .await;
            assert_eq!(hand.window.run(ticked).await, Value::Bool(true));
            hand.is_somebody_new().await;
            hand.press("review_keep").await;
            hand.keeps_documents(1).await;
            let kept = Cli::on(&hand.stage).json(&["show", "IOE0000000781"]);
            assert!(kept.to_string().contains("2026-04-03"), "{kept}");
            hand.takes_back_to(0).await;
        },
    );
}

#[test]
fn a_saved_account_page_is_kept_and_taken_back() {
    on_an_empty_record(
        |_| {},
        async |hand| {
            hand.window
                .drop_file(&fixture("arrivals/j01_cases_detail_i485.json"))
                .await;
            hand.reads("review_keep").await;
            let facts = "return [...document.querySelectorAll('main [type=checkbox]')].length";
            assert!(hand.window.run(facts).await.as_u64().unwrap() > 3);
            hand.clean("an account page").await;
            hand.is_somebody_new().await;
            hand.press("review_keep").await;
            hand.keeps_documents(1).await;
            let cases = || Cli::on(&hand.stage).json(&["list", "cases"]);
            assert_eq!(cases()["cases"].as_array().unwrap().len(), 1);
            hand.takes_back_to(0).await;
            assert_eq!(cases()["cases"].as_array().unwrap().len(), 0);
        },
    );
}
