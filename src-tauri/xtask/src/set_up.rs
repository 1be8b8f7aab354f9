//! What has to be on the machine before anything can be built or tested.

use anyhow::Result;
use xshell::Shell;

use crate::{apt, pages};

/// For building and running.
pub fn to_run(sh: &Shell) -> Result<()> {
    apt::ensure(sh, apt::TO_BUILD)?;
    pages::install_packages(sh)
}

/// For testing, too.
pub fn everything(sh: &Shell) -> Result<()> {
    apt::ensure(sh, &[apt::TO_BUILD, apt::TO_TEST].concat())?;
    pages::install_packages(sh)
}
