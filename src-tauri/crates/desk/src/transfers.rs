//! From office to office: what each transfer notice of a case says.

use vault::{DocumentRow, Origin, Reading, Subject};

use crate::contract::{OfficeTransfer, WireError};
use crate::sources::source;

/// The transfers that these papers tell of, first one first.
pub(crate) fn transfers(
    read: Reading<'_>,
    papers: &[DocumentRow],
) -> Result<Vec<OfficeTransfer>, WireError> {
    let mut notices: Vec<&DocumentRow> = papers
        .iter()
        .filter(|paper| paper.kind == "transfer")
        .collect();
    notices.sort_by_key(|paper| (paper.dated_on, paper.kept_at));
    let told = notices.into_iter().map(|paper| {
        let facts = read.facts_of(Subject::Document(paper.id))?;
        let office = |field: &str| {
            let found = facts.iter().find(|fact| fact.field == field);
            found.map(|fact| fact.shown.clone())
        };
        let origin = Origin::Document {
            document: paper.id,
            places: Vec::new(),
        };
        Ok(OfficeTransfer {
            on: paper.dated_on.map(|day| day.to_string()),
            from: office("transferred_from"),
            to: office("transferred_to"),
            source: source(read, &origin, Some(paper.kept_at))?,
        })
    });
    told.collect()
}
