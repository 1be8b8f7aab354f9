//! The recovery code: 160 random bits, shown once.

use std::fmt;

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::random;
use crate::error::VaultError;

const BYTES: usize = 20;
const LETTERS: usize = 36;
const CHECK_LETTERS: usize = 4;
const GROUP: usize = 4;

/// The code that always opens the record: 32 letters of 5 bits and 4 letters
/// that check them, in 9 groups of 4. The alphabet is Crockford's base 32,
/// which has no I, L, O and U, so that nothing can be misread.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; BYTES]);

/// Why a typed code cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeProblem {
    /// Too many or too few letters.
    WrongLength {
        /// Letters typed.
        found: usize,
        /// Letters of a code.
        expected: usize,
    },
    /// A character that no code has.
    UnknownCharacter {
        /// Its place among the letters, counted from 1.
        position: usize,
    },
    /// The check letters do not fit: there is a typing error.
    WrongChecksum,
}

impl RecoveryCode {
    pub(crate) fn generate() -> Result<Self, VaultError> {
        let mut code = Self([0; BYTES]);
        random(&mut code.0)?;
        Ok(code)
    }

    /// Makes a code from bytes that are not secret, for the sample record,
    /// whose contents are public.
    pub fn of_sample(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads a code as typed: capital or small letters, any blanks and dashes,
    /// O for 0, I and L for 1.
    ///
    /// # Errors
    /// What is wrong with it; see [`CodeProblem`].
    pub fn parse(typed: &str) -> Result<Self, CodeProblem> {
        let letters = plain_letters(typed);
        if letters.len() != LETTERS {
            return Err(CodeProblem::WrongLength {
                found: letters.len(),
                expected: LETTERS,
            });
        }
        if let Some(place) = letters.iter().position(|letter| !is_letter(*letter)) {
            return Err(CodeProblem::UnknownCharacter {
                position: place + 1,
            });
        }
        let (body, check) = letters.split_at(LETTERS - CHECK_LETTERS);
        let decoded = Zeroizing::new(
            crockford()
                .and_then(|base32| base32.decode(body).ok())
                .unwrap_or_default(),
        );
        let bytes = decoded
            .as_slice()
            .try_into()
            .map_err(|_| CodeProblem::WrongChecksum)?;
        let code = Self(bytes);
        if code.check_letters().as_bytes() != check {
            return Err(CodeProblem::WrongChecksum);
        }
        Ok(code)
    }

    /// The code in its 9 groups of 4, to show and to print.
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        let written = self.written();
        written
            .as_bytes()
            .chunks(GROUP)
            .map(|group| Zeroizing::new(String::from_utf8_lossy(group).into_owned()))
            .collect()
    }

    /// Whether `typed` is the group with this index (from 0), as forgiving as
    /// [`RecoveryCode::parse`].
    pub fn group_matches(&self, index: usize, typed: &str) -> bool {
        let letters = plain_letters(typed);
        self.groups()
            .get(index)
            .is_some_and(|group| group.as_bytes() == letters.as_slice())
    }

    /// The letters of a typed group, as forgiving as [`RecoveryCode::parse`].
    pub fn letters(typed: &str) -> Zeroizing<String> {
        Zeroizing::new(String::from_utf8_lossy(&plain_letters(typed)).into_owned())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn written(&self) -> Zeroizing<String> {
        let mut written =
            Zeroizing::new(crockford().map_or_else(String::new, |base32| base32.encode(&self.0)));
        written.push_str(&self.check_letters());
        written
    }

    fn check_letters(&self) -> String {
        let digest = Sha256::digest(self.0);
        let mut letters =
            crockford().map_or_else(String::new, |base32| base32.encode(&digest[..5]));
        letters.truncate(CHECK_LETTERS);
        letters
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The encoding; the specification is a constant of ours and always valid.
fn crockford() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    specification.encoding().ok()
}

fn is_letter(letter: u8) -> bool {
    ALPHABET.as_bytes().contains(&letter)
}

fn plain_letters(typed: &str) -> Zeroizing<Vec<u8>> {
    let mut letters = Zeroizing::new(Vec::with_capacity(LETTERS));
    for c in typed.chars() {
        match c.to_ascii_uppercase() {
            'O' => letters.push(b'0'),
            'I' | 'L' => letters.push(b'1'),
            c if c.is_whitespace() || ('\u{2010}'..='\u{2015}').contains(&c) || c == '-' => {}
            c => letters.push(u8::try_from(c).unwrap_or(b'?')),
        }
    }
    letters
}
