//! A packet of evidence as a folder: exhibits by letter, their files by number,
//! names that every upload page takes.

/// The letter of an exhibit, counted from 0: A … Z, AA, AB …
pub fn letter(place: usize) -> String {
    let mut left = place;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        if left < 26 {
            break;
        }
        left = left / 26 - 1;
    }
    letters.into_iter().rev().collect()
}

/// The name of a file of an exhibit: `B-2 passport.pdf`. Letters that an upload
/// page may refuse are replaced; the ending stays.
pub fn file_name(place: usize, number: usize, original: &str) -> String {
    let plain: String = original
        .chars()
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() || " ._()-".contains(c) => c,
            _ => '_',
        })
        .collect();
    let plain = plain.trim_matches([' ', '.']);
    let plain = if plain.is_empty() { "document" } else { plain };
    format!("{}-{number} {plain}", letter(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exhibits_are_lettered_on_and_on() {
        let letters: Vec<String> = [0, 1, 25, 26, 27, 701, 702].map(letter).to_vec();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn names_are_safe_and_keep_their_ending() {
        assert_eq!(file_name(1, 2, "año #1.pdf"), "B-2 a_o _1.pdf");
        assert_eq!(file_name(0, 1, "../../etc/passwd"), "A-1 _.._etc_passwd");
        assert_eq!(file_name(0, 1, ""), "A-1 document");
    }
}
