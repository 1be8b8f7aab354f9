//! `casekeep-cli`: the face of Casekeep without a window. It holds no rules of
//! its own and links no web view.

mod answers;
mod check;
mod due;
mod exit;
mod link;

use chrono::{Local, NaiveDate};
use clap::{Parser, Subcommand, ValueEnum};
use domain::text::Lang;

use exit::Exit;

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
}

fn main() -> Exit {
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
