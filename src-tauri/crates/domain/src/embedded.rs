//! Data files that are part of the program.

use serde::de::DeserializeOwned;

/// Reads one embedded JSON file. `name` is its path under `data/`.
///
/// The file is compiled in and every one is read by a test of this crate, so a
/// file that does not fit its type cannot leave the test run.
pub(crate) fn read<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match serde_json::from_str(text) {
        Ok(value) => value,
        Err(fault) => unreachable!("embedded file {name}: {fault}"),
    }
}
