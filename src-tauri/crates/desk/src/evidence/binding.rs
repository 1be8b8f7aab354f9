//! The packet bound into one PDF by a child of this program: it says how far it
//! is, and it can be ended. The record stays open to the person meanwhile.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{mpsc, Arc};
use std::thread;
use std::time::{Duration, Instant};

use outgoing::binding::{self, Heard, Order, Packet, Paper};

use crate::contract::{
    BindingProgress, BoundPacket, CaseRequest, ErrorCode, PacketPage, WireError,
};
use crate::desk::Desk;
use crate::messages::say;

/// The hidden word of the command line that binds.
pub const BINDER: &str = "__bind-packet";
/// Longest time for a packet.
const PATIENCE: Duration = Duration::from_secs(600);
/// How soon an end is noticed.
const LOOK: Duration = Duration::from_millis(100);
/// Largest file that is taken from the child, in bytes.
const LARGEST: u64 = 2_000_000_000;

/// How far a packet is, and the wish to end it.
#[derive(Default)]
pub(crate) struct BindWatch {
    done: AtomicU32,
    all: AtomicU32,
    ended: AtomicBool,
}

impl BindWatch {
    pub(crate) fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }

    fn is_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }
}

/// What the child said.
enum Said {
    Line(Heard),
    File(Vec<u8>),
    Nothing,
}

impl Desk {
    /// A name to offer for the packet as one PDF.
    ///
    /// # Errors
    /// As [`Desk::packet_folder_name`].
    pub fn packet_pdf_name(&self, request: &CaseRequest) -> Result<String, WireError> {
        Ok(format!("{}.pdf", self.packet_folder_name(request)?))
    }

    /// Binds the packet of a case into one PDF where the person chose. Only they
    /// can read the file.
    ///
    /// # Errors
    /// `NothingTicked`, `PacketCancelled`, `PacketFailed`, `DiskTrouble`; as
    /// [`Desk::packet_show`].
    pub fn packet_bind(
        &self,
        request: CaseRequest,
        place: &Path,
    ) -> Result<BoundPacket, WireError> {
        let page = self.packet_show(request)?;
        if page.exhibits.is_empty() {
            return Err(ErrorCode::NothingTicked.into());
        }
        let packet = self.packet_to_bind(&page)?;
        let documents: Vec<String> = page
            .exhibits
            .iter()
            .flat_map(|exhibit| exhibit.files.iter().map(|file| file.document.clone()))
            .collect();
        let watch = Arc::new(BindWatch::default());
        let all = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        watch.all.store(all, Ordering::Relaxed);
        {
            let mut state = self.state();
            state.binding.end();
            state.binding = Arc::clone(&watch);
        }
        let mut child = Command::new(&self.around.reminder_program)
            .arg(BINDER)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| ErrorCode::PacketFailed)?;
        let bound = self.converse(&mut child, &packet, &documents, &watch);
        // Whatever it said, it is ended and reaped.
        let _ = child.kill();
        let _ = child.wait();
        let (pdf, left_out) = bound?;
        platform::write_private(place, &pdf).map_err(|_| ErrorCode::DiskTrouble)?;
        Ok(BoundPacket {
            saved: true,
            left_out,
        })
    }

    /// How far the packet is that was begun last.
    ///
    /// # Errors
    /// `Locked`.
    pub fn packet_progress(&self, (): ()) -> Result<BindingProgress, WireError> {
        let state = self.state();
        state.open.as_ref().ok_or(ErrorCode::Locked)?;
        Ok(BindingProgress {
            done: state.binding.done.load(Ordering::Relaxed),
            all: state.binding.all.load(Ordering::Relaxed),
        })
    }

    /// Ends the packet that is being bound; it leaves nothing behind.
    ///
    /// # Errors
    /// `Locked`.
    pub fn packet_cancel(&self, (): ()) -> Result<(), WireError> {
        let state = self.state();
        state.open.as_ref().ok_or(ErrorCode::Locked)?;
        state.binding.end();
        Ok(())
    }

    /// The packet in the words of its reader.
    fn packet_to_bind(&self, page: &PacketPage) -> Result<Packet, WireError> {
        let lang = self.language();
        let mut lines = self.cover_lines(page);
        let title = lines.remove(0);
        let word = |key: &str, letter: &str| {
            say(
                lang,
                key,
                &[("letter".to_owned(), letter.to_owned())].into(),
            )
        };
        let exhibits = page.exhibits.iter().map(|exhibit| {
            let papers = exhibit.files.iter().map(|file| {
                let id = file.document.parse().map_err(|_| ErrorCode::NotFound)?;
                let row = self.reading(|vault| Ok(vault.read().document(id)?))?;
                let row = row.ok_or(ErrorCode::NotFound)?;
                Ok::<_, WireError>(Paper {
                    name: file.name.clone(),
                    media_type: row.media_type,
                    bytes: row.byte_count,
                })
            });
            Ok::<_, WireError>(binding::Exhibit {
                heading: word("packet_exhibit", &exhibit.letter),
                label: exhibit.label.get(lang).clone(),
                papers: papers.collect::<Result<_, _>>()?,
            })
        });
        Ok(Packet {
            title,
            lines,
            exhibits: exhibits.collect::<Result<_, _>>()?,
            left_out: word("packet_left_out", ""),
            foot: say(lang, "standing_line", &Default::default()),
        })
    }

    fn converse(
        &self,
        child: &mut Child,
        packet: &Packet,
        documents: &[String],
        watch: &BindWatch,
    ) -> Result<(Vec<u8>, Vec<String>), WireError> {
        let failed = || WireError::new(ErrorCode::PacketFailed);
        let input = child.stdin.take().ok_or_else(failed)?;
        let output = child.stdout.take().ok_or_else(failed)?;
        let (say, heard) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || listen(BufReader::new(output), &say));
            scope.spawn(move || self.feed(input, packet, documents, watch));
            let begun = Instant::now();
            let mut left_out = Vec::new();
            let outcome = loop {
                if watch.is_ended() {
                    break Err(WireError::new(ErrorCode::PacketCancelled));
                }
                if begun.elapsed() > PATIENCE {
                    break Err(failed());
                }
                match heard.recv_timeout(LOOK) {
                    Ok(Said::Line(Heard::Done(done))) => {
                        let done = u32::try_from(done).unwrap_or(u32::MAX);
                        watch.done.store(done, Ordering::Relaxed);
                    }
                    Ok(Said::Line(Heard::Bound {
                        left_out: names, ..
                    })) => left_out = names,
                    Ok(Said::File(pdf)) => break Ok((pdf, left_out)),
                    Ok(Said::Line(Heard::Failed(_)) | Said::Nothing) => break Err(failed()),
                    Err(mpsc::RecvTimeoutError::Timeout) => {}
                    Err(mpsc::RecvTimeoutError::Disconnected) => break Err(failed()),
                }
            };
            // Ending the child closes both pipes, so the two threads end as well.
            watch.end();
            let _ = child.kill();
            outcome
        })
    }

    /// Gives the child its order and the papers, one after the other: the record
    /// is free between them.
    fn feed(
        &self,
        mut input: ChildStdin,
        packet: &Packet,
        documents: &[String],
        watch: &BindWatch,
    ) {
        let order = Order {
            packet: packet.clone(),
        };
        let Ok(mut line) = serde_json::to_vec(&order) else {
            return;
        };
        line.push(b'\n');
        if input.write_all(&line).is_err() {
            return;
        }
        for document in documents {
            let Ok(id) = document.parse() else { return };
            // Locked meanwhile: the child hears no more and gives up.
            let Ok(bytes) = self.reading(|vault| Ok(vault.read().document_bytes(id)?)) else {
                return;
            };
            if watch.is_ended() || input.write_all(&bytes).is_err() {
                return;
            }
        }
    }
}

/// Tells what the child says, until it has given its file.
fn listen(mut output: impl BufRead, say: &mpsc::Sender<Said>) {
    loop {
        let mut line = String::new();
        let heard = match output.read_line(&mut line) {
            Ok(read) if read > 0 => serde_json::from_str::<Heard>(&line).ok(),
            _ => None,
        };
        let Some(heard) = heard else {
            let _ = say.send(Said::Nothing);
            return;
        };
        let bytes = match &heard {
            Heard::Bound { bytes, .. } => Some((*bytes).min(LARGEST)),
            _ => None,
        };
        let _ = say.send(Said::Line(heard));
        if let Some(bytes) = bytes {
            let mut pdf = Vec::new();
            let whole = output.take(bytes).read_to_end(&mut pdf);
            let is_whole = whole.is_ok_and(|read| read as u64 == bytes);
            let _ = say.send(if is_whole {
                Said::File(pdf)
            } else {
                Said::Nothing
            });
            return;
        }
    }
}
