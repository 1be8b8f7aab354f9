//! What the window can be started with.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use desk::contract::Target;
use desk::Circumstances;

/// Arguments of `casekeep`.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    /// `--record DIR`: another record than the default.
    record: Option<PathBuf>,
    /// `--today YYYY-MM-DD`: pretend it is this day. The window says so.
    today: Option<String>,
    /// `--open case/ID`: show this when the record is open.
    pub(crate) open: Option<Target>,
}

/// An argument that was not understood.
#[derive(Debug)]
pub(crate) struct NotUnderstood(String);

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "argument not understood: {}\nusage: casekeep [--record DIR] [--today YYYY-MM-DD] [--open case/ID]",
            self.0
        )
    }
}

impl Arguments {
    /// Reads the arguments; the first is the program itself.
    pub(crate) fn read(
        arguments: impl IntoIterator<Item = OsString>,
    ) -> Result<Self, NotUnderstood> {
        let mut read = Self::default();
        let mut rest = arguments.into_iter().skip(1);
        while let Some(name) = rest.next() {
            let name = name.to_string_lossy().into_owned();
            let value = rest.next().ok_or_else(|| NotUnderstood(name.clone()))?;
            match name.as_str() {
                "--record" => read.record = Some(PathBuf::from(value)),
                "--today" => read.today = Some(value.to_string_lossy().into_owned()),
                "--open" => read.open = Some(target(&value.to_string_lossy())?),
                _ => return Err(NotUnderstood(name)),
            }
        }
        if let Some(day) = &read.today {
            if desk::read_day(day).is_none() {
                return Err(NotUnderstood(day.clone()));
            }
        }
        Ok(read)
    }

    /// Which record, and which day.
    pub(crate) fn circumstances(&self) -> Circumstances {
        Circumstances {
            record_dir: self.record.clone(),
            today: self.today.as_deref().and_then(desk::read_day),
        }
    }
}

/// `case/ID`, `person/ID` or `document/ID`.
fn target(text: &str) -> Result<Target, NotUnderstood> {
    let unknown = || NotUnderstood(text.to_owned());
    let (kind, id) = text.split_once('/').ok_or_else(unknown)?;
    let id = id.to_owned();
    match kind {
        "case" => Ok(Target::Case { id }),
        "person" => Ok(Target::Person { id }),
        "document" => Ok(Target::Document { id }),
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, NotUnderstood> {
        let program = std::iter::once("casekeep");
        Arguments::read(program.chain(words.iter().copied()).map(OsString::from))
    }

    #[test]
    fn a_reminder_opens_its_case() {
        let arguments = read(&["--open", "case/0192"]).expect("understood");
        assert_eq!(
            arguments.open,
            Some(Target::Case {
                id: "0192".to_owned()
            })
        );
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for words in [
            &["--open"][..],
            &["--open", "agency/1"],
            &["--today", "soon"],
            &["--verbose", "1"],
        ] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
