//! The one window: made hidden, shown when its first page is ready, and never
//! able to go anywhere else.

use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager, WebviewWindowBuilder};

/// Lets a WebDriver drive the window.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Must run before GTK starts and before any other thread: some drivers show an
/// empty window with the DMA-BUF renderer, and without it the first paint comes
/// sooner. A release never lets another program drive its window.
pub(crate) fn prepare_web_view() {
    const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if cfg!(target_os = "linux") && std::env::var_os(RENDERER).is_none() {
        std::env::set_var(RENDERER, "1");
    }
    if !cfg!(debug_assertions) {
        std::env::remove_var(AUTOMATION);
    }
}

/// Where the window was and how large, as it is found again. Not whether it can
/// be seen: it is shown with its first content.
pub(crate) fn remembered<R: tauri::Runtime>() -> tauri::plugin::TauriPlugin<R> {
    use tauri_plugin_window_state::{Builder, StateFlags};
    Builder::default()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Makes the window from tauri.conf.json and shows it at the first content, so
/// that nobody looks at a white rectangle.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let mut config = app
        .config()
        .app
        .windows
        .first()
        .cloned()
        .unwrap_or_default();
    // The web view cannot be driven by a test while it keeps nothing on disk:
    // its private context knows no automation. A release never comes here.
    if cfg!(debug_assertions) && std::env::var_os(AUTOMATION).is_some() {
        config.incognito = false;
    }
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

/// Shows the window in front of the others, wherever it was.
pub(crate) fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // The window may be closing; then there is nothing to bring forward.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Hides the window; the program goes on.
pub(crate) fn put_away(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.hide();
    }
}

/// Only the pages inside the program.
fn is_our_page(url: &str) -> bool {
    url.starts_with("tauri://localhost") || url.starts_with("http://tauri.localhost")
}
