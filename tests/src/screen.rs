//! A stage's screen as eyes and a hand know it: pixels and a pointer.

use std::collections::BTreeSet;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, ImageFormat, MapState, Window,
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, KEY_PRESS_EVENT, KEY_RELEASE_EVENT,
    MOTION_NOTIFY_EVENT,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::stage::Stage;

/// A rectangle of the screen.
#[derive(Clone, Copy)]
pub struct Area {
    /// Left edge.
    pub x: i16,
    /// Upper edge.
    pub y: i16,
    /// Width.
    pub wide: u16,
    /// Height.
    pub high: u16,
}

/// The screen of a stage.
pub struct Screen {
    connection: RustConnection,
    root: Window,
}

/// More colours than an empty window or an empty page has: smooth text.
const COLOURS_OF_TEXT: usize = 12;

impl Screen {
    /// The screen of this stage.
    pub fn of(stage: &Stage) -> Self {
        let (connection, number) =
            x11rb::connect(Some(stage.display())).expect("the display answers");
        let root = connection.setup().roots[number].root;
        Self { connection, root }
    }

    /// The pixels of an area, four bytes each.
    pub fn pixels(&self, area: Area) -> Vec<u8> {
        self.connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                area.x,
                area.y,
                area.wide,
                area.high,
                !0,
            )
            .expect("asked")
            .reply()
            .expect("an area of the screen")
            .data
    }

    /// Whether something can be read there.
    pub fn has_text(&self, area: Area) -> bool {
        let pixels = self.pixels(area);
        let colours: BTreeSet<&[u8]> = pixels.chunks_exact(4).map(|pixel| &pixel[..3]).collect();
        colours.len() > COLOURS_OF_TEXT
    }

    /// Whether a window of the program can be seen.
    pub fn shows_window(&self) -> bool {
        !self.windows().is_empty()
    }

    /// Asks the program's window to close, as its close button does.
    pub fn close_button(&self) {
        let [protocols, delete] = [b"WM_PROTOCOLS".as_slice(), b"WM_DELETE_WINDOW"].map(|name| {
            let asked = self.connection.intern_atom(false, name).expect("asked");
            asked.reply().expect("an atom").atom
        });
        for window in self.windows() {
            let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
            self.connection
                .send_event(false, window, EventMask::NO_EVENT, message)
                .expect("told");
        }
        self.connection.flush().expect("told");
    }

    /// The program's windows that can be seen.
    fn windows(&self) -> Vec<Window> {
        let tree = self.connection.query_tree(self.root).expect("asked");
        let mut windows = tree.reply().expect("windows").children;
        windows.retain(|window| self.is_window(*window).unwrap_or(false));
        windows
    }

    /// Whether it is one that can be seen, by its name; none when it has just gone.
    fn is_window(&self, window: Window) -> Option<bool> {
        let (name, text) = (AtomEnum::WM_NAME, AtomEnum::ANY);
        let seen = self.connection.get_window_attributes(window).ok()?;
        let title = self
            .connection
            .get_property(false, window, name, text, 0, 16);
        let is_seen = seen.reply().ok()?.map_state == MapState::VIEWABLE;
        Some(is_seen && title.ok()?.reply().ok()?.value == b"Casekeep")
    }

    /// Presses keys together, by their codes, where the pointer is.
    pub fn press(&self, codes: &[u8]) {
        let down = codes.iter().map(|code| (KEY_PRESS_EVENT, *code));
        let up = codes.iter().rev().map(|code| (KEY_RELEASE_EVENT, *code));
        for (kind, code) in down.chain(up) {
            self.connection
                .xtest_fake_input(kind, code, 0, self.root, 0, 0, 0)
                .expect("told");
        }
        self.connection.flush().expect("told");
    }

    /// Clicks there.
    pub fn click(&self, x: i16, y: i16) {
        for (kind, button) in [
            (MOTION_NOTIFY_EVENT, 0),
            (BUTTON_PRESS_EVENT, 1),
            (BUTTON_RELEASE_EVENT, 1),
        ] {
            self.connection
                .xtest_fake_input(kind, button, 0, self.root, x, y, 0)
                .expect("told");
        }
        self.connection.flush().expect("told");
    }
}
