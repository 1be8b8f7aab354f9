//! Any text is told apart, and what is found lies inside the text.
#![no_main]

use chrono::NaiveDate;
use domain::identifiers::{recognise, scan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 25) else {
        return;
    };
    let _ = recognise(text, None, today);
    let _ = scan(text, today);
});
