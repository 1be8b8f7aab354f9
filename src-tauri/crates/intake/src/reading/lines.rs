//! Lines and segments: words on one base line, cut where a gap is wider than
//! a space.

use crate::sheet::{Sheet, Word};
use crate::source_kind::SourceKind;

/// A word of a sheet: page and place in the page's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordRef {
    pub page: usize,
    pub word: usize,
}

/// Words that stand together on one line without a column gap.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    pub words: Vec<WordRef>,
}

/// Words on one base line, left to right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub page: usize,
    pub segments: Vec<Segment>,
    pub y0: f64,
    pub y1: f64,
}

impl Line {
    /// All words, left to right.
    pub fn words(&self) -> impl Iterator<Item = WordRef> + '_ {
        self.segments
            .iter()
            .flat_map(|segment| segment.words.iter().copied())
    }

    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    pub fn middle(&self) -> f64 {
        (self.y0 + self.y1) / 2.0
    }
}

/// A sheet and its lines, top to bottom, page after page.
#[derive(Debug)]
pub(crate) struct Layout<'s> {
    pub sheet: &'s Sheet,
    pub lines: Vec<Line>,
    /// A recogniser may have misread a letter of a label.
    pub misread: bool,
}

/// Words belong to one line when their middles differ by less than this part
/// of the smaller height.
const SAME_LINE: f64 = 0.45;
/// A gap wider than this part of the letter height separates two cells of a
/// printed page (a space is about 0.3, justified text stretches it).
const CELL_GAP: f64 = 1.2;
/// In text kept in columns, two spaces or more separate two cells. (Letters
/// fill 10 of the grid's 12 points; a column is 6.)
const GRID_CELL_GAP: f64 = 1.1;

impl<'s> Layout<'s> {
    pub fn of(sheet: &'s Sheet) -> Self {
        let gap = match sheet.source_kind {
            SourceKind::Pdf | SourceKind::Image => CELL_GAP,
            _ => GRID_CELL_GAP,
        };
        let lines = sheet
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, content)| lines_of_page(page, &content.words, gap))
            .collect();
        let mut layout = Self {
            sheet,
            lines,
            misread: false,
        };
        layout.misread = layout.may_be_misread();
        layout
    }

    /// Whether a recogniser may have read it. Text without columns may come from
    /// one unseen. Labels are not guessed at in more words than a paper has.
    fn may_be_misread(&self) -> bool {
        const MOST_WORDS: usize = 20_000;
        let words: usize = self.sheet.pages.iter().map(|page| page.words.len()).sum();
        self.sheet.recognised
            || words <= MOST_WORDS && (looks_recognised(self.sheet) || !self.has_columns())
    }

    pub fn word(&self, at: WordRef) -> &'s Word {
        &self.sheet.pages[at.page].words[at.word]
    }

    pub fn page_width(&self, page: usize) -> f64 {
        self.sheet.pages[page].width
    }

    /// The words, joined by single spaces.
    pub fn text<'w>(&self, words: impl IntoIterator<Item = &'w WordRef>) -> String {
        let mut text = String::new();
        for at in words {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.word(*at).text);
        }
        text
    }

    /// Whether a text source keeps its columns: some line has a wide inner gap.
    pub fn has_columns(&self) -> bool {
        matches!(self.sheet.source_kind, SourceKind::Pdf | SourceKind::Image)
            || self
                .lines
                .iter()
                .filter(|line| line.segments.len() > 1)
                .count()
                >= 2
    }
}

/// Signs of a recogniser in a text: the I of a form or receipt as a figure.
fn looks_recognised(sheet: &Sheet) -> bool {
    let signs = ["1-797", "l-797", "lof", "10E0", "lOE"];
    sheet.pages.iter().any(|page| {
        page.words
            .iter()
            .any(|word| signs.iter().any(|sign| word.text.starts_with(sign)))
    })
}

fn lines_of_page(page: usize, words: &[Word], gap: f64) -> Vec<Line> {
    let mut order: Vec<usize> = (0..words.len()).collect();
    let middle = |at: &usize| (words[*at].y0 + words[*at].y1) / 2.0;
    order.sort_by(|a, b| middle(a).total_cmp(&middle(b)));

    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let joins = rows.last().and_then(|row| row.last()).is_some_and(|last| {
            let height = (words[*last].y1 - words[*last].y0).min(words[at].y1 - words[at].y0);
            (middle(&at) - middle(last)).abs() < SAME_LINE * height
        });
        match rows.last_mut() {
            Some(row) if joins => row.push(at),
            _ => rows.push(vec![at]),
        }
    }
    rows.into_iter()
        .map(|row| line_of_row(page, words, row, gap))
        .collect()
}

fn line_of_row(page: usize, words: &[Word], mut row: Vec<usize>, gap: f64) -> Line {
    row.sort_by(|a, b| words[*a].x0.total_cmp(&words[*b].x0));
    let mut segments: Vec<Segment> = Vec::new();
    let mut end: Option<f64> = None;
    for word in &row {
        let box_ = &words[*word];
        let apart = end.is_none_or(|end| box_.x0 - end > gap * (box_.y1 - box_.y0));
        let at = WordRef { page, word: *word };
        match segments.last_mut() {
            Some(segment) if !apart => segment.words.push(at),
            _ => segments.push(Segment { words: vec![at] }),
        }
        end = Some(box_.x1);
    }
    let y0 = row.iter().map(|at| words[*at].y0).fold(f64::MAX, f64::min);
    let y1 = row.iter().map(|at| words[*at].y1).fold(f64::MIN, f64::max);
    Line {
        page,
        segments,
        y0,
        y1,
    }
}
