//! Promise 9: left alone for as long as the person chose, the record locks.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::time::{Duration, Instant};

use whole_program::{fixture, play, words, Cli, Stage, Window};

#[test]
fn a_record_that_was_left_alone_locks() {
    play(async {
        let stage = Stage::set();
        let cli = Cli::on(&stage);
        cli.json(&["init"]);
        let notice = fixture("notices/n01_receipt_i485_ioe.pdf");
        let read = cli.tell(&["read", "--json", notice.to_str().unwrap()], "");
        assert_eq!(cli.tell(&["add"], &read.out).code, Some(0));
        let folder = stage.home().join(".config/casekeep");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("preferences.json"), r#"{"lock_after":1}"#).unwrap();

        let window = Window::open(&stage, &[]).await;
        window.press(&words("nav_cases")).await;
        window.reads("IOE 00 0000 0101").await;
        let opened = Instant::now();
        while !window.text().await.contains(&words("unlock_title")) {
            assert!(
                opened.elapsed() < Duration::from_secs(100),
                "it stayed open for {:?}",
                opened.elapsed()
            );
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        assert!(opened.elapsed() > Duration::from_secs(50), "too early");
        let left = window.text().await;
        assert!(!left.contains("IOE") && !left.contains("ALEX"), "{left}");
        // The keychain does not open it behind the person's back.
        tokio::time::sleep(Duration::from_secs(2)).await;
        window.reads(&words("unlock_title")).await;
        window.press(&words("unlock_with_keychain")).await;
        window.reads(&words("nav_today")).await;
        window.close().await;
        stage.end("casekeep");
    });
}
