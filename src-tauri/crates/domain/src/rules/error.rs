//! Why a rule gives no answer. Closed codes; the words for people live elsewhere.

use serde::{Deserialize, Serialize};
use serde_json::{json, Value};

/// What is wrong with a fact that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactFault {
    /// No day of the calendar in the form `YYYY-MM-DD`.
    NotADate,
    /// No local date with time in the form `YYYY-MM-DDTHH:MM`.
    NotALocalTime,
    /// No month in the form `YYYY-MM`.
    NotAMonth,
    /// No whole number.
    NotANumber,
    /// Neither true nor false.
    NotTrueOrFalse,
    /// Not one of the values this fact can have.
    NotOneOf,
    /// A list or an object where one value belongs.
    NotOneValue,
    /// Outside the years or numbers the program counts with.
    OutOfRange,
    /// Before the day it would have to follow.
    BeforeStart,
}

/// Why a rule gives no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// There is no rule of this name.
    #[error("unknown_rule: {rule}")]
    UnknownRule {
        /// The name asked for.
        rule: String,
    },
    /// The facts are not one JSON object.
    #[error("facts_not_an_object")]
    FactsNotAnObject,
    /// The rule needs a fact that was not given.
    #[error("missing_fact: {fact}")]
    MissingFact {
        /// Its name.
        fact: String,
    },
    /// A fact was given that cannot be.
    #[error("impossible_fact: {fact}")]
    ImpossibleFact {
        /// Its name.
        fact: String,
        /// What is wrong with it.
        code: FactFault,
    },
}

impl RuleError {
    pub(super) fn missing(fact: &str) -> Self {
        Self::MissingFact {
            fact: fact.to_owned(),
        }
    }

    pub(super) fn impossible(fact: &str, code: FactFault) -> Self {
        Self::ImpossibleFact {
            fact: fact.to_owned(),
            code,
        }
    }

    /// The closed code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownRule { .. } => "unknown_rule",
            Self::FactsNotAnObject => "facts_not_an_object",
            Self::MissingFact { .. } => "missing_fact",
            Self::ImpossibleFact { .. } => "impossible_fact",
        }
    }

    /// The fact it is about, where it is about one.
    pub fn fact(&self) -> Option<&str> {
        match self {
            Self::MissingFact { fact } | Self::ImpossibleFact { fact, .. } => Some(fact),
            Self::UnknownRule { .. } | Self::FactsNotAnObject => None,
        }
    }

    /// `{"error": code, "fact": name or null}`, with `"reason"` where a fact is impossible.
    pub fn to_json(&self) -> Value {
        let mut object = json!({ "error": self.code(), "fact": self.fact() });
        if let Self::ImpossibleFact { code, .. } = self {
            object["reason"] = json!(code);
        }
        object
    }
}
