//! The language of the system.

/// The user's language as a tag (`es-MX`), if the system names one.
pub fn language_of_system() -> Option<String> {
    sys_locale::get_locale()
}
