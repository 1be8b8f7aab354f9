//! Cards: what a person writes down by hand beside the facts of papers.

use chrono::{DateTime, Utc};
use rusqlite::{params, Params, Row};
use serde::de::DeserializeOwned;
use serde::Serialize;

use super::{json, many, one, read_instant, read_json, write_instant, Reading};
use crate::error::VaultError;
use crate::ids::{CardId, CaseId, DocumentId, PersonId};
use crate::step::StepTxn;

/// What stands on a kind of card.
pub trait CardBody: Serialize + DeserializeOwned {
    /// Stable name of the kind.
    const KIND: &'static str;
}

/// A card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card<B> {
    /// Id.
    pub id: CardId,
    /// Whom it is about.
    pub person: Option<PersonId>,
    /// Which case it is about.
    pub case: Option<CaseId>,
    /// The document it belongs to.
    pub document: Option<DocumentId>,
    /// What stands on it.
    pub body: B,
    /// When it was written down; set by the record.
    pub recorded_at: DateTime<Utc>,
}

const CARD: &str = "SELECT id, person, filing, document, body, recorded_at FROM card";

fn card<B: CardBody>(row: &Row<'_>) -> rusqlite::Result<Card<B>> {
    Ok(Card {
        id: row.get(0)?,
        person: row.get(1)?,
        case: row.get(2)?,
        document: row.get(3)?,
        body: read_json(row, 4)?,
        recorded_at: read_instant(row, 5)?,
    })
}

impl Reading<'_> {
    /// Every card of a kind, in the order they were written.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn cards<B: CardBody>(&self) -> Result<Vec<Card<B>>, VaultError> {
        self.cards_where("kind = ?1", params![B::KIND])
    }

    /// The cards of a kind about a case.
    ///
    /// # Errors
    /// As every reading.
    pub fn cards_of_case<B: CardBody>(&self, case: CaseId) -> Result<Vec<Card<B>>, VaultError> {
        self.cards_where("kind = ?1 AND filing = ?2", params![B::KIND, case])
    }

    /// The cards of a kind about a person.
    ///
    /// # Errors
    /// As every reading.
    pub fn cards_of_person<B: CardBody>(
        &self,
        person: PersonId,
    ) -> Result<Vec<Card<B>>, VaultError> {
        self.cards_where("kind = ?1 AND person = ?2", params![B::KIND, person])
    }

    /// One card of a kind.
    ///
    /// # Errors
    /// As every reading.
    pub fn card<B: CardBody>(&self, id: CardId) -> Result<Option<Card<B>>, VaultError> {
        one(
            self.connection,
            &format!("{CARD} WHERE id = ?1 AND kind = ?2"),
            params![id, B::KIND],
            card,
        )
    }

    fn cards_where<B: CardBody>(
        &self,
        which: &str,
        with: impl Params,
    ) -> Result<Vec<Card<B>>, VaultError> {
        many(
            self.connection,
            &format!("{CARD} WHERE {which} ORDER BY row"),
            with,
            card,
        )
    }
}

impl StepTxn<'_> {
    /// Writes a card, or replaces the one with this id.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_card<B: CardBody>(&mut self, card: &Card<B>) -> Result<(), VaultError> {
        self.connection().execute(
            "INSERT INTO card (id, kind, person, filing, document, body, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET person = ?3, filing = ?4, document = ?5, body = ?6
                 WHERE kind = ?2",
            params![
                card.id,
                B::KIND,
                card.person,
                card.case,
                card.document,
                json(&card.body)?,
                write_instant(self.now()),
            ],
        )?;
        Ok(())
    }

    /// Takes a card out. Undo brings it back.
    ///
    /// # Errors
    /// As every writing.
    pub fn remove_card(&mut self, id: CardId) -> Result<(), VaultError> {
        self.connection()
            .execute("DELETE FROM card WHERE id = ?1", [id])?;
        Ok(())
    }
}
