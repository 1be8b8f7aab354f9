//! What every parser promises of any bytes at all. `cargo xtask fuzz` looks for
//! bytes that break a promise; every test run throws the kept corpus.
// A promise that is broken ends the run.
#![allow(clippy::unwrap_used, clippy::panic)]

mod numbers;
mod outgoing_files;
mod papers;
mod records;

/// What takes any bytes.
pub type Target = fn(&[u8]);

/// Every target, by the name of its corpus.
pub const TARGETS: [(&str, Target); 16] = [
    ("archive", papers::archive),
    ("backup_reader", records::backup_reader),
    ("calendar", outgoing_files::calendar),
    ("csv_out", outgoing_files::csv_out),
    ("json", papers::json),
    ("key_slots", records::key_slots),
    ("links", numbers::links),
    ("mail", papers::mail),
    ("mailbox", papers::mailbox),
    ("page", papers::page),
    ("pdf_protocol", papers::pdf_protocol),
    ("recogniser", numbers::recogniser),
    ("record_import", records::record_import),
    ("record_opener", records::record_opener),
    ("table", papers::table),
    ("text", papers::text),
];

/// Throws bytes at a target.
///
/// # Panics
/// When a promise is broken, or for a name no target has.
pub fn throw(name: &str, bytes: &[u8]) {
    let found = TARGETS.iter().find(|(one, _)| *one == name);
    let (_, target) = found.unwrap_or_else(|| panic!("no target {name}"));
    target(bytes);
}

/// As far as bytes are a text.
fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// A folder in memory where there is one.
fn place() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}
