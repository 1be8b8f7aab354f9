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
    prepared_in_both_languages(|_| {}, arguments, journey);
}

/// The same, each time on a stage that was prepared before the window opens.
pub fn prepared_in_both_languages(
    prepare: impl Fn(&Stage),
    arguments: &[&str],
    journey: impl AsyncFn(&Hand),
) {
    for (lang, theme) in [(Lang::En, "light"), (Lang::Es, "dark")] {
        let stage = Stage::set();
        stage.prefer(lang, theme);
        prepare(&stage);
        at_the_window(stage, lang, arguments, &journey);
    }
}

/// Lets somebody do something at the window of a stage; gives the stage back when
/// the window is closed.
pub fn at_the_window(
    stage: Stage,
    lang: Lang,
    arguments: &[&str],
    journey: impl AsyncFn(&Hand),
) -> Stage {
    let mut after = None;
    play(async {
        let window = Window::open(&stage, arguments).await;
        let hand = Hand {
            stage,
            window,
            lang,
        };
        journey(&hand).await;
        hand.window.close().await;
        hand.stage.end("casekeep");
        after = Some(hand.stage);
    });
    after.expect("it was played")
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

    /// Puts a text into the box that tells what a number is.
    pub async fn asks_what_this_is(&self, text: &str) {
        // From another screen, so that the box is empty.
        self.press("nav_people").await;
        self.reads("person_add").await;
        self.press("nav_number").await;
        self.type_into("number_box_label", text).await;
    }

    /// The screen as it stands gives axe nothing to say.
    pub async fn clean(&self, screen: &str) {
        // A screen asks the record for its contents first.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let found = self.window.axe().await;
        assert_eq!(found, Vec::<String>::new(), "{screen}, {}", self.lang);
    }
}
