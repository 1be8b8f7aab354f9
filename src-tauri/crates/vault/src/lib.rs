//! The encrypted record: keys, store, history, search, documents, migrations,
//! backup. It knows no window and no keychain: whoever opens it hands it a
//! recovery code, a passphrase or a secret that a keychain kept.
//!
//! A record is a folder that is the vault's alone: `record.db` (SQLCipher),
//! `vault.keys` (the slots that wrap its key) and `backups/`.

mod archive;
mod backup;
mod cards;
mod connection;
mod error;
mod folder;
mod history;
mod ids;
mod keys;
mod left_over;
mod migrations;
mod rows;
mod salvage;
mod seals;
mod search;
mod sought;
mod step;
#[cfg(test)]
#[path = "../tests/stored/opening.rs"]
mod stored;
mod undo;
mod vault;
mod verify;

pub use archive::Archive;
pub use backup::{
    BackupContents, BackupDrill, BackupJob, BackupPart, BackupSummary, BackupWatch, BACKUPS_FOLDER,
};
pub use cards::{
    Address, CaseLink, CaseLinkKind, Checklist, ChecklistMark, Contact, MarkState, Relation,
    RelationKind, Sending, SentItem, SignIn, Trip,
};
pub use error::{RecordFile, Table, VaultError};
pub use folder::{RecordState, RecordSummary};
pub use history::{EventRow, Label, NewEvent, TimelineScope};
pub use ids::{
    AccountId, AppointmentId, CardId, CaseId, DocumentId, EventId, IdentifierId, OwnDateId,
    PersonId, VaultId,
};
pub use keys::{
    CodeProblem, KeychainSecret, Passphrase, PassphraseCost, RecoveryCode, SlotKind, Unlock,
};
pub use rows::{
    AccountRow, AppointmentRow, Card, CardBody, CaseRow, DatedFact, Delivery, DeliveryOutcome,
    DocumentDescription, DocumentHead, DocumentOutcome, DocumentRow, DutyMark, FactRow,
    IdentifierRow, LastEvent, MarkKind, NewDocument, OnShelf, Origin, OwnDate, PersonRow, Place,
    Reading, ReminderChoice, Repeats, Subject, Touched,
};
pub use salvage::Salvaged;
pub use search::{Hit, HitTarget, SnippetPart};
pub use sought::{Sought, SoughtWord};
pub use step::{QuietTxn, StepTxn};
pub use vault::{CreateOptions, LedgerMark, Vault};
pub use verify::{ContentHash, Finding};
