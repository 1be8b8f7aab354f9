//! From words to labelled values and running text, whatever the document is.

pub(crate) mod cells;
pub(crate) mod dates;
pub(crate) mod flow;
pub(crate) mod label_spelling;
pub(crate) mod labels;
pub(crate) mod lines;
pub(crate) mod passage;
pub(crate) mod shapes;
