//! Speaks to the system's keychain from a process of its own, for the tests:
//! `state`, `get`, `set WORD`, `remove`.

use std::time::Duration;

use platform::{Keychain, KeychainEntry, SystemKeychain};

fn main() {
    let keychain = SystemKeychain::new(Duration::from_secs(5));
    let entry = KeychainEntry {
        service: "Casekeep test".to_owned(),
        user: "probe".to_owned(),
    };
    let words: Vec<String> = std::env::args().skip(1).collect();
    for word in words {
        let said = match word.as_str() {
            "state" => format!("{:?}", keychain.state()),
            "get" => format!(
                "{:?}",
                keychain
                    .get(&entry)
                    .map(|secret| secret.map(|s| s.to_vec()))
            ),
            "remove" => format!("{:?}", keychain.remove(&entry)),
            secret => format!("{:?}", keychain.set(&entry, secret.as_bytes())),
        };
        println!("{said}");
    }
}
