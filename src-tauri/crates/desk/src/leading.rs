//! Out of the program: copying a number, opening an official page, guided paths.

use std::sync::Arc;
use std::time::Duration;

use domain::identifiers::{copies, IdentifierKind};
use domain::links::{address_to_open, judge, page};
use platform::Clipboard;
use zeroize::Zeroizing;

use crate::contract::{
    CopiedNumber, CopyNumber, ErrorCode, GuideBook, GuideChoice, GuidePath, GuideStep, OpenPage,
    OpenedPage, WireError,
};
use crate::desk::Desk;
use crate::pasting::page_offer;

/// A secret stays on the clipboard for so many seconds.
const SECRET_STAYS: u32 = 30;

impl Desk {
    /// Copies a number in the spelling its target wants. A secret is taken off
    /// the clipboard again after half a minute, and when the record is locked,
    /// unless something else was copied meanwhile.
    ///
    /// # Errors
    /// `NumberNotKept` for what is no number of the kind or has no such
    /// spelling; `ClipboardTrouble`.
    pub fn number_copy(&self, request: CopyNumber) -> Result<CopiedNumber, WireError> {
        let kind: IdentifierKind = request
            .kind
            .parse()
            .map_err(|()| WireError::internal("kind"))?;
        let wanted = request.target.as_deref();
        let text = copies(kind, &request.value)
            .into_iter()
            .find(|(target, _)| wanted.is_none_or(|wanted| wanted == target.as_str()))
            .map(|(_, text)| Zeroizing::new(text))
            .ok_or_else(|| WireError::internal("target"))?;
        let secret = kind.is_secret();
        let clipboard = &self.around.clipboard;
        clipboard
            .put(&text, secret)
            .map_err(|_| ErrorCode::ClipboardTrouble)?;
        if !secret {
            return Ok(CopiedNumber {
                text: Some(text.to_string()),
                cleared_after: None,
            });
        }
        Ok(self.takes_off_later(text))
    }

    /// Copies a secret, which leaves the clipboard as those of
    /// [`Desk::number_copy`] do.
    ///
    /// # Errors
    /// `ClipboardTrouble`.
    pub(crate) fn copy_secret(&self, text: Zeroizing<String>) -> Result<CopiedNumber, WireError> {
        self.around
            .clipboard
            .put(&text, true)
            .map_err(|_| ErrorCode::ClipboardTrouble)?;
        Ok(self.takes_off_later(text))
    }

    fn takes_off_later(&self, text: Zeroizing<String>) -> CopiedNumber {
        let later = Arc::clone(&self.around.clipboard);
        let held = text.clone();
        let stays = Duration::from_secs(SECRET_STAYS.into());
        // A clipboard that does not answer then holds nothing of ours either.
        (self.around.later)(
            stays,
            Box::new(move || {
                let _ = later.take_off(&held);
            }),
        );
        self.state().copied_secret = Some(text);
        CopiedNumber {
            text: None,
            cleared_after: Some(SECRET_STAYS),
        }
    }

    /// Opens an official page in the person's browser, encrypted.
    ///
    /// # Errors
    /// `LinkNotOfficial` for every address that is not on the list;
    /// `BrowserMissing`.
    pub fn page_open(&self, request: OpenPage) -> Result<OpenedPage, WireError> {
        let address = address_to_open(&request.url).ok_or(ErrorCode::LinkNotOfficial)?;
        let host = judge(&address).host.ok_or(ErrorCode::LinkNotOfficial)?;
        self.around
            .browser
            .show(&address)
            .map_err(|_| ErrorCode::BrowserMissing)?;
        Ok(OpenedPage { host })
    }

    /// The guided paths.
    ///
    /// # Errors
    /// None.
    pub fn guides(&self, (): ()) -> Result<GuideBook, WireError> {
        let (source, as_of) = domain::guides::source();
        Ok(GuideBook {
            guides: domain::guides::guides().iter().map(path).collect(),
            source: source.into(),
            as_of: as_of.to_owned(),
        })
    }
}

/// Takes a copied secret off the clipboard, if it is still there.
pub(crate) fn take_off_clipboard(clipboard: &dyn Clipboard, secret: Option<Zeroizing<String>>) {
    if let Some(secret) = secret {
        // A clipboard that does not answer holds nothing of ours.
        let _ = clipboard.take_off(&secret);
    }
}

fn path(guide: &domain::guides::Guide) -> GuidePath {
    let step = |step: &domain::guides::GuideStep| GuideStep {
        id: step.id.clone(),
        says: (&step.says).into(),
        choices: step
            .choices
            .iter()
            .map(|choice| GuideChoice {
                name: (&choice.name).into(),
                to: choice.to.clone(),
            })
            .collect(),
        page: step
            .page
            .as_deref()
            .and_then(page)
            .and_then(|page| page_offer(&page.url)),
        number_box: step.number_box.clone(),
    };
    GuidePath {
        id: guide.id.clone(),
        title: (&guide.title).into(),
        steps: guide.steps.iter().map(step).collect(),
    }
}
