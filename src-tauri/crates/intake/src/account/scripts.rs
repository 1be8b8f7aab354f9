//! Small scripts keep `{receipt: [form, date, status]}` or a list of flat rows.

use super::case_detail::form_number;
use super::case_status::form;
use super::instants::When;
use super::trackers::noted_status;
use super::walk::Walk;
use crate::json::{Kind, Node};
use crate::numbers::receipt_exact;
use crate::proposal::DocumentKind;
use crate::reading::dates::only_date;

/// Reads the map or the row of a script.
pub(super) fn read(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    map(walk, node) || row(walk, node)
}

fn map(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    let fields = node.fields();
    let is_map = !fields.is_empty()
        && fields.iter().all(|(key, value)| {
            receipt_exact(key).is_some() && matches!(value.kind, Kind::List(_) | Kind::Text(_))
        });
    if !is_map {
        return false;
    }
    walk.is_tracker(DocumentKind::TrackerExport);
    for (key, value) in fields {
        let Some(number) = receipt_exact(key) else {
            continue;
        };
        let at = walk.at(value);
        let confidence = crate::proposal::Confidence::PrintedUnderLabel;
        let case = walk.gather.case_found(&number, confidence, at);
        let single = std::slice::from_ref(value);
        let cells = match value.kind {
            Kind::List(_) => value.items(),
            _ => single,
        };
        for cell in cells {
            let Some(text) = cell.text() else { continue };
            if form_number(text).is_some() {
                form(walk, case, cell);
            } else if let Some(date) = When::parse(text).map(When::date).or(only_date(text)) {
                walk.set_to(case, "status_date", &date.to_string(), cell);
            } else {
                noted_status(walk, case, cell);
            }
        }
    }
    true
}

/// `{receiptNumber, formNum, actionCodeText, status, lastUpdateDate}`
fn row(walk: &mut Walk<'_, '_>, node: &Node) -> bool {
    let flat = node.has("actionCodeText") || node.has("lastUpdateDate");
    let number = node.first(&["receiptNumber", "receipt_number", "receipt"]);
    let Some(case) = number.filter(|_| flat).and_then(|n| walk.case_in(n)) else {
        return false;
    };
    walk.is_tracker(DocumentKind::TrackerExport);
    if let Some(number) = node.first(&["formNum", "formType", "form"]) {
        form(walk, case, number);
    }
    if let Some(status) = node.first(&["actionCodeText", "status"]) {
        noted_status(walk, case, status);
    }
    let date = node
        .get("lastUpdateDate")
        .and_then(|value| Some((value, When::parse(value.text()?)?)));
    if let Some((value, when)) = date {
        walk.set_to(case, "status_date", &when.date().to_string(), value);
    }
    true
}
