//! The child that binds: an order and the papers come in, how far it is and the
//! file go out.

use std::io::{self, BufRead, Read, Write};
use std::thread;

use serde::{Deserialize, Serialize};

use super::{bind, BindError, Bound, Packet, Paper};

/// Papers are followed by recursion: a large stack lets honest ones through, and
/// a bomb ends this process alone.
const STACK_BYTES: usize = 128 << 20;
/// Longest order, in bytes.
const ORDER_LIMIT: u64 = 16 << 20;
/// Exit status when nothing could be said at all.
const FAILED: i32 = 70;

/// The first line on the child's standard input; the papers' bytes follow it in
/// their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What to bind.
    pub packet: Packet,
}

/// A line on the child's standard output. After `Bound` come the bytes of the
/// file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// So many papers are behind.
    Done(usize),
    /// The file is there.
    Bound {
        /// Its length.
        bytes: u64,
        /// Names of papers that are not in it.
        left_out: Vec<String>,
    },
    /// There is none.
    Failed(BindError),
}

/// Binds what standard input orders and writes the file to standard output.
/// `bounds` bounds this process before it reads a paper.
pub fn child_main(bounds: impl FnOnce() -> io::Result<()>) -> i32 {
    if bounds().is_err() {
        return FAILED;
    }
    let work = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(|| converse(&mut io::stdin().lock(), &mut io::stdout().lock()));
    match work.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => 0,
        _ => FAILED,
    }
}

fn converse(input: &mut impl BufRead, output: &mut impl Write) -> io::Result<()> {
    match bound(input, output) {
        Ok(bound) => {
            let bytes = bound.pdf.len() as u64;
            let left_out = bound.left_out;
            say(output, &Heard::Bound { bytes, left_out })?;
            output.write_all(&bound.pdf)
        }
        Err(error) => say(output, &Heard::Failed(error)),
    }
}

fn bound(input: &mut impl BufRead, output: &mut impl Write) -> Result<Bound, BindError> {
    let mut line = Vec::new();
    input
        .take(ORDER_LIMIT)
        .read_until(b'\n', &mut line)
        .map_err(|_| BindError::Order)?;
    let order: Order = serde_json::from_slice(&line).map_err(|_| BindError::Order)?;
    let read = |paper: &Paper| {
        let mut bytes = Vec::new();
        let whole = input.take(paper.bytes).read_to_end(&mut bytes);
        match whole {
            Ok(read) if read as u64 == paper.bytes => Ok(bytes),
            _ => Err(BindError::Order),
        }
    };
    bind(&order.packet, read, |done| {
        // Nobody listens any more: the end will tell.
        let _ = say(output, &Heard::Done(done));
    })
}

fn say(output: &mut impl Write, heard: &Heard) -> io::Result<()> {
    let mut line = serde_json::to_vec(heard)?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.flush()
}
