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
    /// Where the page stands in another program's browser.
    pub inside_app: &'static str,
    /// Heading once the file is there to be saved.
    pub made: &'static str,
    /// Before the file's name.
    pub file: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// What to do after that.
    pub look: &'static str,
    /// Leads to where the file is tried.
    pub check: &'static str,
    /// How it is imported, and where not; markup.
    pub import: &'static str,
    /// Confirms the receipt.
    pub confirm: &'static str,
    /// Above it: what the receipt means for the file; a gap for days.
    pub confirm_hint: &'static str,
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
    pub kept_by_authority: &'static str,
    not_made: &'static str,
    other_key: &'static str,
}

const ID: Text = Text {
    title: "Unduh sertifikat baru",
    lead: "Isi passphrase yang Anda buat untuk permohonan ini. Berkas dibuat di peramban ini; passphrase tidak dikirim ke mana pun.",
    passphrase: "Passphrase",
    passphrase_hint: "Boleh dicoba berkali-kali.",
    of_passphrase: " passphrase",
    make: "Buat berkas",
    making: "Membuat berkas …",
    forgotten: "Lupa passphrase?",
    forgotten_body: "Tidak ada yang dapat membukanya, termasuk kami. Laporkan agar kantor mencabut sertifikat ini; setelah itu Anda dapat mengajukan sertifikat baru.",
    inside_app: "Halaman ini terbuka di dalam aplikasi lain, misalnya aplikasi percakapan, yang sering tidak dapat menyimpan berkas. Salin alamat halaman ini, lalu buka di Chrome atau Safari.",
    made: "Berkas sertifikat siap diunduh",
    file: "Nama berkas: ",
    save: "Unduh berkas sertifikat (.p12)",
    look: "Buka folder unduhan Anda dan pastikan berkas itu ada. Impor berkas itu ke aplikasi tanda tangan elektronik dengan passphrase yang sama, lalu simpan salinannya di tempat aman. Bila berkas tidak ada, tekan tombol unduh sekali lagi.",
    check: "Uji berkas itu (tab baru)",
    import: "<summary>Cara mengimpor berkas, dan bila passphrase dianggap salah</summary><h3>Windows</h3><ol><li>Klik dua kali berkas itu, lalu pilih Pengguna Saat Ini (Current User).</li><li>Isi passphrase.</li><li>Biarkan Windows memilih tempat penyimpanan, lalu selesaikan.</li></ol><h3>macOS</h3><ol><li>Klik dua kali berkas itu.</li><li>Pilih rantai kunci (keychain) login.</li><li>Isi passphrase.</li></ol><h3>Passphrase dianggap salah</h3><p>Windows sebelum Windows 10 versi 1809 atau Server 2019, Android 13 ke bawah, macOS dan iPhone versi lama, serta Java 8 sebelum pembaruan 301 tidak mengenal cara berkas ini dilindungi dan menjawab “kata sandi salah”, meskipun passphrase Anda benar. Gunakan perangkat yang lebih baru.</p>",
    confirm: "Konfirmasi: berkas sudah saya simpan",
    confirm_hint: "Setelah Anda konfirmasi, berkas masih dapat diunduh {} hari lagi; lalu kunci sertifikat dihapus dari sistem kami.",
    confirmed: "Terima kasih. Penerimaan tercatat; berkas masih dapat Anda unduh di halaman ini sampai {}.",
    until: "Berkas dapat diunduh sampai {}. Setelah itu kunci sertifikat dihapus dari sistem kami.",
    over: "Berkas tidak dapat diunduh lagi",
    over_body: "Kunci sertifikat dihapus dari sistem kami setelah {}. Berkas yang sudah Anda simpan tetap berlaku. Bila berkas itu tidak ada, hubungi petugas agar sertifikat diterbitkan ulang.",
    not_yet: "Sertifikat belum terbit",
    not_yet_body: "Lihat status permohonan untuk mengetahui siapa yang mengerjakannya sekarang.",
    kept_by_authority: "Sertifikat Anda tersimpan di AMS BSrE",
    not_made: "Coba lagi: berkas belum dapat dibuat di peramban ini. Bila tetap gagal, pakai peramban versi terbaru",
    other_key: "Hubungi petugas: kunci yang tersimpan tidak cocok dengan sertifikat ini",
};

const EN: Text = Text {
    title: "Download your new certificate",
    lead: "Enter the passphrase that you created for this application. The file is made in this browser; the passphrase is sent nowhere.",
    passphrase: "Passphrase",
    passphrase_hint: "You can try as often as you like.",
    of_passphrase: " passphrase",
    make: "Create the file",
    making: "Creating the file …",
    forgotten: "Forgot the passphrase?",
    forgotten_body: "Nobody can open it, not even us. Report it so that the office revokes this certificate; you can then apply for a new one.",
    inside_app: "This page is open inside another app, such as a messenger, which often can't save files. Copy this page's address and open it in Chrome or Safari.",
    made: "Your certificate file is ready to download",
    file: "File name: ",
    save: "Download the certificate file (.p12)",
    look: "Open your downloads folder and check that the file is there. Import it into your signing application with the same passphrase, and keep a copy in a safe place. If the file isn't there, press the download button again.",
    check: "Test the file (new tab)",
    import: "<summary>How to import the file, and what to do if the passphrase is refused</summary><h3>Windows</h3><ol><li>Double-click the file and choose Current User.</li><li>Enter the passphrase.</li><li>Let Windows choose the certificate store and finish.</li></ol><h3>macOS</h3><ol><li>Double-click the file.</li><li>Choose the login keychain.</li><li>Enter the passphrase.</li></ol><h3>The passphrase is refused</h3><p>Windows before Windows 10 version 1809 or Server 2019, Android 13 and earlier, older versions of macOS and iOS, and Java 8 before update 301 do not know how this file is protected and answer “wrong password” although your passphrase is right. Use a newer device.</p>",
    confirm: "Confirm: I have saved the file",
    confirm_hint: "Once you confirm, you can download the file for {} more days; then the certificate's key is deleted from our system.",
    confirmed: "Thank you. Your receipt is recorded; you can download the file here until {}.",
    until: "You can download the file until {}. After that its key is deleted from our system.",
    over: "The file can no longer be downloaded",
    over_body: "The certificate's key was deleted from our system after {}. A file that you have saved stays valid. If you have none, ask the office for a new certificate.",
    not_yet: "The certificate has not been issued yet",
    not_yet_body: "Check the application's status to see who has it now.",
    kept_by_authority: "Your certificate is kept in BSrE's AMS",
    not_made: "Try again: the file could not be created in this browser. If it still fails, use a newer browser",
    other_key: "Ask the office: the key that is kept does not belong to this certificate",
};
