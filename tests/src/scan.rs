//! Looking for words in the clear, however they are written down.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use data_encoding::{BASE64, HEXLOWER, HEXUPPER};
use flate2::read::{GzDecoder, ZlibDecoder};
use memchr::memmem;
use walkdir::WalkDir;

/// So much of a stream is looked at.
const LARGEST_STREAM: u64 = 4 << 20;

/// Every place below `folder` where one of the words stands in UTF-8, UTF-16,
/// base64 or hexadecimal, in any file or file name, also inside deflated data.
pub fn find_in_the_clear(folder: &Path, words: &[&str]) -> Vec<String> {
    let forms: Vec<(String, Vec<u8>)> = words.iter().flat_map(|word| forms(word)).collect();
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).into_iter().flatten() {
        let name = entry.path().display().to_string();
        let mut contents = Vec::new();
        if entry.file_type().is_file() {
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            contents.extend(inflated(&bytes));
            contents.push(bytes);
        }
        for (form, needle) in &forms {
            let inside = contents
                .iter()
                .any(|bytes| memmem::find(bytes, needle).is_some());
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

/// What lay in the system's own temporary folders at a moment: a program may write
/// there, whatever it was told of a better place.
pub struct TemporaryFolders(BTreeSet<PathBuf>);

impl TemporaryFolders {
    /// As they are now.
    pub fn now() -> Self {
        let folders = ["/tmp", "/var/tmp"].iter().map(std::fs::read_dir);
        let entries = folders.flatten().flatten().flatten();
        Self(entries.map(|entry| entry.path()).collect())
    }

    /// The same as [`find_in_the_clear`], in what came since. Folders of other
    /// tests, and so this stage's home, are not looked at.
    pub fn find_in_the_clear(&self, words: &[&str]) -> Vec<String> {
        let of_a_test = |path: &Path| path.display().to_string().contains("tmp/.tmp");
        let came = Self::now().0.into_iter();
        let came = came.filter(|path| !self.0.contains(path) && !of_a_test(path));
        came.flat_map(|path| find_in_the_clear(&path, words))
            .collect()
    }
}

/// What comes out where a zlib or gzip stream may begin.
fn inflated(bytes: &[u8]) -> Vec<Vec<u8>> {
    let begins = |at: usize| match bytes[at..] {
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => Some(true),
        [0x1f, 0x8b, 0x08, ..] => Some(false),
        _ => None,
    };
    let streams = (0..bytes.len()).filter_map(|at| {
        let mut out = Vec::new();
        // A broken end does not take back what came out before it.
        let _ = match begins(at)? {
            true => ZlibDecoder::new(&bytes[at..])
                .take(LARGEST_STREAM)
                .read_to_end(&mut out),
            false => GzDecoder::new(&bytes[at..])
                .take(LARGEST_STREAM)
                .read_to_end(&mut out),
        };
        (!out.is_empty()).then_some(out)
    });
    streams.collect()
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_word_in_a_file_that_came_into_the_temporary_folder_is_found() {
        let word = "Quetzal Temporary";
        let before = TemporaryFolders::now();
        assert_eq!(before.find_in_the_clear(&[word]), Vec::<String>::new());
        let file = tempfile::Builder::new().prefix("came").tempfile_in("/tmp");
        let mut file = file.unwrap();
        file.write_all(word.as_bytes()).unwrap();
        assert!(!before.find_in_the_clear(&[word]).is_empty());
    }

    #[test]
    fn a_word_is_found_however_it_is_hidden() {
        let folder = tempfile::tempdir().unwrap();
        let word = "Quetzal Alexandra";
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(word.repeat(3).as_bytes()).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(word.as_bytes()).unwrap();
        let hidden = [
            ("plain", word.as_bytes().to_vec()),
            ("wide", wide),
            ("zlib", zlib.finish().unwrap()),
            ("gzip", gzip.finish().unwrap()),
            (
                "base64",
                BASE64.encode(format!("xy{word}").as_bytes()).into_bytes(),
            ),
            ("hex", HEXLOWER.encode(word.as_bytes()).into_bytes()),
        ];
        for (name, bytes) in hidden {
            let file = folder.path().join(name);
            std::fs::write(&file, [b"before ".as_slice(), &bytes].concat()).unwrap();
            assert!(
                !find_in_the_clear(folder.path(), &[word]).is_empty(),
                "{name}"
            );
            std::fs::remove_file(&file).unwrap();
        }
        std::fs::write(folder.path().join("other"), "nothing of the kind").unwrap();
        assert_eq!(
            find_in_the_clear(folder.path(), &[word]),
            Vec::<String>::new()
        );
    }
}
