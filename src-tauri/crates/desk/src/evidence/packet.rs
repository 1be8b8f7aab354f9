//! The packet of a case: what is at hand in the order of its exhibits, a cover
//! sheet, what an upload page may refuse; written as a folder.

use std::fs;
use std::path::Path;

use domain::catalog::uploads;
use outgoing::binding::can_be_bound;
use outgoing::packet::{file_name, letter};
use vault::{Card, Checklist, Label};

use super::checklist_of;
use crate::case_edits::known_case;
use crate::contract::{
    CaseRequest, ErrorCode, EvidencePage, Exhibit, ExhibitFile, ExhibitOrder, PacketPage, Phrase,
    SavedSheet, WireError,
};
use crate::desk::Desk;
use crate::messages::{date_in_words, say};

impl Desk {
    /// The packet as it stands.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what reading says.
    pub fn packet_show(&self, request: CaseRequest) -> Result<PacketPage, WireError> {
        let now = self.around.clock.now();
        let page = self.evidence_show(request.clone())?;
        let order = self.reading(|vault| {
            let case = known_case(vault.read(), &request.case)?;
            Ok(checklist_of(vault.read(), &case, now)?.body.exhibits)
        })?;
        Ok(packet_of(page, &order))
    }

    /// Puts the exhibits into another order.
    ///
    /// # Errors
    /// `NotFound`, `Locked`; what writing says.
    pub fn packet_order(&self, request: ExhibitOrder) -> Result<PacketPage, WireError> {
        let now = self.around.clock.now();
        self.writing(|vault| {
            let case = known_case(vault.read(), &request.case)?;
            let mut card: Card<Checklist> = checklist_of(vault.read(), &case, now)?;
            card.body.exhibits.clone_from(&request.items);
            let label = Label::new("step_packet_ordered");
            Ok(vault.step(now, &label, |txn| txn.put_card(&card))?)
        })?;
        self.packet_show(CaseRequest { case: request.case })
    }

    /// A name to offer for the folder of a packet.
    ///
    /// # Errors
    /// `NothingTicked` when nothing is at hand; as [`Desk::packet_show`].
    pub fn packet_folder_name(&self, request: &CaseRequest) -> Result<String, WireError> {
        let page = self.packet_show(request.clone())?;
        if page.exhibits.is_empty() {
            return Err(ErrorCode::NothingTicked.into());
        }
        let form = page.case.form.unwrap_or_else(|| "case".to_owned());
        Ok(format!("packet-{form}-{}", self.day()))
    }

    /// Writes the packet as a folder that was not there before: all of it, or
    /// nothing. Only the person can read it.
    ///
    /// # Errors
    /// `NothingTicked`, `DiskTrouble`; as [`Desk::packet_show`].
    pub fn packet_write(
        &self,
        request: CaseRequest,
        place: &Path,
    ) -> Result<SavedSheet, WireError> {
        let page = self.packet_show(request)?;
        if page.exhibits.is_empty() {
            return Err(ErrorCode::NothingTicked.into());
        }
        let trouble = |_| WireError::new(ErrorCode::DiskTrouble);
        let name = place.file_name().ok_or(ErrorCode::DiskTrouble)?;
        // Made beside it and renamed at the end: nobody finds half a packet, and
        // a folder of that name that holds something stays as it is.
        let making = place.with_file_name(format!(".{}-making", name.to_string_lossy()));
        fs::create_dir(&making).map_err(trouble)?;
        let made = self
            .write_files(&page, &making)
            .and_then(|()| fs::rename(&making, place).map_err(trouble));
        if made.is_err() {
            // What is left of it is only ours.
            let _ = fs::remove_dir_all(&making);
        }
        made.map(|()| SavedSheet { saved: true })
    }

    fn write_files(&self, page: &PacketPage, folder: &Path) -> Result<(), WireError> {
        let write = |name: &str, bytes: &[u8]| {
            platform::write_private(&folder.join(name), bytes)
                .map_err(|_| WireError::new(ErrorCode::DiskTrouble))
        };
        let cover = say(self.language(), "packet_cover_file", &Default::default());
        write(&cover, self.cover_sheet(page).as_bytes())?;
        for file in page.exhibits.iter().flat_map(|exhibit| &exhibit.files) {
            let id = file.document.parse().map_err(|_| ErrorCode::NotFound)?;
            let bytes = self.reading(|vault| Ok(vault.read().document_bytes(id)?))?;
            write(&file.name, &bytes)?;
        }
        Ok(())
    }

    /// The list that lies on top: whose, of which case, each exhibit with its
    /// files.
    fn cover_sheet(&self, page: &PacketPage) -> String {
        let lang = self.language();
        let mut lines = self.cover_lines(page);
        lines.push(String::new());
        for exhibit in &page.exhibits {
            lines.push(format!("{}  {}", exhibit.letter, exhibit.label.get(lang)));
            lines.extend(
                exhibit
                    .files
                    .iter()
                    .map(|file| format!("     {}", file.name)),
            );
        }
        lines.extend([
            String::new(),
            say(lang, "standing_line", &Default::default()),
        ]);
        lines.join("\n") + "\n"
    }

    /// Its first lines: of what, whose, which case, when put together.
    pub(super) fn cover_lines(&self, page: &PacketPage) -> Vec<String> {
        let lang = self.language();
        let person = page.case.person.as_ref();
        let params = [
            (
                "name",
                person.map(|person| person.name.clone()).unwrap_or_default(),
            ),
            ("form", page.case.form.clone().unwrap_or_default()),
            (
                "number",
                page.case.receipt_printed.clone().unwrap_or_default(),
            ),
            ("made_on", date_in_words(lang, self.day())),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let said = |key: &str| say(lang, key, &params);
        let mut lines = vec![said("packet_cover_title"), said("packet_cover_person")];
        if page.case.receipt_printed.is_some() {
            lines.push(said("packet_cover_number"));
        }
        lines.push(said("packet_cover_made"));
        lines
    }
}

fn packet_of(page: EvidencePage, order: &[String]) -> PacketPage {
    let mut items: Vec<_> = page
        .items
        .into_iter()
        .filter(|item| item.state == "have" || item.state == "asked_again")
        .collect();
    let place_of = |id: &String| order.iter().position(|other| other == id);
    // What was never placed follows in the order of the list.
    items.sort_by_key(|item| place_of(&item.id).unwrap_or(usize::MAX));
    let (with, without): (Vec<_>, Vec<_>) = items
        .into_iter()
        .partition(|item| !item.documents.is_empty());
    let mut bytes = 0;
    let exhibits = with.into_iter().enumerate().map(|(place, item)| {
        let files = item.documents.iter().enumerate().map(|(number, document)| {
            bytes += document.bytes;
            let original = document
                .file_name
                .clone()
                .unwrap_or_else(|| "document.txt".to_owned());
            let name = file_name(place, number + 1, &original);
            let problems = uploads::problems(&name, document.bytes).into_iter();
            ExhibitFile {
                document: document.id.clone(),
                in_pdf: can_be_bound(&document.media_type),
                bytes: document.bytes,
                problems: problems
                    .map(|problem| {
                        Phrase::new(format!("upload_{}", problem.as_str()))
                            .with("name", name.clone())
                    })
                    .collect(),
                name,
            }
        });
        Exhibit {
            item: item.id.clone(),
            letter: letter(place),
            files: files.collect(),
            label: item.label.clone(),
        }
    });
    PacketPage {
        exhibits: exhibits.collect(),
        without_papers: without.into_iter().map(|item| item.label).collect(),
        missing: page.missing,
        case: page.case,
        bytes,
    }
}
