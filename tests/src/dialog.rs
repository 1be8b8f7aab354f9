//! The system's own dialogs for files and folders, which are no pages: they are
//! used with keys and a pointer.

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
pub struct SaveDialog<'s>(Open<'s>);

impl<'s> SaveDialog<'s> {
    /// Presses a button of the page and waits for the dialog that it brings.
    pub async fn opened_by(stage: &'s Stage, window: &Window, button: &str) -> Self {
        Self(Open::by(stage, window, button).await)
    }

    /// Types a file's name and agrees.
    pub fn save_as(self, file: &Path) {
        // Without a window manager the keys go where the pointer is.
        self.0.press(&["mousemove", "600", "26", "click", "1"]);
        self.0.press(&["key", "ctrl+a"]);
        self.0.type_path(file);
        self.0.press(&["key", "Return"]);
    }
}

/// An open dialog that asks for a folder.
pub struct FolderDialog<'s>(Open<'s>);

impl<'s> FolderDialog<'s> {
    /// Presses a button of the page and waits for the dialog that it brings.
    pub async fn opened_by(stage: &'s Stage, window: &Window, button: &str) -> Self {
        Self(Open::by(stage, window, button).await)
    }

    /// Types a folder of the home folder and agrees.
    pub fn choose(self, folder: &Path) {
        // Out of the list of what was used last, in which nothing can be chosen.
        self.0.press(&["mousemove", "57", "59", "click", "1"]);
        // Opens the line for a place.
        self.0.press(&["key", "ctrl+l"]);
        self.0.press(&["key", "ctrl+a"]);
        // Slowly: the line completes what is typed.
        let name = folder.file_name().expect("a name").to_string_lossy();
        self.0
            .press(&["type", "--delay", "150", &format!("~/{name}")]);
        // Of a dialog higher than the screen, the edge of its button.
        self.0.press(&["mousemove", "1046", "795", "click", "1"]);
    }
}

struct Open<'s> {
    stage: &'s Stage,
}

impl<'s> Open<'s> {
    /// Much of the screen looks different once a dialog is there.
    async fn by(stage: &'s Stage, window: &Window, button: &str) -> Self {
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

    fn type_path(&self, path: &Path) {
        let name = path.to_str().expect("a plain path");
        self.press(&["type", "--delay", "5", name]);
    }

    fn press(&self, words: &[&str]) {
        // What is drawn is not yet listening.
        std::thread::sleep(Duration::from_millis(500));
        let done = self.stage.command("xdotool").args(words).status();
        assert!(done.expect("xdotool is installed").success());
    }
}
