//! What parent and child say to each other: one line of JSON and the file's
//! bytes go in, one JSON document comes out.

use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use crate::sheet::Sheet;

/// What the child is to do with the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Task {
    /// Words of a PDF.
    Pdf,
    /// Words of a PDF's pages as their pictures show them.
    PdfPictures,
    /// Words of a picture.
    Picture,
    /// Cells of a workbook.
    Workbook,
    /// The pages of a picture, to look at.
    Show,
}

/// The first line on the child's standard input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Order {
    /// What to do.
    pub task: Task,
    /// Most pages.
    pub max_pages: u32,
    /// Largest answer, in bytes.
    pub max_output: u64,
    /// Address space, in bytes.
    pub memory: u64,
    /// Processor time, in seconds.
    pub cpu_seconds: u64,
    /// Pages whose pictures are wanted, counted from 0.
    #[serde(default)]
    pub pages: Vec<u32>,
}

/// Longest order line that is accepted.
pub(super) const ORDER_LINE_LIMIT: u64 = 4096;

/// The child's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    /// The words.
    Sheet(Sheet),
    /// The cells.
    Rows(Vec<Vec<String>>),
    /// Pages as PNG files, in base 64.
    Pictures(Vec<String>),
    /// Why there are none.
    Refused(ReadError),
}
