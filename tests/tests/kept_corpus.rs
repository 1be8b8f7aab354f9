//! What fuzzing found worth keeping is thrown at every parser in every test run.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::Path;

use hostile_input::{throw, TARGETS};

#[test]
fn no_kept_input_breaks_a_promise() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
    for (name, _) in TARGETS {
        let kept = fs::read_dir(corpus.join(name));
        let kept = kept.unwrap_or_else(|error| panic!("no corpus of {name}: {error}"));
        let mut thrown = 0;
        for file in kept {
            let file = file.unwrap().path();
            let bytes = fs::read(&file).unwrap();
            let held = catch_unwind(AssertUnwindSafe(|| throw(name, &bytes)));
            assert!(held.is_ok(), "{}", file.display());
            thrown += 1;
        }
        assert!(thrown > 0, "the corpus of {name} is empty");
    }
}
