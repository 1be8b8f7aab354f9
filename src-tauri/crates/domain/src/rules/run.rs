//! A count under way: the start and the operations of a row, step by step.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::answer::Finding;
use super::counting::{Condition, Limit, Mailing, Operation, Shift, Test};
use super::error::{FactFault, RuleError};
use super::facts::Facts;
use super::lexicon::{self, fact_entry, FactShape};
use super::rule::Rule;
use super::steps::{Step, StepText};
use super::words::counting_source;
use crate::days::{self, MissingDay};

/// The fact that says how a notice was served.
pub(super) const SERVICE: &str = "service";

/// A count under way.
pub(super) struct Run<'r, 'f> {
    pub(super) rule: &'r Rule,
    pub(super) facts: &'f Facts,
    /// The day the count started from; none before the start.
    pub(super) started: Option<NaiveDate>,
    /// The date so far; none where there is no calendar date.
    pub(super) date: Option<NaiveDate>,
    pub(super) time: Option<NaiveTime>,
    /// Whether the count started from the fact that periods by mail run from.
    from_service: bool,
    pub(super) findings: BTreeMap<&'r str, Finding>,
    pub(super) assumed: Vec<&'static str>,
    pub(super) steps: Vec<Step<'r>>,
}

impl<'r, 'f> Run<'r, 'f> {
    pub(super) fn new(rule: &'r Rule, facts: &'f Facts) -> Self {
        Self {
            rule,
            facts,
            started: None,
            date: None,
            time: None,
            from_service: true,
            findings: BTreeMap::new(),
            assumed: Vec::new(),
            steps: Vec::new(),
        }
    }

    pub(super) fn step(&mut self, text: StepText<'r>) {
        let source = counting_source(&text);
        self.steps.push(Step {
            text,
            date: self.date,
            source,
        });
    }

    pub(super) fn start(&mut self) -> Result<(), RuleError> {
        let count = &self.rule.count;
        if let Some(better) = &count.rather {
            if let Some(date) = lexicon::date(self.facts, better)? {
                self.from_service = false;
                self.started = Some(date);
                self.date = Some(date);
                self.step(StepText::Start { fact: better });
                return Ok(());
            }
        }
        let fact = count.start.as_str();
        let shape = fact_entry(fact).map_or(FactShape::Date, |entry| entry.shape);
        let (date, text) = match shape {
            FactShape::LocalTime => {
                let moment = lexicon::local_time(self.facts, fact)?;
                self.time = moment.map(|moment| moment.time());
                (moment.map(|moment| moment.date()), StepText::Start { fact })
            }
            FactShape::Month => (
                lexicon::month(self.facts, fact)?
                    .and_then(|(year, month)| days::month_end(year, month)),
                StepText::StartMonthEnd { fact },
            ),
            FactShape::FiscalYear => (
                lexicon::year(self.facts, fact)?.and_then(|year| days::month_end(year, 9)),
                StepText::StartFiscalYearEnd { fact },
            ),
            _ => (lexicon::date(self.facts, fact)?, StepText::Start { fact }),
        };
        self.date = Some(date.ok_or_else(|| RuleError::missing(fact))?);
        self.started = self.date;
        self.step(text);
        Ok(())
    }

    pub(super) fn count_on(&mut self) -> Result<(), RuleError> {
        self.run(&self.rule.count.steps)
    }

    fn run(&mut self, operations: &'r [Operation]) -> Result<(), RuleError> {
        operations
            .iter()
            .try_for_each(|operation| self.perform(operation))
    }

    fn perform(&mut self, operation: &'r Operation) -> Result<(), RuleError> {
        match operation {
            Operation::Add(shift) => self.add(*shift),
            Operation::AddFact(fact) => self.add_fact(fact),
            Operation::AddBusinessDays(fact) => self.add_business_days(fact),
            Operation::AddBetween { from, to, finding } => self.add_between(from, to, finding),
            Operation::TakeHours(hours) => self.take_hours(*hours),
            Operation::Mail(mailing) => self.mail(*mailing),
            Operation::AtMost(limit) => self.limit(limit, false),
            Operation::AtLeast(limit) => self.limit(limit, true),
            Operation::Choose { fact, cases } => {
                let chosen =
                    lexicon::choice(self.facts, fact)?.ok_or_else(|| RuleError::missing(fact))?;
                let case = cases
                    .get(chosen)
                    .ok_or_else(|| RuleError::impossible(fact, FactFault::NotOneOf))?;
                self.run(case)
            }
            Operation::When {
                all,
                then,
                otherwise,
            } => {
                let mut holds = true;
                for condition in all {
                    holds &= self.holds(condition)?;
                }
                self.run(if holds { then } else { otherwise })
            }
            Operation::Finding { name, value } => {
                self.findings.insert(name, Finding::Flag(*value));
                Ok(())
            }
            Operation::Say(text) => {
                self.step(StepText::Said(text));
                Ok(())
            }
            Operation::Take(fact) => {
                self.date = lexicon::date(self.facts, fact)?;
                self.step(match self.date {
                    Some(_) => StepText::Taken { fact },
                    None => StepText::NoDate,
                });
                Ok(())
            }
        }
    }

    /// The date so far, for operations that need one.
    fn counted(&self) -> Result<NaiveDate, RuleError> {
        self.date
            .ok_or_else(|| RuleError::missing(&self.rule.count.start))
    }

    fn out_of_range(&self) -> RuleError {
        RuleError::impossible(&self.rule.count.start, FactFault::OutOfRange)
    }

    fn add(&mut self, shift: Shift) -> Result<(), RuleError> {
        let from = self.counted()?;
        let moved = shifted(from, shift).ok_or_else(|| self.out_of_range())?;
        let missing = match shift {
            Shift::Days(_) => None,
            Shift::Months(_, policy) | Shift::Years(_, policy) => {
                (from.day() != moved.day()).then_some(policy)
            }
        };
        self.date = Some(moved);
        self.step(match shift {
            Shift::Days(n) => StepText::Days { n },
            Shift::Months(n, _) => StepText::Months { n },
            Shift::Years(n, _) => StepText::Years { n },
        });
        match missing {
            Some(MissingDay::Last) => self.step(StepText::LastOfMonth),
            Some(MissingDay::Next) => self.step(StepText::FirstOfNext),
            None => {}
        }
        Ok(())
    }

    fn add_days(&mut self, n: i64, text: StepText<'r>) -> Result<(), RuleError> {
        let moved = days::add_days(self.counted()?, n).ok_or_else(|| self.out_of_range())?;
        self.date = Some(moved);
        self.step(text);
        Ok(())
    }

    fn add_fact(&mut self, fact: &'r str) -> Result<(), RuleError> {
        match lexicon::number(self.facts, fact)? {
            None | Some(0) => Ok(()),
            Some(n) => self.add_days(n, StepText::DaysOfFact { n, fact }),
        }
    }

    fn add_business_days(&mut self, fact: &'r str) -> Result<(), RuleError> {
        let n = lexicon::number(self.facts, fact)?.ok_or_else(|| RuleError::missing(fact))?;
        let count = u32::try_from(n).map_err(|_| self.out_of_range())?;
        let moved =
            days::add_business_days(self.counted()?, count).ok_or_else(|| self.out_of_range())?;
        self.date = Some(moved);
        self.step(StepText::BusinessDays { n });
        Ok(())
    }

    fn add_between(
        &mut self,
        from: &'r str,
        to: &'r str,
        finding: &'r str,
    ) -> Result<(), RuleError> {
        let needed =
            |fact: &str| lexicon::date(self.facts, fact)?.ok_or_else(|| RuleError::missing(fact));
        let n = days::days_between(needed(from)?, needed(to)?);
        if n < 0 {
            return Err(RuleError::impossible(to, FactFault::BeforeStart));
        }
        self.findings.insert(finding, Finding::Number(n));
        self.add_days(n, StepText::DaysBetween { n, from, to })
    }

    fn take_hours(&mut self, hours: u32) -> Result<(), RuleError> {
        let start = &self.rule.count.start;
        let time = self
            .time
            .ok_or_else(|| RuleError::impossible(start, FactFault::NotALocalTime))?;
        let moment = NaiveDateTime::new(self.counted()?, time)
            .checked_sub_signed(TimeDelta::hours(i64::from(hours)))
            .ok_or_else(|| self.out_of_range())?;
        self.date = Some(moment.date());
        self.time = Some(moment.time());
        self.step(StepText::HoursBefore {
            n: hours,
            time: moment.time(),
        });
        Ok(())
    }

    /// Days for mailing. If it is not known how the notice was served, the
    /// earlier date is the safe one: none are added.
    fn mail(&mut self, mailing: Mailing) -> Result<(), RuleError> {
        if !self.from_service {
            return Ok(());
        }
        let Some(service) = lexicon::choice(self.facts, SERVICE)? else {
            self.assumed.push(SERVICE);
            self.step(StepText::ServiceUnknown);
            return Ok(());
        };
        let n = match (service, mailing) {
            ("mail_abroad", Mailing::Rfe) => 14,
            ("mail_us" | "mail_abroad", _) => 3,
            _ => 0,
        };
        if n == 0 {
            self.step(StepText::NoMailDays { service });
            return Ok(());
        }
        self.add_days(n, StepText::MailDays { n, service })
    }

    fn limit(&mut self, limit: &'r Limit, later_wins: bool) -> Result<(), RuleError> {
        let fact = limit.fact.as_str();
        let Some(start) = lexicon::date(self.facts, fact)? else {
            return match limit.required {
                true => Err(RuleError::missing(fact)),
                false => Ok(()),
            };
        };
        let bound = limit
            .plus
            .iter()
            .try_fold(start, |date, shift| shifted(date, *shift))
            .ok_or_else(|| RuleError::impossible(fact, FactFault::OutOfRange))?;
        let counted = self.counted()?;
        if later_wins && bound > counted {
            self.date = Some(bound);
            self.step(StepText::LaterLimit { fact });
        } else if !later_wins && bound < counted {
            self.date = Some(bound);
            self.step(StepText::EarlierLimit { fact });
        }
        Ok(())
    }

    fn holds(&self, condition: &'r Condition) -> Result<bool, RuleError> {
        let needed =
            |fact: &str| lexicon::date(self.facts, fact)?.ok_or_else(|| RuleError::missing(fact));
        let Some(fact) = condition.fact.as_deref() else {
            return self.date_passes(self.counted()?, &condition.is, needed);
        };
        match &condition.is {
            Test::True => lexicon::flag(self.facts, fact)?.ok_or_else(|| RuleError::missing(fact)),
            test => self.date_passes(needed(fact)?, test, needed),
        }
    }

    fn date_passes(
        &self,
        date: NaiveDate,
        test: &Test,
        needed: impl Fn(&str) -> Result<NaiveDate, RuleError>,
    ) -> Result<bool, RuleError> {
        Ok(match test {
            Test::Before(day) => date < *day,
            Test::From(day) => date >= *day,
            Test::BeforeFact(other) => date < needed(other)?,
            Test::FromFact(other) => date >= needed(other)?,
            Test::True => true,
        })
    }
}

fn shifted(date: NaiveDate, shift: Shift) -> Option<NaiveDate> {
    match shift {
        Shift::Days(n) => days::add_days(date, n),
        Shift::Months(n, policy) => days::add_months(date, n, policy),
        Shift::Years(n, policy) => days::add_years(date, n, policy),
    }
}
