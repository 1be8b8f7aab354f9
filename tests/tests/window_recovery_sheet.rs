//! The recovery code leaves the window as a file that a person saved with the
//! system's own dialog. (Printing shows no dialog while a window is driven.)
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use whole_program::{play, words, SaveDialog, Stage, Window};

#[test]
fn the_recovery_sheet_is_saved_where_the_person_says() {
    play(async {
        let stage = Stage::set();
        let window = Window::open(&stage, &[]).await;
        window.press(&words("first_run_start")).await;
        window.press(&words("first_run_create")).await;
        window.reads(&words("recovery_code_once")).await;
        let code = code_on_screen(&window).await;
        assert_eq!(code.len(), 9);

        let sheet = stage.home().join("sheet.txt");
        let dialog = SaveDialog::opened_by(&stage, &window, &words("recovery_code_save")).await;
        dialog.save_as(&sheet);
        window.reads(&words("recovery_code_saved")).await;
        let written = fs::read_to_string(&sheet).unwrap();
        for group in &code {
            assert!(written.contains(group), "{group} in\n{written}");
        }
        let mode = fs::metadata(&sheet).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "the owner's alone");
        window.close().await;
        stage.end("casekeep");
    });
}

async fn code_on_screen(window: &Window) -> Vec<String> {
    let found = window
        .run("return [...document.querySelectorAll('ol li code')].map((e) => e.innerText.trim())")
        .await;
    let found = found.as_array().cloned().unwrap();
    found
        .iter()
        .map(|group| group.as_str().unwrap().to_owned())
        .collect()
}
