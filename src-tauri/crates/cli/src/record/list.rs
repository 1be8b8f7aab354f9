//! `list`: what the record holds, one thing a line.

use clap::{Args, ValueEnum};
use desk::contract::{CaseRequest, WireError};
use desk::Desk;
use serde_json::json;

use super::Face;
use crate::exit::Exit;

/// Arguments of `list`.
#[derive(Args)]
pub(crate) struct List {
    /// What to list
    what: What,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    People,
    Accounts,
    Cases,
    Appointments,
    Due,
    Documents,
}

impl List {
    pub(super) fn run(self, face: &Face, desk: &Desk) -> Result<Exit, WireError> {
        match self.what {
            What::People => people(face, desk),
            What::Accounts => accounts(face, desk),
            What::Cases => cases(face, desk),
            What::Appointments => appointments(face, desk),
            What::Due => due(face, desk),
            What::Documents => documents(face, desk),
        }
    }
}

fn people(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let page = desk.people_list(())?;
    Ok(face.answer(&page, || {
        lines(page.people.iter().map(|card| {
            let numbers = card
                .identifiers
                .iter()
                .map(|number| number.printed.as_str());
            let numbers: Vec<&str> = numbers.collect();
            format!("{}\t{}", card.person.name, numbers.join(", "))
        }))
    }))
}

fn accounts(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let page = desk.people_list(())?;
    let accounts: Vec<_> = page
        .people
        .iter()
        .flat_map(|card| card.accounts.iter().map(|account| (&card.person, account)))
        .collect();
    let json = json!({
        "accounts": accounts
            .iter()
            .map(|(person, account)| json!({ "person": person, "account": account }))
            .collect::<Vec<_>>(),
    });
    Ok(face.answer(&json, || {
        lines(accounts.iter().map(|(person, account)| {
            format!(
                "{}\t{}\t{}",
                account.printed,
                person.name,
                account.cases.len()
            )
        }))
    }))
}

fn cases(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let page = desk.cases_list(())?;
    Ok(face.answer(&page, || {
        lines(page.cases.iter().map(|case| {
            format!(
                "{}\t{}\t{}",
                case.receipt_printed.as_deref().unwrap_or("—"),
                case.form.as_deref().unwrap_or("—"),
                case.person
                    .as_ref()
                    .map_or("—", |person| person.name.as_str()),
            )
        }))
    }))
}

fn appointments(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let mut all = Vec::new();
    for case in desk.cases_list(())?.cases {
        for appointment in desk.case_show(CaseRequest { case: case.id })?.appointments {
            if !all.contains(&appointment) {
                all.push(appointment);
            }
        }
    }
    Ok(face.answer(&json!({ "appointments": all }), || {
        lines(all.iter().map(|appointment| {
            let place = appointment.place_name.as_deref().unwrap_or("—");
            format!("{}\t{}\t{place}", appointment.local_at, appointment.kind)
        }))
    }))
}

fn due(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let today = desk.today(())?.today;
    let all = desk.due_list()?;
    Ok(face.answer(&json!({ "today": today, "due": all }), || {
        lines(all.iter().map(|item| {
            let number = item.receipt_printed.as_deref().unwrap_or("—");
            let title = item.title.get(face.lang);
            format!("{}\t{}\t{title}\t{number}", item.safe_by, item.date)
        }))
    }))
}

fn documents(face: &Face, desk: &Desk) -> Result<Exit, WireError> {
    let page = desk.documents_list()?;
    Ok(face.answer(&json!({ "documents": page }), || {
        lines(page.iter().map(|document| {
            let name = document.file_name.as_deref().unwrap_or("—");
            let date = document.date.as_deref().unwrap_or("—");
            format!("{date}\t{}\t{name}", document.kind)
        }))
    }))
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}
