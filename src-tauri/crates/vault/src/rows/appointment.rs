//! Appointments.

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::{params, Row};

use super::{json, many, one, read_instant, read_json, unreadable, write_instant, Origin, Reading};
use crate::error::VaultError;
use crate::ids::{AppointmentId, CaseId, PersonId};
use crate::step::StepTxn;

/// An appointment.
#[derive(Debug, Clone, PartialEq)]
pub struct AppointmentRow {
    /// Id.
    pub id: AppointmentId,
    /// `biometrics`, `interview`, `oath_ceremony`, …
    pub kind: String,
    /// Wall clock at the place.
    pub local_at: NaiveDateTime,
    /// IANA zone, if known. Paper never says it.
    pub zone: Option<String>,
    /// Name of the place, as printed.
    pub place_name: Option<String>,
    /// Address lines, as printed.
    pub place_lines: Vec<String>,
    /// Who has to come.
    pub person: Option<PersonId>,
    /// For which cases.
    pub cases: Vec<CaseId>,
    /// Where it came from.
    pub origin: Origin,
    /// When it was written down; set by the record.
    pub recorded_at: DateTime<Utc>,
}

const APPOINTMENT: &str = "SELECT appointment.id, kind, local_at, zone, place_name, place_lines,
        person,
        (SELECT json_group_array(filing) FROM
            (SELECT filing FROM appointment_filing WHERE appointment = appointment.id ORDER BY row)),
        origin, recorded_at
    FROM appointment";
const LOCAL_AT: &str = "%Y-%m-%dT%H:%M";

fn appointment(row: &Row<'_>) -> rusqlite::Result<AppointmentRow> {
    let local_at: String = row.get(2)?;
    Ok(AppointmentRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        local_at: NaiveDateTime::parse_from_str(&local_at, LOCAL_AT)
            .map_err(|error| unreadable(Box::new(error)))?,
        zone: row.get(3)?,
        place_name: row.get(4)?,
        place_lines: read_json(row, 5)?,
        person: row.get(6)?,
        cases: read_json(row, 7)?,
        origin: read_json(row, 8)?,
        recorded_at: read_instant(row, 9)?,
    })
}

impl Reading<'_> {
    /// Every appointment, earliest first.
    ///
    /// # Errors
    /// As every reading: `Busy`, `Damaged`, `DiskTrouble`.
    pub fn appointments(&self) -> Result<Vec<AppointmentRow>, VaultError> {
        many(
            self.connection,
            &format!("{APPOINTMENT} ORDER BY local_at, row"),
            [],
            appointment,
        )
    }

    /// The appointments of these cases and people, earliest first.
    ///
    /// # Errors
    /// As every reading.
    pub fn appointments_of(
        &self,
        cases: &[CaseId],
        people: &[PersonId],
    ) -> Result<Vec<AppointmentRow>, VaultError> {
        many(
            self.connection,
            &format!(
                "{APPOINTMENT} WHERE appointment.id IN (
                     SELECT appointment FROM appointment_filing
                         WHERE filing IN (SELECT value FROM json_each(?1))
                     UNION SELECT id FROM appointment
                         WHERE person IN (SELECT value FROM json_each(?2)))
                 ORDER BY local_at, row"
            ),
            [json(&cases)?, json(&people)?],
            appointment,
        )
    }

    /// One appointment.
    ///
    /// # Errors
    /// As every reading.
    pub fn appointment(&self, id: AppointmentId) -> Result<Option<AppointmentRow>, VaultError> {
        one(
            self.connection,
            &format!("{APPOINTMENT} WHERE appointment.id = ?1"),
            [id],
            appointment,
        )
    }
}

impl StepTxn<'_> {
    /// Adds an appointment, or replaces the one with this id.
    ///
    /// # Errors
    /// As every writing.
    pub fn put_appointment(&mut self, row: &AppointmentRow) -> Result<(), VaultError> {
        let now = write_instant(self.now());
        let connection = self.connection();
        connection.execute(
            "INSERT INTO appointment (id, kind, local_at, zone, place_name, place_lines, person,
                 origin, recorded_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET kind = ?2, local_at = ?3, zone = ?4, place_name = ?5,
                 place_lines = ?6, person = ?7, origin = ?8, recorded_at = ?9",
            params![
                row.id,
                row.kind,
                row.local_at.format(LOCAL_AT).to_string(),
                row.zone,
                row.place_name,
                json(&row.place_lines)?,
                row.person,
                json(&row.origin)?,
                now,
            ],
        )?;
        connection.execute(
            "DELETE FROM appointment_filing WHERE appointment = ?1 AND filing NOT IN
                 (SELECT value FROM json_each(?2))",
            params![row.id, json(&row.cases)?],
        )?;
        for case in &row.cases {
            connection.execute(
                "INSERT INTO appointment_filing (appointment, filing) VALUES (?1, ?2)
                 ON CONFLICT DO NOTHING",
                params![row.id, case],
            )?;
        }
        Ok(())
    }
}
