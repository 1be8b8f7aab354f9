//! The contract in TypeScript, as one file for the window's client.

use std::fmt::Write as _;

use ts_rs::{Config, TS};

use super::*;

/// `ui/src/ipc/generated/contract.ts`: every type of the contract, the command
/// list and each command's request and answer. A test holds the file on disk
/// equal to this text.
pub fn typescript() -> String {
    let config = Config::default();
    let mut file = String::from(
        "// Generated from the desk's contract. Do not edit: run `cargo xtask types`.\n",
    );
    macro_rules! declare {
        ($($type:ident),* $(,)?) => {
            $( let _ = writeln!(file, "\nexport {}", $type::decl_concrete(&config)); )*
        };
    }
    declare!(
        AccountCard,
        AddressCard,
        AddressDraft,
        AlreadyKept,
        AppointmentCard,
        AppointmentDraft,
        AppointmentRequest,
        BackupCard,
        BackupPreview,
        BackupRequest,
        BackupsPage,
        Bilingual,
        CallSheet,
        CardRequest,
        CaseDetails,
        CaseDraft,
        CalendarExport,
        CalendarPage,
        CalendarRequest,
        CaseFact,
        CaseHeader,
        CaseLinkCard,
        CaseLinkDraft,
        CasePage,
        CasePart,
        CaseRequest,
        CaseRow,
        CasesPage,
        ChannelCard,
        CheckDate,
        CaseName,
        CheckNumber,
        ChooseAccount,
        ExplainNumber,
        CheckedDate,
        ChecklistChoice,
        ChooseReminders,
        Confidence,
        ConfirmRecoveryCode,
        ConfirmedRecoveryCode,
        ContactCard,
        ContactDraft,
        ContactsPage,
        Contradiction,
        ContradictionSide,
        Contradictions,
        CopiedNumber,
        CopyNumber,
        CopyOffer,
        CreateRecord,
        CreatedRecord,
        DateRequest,
        DateState,
        DayOffCard,
        DocumentCard,
        DocumentPage,
        DocumentRequest,
        Door,
        DoorState,
        DueItem,
        EntryDraft,
        ErrorCode,
        EvidenceAnswer,
        EvidenceItem,
        EvidenceMark,
        EvidencePage,
        EvidenceSend,
        ExportKind,
        ExportRequest,
        FactAsk,
        FactChoice,
        FactConflict,
        FileNumber,
        FollowRule,
        Found,
        GuideBook,
        GuideChoice,
        GuidePath,
        GuideStep,
        IdentifierCard,
        ImportRecord,
        Imported,
        ItemSource,
        KeepProposal,
        Kept,
        KeychainState,
        Language,
        LawSource,
        LinkFound,
        MarkCard,
        MarkDate,
        MissingFact,
        MoveOffer,
        NamedPart,
        NumberAbout,
        NumberFound,
        NumberReading,
        InternalCode,
        HistorySeen,
        NewSince,
        OpenPage,
        OpenedPage,
        PageOffer,
        OwnDateCard,
        PageSize,
        PassphraseRequest,
        PasteReading,
        PeoplePage,
        PersonCard,
        PersonChoice,
        PersonDetails,
        PersonDetailsDraft,
        PersonDraft,
        PersonPage,
        PersonRef,
        PersonRequest,
        Phrase,
        Preferences,
        PrintedDate,
        Proposal,
        ProposalRequest,
        ProposedFact,
        QuestionView,
        ReadPaste,
        ReadText,
        RecoveryCodeRequest,
        RecoverySheet,
        RelationCard,
        RelationDraft,
        ReminderKind,
        RemindersPage,
        RemindersState,
        RemoveNumber,
        RestoreDamaged,
        RuleCard,
        RuleChange,
        RulesPage,
        SaveDateFact,
        SaveOwnDate,
        SavedCalendar,
        SavedSheet,
        SchedulerState,
        SearchPage,
        SearchRequest,
        SendingView,
        SentView,
        SettingsPage,
        SlotKind,
        SnippetPart,
        Source,
        SourceKind,
        Spot,
        StatusView,
        SumStep,
        Target,
        Theme,
        TimelineEntry,
        TimelinePage,
        TimelineRequest,
        TodayPage,
        TypedGroup,
        UndoState,
        UndoneStep,
        VariantView,
        WireError,
        Wording,
        Written,
    );
    file.push_str("\n/** Request and answer of every command that speaks JSON. */\n");
    file.push_str("export interface Commands {\n");
    macro_rules! command_map {
        ($($name:ident: $request:ty => $answer:ty;)*) => {
            $( let _ = writeln!(
                file,
                "  {}: {{ request: {}; answer: {} }};",
                stringify!($name), <$request as TS>::name(&config), <$answer as TS>::name(&config)
            ); )*
        };
    }
    crate::contract!(command_map);
    file.push_str("  recovery_sheet_save: { request: null; answer: SavedSheet };\n");
    file.push_str("  export_save: { request: ExportRequest; answer: SavedSheet };\n");
    file.push_str("  calendar_save: { request: CalendarExport; answer: SavedCalendar };\n");
    file.push_str("}\n\nexport const COMMAND_NAMES = [\n");
    for name in COMMAND_NAMES {
        let _ = writeln!(file, "  \"{name}\",");
    }
    file.push_str("] as const;\n");
    file
}
