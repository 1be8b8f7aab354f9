//! Papers of every kind set anew: other fonts and sizes, borders moved by
//! millimetres, wrapped labels, turned pages, other spellings of numbers.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use whole_program::judged::{false_facts, missing, Tally};
use whole_program::papers::{Paper, LAYOUTS};
use whole_program::Cli;

/// Papers of each layout.
const OF_EACH: u64 = 12;

#[test]
fn every_paper_set_anew_says_what_it_says_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let cli = Cli::alone(folder.path(), "unused");
    let mut faults = Vec::new();
    let mut tally: BTreeMap<String, Tally> = BTreeMap::new();
    for (number, layout) in LAYOUTS.into_iter().enumerate() {
        let papers: Vec<Paper> = (0..OF_EACH)
            .map(|seed| layout(seed + 100 * number as u64))
            .collect();
        for (paper, found) in papers.iter().zip(read_all(&cli, folder.path(), &papers)) {
            let mut lacking = Vec::new();
            let count = missing(&paper.expected, &found, "", &mut lacking);
            let extra = false_facts(&paper.expected, &found);
            let kind = paper.expected["document_kind"].as_str().unwrap_or("?");
            let line = tally.entry(kind.to_owned()).or_default();
            line.files += 1;
            line.expected += count;
            line.missing += lacking.len();
            line.false_facts += extra.len();
            let all = lacking.into_iter().chain(extra);
            faults.extend(all.map(|fault| format!("{}: {fault}", paper.name)));
        }
    }
    for (kind, line) in &tally {
        println!("{kind}: {line}");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// All papers in one run, in their order.
fn read_all(cli: &Cli<'_>, folder: &std::path::Path, papers: &[Paper]) -> Vec<Value> {
    let mut arguments = vec!["read".to_owned(), "--json".to_owned()];
    for (number, paper) in papers.iter().enumerate() {
        let path = folder.join(format!("{number}.pdf"));
        fs::write(&path, &paper.pdf).expect("written");
        arguments.push(path.to_string_lossy().into_owned());
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = cli.tell(&arguments, "");
    let said: Vec<Value> = serde_json::from_str(&answer.out)
        .unwrap_or_else(|_| panic!("{:?} {}", answer.code, answer.err));
    assert_eq!(said.len(), papers.len(), "{}", answer.err);
    said
}
