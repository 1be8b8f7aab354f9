//! The reading child as a program of its own, for this crate's tests. In the
//! product the command line's hidden subcommand plays this part.

fn main() {
    std::process::exit(intake::boxed::child_main());
}
