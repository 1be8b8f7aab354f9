//! The papers about what the program is made of, for its packages: the bill of
//! materials and the words of every licence. `papers FOLDER`
// A paper that cannot be written ends the run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use whole_program::components::{bill_of_materials, components, licence_texts};

fn main() {
    let folder = std::env::args().nth(1).expect("papers FOLDER");
    let folder = Path::new(&folder);
    let all = components(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    fs::create_dir_all(folder).expect("made");
    let bill = bill_of_materials(&all, env!("CARGO_PKG_VERSION"));
    fs::write(folder.join("casekeep.cdx.json"), bill).expect("written");
    fs::write(folder.join("licences.txt"), licence_texts(&all)).expect("written");
    println!("{} libraries", all.len());
}
