//! Files for their owner alone.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

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

/// The folder of a file, made where it is missing, and a new file in it.
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
    // `tempfile` makes its files with mode 0600.
    let file = tempfile::NamedTempFile::new_in(folder)?;
    Ok((folder, file))
}
