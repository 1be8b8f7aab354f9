//! What the whole-program suites stand on: a stage of their own (display, bus,
//! keyring, notifications, home), the window driven as a person uses it, and
//! the command line.
// A suite that cannot set its stage has failed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod arriving;
pub mod binder;
mod cli;
pub mod components;
mod dialog;
mod exhibits;
mod hand;
pub mod judged;
pub mod measured;
mod memory;
mod of_today;
pub mod office;
mod panel;
pub mod papers;
mod processes;
mod scan;
mod screen;
mod stage;
mod strace;
mod window;

pub use arriving::on_an_empty_record;
pub use cli::{Answer, Cli};
pub use dialog::{FolderDialog, SaveDialog};
pub use exhibits::Exhibits;
pub use hand::{at_the_window, in_both_languages, play, prepared_in_both_languages, Hand};
pub use memory::can_be_looked_into;
pub use of_today::record_of_today;
pub use scan::{find_in_the_clear, TemporaryFolders};
pub use screen::{Area, Screen};
pub use stage::{fixture, programs, Stage};
pub use strace::{leaving_this_machine, watching_sockets, SlowDisk};
pub use window::Window;

use std::collections::BTreeMap;

use domain::text::Lang;

/// The words of a message, so that suites survive a change of wording.
pub fn words(key: &str) -> String {
    words_in(Lang::En, key, &[])
}

/// The same with parameters.
pub fn words_with(key: &str, params: &[(&str, &str)]) -> String {
    words_in(Lang::En, key, params)
}

/// The same in a language.
pub fn words_in(lang: Lang, key: &str, params: &[(&str, &str)]) -> String {
    assert!(desk::messages::knows(lang, key), "no message {key}");
    let params: BTreeMap<String, String> = params
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    desk::messages::say(lang, key, &params)
}

/// How often something is tried: a little on every push, much in the long form
/// that `cargo xtask torture` asks for. `CASEKEEP_TORTURE` may be a percentage of
/// the long form.
pub fn rounds(on_a_push: u64, in_the_long_form: u64) -> u64 {
    let percent = std::env::var("CASEKEEP_TORTURE").ok();
    let percent = percent.and_then(|value| value.parse::<u64>().ok());
    percent.map_or(on_a_push, |percent| {
        (in_the_long_form * percent / 100).max(on_a_push)
    })
}
