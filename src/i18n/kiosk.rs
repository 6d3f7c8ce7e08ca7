//! What only kiosks say.

pub mod camera;
pub mod hand_off;
pub mod ready;

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Perbarui sertifikat elektronik Anda di sini", "Renew your electronic certificate here";
    other_title: "Renew your electronic certificate here, in about 10 minutes.", "Perbarui sertifikat elektronik Anda di sini, sekitar 10 menit.";
    lead: "Anda mengerjakannya sendiri di terminal ini, sekitar 10 menit.", "You do it yourself at this terminal, in about 10 minutes.";
    bring: "Yang perlu Anda bawa", "What to bring";
    bring_items: "<li><strong>E-mail dinas atau NIP</strong> dan kata sandi Anda</li><li><strong>Ponsel</strong> untuk membaca kode masuk di e-mail dinas dan mengirim surat</li><li><strong>Surat permohonan atau rekomendasi</strong> yang ditandatangani kepala unit kerja: PDF di ponsel, atau lembarannya untuk difoto</li><li><strong>SK terbaru</strong> hanya bila jabatan, pangkat, atau unit kerja Anda berubah</li>", "<li><strong>Your official e-mail or NIP</strong> and your password</li><li><strong>Your phone</strong> to read the log-in code in your official mailbox and to send the letter</li><li><strong>The letter of application or recommendation</strong> signed by the head of your unit: as a PDF on your phone, or on paper to be photographed</li><li><strong>Your latest decree (SK)</strong> only if your position, rank or unit changed</li>";
    duration: "Lama penyelesaian di {}: ", "Processing time at {}: ";
    begin: "Mulai", "Start";
    begin_other: "Start in English", "Mulai dalam bahasa Indonesia";
    feedback: "Pengaduan dan masukan", "Complaints and feedback";
    check: "Periksa terminal ini", "Check this terminal";
    check_body: "Pindai kode ini dengan kamera ponsel Anda. Halaman yang terbuka harus beralamat {}, menyebut nama dan tempat terminal ini, dan menampilkan angka yang sama dengan di bawah. Bila tidak, jangan ketik apa pun di terminal ini dan beri tahu petugas.", "Scan this code with your phone's camera. The page that opens must have the address {}, name this terminal and its place, and show the same digits as below. If it does not, type nothing at this terminal and tell an officer.";
    check_qr: "Kode QR untuk memeriksa terminal ini", "QR code to check this terminal";
    digits: "Angka pencocokan", "Matching digits";
    close: "Tutup", "Close";
    unreachable: "Terminal ini belum tersambung", "This terminal is not connected";
    unreachable_body: "Server tidak dapat dihubungi. Terminal ini mencoba lagi setiap beberapa detik; Anda tidak perlu menekan apa pun.", "The server can't be reached. This terminal tries again every few seconds; you need not press anything.";
    pair: "Pasangkan kios ini", "Pair this kiosk";
    pair_lead: "Administrator instansi mendaftarkan kios ini di halaman pengelolaan dan mendapat kode pemasangan sekali pakai.", "Your agency's administrator registers this kiosk on the administration pages and gets a pairing code that works once.";
    pair_code: "Kode pemasangan", "Pairing code";
    pair_hint: "Dua kelompok berisi empat huruf atau angka, misalnya K7PM-4QXD", "Two groups of four letters or digits, e.g. K7PM-4QXD";
    pair_act: "Pasangkan", "Pair";
    locked: "Terminal ini dikunci", "This terminal is locked";
    locked_body: "Administrator mengunci terminal ini. Anda dapat memakai perangkat Anda sendiri: {}.", "An administrator locked this terminal. You can use your own device: {}.";
    closed: "Kantor sedang tutup", "The office is closed";
    closed_until: "Terminal ini dapat dipakai lagi mulai {}.", "This terminal can be used again from {}.";
    closed_body: "Dengan perangkat Anda sendiri, layanan ini terbuka kapan saja: {}.", "On your own device the service is open at any time: {}.";
    help: "Perlu bantuan?", "Need help?";
    tools: "Bahasa dan tampilan", "Language and display";
    size: "Ukuran teks", "Text size";
    size_normal: "Teks biasa", "Normal text";
    size_large: "Teks besar", "Large text";
    size_largest: "Teks sangat besar", "Very large text";
    contrast: "Kontras tinggi", "High contrast";
    finish: "Selesai & hapus", "Finish & erase";
    still_here: "Masih di sini?", "Are you still here?";
    still_here_body: "Bila tidak ada jawaban, sesi Anda diakhiri dan semua isian di layar dihapus.", "If there is no answer, your session is ended and everything on the screen is deleted.";
    seconds: "{} detik lagi", "{} seconds left";
    stay: "Lanjut", "Continue";
    wiping: "Menghapus data Anda dari terminal ini", "Deleting your data from this terminal";
    ended: "Data Anda sudah dihapus dari terminal ini", "Your data has been deleted from this terminal";
    ended_list: "Yang dihapus:", "What was deleted:";
    ended_items: "<li>semua yang diketik dan ditampilkan di layar, termasuk kata sandi dan passphrase</li><li>tanda masuk Anda, penyimpanan peramban, dan riwayat halaman</li><li>pilihan bahasa, ukuran teks, dan kontras</li>", "<li>everything typed and shown on the screen, including password and passphrase</li><li>your log-in, the browser's storage and the history of pages</li><li>the choice of language, text size and contrast</li>";
    ended_at: "Server mengakhiri sesi Anda dan mencatat penghapusan ini pada {}.", "The server ended your session and recorded this deletion on {}.";
    ended_later: "Server belum dapat dihubungi. Begitu tersambung, terminal ini mengakhiri sesi Anda di server; sebelum itu tidak ada yang dapat masuk di sini.", "The server can't be reached yet. As soon as it can, this terminal ends your session on the server; until then nobody can log in here.";
    ended_shut: "Sesi Anda di server sudah berakhir ketika terminal ini dikunci atau dilepas.", "Your session on the server ended when this terminal was locked or unpaired.";
    ended_kept: "Bagian permohonan yang sudah tersimpan di server tidak dihapus. Lihat atau teruskan di sini atau di perangkat Anda sendiri.", "What the server already holds of your application is not deleted. See it or go on with it here or on your own device.";
    ended_act: "Ke layar awal", "Go to the first screen";
    follow_on_phone: "Lihat status di ponsel Anda", "Check its status on your phone";
    follow_scan: "Pindai kode ini dengan kamera ponsel, lalu masuk dengan akun Anda.", "Scan this code with your phone's camera, then log in with your account.";
    follow_qr: "Kode QR halaman permohonan ini", "QR code of this application's page";
    rate: "Beri penilaian layanan", "Rate the service";
    rate_body: "Sembilan ketukan, tanpa nama. Anda keluar dari akun Anda lebih dahulu; setelah itu penilaian terbuka di terminal ini.", "Nine taps, no names. You are logged out first; then the rating opens at this terminal.";
    log_out_and_rate: "Keluar dan beri penilaian", "Log out and rate";
    own_device: "Unduh sertifikat di perangkat Anda sendiri", "Get your certificate on your own device";
    own_device_body: "Berkas sertifikat tidak dibuat di terminal bersama. Mintalah tautannya lewat e-mail dinas Anda, lalu buka di ponsel atau komputer Anda sendiri.", "The certificate's file is not made on a shared terminal. Ask for its link by official e-mail, then open it on your own phone or computer.";
    mail_link: "Kirim tautan ke e-mail saya", "E-mail me the link";
    mailing: "Mengirim", "Sending";
    link_mailed: "Tautan dikirim ke e-mail dinas Anda. Setelah itu, tekan “Selesai & hapus” di terminal ini.", "The link was sent to your official e-mail. Then press “Finish & erase” at this terminal.";
}
