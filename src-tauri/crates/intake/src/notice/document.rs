//! A document opened for reading: its lines, labelled values, running text and kind.

use super::draft::Draft;
use super::recognise::{recognise, Recognised};
use crate::proposal::{DocumentKind, PageSize, Proposal, WarningCode, Whole};
use crate::reading::cells::{labelled_by_place, Labelled};
use crate::reading::flow::labelled_by_order;
use crate::reading::label_spelling::Label;
use crate::reading::lines::{Layout, WordRef};
use crate::reading::passage::Passage;
use crate::sheet::Sheet;
use crate::source_kind::SourceKind;

pub(super) struct Document<'s> {
    pub layout: Layout<'s>,
    pub labelled: Vec<Labelled>,
    pub passage: Passage,
    pub kind: Option<DocumentKind>,
    pub family: Option<String>,
}

impl<'s> Document<'s> {
    pub fn of(sheet: &'s Sheet) -> Self {
        let layout = Layout::of(sheet);
        let labelled = if layout.has_columns() {
            labelled_by_place(&layout)
        } else {
            labelled_by_order(&layout)
        };
        let passage = Passage::of(&layout);
        let Recognised { kind, family } = recognise(&layout, &labelled, &passage);
        Self {
            layout,
            labelled,
            passage,
            kind,
            family,
        }
    }

    /// The first value under a label.
    pub fn under(&self, label: Label) -> Option<&Labelled> {
        self.labelled.iter().find(|found| found.label == label)
    }

    /// The words of a value, joined.
    pub fn text(&self, value: &Labelled) -> String {
        self.layout.text(&value.words())
    }

    pub fn is(&self, kind: DocumentKind) -> bool {
        self.kind == Some(kind)
    }

    /// Puts the draft and what is known of the whole document together.
    pub fn finish(&self, mut draft: Draft<'_, '_>) -> Proposal {
        if self.kind.is_none() {
            draft.warn(WarningCode::NotRecognised, &[]);
        }
        if matches!(
            self.kind,
            Some(DocumentKind::TransportationLetter | DocumentKind::CardCarrier)
        ) {
            draft.warn(WarningCode::LayoutNotConfirmed, &[]);
        }
        let sheet = self.layout.sheet;
        draft.into_parts().into_proposal(Whole {
            source_kind: sheet.source_kind,
            kinds: self.kind.into_iter().collect(),
            form_family: self.family.clone(),
            text: plain_text(&self.layout),
            pages: page_sizes(sheet),
            page_count: u32::try_from(sheet.pages.len()).unwrap_or(u32::MAX),
        })
    }
}

impl Labelled {
    /// All words of the value.
    pub(super) fn words(&self) -> Vec<WordRef> {
        self.value.concat()
    }
}

/// Sizes of the pages a person can look at; none for text.
pub(super) fn page_sizes(sheet: &Sheet) -> Vec<PageSize> {
    match sheet.source_kind {
        SourceKind::Pdf | SourceKind::Image => sheet
            .pages
            .iter()
            .map(|page| match page.turned % 180 {
                0 => PageSize {
                    width: page.width,
                    height: page.height,
                },
                _ => PageSize {
                    width: page.height,
                    height: page.width,
                },
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Every line of the document; segments apart by two spaces, pages by a form feed.
pub(super) fn plain_text(layout: &Layout<'_>) -> String {
    let mut text = String::new();
    let mut page = 0;
    for line in &layout.lines {
        while page < line.page {
            text.push('\u{c}');
            page += 1;
        }
        let segments: Vec<String> = line
            .segments
            .iter()
            .map(|segment| layout.text(&segment.words))
            .collect();
        text.push_str(&segments.join("  "));
        text.push('\n');
    }
    text
}
