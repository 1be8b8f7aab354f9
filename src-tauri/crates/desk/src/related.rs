//! Which cases one may be related to.

use std::collections::BTreeSet;

use vault::{CaseRow, Reading};

use crate::contract::{CaseRef, WireError};
use crate::documents::case_name;

/// With more cases than this, only those of the same people are offered.
const MOST_OTHERS: u32 = 300;

/// The cases one may be related to, and whether there are more.
pub(crate) fn others(read: Reading<'_>, case: &CaseRow) -> Result<(Vec<CaseRef>, bool), WireError> {
    let more = read.cases_count()? > MOST_OTHERS;
    let mut rows = Vec::new();
    if more {
        for (person, _) in &case.people {
            rows.extend(read.cases_of(*person)?);
        }
    } else {
        rows = read.cases()?;
    }
    let mut seen = BTreeSet::from([case.id]);
    rows.retain(|row| seen.insert(row.id));
    let named = rows.into_iter().map(|row| CaseRef {
        id: row.id.to_string(),
        name: case_name(row.form.as_deref(), row.receipt_number.as_deref()),
    });
    Ok((named.collect(), more))
}
