//! Online accounts: what is linked to one and what is not, how one signs in.

mod credential;
mod secrets;

use domain::links::page as page_of;
use vault::{AccountRow, Card, CardId, CaseRow as KeptCase, Label, Reading, SignIn, Subject};

use crate::case_edits::known_case;
use crate::cases::case_row;
use crate::contract::{
    AccountPage, AccountRequest, ErrorCode, LinkCase, RecoveryCard, SignInDraft, UnlinkedCase,
    WireError,
};
use crate::dates::Dates;
use crate::desk::Desk;
use crate::messages::{date_in_words, say};
use crate::sources::{person_ref, printed};
use crate::typed;

const SECOND_FACTORS: [&str; 4] = ["", "app", "text", "email"];

impl Desk {
    /// An online account, whole.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn account_show(&self, request: AccountRequest) -> Result<AccountPage, WireError> {
        let today = self.day();
        let sample = self.is_sample();
        let keychain = self.around.keychain.state();
        let mut page = self.with_dates(|vault, dates| {
            let read = vault.read();
            let row = known_account(read, &request.account)?;
            let linked = read.cases_of_account(row.id)?;
            let unlinked = read.cases_of(row.person)?;
            let unlinked = unlinked.iter().filter(|case| case.account != Some(row.id));
            Ok(AccountPage {
                printed: printed("online_account_number", &row.number),
                person: person_ref(read, row.person)?.ok_or(ErrorCode::NotFound)?,
                sign_in: sign_in(read, &row)?.map_or_else(
                    || SignInDraft {
                        account: row.id.to_string(),
                        ..SignInDraft::default()
                    },
                    |card| draft(&card),
                ),
                keychain: keychain.into(),
                sample,
                kept: None,
                linked: linked
                    .iter()
                    .map(|case| case_row(read, case, dates))
                    .collect::<Result<_, _>>()?,
                unlinked: unlinked
                    .map(|case| unlinked_case(read, case, dates, today))
                    .collect::<Result<_, _>>()?,
                account: row.id.to_string(),
                value: row.number,
            })
        })?;
        if !sample && keychain == platform::KeychainState::Ready {
            let account = page.account.parse().map_err(|_| ErrorCode::NotFound)?;
            page.kept = self.secrets_kept(account);
        }
        Ok(page)
    }

    /// Writes down how one signs in; no secret is among it.
    ///
    /// # Errors
    /// `FactRefused` with the box, `NotFound`, `Locked`; what writing says.
    pub fn sign_in_save(&self, request: SignInDraft) -> Result<AccountPage, WireError> {
        if !SECOND_FACTORS.contains(&request.second_factor.as_str()) {
            return Err(WireError::new(ErrorCode::FactRefused).at("second_factor"));
        }
        let now = self.around.clock.now();
        self.writing(|vault| {
            let account = known_account(vault.read(), &request.account)?;
            let id =
                sign_in(vault.read(), &account)?.map_or_else(|| CardId::new(now), |card| card.id);
            Ok(vault.step(now, &Label::new("step_sign_in_saved"), |txn| {
                txn.put_card(&Card {
                    id,
                    person: Some(account.person),
                    case: None,
                    document: None,
                    body: SignIn {
                        account: account.id,
                        email: typed::tidy(&request.email),
                        second_factor: request.second_factor.clone(),
                        second_factor_where: typed::tidy(&request.second_factor_where),
                        recovery_notes: request.recovery_notes.trim().to_owned(),
                    },
                    recorded_at: now,
                })
            })?)
        })?;
        self.account_show(AccountRequest {
            account: request.account,
        })
    }

    /// Links a case to an account, or unlinks it.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn account_link(&self, request: LinkCase) -> Result<AccountPage, WireError> {
        let now = self.around.clock.now();
        self.writing(|vault| {
            let account = known_account(vault.read(), &request.account)?;
            let mut case = known_case(vault.read(), &request.case)?;
            case.account = request.linked.then_some(account.id);
            let step = match request.linked {
                true => "step_case_linked_account",
                false => "step_case_unlinked_account",
            };
            Ok(vault.step(now, &Label::new(step), |txn| txn.put_case(&case))?)
        })?;
        self.account_show(AccountRequest {
            account: request.account,
        })
    }

    /// What to keep in a drawer to get back into an account.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn recovery_card(&self, request: AccountRequest) -> Result<RecoveryCard, WireError> {
        let page = self.account_show(request)?;
        let lang = self.language();
        let sign_in = &page.sign_in;
        let params = [
            ("name", page.person.name.clone()),
            ("number", page.printed.clone()),
            ("email", sign_in.email.clone()),
            ("place", sign_in.second_factor_where.clone()),
            ("notes", sign_in.recovery_notes.clone()),
            (
                "page",
                page_of("account-help").map_or_else(String::new, |page| page.url.clone()),
            ),
            ("made_on", date_in_words(lang, self.day())),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let factor = format!("second_factor_{}", sign_in.second_factor);
        let said = |key: &str| say(lang, key, &params);
        let mut lines = vec![said("recovery_card_for"), said("recovery_card_number")];
        if !sign_in.email.is_empty() {
            lines.push(said("recovery_card_email"));
        }
        if !sign_in.second_factor.is_empty() {
            lines.push(said(&factor));
        }
        if !sign_in.second_factor_where.is_empty() {
            lines.push(said("recovery_card_where"));
        }
        lines.push(said("recovery_card_secrets"));
        if !sign_in.recovery_notes.is_empty() {
            lines.push(said("recovery_card_notes"));
        }
        lines.extend(
            [
                "recovery_card_locked",
                "recovery_card_made",
                "standing_line",
            ]
            .map(said),
        );
        Ok(RecoveryCard { lines })
    }
}

fn known_account(read: Reading<'_>, id: &str) -> Result<AccountRow, WireError> {
    let id = id.parse().map_err(|_| ErrorCode::NotFound)?;
    Ok(read.account(id)?.ok_or(ErrorCode::NotFound)?)
}

fn sign_in(read: Reading<'_>, account: &AccountRow) -> Result<Option<Card<SignIn>>, WireError> {
    let cards: Vec<Card<SignIn>> = read.cards_of_person(account.person)?;
    Ok(cards
        .into_iter()
        .find(|card| card.body.account == account.id))
}

fn draft(card: &Card<SignIn>) -> SignInDraft {
    SignInDraft {
        account: card.body.account.to_string(),
        email: card.body.email.clone(),
        second_factor: card.body.second_factor.clone(),
        second_factor_where: card.body.second_factor_where.clone(),
        recovery_notes: card.body.recovery_notes.clone(),
    }
}

/// Why a case is not in the account, as far as the record tells.
fn unlinked_case(
    read: Reading<'_>,
    case: &KeptCase,
    dates: &Dates,
    today: chrono::NaiveDate,
) -> Result<UnlinkedCase, WireError> {
    let facts = read.facts_of(Subject::Case(case.id))?;
    let fact = |field: &str| {
        let found = facts.iter().find(|fact| fact.field == field);
        found.map(|fact| fact.value.as_str())
    };
    let on_paper = match fact("filed_how") {
        Some(how) => Some(how == "mail" || how == "in_person"),
        // Only paper filings get a code, and only they are asked about it.
        None if fact("filed_on_paper").is_some() || fact("oac_expires").is_some() => Some(true),
        None => None,
    };
    let other = match case.account {
        Some(other) => read.account(other)?,
        None => None,
    };
    let mut code_ends = fact("oac_expires").and_then(crate::read_day);
    if code_ends.is_none() {
        for (person, _) in &case.people {
            let known = read.facts_of(Subject::Person(*person))?;
            let known = known.iter().find(|fact| fact.field == "oac_expires");
            code_ends = code_ends.or(known.and_then(|fact| crate::read_day(&fact.value)));
        }
        code_ends = code_ends.filter(|_| on_paper != Some(false));
    }
    let why = if case.receipt_number.is_none() {
        "no_receipt"
    } else if other.is_some() {
        "other_account"
    } else if fact("filed_how") == Some("representative") {
        "representative"
    } else {
        match on_paper {
            Some(true) if code_ends.is_none() => "paper_waits_for_code",
            Some(true) => "paper_not_added",
            Some(false) => "online_not_seen",
            None => "not_known",
        }
    };
    Ok(UnlinkedCase {
        case: case_row(read, case, dates)?,
        why: why.to_owned(),
        other_account: other.map(|row| printed("online_account_number", &row.number)),
        code_ended: code_ends.is_some_and(|end| end < today),
        code_ends_on: code_ends.map(|end| end.to_string()),
    })
}
