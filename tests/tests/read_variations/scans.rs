//! Scans: as a JPEG, PNG or TIFF, lying on their side, beside pages of text, and
//! with text of their own that is or is not what they show.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{json, Value};
use whole_program::fixture;

use crate::{holds, read};

/// The picture inside the scanned notice.
fn picture() -> Vec<u8> {
    let file = fs::read(fixture("notices/n20_scan_biometrics_image_only.pdf")).expect("the scan");
    let begin = memchr::memmem::find(&file, b"\xff\xd8\xff").expect("a picture");
    let end = memchr::memmem::rfind(&file, b"\xff\xd9").expect("its end");
    file[begin..end + 2].to_vec()
}

/// A page with the picture and these lines under it, which nobody sees. Before
/// it, a page of these lines alone.
fn scanned(hidden: &str, page_before: &str) -> Vec<u8> {
    let picture = picture();
    let lines = |text: &str, mode: u8| {
        let mut drawn = format!("BT {mode} Tr\n");
        for (number, line) in text.lines().enumerate() {
            let line = line
                .replace('\\', "\\\\")
                .replace('(', "\\(")
                .replace(')', "\\)");
            let y = 785.0 - 8.0 * number as f64;
            drawn.push_str(&format!("/F1 7 Tf 1 0 0 1 20 {y} Tm ({line}) Tj\n"));
        }
        (drawn + "ET").into_bytes()
    };
    let mut content = b"q 622 0 0 800 0 0 cm /Im Do Q\n".to_vec();
    content.extend(lines(hidden, 3));
    let page = |content: u8| {
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 622 800] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im 4 0 R >> >> >>")
    };
    let kids = match page_before {
        "" => "[6 0 R]",
        _ => "[8 0 R 6 0 R]",
    };
    let stream = |about: &str, bytes: &[u8]| {
        let mut object = format!("<< {about} /Length {} >>\nstream\n", bytes.len()).into_bytes();
        object.extend(bytes);
        object.extend(b"\nendstream");
        object
    };
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids {kids} /Count {} >>", kids.matches('R').count()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".to_vec(),
        stream("/Type /XObject /Subtype /Image /Width 1728 /Height 2222 /Filter /DCTDecode /BitsPerComponent 8 /ColorSpace /DeviceGray", &picture),
        stream("", &content),
        page(5).into_bytes(),
        stream("", &lines(page_before, 0)),
        page(7).into_bytes(),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    file.extend(
        format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1
        )
        .into_bytes(),
    );
    file
}

fn text(name: &str) -> String {
    fs::read_to_string(fixture(name)).expect("text")
}

fn warns(found: &Value, code: &str) -> bool {
    let codes = found["warnings"].as_array().expect("warnings");
    codes.iter().any(|warning| warning == code)
}

#[test]
fn text_under_a_scan_is_held_against_what_the_scan_shows() {
    let honest = text("arrivals/n20_scan_biometrics_image_only.ocr.txt").replace("10E0", "IOE0");
    let (_, found) = read(&scanned(&honest, ""), "pdf");
    assert!(
        !warns(&found, "text_differs_from_picture"),
        "{}",
        found["warnings"]
    );
    assert_eq!(found["cases"][0]["receipt_number"], "IOE0000000101");
    for other in [
        honest.replace("IOE0000000101", "IOE0000000102"),
        honest.replace("11/07/2025", "11/17/2025"),
        text("notices/n11_receipt_i765_elis_caps.txt"),
    ] {
        let (code, found) = read(&scanned(&other, ""), "pdf");
        assert_eq!(code, Some(1));
        assert!(
            warns(&found, "text_differs_from_picture"),
            "{}",
            found["warnings"]
        );
    }
}

#[test]
fn a_scanned_page_after_a_page_of_text_is_read_too() {
    let before = text("notices/n11_receipt_i765_elis_caps.layout.txt");
    let (_, found) = read(&scanned("", &before), "pdf");
    let receipts: Vec<&Value> = found["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|case| &case["receipt_number"])
        .collect();
    assert_eq!(receipts, [&json!("IOE0000000111"), &json!("IOE0000000101")]);
    assert!(warns(&found, "ocr_used"));
    assert!(!warns(&found, "no_text_layer"));
    let appointment = json!([{"local_datetime": "2025-11-07T09:00"}]);
    assert!(
        holds(&appointment, &found["appointments"]),
        "{}",
        found["appointments"]
    );
}

#[test]
fn photographs_of_every_kind_are_read_on_any_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let jpeg = folder.path().join("scan.jpg");
    fs::write(&jpeg, picture()).expect("written");
    let drawn = |name: &str, turn: &str| -> Vec<u8> {
        let to = folder.path().join(name);
        let ended = Command::new("convert")
            .arg(&jpeg)
            .args(["-rotate", turn, "-compress", "zip"])
            .arg(&to)
            .status();
        assert!(ended.expect("convert runs").success());
        fs::read(Path::new(&to)).expect("drawn")
    };
    for (bytes, ending) in [
        (picture(), "jpg"),
        (drawn("scan.png", "0"), "png"),
        (drawn("side.tif", "90"), "tif"),
    ] {
        let (code, found) = read(&bytes, ending);
        assert_eq!(code, Some(1), "{ending}");
        let case = json!([{"receipt_number": "IOE0000000101", "notice_date": "2025-10-20", "a_numbers": ["A000000101"]}]);
        assert!(
            holds(&case, &found["cases"]),
            "{ending}: {}",
            found["cases"]
        );
        let appointment = json!([{"local_datetime": "2025-11-07T09:00"}]);
        assert!(
            holds(&appointment, &found["appointments"]),
            "{ending}: {}",
            found["appointments"]
        );
    }
}
