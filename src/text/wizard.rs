//! The wizard: confirm data, changes, evidence, letter, passphrase, review.
//!
//! Longer than 250 lines because every word stands here in both languages: a missing one does not compile.

use domain::problem::Field;
use domain::value::PassphraseRule;

use super::{fill, pick, problem};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// "Langkah 3 dari 6".
pub fn place(place: usize, of: usize) -> String {
    fill(&fill(t().place, &place.to_string()), &of.to_string())
}

/// An answer's name as a label: with a capital.
pub fn label(field: Field) -> String {
    let mut label = problem::name(field).to_owned();
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    label
}

/// A passphrase's rule.
pub fn rule(rule: PassphraseRule) -> String {
    let t = t();
    match rule {
        PassphraseRule::MinLength(length) => fill(t.rule_length, &length.to_string()),
        PassphraseRule::MaxLength => t.rule_max.into(),
        PassphraseRule::PrintableCharacters => t.rule_characters.into(),
        PassphraseRule::NotCommon => t.rule_common.into(),
        PassphraseRule::NoContextWord => t.rule_context.into(),
        PassphraseRule::Classes => t.rule_classes.into(),
    }
}

#[allow(missing_docs, reason = "the Indonesian text beside each name says what it is")]
pub struct Text {
    pub place: &'static str,
    pub holder: &'static str,
    pub certificate: &'static str,
    pub until: &'static str,
    pub number: &'static str,
    pub unsaved: &'static str,
    pub save_again: &'static str,
    pub asked: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub change: &'static str,
    pub none: &'static str,
    pub province: &'static str,
    pub agency: &'static str,

    pub sent_title: &'static str,
    pub sent_body: &'static str,
    pub closed_title: &'static str,
    pub to_certificate: &'static str,

    pub data_title: &'static str,
    pub data_lead: &'static str,
    pub data_question: &'static str,
    pub data_yes: &'static str,
    pub data_no: &'static str,
    pub data_no_hint: &'static str,

    pub changes_title: &'static str,
    pub changes_hint: &'static str,
    pub new_value: &'static str,
    pub now: &'static str,
    pub choose_rank: &'static str,
    pub mobile_example: &'static str,
    pub domains: &'static str,

    pub code_title: &'static str,
    pub code_lead: &'static str,
    pub code_label: &'static str,
    pub code_hint: &'static str,
    pub code_again: &'static str,
    pub code_sent: &'static str,
    pub code_done: &'static str,

    pub evidence_title: &'static str,
    pub evidence_lead: &'static str,
    pub ktp_for: &'static str,
    pub sk_for: &'static str,

    pub letter_title: &'static str,
    pub letter_shows: &'static str,

    pub cancel: &'static str,
    pub passphrase_title: &'static str,
    pub passphrase_lead: &'static str,
    pub passphrase_what: &'static str,
    pub rules_met: &'static str,
    pub met: &'static str,
    pub unmet: &'static str,
    pub rule_length: &'static str,
    pub rule_max: &'static str,
    pub rule_characters: &'static str,
    pub rule_common: &'static str,
    pub rule_context: &'static str,
    pub rule_classes: &'static str,
    pub propose: &'static str,
    pub propose_other: &'static str,
    pub proposal: &'static str,
    pub take_proposal: &'static str,
    pub lost_title: &'static str,
    pub lost_body: &'static str,
    pub making_title: &'static str,
    pub making_body: &'static str,
    pub making_progress: &'static str,
    pub not_made: &'static str,
    pub key_there: &'static str,
    pub key_there_body: &'static str,
    pub key_anew: &'static str,

    pub review_title: &'static str,
    pub review_data: &'static str,
    pub review_answer: &'static str,
    pub review_changed: &'static str,
    pub review_other: &'static str,
    pub column_data: &'static str,
    pub column_now: &'static str,
    pub column_new: &'static str,
    pub review_files: &'static str,
    pub review_key: &'static str,
    pub key_made: &'static str,
    pub review_nik: &'static str,
    pub review_word: &'static str,
    pub submit: &'static str,
    pub submit_completion: &'static str,
}

const ID: Text = Text {
    place: "Langkah {} dari {}",
    holder: "Pemegang",
    certificate: "Sertifikat",
    until: "sampai {}",
    number: "Nomor",
    unsaved: "Jawaban terakhir belum tersimpan di server. Anda dapat meneruskan; kami coba lagi saat Anda melanjutkan.",
    save_again: "Simpan sekarang",
    asked: "Petugas meminta Anda melengkapi ini",
    show: "Lihat",
    hide: "Sembunyikan",
    change: "Ubah",
    none: "Tidak diisi",
    province: "Provinsi",
    agency: "Instansi",

    sent_title: "Permohonan Anda sedang diproses",
    sent_body: "Permohonan ini sudah dikirim, jadi tidak ada yang perlu diisi atau dikirim lagi. Perkembangannya ada di halaman Sertifikat saya.",
    closed_title: "Sertifikat Anda belum dapat diperbarui",
    to_certificate: "Ke Sertifikat saya",

    data_title: "Periksa data Anda",
    data_lead: "Data ini akan tercantum dalam sertifikat baru.",
    data_question: "Apakah semua data ini benar?",
    data_yes: "Ya, semuanya benar",
    data_no: "Ada yang berubah",
    data_no_hint: "Siapkan SK untuk jabatan, pangkat, unit kerja, atau NIP; KTP untuk nama atau NIK",

    changes_title: "Data mana yang berubah?",
    changes_hint: "Pilih semua yang berubah, lalu isi yang baru",
    new_value: "{} yang baru",
    now: "Sekarang: {}",
    choose_rank: "Pilih dari daftar",
    mobile_example: "Contoh: 0812 3456 7890",
    domains: "Berakhir dengan {}",

    code_title: "Konfirmasi e-mail baru Anda",
    code_lead: "Kami mengirim kode enam angka ke {}.",
    code_label: "Kode dari e-mail",
    code_hint: "Enam angka, misalnya 123456. Periksa juga folder spam",
    code_again: "Kirim kode baru",
    code_sent: "Kode baru sudah dikirim ke {}.",
    code_done: "E-mail {} sudah terkonfirmasi.",

    evidence_title: "Unggah bukti perubahan",
    evidence_lead: "Petugas mencocokkan data baru Anda dengan berkas ini.",
    ktp_for: "KTP Anda, untuk nama atau NIK",
    sk_for: "SK terbaru, untuk NIP, unit kerja, jabatan, atau pangkat",

    letter_title: "Unggah {}",
    letter_shows: "Yang harus terlihat dalam surat",

    cancel: "Batalkan",
    passphrase_title: "Buat passphrase",
    passphrase_lead: "Passphrase melindungi kunci tanda tangan Anda yang baru. Kunci dibuat di peramban ini; passphrase tidak pernah dikirim atau disimpan.",
    passphrase_what: " passphrase",
    rules_met: "{} dari {} syarat terpenuhi",
    met: ": terpenuhi",
    unmet: ": belum",
    rule_length: "Paling sedikit {} karakter",
    rule_max: "Paling banyak 128 karakter",
    rule_characters: "Hanya huruf tanpa aksen, angka, spasi, dan tanda baca",
    rule_common: "Bukan sandi yang umum atau berpola",
    rule_context: "Tidak memuat nama, nomor, atau tanggal lahir Anda",
    rule_classes: "Ada huruf besar, huruf kecil, angka, dan simbol",
    propose: "Usulkan passphrase",
    propose_other: "Usulkan yang lain",
    proposal: "Usulan yang mudah diingat:",
    take_proposal: "Pakai usulan ini",
    lost_title: "Simpan baik-baik",
    lost_body: "Catat passphrase di tempat yang aman. Anda memerlukannya saat mengambil sertifikat dan setiap kali menandatangani. Passphrase yang hilang tidak dapat dipulihkan oleh siapa pun.",
    making_title: "Membuat kunci Anda",
    making_body: "Kunci sedang dibuat di perangkat ini. Biasanya beberapa detik; di ponsel lama bisa setengah menit.",
    making_progress: "Membuat kunci",
    not_made: "Muat ulang halaman lalu coba lagi: kunci belum dapat dibuat di peramban ini",
    key_there: "Kunci Anda sudah dibuat",
    key_there_body: "Kunci ini dilindungi passphrase yang Anda isi. Bila Anda lupa passphrase-nya, buat kunci baru sekarang.",
    key_anew: "Buat kunci baru",

    review_title: "Periksa lalu kirim",
    review_data: "Data dalam sertifikat",
    review_answer: "Data yang tercatat",
    review_changed: "Data yang berubah",
    review_other: "Data yang tetap",
    column_data: "Data",
    column_now: "Sekarang",
    column_new: "Menjadi",
    review_files: "Berkas",
    review_key: "Kunci baru",
    key_made: "Dibuat {}",
    review_nik: "Periksa NIK baru sekali lagi: tanggal lahir atau daerah di dalamnya berbeda dari data Anda. Bila sudah sesuai KTP, lanjutkan.",
    review_word: "Dengan mengirim, Anda menyatakan data dan berkas ini benar.",
    submit: "Kirim permohonan",
    submit_completion: "Kirim perbaikan",
};

const EN: Text = Text {
    place: "Step {} of {}",
    holder: "Holder",
    certificate: "Certificate",
    until: "until {}",
    number: "Number",
    unsaved: "Your last answer is not kept by the server yet. You can go on; we try again when you continue.",
    save_again: "Keep it now",
    asked: "The office asks you to complete this",
    show: "Show",
    hide: "Hide",
    change: "Change",
    none: "Not given",
    province: "Province",
    agency: "Agency",

    sent_title: "Your application is under way",
    sent_body: "This application was sent, so there is nothing to fill in or send again. My certificate shows how it goes.",
    closed_title: "Your certificate can't be renewed now",
    to_certificate: "To My certificate",

    data_title: "Check your data",
    data_lead: "This data will be in the new certificate.",
    data_question: "Is all of this right?",
    data_yes: "Yes, all of it is right",
    data_no: "Something changed",
    data_no_hint: "Have the decree (SK) ready for position, rank, unit or NIP; the identity card (KTP) for name or NIK",

    changes_title: "Which data changed?",
    changes_hint: "Choose everything that changed, then enter what is new",
    new_value: "New {}",
    now: "Now: {}",
    choose_rank: "Choose from the list",
    mobile_example: "Such as 0812 3456 7890",
    domains: "It ends in {}",

    code_title: "Confirm your new e-mail address",
    code_lead: "We sent a six-digit code to {}.",
    code_label: "Code from the e-mail",
    code_hint: "Six digits, such as 123456. Look into the spam folder, too",
    code_again: "Send a new code",
    code_sent: "A new code was sent to {}.",
    code_done: "The e-mail address {} is confirmed.",

    evidence_title: "Upload evidence of the changes",
    evidence_lead: "The office compares your new data with these files.",
    ktp_for: "Your identity card (KTP), for name or NIK",
    sk_for: "The latest decree (SK), for NIP, unit, position or rank",

    letter_title: "Upload the {}",
    letter_shows: "What the letter must show",

    cancel: "Cancel",
    passphrase_title: "Make a passphrase",
    passphrase_lead: "The passphrase protects your new signing key. The key is made in this browser; the passphrase is never sent or stored.",
    passphrase_what: " the passphrase",
    rules_met: "{} of {} rules met",
    met: ": met",
    unmet: ": not yet",
    rule_length: "At least {} characters",
    rule_max: "At most 128 characters",
    rule_characters: "Only plain letters, digits, spaces and punctuation",
    rule_common: "Not a common passphrase or a pattern",
    rule_context: "Without your name, numbers or birth date",
    rule_classes: "Upper case, lower case, a digit and a symbol",
    propose: "Propose a phrase",
    propose_other: "Propose another one",
    proposal: "A proposal that is easy to remember:",
    take_proposal: "Take this proposal",
    lost_title: "Keep it well",
    lost_body: "Write the passphrase down in a safe place. You need it to fetch the certificate and for every signature. Nobody can restore a lost passphrase.",
    making_title: "Making your key",
    making_body: "The key is being made on this device. It usually takes a few seconds; up to half a minute on an old phone.",
    making_progress: "Making the key",
    not_made: "Reload the page and try again: the key can't be made in this browser yet",
    key_there: "Your key was made",
    key_there_body: "It is protected by the passphrase that you entered. If you forgot it, make a new key now.",
    key_anew: "Make a new key",

    review_title: "Check and send",
    review_data: "Data in the certificate",
    review_answer: "Data on record",
    review_changed: "Data that changed",
    review_other: "Data that stays",
    column_data: "Data",
    column_now: "Now",
    column_new: "New",
    review_files: "Files",
    review_key: "New key",
    key_made: "Made on {}",
    review_nik: "Check the new NIK once more: the birth date or region inside it differs from your data. If it is as on your KTP, go on.",
    review_word: "By sending it you declare that this data and these files are right.",
    submit: "Send the application",
    submit_completion: "Send the completion",
};
