//! The recovery code leaves the window as a file that a person saved with the
//! system's own dialog. (Printing shows no dialog while a window is driven.)
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use whole_program::{play, words, Area, Screen, Stage, Window};

const WHOLE: Area = Area {
    x: 0,
    y: 0,
    wide: 1280,
    high: 800,
};

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
        press_for_dialog(&stage, &window, &words("recovery_code_save")).await;
        name_in_dialog(&stage, &sheet);
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

/// Types a file's name into the system's dialog and agrees.
fn name_in_dialog(stage: &Stage, file: &Path) {
    // Without a window manager the keys go where the pointer is.
    press(stage, &["mousemove", "600", "26", "click", "1"]);
    press(stage, &["key", "ctrl+a"]);
    press(stage, &["type", "--delay", "5", file.to_str().unwrap()]);
    press(stage, &["key", "Return"]);
}

/// Presses a button of the page and waits for the dialog that it brings: much
/// of the screen looks different then.
async fn press_for_dialog(stage: &Stage, window: &Window, button: &str) {
    let screen = Screen::of(stage);
    let before = screen.pixels(WHOLE);
    window.press(button).await;
    stage.wait_for("a dialog", |_| {
        let now = screen.pixels(WHOLE);
        let changed = before.iter().zip(&now).filter(|(a, b)| a != b).count();
        changed > before.len() / 20
    });
}

fn press(stage: &Stage, words: &[&str]) {
    // What is drawn is not yet listening.
    std::thread::sleep(Duration::from_millis(500));
    let done = stage.command("xdotool").args(words).status().unwrap();
    assert!(done.success());
}
