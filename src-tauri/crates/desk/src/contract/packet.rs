//! The packet of a case.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bilingual, CaseRow, Phrase};

/// A file of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExhibitFile {
    /// Id of the document.
    pub document: String,
    /// Its name in the packet: `B-2 passport.pdf`.
    pub name: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// It can be part of the packet as one PDF.
    pub in_pdf: bool,
    /// What may keep the agency's account from taking it.
    pub problems: Vec<Phrase>,
}

/// An item of evidence in a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exhibit {
    /// Id of the item.
    pub item: String,
    /// `A`, `B`, …
    pub letter: String,
    /// What it is.
    pub label: Bilingual,
    /// Its files, in order.
    pub files: Vec<ExhibitFile>,
}

/// The packet of a case as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PacketPage {
    /// The case.
    pub case: CaseRow,
    /// In order.
    pub exhibits: Vec<Exhibit>,
    /// At hand, but no document is attached.
    pub without_papers: Vec<Bilingual>,
    /// Items still needed.
    pub missing: u32,
    /// Size of all files.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Put exhibits into an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExhibitOrder {
    /// Id of the case.
    pub case: String,
    /// Ids of items, first to last.
    pub items: Vec<String>,
}

/// The packet as one PDF.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BoundPacket {
    /// The person chose a place, and it is written there.
    pub saved: bool,
    /// Names of files that are not in it: damaged, locked, or of a kind that has
    /// no pages. The cover sheet names them too.
    pub left_out: Vec<String>,
}

/// How far a packet is that is being bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BindingProgress {
    /// Files that are behind.
    pub done: u32,
    /// All files.
    pub all: u32,
}
