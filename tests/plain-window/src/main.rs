//! A window with one page that shows a word and turns dark when it is pressed,
//! and nothing of Casekeep: the peer of the bench.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
