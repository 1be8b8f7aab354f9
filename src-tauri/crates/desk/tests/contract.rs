//! The contract is one list: its TypeScript is fresh, its command names agree.

#![allow(clippy::unwrap_used)]

use desk::contract::{typescript, COMMAND_NAMES};

#[test]
fn typescript_of_the_contract_is_fresh() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../ui/src/ipc/generated/contract.ts"
    );
    let fresh = typescript();
    if std::env::var_os("CASEKEEP_WRITE_TYPES").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &fresh).unwrap();
    }
    let on_disk = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        on_disk == fresh,
        "ui/src/ipc/generated/contract.ts is stale: run `cargo xtask types`"
    );
}

#[test]
fn command_names_are_the_contract_and_what_the_shell_answers() {
    macro_rules! names {
        ($($name:ident: $request:ty => $answer:ty;)*) => { vec![$(stringify!($name)),*] };
    }
    let mut expected: Vec<&str> = desk::contract!(names);
    expected.extend([
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
    ]);
    assert_eq!(COMMAND_NAMES, expected);
}
