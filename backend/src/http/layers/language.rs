//! The reader's language, as the browser states it.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use domain::language::Language;

/// Whether English stands before Indonesian; Indonesian where neither does.
pub(super) fn prefers_english(headers: &HeaderMap) -> bool {
    preferred(headers) == Some(Language::English)
}

/// Returns which of the two languages stands first in `Accept-Language` (RFC 9110, 12.5.4), if one does.
pub fn preferred(headers: &HeaderMap) -> Option<Language> {
    let text = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut best = (0.0_f32, None);
    for range in text.split(',') {
        let mut parts = range.split(';');
        let tag = parts.next().unwrap_or("").trim();
        let language = tag.split('-').next().unwrap_or("");
        let english = language.eq_ignore_ascii_case("en");
        if !english && !language.eq_ignore_ascii_case("id") {
            continue;
        }
        let quality = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
        if quality > best.0 {
            best = (quality, Some(if english { Language::English } else { Language::Indonesian }));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_reader_chooses_the_language() {
        for (header, english) in [
            ("", false),
            ("en", true),
            ("en-US,en;q=0.9", true),
            ("id-ID,id;q=0.9,en;q=0.8", false),
            ("en;q=0.3, id;q=0.4", false),
            ("de, en;q=0.5", true),
            ("fr", false),
            ("en;q=0", false),
            (";;;,,q=", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(header).unwrap());
            assert_eq!(prefers_english(&headers), english, "{header}");
        }
    }
}
