//! The page's style sheet: the apps' files, and rules of this page only.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// Returns the rules, in the order of the apps' sheets.
pub const STYLE: &str = concat!(
    include_str!("../../../../style/tokens.css"),
    include_str!("../../../../style/base.css"),
    include_str!("../../../../style/components/shell.css"),
    include_str!("../../../../style/components/button.css"),
    include_str!("../../../../style/components/field.css"),
    include_str!("../../../../style/components/summary_list.css"),
    include_str!("../../../../style/components/table.css"),
    include_str!("../../../../style/standard.css"),
    include_str!("../../../../style/sample_letter.css"),
    include_str!("../../../../style/print.css"),
);

/// Returns its path, which contains a hash of the content, so that browsers may cache it for ever.
pub fn style_path() -> &'static str {
    static PATH: LazyLock<String> =
        LazyLock::new(|| format!("/standar-{}.css", hex::encode(&Sha256::digest(STYLE)[..8])));
    &PATH
}
