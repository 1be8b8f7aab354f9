//! A page being set: cells, boxes and paragraphs at measured places.

use chrono::NaiveDate;

use super::chance::Chance;
use super::ink::{file, width, Look, Run};

const WIDE: f64 = 612.0;
const HIGH: f64 = 792.0;

/// A cell of a row: its label and the lines of its value.
pub(super) type Cell<'t> = (&'t str, Vec<String>);

/// The pages of a paper while they are set.
pub(super) struct Setting {
    pub(super) chance: Chance,
    pages: Vec<Vec<Run>>,
    look: Look,
    left: f64,
    right: f64,
    pub(super) y: f64,
    label: f64,
    value: f64,
    body: f64,
}

impl Setting {
    pub(super) fn of(seed: u64) -> Self {
        let mut chance = Chance::of(seed);
        let font = chance.one_of(&["Helvetica", "Times-Roman", "Helvetica-Bold", "Courier"]);
        let (drawn, rotate) = chance.one_of(&[(0, 0), (0, 0), (0, 0), (0, 90), (0, 180), (90, 90)]);
        // Letters of one width need smaller type for the same cell.
        let smaller = if font == "Courier" { 0.8 } else { 1.0 };
        Self {
            look: Look {
                font,
                drawn,
                rotate,
                wide: WIDE,
                high: HIGH,
            },
            left: chance.within(26.0, 44.0),
            right: WIDE - chance.within(26.0, 44.0),
            y: chance.within(26.0, 44.0),
            label: chance.within(5.5, 8.0) * smaller,
            value: chance.within(7.5, 9.5) * smaller,
            body: chance.within(7.5, 9.5) * smaller,
            pages: vec![Vec::new()],
            chance,
        }
    }

    pub(super) fn pdf(&self) -> Vec<u8> {
        file(&self.pages, self.look)
    }

    fn put(&mut self, x: f64, y: f64, size: f64, text: &str) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Run {
                x,
                y,
                size,
                text: text.to_owned(),
            });
        }
    }

    fn wide(&self, text: &str, size: f64) -> f64 {
        width(text, size, self.look.font)
    }

    pub(super) fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = 40.0;
    }

    pub(super) fn gap(&mut self, lines: f64) {
        self.y += lines * self.body * 1.2;
    }

    /// The lines of a text that is no wider than this.
    fn broken(&self, text: &str, size: f64, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = vec![String::new()];
        for word in text.split(' ') {
            let longer = match lines.last() {
                Some(line) if !line.is_empty() => format!("{line} {word}"),
                _ => word.to_owned(),
            };
            if self.wide(&longer, size) <= width || lines.last().is_some_and(String::is_empty) {
                *lines.last_mut().expect("a line") = longer;
            } else {
                lines.push(word.to_owned());
            }
        }
        lines
    }

    /// The agency's name on the left, something on the right.
    pub(super) fn head(&mut self, right: &[&str]) {
        let size = self.body;
        let names = [
            "Department of Homeland Security",
            "U.S. Citizenship and Immigration Services",
        ];
        let top = self.y + size;
        for (number, name) in names.iter().enumerate() {
            self.put(self.left, top + number as f64 * size * 1.3, size, name);
        }
        for (number, text) in right.iter().enumerate() {
            let x = self.right - self.wide(text, size);
            self.put(x, top + number as f64 * size * 1.3, size, text);
        }
        self.y = top + names.len().max(right.len()) as f64 * size * 1.3;
    }

    pub(super) fn line(&mut self, text: &str) {
        self.y += self.body * 1.3;
        self.put(self.left, self.y, self.body, text);
    }

    pub(super) fn centred(&mut self, text: &str) {
        self.y += self.body * 1.6;
        let x = (WIDE - self.wide(text, self.body)) / 2.0;
        self.put(x, self.y, self.body, text);
        self.y += self.body * 0.6;
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.gap(0.6);
        for line in self.broken(text, self.body, self.right - self.left) {
            self.line(&line);
        }
    }

    /// A row of cells with these shares of the width. Borders move by
    /// millimetres, labels wrap where they are wider than their cell.
    pub(super) fn row(&mut self, shares: &[f64], cells: &[Cell<'_>]) {
        let whole = self.right - self.left;
        let mut x = self.left;
        let mut bottom = self.y;
        let pad = self.chance.within(1.5, 4.0);
        let indent = self.chance.within(0.0, 6.0);
        for (number, (label, value)) in cells.iter().enumerate() {
            let wide = whole * shares[number] / shares.iter().sum::<f64>();
            let room = wide - 2.0 * pad - indent;
            let shift = self.chance.within(-0.8, 0.8);
            let mut y = self.y + shift + self.label * 1.2;
            let lines = self.broken(label, self.label, room);
            for (at, line) in lines.iter().enumerate() {
                self.put(x + pad, y + at as f64 * self.label * 1.15, self.label, line);
            }
            y += (lines.len() - 1) as f64 * self.label * 1.15;
            y += self.value * self.chance.within(1.15, 1.5);
            for text in value {
                for line in self.broken(text, self.value, room) {
                    self.put(x + pad + indent, y, self.value, &line);
                    y += self.value * 1.2;
                }
            }
            bottom = bottom.max(y);
            x += wide;
        }
        self.y = bottom + self.chance.within(1.0, 5.0);
    }

    /// An address on the left and lines with labels on the right.
    pub(super) fn address_and_box(&mut self, address: &[&str], labelled: &[(&str, &str)]) {
        self.gap(1.0);
        let top = self.y;
        for (number, text) in address.iter().enumerate() {
            let y = top + (number + 1) as f64 * self.body * 1.25;
            self.put(self.left + 18.0, y, self.body, text);
        }
        let x = self.left + (self.right - self.left) * self.chance.within(0.56, 0.62);
        let mut y = top;
        for (label, value) in labelled {
            let whole = format!("{label} {value}");
            for line in self.broken(whole.trim(), self.body, self.right - x) {
                y += self.body * 1.25;
                self.put(x, y, self.body, &line);
            }
        }
        self.y = y.max(top + address.len() as f64 * self.body * 1.25);
        self.gap(1.5);
    }

    /// A label with a block of lines on the left, labelled lines on the right.
    pub(super) fn beside(&mut self, label: &str, block: &[&str], right: &[(&str, &str)]) {
        self.gap(1.0);
        let top = self.y + self.body * 1.25;
        self.put(self.left, top, self.body, label);
        let x = self.left + self.wide(label, self.body) + self.chance.within(6.0, 16.0);
        for (number, text) in block.iter().enumerate() {
            self.put(x, top + number as f64 * self.body * 1.25, self.body, text);
        }
        let x = self.left + (self.right - self.left) * 0.58;
        for (number, (label, value)) in right.iter().enumerate() {
            let y = top + number as f64 * self.body * 1.25;
            self.put(x, y, self.body, &format!("{label} {value}"));
        }
        self.y = top + block.len().max(right.len()) as f64 * self.body * 1.25;
        self.gap(1.0);
    }

    /// A label over a block, and to its right a label over lines.
    pub(super) fn under(&mut self, left: (&str, &[&str]), right: (&str, &str, &[&str])) {
        self.gap(1.0);
        let size = self.body;
        let top = self.y + size * 1.25;
        self.put(self.left, top, self.label, left.0);
        for (number, text) in left.1.iter().enumerate() {
            let y = top + (number + 1) as f64 * size * 1.25;
            self.put(self.left + 8.0, y, size, text);
        }
        let x = self.left + (self.right - self.left) * 0.6;
        self.put(x, top, self.label, right.0);
        let drop = self.chance.within(1.2, 2.0);
        self.put(x, top + drop * size, self.label, right.1);
        for (number, text) in right.2.iter().enumerate() {
            let y = top + (drop + 1.25 * (number + 1) as f64) * size;
            self.put(x + 8.0, y, size, text);
        }
        let lines = left.1.len().max(right.2.len() + 2);
        self.y = top + lines as f64 * size * 1.3;
        self.gap(0.5);
    }

    /// `10/05/2025`, or at times `October 05, 2025`.
    pub(super) fn date(&mut self, date: NaiveDate) -> String {
        let shape = self.chance.one_of(&["%m/%d/%Y", "%m/%d/%Y", "%B %d, %Y"]);
        date.format(shape).to_string()
    }

    /// `9:00AM`, `09:00 AM`, …
    pub(super) fn time(&mut self, hour: u32, minute: u32) -> String {
        let half = if hour < 12 { "AM" } else { "PM" };
        let shown = (hour + 11) % 12 + 1;
        match self.chance.below(3) {
            0 => format!("{shown}:{minute:02}{half}"),
            1 => format!("{shown:02}:{minute:02} {half}"),
            _ => format!("{shown}:{minute:02} {half}"),
        }
    }
}
