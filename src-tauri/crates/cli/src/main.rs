//! `casekeep-cli`: the face of Casekeep without a window. It holds no rules of
//! its own and links no web view.

mod answers;
mod binder;
mod check;
mod checklist;
mod due;
mod exit;
mod link;
mod read;
mod record;
mod reminder;

use std::path::PathBuf;

use chrono::{Local, NaiveDate};
use clap::{Parser, Subcommand, ValueEnum};
use domain::text::Lang;

use exit::Exit;
use record::Face;

/// An offline binder for immigration cases. Not affiliated with any government
/// agency; not legal advice.
#[derive(Parser)]
#[command(name = "casekeep-cli", version)]
struct Arguments {
    /// Language of the answers
    #[arg(long, global = true, value_enum, default_value_t = Language::En)]
    lang: Language,
    /// Answer with one JSON document
    #[arg(long, global = true, conflicts_with = "jsonl")]
    json: bool,
    /// Read JSON lines from standard input and answer a line each
    #[arg(long, global = true)]
    jsonl: bool,
    /// Pretend it is this day
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    today: Option<NaiveDate>,
    /// Use another record than the default
    #[arg(long, global = true, value_name = "DIR")]
    record: Option<PathBuf>,
    /// Open the record with the passphrase or recovery code that is the first
    /// line of standard input
    #[arg(long, global = true)]
    unlock_stdin: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    En,
    Es,
}

#[derive(Subcommand)]
enum Command {
    /// Say what numbers are in a value or a text
    Check(check::Check),
    /// Say whether an address is official
    Link(link::Link),
    /// Compute one date, with its sum and its legal source
    Due(due::Due),
    /// List what to gather for a form
    Checklist(checklist::Checklist),
    /// Say what a document says; keeps nothing
    Read(read::Read),
    #[command(flatten)]
    Record(record::Command),
}

fn main() -> Exit {
    match std::env::args_os()
        .nth(1)
        .as_deref()
        .and_then(|word| word.to_str())
    {
        Some(read::CHILD) => return read::child(),
        Some(reminder::CHILD) => return reminder::child(),
        Some(desk::BINDER) => return binder::child(),
        _ => {}
    }
    platform::hardening::harden();
    let arguments = Arguments::parse();
    let lang = match arguments.lang {
        Language::En => Lang::En,
        Language::Es => Lang::Es,
    };
    let shape = if arguments.jsonl {
        Shape::JsonLines
    } else if arguments.json {
        Shape::Json
    } else {
        Shape::Words
    };
    let today = arguments.today.unwrap_or_else(|| Local::now().date_naive());
    match arguments.command {
        Command::Check(check) => check.run(lang, shape, today),
        Command::Link(link) => link.run(lang, shape),
        Command::Due(due) => due.run(lang, shape),
        Command::Checklist(checklist) => checklist.run(lang, shape),
        Command::Read(read) => read.run(lang, shape),
        Command::Record(command) => command.run(&Face {
            lang,
            shape,
            today: arguments.today,
            record_dir: arguments.record,
            unlock_stdin: arguments.unlock_stdin,
        }),
    }
}

/// The shape of an answer on standard output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Text for people.
    Words,
    /// One JSON document.
    Json,
    /// One JSON line per line of standard input.
    JsonLines,
}
