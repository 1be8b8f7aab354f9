//! Files made to exhaust: each ends in a named error within its bounds, and the
//! program that asked goes on.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use intake::{read, read_with, unpacked, Limits, ReadError, ReaderProgram};
use zip::write::SimpleFileOptions;
use zip::ZipWriter;

fn reader() -> ReaderProgram {
    let deps = std::env::current_exe().unwrap();
    let target = deps.parent().unwrap().parent().unwrap();
    let name = format!("pdf_reader{}", std::env::consts::EXE_SUFFIX);
    ReaderProgram::new(target.join("examples").join(name), [])
}

fn archive(write: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    write(&mut zip);
    zip.finish().unwrap().into_inner()
}

fn plain() -> SimpleFileOptions {
    SimpleFileOptions::default()
}

#[test]
fn an_archive_that_swells_is_not_unpacked() {
    let bomb = archive(|zip| {
        zip.start_file("papers.txt", plain()).unwrap();
        let zeros = vec![b'0'; 1 << 20];
        for _ in 0..60 {
            zip.write_all(&zeros).unwrap();
        }
    });
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    let start = Instant::now();
    assert_eq!(read(&bomb, &reader()), Err(ReadError::TooComplex));
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn an_archive_of_more_files_than_anybody_has_is_not_unpacked() {
    let crowd = archive(|zip| {
        for number in 0..501 {
            zip.start_file(format!("{number}.txt"), plain()).unwrap();
        }
    });
    assert_eq!(read(&crowd, &reader()), Err(ReadError::TooComplex));
}

#[test]
fn links_ways_out_and_archives_inside_are_named_and_not_followed() {
    let inner = archive(|zip| {
        zip.start_file("deep.txt", plain()).unwrap();
        zip.write_all(b"Receipt Number IOE0000000999").unwrap();
    });
    let tricks = archive(|zip| {
        zip.add_symlink("passwd.txt", "/etc/passwd", plain())
            .unwrap();
        zip.start_file("../outside.txt", plain()).unwrap();
        zip.write_all(b"Receipt Number IOE0000000998").unwrap();
        zip.start_file("/rooted.txt", plain()).unwrap();
        zip.write_all(b"Receipt Number IOE0000000997").unwrap();
        zip.start_file("inner.zip", plain()).unwrap();
        zip.write_all(&inner).unwrap();
        zip.start_file("note.txt", plain()).unwrap();
        zip.write_all(b"USCIS: We accepted your Form I-765. Receipt #IOE0000000404.")
            .unwrap();
    });
    let found = unpacked(&tricks, &Limits::default()).unwrap();
    let names: Vec<&str> = found.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["note.txt"]);
    let mut refused = found.refused;
    refused.sort();
    assert_eq!(
        refused,
        ["inner.zip", "outside.txt", "passwd.txt", "rooted.txt"]
    );
    let proposal = read(&tricks, &reader()).unwrap();
    assert_eq!(proposal.cases.len(), 1);
    assert!(proposal
        .warnings
        .iter()
        .any(|warning| warning.code.as_str() == "parts_not_read"));
}

#[test]
fn a_mailbox_of_thousands_gives_its_few_cases() {
    let mut mailbox = String::new();
    for number in 0..6_000 {
        let from = match number % 1_000 {
            0 => "USCIS <no-reply@uscis.dhs.gov>",
            _ => "Sam <sam@example.org>",
        };
        mailbox.push_str(&format!(
            "From a@example.org Mon Jan  5 09:00:00 2026\nFrom: {from}\nSubject: We have taken an action on your case\nDate: Mon, 5 Jan 2026 09:15:00 -0500\nMessage-ID: <m{number}@example.invalid>\n\nReceipt number: IOE{:010}\n\n",
            number / 1_000
        ));
    }
    let proposal = read(mailbox.as_bytes(), &reader()).unwrap();
    assert_eq!(proposal.cases.len(), 6);
    assert_eq!(proposal.events.len(), 6);
}

#[test]
fn a_workbook_that_swells_ends_its_reader_alone() {
    let bomb = archive(|zip| {
        zip.start_file("[Content_Types].xml", plain()).unwrap();
        zip.write_all(
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        )
        .unwrap();
        zip.start_file("_rels/.rels", plain()).unwrap();
        zip.write_all(b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
            .unwrap();
        zip.start_file("xl/workbook.xml", plain()).unwrap();
        zip.write_all(b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
            .unwrap();
        zip.start_file("xl/_rels/workbook.xml.rels", plain())
            .unwrap();
        zip.write_all(b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
            .unwrap();
        zip.start_file("xl/worksheets/sheet1.xml", plain()).unwrap();
        zip.write_all(b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>")
            .unwrap();
        // A cell far away in each direction makes a table of everything between.
        zip.write_all(b"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>")
            .unwrap();
    });
    let limits = Limits {
        wall_time: Duration::from_secs(10),
        ..Limits::default()
    };
    let start = Instant::now();
    let end = read_with(&bomb, &reader(), &limits);
    assert!(matches!(end, Err(ReadError::TooComplex)), "{end:?}");
    assert!(start.elapsed() < Duration::from_secs(15));
}

/// A picture's head may promise more pixels than any page has.
#[test]
fn pictures_larger_than_any_page_are_refused() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(60_000_u32.to_be_bytes());
    png.extend(60_000_u32.to_be_bytes());
    png.extend(b"\x08\0\0\0\0");
    png.extend(crc(&png[12..]).to_be_bytes());
    png.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entries: [(u16, u16, u32); 9] = [
        (256, 4, 200_000),
        (257, 4, 200_000),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 1),
        (278, 4, 200_000),
        (279, 4, 4_000_000_000),
    ];
    tiff.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
    for (tag, kind, value) in entries {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(1_u32.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    }
    tiff.extend([0; 4]);
    let cut = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03".to_vec();
    for picture in [png, tiff, cut] {
        let start = Instant::now();
        let end = read(&picture, &reader());
        assert!(
            matches!(end, Err(ReadError::TooComplex | ReadError::Damaged)),
            "{end:?}"
        );
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}

/// The check of a PNG chunk (ISO/IEC 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| match sum & 1 {
            1 => sum >> 1 ^ 0xedb8_8320,
            _ => sum >> 1,
        })
    })
}

/// A reader that is ended from outside answers nothing: that is said as a file
/// that took too much.
#[cfg(unix)]
#[test]
fn a_reader_that_is_killed_leaves_a_named_error() {
    let killed = ReaderProgram::new("/bin/sh", ["-c".into(), "kill -9 $$".into()]);
    for file in [
        &b"%PDF-1.4\n"[..],
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04xl/workbook",
    ] {
        assert_eq!(read(file, &killed), Err(ReadError::TooComplex));
    }
}
