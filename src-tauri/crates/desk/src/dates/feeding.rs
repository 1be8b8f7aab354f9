//! A rule's facts, looked up in the record as its feed says.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::rules::{Facts, Feed, FeedSubject, Rule};
use vault::{AppointmentRow, CaseId, DatedFact, DocumentHead, DocumentId, PersonId, Subject};

use super::known::Known;

/// What a rule is asked of, with everything it belongs to.
#[derive(Clone, Copy)]
pub(super) struct About<'k> {
    pub(super) person: Option<PersonId>,
    pub(super) case: Option<CaseId>,
    pub(super) notice: Option<&'k DocumentHead>,
    pub(super) appointment: Option<&'k AppointmentRow>,
    /// Which of the notice's time limits.
    pub(super) limit: Option<&'k DatedFact>,
}

/// Where a fact came from.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct CameFrom {
    pub(super) document: Option<DocumentId>,
    pub(super) page: Option<u32>,
    pub(super) recorded_at: DateTime<Utc>,
}

/// What was found for a rule.
pub(super) struct Fed {
    pub(super) facts: Facts,
    /// Where the fact the count starts from came from.
    pub(super) start: Option<CameFrom>,
    /// When the last of them became known.
    pub(super) entered: Option<DateTime<Utc>>,
    /// Facts that were left out because they cannot be.
    pub(super) doubted: Vec<String>,
}

impl<'k> About<'k> {
    /// Where facts about it are written down.
    pub(super) fn subject(&self, on: FeedSubject) -> Option<Subject> {
        match on {
            FeedSubject::Notice => self.notice.map(|notice| Subject::Document(notice.id)),
            FeedSubject::Person => self.person.map(Subject::Person),
            FeedSubject::Case | FeedSubject::Appointment => self
                .case
                .map(Subject::Case)
                .or_else(|| self.person.map(Subject::Person)),
        }
    }

    fn found(&self, known: &'k Known, place: &str, rule: &Rule) -> Option<(String, CameFrom)> {
        let (scope, field) = place.split_once(':')?;
        let person = self.person.map(Subject::Person);
        let case = self.case.map(Subject::Case);
        let of = |subject: Option<Subject>| known.fact(subject?, field).map(taken);
        match scope {
            "notice" => self.in_notice(known, self.notice?, field),
            "case" => of(case),
            "person" if field == "birth_date" => self.birth_date(known),
            "person" => of(person),
            "appointment" => {
                let appointment = self.appointment?;
                let value = match field {
                    "at" => appointment.local_at.format("%Y-%m-%dT%H:%M").to_string(),
                    _ => appointment.local_at.date().to_string(),
                };
                let (document, page) = match &appointment.origin {
                    vault::Origin::Typed => (None, None),
                    vault::Origin::Document { document, places } => {
                        (Some(*document), places.first().map(|place| place.page))
                    }
                };
                let recorded_at = appointment.recorded_at;
                Some((
                    value,
                    CameFrom {
                        document,
                        page,
                        recorded_at,
                    },
                ))
            }
            "own" => {
                let own = rule.own_field(field);
                let at = |subject: Option<Subject>| known.fact(subject?, &own).map(taken);
                at(case).or_else(|| at(person))
            }
            _ => match scope.split_once('/')? {
                ("notice", kind) => self.in_notice(known, known.notice(self.case?, kind)?, field),
                ("case", form) => {
                    let cases = known.cases_of.get(&self.person?)?;
                    let case = cases
                        .iter()
                        .rev()
                        .find(|case| known.cases[case].form.as_deref() == Some(form))?;
                    of(Some(Subject::Case(*case)))
                }
                _ => None,
            },
        }
    }

    fn in_notice(
        &self,
        known: &'k Known,
        notice: &DocumentHead,
        field: &str,
    ) -> Option<(String, CameFrom)> {
        let on_paper = known.fact(Subject::Document(notice.id), field);
        let from_paper = || {
            let facts = known.facts.get(&Subject::Case(self.case?))?;
            facts
                .iter()
                .rev()
                .find(|fact| fact.field == field && fact.document == Some(notice.id))
        };
        if let Some(fact) = on_paper.or_else(from_paper) {
            return Some(taken(fact));
        }
        let dated_on = notice.dated_on.filter(|_| field == "notice_date")?;
        Some((
            dated_on.to_string(),
            CameFrom {
                document: Some(notice.id),
                page: None,
                recorded_at: notice.kept_at,
            },
        ))
    }

    fn birth_date(&self, known: &'k Known) -> Option<(String, CameFrom)> {
        let row = known.people.get(&self.person?)?;
        Some((
            row.birth_date?.to_string(),
            CameFrom {
                document: None,
                page: None,
                recorded_at: DateTime::UNIX_EPOCH,
            },
        ))
    }

    /// Whether something is known, on the case or on the person. A case that is
    /// linked to an account has that account's number.
    fn knows(&self, known: &Known, field: &str) -> bool {
        let row = self.case.and_then(|case| known.cases.get(&case));
        if field == "online_account_number" && row.is_some_and(|row| row.account.is_some()) {
            return true;
        }
        let at = |subject: Option<Subject>| subject.and_then(|one| known.fact(one, field));
        at(self.case.map(Subject::Case)).is_some() || at(self.person.map(Subject::Person)).is_some()
    }

    /// Whether the feed speaks to it.
    pub(super) fn suits(&self, known: &Known, feed: &Feed, today: NaiveDate) -> bool {
        let form = self
            .case
            .and_then(|case| known.cases.get(&case)?.form.clone());
        let named = |forms: &[String]| form.as_ref().is_some_and(|form| forms.contains(form));
        let has = |kinds: &[String]| {
            self.case.is_some_and(|case| {
                known
                    .notices(case)
                    .any(|notice| kinds.contains(&notice.kind))
            })
        };
        (feed.forms.is_empty() || named(&feed.forms))
            && !named(&feed.not_forms)
            && match (feed.on, self.notice) {
                (FeedSubject::Notice, Some(notice)) => feed.notices.contains(&notice.kind),
                _ => feed.notices.is_empty() || has(&feed.notices),
            }
            && !has(&feed.without_notices)
            && !(feed.needs_limit && self.limit.is_none())
            && (feed.appointments.is_empty()
                || self
                    .appointment
                    .is_some_and(|one| feed.appointments.contains(&one.kind)))
            && feed.requires.iter().all(|field| self.knows(known, field))
            && feed
                .only_with
                .iter()
                .all(|(field, values)| self.case_says(known, field, values))
            && !feed.unless.iter().any(|field| self.knows(known, field))
            && !(feed.pending
                && self
                    .case
                    .is_some_and(|case| known.is_decided(case, self.notice)))
            && feed
                .under
                .is_none_or(|years| self.is_under(known, years, today))
    }

    fn case_says(&self, known: &Known, field: &str, values: &[String]) -> bool {
        let said = self
            .case
            .and_then(|case| known.fact(Subject::Case(case), field));
        said.is_some_and(|said| values.contains(&said.value))
    }

    fn is_under(&self, known: &Known, years: u32, today: NaiveDate) -> bool {
        let born = self
            .person
            .and_then(|person| known.people.get(&person)?.birth_date);
        born.is_some_and(|born| today.year() - born.year() <= i32::try_from(years).unwrap_or(0))
    }

    /// Looks a rule's facts up.
    pub(super) fn feed(&self, known: &Known, rule: &Rule, feed: &Feed) -> Fed {
        let mut fed = Fed {
            facts: Facts::new(),
            start: None,
            entered: None,
            doubted: Vec::new(),
        };
        let nearest = match feed.on {
            FeedSubject::Notice => &["notice:", "case:", "person:", "own:"][..],
            FeedSubject::Person => &["person:", "own:"],
            FeedSubject::Case | FeedSubject::Appointment => &["case:", "person:", "own:"],
        };
        for need in rule.facts() {
            let named = feed.facts.get(need.name);
            let found = match (named, need.name) {
                (Some(places), _) => places
                    .iter()
                    .find_map(|place| self.found(known, place, rule)),
                (None, "form") => self.form(known),
                (None, name) => nearest
                    .iter()
                    .find_map(|scope| self.found(known, &format!("{scope}{name}"), rule)),
            };
            let Some((value, came_from)) = found else {
                continue;
            };
            if need.name == rule.start() {
                fed.start = Some(came_from);
            }
            fed.entered = fed.entered.max(Some(came_from.recorded_at));
            fed.facts.insert_text(need.name, &value);
        }
        fed
    }

    fn form(&self, known: &Known) -> Option<(String, CameFrom)> {
        let case = known.cases.get(&self.case?)?;
        Some((
            case.form.clone()?,
            CameFrom {
                document: None,
                page: None,
                recorded_at: case.recorded_at,
            },
        ))
    }

    /// The date a notice prints against the rule: by its own time limit, or as a
    /// person said.
    pub(super) fn printed(
        &self,
        known: &Known,
        rule: &Rule,
        on: FeedSubject,
    ) -> Option<(NaiveDate, CameFrom)> {
        let told = self
            .subject(on)
            .and_then(|subject| known.fact(subject, &rule.printed_field()));
        let limit = || {
            let limit = self.limit?;
            let facts = known.facts.get(&limit.subject)?;
            let of_limit = |field: &str| {
                facts
                    .iter()
                    .find(|fact| fact.field == field && fact.position == limit.position)
            };
            of_limit("deadline_basis").filter(|basis| basis.value == "printed")?;
            of_limit("deadline_date")
        };
        let fact = told.or_else(limit)?;
        Some((crate::read_day(&fact.value)?, taken(fact).1))
    }
}

fn taken(fact: &DatedFact) -> (String, CameFrom) {
    (
        fact.value.clone(),
        CameFrom {
            document: fact.document,
            page: fact.page,
            recorded_at: fact.recorded_at,
        },
    )
}

impl About<'_> {
    /// Facts that were told to one rule alone.
    pub(super) fn feed_alone(&self, known: &Known, rule: &Rule, subject: Subject) -> Fed {
        let mut fed = Fed {
            facts: Facts::new(),
            start: None,
            entered: None,
            doubted: Vec::new(),
        };
        for need in rule.facts() {
            let Some(fact) = known.fact(subject, &rule.own_field(need.name)) else {
                continue;
            };
            let (value, came_from) = taken(fact);
            if need.name == rule.start() {
                fed.start = Some(came_from);
            }
            fed.entered = fed.entered.max(Some(came_from.recorded_at));
            fed.facts.insert_text(need.name, &value);
        }
        fed
    }
}
