//! The sentences of the texts that people read, and which of them promise something.

use crate::readable::TEXTS;
use crate::sources::{files, name, rust};

/// Code after which a literal is for programmers.
const NOT_SHOWN: &[&str] = &["reason=", "expect(", "panic!("];

/// What a promise is about, and the words by which it is known, Indonesian, then English. A phrase is found as whole words,
/// whatever the case. Commands to the reader have other forms ("kirim", "simpan", "send", "keep") and are not here.
const PROMISES: &[(&str, &[&str])] = &[
    ("sent", &["mengirim", "mengirimkan", "kami kirim", "dikirim", "dikirimkan", "terkirim", "mendapat e-mail"]),
    ("sent", &["lewat e-mail", "menyusul", "kami coba lagi"]),
    ("sent", &["sent", "sends", "we send", "by e-mail", "e-mail you", "mail you", "gets an e-mail", "goes to"]),
    ("sent", &["the link follows", "follows after", "we try again"]),
    (
        "kept",
        &["tersimpan", "disimpan", "menyimpan", "kami simpan", "masih ada", "tetap", "tidak berubah", "tidak hilang"],
    ),
    (
        "kept",
        &["kept", "keeps", "saved", "stored", "still here", "still there", "still on", "stays", "stay", "unchanged"],
    ),
    ("kept", &["nothing has changed", "does not change", "is lost"]),
    ("ended", &["dihapus", "menghapus", "terhapus", "dimusnahkan", "dibatalkan", "diakhiri", "dikeluarkan", "gugur"]),
    ("ended", &["deleted", "deletes", "erased", "removed", "destroyed", "were ended", "lapse", "lapses"]),
    (
        "told",
        &["diberi tahu", "memberi tahu", "memberitahukannya", "mengabari", "dikabari", "dikabarkan", "mengingatkan"],
    ),
    ("told", &["diingatkan", "menyebutkan"]),
    ("told", &["told", "tells", "we tell", "notify", "notified", "remind", "reminded", "let you know", "names the"]),
    ("recorded", &["tercatat", "dicatat", "mencatat", "kami catat", "tercetak"]),
    ("recorded", &["recorded", "records", "noted", "on record", "printed", "record names", "record says"]),
    (
        "seen by",
        &["dilihat", "melihat", "melihatnya", "terlihat", "membaca", "membacanya", "dibaca", "dibacanya", "terbaca"],
    ),
    ("seen by", &["anda baca", "anda lihat", "siapa pun", "tidak ada yang", "muncul", "tidak tampil"]),
    (
        "seen by",
        &["sees", "can see", "doesn't see", "seen", "reads", "can read", "nobody", "no one", "anyone", "appear"],
    ),
    ("seen by", &["appears", "not shown", "after logging in", "link shows"]),
    ("until when", &["sampai", "paling lambat", "selama", "dalam {}", "mulai {}", "kedaluwarsa", "hangus", "berakhir"]),
    (
        "until when",
        &["satu kali", "masih berlaku", "masih dapat", "langsung", "seketika", "detik lagi", "baru berubah"],
    ),
    ("until when", &["berlaku setelah", "diterbitkan setelah", "setelah 72 jam", "72 jam"]),
    (
        "until when",
        &["until", "within", "expire", "expires", "expired", "at the latest", "ends", "once only", "only once"],
    ),
    (
        "until when",
        &["still valid", "can still", "at once", "in {} seconds", "is issued once", "logs you in once", "72 hours"],
    ),
    (
        "always",
        &["hanya", "akan", "otomatis", "sendirinya", "selalu", "kapan saja", "setiap kali", "begitu", "berlanjut"],
    ),
    ("always", &["berkali-kali", "tidak terulang", "di peramban ini", "di peramban anda"]),
    ("always", &["only", "will", "automatically", "by itself", "by themselves", "always", "any time", "as soon as"]),
    (
        "always",
        &[
            "every time",
            "goes on",
            "moves on",
            "as often as",
            "not imported twice",
            "in this browser",
            "in your browser",
        ],
    ),
    (
        "never",
        &["tidak pernah", "ditarik kembali", "tidak diproses lagi", "lagi yang diproses", "diunduh lagi", "biometrik"],
    ),
    (
        "never",
        &["never", "ever", "won't", "taken back", "undone", "any more", "can no longer be downloaded", "biometric"],
    ),
];

/// A label has fewer words, unless a full stop makes it a sentence.
const LABEL: usize = 4;

/// A sentence of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The file, as people write it.
    pub file: String,
    pub text: String,
}

/// Every sentence that people read, file by file, each once a file.
pub fn all() -> Vec<Sentence> {
    let mut found = Vec::new();
    for source in TEXTS.iter().flat_map(|folder| rust(folder)) {
        let shown = source.literals.iter().filter(|one| !NOT_SHOWN.iter().any(|before| one.before.ends_with(before)));
        for literal in shown {
            add(&mut found, &source.name, &literal.text);
        }
    }
    let folders = [xtask::root(), xtask::root().join("shell")];
    for page in
        files(&xtask::root(), &["html"]).into_iter().filter(|file| folders.iter().any(|one| file.parent() == Some(one)))
    {
        add(&mut found, &name(&page), &std::fs::read_to_string(&page).unwrap());
    }
    found
}

fn add(found: &mut Vec<Sentence>, file: &str, text: &str) {
    for text in split(text) {
        let sentence = Sentence { file: file.to_owned(), text };
        if !found.contains(&sentence) {
            found.push(sentence);
        }
    }
}

/// A text's sentences: they end at a tag, and at a mark after which a new one begins.
fn split(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for piece in text.split('<').enumerate().map(|(at, piece)| if at == 0 { piece } else { after_tag(piece) }) {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let mut start = 0;
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1);
            let begins = next.is_none_or(|next| next.starts_with(|c: char| !c.is_lowercase()));
            if next.is_none() || begins && word.ends_with(['.', '?', '!']) {
                sentences.push(words[start..=at].join(" "));
                start = at + 1;
            }
        }
    }
    sentences
}

/// What stands after a tag whose `<` is gone.
fn after_tag(piece: &str) -> &str {
    piece.split_once('>').map_or(piece, |(_, after)| after)
}

/// What a promise in this sentence is about; nothing where there is none, and for labels.
pub fn promise(sentence: &str) -> Option<&'static str> {
    let words: Vec<String> = sentence.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    if words.len() < LABEL && !sentence.ends_with('.') {
        return None;
    }
    let says = |phrase: &&str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|part| part == phrase)
    };
    PROMISES.iter().find(|(_, phrases)| phrases.iter().any(says)).map(|(about, _)| *about)
}

/// A word without case and marks; a gap is `{}` whatever fills it.
fn bare(word: &str) -> String {
    if word.starts_with('{') {
        return "{}".to_owned();
    }
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[test]
fn sentences_are_told_apart() {
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(split(text), expected, "{text}");
    }
    check("Terkirim.", &["Terkirim."]);
    check("Satu. Dua? Tiga", &["Satu.", "Dua?", "Tiga"]);
    check("Isi 08.00 atau 16.00, misalnya.", &["Isi 08.00 atau 16.00, misalnya."]);
    check("Sampai {}. {} hari lagi.", &["Sampai {}.", "{} hari lagi."]);
    check("Cetak > Simpan", &["Cetak > Simpan"]);
    check("<summary>Cara</summary><p>Satu. Dua.</p>", &["Cara", "Satu.", "Dua."]);
}

#[test]
fn promises_are_recognised() {
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(promise(text), expected, "{text}");
    }
    check("Kami mengirim e-mail bila ada yang harus Anda kerjakan.", Some("sent"));
    check("We send a link to your official e-mail.", Some("sent"));
    check("Isian lain tetap tersimpan.", Some("kept"));
    check("After that its key is deleted from our system.", Some("ended"));
    check("Pemohon diberi tahu alasannya.", Some("told"));
    check("Setiap kali petugas melihat data Anda, hal itu dicatat.", Some("recorded"));
    check("Tidak ada yang dapat membukanya, termasuk kami.", Some("seen by"));
    check("Tautan ini berlaku sampai {}.", Some("until when"));
    check("Halaman ini dapat Anda buka lagi kapan saja.", Some("always"));
    check("Neither this service nor the office ever asks for it.", Some("never"));
    // Whole words only, and whatever case and marks.
    check("Terkirim.", Some("sent"));
    check("Periksa e-mail dinas pengirimnya di sini.", None);
    check("Kebegituan selamanya hanyalah kata saja.", None);
    // Commands, and labels without a full stop.
    check("Kirim berkas yang lebih kecil", None);
    check("Send it, and keep a copy in a safe place.", None);
    check("Permohonan terkirim", None);
    check("Berlaku sampai", None);
    check("Isian Anda masih ada", Some("kept"));
}
