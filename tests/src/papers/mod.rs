//! Papers of every kind with invented facts, set anew for every number: fonts
//! and sizes, borders moved by millimetres, wrapped labels, turned pages, other
//! spellings of numbers. And what a perfect reader finds in each.

mod calls;
mod capitals;
mod chance;
pub mod ink;
mod letters;
mod notices;
mod setting;

use serde_json::Value;

/// A paper and what it says.
pub struct Paper {
    /// What it is, and its number.
    pub name: String,
    /// The file.
    pub pdf: Vec<u8>,
    /// What a perfect reader finds.
    pub expected: Value,
}

/// Every layout; a number makes one paper of it, always the same.
pub const LAYOUTS: [fn(u64) -> Paper; 8] = [
    notices::mixed_grid,
    capitals::capital_grid,
    calls::biometrics,
    calls::interview,
    calls::oath,
    letters::letter,
    letters::request,
    letters::rejection,
];
