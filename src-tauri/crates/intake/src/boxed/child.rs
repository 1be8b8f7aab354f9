//! The child's side: bounds itself, reads standard input, answers on standard output.

use std::io::{self, BufRead, Read, Write};
use std::thread;

use super::wire::{Answer, Order, Task, ORDER_LINE_LIMIT};
use crate::error::ReadError;
use crate::pdf::{read_pictures, read_words, OxideWords};
use crate::picture::{read_picture, shown_pages};
use crate::table::rows_of;

/// Deeply nested objects are followed by recursion. A large stack lets honest
/// files through; a bomb overflows it and ends this process alone.
const STACK_BYTES: usize = 128 << 20;

/// Exit status when the answer could not be given at all.
const FAILED: i32 = 70;

/// Reads a PDF, a picture or a workbook from standard input and writes its
/// words or cells to standard output.
///
/// The hidden subcommand of the command line calls this and exits with the
/// returned status. It opens no file and no connection.
pub fn child_main() -> i32 {
    let mut input = io::stdin().lock();
    let Some(order) = read_order(&mut input) else {
        return FAILED;
    };
    if bound_this_process(order.memory, order.cpu_seconds).is_err() {
        return FAILED;
    }
    let mut bytes = Vec::new();
    if input.read_to_end(&mut bytes).is_err() {
        return FAILED;
    }
    let limit = order.max_output;
    let reading = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || answer_to(&order, bytes));
    let answer = match reading.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(answer))) => answer,
        Ok(Ok(Err(refusal))) => Answer::Refused(refusal),
        Ok(Err(_)) | Err(_) => Answer::Refused(ReadError::TooComplex),
    };
    match answer_bytes(answer, limit) {
        Some(bytes) if io::stdout().lock().write_all(&bytes).is_ok() => 0,
        _ => FAILED,
    }
}

fn answer_to(order: &Order, bytes: Vec<u8>) -> Result<Answer, ReadError> {
    match order.task {
        Task::Pdf => read_words(&OxideWords, bytes, order.max_pages).map(Answer::Sheet),
        Task::PdfPictures => read_pictures(&OxideWords, bytes, &order.pages).map(Answer::Sheet),
        Task::Picture => read_picture(&bytes).map(Answer::Sheet),
        Task::Workbook => rows_of(&bytes).map(Answer::Rows),
        Task::Show => shown_pages(&bytes).map(Answer::Pictures),
    }
}

pub(super) fn read_order(input: &mut impl BufRead) -> Option<Order> {
    let mut line = Vec::new();
    input
        .take(ORDER_LINE_LIMIT)
        .read_until(b'\n', &mut line)
        .ok()?;
    serde_json::from_slice(&line).ok()
}

fn answer_bytes(answer: Answer, limit: u64) -> Option<Vec<u8>> {
    let bytes = serde_json::to_vec(&answer).ok()?;
    if bytes.len() as u64 <= limit {
        return Some(bytes);
    }
    serde_json::to_vec(&Answer::Refused(ReadError::TooComplex)).ok()
}

/// Memory, processor time, open files and written bytes: whatever the file
/// makes the library do, it cannot do more than this.
///
/// # Errors
/// What the system says; then nothing is to be read.
#[cfg(unix)]
pub fn bound_this_process(memory: u64, cpu_seconds: u64) -> io::Result<()> {
    use rustix::process::{setrlimit, Resource, Rlimit};

    /// Standard input, output, error, a few for the runtime, and those the
    /// recogniser needs for its own data.
    const OPEN_FILES: u64 = 32;
    let to = |limit: u64| Rlimit {
        current: Some(limit),
        maximum: Some(limit),
    };
    setrlimit(Resource::Core, to(0))?;
    setrlimit(Resource::Fsize, to(0))?;
    setrlimit(Resource::Nofile, to(OPEN_FILES))?;
    setrlimit(Resource::Cpu, to(cpu_seconds))?;
    // macOS refuses a bound on address space; the wall clock still holds there.
    #[cfg(not(target_os = "macos"))]
    setrlimit(Resource::As, to(memory))?;
    Ok(())
}

/// Elsewhere the wall clock and the output limit of the parent hold.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn bound_this_process(_memory: u64, _cpu_seconds: u64) -> io::Result<()> {
    Ok(())
}
