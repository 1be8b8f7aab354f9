//! The part of a record that dates follow from, read in a few questions.

use std::collections::{BTreeSet, HashMap};

use domain::rules::fed_fields;
use vault::{
    AppointmentRow, CaseId, CaseRow, DatedFact, DocumentHead, DocumentId, PersonId, PersonRow,
    Reading, Subject, VaultError,
};

use super::Owner;

/// What is known, with what belongs to what.
#[derive(Default)]
pub(super) struct Known {
    pub(super) people: HashMap<PersonId, PersonRow>,
    pub(super) cases: HashMap<CaseId, CaseRow>,
    pub(super) cases_of: HashMap<PersonId, Vec<CaseId>>,
    pub(super) documents: HashMap<DocumentId, DocumentHead>,
    /// Of a case, oldest notice first.
    pub(super) of_case: HashMap<CaseId, Vec<DocumentId>>,
    /// Of a person alone, without a case.
    pub(super) of_person: HashMap<PersonId, Vec<DocumentId>>,
    appointments: Vec<AppointmentRow>,
    /// Places in `appointments`: of the first case, or of a person alone.
    meetings: HashMap<Owner, Vec<usize>>,
    pub(super) facts: HashMap<Subject, Vec<DatedFact>>,
}

/// Fields of a notice's time limits, beside those of the rules.
const LIMIT_FIELDS: [&str; 6] = [
    "deadline_kind",
    "deadline_date",
    "deadline_basis",
    "notice_date",
    "online_account_number",
    // Of an appointment: what became of it.
    "state",
];

impl Known {
    /// Everything.
    pub(super) fn whole(read: Reading<'_>) -> Result<Self, VaultError> {
        let mut known = Self::default();
        known.add_appointments(read.appointments()?);
        known.add_people(read.people()?);
        known.add_cases(read.cases()?);
        known.add_documents(read.document_heads(None)?);
        known.add_facts(read.dated_facts(&fields(), None)?);
        Ok(known)
    }

    /// These people and cases, with what their dates depend on.
    pub(super) fn part(
        read: Reading<'_>,
        people: &BTreeSet<PersonId>,
        cases: &BTreeSet<CaseId>,
    ) -> Result<Self, VaultError> {
        let mut known = Self::default();
        let mut all_cases = Vec::new();
        for person in people {
            all_cases.extend(read.cases_of(*person)?);
        }
        for case in cases {
            all_cases.extend(read.case(*case)?);
        }
        known.add_cases(all_cases);
        let whose = known.cases.values().flat_map(|case| &case.people);
        let whose: BTreeSet<PersonId> = whose
            .map(|(person, _)| *person)
            .chain(people.iter().copied())
            .collect();
        for person in &whose {
            known.add_people(read.person(*person)?.into_iter().collect());
        }
        let case_ids: Vec<CaseId> = known.cases.keys().copied().collect();
        let person_ids: Vec<PersonId> = people.iter().copied().collect();
        known.add_documents(read.document_heads(Some((&case_ids, &person_ids)))?);
        known.add_appointments(read.appointments_of(&case_ids, &person_ids)?);
        let subjects: Vec<Subject> = known
            .people
            .keys()
            .map(|id| Subject::Person(*id))
            .chain(case_ids.iter().map(|id| Subject::Case(*id)))
            .chain(known.documents.keys().map(|id| Subject::Document(*id)))
            .chain(
                known
                    .appointments
                    .iter()
                    .map(|one| Subject::Appointment(one.id)),
            )
            .collect();
        known.add_facts(read.dated_facts(&fields(), Some(&subjects))?);
        Ok(known)
    }

    fn add_people(&mut self, people: Vec<PersonRow>) {
        self.people
            .extend(people.into_iter().map(|person| (person.id, person)));
    }

    fn add_cases(&mut self, cases: Vec<CaseRow>) {
        for case in cases {
            if self.cases.contains_key(&case.id) {
                continue;
            }
            for (person, _) in &case.people {
                self.cases_of.entry(*person).or_default().push(case.id);
            }
            self.cases.insert(case.id, case);
        }
    }

    fn add_documents(&mut self, documents: Vec<DocumentHead>) {
        for document in documents {
            for case in &document.cases {
                self.of_case.entry(*case).or_default().push(document.id);
            }
            if document.cases.is_empty() {
                for person in &document.people {
                    self.of_person.entry(*person).or_default().push(document.id);
                }
            }
            self.documents.insert(document.id, document);
        }
        let dated = |id: &DocumentId| {
            let document = &self.documents[id];
            (document.dated_on, document.kept_at)
        };
        for notices in self.of_case.values_mut().chain(self.of_person.values_mut()) {
            notices.sort_by_key(dated);
        }
    }

    fn add_appointments(&mut self, appointments: Vec<AppointmentRow>) {
        for (place, one) in appointments.iter().enumerate() {
            let owner = match (one.cases.first(), one.person) {
                (Some(case), _) => Owner::Case(*case),
                (None, Some(person)) => Owner::Person(person),
                (None, None) => continue,
            };
            self.meetings.entry(owner).or_default().push(place);
        }
        self.appointments = appointments;
    }

    /// The appointments that are counted with an owner: those of which it is
    /// the first case, or a person's without any case.
    pub(super) fn meetings(&self, owner: Owner) -> impl Iterator<Item = &AppointmentRow> {
        let places = self.meetings.get(&owner).map(Vec::as_slice);
        let places = places.unwrap_or_default().iter();
        places.map(|place| &self.appointments[*place])
    }

    fn add_facts(&mut self, facts: Vec<DatedFact>) {
        for fact in facts {
            self.facts.entry(fact.subject).or_default().push(fact);
        }
    }

    /// The newest fact of this field.
    pub(super) fn fact(&self, subject: Subject, field: &str) -> Option<&DatedFact> {
        let facts = self.facts.get(&subject)?;
        facts.iter().rev().find(|fact| fact.field == field)
    }

    /// The newest notice of this kind in a case.
    pub(super) fn notice(&self, case: CaseId, kind: &str) -> Option<&DocumentHead> {
        self.notices(case).rev().find(|notice| notice.kind == kind)
    }

    /// A case's notices, oldest first.
    pub(super) fn notices(&self, case: CaseId) -> impl DoubleEndedIterator<Item = &DocumentHead> {
        let ids = self.of_case.get(&case).map(Vec::as_slice);
        ids.unwrap_or_default().iter().map(|id| &self.documents[id])
    }

    /// Whether a later notice, or the newest of all, decided the case.
    pub(super) fn is_decided(&self, case: CaseId, since: Option<&DocumentHead>) -> bool {
        const DECISIONS: [&str; 4] = ["approval", "denial", "withdrawal", "rejection"];
        let mut newest_first = self.notices(case).rev();
        let turn = newest_first
            .find(|notice| DECISIONS.contains(&notice.kind.as_str()) || notice.kind == "reopening");
        turn.is_some_and(|notice| {
            notice.kind != "reopening"
                && since.is_none_or(|since| {
                    (notice.dated_on, notice.kept_at) > (since.dated_on, since.kept_at)
                })
        })
    }
}

fn fields() -> Vec<String> {
    let limits = LIMIT_FIELDS.iter().map(|field| (*field).to_owned());
    fed_fields().iter().cloned().chain(limits).collect()
}
