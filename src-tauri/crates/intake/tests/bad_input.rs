//! Files that cannot be read: each is named, and none hurts the reader.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use intake::{boxed, read, read_text, read_with, Limits, ReadError, ReaderProgram};

fn fixture(name: &str) -> Vec<u8> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures");
    fs::read(fixtures.join(name)).unwrap()
}

fn reader() -> ReaderProgram {
    let deps = std::env::current_exe().unwrap();
    let target = deps.parent().unwrap().parent().unwrap();
    let name = format!("pdf_reader{}", std::env::consts::EXE_SUFFIX);
    ReaderProgram::new(target.join("examples").join(name), [])
}

/// A PDF of these objects (the first is the catalogue), with a correct table.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        writeln!(file, "{} 0 obj\n{object}\nendobj", number + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(
        file,
        "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

fn with_pages(count: usize, content: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..count).map(|n| format!("{} 0 R", n + 4)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {count} >>",
            kids.join(" ")
        ),
        format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ),
    ];
    for _ in 0..count {
        objects.push(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R >>".to_owned(),
        );
    }
    pdf(&objects)
}

#[test]
fn what_is_no_known_file_is_said() {
    assert_eq!(
        read(b"\x00\x01\x02 binary", &reader()),
        Err(ReadError::NotAPdf)
    );
    assert_eq!(
        boxed::read_pdf(b"hello", &reader(), &Limits::default()),
        Err(ReadError::NotAPdf)
    );
    let picture = b"\x89PNG\r\n\x1a\n....";
    assert_eq!(read(picture, &reader()), Err(ReadError::Damaged));
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0";
    assert_eq!(read(heic, &reader()), Err(ReadError::PictureUnsupported));
    for nothing in ["", "  \n\t ", "\u{feff}"] {
        assert_eq!(read_text(nothing), Err(ReadError::Empty), "{nothing:?}");
    }
}

#[test]
fn a_damaged_file_is_damaged() {
    let whole = fixture("notices/n01_receipt_i485_ioe.pdf");
    assert_eq!(read(&whole[..300], &reader()), Err(ReadError::Damaged));
    assert_eq!(
        read(b"%PDF-1.7\nnothing follows", &reader()),
        Err(ReadError::Damaged)
    );
}

/// Whatever bytes are flipped, the answer is a reading or a named error.
#[test]
fn flipped_bytes_never_end_in_anything_else() {
    let whole = fixture("notices/n03_biometrics_i485.pdf");
    for step in 0..40 {
        let mut flipped = whole.clone();
        for place in (step..flipped.len()).step_by(997) {
            flipped[place] ^= 0x5a;
        }
        match read(&flipped, &reader()) {
            Ok(_) | Err(ReadError::Damaged | ReadError::NoText { .. } | ReadError::TooComplex) => {}
            Err(ReadError::Encrypted | ReadError::TooManyPages { .. } | ReadError::NotAPdf) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_password_is_asked_for_by_name() {
    let locked = fixture("hostile/asks_for_password.pdf");
    assert_eq!(read(&locked, &reader()), Err(ReadError::Encrypted));
    // Only an owner's password: anyone may read it.
    let open = fixture("hostile/owner_password_only.pdf");
    let proposal = read(&open, &reader()).unwrap();
    assert_eq!(
        proposal
            .case(0)
            .unwrap()
            .get("receipt_number")
            .unwrap()
            .value,
        "IOE0000000101"
    );
}

#[test]
fn pages_without_text_and_picture_are_empty_pages() {
    assert_eq!(
        read(&with_pages(3, ""), &reader()),
        Err(ReadError::NoText { pages: 3 })
    );
}

#[test]
fn too_large_is_said_before_anything_is_read() {
    let limits = Limits {
        max_input: 1_000,
        ..Limits::default()
    };
    assert_eq!(
        read_with(&[b'x'; 1_001], &reader(), &limits),
        Err(ReadError::TooLarge {
            bytes: 1_001,
            limit: 1_000
        })
    );
    assert!(Limits::default().max_input < 500_000_000);
}

#[test]
fn too_many_pages_are_counted_not_read() {
    assert_eq!(
        read(&with_pages(201, ""), &reader()),
        Err(ReadError::TooManyPages {
            pages: 201,
            limit: 200
        })
    );
}

#[test]
fn bombs_end_the_child_and_not_the_program() {
    let nested = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let tower = pdf(&[
        "<< /Type /Catalog /Pages 2 0 R /Bomb 3 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        nested.clone(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox {nested} >>"),
    ]);
    let endless = pdf(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>".to_owned(),
    ]);
    for bomb in [tower, endless] {
        assert!(matches!(
            read(&bomb, &reader()),
            Err(ReadError::TooComplex | ReadError::Damaged | ReadError::NoText { .. })
        ));
    }
}

/// A child that never answers is ended when its time is over.
#[cfg(unix)]
#[test]
fn a_child_that_hangs_is_ended() {
    let limits = Limits {
        wall_time: Duration::from_millis(300),
        ..Limits::default()
    };
    let sleeper = ReaderProgram::new("/bin/sleep", ["60".into()]);
    let start = Instant::now();
    let hung = read_with(b"%PDF-1.4\n", &sleeper, &limits);
    assert_eq!(hung, Err(ReadError::TooComplex));
    assert!(start.elapsed() < Duration::from_secs(30));
    let missing = ReaderProgram::new("/nowhere/reader", []);
    assert_eq!(read(b"%PDF-1.4\n", &missing), Err(ReadError::ReaderMissing));
}

fn receipt(number: &str) -> String {
    let text = fixture("notices/n01_receipt_i485_ioe.layout.txt");
    String::from_utf8(text)
        .unwrap()
        .replace("IOE0000000101", number)
}

fn warnings(text: &str) -> Vec<&'static str> {
    let proposal = read_text(text).unwrap();
    proposal
        .warnings
        .iter()
        .map(|warning| warning.code.as_str())
        .collect()
}

#[test]
fn a_notice_without_a_good_number_says_so() {
    assert!(warnings(&receipt("             ")).contains(&"no_receipt_number"));
    assert!(warnings(&receipt("XQZ0000000101")).contains(&"unknown_prefix"));
    assert!(warnings(&receipt("IOE00000101  ")).contains(&"receipt_wrong_length"));
    assert_eq!(warnings(&receipt("IOE0000000101")), Vec::<&str>::new());
}
