//! The one contract: every command's name, request and answer, and the closed
//! list of error codes. The shell, the capability file and the window's client
//! are checked against this list; TypeScript is exported from these types.
//!
//! Conventions of the wire:
//! - a civil date is `YYYY-MM-DD`, a local time `YYYY-MM-DDTHH:MM`, an instant
//!   RFC 3339 in UTC;
//! - words for people never cross the wire, except the agency's own and those
//!   a person wrote: everything else is a [`Phrase`] whose code stands in
//!   `ui/messages/*.json`, or a [`Bilingual`] sentence of a data row.

mod accounts;
mod arrivals;
mod backup;
mod binder;
mod case;
mod check;
mod command_names;
mod contacts;
mod dates;
mod documents;
mod door;
mod error;
mod evidence;
mod keys;
mod leaving;
mod marking;
mod packet;
mod paste;
mod person;
mod proposal;
mod reminding;
mod residence;
mod search;
mod settings;
mod today;
mod typescript;
mod words;

pub use accounts::{
    AccountPage, AccountRequest, LinkCase, RecoveryCard, RevealedSecret, SecretRequest,
    SecretsKept, SignInDraft, StoreSecret, UnlinkedCase,
};
pub use arrivals::{
    Arrival, ArrivalRequest, Arrivals, BatchCase, BatchGroup, BatchPage, BatchRequest, KeepBatch,
    KeptBatch, RefusedArrival,
};
pub use backup::{
    BackupCard, BackupDrill, BackupPart, BackupPreview, BackupProgress, BackupRequest, BackupsPage,
    RestoreDamaged, SecondFolder,
};
pub use binder::{
    AddressCard, AddressDraft, AppointmentDraft, AppointmentRequest, CardRequest, CaseDetails,
    CaseDraft, CaseLinkCard, CaseLinkDraft, CasePart, EntryDraft, NamedPart, PersonDetails,
    PersonDetailsDraft, RelationCard, RelationDraft, StatusView, Written,
};
pub use case::{
    AppointmentCard, CaseFact, CaseHeader, CasePage, CaseRequest, CaseRow, CasesPage, DocumentCard,
    DocumentPage, DocumentRequest, HistorySeen, InternalCode, NewSince, OfficeTransfer,
    TimelineEntry, TimelinePage, TimelineRequest,
};
pub use check::{CheckLine, CheckState, RecordCheck};
pub use command_names::COMMAND_NAMES;
pub use contacts::{CallSheet, ChannelCard, ContactCard, ContactDraft, ContactsPage};
pub use dates::{
    CalendarExport, CalendarPage, CalendarRequest, DateRequest, DayOffCard, FactAsk, FactChoice,
    FollowRule, MarkCard, MarkDate, MissingFact, OwnDateCard, PrintedDate, RuleCard, RuleChange,
    RulesPage, SaveDateFact, SaveOwnDate, SavedCalendar,
};
pub use documents::{
    CaseRef, DocumentDescribed, DocumentDraft, DocumentsExport, DocumentsPage, DocumentsRequest,
    ExportedDocuments, PaperKindView, ServedItem, ShelfRow,
};
pub use door::{
    ConfirmRecoveryCode, ConfirmedRecoveryCode, CreateRecord, CreatedRecord, Door, DoorState,
    KeychainState, PassphraseRequest, RecoveryCodeRequest, RecoverySheet, SavedSheet, SlotKind,
    TypedGroup, Unsaved, UnsavedText,
};
pub use error::{ErrorCode, WireError};
pub use evidence::{
    ChecklistChoice, EvidenceAnswer, EvidenceItem, EvidenceMark, EvidencePage, EvidenceSend,
    ItemSource, QuestionView, SendingView, SentView, VariantView,
};
pub use keys::{PassphraseAdvice, RecoveryCheck};
pub use leaving::{
    ArchiveRequest, ExportKind, ExportPreview, ExportRequest, ImportRecord, Imported, Recipient,
};
pub use marking::{
    CallPaper, MarkTarget, MarkWords, MissingField, PagePictures, PageWords, TypeFact,
};
pub use packet::{BindingProgress, BoundPacket, Exhibit, ExhibitFile, ExhibitOrder, PacketPage};
pub use paste::{
    ChooseAccount, Contradiction, ContradictionSide, Contradictions, CopiedNumber, CopyNumber,
    CopyOffer, GuideBook, GuideChoice, GuidePath, GuideStep, LinkFound, NumberAbout, NumberFound,
    OpenPage, OpenedPage, PageOffer, PasteReading, ReadPaste,
};
pub use person::{
    AccountCard, CaseName, CheckDate, CheckNumber, CheckedDate, ExplainNumber, FileNumber,
    IdentifierCard, MoveOffer, NumberReading, PeoplePage, PersonCard, PersonDraft, PersonPage,
    PersonRef, PersonRequest, RemoveNumber,
};
pub use proposal::{
    AlreadyKept, Confidence, FactConflict, KeepProposal, Kept, PageSize, PersonChoice, Proposal,
    ProposalRequest, ProposedFact, ReadText, Spot, TableColumn, TableView, TakeTable,
};
pub use reminding::{ChooseReminders, ReminderKind, RemindersPage};
pub use residence::{
    CheckedDetail, DetailsCheck, MoveDraft, MovePage, PresenceSum, RuleText, Spelling, TripCard,
    TripDraft, TripsPage, TripsRequest,
};
pub use search::{Found, SearchPage, SearchRequest, SnippetPart, Target};
pub use settings::{
    Language, Preferences, RemindersState, SchedulerState, SettingsPage, Theme, TrayState, Wording,
};
pub use today::{DateState, DueItem, LawSource, SumStep, TodayPage, UndoState, UndoneStep};
pub use typescript::typescript;
pub use words::{Bilingual, Phrase, Source, SourceKind};

/// Hands every command of the contract to the macro `$each`, as
/// `name: Request => Answer` rows. The function of the same name on
/// [`crate::Desk`] does the work.
#[macro_export]
macro_rules! contract {
    ($each:ident) => {
        $each! {
            door_state: () => DoorState;
            record_create: CreateRecord => CreatedRecord;
            recovery_code_confirm: ConfirmRecoveryCode => ConfirmedRecoveryCode;
            recovery_code_renew: () => CreatedRecord;
            recovery_sheet: () => RecoverySheet;
            unlock_with_keychain: () => DoorState;
            unlock_with_passphrase: PassphraseRequest => DoorState;
            unlock_with_recovery_code: RecoveryCodeRequest => DoorState;
            lock: () => DoorState;
            still_here: () => ();
            unsaved_keep: Unsaved => ();
            unsaved_take: () => Option<Unsaved>;
            recovery_check_state: () => RecoveryCheck;
            recovery_check: ConfirmRecoveryCode => ConfirmedRecoveryCode;
            passphrase_check: PassphraseRequest => PassphraseAdvice;
            passphrase_set: PassphraseRequest => DoorState;
            passphrase_remove: () => DoorState;
            keychain_slot_make: () => DoorState;
            keychain_slot_remove: () => DoorState;
            sample_open: () => DoorState;
            sample_remove: () => DoorState;
            today: () => TodayPage;
            cases_list: () => CasesPage;
            case_show: CaseRequest => CasePage;
            case_details: CaseRequest => CaseDetails;
            case_save: CaseDraft => CaseDetails;
            case_link_save: CaseLinkDraft => CaseDetails;
            card_remove: CardRequest => ();
            entry_save: EntryDraft => Written;
            appointment_show: AppointmentRequest => AppointmentDraft;
            appointment_save: AppointmentDraft => Written;
            person_details: PersonRequest => PersonDetails;
            person_details_save: PersonDetailsDraft => PersonDetails;
            relation_save: RelationDraft => PersonDetails;
            address_save: AddressDraft => PersonDetails;
            move_show: PersonRequest => MovePage;
            move_begin: MoveDraft => MovePage;
            trips_show: TripsRequest => TripsPage;
            trip_save: TripDraft => TripsPage;
            trip_remove: CardRequest => ();
            details_check: PersonRequest => DetailsCheck;
            evidence_show: CaseRequest => EvidencePage;
            evidence_answer: EvidenceAnswer => EvidencePage;
            evidence_mark: EvidenceMark => EvidencePage;
            evidence_send: EvidenceSend => EvidencePage;
            packet_show: CaseRequest => PacketPage;
            packet_order: ExhibitOrder => PacketPage;
            packet_progress: () => BindingProgress;
            packet_cancel: () => ();
            documents_shelf: DocumentsRequest => DocumentsPage;
            document_described: DocumentRequest => DocumentDescribed;
            document_save: DocumentDraft => DocumentDescribed;
            document_remove: DocumentRequest => ();
            contacts_show: () => ContactsPage;
            contact_save: ContactDraft => ContactsPage;
            timeline: TimelineRequest => TimelinePage;
            history_seen: () => HistorySeen;
            people_list: () => PeoplePage;
            person_show: PersonRequest => PersonPage;
            person_save: PersonDraft => PersonPage;
            date_check: CheckDate => CheckedDate;
            number_check: CheckNumber => NumberReading;
            number_explain: ExplainNumber => NumberFound;
            number_file: FileNumber => PersonPage;
            number_remove: RemoveNumber => PersonPage;
            account_show: AccountRequest => AccountPage;
            account_link: LinkCase => AccountPage;
            sign_in_save: SignInDraft => AccountPage;
            credential_store: StoreSecret => AccountPage;
            credential_reveal: SecretRequest => RevealedSecret;
            credential_copy: SecretRequest => CopiedNumber;
            credential_remove: SecretRequest => AccountPage;
            recovery_card: AccountRequest => RecoveryCard;
            paste_read: ReadPaste => PasteReading;
            number_copy: CopyNumber => CopiedNumber;
            page_open: OpenPage => OpenedPage;
            guides: () => GuideBook;
            contradictions: () => Contradictions;
            account_choose: ChooseAccount => Contradictions;
            proposal_read_text: ReadText => Proposal;
            proposal_keep: KeepProposal => Kept;
            proposal_discard: ProposalRequest => ();
            proposal_words: ProposalRequest => PageWords;
            proposal_mark: MarkWords => Proposal;
            proposal_type: TypeFact => Proposal;
            proposal_call: CallPaper => Proposal;
            proposal_table: TakeTable => Proposal;
            proposal_pictures: ProposalRequest => PagePictures;
            document_pictures: DocumentRequest => PagePictures;
            arrival_read: ArrivalRequest => Proposal;
            arrivals_forget: () => ();
            batch_show: BatchRequest => BatchPage;
            batch_keep: KeepBatch => KeptBatch;
            document_show: DocumentRequest => DocumentPage;
            export_preview: ExportRequest => ExportPreview;
            record_import: ImportRecord => Imported;
            backups_list: () => BackupsPage;
            backup_make: () => BackupsPage;
            backup_progress: () => BackupProgress;
            backup_cancel: () => ();
            backup_try: BackupRequest => BackupDrill;
            second_folder_forget: () => BackupsPage;
            backup_look: BackupRequest => BackupPreview;
            backup_restore: BackupRequest => BackupsPage;
            record_restore_damaged: RestoreDamaged => DoorState;
            record_check: () => RecordCheck;
            search: SearchRequest => SearchPage;
            calendar: CalendarRequest => CalendarPage;
            date_mark: MarkDate => ();
            date_unmark: DateRequest => ();
            date_printed: PrintedDate => ();
            date_fact_save: SaveDateFact => ();
            rules_list: () => RulesPage;
            rule_follow: FollowRule => ();
            own_date_save: SaveOwnDate => ();
            own_date_remove: DateRequest => ();
            reminder_choices: () => RemindersPage;
            reminders_choose: ChooseReminders => ();
            undo_state: () => UndoState;
            undo: () => UndoneStep;
            redo: () => UndoneStep;
            settings_show: () => SettingsPage;
            preferences: () => Preferences;
            preferences_save: Preferences => Preferences;
            reminders_install: () => RemindersState;
            reminders_remove: () => RemindersState;
        }
    };
}
