//! How evenly the list of 10,000 cases scrolls: the time between the frames that
//! are drawn while it moves. In the window that a driver can drive, whose pages
//! are those that are shipped. `bench_scroll RELEASE_FOLDER`
// A figure that cannot be taken ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::time::Duration;

use domain::text::Lang;
use serde_json::{json, Value};
use whole_program::{at_the_window, binder, words_with, Hand, Stage};

const FRAMES: usize = 300;
/// What moves the list by so many points a frame.
const WAYS: [(&str, u32); 3] = [
    ("a turned wheel", 60),
    ("a flung list", 600),
    ("a dragged bar", 20_000),
];

fn main() {
    let release = std::env::args().nth(1);
    let release = release.expect("bench_scroll RELEASE_FOLDER");
    let release = fs::canonicalize(release).expect("built");
    let stage = Stage::set();
    stage.prefer(Lang::En, "light");
    binder::fill(&stage, &release.join("casekeep-cli"));
    println!(
        "\nthe list of {} cases, {FRAMES} frames of each way to scroll",
        binder::CASES
    );
    at_the_window(stage, Lang::En, &[], async |hand| {
        let all = binder::CASES.to_string();
        hand.reads("today_title").await;
        hand.press("nav_cases").await;
        let shown = words_with("cases_shown", &[("shown", &all), ("all", &all)]);
        while !hand.window.text().await.contains(&shown) {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        // What is counted when a record is opened is done.
        tokio::time::sleep(Duration::from_secs(30)).await;
        for (way, points) in WAYS {
            scrolled(hand, way, points).await;
        }
    });
}

async fn scrolled(hand: &Hand, way: &str, points: u32) {
    const SCROLL: &str = "
        const [frames, points] = arguments;
        const page = document.querySelector('main');
        page.scrollTop = 0;
        window.between = null;
        const between = [];
        let before;
        const draw = (now) => {
          if (before !== undefined) between.push(now - before);
          before = now;
          page.scrollTop += points;
          if (between.length < frames) requestAnimationFrame(draw);
          else window.between = between;
        };
        setTimeout(() => requestAnimationFrame(draw), 500);";
    let run = vec![json!(FRAMES), json!(points)];
    hand.window.run_with(SCROLL, run).await;
    let between = loop {
        match hand.window.run("return window.between").await {
            Value::Array(between) => break between,
            _ => tokio::time::sleep(Duration::from_millis(250)).await,
        }
    };
    let mut between: Vec<f64> = between.iter().filter_map(Value::as_f64).collect();
    between.sort_by(f64::total_cmp);
    let moved = hand
        .window
        .run("return document.querySelector('main').scrollTop")
        .await;
    println!(
        "{way:<20} {:>6.1} ms in the middle, {:>6.1} at the 99th, longest {:>6.1} (at most 33), to {moved}",
        between[between.len() / 2],
        between[between.len() * 99 / 100],
        between[between.len() - 1],
    );
}
