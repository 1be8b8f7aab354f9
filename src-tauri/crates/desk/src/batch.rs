//! Several proposals reviewed as a list: by person and case, kept in one step.

use std::collections::{BTreeMap, BTreeSet};

use intake::proposal as read;
use vault::{Label, PersonId, Reading};

use crate::contract::{
    BatchCase, BatchGroup, BatchPage, BatchRequest, ErrorCode, KeepBatch, KeptBatch, PersonChoice,
    PersonRef, Phrase, WireError,
};
use crate::desk::Desk;
use crate::keeping::{may_be_kept, whose_it_is};
use crate::reading::{is_of_the_notice, Waiting};
use crate::reviewed::Reviewed;
use crate::sources::printed;
use crate::whose::{named, printed_name, whose};

impl Desk {
    /// Proposals that wait, by person and case. Those that are gone are left out.
    ///
    /// # Errors
    /// `Locked`; what reading says.
    pub fn batch_show(&self, request: BatchRequest) -> Result<BatchPage, WireError> {
        let state = self.state();
        let open = state.open.as_ref().ok_or(ErrorCode::Locked)?;
        let record = open.vault.read();
        let asked = request.proposals.iter();
        let waiting = asked.filter_map(|id| Some((id.as_str(), state.waiting.get(id)?)));
        let papers = waiting.map(|(id, waiting)| Paper::of(record, id, waiting));
        let papers = papers.collect::<Result<Vec<_>, WireError>>()?;
        Ok(BatchPage {
            groups: by_person(papers),
            people: record.people()?.iter().map(named).collect(),
        })
    }

    /// Keeps several proposals, all or nothing, in one step. A file that is in
    /// the record already, or twice among these, is kept once.
    ///
    /// # Errors
    /// As [`Desk::proposal_keep`].
    pub fn batch_keep(&self, request: KeepBatch) -> Result<KeptBatch, WireError> {
        let taken: Vec<(String, Waiting)> = {
            let mut state = self.state();
            let named = request.keeps.iter();
            named
                .filter_map(|keep| state.waiting.remove_entry(&keep.proposal))
                .collect()
        };
        let kept = self.keep_batch(&taken, &request);
        if kept.is_err() {
            // Nothing is lost: the proposals wait again.
            self.state().waiting.extend(taken);
        }
        kept
    }

    fn keep_batch(
        &self,
        taken: &[(String, Waiting)],
        request: &KeepBatch,
    ) -> Result<KeptBatch, WireError> {
        if taken.len() < request.keeps.len() {
            return Err(ErrorCode::ProposalGone.into());
        }
        let mut reviewed = Vec::new();
        let mut contents = BTreeSet::new();
        let mut twice = 0;
        for ((_, waiting), keep) in taken.iter().zip(&request.keeps) {
            let review = Reviewed::of(waiting, keep)?;
            may_be_kept(&review)?;
            if contents.insert(waiting.bytes.as_slice()) {
                reviewed.push((review, &keep.person));
            } else {
                twice += 1;
            }
        }
        // What an older notice says, a newer one may change.
        reviewed.sort_by_key(|(review, _)| review.notice_date());
        let now = self.around.clock.now();
        let label = Label::new("step_kept_batch").with("count", reviewed.len().to_string());
        self.writing(|vault| {
            vault.step(now, &label, |txn| {
                let mut added: BTreeMap<(String, String), PersonId> = BTreeMap::new();
                let mut sum = KeptBatch {
                    documents: 0,
                    facts: 0,
                    twice,
                };
                for (review, choice) in &reviewed {
                    if txn.read().document_with(&review.waiting.bytes)?.is_some() {
                        sum.twice += 1;
                        continue;
                    }
                    let person = match choice {
                        PersonChoice::New {
                            given_names,
                            family_name,
                        } => {
                            let name = (given_names.to_lowercase(), family_name.to_lowercase());
                            match added.get(&name) {
                                Some(person) => *person,
                                None => {
                                    let person = whose_it_is(txn, choice)?;
                                    added.insert(name, person);
                                    person
                                }
                            }
                        }
                        PersonChoice::Known { .. } => whose_it_is(txn, choice)?,
                    };
                    let kept = self.keep_in(txn, review, person)?;
                    sum.documents += 1;
                    sum.facts += kept.facts;
                }
                Ok(sum)
            })
        })
    }
}

/// What groups a proposal.
struct Paper<'w> {
    id: &'w str,
    waiting: &'w Waiting,
    person: Option<PersonRef>,
    printed: Option<PersonChoice>,
    receipts: Vec<&'w str>,
    form: Option<&'w str>,
    dated: Option<&'w str>,
}

impl<'w> Paper<'w> {
    fn of(record: Reading<'_>, id: &'w str, waiting: &'w Waiting) -> Result<Self, WireError> {
        let proposal = &waiting.proposal;
        let all = |field: &'static str| {
            let facts = proposal.facts.iter();
            facts.filter(move |fact| fact.field == field && fact.group == read::Group::Case)
        };
        let mut receipts: Vec<&str> = all("receipt_number")
            .map(|fact| fact.value.as_str())
            .collect();
        receipts.sort_unstable();
        receipts.dedup();
        let first = |field| all(field).next().map(|fact| fact.value.as_str());
        Ok(Self {
            id,
            waiting,
            person: whose(record, proposal, &record.people()?)?,
            printed: printed_name(proposal),
            receipts,
            form: first("form_type"),
            dated: first("notice_date").or_else(|| first("status_date")),
        })
    }

    /// Numbers that are one person's: of a case, of an account, their own. On a
    /// petition the A-Number is somebody else's.
    fn numbers(&self) -> impl Iterator<Item = &'w str> + use<'_, 'w> {
        let facts = &self.waiting.proposal.facts;
        let petition = facts.iter().any(|fact| fact.field == "petitioner_name");
        let of_them = move |field: &str| match field {
            "receipt_number" | "online_account_number" => true,
            "a_numbers" => !petition,
            _ => false,
        };
        let theirs = facts.iter().filter(move |fact| of_them(&fact.field));
        theirs.map(|fact| fact.value.as_str())
    }

    /// The same for every paper about one person; none when it names nobody.
    fn owner(&self) -> Option<String> {
        match (&self.person, &self.printed) {
            (Some(person), _) => Some(person.id.clone()),
            (
                None,
                Some(PersonChoice::New {
                    given_names,
                    family_name,
                }),
            ) => {
                let first = given_names.split_whitespace().next().unwrap_or_default();
                Some(format!("{family_name}, {first}").to_lowercase())
            }
            _ => None,
        }
    }
}

fn by_person(papers: Vec<Paper<'_>>) -> Vec<BatchGroup> {
    // A message names only a receipt: it is about whom the notice with that
    // receipt, or with another number of theirs, is about.
    let mut owners: BTreeMap<&str, String> = BTreeMap::new();
    for paper in &papers {
        for number in paper.numbers() {
            if let Some(owner) = paper.owner() {
                owners.entry(number).or_insert(owner);
            }
        }
    }
    let owner_of = |paper: &Paper<'_>| {
        let by_number = || paper.numbers().find_map(|one| owners.get(one).cloned());
        paper.owner().or_else(by_number).unwrap_or_default()
    };
    let mut groups: BTreeMap<String, Vec<&Paper<'_>>> = BTreeMap::new();
    for paper in &papers {
        groups.entry(owner_of(paper)).or_default().push(paper);
    }
    // Papers about nobody come last.
    let nobody = groups.remove("").map(|papers| (String::new(), papers));
    let groups = groups.into_iter().chain(nobody);
    groups
        .enumerate()
        .map(|(number, (_, papers))| BatchGroup {
            id: format!("g{number}"),
            person: papers.iter().find_map(|paper| paper.person.clone()),
            printed_name: papers.iter().find_map(|paper| paper.printed.clone()),
            cases: by_case(&papers),
        })
        .collect()
}

fn by_case(papers: &[&Paper<'_>]) -> Vec<BatchCase> {
    let mut cases: BTreeMap<Vec<&str>, Vec<&Paper<'_>>> = BTreeMap::new();
    for paper in papers {
        cases.entry(paper.receipts.clone()).or_default().push(paper);
    }
    let cases = cases.into_iter().map(|(receipts, mut papers)| {
        papers.sort_by_key(|paper| paper.dated);
        BatchCase {
            receipt_printed: match receipts[..] {
                [only] => Some(printed("receipt_number", only)),
                _ => None,
            },
            form: papers
                .iter()
                .find_map(|paper| paper.form)
                .map(str::to_owned),
            several: receipts.len() > 1,
            disagree: if receipts.len() == 1 {
                disagreements(&papers)
            } else {
                Vec::new()
            },
            proposals: papers.iter().map(|paper| paper.id.to_owned()).collect(),
        }
    });
    cases.collect()
}

/// Fields of one case that its papers give different values.
fn disagreements(papers: &[&Paper<'_>]) -> Vec<Phrase> {
    let mut said: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for paper in papers {
        for fact in &paper.waiting.proposal.facts {
            let one_of_many = fact.field == "a_numbers" || fact.field.ends_with("_name");
            if fact.group == read::Group::Case && !one_of_many && !is_of_the_notice(&fact.field) {
                said.entry(&fact.field).or_default().insert(&fact.value);
            }
        }
    }
    let several = said.into_iter().filter(|(_, values)| values.len() > 1);
    several
        .map(|(field, values)| {
            let values: Vec<&str> = values.into_iter().collect();
            Phrase::new("batch_disagree")
                .with("field_code", field)
                .with("values", values.join(" · "))
        })
        .collect()
}
