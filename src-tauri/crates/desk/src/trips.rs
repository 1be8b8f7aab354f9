//! Trips outside the United States, with the sums that naturalization looks at.

use domain::presence::{self, Absence, RuleSource};
use domain::text::LocalText;
use vault::{Card, CardId, Label, PersonId, StepTxn, Subject, Trip};

use crate::contract::{
    Bilingual, CardRequest, ErrorCode, LawSource, PresenceSum, RuleText, TripCard, TripDraft,
    TripsPage, TripsRequest, WireError,
};
use crate::date_facts::put_typed;
use crate::desk::Desk;
use crate::people::known_person;
use crate::person_edits::card_and_step;
use crate::sources::person_ref;
use crate::typed;

impl Desk {
    /// A person's trips and the sums before a day of filing, as information.
    ///
    /// # Errors
    /// `DateUnreadable` with the box, `NotFound`, `Locked`; what reading says.
    pub fn trips_show(&self, request: TripsRequest) -> Result<TripsPage, WireError> {
        let today = self.day();
        let filing_on = typed::day(&request.filing_on, "filing_on")?.unwrap_or(today);
        self.reading(|vault| {
            let read = vault.read();
            let person = known_person(read, &request.person)?;
            let mut cards: Vec<Card<Trip>> = read.cards_of_person(person)?;
            cards.sort_by_key(|card| std::cmp::Reverse(card.body.left_on));
            let absences: Vec<Absence> = cards.iter().map(|card| absence(&card.body)).collect();
            let count = |days: i64| u32::try_from(days).unwrap_or(0);
            let sums = presence::tracks().iter().filter_map(|track| {
                let sum = presence::sum(track, &absences, filing_on)?;
                Some(PresenceSum {
                    rule: rule(&track.id, &track.rule, &track.source),
                    from: sum.from.to_string(),
                    days: count(sum.days),
                    days_asked: count(track.days_present),
                    inside: count(sum.days - sum.outside),
                    inside_cautious: count(sum.days - sum.outside_cautious),
                    outside: count(sum.outside),
                    outside_cautious: count(sum.outside_cautious),
                })
            });
            Ok(TripsPage {
                person: person_ref(read, person)?.ok_or(ErrorCode::NotFound)?,
                filing_on: filing_on.to_string(),
                sums: sums.collect(),
                lengths: presence::lengths()
                    .iter()
                    .map(|length| rule(&length.id, &length.rule, &length.source))
                    .collect(),
                trips: cards
                    .iter()
                    .map(|card| TripCard {
                        days: count(presence::days_away(absence(&card.body), today)),
                        length: presence::length_of(absence(&card.body), today).to_owned(),
                        draft: draft(card, &request.person),
                    })
                    .collect(),
            })
        })
    }

    /// Adds a trip, or changes one. While somebody is away, the dates to be back
    /// by are counted.
    ///
    /// # Errors
    /// `DateUnreadable` and `DateImpossible` with their box, `NotFound`,
    /// `Locked`; what writing says.
    pub fn trip_save(&self, draft: TripDraft) -> Result<TripsPage, WireError> {
        let left_on = typed::day(&draft.left_on, "left_on")?.ok_or_else(|| {
            WireError::new(ErrorCode::DateUnreadable)
                .at("left_on")
                .with("text", "")
        })?;
        let back_on = typed::day(&draft.back_on, "back_on")?;
        if let Some(back) = back_on.filter(|back| *back < left_on) {
            return Err(WireError::new(ErrorCode::DateImpossible)
                .at("back_on")
                .with("date_on", back));
        }
        let now = self.around.clock.now();
        self.writing(|vault| {
            let person = known_person(vault.read(), &draft.person)?;
            let (id, step) =
                card_and_step(&draft.card, now, ["step_trip_added", "step_trip_changed"])?;
            let label = Label::new(step).with("place", typed::tidy(&draft.place));
            vault.step(now, &label, |txn| {
                txn.put_card(&Card {
                    id,
                    person: Some(person),
                    case: None,
                    document: None,
                    body: Trip {
                        left_on,
                        back_on,
                        place: typed::tidy(&draft.place),
                        note: draft.note.trim().to_owned(),
                    },
                    recorded_at: now,
                })?;
                say_where_they_are(txn, person)
            })
        })?;
        self.trips_show(TripsRequest {
            person: draft.person,
            filing_on: String::new(),
        })
    }

    /// Takes a trip out.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn trip_remove(&self, request: CardRequest) -> Result<(), WireError> {
        let id: CardId = request.card.parse().map_err(|_| ErrorCode::NotFound)?;
        let now = self.around.clock.now();
        self.writing(|vault| {
            let card: Card<Trip> = vault.read().card(id)?.ok_or(ErrorCode::NotFound)?;
            let label = Label::new("step_trip_removed").with("place", card.body.place.clone());
            vault.step(now, &label, |txn| {
                txn.remove_card(id)?;
                match card.person {
                    Some(person) => say_where_they_are(txn, person),
                    None => Ok(()),
                }
            })
        })
    }
}

/// The facts of the last trip that the rules of absence count from.
fn say_where_they_are(txn: &mut StepTxn<'_>, person: PersonId) -> Result<(), WireError> {
    let trips: Vec<Card<Trip>> = txn.read().cards_of_person(person)?;
    let last = trips.iter().max_by_key(|card| card.body.left_on);
    let days = [
        ("departed_on", last.map(|card| card.body.left_on)),
        ("returned_on", last.and_then(|card| card.body.back_on)),
    ];
    let subject = Subject::Person(person);
    for (field, day) in days {
        match day {
            Some(day) => put_typed(txn, subject, field, &day.to_string())?,
            None => txn.remove_fact(subject, field, 0)?,
        }
    }
    Ok(())
}

fn absence(trip: &Trip) -> Absence {
    Absence {
        left_on: trip.left_on,
        back_on: trip.back_on,
    }
}

fn draft(card: &Card<Trip>, person: &str) -> TripDraft {
    TripDraft {
        card: Some(card.id.to_string()),
        person: person.to_owned(),
        left_on: card.body.left_on.to_string(),
        back_on: card
            .body
            .back_on
            .map(|day| day.to_string())
            .unwrap_or_default(),
        place: card.body.place.clone(),
        note: card.body.note.clone(),
    }
}

fn rule(id: &str, text: &LocalText, source: &RuleSource) -> RuleText {
    RuleText {
        id: id.to_owned(),
        text: Bilingual::from(text),
        source: LawSource {
            cite: source.cite.clone(),
            url: source.url.clone(),
            as_of: source.as_of.clone(),
            certainty: source.certainty.clone(),
            is_old: false,
        },
    }
}
