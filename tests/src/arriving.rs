//! What a person does with what has just arrived at the window: says whose it is,
//! keeps it, takes it back.

use std::time::Duration;

use crate::hand::{prepared_in_both_languages, Hand};
use crate::{Cli, Stage};

const DAY: [&str; 2] = ["--today", "2026-06-01"];

/// A journey in each language on a record that is empty, after the stage was
/// prepared.
pub fn on_an_empty_record(prepare: impl Fn(&Stage), journey: impl AsyncFn(&Hand)) {
    let with_a_record = |stage: &Stage| {
        Cli::on(stage).json(&["init"]);
        prepare(stage);
    };
    prepared_in_both_languages(with_a_record, &DAY, async |hand| {
        hand.reads("today_title").await;
        journey(hand).await;
    });
}

impl Hand {
    /// How many documents the record keeps, asked on the command line.
    pub fn documents(&self) -> usize {
        let list = Cli::on(&self.stage).json(&["list", "documents"]);
        list["documents"].as_array().expect("a list").len()
    }

    /// Waits until so many documents are kept.
    pub async fn keeps_documents(&self, wanted: usize) {
        for _ in 0..200 {
            if self.documents() == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let (kept, text) = (self.documents(), self.window.text().await);
        panic!("{kept} are kept, not {wanted}:\n{text}");
    }

    /// Says of what is reviewed that it is somebody new's.
    pub async fn is_somebody_new(&self) {
        self.window
            .point_at("(//fieldset//input[@value='new'])[last()]")
            .await;
        self.type_into("person_given_names", "Robin").await;
        self.type_into("person_family_name", "Sample").await;
    }

    /// Keeps what is reviewed: one document more.
    pub async fn keeps_the_reviewed(&self) {
        let before = self.documents();
        self.press("review_keep").await;
        self.keeps_documents(before + 1).await;
    }

    /// Takes the last step back, after which so many documents are left.
    pub async fn takes_back_to(&self, documents: usize) {
        self.window.control("z", false).await;
        self.reads("undone").await;
        assert_eq!(self.documents(), documents, "one step");
    }
}
