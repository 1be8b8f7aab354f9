//! A computed date as the faces show it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::reminders::ReminderProfile;
use domain::rules::{fact_entry, Answer, FeedSubject, Rule};
use domain::text::{Lang, LocalText};
use vault::{AppointmentRow, PersonId, Subject};

use super::feeding::{About, CameFrom, Fed};
use super::known::Known;
use super::{Due, NearlyThere, Said};
use crate::contract::{
    Bilingual, DateState, DueItem, FactAsk, LawSource, RuleChange, Source, SourceKind, SumStep,
};
use crate::messages::in_both;
use crate::sources::{full_name, instant, printed};

/// Days that count as this week.
const THIS_WEEK: i64 = 7;
/// Business days a carrier is given before the safe day.
const MAIL_DAYS: u32 = 5;
/// Facts older than this are said to be old.
const STALE_DAYS: i64 = 183;

/// A rule's answer with where its facts came from.
pub(super) struct Counted {
    pub(super) rule: &'static Rule,
    pub(super) answer: Answer<'static>,
    pub(super) fed: Fed,
    pub(super) printed: Option<CameFrom>,
    pub(super) expects: bool,
    pub(super) on: FeedSubject,
}

/// The date, if the answer has one.
pub(super) fn due(
    known: &Known,
    about: &About<'_>,
    id: String,
    counted: &Counted,
    today: NaiveDate,
) -> Option<Due> {
    let Counted {
        rule, answer, fed, ..
    } = counted;
    let (date, nominal) = (answer.date?, answer.nominal?);
    let remind_from = answer.remind_from().unwrap_or(date);
    let entered = fed
        .entered
        .max(counted.printed.map(|from| from.recorded_at))
        .unwrap_or_default();
    let kind = code_of(&rule.kind);
    // A passed deadline or expiry stays until somebody says what became of it.
    let over = date < today && !rule.profile.can_be_overdue() && !counted.expects;
    let came_from = fed.start.or(counted.printed);
    let mut item = blank(known, about, id, date, remind_from, today);
    item.title = Bilingual::from(&rule.title);
    item.rule.clone_from(&rule.id);
    item.kind = kind;
    item.nominal = nominal.to_string();
    item.time = answer.time.map(|time| time.format("%H:%M").to_string());
    item.meaning = Bilingual::from(&rule.meaning);
    item.consequence = said(rule.consequence.as_ref());
    item.caveat = said(rule.caveat.as_ref());
    item.sum = sum(known, answer, came_from, counted.printed);
    item.law = Some(law(rule, today));
    item.change = rule.change.as_ref().map(|change| RuleChange {
        state: code_of(&change.state),
        since: change.since.clone(),
        note: Bilingual::from(&change.note),
    });
    item.printed = answer.printed;
    item.mismatch_days = answer
        .mismatch_days
        .filter(|days| *days != 0)
        .and_then(|days| i32::try_from(days).ok());
    item.computed = answer.computed.map(|date| date.to_string());
    item.expected = counted.expects;
    let doubted = fed.doubted.iter().map(String::as_str);
    let asked = answer.assumed.iter().copied().chain(doubted);
    item.could_add = asked.filter_map(ask).collect();
    item.on = about.subject(counted.on).map(name_of);
    let mut time = answer.time;
    if let (Some(appointment), "appear") = (about.appointment, item.kind.as_str()) {
        time = Some(appointment.local_at.time());
        item.time = Some(appointment.local_at.format("%H:%M").to_string());
    }
    item.appointment = about.appointment.map(|one| one.id.to_string());
    item.remind_days = rule.profile.days_before().to_vec();
    let goes_by_mail = rule.mailed && fed.facts.get("respond_via") != Some(&"online".into());
    item.send_by = goes_by_mail
        .then(|| domain::days::subtract_business_days(remind_from, MAIL_DAYS))
        .flatten()
        .map(|day| day.to_string());
    place(&mut item, about.appointment);
    Some(Due {
        item,
        last_day: date,
        remind_from,
        time,
        profile: rule.profile,
        own_days: None,
        entered,
        said: Said::default(),
        silent: false,
        over,
    })
}

/// An appointment no rule speaks of: the day and time the notice prints.
pub(super) fn plain_appointment(
    known: &Known,
    about: &About<'_>,
    appointment: &AppointmentRow,
    today: NaiveDate,
) -> Due {
    let date = appointment.local_at.date();
    let id = format!("appointment/{}", appointment.id);
    let mut item = blank(known, about, id, date, date, today);
    item.title = in_both(&format!("appointment_kind_{}", appointment.kind));
    item.kind = "appear".to_owned();
    item.printed = matches!(appointment.origin, vault::Origin::Document { .. });
    item.time = Some(appointment.local_at.format("%H:%M").to_string());
    item.appointment = Some(appointment.id.to_string());
    item.meaning = in_both("meaning_appear");
    item.remind_days = ReminderProfile::Appointment.days_before().to_vec();
    place(&mut item, Some(appointment));
    Due {
        item,
        last_day: date,
        remind_from: date,
        time: Some(appointment.local_at.time()),
        profile: ReminderProfile::Appointment,
        own_days: None,
        entered: appointment.recorded_at,
        said: Said::default(),
        silent: false,
        over: date < today,
    }
}

/// A rule that lacks one fact.
pub(super) fn nearly(
    about: &About<'_>,
    rule: &'static Rule,
    fact: &str,
    on: FeedSubject,
) -> Option<NearlyThere> {
    let need = rule.facts().into_iter().find(|need| need.name == fact)?;
    Some(NearlyThere {
        rule: &rule.id,
        title: Bilingual::from(&rule.title),
        fact: need.name,
        on: name_of(about.subject(on)?),
        case: about.case,
        person: about.person,
    })
}

/// A card with nothing on it but where it belongs.
pub(super) fn blank(
    known: &Known,
    about: &About<'_>,
    id: String,
    date: NaiveDate,
    remind_from: NaiveDate,
    today: NaiveDate,
) -> DueItem {
    let case = about.case.and_then(|case| known.cases.get(&case));
    let days_left = domain::days::days_between(today, remind_from);
    DueItem {
        id,
        title: Bilingual::none(),
        rule: String::new(),
        kind: String::new(),
        date: date.to_string(),
        nominal: date.to_string(),
        safe_by: remind_from.to_string(),
        time: None,
        days_left: i32::try_from(days_left).unwrap_or(i32::MAX),
        state: if date < today {
            DateState::Overdue
        } else if days_left <= THIS_WEEK {
            DateState::ThisWeek
        } else {
            DateState::Later
        },
        meaning: Bilingual::none(),
        consequence: Bilingual::none(),
        caveat: Bilingual::none(),
        sum: Vec::new(),
        law: None,
        change: None,
        printed: false,
        computed: None,
        mismatch_days: None,
        could_add: Vec::new(),
        on: None,
        expected: false,
        mark: None,
        put_off_until: None,
        seen: false,
        reminders_on: true,
        remind_days: Vec::new(),
        send_by: None,
        note: String::new(),
        own: None,
        case: case.map(|case| case.id.to_string()),
        form: case.and_then(|case| case.form.clone()),
        receipt_printed: case
            .and_then(|case| case.receipt_number.as_deref())
            .map(|number| printed("receipt_number", number)),
        person: about.person.map(|person| person.to_string()),
        person_name: about.person.and_then(|person| name(known, person)),
        appointment: None,
        place: Vec::new(),
    }
}

fn name(known: &Known, person: PersonId) -> Option<String> {
    let row = known.people.get(&person)?;
    Some(full_name(&row.given_names, &row.family_name))
}

fn place(item: &mut DueItem, appointment: Option<&AppointmentRow>) {
    let lines = appointment
        .into_iter()
        .flat_map(|one| one.place_name.iter().chain(&one.place_lines));
    item.place = lines.cloned().collect();
}

fn law(rule: &Rule, today: NaiveDate) -> LawSource {
    let place = &rule.source.place;
    LawSource {
        cite: place.cite.clone(),
        url: place.url.clone(),
        as_of: rule.as_of.clone(),
        certainty: code_of(&rule.certainty),
        is_old: is_old(&rule.as_of, today),
    }
}

/// Whether facts of this date are older than half a year. A month or a year
/// alone counts from its last day.
pub(crate) fn is_old(as_of: &str, today: NaiveDate) -> bool {
    let mut parts = as_of.split('-').map(str::parse::<u32>);
    let (Some(Ok(year)), month, day) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let month = month.and_then(Result::ok).unwrap_or(12);
    let year = i32::try_from(year).unwrap_or_default();
    let date = match day.and_then(Result::ok) {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day),
        None => domain::days::month_end(year, month),
    };
    date.is_some_and(|date| domain::days::days_between(date, today) > STALE_DAYS)
}

/// The sum, step by step; the first step says where its fact came from, and so
/// does the printed date.
fn sum(
    known: &Known,
    answer: &Answer<'_>,
    start: Option<CameFrom>,
    printed: Option<CameFrom>,
) -> Vec<SumStep> {
    let steps = answer.steps.iter().enumerate();
    steps
        .map(|(place, step)| {
            let is_printed = step.text == domain::rules::StepText::Printed;
            let from = match (place, is_printed) {
                (_, true) => printed.or(start),
                (0, false) => start,
                _ => None,
            };
            SumStep {
                text: Bilingual {
                    en: step.sentence(Lang::En),
                    es: step.sentence(Lang::Es),
                },
                date: step.date.map(|date| date.to_string()),
                source: from.map(|from| source(known, from)),
            }
        })
        .collect()
}

fn source(known: &Known, from: CameFrom) -> Source {
    let document = from.document.and_then(|id| known.documents.get(&id));
    Source {
        kind: match from.document {
            Some(_) => SourceKind::Document,
            None => SourceKind::Typed,
        },
        document: from.document.map(|id| id.to_string()),
        document_name: document.and_then(|document| document.file_name.clone()),
        page: from.page,
        recorded_at: (from.recorded_at != DateTime::<Utc>::UNIX_EPOCH)
            .then(|| instant(from.recorded_at)),
    }
}

/// A fact as a question.
pub(crate) fn ask(fact: &str) -> Option<FactAsk> {
    let entry = fact_entry(fact)?;
    Some(FactAsk {
        fact: fact.to_owned(),
        label: Bilingual::from(&entry.label),
        shape: code_of(&entry.shape),
        choices: entry
            .choices
            .iter()
            .map(|(value, label)| crate::contract::FactChoice {
                value: value.clone(),
                label: Bilingual::from(label),
            })
            .collect(),
        required: true,
    })
}

/// `person/ID`, `case/ID` or `document/ID`.
fn name_of(subject: Subject) -> String {
    match subject {
        Subject::Person(id) => format!("person/{id}"),
        Subject::Case(id) => format!("case/{id}"),
        Subject::Document(id) => format!("document/{id}"),
        Subject::Appointment(id) => format!("appointment/{id}"),
    }
}

fn said(text: Option<&LocalText>) -> Bilingual {
    text.map_or_else(Bilingual::none, Bilingual::from)
}

/// A unit variant's name as it stands in JSON.
fn code_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
