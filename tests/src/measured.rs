//! What the benches measure with.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use desk::contract::DocumentDraft;
use desk::{Clock, Desk, Surroundings};
use platform::{MemoryBrowser, MemoryClipboard, MemoryKeychain, Scheduler};

/// A desk of this process on a record, with a keychain in memory; what belongs
/// beside the record lies in `home`.
pub fn desk_on(record_dir: PathBuf, home: &Path) -> Desk {
    let at = |name: &str| home.join(name);
    Desk::new(Surroundings {
        clock: Clock::System,
        record_dir,
        sample_dir: at("sample"),
        preferences_file: at("preferences.json"),
        plan_file: at("plan"),
        keychain: Arc::new(MemoryKeychain::default()),
        scheduler: Scheduler::of_system(),
        reader: intake::ReaderProgram::new("none", Vec::new()),
        reminder_program: "none".into(),
        system_language: domain::text::Lang::En,
        clipboard: Arc::new(MemoryClipboard::default()),
        browser: Arc::new(MemoryBrowser::default()),
        later: Box::new(|_, _| {}),
    })
}

/// Keeps so many papers of so many bytes, no two alike and none that could be made
/// smaller.
pub fn keep_papers(desk: &Desk, papers: usize, bytes: usize) {
    let mut noise = 1_u64;
    for paper in 0..papers {
        let words = (0..bytes / 8).flat_map(|_| {
            // A step of xorshift.
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            noise.to_le_bytes()
        });
        let content: Vec<u8> = words.collect();
        let name = format!("paper{paper}.bin");
        let draft = DocumentDraft {
            document: None,
            name: name.clone(),
            kind: "other".into(),
            date: String::new(),
            people: Vec::new(),
            cases: Vec::new(),
            expires_on: String::new(),
            language: String::new(),
            translates: None,
            note: String::new(),
        };
        desk.document_add(content, Some(&name), draft)
            .expect("kept");
    }
}

/// How long it takes, in milliseconds.
pub fn timed(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64() * 1e3
}

/// The run in the middle; of an even number the later of the two.
pub fn median(mut runs: Vec<f64>) -> f64 {
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}
