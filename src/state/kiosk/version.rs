//! A newer version of the first page.

use leptos::prelude::*;

use super::terminal::{DOCUMENT, Status, Terminal};
use crate::api;

/// The query after the page was loaded anew for a version, followed by the version.
pub(super) const RENEWED: &str = "?versi=";

impl Terminal {
    /// Loads the first page anew where the backend serves another version: once for each, in case it brings the same page again.
    /// Call it only while nobody is there.
    pub fn renew(self) {
        let served = self.status.with_untracked(|status| match status {
            Status::Paired(kiosk) => Some(kiosk.version.clone()),
            _ => None,
        });
        let idle = self.first && !self.ended.get_untracked() && !self.wiping.get_untracked();
        let Some(served) = served.filter(|served| idle && *served != api::kiosk::version()) else { return };
        if self.renewed.get_value().as_ref() != Some(&served) {
            self.renewed.set_value(Some(served.clone()));
            window().location().replace(&[DOCUMENT, RENEWED, &served].concat()).ok();
        }
    }
}
