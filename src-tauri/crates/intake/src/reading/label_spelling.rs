//! The labels notices print, in every spelling seen, and the shape of what
//! stands under them.

use super::shapes::Shape;

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Label {
    ReceiptNumber,
    OnlineAccount,
    CaseType,
    ReceivedDate,
    PriorityDate,
    NoticeDate,
    Applicant,
    Petitioner,
    Beneficiary,
    Named,
    Regarding,
    ANumber,
    SocialSecurity,
    BiometricsCode,
    Tcr,
    ServiceCenter,
    PageCount,
    NoticeType,
    AmountReceived,
    ApplicationFee,
    BalanceDue,
    Section,
    ClassRequested,
    Class,
    ValidFrom,
    Consulate,
    PreferenceClassification,
    DateOfBirth,
    EligibilityCategory,
    SupportCenter,
    AppointmentTime,
    ComeTo,
    DayOfAppointment,
    TimeOfAppointment,
    Place,
    TrackingNumber,
    ValidUntil,
    CardExpires,
    ReplyDueDate,
    I94Number,

    /// Bounds the cells around it and asks for nothing.
    Boundary,
}

/// Where a spelling counts as a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Alone in its cell, with a colon, or directly before a value of its shape.
    Anywhere,
    /// Only with a colon: the word is too common without one.
    WithColon,
    /// It begins a heading that goes on.
    BeginsHeading,
}

/// One spelling of a label.
#[derive(Debug)]
pub(crate) struct Spelling {
    pub words: &'static str,
    pub label: Label,
    pub shape: Shape,
    pub standing: Standing,
}

const fn plain(words: &'static str, label: Label, shape: Shape) -> Spelling {
    Spelling {
        words,
        label,
        shape,
        standing: Standing::Anywhere,
    }
}

const fn colon(words: &'static str, label: Label, shape: Shape) -> Spelling {
    Spelling {
        words,
        label,
        shape,
        standing: Standing::WithColon,
    }
}

const fn heading(words: &'static str) -> Spelling {
    Spelling {
        words,
        label: Label::Boundary,
        shape: Shape::Nothing,
        standing: Standing::BeginsHeading,
    }
}

/// Every spelling. Letters and digits count, case and other signs do not, so
/// `A-Number`, `A Number` and `A NUMBER` are one spelling.
pub(crate) const SPELLINGS: &[Spelling] = &[
    plain("Receipt Number", Label::ReceiptNumber, Shape::Receipt),
    // As a recogniser often has it.
    plain("Reit Number", Label::ReceiptNumber, Shape::Receipt),
    plain("Receipt #", Label::ReceiptNumber, Shape::Receipt),
    plain("Receipt No", Label::ReceiptNumber, Shape::Receipt),
    plain("USCIS Receipt Number", Label::ReceiptNumber, Shape::Receipt),
    plain(
        "Application/Petition/Request Number",
        Label::ReceiptNumber,
        Shape::Receipt,
    ),
    plain("Application Number", Label::ReceiptNumber, Shape::Receipt),
    plain("File Number", Label::ReceiptNumber, Shape::Receipt),
    colon("Receipt", Label::ReceiptNumber, Shape::Receipt),
    plain(
        "USCIS Online Account Number",
        Label::OnlineAccount,
        Shape::Account,
    ),
    plain(
        "Online Account Number",
        Label::OnlineAccount,
        Shape::Account,
    ),
    plain("USCIS Account Number", Label::OnlineAccount, Shape::Account),
    plain("Account Number", Label::OnlineAccount, Shape::Account),
    plain("Case Type", Label::CaseType, Shape::CaseType),
    plain("Form Type", Label::CaseType, Shape::CaseType),
    plain("Application Type", Label::CaseType, Shape::CaseType),
    colon("Form", Label::CaseType, Shape::CaseType),
    plain("Received Date", Label::ReceivedDate, Shape::Date),
    plain("Receipt Date", Label::ReceivedDate, Shape::Date),
    plain("Date Received", Label::ReceivedDate, Shape::Date),
    colon("Received", Label::ReceivedDate, Shape::Date),
    plain("Priority Date", Label::PriorityDate, Shape::Date),
    plain("Notice Date", Label::NoticeDate, Shape::Date),
    plain("Date of Notice", Label::NoticeDate, Shape::Date),
    colon("Date", Label::NoticeDate, Shape::Date),
    plain("Applicant", Label::Applicant, Shape::Party),
    plain("Applicant Name", Label::Applicant, Shape::Party),
    plain("Petitioner", Label::Petitioner, Shape::Party),
    plain("Petitioner Name", Label::Petitioner, Shape::Party),
    plain("Beneficiary", Label::Beneficiary, Shape::Party),
    plain("Beneficiary Name", Label::Beneficiary, Shape::Party),
    colon("Name", Label::Named, Shape::Line),
    colon("RE", Label::Regarding, Shape::Line),
    plain("A Number", Label::ANumber, Shape::ANumber),
    plain("A#", Label::ANumber, Shape::ANumber),
    plain("USCIS A#", Label::ANumber, Shape::ANumber),
    plain("USCIS #", Label::ANumber, Shape::ANumber),
    plain("Alien Number", Label::ANumber, Shape::ANumber),
    plain("USCIS Alien Number", Label::ANumber, Shape::ANumber),
    plain("Alien Registration Number", Label::ANumber, Shape::ANumber),
    plain(
        "Social Security Number",
        Label::SocialSecurity,
        Shape::Nothing,
    ),
    plain("Code", Label::BiometricsCode, Shape::SmallCode),
    plain("TCR", Label::Tcr, Shape::Nothing),
    plain("Service Center", Label::ServiceCenter, Shape::OfficeCode),
    plain("Page", Label::PageCount, Shape::PageCount),
    plain("Notice Type", Label::NoticeType, Shape::NoticeKind),
    plain("Amount Received", Label::AmountReceived, Shape::Money),
    plain("Total Amount Received", Label::AmountReceived, Shape::Money),
    plain(
        "Single Application Fee",
        Label::ApplicationFee,
        Shape::Money,
    ),
    plain("Total Balance Due", Label::BalanceDue, Shape::Money),
    heading("Payment Information"),
    colon("Section", Label::Section, Shape::Wrapped),
    colon("Class requested", Label::ClassRequested, Shape::Line),
    colon("Class", Label::Class, Shape::Line),
    plain("Valid from", Label::ValidFrom, Shape::DateRange),
    colon("Consulate", Label::Consulate, Shape::Line),
    plain(
        "Preference Classification",
        Label::PreferenceClassification,
        Shape::Nothing,
    ),
    plain("Date of Birth", Label::DateOfBirth, Shape::Date),
    plain(
        "Eligibility Category",
        Label::EligibilityCategory,
        Shape::Category,
    ),
    plain("Category", Label::EligibilityCategory, Shape::Category),
    plain(
        "Application Support Center",
        Label::SupportCenter,
        Shape::Block,
    ),
    plain(
        "Date and Time of Appointment",
        Label::AppointmentTime,
        Shape::DateThenTime,
    ),
    plain(
        "Appointment Date and Time",
        Label::AppointmentTime,
        Shape::DateThenTime,
    ),
    colon("Date and Time", Label::AppointmentTime, Shape::DateThenTime),
    colon("Please come to", Label::ComeTo, Shape::Block),
    colon("Appear at", Label::ComeTo, Shape::Block),
    colon("Location", Label::ComeTo, Shape::Block),
    colon("On (Date)", Label::DayOfAppointment, Shape::Date),
    colon("On", Label::DayOfAppointment, Shape::Date),
    colon("At (Time)", Label::TimeOfAppointment, Shape::Time),
    colon("At", Label::TimeOfAppointment, Shape::Time),
    colon("Place", Label::Place, Shape::PostalLine),
    plain("Client Tracking Number", Label::TrackingNumber, Shape::Line),
    plain("Tracking Number", Label::TrackingNumber, Shape::Line),
    colon(
        "Valid for one boarding until",
        Label::ValidUntil,
        Shape::Date,
    ),
    plain("Valid until", Label::ValidUntil, Shape::Date),
    plain("Card Expires", Label::CardExpires, Shape::Date),
    plain("Response Due Date", Label::ReplyDueDate, Shape::Date),
    plain("Due Date", Label::ReplyDueDate, Shape::Date),
    plain("I-94#", Label::I94Number, Shape::I94),
    plain("I-94 Number", Label::I94Number, Shape::I94),
    plain("Response Due", Label::ReplyDueDate, Shape::Date),
    heading("Detach this half"),
    heading("Please read this entire notice"),
    heading("When you go to"),
    heading("When you appear"),
    heading("Request for rescheduling"),
    heading("Bring with you"),
    heading("Warning"),
];
