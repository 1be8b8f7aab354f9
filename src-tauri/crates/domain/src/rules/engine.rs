//! The engine: from a row and facts to an answer. Pure; it knows no today.

use chrono::NaiveDate;

use super::answer::Answer;
use super::counting::Roll;
use super::error::{FactFault, RuleError};
use super::facts::Facts;
use super::lexicon;
use super::rule::Rule;
use super::run::Run;
use super::steps::StepText;
use crate::days;

/// The fact that holds the date a notice prints.
pub(super) const PRINTED: &str = "printed_due_date";
/// The fact that says how the answer goes out.
pub(super) const RESPOND_VIA: &str = "respond_via";
/// The fact that names the form.
pub(super) const FORM: &str = "form";

/// Computes a rule's dates from facts.
///
/// Facts the rule does not use are passed over. Where a notice may print its
/// date, the printed date alone is enough.
///
/// # Errors
/// [`RuleError::MissingFact`] names the first fact that is missing,
/// [`RuleError::ImpossibleFact`] one that cannot be.
pub fn compute<'r>(rule: &'r Rule, facts: &Facts) -> Result<Answer<'r>, RuleError> {
    let printed = match rule.count.printed {
        true => lexicon::date(facts, PRINTED)?,
        false => None,
    };
    compute_printed(rule, facts, printed)
}

/// The same, with the date a notice prints for whatever rule: it wins, and our
/// own count stays as a cross-check.
///
/// # Errors
/// As [`compute`].
pub fn compute_printed<'r>(
    rule: &'r Rule,
    facts: &Facts,
    printed: Option<NaiveDate>,
) -> Result<Answer<'r>, RuleError> {
    check_form(rule, facts)?;
    let mut run = Run::new(rule, facts);
    match (run.start(), printed) {
        (Ok(()), _) => run.count_on()?,
        (Err(RuleError::MissingFact { .. }), Some(_)) => run.steps.clear(),
        (Err(fault), _) => return Err(fault),
    }
    run.finish(printed)
}

impl Rule {
    /// The date a notice prints, where the rule's own notice may print one.
    pub fn printed_in(&self, facts: &Facts) -> Option<NaiveDate> {
        let printed = lexicon::date(facts, PRINTED).ok().flatten();
        printed.filter(|_| self.count.printed)
    }
}

fn check_form(rule: &Rule, facts: &Facts) -> Result<(), RuleError> {
    if rule.forms.is_empty() || facts.get(FORM).is_none() {
        return Ok(());
    }
    match lexicon::form(facts, FORM)? {
        Some(form) if !rule.forms.contains(&form) => {
            Err(RuleError::impossible(FORM, FactFault::NotOneOf))
        }
        _ => Ok(()),
    }
}

impl<'r> Run<'r, '_> {
    fn finish(mut self, printed: Option<NaiveDate>) -> Result<Answer<'r>, RuleError> {
        let counted = self.date;
        self.roll()?;
        let mut nominal = counted;
        let mut computed = None;
        let mut mismatch_days = None;
        if let Some(printed) = printed {
            if self.started.is_some_and(|started| printed < started) {
                return Err(RuleError::impossible(PRINTED, FactFault::BeforeStart));
            }
            computed = self.date;
            mismatch_days = computed.map(|computed| days::days_between(computed, printed));
            nominal = Some(printed);
            self.date = Some(printed);
            self.step(StepText::Printed);
            match mismatch_days {
                Some(0) => self.step(StepText::PrintedAgrees),
                Some(days) => self.step(StepText::PrintedDiffers { days }),
                None => {}
            }
        }
        let date = self.date;
        let safe_by = match self.rule.kind.has_safe_day() {
            true => nominal.map(days::previous_business_day_or_same),
            false => None,
        };
        if safe_by.is_some() && safe_by != date {
            self.date = safe_by;
            self.step(StepText::SafeBy);
        }
        Ok(Answer {
            rule: self.rule,
            nominal,
            date,
            safe_by,
            time: self.time,
            printed: printed.is_some(),
            computed,
            mismatch_days,
            findings: self.findings,
            assumed: self.assumed,
            steps: self.steps,
        })
    }

    fn roll(&mut self) -> Result<(), RuleError> {
        let online = match self.rule.count.roll {
            Roll::Paper | Roll::Back => lexicon::choice(self.facts, RESPOND_VIA)? == Some("online"),
            _ => false,
        };
        while let (Some(date), Some(why)) =
            (self.date, self.date.and_then(days::reason_for_day_off))
        {
            // All days off for one reason are one step.
            let same_reason = |day: &NaiveDate| days::reason_for_day_off(*day) == Some(why);
            match self.rule.count.roll {
                Roll::Never => return Ok(()),
                Roll::Paper | Roll::Back if online => {
                    self.step(StepText::OnlineStays { why });
                    return Ok(());
                }
                Roll::Back => {
                    self.date = std::iter::successors(Some(date), NaiveDate::pred_opt)
                        .find(|day| !same_reason(day));
                    self.step(StepText::RollBack { why });
                }
                Roll::Paper | Roll::Always if why == days::DayOff::Closed => return Ok(()),
                Roll::Paper | Roll::Always => {
                    self.date = std::iter::successors(Some(date), NaiveDate::succ_opt)
                        .find(|day| !same_reason(day));
                    self.step(StepText::RollForward { why });
                }
            }
        }
        Ok(())
    }
}
