//! Facts that dates lack, written down by hand, and rules followed by hand.

use chrono::NaiveDate;
use domain::rules::{self, FactShape, Rule};
use vault::{FactRow, Label, NewEvent, Origin, StepTxn, Subject};

use crate::contract::{ErrorCode, FollowRule, SaveDateFact, WireError};
use crate::desk::Desk;
use crate::speaking::{plain_event, unreadable, value_unreadable, with_title};
use crate::typed_date::read_typed_date;

impl Desk {
    /// Writes a fact down that a date needs.
    ///
    /// # Errors
    /// `NotFound`, `DateUnreadable`, `ValueUnreadable`, `Locked`; what writing says.
    pub fn date_fact_save(&self, request: SaveDateFact) -> Result<(), WireError> {
        let subject = subject(&request.on)?;
        let value = typed_fact(&request.fact, &request.value)?;
        let label = fact_label(&request.fact);
        let now = self.around.clock.now();
        self.writing(|vault| {
            vault.step(now, &label, |txn| {
                is_there(txn, subject)?;
                put_typed(txn, subject, &request.fact, &value)?;
                txn.add_event(&event_about(subject, label.clone()))?;
                Ok(())
            })
        })
    }

    /// Lets a rule count a date from facts given by hand.
    ///
    /// # Errors
    /// As [`Desk::date_fact_save`]; `FactRefused` with the fact it lacks or
    /// cannot use.
    pub fn rule_follow(&self, request: FollowRule) -> Result<(), WireError> {
        let rule = rules::find(&request.rule).map_err(|_| ErrorCode::NotFound)?;
        let subject = subject(&request.on)?;
        let mut facts = rules::Facts::new();
        let mut values = Vec::new();
        for (fact, typed) in &request.facts {
            if typed.trim().is_empty() {
                continue;
            }
            let value = typed_fact(fact, typed)?;
            facts.insert_text(fact, &value);
            values.push((fact.clone(), value));
        }
        if let Err(error) = rules::compute(rule, &facts) {
            let refused = WireError::new(ErrorCode::FactRefused);
            return Err(match error.fact() {
                Some(fact) => refused.at(fact),
                None => refused,
            });
        }
        let label = with_title("step_rule_followed", &rule.title.en, &rule.title.es);
        let feed = self.feed_for(rule, subject);
        let now = self.around.clock.now();
        self.writing(|vault| {
            vault.step(now, &label, |txn| {
                is_there(txn, subject)?;
                for (fact, value) in &values {
                    let field = match feed {
                        Some(_) => fact.clone(),
                        None => rule.own_field(fact),
                    };
                    put_typed(txn, subject, &field, value)?;
                }
                for flag in feed.iter().flat_map(|feed| &feed.requires) {
                    if !request.facts.contains_key(flag) {
                        put_typed(txn, subject, flag, "true")?;
                    }
                }
                txn.add_event(&event_about(subject, label.clone()))?;
                Ok(())
            })
        })
    }

    fn feed_for(&self, rule: &Rule, subject: Subject) -> Option<&'static rules::Feed> {
        use rules::FeedSubject as On;
        let fits = |feed: &&rules::Feed| match subject {
            Subject::Person(_) => feed.on == On::Person,
            Subject::Case(_) => feed.on == On::Case,
            _ => false,
        };
        rules::feeds()
            .iter()
            .filter(|feed| feed.rule == rule.id)
            .find(fits)
            .filter(|feed| feed.facts.is_empty() || matches!(subject, Subject::Case(_)))
    }
}

fn event_about(subject: Subject, title: Label) -> NewEvent {
    let event = plain_event(title);
    match subject {
        Subject::Person(person) => NewEvent {
            person: Some(person),
            ..event
        },
        Subject::Case(case) => NewEvent {
            case: Some(case),
            ..event
        },
        Subject::Document(document) => NewEvent {
            document: Some(document),
            ..event
        },
        Subject::Appointment(_) => event,
    }
}

/// Keeps a fact as a person typed it.
pub(crate) fn put_typed(
    txn: &mut StepTxn<'_>,
    subject: Subject,
    field: &str,
    value: &str,
) -> Result<(), vault::VaultError> {
    txn.put_fact(&FactRow {
        subject,
        field: field.to_owned(),
        position: 0,
        value: value.to_owned(),
        shown: value.to_owned(),
        origin: Origin::Typed,
        recorded_at: txn.now(),
    })
}

fn is_there(txn: &StepTxn<'_>, subject: Subject) -> Result<(), WireError> {
    let read = txn.read();
    let found = match subject {
        Subject::Person(id) => read.person(id)?.is_some(),
        Subject::Case(id) => read.case(id)?.is_some(),
        Subject::Document(id) => read.document(id)?.is_some(),
        Subject::Appointment(id) => read.appointment(id)?.is_some(),
    };
    match found {
        true => Ok(()),
        false => Err(ErrorCode::NotFound.into()),
    }
}

/// `person/ID`, `case/ID` or `document/ID`.
pub(crate) fn subject(name: &str) -> Result<Subject, WireError> {
    let not_found = || WireError::new(ErrorCode::NotFound);
    let (kind, id) = name.split_once('/').ok_or_else(not_found)?;
    match kind {
        "person" => id.parse().map(Subject::Person).map_err(|_| not_found()),
        "case" => id.parse().map(Subject::Case).map_err(|_| not_found()),
        "document" => id.parse().map(Subject::Document).map_err(|_| not_found()),
        _ => Err(not_found()),
    }
}

/// A fact in its stored form.
fn typed_fact(fact: &str, typed: &str) -> Result<String, WireError> {
    let entry = rules::fact_entry(fact).ok_or(ErrorCode::NotFound)?;
    let typed = typed.trim();
    let value = match entry.shape {
        FactShape::Date => read_typed_date(typed)
            .map(|date: NaiveDate| date.to_string())
            .ok_or_else(|| unreadable(fact, typed))?,
        _ => typed.to_owned(),
    };
    match !value.is_empty() && rules::accepts(fact, &value) {
        true => Ok(value),
        false => Err(value_unreadable(fact, typed)),
    }
}

fn fact_label(fact: &str) -> Label {
    match rules::fact_entry(fact) {
        Some(entry) => with_title("step_date_fact", &entry.label.en, &entry.label.es),
        None => with_title("step_date_fact", fact, fact),
    }
}
