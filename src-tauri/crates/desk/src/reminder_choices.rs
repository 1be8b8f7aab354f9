//! Which reminders a person wants: of a kind of date, of a case, of a kind in
//! one case, and which mail is waited for.

use std::collections::BTreeMap;

use domain::rules::{self, Rule};
use vault::{Label, Reading, ReminderChoice};

use crate::contract::{
    Bilingual, ChooseReminders, ErrorCode, ReminderKind, RemindersPage, WireError,
};
use crate::desk::Desk;
use crate::sources::printed;

/// Days before on which a person may be reminded.
const REMIND_DAYS: std::ops::RangeInclusive<i32> = 0..=730;

impl Desk {
    /// Every kind of date of this record with the reminders chosen for it.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn reminder_choices(&self, (): ()) -> Result<RemindersPage, WireError> {
        self.with_dates(|vault, dates| {
            let read = vault.read();
            let choices = read.reminder_choices()?;
            let (general, of_cases): (Vec<_>, Vec<_>) =
                choices.iter().partition(|choice| choice.case.is_empty());
            let chosen = |rule: &Rule| general.iter().find(|choice| choice.rule == rule.id);
            let had = dates.all().map(|due| due.item.rule.as_str());
            let names = had.chain(general.iter().map(|choice| choice.rule.as_str()));
            let kinds: BTreeMap<&str, &Rule> = names
                .filter_map(|name| rules::find(name).ok())
                .filter(|rule| !rules::is_expected(&rule.id))
                .map(|rule| (rule.id.as_str(), rule))
                .collect();
            let kind = |rule: &Rule| kind(rule, chosen(rule).copied());
            let cases = of_cases.into_iter().map(|choice| of_case(read, choice));
            Ok(RemindersPage {
                kinds: kinds.into_values().map(kind).collect(),
                cases: cases.collect::<Result<_, _>>()?,
                waits: rules::expected().map(kind).collect(),
            })
        })
    }

    /// Chooses reminders of a kind of date, of a case, or of a kind in one case.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn reminders_choose(&self, request: ChooseReminders) -> Result<(), WireError> {
        if request.rule.is_empty() && request.case.is_empty() {
            return Err(ErrorCode::NotFound.into());
        }
        let label = Label::new(match (&request.remind_days, request.is_on) {
            (Some(_), true) => "step_reminder_days",
            (None, true) => "step_reminders_on",
            (_, false) => "step_reminders_off",
        });
        let now = self.around.clock.now();
        let row = ReminderChoice {
            rule: request.rule,
            case: request.case,
            is_on: request.is_on,
            remind_days: request.remind_days.map(allowed),
        };
        self.writing(|vault| {
            vault.step(now, &label, |txn| {
                txn.put_reminder_choice(&row)?;
                Ok(())
            })
        })
    }
}

/// Days a person may choose, furthest first, each once.
pub(crate) fn allowed(mut days: Vec<i32>) -> Vec<i32> {
    days.retain(|day| REMIND_DAYS.contains(day));
    days.sort_unstable_by_key(|day| -day);
    days.dedup();
    days
}

fn kind(rule: &Rule, choice: Option<&ReminderChoice>) -> ReminderKind {
    ReminderKind {
        rule: rule.id.clone(),
        title: Bilingual::from(&rule.title),
        is_on: choice.is_none_or(|choice| choice.is_on),
        remind_days: choice.and_then(|choice| choice.remind_days.clone()),
        usual_days: rule.profile.days_before().to_vec(),
        case: None,
        form: None,
        receipt_printed: None,
    }
}

fn of_case(read: Reading<'_>, choice: &ReminderChoice) -> Result<ReminderKind, WireError> {
    let blank = ReminderKind {
        rule: String::new(),
        title: Bilingual::none(),
        is_on: choice.is_on,
        remind_days: choice.remind_days.clone(),
        usual_days: Vec::new(),
        case: None,
        form: None,
        receipt_printed: None,
    };
    let known = rules::find(&choice.rule).ok();
    let row = match choice.case.parse() {
        Ok(case) => read.case(case)?,
        Err(_) => None,
    };
    let number = row.as_ref().and_then(|row| row.receipt_number.as_deref());
    Ok(ReminderKind {
        case: Some(choice.case.clone()),
        receipt_printed: number.map(|number| printed("receipt_number", number)),
        form: row.and_then(|row| row.form),
        ..known.map_or(blank, |rule| kind(rule, Some(choice)))
    })
}
