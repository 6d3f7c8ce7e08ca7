//! The certificate's file.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// The file could not be made here.
pub fn not_made() -> &'static str {
    t().not_made
}

/// The key is not this certificate's.
pub fn other_key() -> &'static str {
    t().other_key
}

/// The texts.
pub struct Text {
    /// Heading.
    pub title: &'static str,
    /// One sentence.
    pub lead: &'static str,
    /// Label.
    pub passphrase: &'static str,
    /// Hint.
    pub passphrase_hint: &'static str,
    /// Unseen after "Tampilkan".
    pub of_passphrase: &'static str,
    /// The act.
    pub make: &'static str,
    /// While it goes on.
    pub making: &'static str,
    /// Heading of the help for who forgot it.
    pub forgotten: &'static str,
    /// The help.
    pub forgotten_body: &'static str,
    /// Heading once the file is there.
    pub saved: &'static str,
    /// Before the file's name.
    pub file: &'static str,
    /// Saves it once more.
    pub save_again: &'static str,
    /// What to do with it.
    pub use_it: &'static str,
    /// Confirms the receipt.
    pub confirm: &'static str,
    /// Once confirmed; until when the file can be fetched.
    pub confirmed: &'static str,
    /// Until when the file can be fetched.
    pub until: &'static str,
    /// Heading once it can't be fetched any more.
    pub over: &'static str,
    /// What to do then; since when.
    pub over_body: &'static str,
    /// Heading while it is not issued.
    pub not_yet: &'static str,
    /// What to do then.
    pub not_yet_body: &'static str,
    /// Heading where the authority keeps it.
    pub kept_there: &'static str,
    not_made: &'static str,
    other_key: &'static str,
}

const ID: Text = Text {
    title: "Ambil sertifikat baru",
    lead: "Isi passphrase yang Anda buat untuk permohonan ini. Berkas dibuat di peramban ini; passphrase tidak dikirim ke mana pun.",
    passphrase: "Passphrase",
    passphrase_hint: "Boleh dicoba berkali-kali.",
    of_passphrase: " passphrase",
    make: "Buat dan simpan berkas",
    making: "Membuat berkas …",
    forgotten: "Lupa passphrase?",
    forgotten_body: "Tidak ada yang dapat membukanya, termasuk kami. Hubungi petugas agar sertifikat ini dicabut dan diterbitkan ulang dengan kunci baru.",
    saved: "Berkas sertifikat tersimpan",
    file: "Nama berkas, di folder unduhan Anda: ",
    save_again: "Simpan sekali lagi",
    use_it: "Pasang berkas ini di aplikasi tanda tangan dengan passphrase yang sama, lalu simpan salinannya di tempat aman.",
    confirm: "Ya, sertifikat sudah saya terima",
    confirmed: "Terima kasih. Penerimaan tercatat; berkas masih dapat Anda ambil di halaman ini sampai {}.",
    until: "Berkas dapat diambil sampai {}. Setelah itu kunci sertifikat dihapus dari sistem kami.",
    over: "Berkas tidak dapat diambil lagi",
    over_body: "Kunci sertifikat dihapus dari sistem kami setelah {}. Berkas yang sudah Anda simpan tetap berlaku. Bila berkas itu tidak ada, hubungi petugas agar sertifikat diterbitkan ulang.",
    not_yet: "Sertifikat belum terbit",
    not_yet_body: "Lihat perkembangan permohonan untuk mengetahui siapa yang mengerjakannya sekarang.",
    kept_there: "Sertifikat Anda tersimpan di AMS BSrE",
    not_made: "Coba lagi: berkas belum dapat dibuat di peramban ini. Bila tetap gagal, pakai peramban versi terbaru",
    other_key: "Hubungi petugas: kunci yang tersimpan tidak cocok dengan sertifikat ini",
};

const EN: Text = Text {
    title: "Fetch the new certificate",
    lead: "Enter the passphrase that you made for this application. The file is made in this browser; the passphrase is sent nowhere.",
    passphrase: "Passphrase",
    passphrase_hint: "You can try as often as you like.",
    of_passphrase: " passphrase",
    make: "Make and save the file",
    making: "Making the file …",
    forgotten: "Forgot the passphrase?",
    forgotten_body: "Nobody can open it, not even we. Ask the office to revoke this certificate and to issue another one with a new key.",
    saved: "The certificate's file is saved",
    file: "Its name, in your downloads folder: ",
    save_again: "Save it once more",
    use_it: "Install this file in your signing application with the same passphrase, and keep a copy in a safe place.",
    confirm: "Yes, I have the certificate",
    confirmed: "Thank you. Your receipt is recorded; you can fetch the file here until {}.",
    until: "You can fetch the file until {}. After that its key is deleted from our system.",
    over: "The file can't be fetched any more",
    over_body: "The certificate's key was deleted from our system after {}. A file that you have saved stays valid. If you have none, ask the office for a new certificate.",
    not_yet: "The certificate is not issued yet",
    not_yet_body: "See how the application stands to learn who has it now.",
    kept_there: "Your certificate is kept in BSrE's AMS",
    not_made: "Try again: the file could not be made in this browser. If it still fails, use a newer browser",
    other_key: "Ask the office: the key that is kept does not belong to this certificate",
};
