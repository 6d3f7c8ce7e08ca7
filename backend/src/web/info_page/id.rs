//! The pages in Indonesian.

use super::{Section, Words};

pub(super) static HELP: Words = Words {
    title: "Bantuan",
    lead: "Jawaban atas pertanyaan yang sering muncul. Bila jawabannya tidak ada di sini, hubungi kantor instansi Anda; kontaknya ada di halaman standar pelayanan.",
    sections: &[
        Section {
            id: "masuk",
            title: "Saya belum punya kata sandi, atau lupa",
            paragraphs: &[
                "Buka <a href=\"/aktivasi\">Atur kata sandi</a> dan tulis e-mail dinas atau NIP Anda. Bila akun Anda terdaftar, tautannya dikirim ke e-mail dinas. Bila tidak ada yang datang, kantor mungkin belum mencatat alamat Anda: hubungi petugas.",
            ],
        },
        Section {
            id: "kode",
            title: "Kode masuk tidak datang",
            paragraphs: &[
                "Periksa folder spam, lalu kirim ulang kodenya di halaman yang sama. Kotak surat dinas kadang terlambat beberapa menit; setiap kode yang belum kedaluwarsa tetap berlaku.",
                "Agar tidak bergantung pada e-mail, tambahkan passkey, aplikasi autentikator, atau kode pemulihan setelah Anda masuk: Akun saya, lalu <a href=\"/akun/cara-masuk\">Cara masuk dan kata sandi</a>.",
            ],
        },
        Section {
            id: "surat",
            title: "Saya belum punya surat rekomendasi",
            paragraphs: &[
                "Lihat <a href=\"/contoh-surat\">contoh surat</a> instansi Anda. Pada langkah unggah surat, Anda dapat mengunduh draf (Word atau PDF) yang sudah berisi data Anda. Jawaban Anda tersimpan, jadi Anda dapat berhenti dan melanjutkan setelah surat ditandatangani.",
            ],
        },
        Section {
            id: "lama",
            title: "Berapa lama sampai sertifikat baru siap?",
            paragraphs: &[
                "Setiap instansi menetapkannya sendiri dalam <a href=\"/standar\">standar pelayanan</a>. Setelah permohonan terkirim, halaman Status permohonan menyebut siapa yang sedang memeriksa, sampai kapan, dan, bila semua langkahnya berbatas waktu, kapan sertifikat paling lambat siap.",
            ],
        },
        Section {
            id: "passphrase",
            title: "Saya lupa passphrase",
            paragraphs: &[
                "Passphrase tidak tersimpan di mana pun, sehingga tidak ada yang dapat memberitahukannya kepada Anda. Selama permohonan belum disetujui, buat passphrase lain lewat \"Ganti passphrase\" di halaman statusnya; data dan berkas Anda tetap. Bila sertifikat sudah terbit, laporkan di <a href=\"/kunci/lapor\">Laporkan kunci hilang atau bocor</a> agar kantor mencabutnya; setelah itu, di halaman yang sama, ajukan sertifikat baru. Surat yang Anda unggah untuk sertifikat itu langsung terlampir.",
            ],
        },
        Section {
            id: "bocor",
            title: "Berkas sertifikat hilang, atau orang lain mengetahui passphrase saya",
            paragraphs: &[
                "Laporkan sekarang juga di <a href=\"/kunci/lapor\">Laporkan kunci hilang atau bocor</a>; bila Anda tidak dapat masuk, hubungi kantor instansi Anda. Selama sertifikat belum dicabut, orang yang memegang berkas dan passphrase itu dapat menandatangani atas nama Anda.",
            ],
        },
        Section {
            id: "akun",
            title: "Ada yang masuk ke akun saya",
            paragraphs: &[
                "Setiap e-mail tentang kode masuk atau perubahan cara masuk memuat tautan “bukan saya”; begitu juga e-mail ke alamat lama bila alamat akun Anda diganti. Tautan itu membekukan akun Anda dan memberi tahu kantor. Sesi yang sedang berjalan dapat Anda lihat dan akhiri di <a href=\"/akun/sesi\">Sesi dan perangkat</a>.",
            ],
        },
        Section {
            id: "windows",
            title: "Memakai berkas .p12 di Windows",
            paragraphs: &[
                "Klik dua kali berkasnya. Pilih Current User (Pengguna Saat Ini), lanjutkan, tulis passphrase Anda, dan biarkan Windows memilih tempat penyimpanannya. Setelah itu Word, Outlook, dan Adobe Acrobat dapat memakainya.",
                "Di komputer yang dipakai bersama, jangan impor berkas itu: orang lain yang masuk dengan nama pengguna yang sama dapat menandatangani atas nama Anda.",
            ],
        },
        Section {
            id: "adobe",
            title: "Memakai berkas .p12 di Adobe Acrobat",
            paragraphs: &[
                "Buka Preferences, Signatures, lalu Identities &amp; Trusted Certificates, More. Di Digital IDs pilih Add ID, lalu opsi untuk ID digital yang sudah ada, pilih berkas .p12 dan tulis passphrase. Untuk menandatangani, pilih Certificates, Digitally Sign.",
            ],
        },
        Section {
            id: "android",
            title: "Memakai berkas .p12 di Android",
            paragraphs: &[
                "Buka Setelan, Keamanan, Enkripsi &amp; kredensial, Instal sertifikat, lalu Sertifikat pengguna VPN &amp; aplikasi. Pilih berkasnya dan tulis passphrase. Nama menunya dapat berbeda menurut merek ponsel.",
            ],
        },
        Section {
            id: "iphone",
            title: "Memakai berkas .p12 di iPhone",
            paragraphs: &[
                "Ketuk berkasnya di aplikasi File, buka Pengaturan, Profil Diunduh, lalu Instal dan tulis passphrase. Beberapa versi iOS belum dapat membuka berkas yang dilindungi AES-256 dan menyebut passphrase salah padahal benar; dalam hal itu pakailah komputer.",
            ],
        },
        Section {
            id: "aplikasi",
            title: "Memakai berkas .p12 di aplikasi tanda tangan instansi",
            paragraphs: &[
                "Pakai petunjuk aplikasi itu. Jangan pernah mengirim berkas atau passphrase lewat e-mail atau pesan, juga tidak kepada petugas: tidak ada petugas yang memerlukannya.",
            ],
        },
        Section {
            id: "lama-baru",
            title: "Bagaimana dengan sertifikat lama?",
            paragraphs: &[
                "Sertifikat lama tidak dicabut hanya karena ada yang baru; BSrE dapat mencabutnya menurut aturannya sendiri. Bila kuncinya bocor, laporkan seperti sertifikat yang lain. Dokumen yang sudah ditandatangani dengannya tidak perlu ditandatangani ulang. Simpan berkas lama bila Anda memakainya untuk membuka dokumen terenkripsi.",
            ],
        },
    ],
};

pub(super) static ACCESSIBILITY: Words = Words {
    title: "Aksesibilitas",
    lead: "Layanan ini harus dapat dipakai semua pegawai, termasuk yang memakai pembaca layar, papan ketik saja, tombol bantu, atau tulisan besar.",
    sections: &[
        Section {
            id: "ukuran",
            title: "Ukuran yang kami pakai",
            paragraphs: &[
                "Halaman-halaman ini disusun menurut WCAG 2.2 tingkat AA. Setiap perubahan program diuji dengan pemeriksa otomatis (axe) dan dengan perjalanan lengkap memakai papan ketik saja; pada layar kios, dengan sentuhan saja dan dengan satu tombol bantu.",
            ],
        },
        Section {
            id: "belum",
            title: "Yang belum",
            paragraphs: &[
                "Layanan ini belum diuji bersama pengguna pembaca layar. Berkas PDF yang Anda unggah ditampilkan kepada petugas sebagaimana adanya. Kutipan standar pelayanan hanya tersedia dalam bahasa Indonesia.",
            ],
        },
        Section {
            id: "lapor",
            title: "Ada yang tidak dapat Anda pakai?",
            paragraphs: &[
                "Sampaikan lewat <a href=\"/masukan/pengaduan\">pengaduan</a> atau langsung kepada kantor instansi Anda. Petugas juga dapat mengajukan permohonan untuk Anda; Anda tinggal memeriksanya dan membuat passphrase.",
            ],
        },
    ],
};

pub(super) static ABOUT: Words = Words {
    title: "Tentang layanan ini",
    lead: "Di Perbarui, pegawai pemerintah daerah memperbarui sendiri sertifikat elektroniknya.",
    sections: &[
        Section {
            id: "siapa",
            title: "Siapa yang menyelenggarakan",
            paragraphs: &[
                "Setiap instansi melayani pegawainya sendiri menurut standar pelayanannya. Nama kantor, kontak, dan prosedurnya ada di <a href=\"/standar\">Standar pelayanan</a>.",
                "Sertifikat elektronik aparatur diselenggarakan oleh Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara. Lama proses di BSrE di luar kewenangan kantor daerah.",
            ],
        },
        Section {
            id: "kunci",
            title: "Kunci dan passphrase Anda",
            paragraphs: &[
                "Bila Anda sendiri yang menyimpan sertifikat, kuncinya dibuat di peramban Anda dan dibungkus dengan passphrase sebelum disimpan. Passphrase tidak pernah dikirim, sehingga tidak ada orang lain yang dapat membuka kunci itu.",
            ],
        },
        Section {
            id: "mutu",
            title: "Seberapa baik layanan ini",
            paragraphs: &[
                "Waktu penyelesaian, kepuasan, dan pengaduan setiap instansi dapat dibaca di halaman <a href=\"/kinerja\">Kinerja pelayanan</a>. Yang kurang baik dapat Anda sampaikan lewat <a href=\"/masukan/pengaduan\">pengaduan</a>.",
            ],
        },
        Section {
            id: "data",
            title: "Data pribadi",
            paragraphs: &[
                "Data yang dipakai, untuk apa, dan sampai kapan disimpan tertulis di <a href=\"/privasi\">Pelindungan data pribadi</a>.",
            ],
        },
    ],
};
