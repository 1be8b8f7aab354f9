//! Looking for words in the clear, however they are written down.

use std::path::Path;

use data_encoding::{BASE64, HEXLOWER, HEXUPPER};
use walkdir::WalkDir;

/// Every place below `folder` where one of the words stands in UTF-8, UTF-16,
/// base64 or hexadecimal, in any file or file name.
pub fn find_in_the_clear(folder: &Path, words: &[&str]) -> Vec<String> {
    let forms: Vec<(String, Vec<u8>)> = words.iter().flat_map(|word| forms(word)).collect();
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).into_iter().flatten() {
        let name = entry.path().display().to_string();
        let bytes = match entry.file_type().is_file() {
            true => std::fs::read(entry.path()).unwrap_or_default(),
            false => Vec::new(),
        };
        for (form, needle) in &forms {
            let inside = bytes.windows(needle.len()).any(|part| part == needle);
            let named = name
                .as_bytes()
                .windows(needle.len())
                .any(|part| part == needle);
            if inside || named {
                found.push(format!("{form} in {name}"));
            }
        }
    }
    found
}

fn forms(word: &str) -> Vec<(String, Vec<u8>)> {
    let plain = word.as_bytes();
    let mut forms = vec![
        (word.to_owned(), plain.to_vec()),
        (format!("{word} (hex)"), HEXLOWER.encode(plain).into_bytes()),
        (format!("{word} (HEX)"), HEXUPPER.encode(plain).into_bytes()),
    ];
    for (order, bytes) in [
        ("LE", u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ("BE", u16::to_be_bytes),
    ] {
        let wide = word.encode_utf16().flat_map(bytes).collect();
        forms.push((format!("{word} (UTF-16{order})"), wide));
    }
    // A word inside a longer text starts at any of three places of a base64 group.
    for offset in 0..3 {
        let mut padded = vec![0; offset];
        padded.extend_from_slice(plain);
        let encoded = BASE64
            .encode(&padded[..padded.len() - padded.len() % 3])
            .into_bytes();
        let first = [0, 2, 3][offset];
        forms.push((
            format!("{word} (base64 {offset})"),
            encoded[first..].to_vec(),
        ));
    }
    forms
}
