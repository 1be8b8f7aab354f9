//! The dates that follow from the record: which rule speaks to which kept fact.
//! How a date is counted stands in `domain::rules`.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::rules::{self, Answer, Facts};
use domain::text::Lang;
use vault::{AppointmentRow, CaseId, DocumentRow, FactRow, PersonId, Reading, Subject};

use crate::by_hand::still_stands;
use crate::cases::appointment_card;
use crate::contract::{
    Bilingual, DateState, DueItem, LawSource, Phrase, Source, SumStep, WireError,
};
use crate::sources::{person_ref, printed, source};

/// A date with what reminders need.
pub(crate) struct Due {
    pub(crate) item: DueItem,
    /// The last day itself.
    pub(crate) last_day: NaiveDate,
    /// The day reminders count back from.
    pub(crate) remind_from: NaiveDate,
    pub(crate) time: Option<NaiveTime>,
    pub(crate) profile: domain::reminders::ReminderProfile,
    /// When the date became known.
    pub(crate) entered: DateTime<Utc>,
}

/// What a date belongs to.
struct About {
    case: Option<CaseId>,
    person: Option<PersonId>,
    source: Source,
    entered: DateTime<Utc>,
}

/// Days that count as this week.
const THIS_WEEK: i64 = 7;

/// Rules of an appointment, with the fact each asks for.
fn appointment_rules(kind: &str) -> &'static [(&'static str, &'static str)] {
    match kind {
        "biometrics" => &[
            ("biometrics-appear", "appointment_date"),
            ("biometrics-online-reschedule-cutoff", "appointment_at"),
        ],
        "interview" => &[("interview-appear", "appointment_date")],
        _ => &[],
    }
}

/// The rule of a time limit that a notice sets.
fn limit_rule(kind: &str) -> Option<&'static str> {
    match kind {
        "rfe_response" => Some("rfe-response-standard"),
        "noid_response" => Some("noid-response"),
        "noir_response" => Some("noir-response"),
        _ => None,
    }
}

/// Every date that follows from the record and is not over, soonest first.
/// What has passed and can still be answered stays, as overdue.
pub(crate) fn due_items(read: Reading<'_>, today: NaiveDate) -> Result<Vec<Due>, WireError> {
    let mut dates = Vec::new();
    for appointment in read.appointments()? {
        if !still_stands(read, appointment.id)? {
            continue;
        }
        of_appointment(read, &appointment, today, &mut dates)?;
    }
    for document in read.documents()? {
        of_notice(read, &document, today, &mut dates)?;
    }
    dates.retain(|due| due.last_day >= today || due.item.kind == "receive");
    dates.sort_by(|a, b| {
        (a.remind_from, &a.item.time, &a.item.id).cmp(&(b.remind_from, &b.item.time, &b.item.id))
    });
    Ok(dates)
}

/// The next date of a case that has not passed.
pub(crate) fn next_of<'d>(dates: &'d [Due], case: &str) -> Option<&'d DueItem> {
    dates
        .iter()
        .map(|due| &due.item)
        .find(|item| item.case.as_deref() == Some(case) && item.days_left >= 0)
}

fn of_appointment(
    read: Reading<'_>,
    appointment: &AppointmentRow,
    today: NaiveDate,
    dates: &mut Vec<Due>,
) -> Result<(), WireError> {
    let about = About {
        case: appointment.cases.first().copied(),
        person: appointment.person,
        source: source(read, &appointment.origin, Some(appointment.recorded_at))?,
        entered: appointment.recorded_at,
    };
    for (rule, fact) in appointment_rules(&appointment.kind) {
        let value = match *fact {
            "appointment_at" => appointment.local_at.format("%Y-%m-%dT%H:%M").to_string(),
            _ => appointment.local_at.date().to_string(),
        };
        let mut facts = Facts::new();
        facts.insert_text(fact, &value);
        let id = format!("{rule}/{}", appointment.id);
        let Some(mut due) = due(read, rule, id, &facts, &about, today)? else {
            continue;
        };
        if *fact == "appointment_date" {
            due.time = Some(appointment.local_at.time());
            due.item.time = Some(appointment.local_at.format("%H:%M").to_string());
        }
        due.item.appointment = Some(appointment_card(read, appointment, today)?);
        dates.push(due);
    }
    Ok(())
}

/// Time limits that a kept notice sets. The date printed on it wins; without
/// one the count starts from the date of the notice.
fn of_notice(
    read: Reading<'_>,
    document: &DocumentRow,
    today: NaiveDate,
    dates: &mut Vec<Due>,
) -> Result<(), WireError> {
    let kept = read.facts_of(Subject::Document(document.id))?;
    let limits = kept.iter().filter(|fact| fact.field == "deadline_kind");
    for limit in limits {
        let of_limit = |field: &str| {
            kept.iter()
                .find(|fact| fact.field == field && fact.position == limit.position)
        };
        let Some(rule) = limit_rule(&limit.value) else {
            continue;
        };
        let printed = of_limit("deadline_date")
            .filter(|_| of_limit("deadline_basis").is_some_and(|basis| basis.value == "printed"));
        let mut facts = Facts::new();
        let mut give = |name: &str, fact: Option<&FactRow>| {
            if let Some(fact) = fact {
                facts.insert_text(name, &fact.value);
            }
        };
        give("printed_due_date", printed);
        give(
            "notice_date",
            kept.iter().find(|fact| fact.field == "notice_date"),
        );
        let about = About {
            case: document.cases.first().copied(),
            person: document.people.first().copied(),
            source: source(read, &limit.origin, Some(limit.recorded_at))?,
            entered: limit.recorded_at,
        };
        let id = format!("{rule}/{}/{}", document.id, limit.position);
        dates.extend(due(read, rule, id, &facts, &about, today)?);
    }
    Ok(())
}

/// Asks a rule. A rule that cannot answer with what is known gives no date:
/// nothing is guessed.
fn due(
    read: Reading<'_>,
    rule: &str,
    id: String,
    facts: &Facts,
    about: &About,
    today: NaiveDate,
) -> Result<Option<Due>, WireError> {
    let rule = rules::find(rule).map_err(|_| WireError::internal("rule"))?;
    let Ok(answer) = rules::compute(rule, facts) else {
        return Ok(None);
    };
    let (Some(date), Some(nominal)) = (answer.date, answer.nominal) else {
        return Ok(None);
    };
    let remind_from = answer.remind_from().unwrap_or(date);
    let case = match about.case {
        Some(case) => read.case(case)?,
        None => None,
    };
    let person = match about.person {
        Some(person) => person_ref(read, person)?,
        None => None,
    };
    let days_left = domain::days::days_between(today, remind_from);
    let item = DueItem {
        id,
        title: Phrase::new(format!("due_{}", rule.id.replace('-', "_"))),
        rule: rule.id.clone(),
        kind: code_of(&rule.kind),
        date: date.to_string(),
        nominal: nominal.to_string(),
        safe_by: remind_from.to_string(),
        time: answer.time.map(|time| time.format("%H:%M").to_string()),
        days_left: i32::try_from(days_left).unwrap_or(i32::MAX),
        state: if date < today {
            DateState::Overdue
        } else if days_left <= THIS_WEEK {
            DateState::ThisWeek
        } else {
            DateState::Later
        },
        meaning: Bilingual::from(&rule.meaning),
        consequence: rule
            .consequence
            .as_ref()
            .map_or_else(Bilingual::none, Bilingual::from),
        caveat: rule
            .caveat
            .as_ref()
            .map_or_else(Bilingual::none, Bilingual::from),
        sum: sum(&answer, &about.source),
        law: LawSource {
            cite: rule.source.place.cite.clone(),
            url: rule.source.place.url.clone(),
            as_of: rule.as_of.clone(),
            certainty: code_of(&rule.certainty),
        },
        printed: answer.printed,
        case: case.as_ref().map(|case| case.id.to_string()),
        form: case.as_ref().and_then(|case| case.form.clone()),
        receipt_printed: case
            .as_ref()
            .and_then(|case| case.receipt_number.as_deref())
            .map(|number| printed("receipt_number", number)),
        person_name: person.map(|person| person.name),
        appointment: None,
    };
    Ok(Some(Due {
        item,
        last_day: date,
        remind_from,
        time: answer.time,
        profile: rule.profile,
        entered: about.entered,
    }))
}

/// The sum, step by step; the first step says where its fact came from.
fn sum(answer: &Answer<'_>, came_from: &Source) -> Vec<SumStep> {
    let steps = answer.steps.iter().enumerate();
    steps
        .map(|(place, step)| SumStep {
            text: Bilingual {
                en: step.sentence(Lang::En),
                es: step.sentence(Lang::Es),
            },
            date: step.date.map(|date| date.to_string()),
            source: (place == 0).then(|| came_from.clone()),
        })
        .collect()
}

/// A unit variant's name as it stands in JSON.
fn code_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
