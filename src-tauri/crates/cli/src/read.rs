//! `read`: what does this document say? Keeps nothing.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use desk::contract::{ErrorCode, WireError};
use domain::text::Lang;
use intake::proposal::DocumentKind;
use intake::{Limits, Proposal, ReaderProgram};
use rayon::prelude::*;
use serde_json::{json, Value};

use crate::answers::{print, refuse};
use crate::exit::Exit;
use crate::Shape;

/// Hidden subcommand: reads a PDF from standard input, within limits.
pub(crate) const CHILD: &str = "__read-pdf";

/// Arguments of `read`.
#[derive(Args)]
pub(crate) struct Read {
    /// Files to read; - is standard input
    #[arg(required = true)]
    file: Vec<PathBuf>,
}

/// What was read, and where it lies.
pub(crate) struct Source {
    pub(crate) bytes: Vec<u8>,
    pub(crate) name: Option<String>,
}

/// The child that reads a PDF.
pub(crate) fn child() -> Exit {
    std::process::exit(intake::boxed::child_main())
}

impl Read {
    pub(crate) fn run(self, lang: Lang, shape: Shape) -> Exit {
        let mut end = Exit::Done;
        let mut answers = Vec::new();
        // On every processor; told of in their order.
        let read: Vec<Answered> = self.file.par_iter().map(|file| read_file(file)).collect();
        for read in read {
            match read {
                Ok((json, proposal)) if shape == Shape::Words => {
                    end = end.and(asks(&proposal)).and(print(&in_words(&json)));
                }
                Ok((json, proposal)) => {
                    end = end.and(asks(&proposal));
                    answers.push(json);
                }
                Err(error) => end = end.and(refuse(&error, lang, shape)),
            }
        }
        let said = match (shape, &answers[..]) {
            (Shape::Words, _) | (_, []) => return end,
            (Shape::JsonLines, all) => all.iter().map(Value::to_string).collect(),
            (Shape::Json, [only]) => vec![format!("{only:#}")],
            (Shape::Json, all) => vec![format!("{:#}", Value::Array(all.to_vec()))],
        };
        end.and(print(&said.join("\n")))
    }
}

/// What a file says, as JSON and as it was read.
type Answered = Result<(Value, Proposal), WireError>;

fn read_file(file: &Path) -> Answered {
    let source = load(file)?;
    let proposal = intake::read(&source.bytes, &reader())?;
    Ok((answer(&proposal, file, &source), proposal))
}

/// This program reads PDFs in a child of its own.
pub(crate) fn reader() -> ReaderProgram {
    let program = std::env::current_exe().unwrap_or_else(|_| "casekeep-cli".into());
    ReaderProgram::new(program, [CHILD.into()])
}

/// Reads a file, or standard input for `-`. What is larger than a reader may
/// take is not loaded.
pub(crate) fn load(file: &Path) -> Result<Source, WireError> {
    // Which kind it is shows only in the bytes; a mailbox may be larger.
    let limit = Limits::default().max_mailbox;
    let from_stdin = file == Path::new("-");
    let mut bytes = Vec::new();
    let loaded = if from_stdin {
        std::io::stdin()
            .lock()
            .take(limit + 1)
            .read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|open| {
            let size = open.metadata()?.len();
            if size > limit {
                return Ok(usize::try_from(size).unwrap_or(usize::MAX));
            }
            open.take(limit + 1).read_to_end(&mut bytes)
        })
    };
    match loaded {
        Ok(size) if size as u64 > limit => Err(intake::ReadError::TooLarge {
            bytes: size as u64,
            limit,
        }
        .into()),
        Ok(_) => Ok(Source {
            bytes,
            name: file
                .file_name()
                .filter(|_| !from_stdin)
                .map(|name| name.to_string_lossy().into_owned()),
        }),
        Err(_) => Err(ErrorCode::NotFound.into()),
    }
}

/// The reading, and where to find the document again: `add` keeps it too.
fn answer(proposal: &Proposal, file: &Path, source: &Source) -> Value {
    let mut answer = proposal.to_intake_json();
    answer["file"] = match &source.name {
        Some(name) => {
            let path = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
            json!({ "name": name, "path": path })
        }
        // A code to sign in with is not repeated.
        None if proposal.document_kind == Some(DocumentKind::SignInCode) => Value::Null,
        None => json!({ "text": String::from_utf8_lossy(&source.bytes) }),
    };
    answer
}

fn asks(proposal: &Proposal) -> Exit {
    if proposal.warnings.is_empty() {
        Exit::Done
    } else {
        Exit::NeedsPerson
    }
}

/// Every fact on a line of its own.
fn in_words(answer: &Value) -> String {
    let mut lines = Vec::new();
    for key in ["document_kind", "form_family"] {
        lines.push(format!("{key}\t{}", plain(&answer[key])));
    }
    for group in ["cases", "appointments", "deadlines"] {
        for entry in answer[group].as_array().into_iter().flatten() {
            lines.push(String::new());
            for (field, value) in entry.as_object().into_iter().flatten() {
                if field != "evidence" && !value.is_null() {
                    lines.push(format!("{field}\t{}", plain(value)));
                }
            }
        }
    }
    for warning in answer["warnings"].as_array().into_iter().flatten() {
        lines.push(format!("! {}", plain(warning)));
    }
    lines.join("\n")
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
