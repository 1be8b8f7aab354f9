//! Shows a notification from a process of its own, for the tests, and says what
//! became of it.

use platform::Notification;

fn main() {
    let note = Notification {
        summary: "Something is due".to_owned(),
        body: "Open Casekeep.".to_owned(),
        open_label: "Open".to_owned(),
        insists: false,
    };
    match note.show() {
        Ok(shown) => println!("{:?}", shown.wait_for_click()),
        Err(error) => println!("{error:?}"),
    }
}
