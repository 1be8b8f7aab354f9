//! The sentence for each step, from `data/rules/words.json`, and the source of
//! the counting rule behind it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon::fact_entry;
use super::rule::Cite;
use super::steps::{Step, StepText};
use crate::days::DayOff;
use crate::embedded;
use crate::text::{Lang, LocalText};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    /// For exactly one; none: the same as for several.
    #[serde(default)]
    one: Option<LocalText>,
    text: LocalText,
    #[serde(default)]
    source: Option<Cite>,
}

static WORDS: LazyLock<BTreeMap<String, Phrase>> = LazyLock::new(|| {
    embedded::read(
        "rules/words.json",
        include_str!("../../data/rules/words.json"),
    )
});

/// The counting rule behind a step, if it is not the row's own.
pub(super) fn counting_source(text: &StepText<'_>) -> Option<&'static Cite> {
    WORDS.get(key(text))?.source.as_ref()
}

fn key(text: &StepText<'_>) -> &'static str {
    match text {
        StepText::Start { .. } => "start",
        StepText::StartMonthEnd { .. } => "start_month_end",
        StepText::StartFiscalYearEnd { .. } => "start_fiscal_year_end",
        StepText::Days { n } if *n < 0 => "take_days",
        StepText::Days { .. } => "add_days",
        StepText::Months { n } if *n < 0 => "take_months",
        StepText::Months { .. } => "add_months",
        StepText::Years { n } if *n < 0 => "take_years",
        StepText::Years { .. } => "add_years",
        StepText::LastOfMonth => "last_of_month",
        StepText::FirstOfNext => "first_of_next",
        StepText::DaysOfFact { .. } => "days_of_fact",
        StepText::DaysBetween { .. } => "days_between",
        StepText::BusinessDays { .. } => "business_days",
        StepText::HoursBefore { .. } => "hours_before",
        StepText::MailDays { n: 14, .. } => "mail_days_abroad",
        StepText::MailDays { .. } => "mail_days",
        StepText::NoMailDays { .. } => "no_mail_days",
        StepText::ServiceUnknown => "service_unknown",
        StepText::EarlierLimit { .. } => "earlier_limit",
        StepText::LaterLimit { .. } => "later_limit",
        StepText::Taken { .. } => "taken",
        StepText::NoDate => "no_date",
        StepText::Said(_) => "said",
        StepText::RollForward { .. } => "roll_forward",
        StepText::RollBack { .. } => "roll_back",
        StepText::OnlineStays { .. } => "online_stays",
        StepText::Printed => "printed",
        StepText::PrintedAgrees => "printed_agrees",
        StepText::PrintedDiffers { days } if *days < 0 => "printed_earlier",
        StepText::PrintedDiffers { .. } => "printed_later",
        StepText::SafeBy => "safe_by",
    }
}

fn count(text: &StepText<'_>) -> Option<i64> {
    match text {
        StepText::Days { n }
        | StepText::DaysOfFact { n, .. }
        | StepText::DaysBetween { n, .. }
        | StepText::BusinessDays { n }
        | StepText::MailDays { n, .. }
        | StepText::PrintedDiffers { days: n } => Some(n.abs()),
        StepText::Months { n } | StepText::Years { n } => Some(i64::from(n.abs())),
        StepText::HoursBefore { n, .. } => Some(i64::from(*n)),
        _ => None,
    }
}

fn fact_label(name: &str, lang: Lang) -> String {
    fact_entry(name).map_or_else(|| name.to_owned(), |entry| entry.label.get(lang).to_owned())
}

fn choice_label(fact: &str, choice: &str, lang: Lang) -> String {
    fact_entry(fact)
        .and_then(|entry| entry.choices.get(choice))
        .map_or_else(|| choice.to_owned(), |text| text.get(lang).to_owned())
}

fn reason(why: DayOff, lang: Lang) -> &'static str {
    let key = match why {
        DayOff::Weekend => "why_weekend",
        DayOff::Closed => "why_closed",
        DayOff::Holiday(name) => return name.title(lang),
    };
    WORDS.get(key).map_or(key, |phrase| phrase.text.get(lang))
}

impl Step<'_> {
    /// The step as a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        if let StepText::Said(text) = &self.text {
            return text.get(lang).to_owned();
        }
        let Some(phrase) = WORDS.get(key(&self.text)) else {
            return key(&self.text).to_owned();
        };
        let template = match (count(&self.text), &phrase.one) {
            (Some(1), Some(one)) => one,
            _ => &phrase.text,
        };
        let mut sentence = template.get(lang).to_owned();
        let mut put = |name: &str, value: &str| {
            sentence = sentence.replace(name, value);
        };
        if let Some(n) = count(&self.text) {
            put("{n}", &n.to_string());
        }
        match &self.text {
            StepText::Start { fact }
            | StepText::StartMonthEnd { fact }
            | StepText::StartFiscalYearEnd { fact }
            | StepText::DaysOfFact { fact, .. }
            | StepText::EarlierLimit { fact }
            | StepText::LaterLimit { fact }
            | StepText::Taken { fact } => put("{fact}", &fact_label(fact, lang)),
            StepText::DaysBetween { from, to, .. } => {
                put("{from}", &fact_label(from, lang));
                put("{to}", &fact_label(to, lang));
            }
            StepText::HoursBefore { time, .. } => {
                put("{time}", &time.format("%H:%M").to_string());
            }
            StepText::MailDays { service, .. } | StepText::NoMailDays { service } => {
                put("{service}", &choice_label("service", service, lang));
            }
            StepText::RollForward { why }
            | StepText::RollBack { why }
            | StepText::OnlineStays { why } => put("{why}", reason(*why, lang)),
            _ => {}
        }
        sentence
    }
}
