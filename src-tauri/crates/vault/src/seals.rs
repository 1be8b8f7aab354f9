//! The seals of SQLCipher's pages, looked at without opening the pages: by every
//! processor, and with no more cryptography than a seal needs.
//!
//! The form is SQLCipher 4's (<https://www.zetetic.net/sqlcipher/design/>) and
//! stands in FORMAT.md: 4096 bytes, at their end an IV of 16 and a seal of 64,
//! which is HMAC-SHA512 of the encrypted bytes, the IV and the page's number.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use pbkdf2::pbkdf2_hmac;
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::keys::DataKey;

/// Bytes of a page.
const PAGE: usize = 4096;
/// Of them at the end, the seal.
const SEAL: usize = 64;
/// In front of the first page, in the clear, and not sealed.
const SALT: usize = 16;
/// Rounds in which the key of the seals is made of the record's own, and what is
/// laid over the salt for it.
const ROUNDS: u32 = 2;
const MASK: u8 = 0x3a;
/// Pages read at once.
const PAGES_AT_ONCE: usize = 64;
/// The page around the byte with which SQLite locks a file is never written.
const LOCK_PAGE: u64 = 0x4000_0000 / PAGE as u64;

/// The seals of one database: their hash with its key taken in, ready for a page.
pub(crate) struct Seals(Hmac<Sha512>);

impl Seals {
    /// Of the database at `file`, sealed under `key`.
    ///
    /// # Errors
    /// When its first bytes cannot be read.
    pub(crate) fn of(file: &Path, key: &DataKey) -> io::Result<Self> {
        let mut salt = [0; SALT];
        File::open(file)?.read_exact(&mut salt)?;
        let salt = salt.map(|byte| byte ^ MASK);
        // One block of the hash: HMAC pads a shorter key with zeros to the same.
        let mut block = Zeroizing::new([0; 128]);
        pbkdf2_hmac::<Sha512>(key.bytes(), &salt, ROUNDS, &mut block[..32]);
        Ok(Self(KeyInit::new(&(*block).into())))
    }

    /// Whether every page in these bytes of `file` bears its seal. `bytes` begins
    /// and ends between two pages.
    pub(crate) fn hold(&self, file: &Path, bytes: Range<u64>) -> bool {
        self.held(file, bytes).unwrap_or(false)
    }

    fn held(&self, file: &Path, bytes: Range<u64>) -> io::Result<bool> {
        let size = PAGE as u64;
        if !bytes.start.is_multiple_of(size) || !bytes.end.is_multiple_of(size) {
            return Ok(false);
        }
        let mut file = File::open(file)?;
        file.seek(SeekFrom::Start(bytes.start))?;
        let mut read = vec![0; PAGES_AT_ONCE * PAGE];
        let mut at = bytes.start;
        while at < bytes.end {
            let left = usize::try_from(bytes.end - at).unwrap_or(usize::MAX);
            let pages = &mut read[..left.min(PAGES_AT_ONCE * PAGE)];
            file.read_exact(pages)?;
            for page in pages.chunks_exact(PAGE) {
                if at / size != LOCK_PAGE && !self.holds(at / size, page) {
                    return Ok(false);
                }
                at += size;
            }
        }
        Ok(true)
    }

    /// Whether the page that has `before` others in front of it bears its seal.
    fn holds(&self, before: u64, page: &[u8]) -> bool {
        let Ok(number) = u32::try_from(before + 1) else {
            return false;
        };
        let (sealed, seal) = page.split_at(PAGE - SEAL);
        let salted = if before == 0 { SALT } else { 0 };
        let mut hash = self.0.clone();
        hash.update(&sealed[salted..]);
        hash.update(&number.to_le_bytes());
        hash.verify_slice(seal).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::connection;

    fn sealed() -> (tempfile::TempDir, std::path::PathBuf, DataKey) {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join("record.db");
        let key = DataKey::from_bytes(&[7; 32]).expect("32 bytes");
        let made = connection::create(&file, &key).expect("made");
        made.execute_batch(
            "CREATE TABLE paper (bytes BLOB); INSERT INTO paper VALUES (randomblob(90000));",
        )
        .expect("written");
        made.close().expect("closed");
        (home, file, key)
    }

    /// Whether the whole file bears its seals.
    fn whole(file: &std::path::Path, key: &DataKey) -> bool {
        let size = fs::metadata(file).expect("there").len();
        Seals::of(file, key).expect("read").hold(file, 0..size)
    }

    #[test]
    fn what_sqlcipher_wrote_bears_its_seals_and_no_other_byte_does() {
        let (_home, file, key) = sealed();
        let bytes = fs::read(&file).expect("read");
        assert!(bytes.len() > 20 * PAGE);
        assert!(whole(&file, &key));
        for part in 0..40 {
            let mut other = bytes.clone();
            other[bytes.len() / 40 * part + part] ^= 1;
            fs::write(&file, &other).expect("written");
            assert!(!whole(&file, &key), "part {part}");
        }
    }

    #[test]
    fn a_page_in_anothers_place_a_short_file_and_another_key_are_seen() {
        let (_home, file, key) = sealed();
        let bytes = fs::read(&file).expect("read");
        let all = 0..bytes.len() as u64;
        assert!(!whole(
            &file,
            &DataKey::from_bytes(&[8; 32]).expect("32 bytes")
        ));

        let mut swapped = bytes.clone();
        swapped.copy_within(5 * PAGE..6 * PAGE, 6 * PAGE);
        fs::write(&file, &swapped).expect("written");
        assert!(!whole(&file, &key));

        fs::write(&file, &bytes[..bytes.len() - PAGE]).expect("written");
        assert!(!Seals::of(&file, &key).expect("read").hold(&file, all));
        fs::write(&file, &bytes[..bytes.len() - 100]).expect("written");
        assert!(!whole(&file, &key), "torn inside a page");
    }
}
