//! What the program knows of forms, appointments and their papers: embedded data
//! with source and date, replaceable without touching code.

pub mod bring;
pub mod forms;
