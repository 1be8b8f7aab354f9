//! A record whose one duty lies ahead of the real day, for suites that wait for
//! its reminders.

use chrono::{Days, Local, NaiveDate};

use crate::{fixture, Cli, Stage};

/// A request for evidence that came in today and is due in six weeks, so that
/// its reminders lie ahead of the day it was written down.
pub fn record_of_today(stage: &Stage) -> NaiveDate {
    let today = Local::now().date_naive();
    let cli = Cli::on(stage);
    let made = cli.tell(&["init"], "");
    assert_eq!(made.code, Some(0), "{}", made.err);
    let words = |day: NaiveDate| day.format("%B %-d, %Y").to_string();
    let notice = fixture("notices/n05_rfe_i485_two_pages.txt");
    let text = std::fs::read_to_string(notice)
        .expect("done")
        .replace("October 17, 2025", &words(today))
        .replace(
            "JANUARY 9, 2026",
            &words(today + Days::new(42)).to_uppercase(),
        );
    let file = stage.home().join("notice.txt");
    std::fs::write(&file, text).expect("done");
    let read = cli.tell(&["read", "--json", file.to_str().expect("done")], "");
    let added = cli.tell(&["add", "--json"], &read.out);
    assert_eq!(added.code, Some(0), "{}{}", added.out, added.err);
    std::fs::remove_file(file).expect("done");
    today
}
