//! The archive that leaves: a zip inside the age format, which other programs
//! open without us.

use std::io::{self, Write};

use age::secrecy::SecretString;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::CompressionMethod;

/// A file of the archive.
pub struct ArchivedFile {
    /// Path inside the archive, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes the files as a zip, sealed with a passphrase. Whoever has it opens the
/// archive with `age --decrypt` or any program of that format.
///
/// # Errors
/// What writing says.
pub fn seal_archive(
    passphrase: &str,
    files: impl IntoIterator<Item = io::Result<ArchivedFile>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let secret = SecretString::from(passphrase.to_owned());
    let mut sealed = age::Encryptor::with_user_passphrase(secret).wrap_output(out)?;
    let mut zip = ZipWriter::new_stream(&mut sealed);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o600)
        .large_file(true);
    for file in files {
        let file = file?;
        zip.start_file(file.path, options)?;
        zip.write_all(&file.bytes)?;
    }
    zip.finish()?;
    sealed.finish()?.flush()
}
