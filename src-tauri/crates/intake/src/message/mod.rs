//! Messages: alert mail, mailboxes, text messages. A message is a hint, never
//! proof; one that only looks like the agency's changes no case.

mod alert;
mod forwarded;
mod judge;
mod mail;
mod mailbox;
mod sign_in_code;
mod sms;

pub(crate) use mail::read_mail;
pub(crate) use mailbox::{is_mailbox, read_mailbox};
pub(crate) use sms::{is_from_short_code, is_sms, read_sms};
