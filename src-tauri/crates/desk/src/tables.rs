//! Correcting how a table was taken: what its columns hold, and whether the day
//! or the month of its dates comes first.

use intake::proposal::{Column, TableChoices, TableSeen};

use crate::contract::{ErrorCode, Proposal, TableColumn, TableView, TakeTable, WireError};
use crate::desk::Desk;
use crate::reading::propose;

impl Desk {
    /// Reads a table again as a person says that it is to be taken. Nothing is
    /// stored.
    ///
    /// # Errors
    /// `ProposalGone`; `NotFound` for a kind of column that is not there;
    /// `FileKindUnsupported` when no column is to hold receipts; `Locked`.
    pub fn proposal_table(&self, request: TakeTable) -> Result<Proposal, WireError> {
        let columns = request.columns.iter().map(|name| Column::named(name));
        let columns: Option<Vec<Column>> = columns.collect();
        let choices = TableChoices {
            columns: Some(columns.ok_or(ErrorCode::NotFound)?),
            day_first: request.day_first,
        };
        let bytes = {
            let state = self.state();
            let waiting = state.waiting.get(&request.proposal);
            waiting.ok_or(ErrorCode::ProposalGone)?.bytes.clone()
        };
        // Away from the state: a workbook is read in a child.
        let read = intake::read_table(&bytes, &self.around.reader, &choices)?;
        let mut state = self.state();
        let state = &mut *state;
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let waiting = state.waiting.get_mut(&request.proposal);
        let waiting = waiting.ok_or(ErrorCode::ProposalGone)?;
        waiting.proposal = read;
        propose(open.vault.read(), &request.proposal, waiting)
    }
}

/// A table for the window.
pub(crate) fn table_view(table: &TableSeen) -> TableView {
    TableView {
        columns: table
            .columns
            .iter()
            .map(|column| TableColumn {
                header: column.header.clone(),
                holds: column.holds.as_str().to_owned(),
                samples: column.samples.clone(),
            })
            .collect(),
        kinds: Column::ALL.map(|kind| kind.as_str().to_owned()).to_vec(),
        days: table.days.as_str().to_owned(),
        ask_days: table.ask_days,
    }
}
