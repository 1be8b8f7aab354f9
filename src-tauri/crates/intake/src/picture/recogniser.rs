//! The system's tesseract, if there is one. It is handed a picture on standard
//! input and inherits the bounds of the child that calls it.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use image::GrayImage;

use crate::error::ReadError;

/// Where systems put it. The child has no search path.
const PLACES: [&str; 5] = [
    "/usr/bin/tesseract",
    "/usr/local/bin/tesseract",
    "/opt/homebrew/bin/tesseract",
    "/opt/local/bin/tesseract",
    "C:\\Program Files\\Tesseract-OCR\\tesseract.exe",
];

/// The recogniser of this system.
pub(crate) fn recogniser() -> Option<PathBuf> {
    PLACES
        .iter()
        .map(Path::new)
        .find(|path| path.is_file())
        .map(Path::to_path_buf)
}

/// What the recogniser says of a picture: its table of words.
///
/// # Errors
/// `RecogniserMissing` when there is none, `TooComplex` when it fails.
pub(super) fn table_of(picture: &GrayImage) -> Result<String, ReadError> {
    let program = recogniser().ok_or(ReadError::RecogniserMissing)?;
    let mut child = Command::new(program)
        .args([
            "stdin", "stdout", "-l", "eng", "--dpi", "200", "--psm", "4", "tsv",
        ])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| ReadError::RecogniserMissing)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let table = thread::scope(|scope| {
        scope.spawn(move || {
            if let Some(mut input) = input {
                // A recogniser that gives up closes its end; its answer tells.
                let _ = input.write_all(&portable(picture));
            }
        });
        let mut table = String::new();
        output?.read_to_string(&mut table).ok()?;
        Some(table)
    });
    let ended = child.wait().is_ok_and(|status| status.success());
    table.filter(|_| ended).ok_or(ReadError::TooComplex)
}

/// A picture as a portable grey map.
fn portable(picture: &GrayImage) -> Vec<u8> {
    let (width, height) = picture.dimensions();
    let mut bytes = format!("P5\n{width} {height}\n255\n").into_bytes();
    bytes.extend_from_slice(picture.as_raw());
    bytes
}
