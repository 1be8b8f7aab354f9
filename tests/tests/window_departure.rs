//! Promise 9: the record locks when the person leaves the machine, and what they
//! were writing is not lost.
#![allow(clippy::unwrap_used)]

use whole_program::{find_in_the_clear, fixture, words, Cli, Stage, Window};

#[test]
fn it_locks_with_the_screen_before_sleep_and_for_another_user() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut stage = Stage::set();
        stage.start_session();
        let cli = Cli::on(&stage);
        cli.json(&["init"]);
        let notice = fixture("notices/n01_receipt_i485_ioe.pdf");
        let read = cli.tell(&["read", "--json", notice.to_str().unwrap()], "");
        assert_eq!(cli.tell(&["add"], &read.out).code, Some(0));

        let window = Window::open(&stage, &[]).await;
        window.press(&words("nav_cases")).await;
        window.reads("IOE 00 0000 0101").await;
        stage.wait_for("the delay before sleep", |stage| {
            stage.session_saw() == ["held 0"]
        });

        for word in ["screen", "sleep", "lock", "switch"] {
            // Half a sentence in a form.
            window.press(&words("nav_today")).await;
            window.press(&words("own_date_add")).await;
            let half = format!("Half a sentence, then {word}");
            window.type_into(&words("own_date_title"), &half).await;
            stage.session_says(word);
            window.reads(&words("unlock_title")).await;
            let left = window.text().await;
            assert!(!left.contains("IOE") && !left.contains("Half"), "{left}");
            let held = window
                .run("return [...document.querySelectorAll('input')].map((e) => e.value).join()")
                .await;
            assert_eq!(held, "", "after {word}");
            assert_eq!(window.axe().await, Vec::<String>::new(), "locked");
            if word == "sleep" {
                // The system may sleep: the record was closed first.
                stage.wait_for("the end of the delay", |stage| {
                    stage.session_saw().len() == 2
                });
                println!("sleep: {}", stage.session_saw()[1]);
                stage.session_says("wake");
                stage.wait_for("a new delay", |stage| stage.session_saw().len() == 3);
            }
            // The keychain does not open it behind the person's back.
            window.press(&words("unlock_with_keychain")).await;
            window.reads(&words("unsaved_title")).await;
            window.reads(&half).await;
            assert_eq!(window.axe().await, Vec::<String>::new(), "returned");
            window.press(&words("own_date_add")).await;
            let back = window
                .run("return document.querySelector('dialog input').value")
                .await;
            assert_eq!(back, half.as_str());
            let text = window.text().await;
            assert!(!text.contains(&words("unsaved_title")), "{text}");
            window.press(&words("cancel")).await;
        }
        // Nothing of it was ever written.
        let found = find_in_the_clear(stage.home(), &["Half a sentence"]);
        assert_eq!(found, Vec::<String>::new());
        window.close().await;
        stage.end("casekeep");
    });
}
