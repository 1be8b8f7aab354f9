//! The data files of the checklists: one a form, and one they share.

use std::sync::LazyLock;

use super::rows::{ChecklistForm, SharedItems};
use crate::embedded;

macro_rules! forms {
    ($($name:literal,)*) => {
        const FILES: &[(&str, &str)] = &[$((
            concat!("catalog/checklists/", $name, ".json"),
            include_str!(concat!("../../../data/catalog/checklists/", $name, ".json")),
        ),)*];
    };
}

forms! {
    "i-130",
    "i-130a",
    "i-129f",
    "i-485",
    "i-864",
    "i-864a",
    "i-864ez",
    "i-693",
    "i-765",
    "i-131",
    "i-751",
    "i-90",
    "n-400",
    "i-601",
    "i-601a",
    "i-212",
    "i-539",
    "i-589",
    "i-730",
    "i-821",
    "i-821d",
    "i-360",
    "i-914",
    "i-918",
    "i-929",
    "i-129",
    "i-140",
    "i-526e",
    "i-824",
    "i-290b",
    "eoir-29",
    "n-600",
    "n-600k",
    "n-565",
    "n-336",
    "n-470",
    "n-648",
    "g-28",
    "g-1145",
    "g-1450",
    "g-1650",
    "ar-11",
    "i-912",
    "g-639",
    "ds-260",
    "apt-biometrics",
    "apt-aos-interview",
    "apt-n400-interview",
    "apt-oath",
    "apt-consular",
    "pkt-rfe",
}

static FORMS: LazyLock<Vec<ChecklistForm>> = LazyLock::new(|| {
    let files = FILES.iter();
    files
        .map(|(name, text)| embedded::read(name, text))
        .collect()
});

static SHARED: LazyLock<SharedItems> = LazyLock::new(|| {
    embedded::read(
        "catalog/checklists/shared.json",
        include_str!("../../../data/catalog/checklists/shared.json"),
    )
});

/// Every form, appointment and packet with a checklist.
pub fn all() -> &'static [ChecklistForm] {
    &FORMS
}

/// The items that most forms share.
pub(super) fn shared() -> &'static SharedItems {
    &SHARED
}
