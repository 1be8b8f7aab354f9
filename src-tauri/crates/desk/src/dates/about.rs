//! Every rule that speaks to an owner, asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::rules::{self, feeds, Answer, FactFault, FeedSubject, Rule, RuleError};
use vault::{AppointmentRow, CaseId, DatedFact, PersonId, Subject};

use super::card::{self, Counted};
use super::feeding::{About, Fed};
use super::known::Known;
use super::{Due, NearlyThere, Owner};

/// What follows for one owner.
#[derive(Default)]
pub(super) struct Following {
    pub(super) dates: Vec<Due>,
    pub(super) nearly: Vec<NearlyThere>,
    /// Ids of appointments that a later notice moved.
    pub(super) replaced: Vec<String>,
}

impl Following {
    /// Asks every rule.
    pub(super) fn of(known: &Known, owner: Owner, today: NaiveDate) -> Self {
        let mut following = Self::default();
        let (person, case) = match owner {
            Owner::Person(person) => (Some(person), None),
            Owner::Case(case) => (
                known
                    .cases
                    .get(&case)
                    .and_then(|row| Some(row.people.first()?.0)),
                Some(case),
            ),
        };
        let plain = About {
            person,
            case,
            notice: None,
            appointment: None,
            limit: None,
        };
        let on = match owner {
            Owner::Person(_) => FeedSubject::Person,
            Owner::Case(_) => FeedSubject::Case,
        };
        let id = match owner {
            Owner::Person(person) => person.to_string(),
            Owner::Case(case) => case.to_string(),
        };
        following.ask_all(known, plain, on, &id, today);
        following.told_alone(known, plain, &id, today);
        following.notices(known, owner, plain, today);
        following.appointments(known, owner, plain, today);
        following
    }

    fn ask_all(
        &mut self,
        known: &Known,
        about: About<'_>,
        on: FeedSubject,
        id: &str,
        today: NaiveDate,
    ) {
        for feed in feeds().iter().filter(|feed| feed.on == on) {
            let about = About {
                limit: about.notice.and_then(|notice| {
                    let facts = known.facts.get(&Subject::Document(notice.id))?;
                    facts.iter().find(|fact| {
                        fact.field == "deadline_kind" && feed.limits.contains(&fact.value)
                    })
                }),
                ..about
            };
            if !about.suits(known, feed, today) {
                continue;
            }
            let Ok(rule) = rules::find(&feed.rule) else {
                continue;
            };
            let id = match on {
                FeedSubject::Notice => {
                    let position = about.limit.map_or(0, |limit: &DatedFact| limit.position);
                    format!("{}/{id}/{position}", rule.id)
                }
                _ => format!("{}/{id}", rule.id),
            };
            let mut fed = about.feed(known, rule, feed);
            let printed = about.printed(known, rule, on);
            match settled(rule, &mut fed, printed.map(|(date, _)| date)) {
                Ok(answer) => {
                    let counted = Counted {
                        rule,
                        answer,
                        fed,
                        printed: printed.map(|(_, from)| from),
                        expects: feed.expects,
                        on,
                    };
                    self.dates
                        .extend(card::due(known, &about, id, &counted, today));
                }
                Err(RuleError::MissingFact { fact } | RuleError::ImpossibleFact { fact, .. }) => {
                    let start_known = fed.start.is_some();
                    let offered =
                        fact == rule.start() && self.is_offered(known, &about, &feed.offer_for);
                    if start_known || offered {
                        self.nearly.extend(card::nearly(&about, rule, &fact, on));
                    }
                }
                Err(_) => {}
            }
        }
    }

    fn is_offered(&self, known: &Known, about: &About<'_>, forms: &[String]) -> bool {
        let is_one = |case: &CaseId| {
            let form = known.cases.get(case).and_then(|row| row.form.as_ref());
            form.is_some_and(|form| forms.contains(form))
        };
        match (about.case, about.person) {
            (Some(case), _) => is_one(&case),
            (None, Some(person)) => {
                let cases = known.cases_of.get(&person);
                cases.is_some_and(|cases| cases.iter().any(is_one))
            }
            (None, None) => false,
        }
    }

    /// Rules a person asked for by hand, whose facts are theirs alone.
    fn told_alone(&mut self, known: &Known, about: About<'_>, id: &str, today: NaiveDate) {
        let subject = match (about.case, about.person) {
            (Some(case), _) => Subject::Case(case),
            (None, Some(person)) => Subject::Person(person),
            (None, None) => return,
        };
        let facts = known.facts.get(&subject).map(Vec::as_slice);
        let mut told: BTreeMap<&str, &Rule> = BTreeMap::new();
        for fact in facts.unwrap_or_default() {
            let Some((name, _)) = fact.field.split_once('.') else {
                continue;
            };
            if let Ok(rule) = rules::find(name) {
                if !rule.is_fed() {
                    told.insert(&rule.id, rule);
                }
            }
        }
        for rule in told.into_values() {
            let mut fed = about.feed_alone(known, rule, subject);
            let printed = known
                .fact(subject, &rule.printed_field())
                .and_then(|fact| crate::read_day(&fact.value))
                .or_else(|| rule.printed_in(&fed.facts));
            if let Ok(answer) = settled(rule, &mut fed, printed) {
                let counted = Counted {
                    rule,
                    answer,
                    fed,
                    printed: None,
                    expects: false,
                    on: if about.case.is_some() {
                        FeedSubject::Case
                    } else {
                        FeedSubject::Person
                    },
                };
                let id = format!("{}/{id}", rule.id);
                self.dates
                    .extend(card::due(known, &about, id, &counted, today));
            }
        }
    }

    fn notices(&mut self, known: &Known, owner: Owner, plain: About<'_>, today: NaiveDate) {
        let ids = match owner {
            Owner::Person(person) => known.of_person.get(&person),
            Owner::Case(case) => known.of_case.get(&case),
        };
        for id in ids.map(Vec::as_slice).unwrap_or_default() {
            let notice = &known.documents[id];
            // A notice of several cases is counted with the first of them.
            if let (Owner::Case(case), Some(first)) = (owner, notice.cases.first()) {
                if case != *first {
                    continue;
                }
            }
            let about = About {
                notice: Some(notice),
                person: notice.people.first().copied().or(plain.person),
                ..plain
            };
            self.ask_all(known, about, FeedSubject::Notice, &id.to_string(), today);
        }
    }

    fn appointments(&mut self, known: &Known, owner: Owner, plain: About<'_>, today: NaiveDate) {
        for appointment in known.meetings(owner) {
            let state = known.fact(Subject::Appointment(appointment.id), "state");
            if state.is_some_and(|state| state.value != "planned") {
                continue;
            }
            if is_replaced(known, appointment) {
                self.replaced.push(appointment.id.to_string());
                continue;
            }
            let about = About {
                appointment: Some(appointment),
                person: appointment.person.or(plain.person),
                ..plain
            };
            let before = self.dates.len();
            let id = appointment.id.to_string();
            self.ask_all(known, about, FeedSubject::Appointment, &id, today);
            let is_there = self.dates[before..]
                .iter()
                .any(|due| due.item.kind == "appear");
            if !is_there {
                self.dates
                    .push(card::plain_appointment(known, &about, appointment, today));
            }
        }
    }
}

/// What a rule says when a fact that cannot be is left out and asked for again:
/// one wrong fact never takes a date away. A printed date outlives the day it
/// would have to follow.
fn settled(
    rule: &'static Rule,
    fed: &mut Fed,
    printed: Option<NaiveDate>,
) -> Result<Answer<'static>, RuleError> {
    loop {
        let answer = rules::compute_printed(rule, &fed.facts, printed);
        let Err(RuleError::ImpossibleFact { fact, code }) = &answer else {
            return answer;
        };
        let doubted = match code {
            FactFault::BeforeStart if printed.is_some() => rule.start(),
            _ => fact.as_str(),
        };
        if !fed.facts.remove(doubted) {
            return answer;
        }
        fed.doubted.push(doubted.to_owned());
    }
}

/// Whether a later notice of the same kind for the same people and cases moved
/// the appointment: it had not passed when the newer one was made.
fn is_replaced(known: &Known, appointment: &AppointmentRow) -> bool {
    let Some(first) = appointment.cases.first() else {
        return false;
    };
    known
        .meetings(Owner::Case(*first))
        .any(|other| replaces(known, other, appointment))
}

fn replaces(known: &Known, newer: &AppointmentRow, older: &AppointmentRow) -> bool {
    let made = |appointment: &AppointmentRow| {
        let dated = match &appointment.origin {
            vault::Origin::Document { document, .. } => {
                known.documents.get(document).and_then(|head| head.dated_on)
            }
            vault::Origin::Typed => None,
        };
        (
            dated.unwrap_or_else(|| appointment.recorded_at.date_naive()),
            appointment.recorded_at,
        )
    };
    let same_person = |a: Option<PersonId>, b: Option<PersonId>| a == b || a.is_none();
    newer.id != older.id
        && newer.kind == older.kind
        && !older.cases.is_empty()
        && newer.cases == older.cases
        && same_person(older.person, newer.person)
        && newer.local_at != older.local_at
        && made(newer) > made(older)
        && older.local_at.date() >= made(newer).0
}
