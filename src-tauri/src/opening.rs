//! Opens the record and counts its dates while the window is being made.

use std::sync::Arc;

use desk::Desk;

/// Begins what the page asks for first, so that it finds the answers ready. A
/// second start may come as far, too, before it hands over to the first: it
/// reads the record as any other program beside the window does.
pub(crate) fn begin(desk: &Arc<Desk>) {
    let desk = Arc::clone(desk);
    std::thread::spawn(move || {
        // Whatever is in the way, the page asks again and says it.
        let _ = desk.door_state(()).and_then(|_| desk.today(()));
    });
}
