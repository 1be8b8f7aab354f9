//! Files for their owner alone.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// Begin of the name of a file that is being written.
const WRITING: &str = ".casekeep-writing-";
/// No file takes longer to write than this.
const STAYS: Duration = Duration::from_secs(24 * 3600);

/// Holds a file against other programs that hold it, for as long as the answer
/// lives; waits for them.
///
/// # Errors
/// What the disk says.
pub fn hold(path: &Path) -> io::Result<File> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)?;
    file.lock()?;
    Ok(file)
}

/// Writes a file with mode 0600, whole or not at all, and its folder with mode
/// 0700 where it is missing.
///
/// # Errors
/// What the disk says; the file that was there is unchanged then.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_private_with(path, |file| file.write_all(bytes))
}

/// The same for what is too large to stand in memory: `write` is handed the file.
///
/// # Errors
/// Those of `write`, and what the disk says; the file that was there is
/// unchanged then.
pub fn write_private_with(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let (folder, mut file) = beside(path)?;
    write(&mut file)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// The same without waiting for the disk, for what is made again when it is lost:
/// programs see it whole or not at all; after a power failure it may be empty.
///
/// # Errors
/// As [`write_private`].
pub fn write_private_soon(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (_, mut file) = beside(path)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}

/// The folder of a file, made where it is missing, and a new file in it. What a
/// program that was killed left of an earlier one goes: it may be in the clear,
/// and nobody sees it.
fn beside(path: &Path) -> io::Result<(&Path, tempfile::NamedTempFile)> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)?;
    remove_left_over(folder);
    // `tempfile` makes its files with mode 0600.
    let file = tempfile::Builder::new()
        .prefix(WRITING)
        .tempfile_in(folder)?;
    Ok((folder, file))
}

/// Removes what was being written so long ago that nobody is at it any more.
fn remove_left_over(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_left_over = entry.file_name().to_string_lossy().starts_with(WRITING);
        let is_old = || {
            let changed = entry.metadata().and_then(|data| data.modified());
            changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > STAYS))
        };
        if is_left_over && is_old() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::SystemTime;

    use super::*;

    #[test]
    fn what_a_killed_program_left_goes_with_the_next_file_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join(".casekeep-writing-old");
        let young = folder.path().join(".casekeep-writing-young");
        let own = folder.path().join("the person's own");
        for path in [&old, &young, &own] {
            fs::write(path, "half of an export").unwrap();
        }
        for path in [&old, &own] {
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(SystemTime::now() - 2 * STAYS).unwrap();
        }
        let export = folder.path().join("export.json");
        write_private(&export, b"{}").unwrap();
        assert!(!old.exists());
        assert!(young.exists() && own.exists());
        assert_eq!(fs::read(export).unwrap(), b"{}");
    }
}
