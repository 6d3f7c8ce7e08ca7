//! The page's style sheet: the apps' own files, and the few rules that only this page needs.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// The rules, in the order of the apps' sheets.
pub const STYLE: &str = concat!(
    include_str!("../../../../style/tokens.css"),
    include_str!("../../../../style/base.css"),
    include_str!("../../../../style/components/shell.css"),
    include_str!("../../../../style/components/summary_list.css"),
    include_str!("../../../../style/components/table.css"),
    include_str!("../../../../style/standard.css"),
    include_str!("../../../../style/print.css"),
);

/// Its path, which names the content: browsers may keep it for ever.
pub fn style_path() -> &'static str {
    static PATH: LazyLock<String> =
        LazyLock::new(|| format!("/standar-{}.css", hex::encode(&Sha256::digest(STYLE)[..8])));
    &PATH
}
