//! The one window: made hidden, shown when its first page is ready, and never
//! able to go anywhere else.

use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, WebviewWindowBuilder};

/// Must run before GTK starts: some drivers show an empty window with the
/// DMA-BUF renderer, and without it the first paint comes sooner.
pub(crate) fn prepare_web_view() {
    #[cfg(target_os = "linux")]
    platform::web_view::prefer_plain_rendering();
}

/// Makes the window from tauri.conf.json and shows it at the first content, so
/// that nobody looks at a white rectangle.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .first()
        .cloned()
        .unwrap_or_default();
    WebviewWindowBuilder::from_config(app, &config)?
        .on_navigation(|url| is_our_page(url.as_str()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                let _ = window.show();
            }
        })
        .build()?;
    Ok(())
}

/// Only the pages inside the program.
fn is_our_page(url: &str) -> bool {
    url.starts_with("tauri://localhost") || url.starts_with("http://tauri.localhost")
}
