//! The content security policy of the apps' pages.

use std::borrow::Cow;
use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns the policy that allows what stands inside these pages by its hash, besides files of the same origin.
pub fn of_pages<'a>(pages: impl Iterator<Item = Cow<'a, str>>) -> String {
    let pages: Vec<_> = pages.collect();
    let [scripts, styles] = ["script", "style"].map(|tag| {
        let inline = pages.iter().flat_map(|page| inline(page, tag));
        // The same one on several pages is named once.
        let hashes: BTreeSet<String> = inline.map(|text| STANDARD.encode(Sha256::digest(text))).collect();
        hashes.iter().flat_map(|hash| [" 'sha256-", hash.as_str(), "'"]).collect::<String>()
    });
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
         frame-src 'self' blob:; manifest-src 'self'; object-src 'none'; base-uri 'none'; \
         frame-ancestors 'none'; form-action 'self'"
    )
}

/// Returns the text of every such element without `src`.
fn inline(html: &str, tag: &str) -> Vec<String> {
    let (begin, end) = (format!("<{tag}"), format!("</{tag}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(&begin) {
        rest = &rest[start..];
        let Some(open) = rest.find('>') else { break };
        let tag = &rest[..open];
        rest = &rest[open + 1..];
        let Some(close) = rest.find(&end) else { break };
        if !tag.contains(" src=") {
            found.push(rest[..close].to_owned());
        }
        rest = &rest[close..];
    }
    found
}
