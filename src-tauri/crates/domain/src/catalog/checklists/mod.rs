//! Checklists of evidence: what to gather for a form, once its conditions are
//! answered.

mod answers;
mod files;
mod rows;

pub use answers::{AnswerError, Answers, Checklist, OpenQuestion, VARIANT};
pub use files::all;
pub use rows::{
    AcceptedMode, Certainty, ChecklistForm, ChecklistItem, Condition, DatedValue, Need, RowSource,
    Variant,
};

use crate::catalog::forms::FormType;

/// The checklist of a form in any spelling (`I-485`, `i485`, `Form I-485`), or
/// by its stable name (`apt-oath`).
pub fn find(name: &str) -> Option<&'static ChecklistForm> {
    let name = name.trim();
    let number = FormType::parse(name);
    all().iter().find(|form| {
        form.id.eq_ignore_ascii_case(name)
            || number.as_ref().is_some_and(|n| n.as_str() == form.number)
    })
}
