//! The parent's side: starts the child, feeds it, and ends it at the limit.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use super::wire::{Answer, Order, Task};
use crate::error::ReadError;
use crate::limits::{Limits, ReaderProgram};
use crate::sheet::Sheet;

/// Reads the words of a picture in a child process.
///
/// # Errors
/// `TooLarge` without starting the child; `ReaderMissing` when it cannot be
/// started; `TooComplex` when it was stopped or died; `RecogniserMissing` when the
/// system has no recogniser; otherwise what the child says of the file.
pub fn read_picture(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Sheet, ReadError> {
    check_size(bytes, limits)?;
    match ask(Task::Picture, &[], bytes, program, limits)? {
        Answer::Sheet(sheet) => Ok(sheet),
        _ => Err(ReadError::TooComplex),
    }
}

/// Reads the cells of a workbook in a child process.
///
/// # Errors
/// As [`read_picture`].
pub fn read_workbook(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Vec<Vec<String>>, ReadError> {
    check_size(bytes, limits)?;
    match ask(Task::Workbook, &[], bytes, program, limits)? {
        Answer::Rows(rows) => Ok(rows),
        _ => Err(ReadError::TooComplex),
    }
}

/// The pages of a picture as PNG files in base 64, made in a child process: for
/// kinds of pictures that a page cannot show.
///
/// # Errors
/// As [`read_picture`].
pub fn show_picture(
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Vec<String>, ReadError> {
    check_size(bytes, limits)?;
    match ask(Task::Show, &[], bytes, program, limits)? {
        Answer::Pictures(pages) => Ok(pages),
        _ => Err(ReadError::TooComplex),
    }
}

pub(super) fn check_size(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let size = bytes.len() as u64;
    if size > limits.max_input {
        return Err(ReadError::TooLarge {
            bytes: size,
            limit: limits.max_input,
        });
    }
    Ok(())
}

/// Has a child do something with these bytes, and with these pages of a PDF.
pub(super) fn ask(
    task: Task,
    pages: &[u32],
    bytes: &[u8],
    program: &ReaderProgram,
    limits: &Limits,
) -> Result<Answer, ReadError> {
    let mut child = start(program)?;
    let order = Order {
        task,
        max_pages: limits.max_pages,
        max_output: limits.max_output,
        memory: limits.memory,
        cpu_seconds: limits.wall_time.as_secs().max(1),
        pages: pages.to_vec(),
    };
    let answer = converse(&mut child, &order, bytes, limits);
    // The child is ended and reaped whatever it answered.
    let _ = child.kill();
    let _ = child.wait();
    match serde_json::from_slice(&answer.ok_or(ReadError::TooComplex)?) {
        Ok(Answer::Refused(refusal)) => Err(refusal),
        Ok(answer) => Ok(answer),
        Err(_) => Err(ReadError::TooComplex),
    }
}

fn start(program: &ReaderProgram) -> Result<Child, ReadError> {
    let mut command = Command::new(&program.path);
    command
        .args(&program.args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    // The child needs nothing of ours. (Windows programs need some variables to start.)
    #[cfg(unix)]
    command.env_clear();
    command.spawn().map_err(|_| ReadError::ReaderMissing)
}

/// Feeds the child and collects its answer; `None` when it ran out of time,
/// said too much, or died.
fn converse(child: &mut Child, order: &Order, bytes: &[u8], limits: &Limits) -> Option<Vec<u8>> {
    let deadline = Instant::now() + limits.wall_time;
    let mut input = child.stdin.take()?;
    let output = child.stdout.take()?;
    let mut order = serde_json::to_vec(order).ok()?;
    order.push(b'\n');

    let (say, heard) = mpsc::channel();
    let cap = limits.max_output;
    thread::scope(|scope| {
        scope.spawn(move || {
            // A child that refuses early closes its end; its answer tells why.
            let _ = input
                .write_all(&order)
                .and_then(|()| input.write_all(bytes));
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let whole = output.take(cap + 1).read_to_end(&mut answer).is_ok();
            let _ = say.send((whole && answer.len() as u64 <= cap).then_some(answer));
        });
        let left = deadline.saturating_duration_since(Instant::now());
        let answer = heard.recv_timeout(left).ok().flatten();
        // Ending the child closes both pipes, so the two threads end as well.
        let _ = child.kill();
        answer
    })
}
