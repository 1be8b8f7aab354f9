//! The window's commands: each parses its input, calls one function of the
//! desk, and hands back its answer. The list is the desk's contract.

use std::sync::Arc;

use desk::contract::*;
use desk::Desk;
use tauri::ipc::{Invoke, InvokeBody, Request, Response};
use tauri::{AppHandle, Emitter, State};

use crate::{file_dialog, RECORD_CHANGED};

/// Runs `work` away from the window's thread: a keychain or a key derivation
/// may take its time, and the window must stay alive meanwhile.
pub(crate) async fn at_the_desk<A: Send + 'static>(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    work: impl FnOnce(&Desk) -> Result<A, WireError> + Send + 'static,
) -> Result<A, WireError> {
    let desk = Arc::clone(&desk);
    let before = desk.changes();
    let at_work = Arc::clone(&desk);
    let answer = tauri::async_runtime::spawn_blocking(move || work(&at_work))
        .await
        .unwrap_or_else(|_| Err(WireError::internal("command")));
    if desk.changes() != before {
        // Only a window that is closing does not hear it.
        let _ = app.emit(RECORD_CHANGED, ());
    }
    answer
}

macro_rules! commands_of_the_contract {
    ($($name:ident: $request:ty => $answer:ty;)*) => {
        mod contract {
            use super::*;
            $(
                #[tauri::command]
                pub(super) async fn $name(
                    desk: State<'_, Arc<Desk>>,
                    app: AppHandle,
                    request: $request,
                ) -> Result<$answer, WireError> {
                    at_the_desk(desk, app, move |desk| desk.$name(request)).await
                }
            )*
        }

        /// Every command the window may call.
        pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![
                $(contract::$name,)*
                proposal_read_file,
                proposal_bytes,
                arrivals_unpack,
                folder_choose,
                document_bytes,
                crate::saving::recovery_sheet_save,
                crate::saving::export_save,
                crate::saving::calendar_save,
                second_folder_choose,
                crate::saving::archive_save,
                document_add,
                crate::saving::document_save_file,
                crate::saving::packet_save,
                crate::saving::packet_bind,
                documents_export,
                crate::tray::tray_show
            ]
        }
    };
}
desk::contract!(commands_of_the_contract);

/// Reads a file whose bytes are the body; its name stands, percent-encoded, in
/// the header `x-file-name`. Nothing is kept yet.
#[tauri::command]
async fn proposal_read_file(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    request: Request<'_>,
) -> Result<Proposal, WireError> {
    let name = header(&request, "x-file-name");
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(WireError::internal("body"));
    };
    let bytes = bytes.clone();
    at_the_desk(desk, app, move |desk| {
        desk.proposal_read_file(bytes, name.as_deref())
    })
    .await
}

/// The bytes of a proposal that waits.
#[tauri::command]
async fn proposal_bytes(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    request: ProposalRequest,
) -> Result<Response, WireError> {
    at_the_desk(desk, app, move |desk| desk.proposal_bytes(request))
        .await
        .map(Response::new)
}

/// Unpacks an archive whose bytes are the body; its files wait to be read.
#[tauri::command]
async fn arrivals_unpack(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    request: Request<'_>,
) -> Result<Arrivals, WireError> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(WireError::internal("body"));
    };
    let bytes = bytes.clone();
    at_the_desk(desk, app, move |desk| desk.arrivals_unpack(&bytes)).await
}

/// Lets the person choose a folder; its files wait to be read.
#[tauri::command]
async fn folder_choose(desk: State<'_, Arc<Desk>>, app: AppHandle) -> Result<Arrivals, WireError> {
    let dialog = app.clone();
    at_the_desk(desk, app, move |desk| {
        match file_dialog::choose_folder(&dialog) {
            Some(folder) => desk.folder_open(&folder),
            None => Ok(Arrivals::default()),
        }
    })
    .await
}

/// The bytes of a kept document.
#[tauri::command]
async fn document_bytes(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    request: DocumentRequest,
) -> Result<Response, WireError> {
    at_the_desk(desk, app, move |desk| desk.document_bytes(request))
        .await
        .map(Response::new)
}

/// Lets the person choose the folder for second backups.
#[tauri::command]
async fn second_folder_choose(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
) -> Result<BackupsPage, WireError> {
    let dialog = app.clone();
    at_the_desk(desk, app, move |desk| {
        match file_dialog::choose_folder(&dialog) {
            Some(folder) => desk.second_folder_set(&folder),
            None => desk.backups_list(()),
        }
    })
    .await
}

/// Keeps a file whose bytes are the body as a document, described as the
/// header `x-document` says (percent-encoded JSON).
#[tauri::command]
async fn document_add(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    request: Request<'_>,
) -> Result<DocumentDescribed, WireError> {
    let name = header(&request, "x-file-name");
    let described = header(&request, "x-document").unwrap_or_default();
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(WireError::internal("body"));
    };
    let bytes = bytes.clone();
    at_the_desk(desk, app, move |desk| {
        desk.document_add_described(bytes, name.as_deref(), &described)
    })
    .await
}

/// Writes documents out into a new folder inside the one the person chooses.
#[tauri::command]
async fn documents_export(
    desk: State<'_, Arc<Desk>>,
    app: AppHandle,
    request: DocumentsExport,
) -> Result<ExportedDocuments, WireError> {
    let dialog = app.clone();
    at_the_desk(desk, app, move |desk| {
        match file_dialog::choose_folder(&dialog) {
            Some(folder) => desk.documents_export(request, &folder),
            None => Ok(ExportedDocuments {
                folder: None,
                count: 0,
            }),
        }
    })
    .await
}

fn header(request: &Request<'_>, name: &str) -> Option<String> {
    let value = request.headers().get(name)?;
    value.to_str().ok().map(str::to_owned)
}
