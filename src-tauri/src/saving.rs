//! What is written where the person chooses: the system's dialog asks, the desk
//! writes. The page sees neither the place nor the file.

use std::path::Path;
use std::sync::Arc;

use desk::contract::{
    ArchiveRequest, BoundPacket, CalendarExport, CaseRequest, DocumentRequest, ExportRequest,
    SavedCalendar, SavedSheet, WireError,
};
use desk::Desk;
use tauri::{AppHandle, State};

use crate::commands::at_the_desk;
use crate::file_dialog;

type Named = Result<String, WireError>;

/// Asks where a file of this name is to be saved, and writes it there. When the
/// person closes the dialog the answer is the default: nothing was saved.
async fn save_where_asked<R: Send + 'static, A: Default + Send + 'static>(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    request: R,
    name: fn(&Desk, &R) -> Named,
    write: fn(&Desk, R, &Path) -> Result<A, WireError>,
) -> Result<A, WireError> {
    let dialog = app.clone();
    at_the_desk(desk, app, move |desk| {
        match file_dialog::choose_place(&dialog, &name(desk, &request)?) {
            Some(place) => write(desk, request, &place),
            None => Ok(A::default()),
        }
    })
    .await
}

macro_rules! saved_where_asked {
    ($($(#[$doc:meta])* $command:ident($request:ty) -> $answer:ty: $name:expr, $write:expr;)*) => {$(
        $(#[$doc])*
        #[tauri::command]
        pub(crate) async fn $command(
            desk: State<'_, Arc<Desk>>,
            app: AppHandle,
            request: $request,
        ) -> Result<$answer, WireError> {
            save_where_asked(desk, app, request, $name, $write).await
        }
    )*};
}

saved_where_asked! {
    /// The recovery sheet.
    recovery_sheet_save(()) -> SavedSheet:
        |desk, ()| Ok(desk.recovery_sheet(())?.file_name),
        |desk, (), place| desk.recovery_sheet_write(place);

    /// The record, or a table of it.
    export_save(ExportRequest) -> SavedSheet:
        |desk, request| Ok(desk.export_name(request)),
        |desk, request, place| desk.export_write(&request, place);

    /// The calendar file.
    calendar_save(CalendarExport) -> SavedCalendar:
        |_, _| Ok(desk::CALENDAR_FILE_NAME.to_owned()),
        |desk, request, place| desk.calendar_write(place, request);

    /// The sealed archive.
    archive_save(ArchiveRequest) -> SavedSheet:
        |desk, _| Ok(desk.archive_name()),
        Desk::archive_write;

    /// A document, byte for byte.
    document_save_file(DocumentRequest) -> SavedSheet:
        Desk::document_file_name, Desk::document_write;

    /// The packet of a case as a folder.
    packet_save(CaseRequest) -> SavedSheet:
        Desk::packet_folder_name, Desk::packet_write;

    /// The packet of a case, bound into one PDF.
    packet_bind(CaseRequest) -> BoundPacket:
        Desk::packet_pdf_name, Desk::packet_bind;
}
