//! The rules of the house, as tests over `cargo metadata` and the source.
//! `src-tauri/docs/ARCHITECTURE.md` says why each of them stands.

mod commands;
mod components;
mod crates;
mod messages;
mod pages;
mod style;
mod tree;
