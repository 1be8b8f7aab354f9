//! The window's program. Everything it does stands in the library.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    casekeep_shell::run(std::env::args_os())
}
