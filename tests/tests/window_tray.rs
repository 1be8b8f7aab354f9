//! The icon on the panel: the program goes on without its window, only for whom
//! wants it, and never where nobody could bring it back.
#![allow(clippy::unwrap_used)]

use chrono::Days;
use domain::text::Lang;
use whole_program::{play, record_of_today, words, words_in, Screen, Stage, Window};

/// Ticks the box that lets the program go on.
const TICK: &str = "document.querySelector('#stay-in-tray').click()";
/// Chooses Spanish.
const SPANISH: &str = "document.querySelectorAll('[name=language]')[2].click()";

fn menu(lang: Lang) -> Vec<String> {
    ["tray_open", "lock_now", "tray_quit"]
        .map(|key| words_in(lang, key, &[]))
        .to_vec()
}

#[test]
fn it_goes_on_at_the_panel_and_comes_back_with_a_click() {
    play(async {
        let mut stage = Stage::set();
        stage.start_panel();
        let day = (record_of_today(&stage) + Days::new(1)).to_string();
        let window = Window::open(&stage, &["--today", &day]).await;
        let screen = Screen::of(&stage);
        stage.wait_for("the window", |_| screen.shows_window());
        window.press(&words("nav_settings")).await;
        window.reads(&words("tray_stay_what")).await;
        assert_eq!(stage.panel_saw().len(), 0, "nobody asked for an icon");
        window.run(TICK).await;
        stage.wait_for("the icon", |stage| stage.panel_saw().len() == 1);
        let icon = &stage.panel_saw()[0];
        assert_eq!(icon["title"], "Casekeep");
        assert_eq!(icon["pictures"], 1);
        assert_eq!(icon["menu"], serde_json::json!(menu(Lang::En)));

        // In another language it says other words.
        window.run(SPANISH).await;
        stage.wait_for("the Spanish menu", |stage| {
            let last = stage.panel_saw().pop();
            last.is_some_and(|icon| icon["menu"] == serde_json::json!(menu(Lang::Es)))
        });

        // Without its window it still reminds.
        let said = stage.notifications().len();
        screen.close_button();
        stage.wait_for("the window to go", |_| !screen.shows_window());
        assert!(stage.runs("casekeep"), "it goes on");
        if said == 0 {
            stage.wait_for("the reminder", |stage| !stage.notifications().is_empty());
        }
        stage.panel_does("click");
        stage.wait_for("the window to come back", |_| screen.shows_window());

        // Locked from the panel, the page shows nothing of the record.
        stage.panel_does(&format!("choose {}", words_in(Lang::Es, "lock_now", &[])));
        window.reads(&words_in(Lang::Es, "unlock_title", &[])).await;
        stage.panel_does(&format!("choose {}", words_in(Lang::Es, "tray_quit", &[])));
        stage.wait_for("the end", |stage| !stage.runs("casekeep"));
    });
}

#[test]
fn it_never_hides_where_nobody_could_bring_it_back() {
    play(async {
        let mut stage = Stage::set();
        record_of_today(&stage);
        let window = Window::open(&stage, &[]).await;
        let screen = Screen::of(&stage);
        stage.wait_for("the window", |_| screen.shows_window());
        // No panel: it says so and offers nothing.
        window.press(&words("nav_settings")).await;
        window.reads(&words("tray_none")).await;

        // The panel comes, and goes while the window is away.
        stage.start_panel();
        window.press(&words("nav_today")).await;
        window.press(&words("nav_settings")).await;
        window.reads(&words("tray_stay_what")).await;
        window.run(TICK).await;
        stage.wait_for("the icon", |stage| stage.panel_saw().len() == 1);
        screen.close_button();
        stage.wait_for("the window to go", |_| !screen.shows_window());
        stage.panel_does("gone");
        stage.wait_for("the window to come back", |_| screen.shows_window());
        // Without an icon, closing is the end.
        screen.close_button();
        stage.wait_for("the end", |stage| !stage.runs("casekeep"));
    });
}
