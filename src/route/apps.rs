//! Which app a path belongs to.

use super::{APPLY, Route};

impl Route {
    /// Whether a path belongs to the wizard's app.
    pub fn of_wizard(path: &str) -> bool {
        path.strip_prefix(APPLY).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether a path belongs to the app of a phone beside a kiosk.
    pub fn of_phone(path: &str) -> bool {
        path.split('/').nth(1) == Some("ponsel")
    }

    /// Whether a path belongs to the account's app.
    pub fn of_account(path: &str) -> bool {
        let begin = path.split('/').nth(1);
        matches!(begin, Some("akun" | "bukan-saya" | "konfirmasi" | "keberatan")) || path == "/standar"
    }

    /// Whether a path belongs to the app for an application that was sent.
    pub fn of_follow(path: &str) -> bool {
        matches!(path.split('/').nth(1), Some("terkirim" | "lacak" | "ambil"))
    }

    /// Whether a path belongs to the app for feedback.
    pub fn of_feedback(path: &str) -> bool {
        path.split('/').nth(1) == Some("masukan")
    }

    /// Whether a path belongs to the app for certificate files.
    pub fn of_keys(path: &str) -> bool {
        path.split('/').nth(1) == Some("kunci")
    }

    /// Whether a path belongs to the app for recommendations.
    pub fn of_recommendation(path: &str) -> bool {
        path.split('/').nth(1) == Some("rekomendasi")
    }

    /// Whether a path belongs to the app of all other pages. An agency's standard and sample letter are pages of the backend's.
    pub fn of_holder(path: &str) -> bool {
        let of_others = [
            "/petugas",
            "/api/",
            "/standar/",
            "/contoh-surat",
            "/periksa",
            "/kios/",
            "/bantuan",
            "/aksesibilitas",
            "/tentang",
        ];
        !Self::of_wizard(path)
            && !Self::of_account(path)
            && !Self::of_follow(path)
            && !Self::of_phone(path)
            && !Self::of_feedback(path)
            && !Self::of_keys(path)
            && !Self::of_recommendation(path)
            && !of_others.iter().any(|other| path.starts_with(other))
    }
}
