//! What is dropped on the window.

use intake::{unpacked, Limits, ReaderProgram};

/// An archive with anything inside: it is unpacked or refused, in memory alone.
pub(crate) fn archive(bytes: &[u8]) {
    if let Ok(inside) = unpacked(bytes, &Limits::default()) {
        assert!(inside.parts.iter().all(|part| !part.name.contains('/')));
    }
}

/// What calls itself JSON of an account.
pub(crate) fn json(bytes: &[u8]) {
    let text = crate::text(bytes);
    let _ = intake::read_text(&format!("{{\"data\":{text}"));
    let _ = intake::read_text(&format!("[{text}"));
}

/// Mail with any body, any headers and any parts.
pub(crate) fn mail(bytes: &[u8]) {
    const HEAD: &[u8] =
        b"From: a@example.org\nTo: b@example.org\nSubject: Case\nMIME-Version: 1.0\n";
    read(&[HEAD, bytes].concat());
}

/// A mailbox of any messages.
pub(crate) fn mailbox(bytes: &[u8]) {
    const HEAD: &[u8] =
        b"From a@example.org Thu Jan  1 00:00:00 2026\nFrom: a@example.org\nSubject: x\n";
    read(&[HEAD, bytes].concat());
}

/// A saved page.
pub(crate) fn page(bytes: &[u8]) {
    let text = crate::text(bytes);
    let _ = intake::read_text(&format!("<!doctype html><html><body>{text}"));
}

/// What the child that reads PDFs is told, and what it answers: each side takes
/// any bytes of the other.
pub(crate) fn pdf_protocol(bytes: &[u8]) {
    intake::boxed::hear_anything(bytes);
}

/// A table of anything, under headings that are known.
pub(crate) fn table(bytes: &[u8]) {
    let text = crate::text(bytes);
    let _ = intake::read_text(&format!("Receipt Number,Form,Received Date,Status\n{text}"));
}

/// Any pasted text becomes a proposal or a refusal.
pub(crate) fn text(bytes: &[u8]) {
    let _ = intake::read_text(crate::text(bytes));
}

fn read(bytes: &[u8]) {
    let _ = intake::read(bytes, &ReaderProgram::new("none", Vec::new()));
}
