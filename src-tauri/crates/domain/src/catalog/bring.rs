//! What to bring to an appointment.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::text::LocalText;

/// A kind of appointment the catalogue has a list for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentKind {
    /// Fingerprints, photo and signature at an application support center.
    Biometrics,
    /// The interview for a green card inside the United States.
    AdjustmentInterview,
    /// The citizenship interview and test.
    NaturalizationInterview,
    /// The oath ceremony.
    Oath,
    /// The immigrant visa interview at a consulate.
    ConsularInterview,
}

/// One thing to bring or do.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BringItem {
    /// Its stable name.
    pub id: String,
    /// What it is.
    pub text: LocalText,
    /// When it is needed, if not always.
    #[serde(default)]
    pub when: Option<LocalText>,
}

/// The list for one kind of appointment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BringList {
    /// The official page.
    pub url: String,
    /// As of which day the list was put together.
    pub as_of: NaiveDate,
    /// What to bring, most important first.
    pub items: Vec<BringItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BringFile {
    biometrics: BringList,
    adjustment_interview: BringList,
    naturalization_interview: BringList,
    oath: BringList,
    consular_interview: BringList,
}

static LISTS: LazyLock<BringFile> = LazyLock::new(|| {
    embedded::read(
        "catalog/bring.json",
        include_str!("../../data/catalog/bring.json"),
    )
});

/// What to bring to an appointment of this kind.
pub fn what_to_bring(kind: AppointmentKind) -> &'static BringList {
    match kind {
        AppointmentKind::Biometrics => &LISTS.biometrics,
        AppointmentKind::AdjustmentInterview => &LISTS.adjustment_interview,
        AppointmentKind::NaturalizationInterview => &LISTS.naturalization_interview,
        AppointmentKind::Oath => &LISTS.oath,
        AppointmentKind::ConsularInterview => &LISTS.consular_interview,
    }
}
