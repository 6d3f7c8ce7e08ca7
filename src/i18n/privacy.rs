//! The notice about personal data (UU 27/2022).

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Pelindungan data pribadi", "Privacy notice";
    body: "<p class=\"lead\">Kami memakai data Anda hanya untuk memperbarui sertifikat elektronik Anda, menurut UU 27/2022.</p>\
<h2>Data yang dipakai</h2><p>Nama, NIK, NIP, e-mail dinas, nomor ponsel, unit kerja, jabatan, pangkat, surat permohonan atau rekomendasi, serta KTP dan SK bila diperlukan. Dasar pemrosesannya adalah pelaksanaan tugas pelayanan publik instansi Anda, sehingga persetujuan Anda tidak diperlukan. Tidak ada foto diri atau biometrik.</p>\
<h2>Siapa yang melihat</h2><p>Hanya Anda, petugas di instansi Anda yang menangani akun dan permohonan Anda, kepala unit kerja yang Anda mintai rekomendasi, dan BSrE sebagai penerbit. Pemohon seinstansi yang mengetahui NIP atau e-mail dinas Anda dapat melihat nama, jabatan, dan unit kerja Anda untuk meminta rekomendasi. Nomor ponsel Anda diteruskan ke layanan pesan kantor Anda hanya bila Anda menyalakan pesan singkat di <a href=\"/akun/pemberitahuan\">Pemberitahuan</a>. Setiap kali petugas membuka permohonan, pengaduan, berkas, atau NIK Anda, menemukan Anda lewat pencarian, atau mengunduh tabel permohonan yang memuat data Anda, dan setiap kali data Anda dilihat untuk sebuah rekomendasi, hal itu dicatat, dan Anda dapat melihatnya: <a href=\"/akun/dilihat\">Siapa yang melihat data Anda</a>.</p>\
<h2>Kunci dan passphrase</h2><p>Kunci baru dibuat di peramban Anda. Passphrase tidak pernah dikirim atau disimpan; tanpa passphrase, kunci tidak dapat dibuka oleh siapa pun, termasuk kami.</p>\
<h2>Berapa lama disimpan</h2><p>Permohonan yang sudah selesai disimpan menurut jadwal retensi arsip instansi Anda, lalu dihapus. Masa simpan setiap instansi tertulis pada <a href=\"/standar\">standar pelayanannya</a>. Draf yang belum pernah dikirim dihapus 180 hari setelah terakhir diubah.</p>\
<h2>Hak Anda</h2><p>Anda dapat melihat data Anda, mengunduh salinannya, dan meminta perbaikan melalui layanan ini. Pengendali data adalah instansi Anda; alamat kantornya ada pada <a href=\"/standar\">standar pelayanan</a>. Bila hak Anda dilanggar, sampaikan <a href=\"/masukan/pengaduan\">pengaduan</a>, atau laporkan kepada lembaga pelindungan data pribadi menurut UU 27/2022.</p>", "<p class=\"lead\">We use your data only to renew your electronic certificate, under UU 27/2022.</p>\
<h2>The data we use</h2><p>Name, NIK, NIP, official e-mail, mobile number, unit, position, rank, the letter of application or recommendation, and KTP and SK where needed. The legal basis is your agency's public duty, so we don't need your consent. No photo of you and no biometric data are taken.</p>\
<h2>Who sees it</h2><p>Only you, the officers of your agency who handle your account and application, the head of unit whom you ask for a recommendation, and BSrE as issuer. An applicant at your agency who knows your NIP or official e-mail can see your name, position and unit to ask for a recommendation. Your mobile number is passed to your office's message service only if you turn on text messages in <a href=\"/akun/pemberitahuan\">Notifications</a>. We record every time an officer opens your application, your complaint, a file or your NIK, finds you in a search, or downloads a table of applications that includes you, and every time your data is seen for a recommendation, and you can see it: <a href=\"/akun/dilihat\">Who has seen your data</a>.</p>\
<h2>Key and passphrase</h2><p>The new key is made in your browser. The passphrase is never sent or stored; without it nobody can open the key, not even us.</p>\
<h2>How long it is kept</h2><p>Finished applications are kept as your agency's retention schedule says, then deleted. Each agency's period is part of its <a href=\"/standar\">service standard</a>. A draft that was never sent is deleted 180 days after its last change.</p>\
<h2>Your rights</h2><p>You can see your data, download a copy and ask for corrections in this service. Your agency is the controller of the data; its office is named in its <a href=\"/standar\">service standard</a>. If your rights are violated, make a <a href=\"/masukan/pengaduan\">complaint</a>, or report it to the data protection authority under UU 27/2022.</p>";
}
