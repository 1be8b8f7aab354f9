//! The system's own save dialog, which is no page: it is used with keys and a
//! pointer.

use std::path::Path;
use std::time::Duration;

use crate::screen::{Area, Screen};
use crate::stage::Stage;
use crate::window::Window;

const WHOLE: Area = Area {
    x: 0,
    y: 0,
    wide: 1280,
    high: 800,
};

/// An open save dialog.
pub struct SaveDialog<'s> {
    stage: &'s Stage,
}

impl<'s> SaveDialog<'s> {
    /// Presses a button of the page and waits for the dialog that it brings:
    /// much of the screen looks different then.
    pub async fn opened_by(stage: &'s Stage, window: &Window, button: &str) -> Self {
        let screen = Screen::of(stage);
        let before = screen.pixels(WHOLE);
        window.press(button).await;
        stage.wait_for("a dialog", |_| {
            let now = screen.pixels(WHOLE);
            let changed = before.iter().zip(&now).filter(|(a, b)| a != b).count();
            changed > before.len() / 20
        });
        Self { stage }
    }

    /// Types a file's name and agrees.
    pub fn save_as(self, file: &Path) {
        // Without a window manager the keys go where the pointer is.
        self.press(&["mousemove", "600", "26", "click", "1"]);
        self.press(&["key", "ctrl+a"]);
        let name = file.to_str().expect("a plain path");
        self.press(&["type", "--delay", "5", name]);
        self.press(&["key", "Return"]);
    }

    fn press(&self, words: &[&str]) {
        // What is drawn is not yet listening.
        std::thread::sleep(Duration::from_millis(500));
        let done = self.stage.command("xdotool").args(words).status();
        assert!(done.expect("xdotool is installed").success());
    }
}
