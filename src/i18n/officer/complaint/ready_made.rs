//! Answers to start from. They are in Indonesian in either language, since the complainant reads them; officers complete and change
//! them.

use crate::i18n::pick;

/// A template: its code, its name for officers, and its words.
pub struct ReadyMade {
    /// Sent to nobody; a choice's value.
    pub code: &'static str,
    /// Name, for officers.
    pub name: &'static str,
    /// Words.
    pub words: &'static str,
}

/// The templates.
pub fn all() -> [ReadyMade; 5] {
    let t = pick(&ID, &EN);
    [
        ReadyMade { code: "late", name: t.late, words: LATE },
        ReadyMade { code: "mistake", name: t.mistake, words: MISTAKE },
        ReadyMade { code: "explained", name: t.explained, words: EXPLAINED },
        ReadyMade { code: "elsewhere", name: t.elsewhere, words: ELSEWHERE },
        ReadyMade { code: "conduct", name: t.conduct, words: CONDUCT },
    ]
}

const LATE: &str = "Terima kasih atas pengaduan Anda. Kami mohon maaf atas keterlambatan ini.\n\nPermohonan Anda terlambat karena [sebab]. Kami sudah [tindakan], dan permohonan Anda selesai pada [tanggal].";
const MISTAKE: &str = "Terima kasih atas pengaduan Anda. Kami sudah memeriksanya: [kekeliruan] memang kekeliruan kami, dan kami mohon maaf.\n\nKami sudah [perbaikan]. Anda tidak perlu melakukan apa pun lagi.";
const EXPLAINED: &str = "Terima kasih atas pengaduan Anda. Kami sudah memeriksanya dan menemukan bahwa [temuan].\n\nMenurut standar pelayanan kami, [ketentuan]. Karena itu [akibat]. Yang dapat Anda lakukan: [langkah].";
const ELSEWHERE: &str = "Terima kasih atas pengaduan Anda. Urusan ini ditangani oleh [instansi], bukan oleh kami.\n\nAnda dapat menghubunginya melalui [kontak].";
const CONDUCT: &str = "Terima kasih atas pengaduan Anda. Kami sudah memeriksa kejadian pada [tanggal] dan mendengar pihak yang terkait.\n\nHasilnya: [hasil]. Kami sudah [tindakan], dan kami mohon maaf atas pengalaman Anda.";

texts! {
    late: "Permohonan terlambat", "An application was late";
    mistake: "Kekeliruan kami", "Our mistake";
    explained: "Sesuai ketentuan, dengan penjelasan", "By the rules, explained";
    elsewhere: "Urusan instansi lain", "Another agency's matter";
    conduct: "Perilaku petugas", "An officer's conduct";
}
