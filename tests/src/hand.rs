//! A person at the window: every journey spoken in message keys, so that it is
//! the same in each language.

use std::future::Future;
use std::time::{Duration, Instant};

use domain::text::Lang;

use crate::stage::Stage;
use crate::window::Window;
use crate::words_in;

/// How long a change may take to be seen.
const PATIENCE: Duration = Duration::from_secs(20);

/// One person at the window of a stage, who reads one language.
pub struct Hand {
    /// What stands around the window.
    pub stage: Stage,
    /// The window itself.
    pub window: Window,
    /// The language it speaks.
    pub lang: Lang,
}

/// Lets a journey run to its end.
pub fn play(journey: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(journey);
}

/// Walks a journey twice, each time on a fresh stage with a window of its own:
/// in English on light, in Spanish on dark.
pub fn in_both_languages(arguments: &[&str], journey: impl AsyncFn(&Hand)) {
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        play(async {
            let stage = Stage::set();
            stage.prefer(lang, theme);
            let window = Window::open(&stage, arguments).await;
            let hand = Hand {
                stage,
                window,
                lang,
            };
            journey(&hand).await;
            hand.window.close().await;
            hand.stage.end("casekeep");
        });
    }
}

impl Hand {
    /// The words of a message.
    pub fn say(&self, key: &str) -> String {
        words_in(self.lang, key, &[])
    }

    /// The words of a message with one parameter.
    pub fn say_with(&self, key: &str, name: &str, value: &str) -> String {
        words_in(self.lang, key, &[(name, value)])
    }

    /// Presses the button whose name begins with a message.
    pub async fn press(&self, key: &str) {
        self.window.press(&self.say(key)).await;
    }

    /// Waits until a message can be read.
    pub async fn reads(&self, key: &str) {
        self.window.reads(&self.say(key)).await;
    }

    /// Waits until these words are gone.
    pub async fn no_longer_reads(&self, words: &str) {
        let start = Instant::now();
        while self.window.text().await.contains(words) {
            assert!(start.elapsed() < PATIENCE, "{words:?} is still there");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Types into the box whose label is a message.
    pub async fn type_into(&self, key: &str, text: &str) {
        self.window.type_into(&self.say(key), text).await;
    }

    /// Chooses an option, both named by messages.
    pub async fn choose(&self, key: &str, option: &str) {
        self.window.choose(&self.say(key), &self.say(option)).await;
    }

    /// The screen as it stands gives axe nothing to say.
    pub async fn clean(&self, screen: &str) {
        // A screen asks the record for its contents first.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let found = self.window.axe().await;
        assert_eq!(found, Vec::<String>::new(), "{screen}, {}", self.lang);
    }
}
