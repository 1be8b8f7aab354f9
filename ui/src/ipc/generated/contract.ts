// Generated from the desk's contract. Do not edit: run `cargo xtask types`.

export type BindingProgress = { 
/**
 * Files that are behind.
 */
done: number, 
/**
 * All files.
 */
all: number, };

export type BoundPacket = { 
/**
 * The person chose a place, and it is written there.
 */
saved: boolean, 
/**
 * Names of files that are not in it: damaged, locked, or of a kind that has
 * no pages. The cover sheet names them too.
 */
left_out: Array<string>, };

export type Exhibit = { 
/**
 * Id of the item.
 */
item: string, 
/**
 * `A`, `B`, …
 */
letter: string, 
/**
 * What it is.
 */
label: Bilingual, 
/**
 * Its files, in order.
 */
files: Array<ExhibitFile>, };

export type ExhibitFile = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * Its name in the packet: `B-2 passport.pdf`.
 */
name: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * It can be part of the packet as one PDF.
 */
in_pdf: boolean, 
/**
 * What may keep the agency's account from taking it.
 */
problems: Array<Phrase>, };

export type ExhibitOrder = { 
/**
 * Id of the case.
 */
case: string, 
/**
 * Ids of items, first to last.
 */
items: Array<string>, };

export type PacketPage = { 
/**
 * The case.
 */
case: CaseRow, 
/**
 * In order.
 */
exhibits: Array<Exhibit>, 
/**
 * At hand, but no document is attached.
 */
without_papers: Array<Bilingual>, 
/**
 * Items still needed.
 */
missing: number, 
/**
 * Size of all files.
 */
bytes: number, };

export type CheckedDetail = { 
/**
 * `name`, `birth_date`, `a_number`, `address`: message `detail_<field>`.
 */
field: string, 
/**
 * There is one spelling only.
 */
agrees: boolean, 
/**
 * Every spelling with its sources.
 */
spellings: Array<Spelling>, };

export type DetailsCheck = { 
/**
 * What at least one paper says.
 */
details: Array<CheckedDetail>, };

export type MoveDraft = { 
/**
 * Ids of everyone who moved; the first one's page comes back.
 */
people: Array<string>, 
/**
 * The new address, a line each.
 */
lines: string, 
/**
 * The day of the move, as typed.
 */
moved_on: string, };

export type MovePage = { 
/**
 * Whose.
 */
person: PersonRef, 
/**
 * The last move that is known.
 */
moved_on: string | null, 
/**
 * The address that holds.
 */
address: Array<string>, 
/**
 * The general duty first, then one row a pending receipt; each can be
 * marked done with its day and confirmation number.
 */
rows: Array<DueItem>, 
/**
 * Everyone, for the form.
 */
people: Array<PersonRef>, };

export type PresenceSum = { 
/**
 * The rule.
 */
rule: RuleText, 
/**
 * First day of the stretch.
 */
from: string, 
/**
 * Days of the stretch.
 */
days: number, 
/**
 * Days of presence that the rule asks for.
 */
days_asked: number, 
/**
 * Days inside, with the days of leaving and return.
 */
inside: number, 
/**
 * Days inside, without the days of leaving and return.
 */
inside_cautious: number, 
/**
 * Days wholly outside.
 */
outside: number, 
/**
 * Days outside, with the days of leaving and return.
 */
outside_cautious: number, };

export type RuleText = { 
/**
 * Stable name.
 */
id: string, 
/**
 * The rule, in words.
 */
text: Bilingual, 
/**
 * Where it stands.
 */
source: LawSource, };

export type Spelling = { 
/**
 * As it is written there.
 */
shown: string, 
/**
 * Where it is written so.
 */
sources: Array<Source>, };

export type TripCard = { 
/**
 * As it stands, ready to be changed.
 */
draft: TripDraft, 
/**
 * Days from leaving to coming back; while away, to today.
 */
days: number, 
/**
 * `short`, `over_six_months`, `year_or_more`: the rule of the same name.
 */
length: string, };

export type TripDraft = { 
/**
 * Id of the card to change; none adds one.
 */
card: string | null, 
/**
 * Id of the person.
 */
person: string, 
/**
 * Day of leaving, as typed.
 */
left_on: string, 
/**
 * Day of coming back, as typed; empty while away.
 */
back_on: string, 
/**
 * Where to.
 */
place: string, 
/**
 * Why.
 */
note: string, };

export type TripsPage = { 
/**
 * Whose.
 */
person: PersonRef, 
/**
 * The day that is looked back from.
 */
filing_on: string, 
/**
 * Newest first.
 */
trips: Array<TripCard>, 
/**
 * Sums, as information.
 */
sums: Array<PresenceSum>, 
/**
 * What the rules say of the length of a trip.
 */
lengths: Array<RuleText>, };

export type TripsRequest = { 
/**
 * Id of the person.
 */
person: string, 
/**
 * The day to look back from, as typed; empty for today.
 */
filing_on: string, };

export type AccountPage = { 
/**
 * Id of the account.
 */
account: string, 
/**
 * The online account number in its stored form.
 */
value: string, 
/**
 * In groups, for reading.
 */
printed: string, 
/**
 * Whose.
 */
person: PersonRef, 
/**
 * How one signs in.
 */
sign_in: SignInDraft, 
/**
 * Whether a keychain answers; without one there is no place for a secret.
 */
keychain: KeychainState, 
/**
 * Secrets are kept for the person's own record only.
 */
sample: boolean, 
/**
 * What the keychain keeps; none while it cannot be asked.
 */
kept: SecretsKept | null, 
/**
 * Cases linked to it.
 */
linked: Array<CaseRow>, 
/**
 * The person's cases that are not, each with why.
 */
unlinked: Array<UnlinkedCase>, };

export type AccountRequest = { 
/**
 * Id of the account.
 */
account: string, };

export type LinkCase = { 
/**
 * Id of the account.
 */
account: string, 
/**
 * Id of the case.
 */
case: string, 
/**
 * Link it; otherwise unlink it.
 */
linked: boolean, };

export type RecoveryCard = { 
/**
 * The card, ready to be printed; no secret is on it.
 */
lines: Array<string>, };

export type RevealedSecret = { 
/**
 * The secret.
 */
secret: string, 
/**
 * It is hidden again after so many seconds.
 */
hidden_after: number, };

export type SecretRequest = { 
/**
 * Id of the account.
 */
account: string, 
/**
 * `password` or `backup_codes`.
 */
what: string, };

export type SecretsKept = { 
/**
 * A password.
 */
password: boolean, 
/**
 * How many backup codes.
 */
backup_codes: number, };

export type SignInDraft = { 
/**
 * Id of the account.
 */
account: string, 
/**
 * E-mail address one signs in with.
 */
email: string, 
/**
 * `app`, `text`, `email` or empty: message `second_factor_<kind>`.
 */
second_factor: string, 
/**
 * Which telephone, which app.
 */
second_factor_where: string, 
/**
 * What helps to get back in.
 */
recovery_notes: string, };

export type StoreSecret = { 
/**
 * Id of the account.
 */
account: string, 
/**
 * `password` or `backup_codes`.
 */
what: string, 
/**
 * The secret as typed.
 */
secret: string, };

export type UnlinkedCase = { 
/**
 * The case.
 */
case: CaseRow, 
/**
 * `no_receipt`, `other_account`, `paper_waits_for_code`, `paper_not_added`,
 * `representative`, `online_not_seen`, `not_known`: message `unlinked_<why>`.
 */
why: string, 
/**
 * Online account number in groups, where it is linked to another one.
 */
other_account: string | null, 
/**
 * Last day of its access code.
 */
code_ends_on: string | null, 
/**
 * That day has passed.
 */
code_ended: boolean, };

export type CaseRef = { 
/**
 * Id of the case.
 */
id: string, 
/**
 * `I-485 · IOE 09 1234 5678`; empty before it has form and number.
 */
name: string, };

export type DocumentDescribed = { 
/**
 * As it stands, ready to be changed.
 */
draft: DocumentDraft, 
/**
 * Whose.
 */
people: Array<PersonRef>, 
/**
 * Of which cases.
 */
cases: Array<CaseRef>, 
/**
 * The document whose translation it is.
 */
translates: DocumentCard | null, 
/**
 * Documents that are translations of it.
 */
translated_by: Array<DocumentCard>, 
/**
 * Evidence it serves.
 */
serves: Array<ServedItem>, 
/**
 * Facts that were read from it and would go with it.
 */
facts_read: number, 
/**
 * What may keep the agency's account from taking it.
 */
problems: Array<Phrase>, 
/**
 * `pdf`, `picture`, `text` or `none`: how it can be looked at.
 */
preview: string, };

export type DocumentDraft = { 
/**
 * Id of the document; none adds one.
 */
document: string | null, 
/**
 * File name.
 */
name: string, 
/**
 * Kind.
 */
kind: string, 
/**
 * The date on it, as typed; empty when there is none.
 */
date: string, 
/**
 * Whose: ids of people.
 */
people: Array<string>, 
/**
 * Of which cases: ids.
 */
cases: Array<string>, 
/**
 * It is good until this day, as typed; empty when it does not end.
 */
expires_on: string, 
/**
 * Its language: `en`, `es` or any other code; empty when not said.
 */
language: string, 
/**
 * Id of the document whose translation it is.
 */
translates: string | null, 
/**
 * What the person wants to remember.
 */
note: string, };

export type DocumentsPage = { 
/**
 * Best first when words were looked for, otherwise newest first.
 */
rows: Array<ShelfRow>, 
/**
 * How many there are in all that fit.
 */
total: number, 
/**
 * Kinds that may be chosen, in order.
 */
kinds: Array<PaperKindView>, 
/**
 * People to choose, when asked for.
 */
people: Array<PersonRef>, 
/**
 * Cases to choose, when asked for.
 */
cases: Array<CaseRef>, };

export type DocumentsRequest = { 
/**
 * Words inside them, or of their names; empty for all.
 */
words: string, 
/**
 * Only this person's.
 */
person: string | null, 
/**
 * Only of this case.
 */
case: string | null, 
/**
 * Only of this kind.
 */
kind: string | null, 
/**
 * How many at most.
 */
limit: number, 
/**
 * Also the people and cases to choose from.
 */
choices: boolean, };

export type DocumentsExport = { 
/**
 * Which: ids; empty for every document that fits `of`.
 */
documents: Array<string>, 
/**
 * Which, when none are named.
 */
of: DocumentsRequest, };

export type ExportedDocuments = { 
/**
 * Name of the new folder; none when the person chose no place.
 */
folder: string | null, 
/**
 * How many files are in it.
 */
count: number, };

export type PaperKindView = { 
/**
 * Message `document_kind_<kind>`.
 */
kind: string, 
/**
 * A date is counted from its end.
 */
counted: boolean, };

export type ServedItem = { 
/**
 * The case.
 */
case: CaseRef, 
/**
 * What the item is called.
 */
label: Bilingual, };

export type ShelfRow = { 
/**
 * The document.
 */
card: DocumentCard, 
/**
 * Whose.
 */
people: Array<PersonRef>, 
/**
 * Of which cases.
 */
cases: Array<CaseRef>, 
/**
 * It is good until this day.
 */
expires_on: string | null, 
/**
 * That day has passed.
 */
expired: boolean, 
/**
 * Where the words stand that were looked for.
 */
snippet: Array<SnippetPart>, };

export type AccountCard = { 
/**
 * Id of the account.
 */
id: string, 
/**
 * The online account number in its stored form.
 */
value: string, 
/**
 * In groups, for reading.
 */
printed: string, 
/**
 * Cases linked to it.
 */
cases: Array<CaseRow>, 
/**
 * Where the number came from.
 */
source: Source, };

export type AddressCard = { 
/**
 * Id of the card.
 */
id: string, 
/**
 * The lines as they are written.
 */
lines: Array<string>, 
/**
 * From this day.
 */
since: string | null, 
/**
 * Until this day; none while it holds.
 */
until: string | null, };

export type AddressDraft = { 
/**
 * Id of the card to change; none adds one.
 */
card: string | null, 
/**
 * Id of the person.
 */
person: string, 
/**
 * The address, a line each.
 */
lines: string, 
/**
 * From this day, as typed; empty when not known.
 */
since: string, 
/**
 * Until this day, as typed; empty while it holds.
 */
until: string, };

export type AlreadyKept = { 
/**
 * Id of the kept document.
 */
document: string, 
/**
 * When it was kept (UTC instant).
 */
kept_at: string, 
/**
 * Case it belongs to.
 */
case: string | null, };

export type Arrival = { 
/**
 * Its id, valid until it is read, forgotten or locked.
 */
id: string, 
/**
 * Its name.
 */
name: string, };

export type ArrivalRequest = { 
/**
 * Its id.
 */
arrival: string, };

export type Arrivals = { 
/**
 * Name of the folder; none when nothing was chosen.
 */
folder: string | null, 
/**
 * Files that wait to be read, by name.
 */
items: Array<Arrival>, 
/**
 * Files that are not read.
 */
refused: Array<RefusedArrival>, 
/**
 * It is one thing, to be read as a whole: no archive, or one tracker's
 * export.
 */
whole: boolean, };

export type BatchCase = { 
/**
 * Receipt number, for reading; none for papers without one, or with several.
 */
receipt_printed: string | null, 
/**
 * Its form.
 */
form: string | null, 
/**
 * They name more than one case.
 */
several: boolean, 
/**
 * Ids of the proposals, oldest notice first.
 */
proposals: Array<string>, 
/**
 * What the papers say differently of the same fact (`batch_disagree`).
 */
disagree: Array<Phrase>, };

export type BatchGroup = { 
/**
 * Stable while the batch is open.
 */
id: string, 
/**
 * Someone in the record.
 */
person: PersonRef | null, 
/**
 * Name on the papers, to add a new person with.
 */
printed_name: PersonChoice | null, 
/**
 * Their cases.
 */
cases: Array<BatchCase>, };

export type BatchPage = { 
/**
 * The groups.
 */
groups: Array<BatchGroup>, 
/**
 * Everyone they could be about.
 */
people: Array<PersonRef>, };

export type BatchRequest = { 
/**
 * Ids of the proposals.
 */
proposals: Array<string>, };

export type KeepBatch = { 
/**
 * What is to be kept of each.
 */
keeps: Array<KeepProposal>, };

export type KeptBatch = { 
/**
 * How many documents.
 */
documents: number, 
/**
 * How many facts.
 */
facts: number, 
/**
 * How many files were in the record already, or twice among these.
 */
twice: number, };

export type MarkTarget = { "target": "fact", 
/**
 * Its id.
 */
fact: string, } | { "target": "missing", 
/**
 * Which one.
 */
missing: MissingField, };

export type MarkWords = { 
/**
 * Id of the proposal.
 */
proposal: string, 
/**
 * The fact.
 */
mark: MarkTarget, 
/**
 * First word, counted from 0 in [`PageWords`].
 */
from: number, 
/**
 * Last word, the same or a later one.
 */
to: number, };

export type MissingField = { 
/**
 * `case`, `appointment` or `deadline`.
 */
group: string, 
/**
 * Which of them, counted from 0.
 */
index: number, 
/**
 * Field name.
 */
field: string, };

export type PageWords = { 
/**
 * The words.
 */
words: Array<Spot>, };

export type PagePictures = { 
/**
 * Addresses that hold the picture themselves (`data:`), page after page.
 */
pages: Array<string>, };

export type TypeFact = { 
/**
 * Id of the proposal.
 */
proposal: string, 
/**
 * The fact.
 */
missing: MissingField, 
/**
 * What the paper says.
 */
text: string, };

export type CallPaper = { 
/**
 * Id of the proposal.
 */
proposal: string, 
/**
 * One of the proposal's `kinds`.
 */
kind: string, };

export type TableColumn = { 
/**
 * Its header; empty when it has none.
 */
header: string, 
/**
 * What it is taken to hold: message `table_holds_<holds>`.
 */
holds: string, 
/**
 * Its first cells that hold anything.
 */
samples: Array<string>, };

export type TableView = { 
/**
 * Its columns, left to right.
 */
columns: Array<TableColumn>, 
/**
 * Everything a column can hold.
 */
kinds: Array<string>, 
/**
 * The order its dates are taken in: `month_first`, `day_first`, `open`, `mixed`.
 */
days: string, 
/**
 * The dates alone do not settle the order.
 */
ask_days: boolean, };

export type TakeTable = { 
/**
 * Id of the proposal.
 */
proposal: string, 
/**
 * What each column holds, left to right.
 */
columns: Array<string>, 
/**
 * Whether the day comes first; `null` when nobody said it.
 */
day_first: boolean | null, };

export type RefusedArrival = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why, as a message.
 */
why: Phrase, };

export type AppointmentCard = { 
/**
 * Id of the appointment.
 */
id: string, 
/**
 * `biometrics`, `interview`, …: message `appointment_kind_<kind>`.
 */
kind: string, 
/**
 * Local time at the place, `YYYY-MM-DDTHH:MM`.
 */
local_at: string, 
/**
 * IANA zone, if known. Without one the time is the place's own.
 */
zone: string | null, 
/**
 * Name of the place, as printed.
 */
place_name: string | null, 
/**
 * Address lines, as printed.
 */
place_lines: Array<string>, 
/**
 * Id of the case.
 */
case: string | null, 
/**
 * Receipt number in groups.
 */
receipt_printed: string | null, 
/**
 * Receipt numbers of all cases it is for, in groups.
 */
receipts: Array<string>, 
/**
 * Whose.
 */
person: PersonRef | null, 
/**
 * What to bring, from the catalogue.
 */
bring: Array<Bilingual>, 
/**
 * Where it came from.
 */
source: Source, 
/**
 * It is over.
 */
past: boolean, 
/**
 * `planned`, `attended`, `rescheduled`, `cancelled`, `missed`: message
 * `appointment_state_<state>`.
 */
state: string, 
/**
 * The person's notes.
 */
note: string, 
/**
 * A later notice moved it.
 */
replaced: boolean, };

export type AppointmentDraft = { 
/**
 * Id of the appointment to change; none adds one.
 */
appointment: string | null, 
/**
 * `biometrics`, `interview`, `oath_ceremony`, `field_office`,
 * `civil_surgeon`, `consulate`.
 */
kind: string, 
/**
 * Day as typed.
 */
date: string, 
/**
 * Time as typed: `9:00 AM`, `14:30`.
 */
time: string, 
/**
 * Name of the place.
 */
place_name: string, 
/**
 * Address, a line each.
 */
place_address: string, 
/**
 * For which cases.
 */
cases: Array<string>, 
/**
 * Who has to come.
 */
person: string | null, 
/**
 * `planned`, `attended`, `rescheduled`, `cancelled`, `missed`.
 */
state: string, 
/**
 * The person's notes.
 */
note: string, };

export type AppointmentRequest = { 
/**
 * Id of the appointment.
 */
appointment: string, };

export type ArchiveRequest = { 
/**
 * A passphrase for this file, or the record's recovery code.
 */
secret: string, };

export type BackupCard = { 
/**
 * Its name.
 */
backup: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * Size in bytes.
 */
bytes: number, };

export type BackupDrill = { 
/**
 * It opened as a record, whole and equal to the backup.
 */
restores: boolean, };

export type BackupPart = "copying" | "comparing";

export type BackupPreview = { 
/**
 * Its name.
 */
backup: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * People in it.
 */
people: number, 
/**
 * Cases in it.
 */
cases: number, 
/**
 * Kept documents in it.
 */
documents: number, 
/**
 * Whether every page, reference and document in it is whole: it would
 * come back as it was.
 */
whole: boolean, };

export type BackupProgress = { 
/**
 * What it is doing.
 */
part: BackupPart, 
/**
 * Bytes copied so far.
 */
copied: number, 
/**
 * Bytes in all.
 */
bytes: number, };

export type BackupRequest = { 
/**
 * Its name.
 */
backup: string, };

export type BackupsPage = { 
/**
 * Newest first.
 */
backups: Array<BackupCard>, 
/**
 * Where they lie.
 */
folder: string, 
/**
 * Whether something was kept since the newest one.
 */
changed_since: boolean, 
/**
 * When a backup was last opened and compared as a whole.
 */
verified_at: string | null, 
/**
 * When a restore was last tried.
 */
tried_at: string | null, 
/**
 * The second folder, when the person chose one.
 */
second: SecondFolder | null, };

export type Bilingual = { 
/**
 * English.
 */
en: string, 
/**
 * Spanish.
 */
es: string, };

export type CallSheet = { 
/**
 * Id of the case.
 */
case: string, 
/**
 * Form of the case.
 */
form: string | null, 
/**
 * Receipt number in groups.
 */
receipt_printed: string | null, 
/**
 * Whose.
 */
person: PersonRef | null, 
/**
 * Birth date.
 */
birth_date: string | null, 
/**
 * A-Number in groups.
 */
a_number: string | null, 
/**
 * The address they live at now.
 */
address: Array<string>, };

export type CardRequest = { 
/**
 * Id of the card.
 */
card: string, };

export type CaseDetails = { 
/**
 * As it stands, ready to be changed.
 */
draft: CaseDraft, 
/**
 * Who is in it, named, with the role.
 */
people: Array<NamedPart>, 
/**
 * Where it stands.
 */
status: StatusView | null, 
/**
 * Related cases.
 */
links: Array<CaseLinkCard>, 
/**
 * Cases it may be related to: all, or in a long record those of its people.
 */
others: Array<CaseRef>, 
/**
 * There are more, which a search finds.
 */
more_others: boolean, };

export type CaseDraft = { 
/**
 * Id of the case to change; none adds one.
 */
case: string | null, 
/**
 * Form as typed; empty when not known.
 */
form: string, 
/**
 * Receipt number as typed; empty before there is one.
 */
receipt_number: string, 
/**
 * Who is in it.
 */
people: Array<CasePart>, 
/**
 * What is known, by field; an empty value takes it out, a field that is
 * not named stays as it is. Fields: `stage`, `class`, `filed_date`,
 * `received_date`, `notice_date`, `priority_date`, `service_center`,
 * `fee_paid`, `filed_how`, `status_text`, `status_date`, `outcome`,
 * `decision_date`.
 */
fields: { [key in string]: string }, };

export type CalendarExport = { 
/**
 * Neutral titles without names, forms and places.
 */
redact: boolean, };

export type CalendarPage = { 
/**
 * Today, local.
 */
today: string, 
/**
 * Dates on which something happens, soonest first.
 */
dates: Array<DueItem>, 
/**
 * Federal holidays and closings among these days.
 */
days_off: Array<DayOffCard>, };

export type CalendarRequest = { 
/**
 * From this day on.
 */
from: string, 
/**
 * Until this day, included.
 */
until: string, };

export type CaseFact = { 
/**
 * Field name; its label is the message `field_<field>`.
 */
field: string, 
/**
 * Stored form; dates are written out by the face.
 */
value: string, 
/**
 * For reading.
 */
shown: string, 
/**
 * Where it came from.
 */
source: Source, 
/**
 * Where it stands in the document.
 */
spots: Array<Spot>, };

export type CaseHeader = { 
/**
 * The row, as in the list.
 */
row: CaseRow, 
/**
 * The linked online account number, in its stored form.
 */
account_number: string | null, 
/**
 * The linked online account number in groups.
 */
account_printed: string | null, 
/**
 * What is known about the case.
 */
facts: Array<CaseFact>, };

export type CaseLinkCard = { 
/**
 * Id of the card.
 */
id: string, 
/**
 * `based_on`, `renewal_of`, `replaces`, `appeal_of`: message
 * `case_link_<kind>`, or `case_link_<kind>_from` seen from the other case.
 */
kind: string, 
/**
 * The relation was written down with the other case.
 */
incoming: boolean, 
/**
 * The other case.
 */
other: CaseRow, };

export type CaseLinkDraft = { 
/**
 * Id of the case.
 */
case: string, 
/**
 * Id of the other case.
 */
to: string, 
/**
 * `based_on`, `renewal_of`, `replaces` or `appeal_of`.
 */
kind: string, };

export type CasePage = { 
/**
 * Number, form, person, facts.
 */
header: CaseHeader, 
/**
 * Newest first.
 */
timeline: Array<TimelineEntry>, 
/**
 * Dates that follow from the facts, next first.
 */
dates: Array<DueItem>, 
/**
 * Dates that were answered or done, with their proof.
 */
ended: Array<DueItem>, 
/**
 * Dates that lack one fact.
 */
nearly: Array<MissingFact>, 
/**
 * Reminders of this case come.
 */
reminders_on: boolean, 
/**
 * Appointments, next first.
 */
appointments: Array<AppointmentCard>, 
/**
 * Documents, newest first.
 */
documents: Array<DocumentCard>, 
/**
 * From office to office, first one first.
 */
transfers: Array<OfficeTransfer>, };

export type CasePart = { 
/**
 * Id of the person.
 */
person: string, 
/**
 * `applicant`, `petitioner`, `beneficiary`, `derivative`, `sponsor`,
 * `representative`: message `role_<role>`.
 */
role: string, };

export type CaseRequest = { 
/**
 * Id of the case.
 */
case: string, };

export type CaseRow = { 
/**
 * Id of the case.
 */
id: string, 
/**
 * Whose.
 */
person: PersonRef | null, 
/**
 * `I-485`, when known.
 */
form: string | null, 
/**
 * The form's official title.
 */
form_title: string | null, 
/**
 * Our gloss of the title.
 */
form_gloss: Bilingual | null, 
/**
 * Receipt number in its stored form, which is also what is copied.
 */
receipt_number: string | null, 
/**
 * Receipt number in groups, for reading.
 */
receipt_printed: string | null, 
/**
 * Code of the phase it is in, for a status whose headline is known.
 */
phase: string | null, 
/**
 * That phase; ours.
 */
phase_name: Bilingual | null, 
/**
 * The last thing that happened.
 */
last_event: Phrase | null, 
/**
 * When it happened.
 */
last_event_on: string | null, 
/**
 * The next date.
 */
next_date: string | null, 
/**
 * What the next date is.
 */
next_title: Bilingual | null, };

export type CasesPage = { 
/**
 * By person, then newest first.
 */
cases: Array<CaseRow>, };

export type ChannelCard = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What it is called.
 */
name: Bilingual, 
/**
 * What it is for.
 */
purpose: Bilingual, 
/**
 * Telephone number.
 */
phone: string | null, 
/**
 * When somebody answers.
 */
hours: Bilingual | null, 
/**
 * Official page.
 */
url: string, };

export type CheckDate = { 
/**
 * As typed: `03/05/1990`, `March 5, 1990`, `1990-03-05`, `5 de marzo de 1990`.
 */
text: string, };

export type CaseName = { 
/**
 * Id of the case.
 */
id: string, 
/**
 * `I-485`, when known.
 */
form: string | null, 
/**
 * Receipt number in groups, when there is one.
 */
receipt_printed: string | null, };

export type CheckNumber = { 
/**
 * As typed or pasted.
 */
text: string, 
/**
 * The box it was put into (a kind), if any.
 */
field: string | null, 
/**
 * The box is the one for an attorney's or representative's number.
 */
of_attorney: boolean, };

export type ChooseAccount = { 
/**
 * Id of the case.
 */
case: string, 
/**
 * The account number, in its stored form.
 */
number: string, };

export type ExplainNumber = { 
/**
 * As typed or pasted.
 */
text: string, 
/**
 * The kind a person said it is.
 */
kind: string, };

export type CheckLine = { 
/**
 * How it stands.
 */
state: CheckState, 
/**
 * What was found.
 */
said: Phrase, };

export type CheckState = "good" | "look" | "broken";

export type CheckedDate = { 
/**
 * The date, when it can be read.
 */
date: string | null, };

export type ChecklistChoice = { 
/**
 * Stable name: `i-485`.
 */
id: string, 
/**
 * `I-485`; empty for appointments and packets.
 */
number: string, 
/**
 * Title.
 */
title: Bilingual, 
/**
 * Official page.
 */
page_url: string, };

export type ChooseReminders = { 
/**
 * The rule; empty: every kind.
 */
rule: string, 
/**
 * Id of the case; empty: every case.
 */
case: string, 
/**
 * Whether to remind.
 */
is_on: boolean, 
/**
 * Days before instead of the usual ones.
 */
remind_days: Array<number> | null, };

export type Confidence = "printed" | "in_sentence" | "inferred" | "corrected" | "marked" | "typed";

export type ConfirmRecoveryCode = { 
/**
 * The groups that were asked for.
 */
groups: Array<TypedGroup>, };

export type ConfirmedRecoveryCode = { 
/**
 * All groups were right; the code is not shown again.
 */
confirmed: boolean, 
/**
 * The groups that were wrong.
 */
wrong_groups: Array<number>, };

export type ContactCard = { 
/**
 * Id of the card.
 */
id: string, 
/**
 * As it stands, ready to be changed.
 */
draft: ContactDraft, 
/**
 * The case, named: `I-485 · IOE 09 1234 5678`.
 */
case_name: string | null, 
/**
 * A promise with a date that has passed and is not settled.
 */
overdue: boolean, };

export type ContactDraft = { 
/**
 * Id of the card to change; none adds one.
 */
card: string | null, 
/**
 * Id of the case.
 */
case: string | null, 
/**
 * The day as typed; empty for today.
 */
on: string, 
/**
 * `phone`, `online_chat`, `secure_message`, `service_request`,
 * `in_person`, `congress`, `ombudsman`, `mail`: message `channel_<channel>`.
 */
channel: string, 
/**
 * Who answered.
 */
tier: string, 
/**
 * Reference number that was given.
 */
reference: string, 
/**
 * What was said.
 */
said: string, 
/**
 * What was promised.
 */
promised: string, 
/**
 * By when, as typed.
 */
promised_by: string, 
/**
 * The promise was kept, or does not matter any more.
 */
settled: boolean, };

export type ContactsPage = { 
/**
 * Newest first.
 */
contacts: Array<ContactCard>, 
/**
 * What to have ready, by case.
 */
sheets: Array<CallSheet>, 
/**
 * Official ways.
 */
channels: Array<ChannelCard>, 
/**
 * As of when the ways were read.
 */
as_of: string, };

export type Contradiction = { 
/**
 * What is wrong, in words.
 */
said: Phrase, 
/**
 * The case whose account is in doubt: `account_choose` says which is right.
 */
case: string | null, 
/**
 * Each number with its source.
 */
sides: Array<ContradictionSide>, };

export type ContradictionSide = { 
/**
 * The number, in its stored form.
 */
value: string, 
/**
 * The number, in groups.
 */
printed: string, 
/**
 * Whose it is.
 */
person: PersonRef | null, 
/**
 * Where it came from.
 */
source: Source, };

export type Contradictions = { 
/**
 * One entry a contradiction.
 */
items: Array<Contradiction>, };

export type CopiedNumber = { 
/**
 * The text; none for a secret.
 */
text: string | null, 
/**
 * After so many seconds it is taken off the clipboard again, unless
 * something else was copied; none when it stays.
 */
cleared_after: number | null, };

export type CopyNumber = { 
/**
 * Its kind.
 */
kind: string, 
/**
 * In its stored form.
 */
value: string, 
/**
 * Where it goes; none copies the usual spelling of the kind.
 */
target: string | null, };

export type CopyOffer = { 
/**
 * Where it goes: `case_status`, `paper_form`, `pdf_digits`, `court`, `plain`.
 */
target: string, 
/**
 * The text that is copied; none for a secret.
 */
text: string | null, };

export type CreateRecord = { 
/**
 * Also make a keychain slot (the default where a keychain answers).
 */
use_keychain: boolean, 
/**
 * An optional passphrase; needed where there is no keychain.
 */
passphrase: string | null, };

export type CreatedRecord = { 
/**
 * The code in its groups, in order. Shown once.
 */
recovery_code: Array<string>, 
/**
 * Which groups have to be typed back (counted from 0), two of them.
 */
confirm_groups: Array<number>, 
/**
 * The keychain slot was made.
 */
keychain_slot: boolean, };

export type DateRequest = { 
/**
 * Id of the date.
 */
date: string, };

export type DateState = "overdue" | "this_week" | "later";

export type DayOffCard = { 
/**
 * The day.
 */
on_day: string, 
/**
 * Which holiday, or that offices are closed by order.
 */
name: Bilingual, };

export type DocumentCard = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * File name; none for pasted text.
 */
file_name: string | null, 
/**
 * `receipt`, `biometrics`, …: message `document_kind_<kind>`.
 */
kind: string, 
/**
 * `application/pdf`, `text/plain`, …
 */
media_type: string, 
/**
 * Date of the notice, when it has one.
 */
date: string | null, 
/**
 * When it was kept (UTC instant).
 */
kept_at: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Pages, for a PDF.
 */
pages: number | null, };

export type DocumentPage = { 
/**
 * The document.
 */
card: DocumentCard, 
/**
 * The text, for documents that are text.
 */
text: string | null, 
/**
 * It is a picture, to be shown as one.
 */
picture: boolean, 
/**
 * Facts kept from it.
 */
facts: Array<CaseFact>, 
/**
 * Case it belongs to.
 */
case: string | null, };

export type DocumentRequest = { 
/**
 * Id of the document.
 */
document: string, };

export type Door = "first_run" | "recovery_unconfirmed" | "locked" | "open" | "trouble";

export type DoorState = { 
/**
 * Where the person stands.
 */
door: Door, 
/**
 * Folder of the record, for reading.
 */
record_dir: string, 
/**
 * The ways to open it that exist now.
 */
slots: Array<SlotKind>, 
/**
 * What the keychain says.
 */
keychain: KeychainState, 
/**
 * The sample household is being looked at.
 */
sample: boolean, 
/**
 * A fixed day was asked for on the command line (`--today`).
 */
pretended_today: string | null, 
/**
 * Why the record cannot be opened, with `Door::Trouble`.
 */
trouble: WireError | null, 
/**
 * What the program was asked to show (a click on a reminder): go there
 * once the record is open. Given once.
 */
asked: Target | null, };

export type DueItem = { 
/**
 * Stable id.
 */
id: string, 
/**
 * What a person calls it.
 */
title: Bilingual, 
/**
 * Rule id, as in `casekeep-cli due`; empty where no rule counted it.
 */
rule: string, 
/**
 * What the date means: `receive`, `window_opens`, `window_closes`,
 * `expires`, `appear`, `info`, `own`: message `meaning_<kind>`.
 */
kind: string, 
/**
 * The date that holds.
 */
date: string, 
/**
 * The plain sum before any roll.
 */
nominal: string, 
/**
 * Be done by this day.
 */
safe_by: string, 
/**
 * Local time, `HH:MM`, when there is one.
 */
time: string | null, 
/**
 * Days from today to `safe_by`; negative when it has passed.
 */
days_left: number, 
/**
 * Where it stands.
 */
state: DateState, 
/**
 * What the date means, in a sentence.
 */
meaning: Bilingual, 
/**
 * What happens if it is missed.
 */
consequence: Bilingual, 
/**
 * What to keep in mind.
 */
caveat: Bilingual, 
/**
 * The sum, step by step.
 */
sum: Array<SumStep>, 
/**
 * Source of the rule.
 */
law: LawSource | null, 
/**
 * A change of the rule that is under way, was stopped or has happened.
 */
change: RuleChange | null, 
/**
 * The date is printed on a notice.
 */
printed: boolean, 
/**
 * Our own count, where a date is printed.
 */
computed: string | null, 
/**
 * Days from our count to the printed date, if they differ: the notice
 * should be read again.
 */
mismatch_days: number | null, 
/**
 * Facts that were not known and were read the cautious way.
 */
could_add: Array<FactAsk>, 
/**
 * What its facts are written down about: `person/ID`, `case/ID`, `document/ID`.
 */
on: string | null, 
/**
 * Something that should have come by then.
 */
expected: boolean, 
/**
 * What ended it.
 */
mark: MarkCard | null, 
/**
 * The day until which it is put off.
 */
put_off_until: string | null, 
/**
 * The person said that it is seen.
 */
seen: boolean, 
/**
 * Reminders come.
 */
reminders_on: boolean, 
/**
 * Days before `safe_by` on which they come, furthest first.
 */
remind_days: Array<number>, 
/**
 * The last day to hand it to a carrier, for what must be received by a day:
 * five business days before `safe_by`. None where nothing is sent.
 */
send_by: string | null, 
/**
 * In the person's words.
 */
note: string, 
/**
 * The date of the person's own behind it.
 */
own: OwnDateCard | null, 
/**
 * Id of the case.
 */
case: string | null, 
/**
 * Form of the case.
 */
form: string | null, 
/**
 * Receipt number in groups.
 */
receipt_printed: string | null, 
/**
 * Id of the person.
 */
person: string | null, 
/**
 * Name of the person.
 */
person_name: string | null, 
/**
 * Id of the appointment it belongs to.
 */
appointment: string | null, 
/**
 * Where to be, as printed.
 */
place: Array<string>, };

export type EntryDraft = { 
/**
 * Of which case.
 */
case: string | null, 
/**
 * Whose.
 */
person: string | null, 
/**
 * `note`, `contact`, `status`, `notice`, `filed`, `appointment`,
 * `document`, `address`.
 */
kind: string, 
/**
 * When it happened, as typed; empty for today.
 */
happened_on: string, 
/**
 * What happened, in the person's words.
 */
text: string, 
/**
 * The entry it corrects; that one stays and is marked.
 */
corrects: string | null, };

export type ErrorCode = "locked" | "record_missing" | "record_exists" | "record_not_ours" | "record_newer" | "record_damaged" | "record_keys_missing" | "record_read_only" | "record_busy" | "disk_full" | "disk_trouble" | "backup_failed" | "backup_cancelled" | "packet_failed" | "packet_cancelled" | "second_folder_missing" | "wrong_passphrase" | "tries_slowed" | "wrong_recovery_code" | "recovery_code_mistyped" | "no_recovery_code_shown" | "passphrase_too_short" | "passphrase_needed" | "keychain_missing" | "keychain_locked" | "keychain_empty" | "keychain_trouble" | "credential_kept" | "sample_refused" | "name_missing" | "title_missing" | "value_unreadable" | "date_unreadable" | "date_impossible" | "time_unreadable" | "form_unknown" | "record_not_empty" | "import_unreadable" | "number_not_kept" | "number_sensitive" | "number_of_attorney" | "number_of_person" | "clipboard_trouble" | "link_not_official" | "browser_missing" | "file_kind_unknown" | "file_kind_unsupported" | "file_damaged" | "file_encrypted" | "file_no_text" | "file_too_large" | "file_too_many_pages" | "file_too_complex" | "file_reader_missing" | "file_recogniser_missing" | "file_picture_unsupported" | "text_empty" | "proposal_gone" | "document_kept" | "nothing_ticked" | "fact_refused" | "mark_refused" | "not_found" | "nothing_to_undo" | "scheduler_trouble" | "preferences_trouble" | "internal";

export type EvidenceAnswer = { 
/**
 * Id of the case.
 */
case: string, 
/**
 * `form`, `planned_on`, `variant`, or the key of a question.
 */
key: string, 
/**
 * The list's id, a day as typed, ids of variants with commas, `yes` or
 * `no`; empty takes the answer back.
 */
value: string, };

export type EvidenceItem = { 
/**
 * Id in the catalogue, or of the card for an own item.
 */
id: string, 
/**
 * The person added it.
 */
own: boolean, 
/**
 * What it is.
 */
label: Bilingual, 
/**
 * `required`, `if_applicable`, `recommended`; none for an own item.
 */
need: string | null, 
/**
 * Part of the list: message `evidence_group_<group>`.
 */
group: string, 
/**
 * What to know about it, in words: whose, copy or original, translation,
 * how many, how old.
 */
hints: Array<Phrase>, 
/**
 * What makes it valid.
 */
validity: Bilingual | null, 
/**
 * Examples of what is taken.
 */
accepted: Array<Bilingual>, 
/**
 * What to keep in mind.
 */
note: Bilingual | null, 
/**
 * Where the item comes from; none for an own item.
 */
source: ItemSource | null, 
/**
 * `needed`, `have`, `sent`, `asked_again`, `accepted`, `not_applicable`:
 * message `evidence_state_<state>`.
 */
state: string, 
/**
 * Why it does not apply, or what to know.
 */
reason: string, 
/**
 * The documents that serve it.
 */
documents: Array<DocumentCard>, 
/**
 * What to look at before it is sent.
 */
warnings: Array<Phrase>, };

export type EvidenceMark = { 
/**
 * Id of the case.
 */
case: string, 
/**
 * Id of the item; none adds an own item.
 */
item: string | null, 
/**
 * Words of an own item.
 */
label: string, 
/**
 * Where it stands.
 */
state: string, 
/**
 * Why it does not apply, or what to know.
 */
reason: string, 
/**
 * Ids of the documents that serve it.
 */
documents: Array<string>, };

export type EvidencePage = { 
/**
 * The case.
 */
case: CaseRow, 
/**
 * The list in use; none until one is chosen.
 */
form: ChecklistChoice | null, 
/**
 * Every list there is.
 */
forms: Array<ChecklistChoice>, 
/**
 * Ways to use the form.
 */
variants: Array<VariantView>, 
/**
 * Conditions, open ones first.
 */
questions: Array<QuestionView>, 
/**
 * What to gather.
 */
items: Array<EvidenceItem>, 
/**
 * How many required items are still needed or asked for again.
 */
missing: number, 
/**
 * The day it is to be filed on.
 */
planned_on: string | null, 
/**
 * What was sent, newest first.
 */
sendings: Array<SendingView>, 
/**
 * Documents that can be attached.
 */
documents: Array<DocumentCard>, };

export type EvidenceSend = { 
/**
 * Id of the case.
 */
case: string, 
/**
 * The day as typed; empty for today.
 */
on: string, 
/**
 * `mail`, `online` or `in_person`.
 */
how: string, 
/**
 * Who carries it.
 */
carrier: string, 
/**
 * The carrier's number.
 */
tracking: string, 
/**
 * Where to.
 */
to: string, };

export type ExportKind = "json" | "cases" | "history" | "people" | "appointments" | "documents";

export type ExportPreview = { 
/**
 * Its beginning.
 */
text: string, 
/**
 * There is more than the beginning.
 */
cut: boolean, 
/**
 * Numbers that were masked.
 */
masked: number, 
/**
 * Kept documents that stay behind.
 */
documents_left_out: number, 
/**
 * Those of them in whose words numbers were found.
 */
documents_with_numbers: number, };

export type ExportRequest = { 
/**
 * What.
 */
what: ExportKind, 
/**
 * Of the history: only this case.
 */
case: string | null, 
/**
 * Of the history: only this person, with their cases.
 */
person: string | null, 
/**
 * Who will read it.
 */
recipient: Recipient, };

export type FactAsk = { 
/**
 * Its name, as in `casekeep-cli due`.
 */
fact: string, 
/**
 * What a person calls it.
 */
label: Bilingual, 
/**
 * `date`, `local_time`, `month`, `fiscal_year`, `number`, `flag`, `choice`, `form`.
 */
shape: string, 
/**
 * The values of a choice.
 */
choices: Array<FactChoice>, 
/**
 * There is no answer without it.
 */
required: boolean, };

export type FactChoice = { 
/**
 * Stored form.
 */
value: string, 
/**
 * For reading.
 */
label: Bilingual, };

export type FactConflict = { 
/**
 * The value in the record, for reading.
 */
recorded: string, 
/**
 * Where that came from.
 */
source: Source, };

export type FileNumber = { 
/**
 * Id of the person.
 */
person: string, 
/**
 * Kind to keep it under.
 */
kind: string, 
/**
 * As typed or pasted.
 */
text: string, 
/**
 * Keep it although its form cannot be confirmed.
 */
as_unverified: boolean, 
/**
 * Id of the number's entry that it replaces.
 */
replaces: string | null, 
/**
 * Id of the document it was taken from; none: the person typed it.
 */
document: string | null, };

export type FollowRule = { 
/**
 * The rule.
 */
rule: string, 
/**
 * `person/ID` or `case/ID`.
 */
on: string, 
/**
 * Facts by name, as typed.
 */
facts: { [key in string]: string }, };

export type Found = { 
/**
 * Where it leads.
 */
target: Target, 
/**
 * Its name: a person's name, `I-485 · IOE 09 1234 5678`, a file name.
 */
title: string, 
/**
 * What it is, in words.
 */
what: Phrase, 
/**
 * Whose.
 */
person: PersonRef | null, 
/**
 * Where the words stand.
 */
snippet: Array<SnippetPart>, };

export type GuideBook = { 
/**
 * The paths.
 */
guides: Array<GuidePath>, 
/**
 * Where they are known from.
 */
source: Bilingual, 
/**
 * When that was last looked at.
 */
as_of: string, };

export type GuideChoice = { 
/**
 * The answer.
 */
name: Bilingual, 
/**
 * The step it leads to.
 */
to: string, };

export type GuidePath = { 
/**
 * Its short name.
 */
id: string, 
/**
 * What it helps with.
 */
title: Bilingual, 
/**
 * Its steps.
 */
steps: Array<GuideStep>, };

export type GuideStep = { 
/**
 * Its name within the path.
 */
id: string, 
/**
 * What it says or asks.
 */
says: Bilingual, 
/**
 * Where it can go on.
 */
choices: Array<GuideChoice>, 
/**
 * The official page at the end.
 */
page: PageOffer | null, 
/**
 * The kind of number that can be checked here.
 */
number_box: string | null, };

export type IdentifierCard = { 
/**
 * Id of the entry.
 */
id: string, 
/**
 * Kind, as in the contract of `casekeep-cli check` (`a_number`, …).
 */
kind: string, 
/**
 * Stored form, which is also what is copied.
 */
value: string, 
/**
 * In groups, for reading.
 */
printed: string, 
/**
 * Kept although its form could not be confirmed.
 */
unverified: boolean, 
/**
 * It opens something: it is shown only when the person asks for it.
 */
secret: boolean, 
/**
 * Where it came from.
 */
source: Source, };

export type ImportRecord = { 
/**
 * The text of the exported JSON file.
 */
text: string, };

export type Imported = { 
/**
 * How many people.
 */
people: number, 
/**
 * How many cases.
 */
cases: number, 
/**
 * How many documents.
 */
documents: number, };

export type ItemSource = { 
/**
 * Official page to check it on.
 */
url: string, 
/**
 * As of when it was read there.
 */
as_of: string | null, 
/**
 * `official`, `quoted`, `secondary`, `recalled`, `unknown`: message
 * `checklist_certainty_<certainty>`.
 */
certainty: string, };

export type KeepProposal = { 
/**
 * Id of the proposal.
 */
proposal: string, 
/**
 * Ids of the ticked facts.
 */
ticked: Array<string>, 
/**
 * Values the person corrected, by fact id.
 */
corrected: { [key in string]: string }, 
/**
 * Whom it is about.
 */
person: PersonChoice, };

export type Kept = { 
/**
 * Id of the kept document.
 */
document: string, 
/**
 * Id of the case, when one was found or made.
 */
case: string | null, 
/**
 * Id of the person.
 */
person: string, 
/**
 * How many facts were kept.
 */
facts: number, };

export type KeychainState = "ready" | "missing" | "locked";

export type Language = "system" | "en" | "es";

export type LawSource = { 
/**
 * `8 CFR 103.2(b)(9)`.
 */
cite: string, 
/**
 * Address on an official site, opened only on request.
 */
url: string, 
/**
 * As of when the rule was read.
 */
as_of: string, 
/**
 * How certain, in words.
 */
certainty: string, 
/**
 * The row was read more than half a year ago.
 */
is_old: boolean, };

export type LinkFound = { 
/**
 * As it stands there.
 */
text: string, 
/**
 * `official`, `official-insecure`, `official-mail`, `suspicious`,
 * `unofficial`, `unverified` or `reject`.
 */
verdict: string, 
/**
 * The host that would be opened.
 */
host: string | null, 
/**
 * Why it was judged so.
 */
reason: Bilingual, 
/**
 * The page itself, when it is on the list and may be opened.
 */
page: PageOffer | null, 
/**
 * The official page for the same purpose, when it is not.
 */
official: PageOffer | null, };

export type MarkCard = { 
/**
 * `answered` or `done`.
 */
mark: string, 
/**
 * The day it was sent or done.
 */
on_day: string | null, 
/**
 * Who carried it.
 */
carrier: string, 
/**
 * The carrier's number.
 */
tracking: string, 
/**
 * In the person's words.
 */
note: string, };

export type MarkDate = { 
/**
 * Id of the date.
 */
date: string, 
/**
 * `answered`, `done`, `seen` or `put_off`.
 */
mark: string, 
/**
 * As typed: the day it was sent or done, the day until which it is put off.
 */
on_day: string, 
/**
 * Who carried it.
 */
carrier: string, 
/**
 * The carrier's number.
 */
tracking: string, 
/**
 * In the person's words.
 */
note: string, };

export type MissingFact = { 
/**
 * The rule.
 */
rule: string, 
/**
 * What a person calls the date.
 */
title: Bilingual, 
/**
 * What it lacks.
 */
ask: FactAsk, 
/**
 * What the fact is about.
 */
on: string, 
/**
 * Name of the person.
 */
person_name: string | null, 
/**
 * Form of the case.
 */
form: string | null, };

export type MoveOffer = { 
/**
 * The kind whose place is offered.
 */
kind: string, 
/**
 * The number in its stored form.
 */
value: string, };

export type NamedPart = { 
/**
 * Who.
 */
person: PersonRef, 
/**
 * See [`CasePart::role`].
 */
role: string, };

export type NumberAbout = { 
/**
 * Where it is printed.
 */
printed: Bilingual, 
/**
 * What it is used for.
 */
used_for: Bilingual, 
/**
 * Which box it goes into, and in what spelling.
 */
goes_into: Bilingual, 
/**
 * What it must never be used for.
 */
never: Bilingual, 
/**
 * Where this is known from.
 */
source: Bilingual, 
/**
 * When that was last looked at.
 */
as_of: string, };

export type NumberFound = { 
/**
 * As it stands there.
 */
raw: string, 
/**
 * What it is.
 */
reading: NumberReading, 
/**
 * What a person should know about its kind.
 */
about: NumberAbout | null, 
/**
 * Its parts, where telling them is truthful, or why there are none.
 */
parts: Array<Phrase>, 
/**
 * The spellings in which it can be copied, the usual one first.
 */
copies: Array<CopyOffer>, 
/**
 * Whoever has it can act for the person.
 */
secret: boolean, };

export type NumberReading = { 
/**
 * `receipt_number`, …, or `ambiguous`, `invalid`, `not_an_identifier`.
 */
kind: string, 
/**
 * `accept`, `confirm`, `reject`, `sensitive` or `ignore`.
 */
action: string, 
/**
 * Stored form, when one may be stored.
 */
normalized: string | null, 
/**
 * In groups, for reading.
 */
printed: string | null, 
/**
 * Other readings, most likely first.
 */
candidates: Array<string>, 
/**
 * A repair to offer, never applied by itself.
 */
suggestion: MoveOffer | null, 
/**
 * Recognised, but it belongs into another box: its right place.
 */
move_to: MoveOffer | null, 
/**
 * Why, in words (`reason_…`).
 */
reason: Phrase, 
/**
 * With whom the record already has it.
 */
already_with: PersonRef | null, 
/**
 * The cases the record already has it with.
 */
already_in: Array<CaseName>, };

export type OfficeTransfer = { 
/**
 * Day of the notice.
 */
on: string | null, 
/**
 * The office it left, as printed.
 */
from: string | null, 
/**
 * The office it went to, as printed.
 */
to: string | null, 
/**
 * Where this came from.
 */
source: Source, };

export type InternalCode = { 
/**
 * The code as it stands in the account.
 */
code: string, 
/**
 * The agency's internal wording, in English as published; none for a code
 * whose meaning no public list settles.
 */
wording: string | null, };

export type HistorySeen = { 
/**
 * The look before this one (UTC instant).
 */
before: string | null, };

export type NewSince = { 
/**
 * When that was (UTC instant).
 */
looked_at: string, 
/**
 * How many entries.
 */
count: number, };

export type OpenPage = { 
/**
 * Its address.
 */
url: string, };

export type OpenedPage = { 
/**
 * Its host.
 */
host: string, };

export type PageOffer = { 
/**
 * Its address.
 */
url: string, 
/**
 * Its host, shown before it is opened.
 */
host: string, 
/**
 * Its name; empty where it has none.
 */
name: Bilingual, };

export type OwnDateCard = { 
/**
 * Id.
 */
id: string, 
/**
 * In the person's words.
 */
title: string, 
/**
 * The day, or the first of them.
 */
on_day: string, 
/**
 * `HH:MM`.
 */
at_time: string | null, 
/**
 * `once`, `weekly`, `monthly`, `yearly`.
 */
repeats: string, 
/**
 * Days before on which to remind.
 */
remind_days: Array<number>, 
/**
 * In the person's words.
 */
note: string, };

export type PageSize = { 
/**
 * Width in points.
 */
width: number, 
/**
 * Height in points.
 */
height: number, };

export type PassphraseAdvice = { 
/**
 * 0 (guessed at once) to 4 (not guessed).
 */
strength: number, 
/**
 * Why it is weak, as the code of a message.
 */
weakness: string | null, };

export type PassphraseRequest = { 
/**
 * The passphrase as typed.
 */
passphrase: string, };

export type PasteReading = { 
/**
 * Its numbers.
 */
numbers: Array<NumberFound>, 
/**
 * Its addresses.
 */
links: Array<LinkFound>, 
/**
 * The paste was too long; only its beginning was read.
 */
cut: boolean, };

export type PeoplePage = { 
/**
 * In the order they were added.
 */
people: Array<PersonCard>, };

export type PersonCard = { 
/**
 * Who.
 */
person: PersonRef, 
/**
 * Birth date.
 */
birth_date: string | null, 
/**
 * Numbers other than the online account number.
 */
identifiers: Array<IdentifierCard>, 
/**
 * Online accounts.
 */
accounts: Array<AccountCard>, 
/**
 * How many cases.
 */
cases: number, };

export type PersonChoice = { "choice": "known", 
/**
 * Id of the person.
 */
person: string, } | { "choice": "new", 
/**
 * Given names.
 */
given_names: string, 
/**
 * Family name.
 */
family_name: string, };

export type PersonDetails = { 
/**
 * As it stands, ready to be changed.
 */
draft: PersonDetailsDraft, 
/**
 * The attorney's account number in groups, for reading.
 */
helper_account_printed: string | null, 
/**
 * Relations.
 */
relations: Array<RelationCard>, 
/**
 * Addresses, newest first.
 */
addresses: Array<AddressCard>, };

export type PersonDetailsDraft = { 
/**
 * Id of the person.
 */
person: string, 
/**
 * Country of birth.
 */
birth_country: string, 
/**
 * Names as documents spell them.
 */
spelled: Array<string>, 
/**
 * Attorney or helper.
 */
helper_name: string, 
/**
 * What they are: `attorney`, `representative`, `helper`.
 */
helper_role: string, 
/**
 * Their telephone number.
 */
helper_phone: string, 
/**
 * Their e-mail address.
 */
helper_email: string, 
/**
 * Their own USCIS online account number, as forms ask for it in the box of
 * an attorney or accredited representative. Left out by who knows of none.
 */
helper_account_number: string, };

export type PersonDraft = { 
/**
 * Id of the person to change; none adds one.
 */
person: string | null, 
/**
 * Given names.
 */
given_names: string, 
/**
 * Family name.
 */
family_name: string, 
/**
 * Birth date as typed; empty when not known.
 */
birth_date: string, 
/**
 * Online account number as typed; empty when there is none. When changing
 * a person, an empty box leaves the number as it is.
 */
online_account_number: string, 
/**
 * A-Number as typed; empty as above.
 */
a_number: string, };

export type PersonPage = { 
/**
 * The person with numbers and accounts.
 */
card: PersonCard, 
/**
 * Given names, to edit.
 */
given_names: string, 
/**
 * Family name, to edit.
 */
family_name: string, 
/**
 * The person's cases.
 */
cases: Array<CaseRow>, 
/**
 * The newest entries of the person's timeline.
 */
timeline: Array<TimelineEntry>, };

export type PersonRef = { 
/**
 * Id of the person.
 */
id: string, 
/**
 * Given names and family name, as the person writes them.
 */
name: string, };

export type PersonRequest = { 
/**
 * Id of the person.
 */
person: string, };

export type Phrase = { 
/**
 * Key in the message files.
 */
code: string, 
/**
 * Values for the braces of the message.
 */
params: { [key in string]: string }, };

export type Preferences = { 
/**
 * Language of the program.
 */
language: Language, 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * Text size in percent, 90 to 150.
 */
text_size: number, 
/**
 * How much a reminder says.
 */
wording: Wording, 
/**
 * No reminder from this hour on (0 to 23), local.
 */
quiet_from: number, 
/**
 * Until this hour, local.
 */
quiet_until: number, 
/**
 * Minutes without the person after which the record locks; 0 for never.
 */
lock_after: number, 
/**
 * The program goes on, with an icon on the desktop's panel, when its window
 * is closed.
 */
stay_in_tray: boolean, };

export type PrintedDate = { 
/**
 * Id of the date.
 */
date: string, 
/**
 * As typed; empty takes it away again.
 */
printed: string, };

export type Proposal = { 
/**
 * Id of the proposal, valid until kept, discarded or locked.
 */
id: string, 
/**
 * `pdf`, `text`, …
 */
source_kind: string, 
/**
 * `receipt`, `biometrics`, …: message `document_kind_<kind>`.
 */
document_kind: string, 
/**
 * `I-797C`, …
 */
form_family: string | null, 
/**
 * File name, if it was a file.
 */
file_name: string | null, 
/**
 * Pages; empty for pasted text.
 */
pages: Array<PageSize>, 
/**
 * The text, for pasted text.
 */
text: string | null, 
/**
 * Proposed facts, in reading order of the sheet.
 */
facts: Array<ProposedFact>, 
/**
 * What the paper can be, when the reader could not tell.
 */
kinds: Array<string>, 
/**
 * Facts that were not found and can be marked on the page, or typed.
 */
missing: Array<MissingField>, 
/**
 * Things to look at (`warning_…`).
 */
warnings: Array<Phrase>, 
/**
 * Same file kept before.
 */
already_kept: AlreadyKept | null, 
/**
 * The person it seems to be about.
 */
person: PersonRef | null, 
/**
 * Everyone it could be about.
 */
people: Array<PersonRef>, 
/**
 * Name printed on the document, to add a new person with.
 */
printed_name: PersonChoice | null, 
/**
 * How a table was taken, to be put right; `None` for everything else.
 */
table: TableView | null, };

export type ProposalRequest = { 
/**
 * Id of the proposal.
 */
proposal: string, };

export type ProposedFact = { 
/**
 * Id within the proposal.
 */
id: string, 
/**
 * Field name, as in the contract of `casekeep-cli read`; its label is the
 * message `field_<field>`.
 */
field: string, 
/**
 * What it belongs to: `case`, `appointment`, `deadline`, `person`, `document`.
 */
group: string, 
/**
 * Stored form.
 */
value: string, 
/**
 * For reading. Dates and times: the stored form, written out by the face.
 */
shown: string, 
/**
 * How sure.
 */
confidence: Confidence, 
/**
 * Ticked from the start.
 */
ticked: boolean, 
/**
 * Where it stands in the document.
 */
spots: Array<Spot>, 
/**
 * The record says otherwise.
 */
conflict: FactConflict | null, 
/**
 * The record has exactly this already.
 */
known: boolean, };

export type QuestionView = { 
/**
 * Stable name.
 */
key: string, 
/**
 * The question.
 */
text: Bilingual, 
/**
 * The answer, once there is one.
 */
answer: boolean | null, 
/**
 * What a yes adds, while it is open.
 */
adds: Array<Bilingual>, };

export type ReadPaste = { 
/**
 * As pasted: a number, a sentence, a whole message.
 */
text: string, };

export type ReadText = { 
/**
 * The text as pasted.
 */
text: string, };

export type Recipient = "myself" | "helper" | "others";

export type RecordCheck = { 
/**
 * Everything that was looked at.
 */
lines: Array<CheckLine>, };

export type RecoveryCheck = { 
/**
 * A week has passed since the code was shown, and it was not asked for since.
 */
due: boolean, 
/**
 * When the code was last typed back, two groups or whole.
 */
checked_at: string | null, 
/**
 * The groups to type, counted from 0.
 */
groups: Array<number>, };

export type RecoveryCodeRequest = { 
/**
 * The code as typed, in any spelling.
 */
code: string, };

export type RecoverySheet = { 
/**
 * Plain text, to be saved or printed.
 */
text: string, 
/**
 * A file name to offer.
 */
file_name: string, };

export type RelationCard = { 
/**
 * Id of the card.
 */
id: string, 
/**
 * `spouse`, `child`, `parent`, `sibling`, `petitioner`, `beneficiary`,
 * `derivative`, `sponsor`: message `relation_<kind>`, what `other` is; or
 * `relation_<kind>_of`, what the person is to `other`.
 */
kind: string, 
/**
 * The relation was written down with the other person.
 */
incoming: boolean, 
/**
 * The other person.
 */
other: PersonRef, };

export type RelationDraft = { 
/**
 * Id of the person.
 */
person: string, 
/**
 * Id of the other person.
 */
to: string, 
/**
 * What the other one is to the person.
 */
kind: string, };

export type ReminderKind = { 
/**
 * The rule; empty: every kind.
 */
rule: string, 
/**
 * What a person calls the date; empty for every kind.
 */
title: Bilingual, 
/**
 * Whether reminders come.
 */
is_on: boolean, 
/**
 * Days before, furthest first; none: the usual ones.
 */
remind_days: Array<number> | null, 
/**
 * The usual days before; empty for every kind.
 */
usual_days: Array<number>, 
/**
 * Id of the case, for a choice of one case.
 */
case: string | null, 
/**
 * Form of that case.
 */
form: string | null, 
/**
 * Its receipt number in groups.
 */
receipt_printed: string | null, };

export type RemindersPage = { 
/**
 * Kinds of dates this record has, or had a choice for.
 */
kinds: Array<ReminderKind>, 
/**
 * Choices of single cases.
 */
cases: Array<ReminderKind>, 
/**
 * Mail that is waited for: off, and nobody waits for it.
 */
waits: Array<ReminderKind>, };

export type RemindersState = { 
/**
 * What the scheduler says.
 */
scheduler: SchedulerState, };

export type RemoveNumber = { 
/**
 * Id of the person.
 */
person: string, 
/**
 * Id of the number's entry.
 */
identifier: string, };

export type RestoreDamaged = { 
/**
 * Which backup; the newest when none is named.
 */
backup: string | null, 
/**
 * Recovery code or passphrase, as typed.
 */
secret: string, };

export type RuleCard = { 
/**
 * Its name.
 */
rule: string, 
/**
 * What a person calls the date.
 */
title: Bilingual, 
/**
 * Its facts, those it cannot do without first.
 */
facts: Array<FactAsk>, 
/**
 * Where it stands.
 */
cite: string, };

export type RuleChange = { 
/**
 * `in_force`, `blocked`, `proposed`, `ended`: message `change_<state>`.
 */
state: string, 
/**
 * Since when.
 */
since: string, 
/**
 * What changes.
 */
note: Bilingual, };

export type RulesPage = { 
/**
 * In the order of the book.
 */
rules: Array<RuleCard>, };

export type SaveDateFact = { 
/**
 * `person/ID`, `case/ID` or `document/ID`.
 */
on: string, 
/**
 * The fact.
 */
fact: string, 
/**
 * As typed.
 */
value: string, };

export type SaveOwnDate = { 
/**
 * Id; none: a new one.
 */
id: string | null, 
/**
 * In the person's words.
 */
title: string, 
/**
 * As typed.
 */
on_day: string, 
/**
 * `HH:MM`, or empty.
 */
at_time: string, 
/**
 * `once`, `weekly`, `monthly`, `yearly`.
 */
repeats: string, 
/**
 * Days before on which to remind.
 */
remind_days: Array<number>, 
/**
 * In the person's words.
 */
note: string, 
/**
 * Id of the person, if it is about one.
 */
person: string | null, 
/**
 * Id of the case, if it is about one.
 */
case: string | null, };

export type SavedCalendar = { 
/**
 * Whether a file was written.
 */
saved: boolean, };

export type SavedSheet = { 
/**
 * False when the person closed the dialog.
 */
saved: boolean, };

export type SchedulerState = "installed" | "outdated" | "not_installed" | "unsupported";

export type SearchPage = { 
/**
 * Best first.
 */
found: Array<Found>, };

export type SecondFolder = { 
/**
 * Where it is.
 */
folder: string, 
/**
 * It is there now; a disk that is not plugged in is not.
 */
present: boolean, 
/**
 * When the newest backup in it was made.
 */
newest_at: string | null, };

export type SearchRequest = { 
/**
 * Words, or any part of a number in any spelling.
 */
words: string, 
/**
 * How many at most.
 */
limit: number, };

export type SendingView = { 
/**
 * The day.
 */
on: string, 
/**
 * `mail`, `online`, `in_person`: message `filed_how_<how>`.
 */
how: string, 
/**
 * Who carried it.
 */
carrier: string, 
/**
 * The carrier's number.
 */
tracking: string, 
/**
 * Where to.
 */
to: string, 
/**
 * What.
 */
items: Array<SentView>, };

export type SentView = { 
/**
 * What it was called then.
 */
label: string, 
/**
 * Its file name then.
 */
file_name: string | null, 
/**
 * SHA-256 of its bytes then.
 */
sha256: string | null, };

export type SettingsPage = { 
/**
 * Doors and keys.
 */
door: DoorState, 
/**
 * How the program looks and speaks.
 */
preferences: Preferences, 
/**
 * Reminders while the window is closed.
 */
reminders: RemindersState, 
/**
 * Whether what the keychain keeps opens the record; none when there is no
 * keychain slot, or the keychain does not answer.
 */
keychain_fits: boolean | null, 
/**
 * Version of the program.
 */
version: string, };

export type SlotKind = "recovery_code" | "passphrase" | "keychain";

export type SnippetPart = { 
/**
 * The words.
 */
text: string, 
/**
 * They matched.
 */
hit: boolean, };

export type Source = { 
/**
 * How it came in.
 */
kind: SourceKind, 
/**
 * The kept document, to be opened with `document_show`.
 */
document: string | null, 
/**
 * The document's file name.
 */
document_name: string | null, 
/**
 * Page of the document, counted from 1.
 */
page: number | null, 
/**
 * When it was written down (UTC instant).
 */
recorded_at: string | null, };

export type SourceKind = "typed" | "document" | "rule";

export type Spot = { 
/**
 * Page, counted from 1.
 */
page: number, 
/**
 * Left edge, 0 to 1.
 */
x0: number, 
/**
 * Upper edge, 0 to 1.
 */
y0: number, 
/**
 * Right edge, 0 to 1.
 */
x1: number, 
/**
 * Lower edge, 0 to 1.
 */
y1: number, 
/**
 * The words there.
 */
text: string, 
/**
 * For pasted text: first and last character (code points), end exclusive.
 */
span: [number, number] | null, };

export type StatusView = { 
/**
 * The agency's words, unchanged.
 */
quote: string, 
/**
 * As of when.
 */
on: string | null, 
/**
 * The phase it belongs to, for a known headline; ours.
 */
phase: Bilingual | null, 
/**
 * What that phase means; ours.
 */
meaning: Bilingual | null, };

export type SumStep = { 
/**
 * The step in words.
 */
text: Bilingual, 
/**
 * The date after this step.
 */
date: string | null, 
/**
 * Where the starting fact came from.
 */
source: Source | null, };

export type Target = { "kind": "person", 
/**
 * Id of the person.
 */
id: string, } | { "kind": "case", 
/**
 * Id of the case.
 */
id: string, } | { "kind": "document", 
/**
 * Id of the document.
 */
id: string, };

export type Theme = "system" | "light" | "dark";

export type TimelineEntry = { 
/**
 * Id of the event.
 */
id: string, 
/**
 * `filed`, `notice`, `status`, `appointment`, `contact`, `document`,
 * `address`, `note`, `person`, `number`, `undo`: message `entry_kind_<kind>`.
 */
kind: string, 
/**
 * When it happened.
 */
happened_on: string | null, 
/**
 * When it was written down (UTC instant).
 */
recorded_at: string, 
/**
 * What happened.
 */
title: Phrase, 
/**
 * The agency's own words, unchanged.
 */
quote: string | null, 
/**
 * The agency's internal code it begins with, explained.
 */
code: InternalCode | null, 
/**
 * Where it came from.
 */
source: Source, 
/**
 * Whose.
 */
person: PersonRef | null, 
/**
 * Id of the case.
 */
case: string | null, 
/**
 * It was taken back by undo.
 */
undone: boolean, 
/**
 * A later entry corrects it.
 */
corrected: boolean, 
/**
 * It corrects an earlier entry.
 */
correction: boolean, };

export type TimelinePage = { 
/**
 * Newest first.
 */
entries: Array<TimelineEntry>, 
/**
 * There are more than were asked for.
 */
more: boolean, };

export type TimelineRequest = { 
/**
 * Only this case.
 */
case: string | null, 
/**
 * Only this person.
 */
person: string | null, 
/**
 * Only these kinds of entries; empty: all.
 */
kinds: Array<string>, 
/**
 * Only entries with all of these words, in either language.
 */
words: string, 
/**
 * How many at most.
 */
limit: number, 
/**
 * Who will read it: on paper it leaves as a file does.
 */
recipient: Recipient, };

export type TodayPage = { 
/**
 * Today, local.
 */
today: string, 
/**
 * The next dated duty.
 */
next: DueItem | null, 
/**
 * Passed and not answered.
 */
overdue: Array<DueItem>, 
/**
 * Within seven days, without `next`.
 */
this_week: Array<DueItem>, 
/**
 * Later, without `next`.
 */
later: Array<DueItem>, 
/**
 * What should have come by now and did not, or is waited for.
 */
expected: Array<DueItem>, 
/**
 * Of each of these the soonest are told; so many are left out. The calendar
 * has them.
 */
not_shown: number, 
/**
 * Dates that lack one fact.
 */
nearly: Array<MissingFact>, 
/**
 * The rules were last read more than half a year ago, on this day.
 */
rules_old_since: string | null, 
/**
 * What was written down since the last look at the history; none before the
 * first look, or when nothing was.
 */
new_since: NewSince | null, 
/**
 * What came in recently.
 */
recent: Array<TimelineEntry>, 
/**
 * How many people and cases there are, for the empty state.
 */
people: number, 
/**
 * See `people`.
 */
cases: number, };

export type TrayState = { 
/**
 * Whether this desktop has a place for it.
 */
there: boolean, };

export type TypedGroup = { 
/**
 * Which group, counted from 0.
 */
group: number, 
/**
 * What was typed.
 */
text: string, };

export type UndoState = { 
/**
 * The step undo would take back (`step_…`).
 */
undo: Phrase | null, 
/**
 * The step redo would bring again.
 */
redo: Phrase | null, };

export type UndoneStep = { 
/**
 * The step.
 */
step: Phrase, 
/**
 * What can be undone and redone now.
 */
state: UndoState, };

export type Unsaved = { 
/**
 * Where the person was, in the page's own spelling.
 */
place: string, 
/**
 * The boxes.
 */
texts: Array<UnsavedText>, };

export type UnsavedText = { 
/**
 * The box's label, as it was shown.
 */
label: string, 
/**
 * The words.
 */
text: string, };

export type VariantView = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What it is called.
 */
label: Bilingual, 
/**
 * Whom it is for.
 */
applies_when: Bilingual, 
/**
 * It is chosen.
 */
chosen: boolean, 
/**
 * Cautions.
 */
notes: Array<Bilingual>, };

export type WireError = { 
/**
 * What kind of trouble.
 */
code: ErrorCode, 
/**
 * The box of the form it belongs to, if any.
 */
field: string | null, 
/**
 * Safe values for the message; never a secret, never a path of another person.
 */
params: { [key in string]: string }, 
/**
 * Number of the incident in the log, for `internal`.
 */
incident: string | null, };

export type Wording = "full" | "generic";

export type Written = { 
/**
 * Id.
 */
id: string, };

/** Request and answer of every command that speaks JSON. */
export interface Commands {
  door_state: { request: null; answer: DoorState };
  record_create: { request: CreateRecord; answer: CreatedRecord };
  recovery_code_confirm: { request: ConfirmRecoveryCode; answer: ConfirmedRecoveryCode };
  recovery_code_renew: { request: null; answer: CreatedRecord };
  recovery_sheet: { request: null; answer: RecoverySheet };
  unlock_with_keychain: { request: null; answer: DoorState };
  unlock_with_passphrase: { request: PassphraseRequest; answer: DoorState };
  unlock_with_recovery_code: { request: RecoveryCodeRequest; answer: DoorState };
  lock: { request: null; answer: DoorState };
  still_here: { request: null; answer: null };
  unsaved_keep: { request: Unsaved; answer: null };
  unsaved_take: { request: null; answer: Unsaved | null };
  recovery_check_state: { request: null; answer: RecoveryCheck };
  recovery_check: { request: ConfirmRecoveryCode; answer: ConfirmedRecoveryCode };
  passphrase_check: { request: PassphraseRequest; answer: PassphraseAdvice };
  passphrase_set: { request: PassphraseRequest; answer: DoorState };
  passphrase_remove: { request: null; answer: DoorState };
  keychain_slot_make: { request: null; answer: DoorState };
  keychain_slot_remove: { request: null; answer: DoorState };
  sample_open: { request: null; answer: DoorState };
  sample_remove: { request: null; answer: DoorState };
  today: { request: null; answer: TodayPage };
  cases_list: { request: null; answer: CasesPage };
  case_show: { request: CaseRequest; answer: CasePage };
  case_details: { request: CaseRequest; answer: CaseDetails };
  case_save: { request: CaseDraft; answer: CaseDetails };
  case_link_save: { request: CaseLinkDraft; answer: CaseDetails };
  card_remove: { request: CardRequest; answer: null };
  entry_save: { request: EntryDraft; answer: Written };
  appointment_show: { request: AppointmentRequest; answer: AppointmentDraft };
  appointment_save: { request: AppointmentDraft; answer: Written };
  person_details: { request: PersonRequest; answer: PersonDetails };
  person_details_save: { request: PersonDetailsDraft; answer: PersonDetails };
  relation_save: { request: RelationDraft; answer: PersonDetails };
  address_save: { request: AddressDraft; answer: PersonDetails };
  move_show: { request: PersonRequest; answer: MovePage };
  move_begin: { request: MoveDraft; answer: MovePage };
  trips_show: { request: TripsRequest; answer: TripsPage };
  trip_save: { request: TripDraft; answer: TripsPage };
  trip_remove: { request: CardRequest; answer: null };
  details_check: { request: PersonRequest; answer: DetailsCheck };
  evidence_show: { request: CaseRequest; answer: EvidencePage };
  evidence_answer: { request: EvidenceAnswer; answer: EvidencePage };
  evidence_mark: { request: EvidenceMark; answer: EvidencePage };
  evidence_send: { request: EvidenceSend; answer: EvidencePage };
  packet_show: { request: CaseRequest; answer: PacketPage };
  packet_order: { request: ExhibitOrder; answer: PacketPage };
  packet_progress: { request: null; answer: BindingProgress };
  packet_cancel: { request: null; answer: null };
  documents_shelf: { request: DocumentsRequest; answer: DocumentsPage };
  document_described: { request: DocumentRequest; answer: DocumentDescribed };
  document_save: { request: DocumentDraft; answer: DocumentDescribed };
  document_remove: { request: DocumentRequest; answer: null };
  contacts_show: { request: null; answer: ContactsPage };
  contact_save: { request: ContactDraft; answer: ContactsPage };
  timeline: { request: TimelineRequest; answer: TimelinePage };
  history_seen: { request: null; answer: HistorySeen };
  people_list: { request: null; answer: PeoplePage };
  person_show: { request: PersonRequest; answer: PersonPage };
  person_save: { request: PersonDraft; answer: PersonPage };
  date_check: { request: CheckDate; answer: CheckedDate };
  number_check: { request: CheckNumber; answer: NumberReading };
  number_explain: { request: ExplainNumber; answer: NumberFound };
  number_file: { request: FileNumber; answer: PersonPage };
  number_remove: { request: RemoveNumber; answer: PersonPage };
  account_show: { request: AccountRequest; answer: AccountPage };
  account_link: { request: LinkCase; answer: AccountPage };
  sign_in_save: { request: SignInDraft; answer: AccountPage };
  credential_store: { request: StoreSecret; answer: AccountPage };
  credential_reveal: { request: SecretRequest; answer: RevealedSecret };
  credential_copy: { request: SecretRequest; answer: CopiedNumber };
  credential_remove: { request: SecretRequest; answer: AccountPage };
  recovery_card: { request: AccountRequest; answer: RecoveryCard };
  paste_read: { request: ReadPaste; answer: PasteReading };
  number_copy: { request: CopyNumber; answer: CopiedNumber };
  page_open: { request: OpenPage; answer: OpenedPage };
  guides: { request: null; answer: GuideBook };
  contradictions: { request: null; answer: Contradictions };
  account_choose: { request: ChooseAccount; answer: Contradictions };
  proposal_read_text: { request: ReadText; answer: Proposal };
  proposal_keep: { request: KeepProposal; answer: Kept };
  proposal_discard: { request: ProposalRequest; answer: null };
  proposal_words: { request: ProposalRequest; answer: PageWords };
  proposal_mark: { request: MarkWords; answer: Proposal };
  proposal_type: { request: TypeFact; answer: Proposal };
  proposal_call: { request: CallPaper; answer: Proposal };
  proposal_table: { request: TakeTable; answer: Proposal };
  proposal_pictures: { request: ProposalRequest; answer: PagePictures };
  document_pictures: { request: DocumentRequest; answer: PagePictures };
  arrival_read: { request: ArrivalRequest; answer: Proposal };
  arrivals_forget: { request: null; answer: null };
  batch_show: { request: BatchRequest; answer: BatchPage };
  batch_keep: { request: KeepBatch; answer: KeptBatch };
  document_show: { request: DocumentRequest; answer: DocumentPage };
  export_preview: { request: ExportRequest; answer: ExportPreview };
  record_import: { request: ImportRecord; answer: Imported };
  backups_list: { request: null; answer: BackupsPage };
  backup_make: { request: null; answer: BackupsPage };
  backup_progress: { request: null; answer: BackupProgress };
  backup_cancel: { request: null; answer: null };
  backup_try: { request: BackupRequest; answer: BackupDrill };
  second_folder_forget: { request: null; answer: BackupsPage };
  backup_look: { request: BackupRequest; answer: BackupPreview };
  backup_restore: { request: BackupRequest; answer: BackupsPage };
  record_restore_damaged: { request: RestoreDamaged; answer: DoorState };
  record_check: { request: null; answer: RecordCheck };
  search: { request: SearchRequest; answer: SearchPage };
  calendar: { request: CalendarRequest; answer: CalendarPage };
  date_mark: { request: MarkDate; answer: null };
  date_unmark: { request: DateRequest; answer: null };
  date_printed: { request: PrintedDate; answer: null };
  date_fact_save: { request: SaveDateFact; answer: null };
  rules_list: { request: null; answer: RulesPage };
  rule_follow: { request: FollowRule; answer: null };
  own_date_save: { request: SaveOwnDate; answer: null };
  own_date_remove: { request: DateRequest; answer: null };
  reminder_choices: { request: null; answer: RemindersPage };
  reminders_choose: { request: ChooseReminders; answer: null };
  undo_state: { request: null; answer: UndoState };
  undo: { request: null; answer: UndoneStep };
  redo: { request: null; answer: UndoneStep };
  settings_show: { request: null; answer: SettingsPage };
  preferences: { request: null; answer: Preferences };
  preferences_save: { request: Preferences; answer: Preferences };
  reminders_install: { request: null; answer: RemindersState };
  reminders_remove: { request: null; answer: RemindersState };
  recovery_sheet_save: { request: null; answer: SavedSheet };
  export_save: { request: ExportRequest; answer: SavedSheet };
  calendar_save: { request: CalendarExport; answer: SavedCalendar };
  second_folder_choose: { request: null; answer: BackupsPage };
  archive_save: { request: ArchiveRequest; answer: SavedSheet };
  document_save_file: { request: DocumentRequest; answer: SavedSheet };
  packet_save: { request: CaseRequest; answer: SavedSheet };
  packet_bind: { request: CaseRequest; answer: BoundPacket };
  documents_export: { request: DocumentsExport; answer: ExportedDocuments };
  tray_show: { request: null; answer: TrayState };
}

export const COMMAND_NAMES = [
  "door_state",
  "record_create",
  "recovery_code_confirm",
  "recovery_code_renew",
  "recovery_sheet",
  "unlock_with_keychain",
  "unlock_with_passphrase",
  "unlock_with_recovery_code",
  "lock",
  "still_here",
  "unsaved_keep",
  "unsaved_take",
  "recovery_check_state",
  "recovery_check",
  "passphrase_check",
  "passphrase_set",
  "passphrase_remove",
  "keychain_slot_make",
  "keychain_slot_remove",
  "sample_open",
  "sample_remove",
  "today",
  "cases_list",
  "case_show",
  "case_details",
  "case_save",
  "case_link_save",
  "card_remove",
  "entry_save",
  "appointment_show",
  "appointment_save",
  "person_details",
  "person_details_save",
  "relation_save",
  "address_save",
  "move_show",
  "move_begin",
  "trips_show",
  "trip_save",
  "trip_remove",
  "details_check",
  "evidence_show",
  "evidence_answer",
  "evidence_mark",
  "evidence_send",
  "packet_show",
  "packet_order",
  "packet_progress",
  "packet_cancel",
  "documents_shelf",
  "document_described",
  "document_save",
  "document_remove",
  "contacts_show",
  "contact_save",
  "timeline",
  "history_seen",
  "people_list",
  "person_show",
  "person_save",
  "date_check",
  "number_check",
  "number_explain",
  "number_file",
  "number_remove",
  "account_show",
  "account_link",
  "sign_in_save",
  "credential_store",
  "credential_reveal",
  "credential_copy",
  "credential_remove",
  "recovery_card",
  "paste_read",
  "number_copy",
  "page_open",
  "guides",
  "contradictions",
  "account_choose",
  "proposal_read_text",
  "proposal_keep",
  "proposal_discard",
  "proposal_words",
  "proposal_mark",
  "proposal_type",
  "proposal_call",
  "proposal_table",
  "proposal_pictures",
  "document_pictures",
  "arrival_read",
  "arrivals_forget",
  "batch_show",
  "batch_keep",
  "document_show",
  "export_preview",
  "record_import",
  "backups_list",
  "backup_make",
  "backup_progress",
  "backup_cancel",
  "backup_try",
  "second_folder_forget",
  "backup_look",
  "backup_restore",
  "record_restore_damaged",
  "record_check",
  "search",
  "calendar",
  "date_mark",
  "date_unmark",
  "date_printed",
  "date_fact_save",
  "rules_list",
  "rule_follow",
  "own_date_save",
  "own_date_remove",
  "reminder_choices",
  "reminders_choose",
  "undo_state",
  "undo",
  "redo",
  "settings_show",
  "preferences",
  "preferences_save",
  "reminders_install",
  "reminders_remove",
  "proposal_read_file",
  "proposal_bytes",
  "arrivals_unpack",
  "folder_choose",
  "document_bytes",
  "recovery_sheet_save",
  "export_save",
  "calendar_save",
  "second_folder_choose",
  "archive_save",
  "document_add",
  "document_save_file",
  "packet_save",
  "packet_bind",
  "documents_export",
  "tray_show",
] as const;
