//! What a program that was killed left of something it was making, and its end.
//! All of it is encrypted; it only takes room.

use std::fs;
use std::path::Path;
use std::time::Duration;

/// Begins of the names under which something is made, before it gets its own.
pub(crate) const MAKING_RECORD: &str = ".casekeep-making-";
pub(crate) const MAKING_BACKUP: &str = ".making-";
pub(crate) const TRYING_BACKUP: &str = ".trying-";
pub(crate) const SALVAGING: &str = ".salvaging-";
pub(crate) const WRITING: &str = ".writing-";
/// Nothing takes longer to make than this.
const STAYS: Duration = Duration::from_secs(24 * 3600);

/// Removes what bears such a name from a folder. A program may still be at work on
/// what is young; what cannot be removed is in nobody's way.
pub(crate) fn remove_left_over(folder: &Path, begins: &[&str]) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_left_over = begins.iter().any(|begin| name.starts_with(begin));
        let changed = entry.metadata().and_then(|data| data.modified());
        let is_old = changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > STAYS));
        if is_left_over && is_old {
            let path = entry.path();
            let _ = if path.is_dir() {
                fs::remove_dir_all(path)
            } else {
                fs::remove_file(path)
            };
        }
    }
}
