//! The proposal while it is being put together.

use crate::proposal::{
    Appointment, Confidence, Deadline, Group, NewFact, Parts, Spot, UnknownField, WarningCode,
};
use crate::reading::lines::{Layout, WordRef};
use crate::sheet::Span;

/// A value about to become a fact.
pub(super) struct Reading {
    pub field: &'static str,
    pub value: String,
    pub confidence: Confidence,
    pub words: Vec<WordRef>,
}

/// What the extractors found so far.
pub(super) struct Draft<'a, 's> {
    layout: &'a Layout<'s>,
    parts: Parts,
}

impl<'a, 's> Draft<'a, 's> {
    pub fn new(layout: &'a Layout<'s>) -> Self {
        Self {
            layout,
            parts: Parts::default(),
        }
    }

    pub fn into_parts(self) -> Parts {
        self.parts
    }

    /// Adds a fact to a case; the case is begun if need be.
    pub fn case(&mut self, case: usize, reading: Reading) {
        let fact = self.new_fact(reading);
        self.parts.case(case, fact);
    }

    /// Adds a field to a case unless it has one.
    pub fn case_once(&mut self, case: usize, reading: Reading) {
        if self.value_of(case, reading.field).is_none() {
            self.case(case, reading);
        }
    }

    /// The first value of a case's field.
    pub fn value_of(&self, case: usize, field: &str) -> Option<&str> {
        self.parts.value_of(case, field)
    }

    /// All values of a case's field.
    pub fn values_of<'d>(
        &'d self,
        case: usize,
        field: &'d str,
    ) -> impl Iterator<Item = &'d str> + 'd {
        self.parts
            .facts
            .iter()
            .filter(move |fact| {
                fact.group == Group::Case && fact.index == case && fact.field == field
            })
            .map(|fact| fact.value.as_str())
    }

    /// The receipt numbers of all cases.
    pub fn receipts(&self) -> Vec<String> {
        (0..self.parts.cases.len())
            .filter_map(|case| self.value_of(case, "receipt_number"))
            .map(str::to_owned)
            .collect()
    }

    /// Adds an appointment and the facts that make it up.
    pub fn appointment(&mut self, appointment: Appointment, readings: Vec<Reading>) {
        let index = self.parts.appointments.len();
        self.parts.appointments.push(appointment);
        for reading in readings {
            self.fact(Group::Appointment, index, reading);
        }
    }

    /// Adds a deadline and the facts that make it up.
    pub fn deadline(&mut self, deadline: Deadline, readings: Vec<Reading>) {
        let index = self.parts.deadlines.len();
        self.parts.deadlines.push(deadline);
        for reading in readings {
            self.fact(Group::Deadline, index, reading);
        }
    }

    pub fn has_deadline(&self) -> bool {
        !self.parts.deadlines.is_empty()
    }

    /// Adds the name of something a request asks for, and the words it is in.
    pub fn rfe_item(&mut self, item: String, words: Vec<WordRef>) {
        let index = self.parts.rfe_items.len();
        let reading = Reading {
            field: "item",
            value: item.clone(),
            confidence: Confidence::PrintedUnderLabel,
            words,
        };
        let mut fact = self.new_fact(reading);
        fact.shown.clone_from(&item);
        self.parts.fact(Group::Asked, index, fact);
        self.parts.rfe_items.push(item);
    }

    /// Keeps a labelled value that no field stands for.
    pub fn unknown(&mut self, label: String, value: &[WordRef]) {
        self.parts.unknown_fields.push(UnknownField {
            label,
            value: self.layout.text(value),
            evidence: spots(self.layout, value),
        });
    }

    /// Adds a warning, once per kind.
    pub fn warn(&mut self, code: WarningCode, words: &[WordRef]) {
        let shown = (!words.is_empty()).then(|| self.layout.text(words));
        self.parts.warn(code, spots(self.layout, words), shown);
    }

    fn fact(&mut self, group: Group, index: usize, reading: Reading) {
        let fact = self.new_fact(reading);
        self.parts.fact(group, index, fact);
    }

    fn new_fact(&self, reading: Reading) -> NewFact {
        NewFact {
            field: reading.field.to_owned(),
            shown: self.shown(&reading),
            evidence: spots(self.layout, &reading.words),
            value: reading.value,
            confidence: reading.confidence,
        }
    }

    fn shown(&self, reading: &Reading) -> String {
        if reading.words.is_empty() || reading.confidence == Confidence::Inferred {
            reading.value.clone()
        } else {
            self.layout.text(&reading.words)
        }
    }
}

/// The places of words: one spot for each line they stand on.
pub(super) fn spots(layout: &Layout<'_>, words: &[WordRef]) -> Vec<Spot> {
    let mut runs: Vec<Vec<WordRef>> = Vec::new();
    for at in words {
        let joins = runs.last().and_then(|run| run.last()).is_some_and(|last| {
            let (before, here) = (layout.word(*last), layout.word(*at));
            last.page == at.page
                && (before.y0 + before.y1 - here.y0 - here.y1).abs() < here.y1 - here.y0
                && here.x0 >= before.x0
        });
        match runs.last_mut() {
            Some(run) if joins => run.push(*at),
            _ => runs.push(vec![*at]),
        }
    }
    runs.iter().filter_map(|run| spot(layout, run)).collect()
}

fn spot(layout: &Layout<'_>, run: &[WordRef]) -> Option<Spot> {
    let first = run.first()?;
    let page = &layout.sheet.pages[first.page];
    let edge = |of: fn(&crate::sheet::Word) -> f64, pick: fn(f64, f64) -> f64| {
        run.iter()
            .map(|at| of(layout.word(*at)))
            .reduce(pick)
            .unwrap_or_default()
    };
    let part = |value: f64, whole: f64| (value / whole.max(1.0)).clamp(0.0, 1.0);
    let spans: Vec<Span> = run.iter().filter_map(|at| layout.word(*at).span).collect();
    let [x0, y0, x1, y1] = page.as_shown([
        part(edge(|word| word.x0, f64::min), page.width),
        part(edge(|word| word.y0, f64::min), page.height),
        part(edge(|word| word.x1, f64::max), page.width),
        part(edge(|word| word.y1, f64::max), page.height),
    ]);
    Some(Spot {
        page: u32::try_from(first.page).ok()?,
        x0,
        y0,
        x1,
        y1,
        text: layout.text(run),
        span: spans.first().zip(spans.last()).map(|(first, last)| Span {
            start: first.start,
            end: last.end,
        }),
    })
}
