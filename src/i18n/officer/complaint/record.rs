//! A complaint that came by another way, and its receipt.

use crate::i18n::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    title: "Catat pengaduan", "Record a complaint";
    lead: "Untuk pengaduan yang tidak disampaikan lewat laman ini. Setelah dicatat, Anda mendapat tanda terima untuk diserahkan kepada pengadu.", "For complaints that were not made on this service's own page. Once it is recorded, you get a receipt to hand to the complainant.";
    channel: "Diterima melalui", "How was it received?";
    channel_missing: "Pilih melalui apa pengaduan diterima", "Choose how it was received";
    date: "Tanggal diterima", "Date of receipt";
    time: "Jam diterima ({})", "Time of receipt ({})";
    time_hint: "Misalnya 09.15. Batas waktu dihitung dari saat ini.", "Such as 09.15. The limit counts from then.";
    time_wrong: "Isi jam seperti 09.15", "Enter a time such as 09.15";
    date_wrong: "Isi tanggal seperti 17/08/2026", "Enter a date such as 17/08/2026";
    future: "Periksa tanggal dan jamnya: waktu diterima belum tiba", "Check date and time: they are in the future";
    subject: "Tentang", "What is it about?";
    subject_missing: "Pilih tentang apa pengaduan ini", "Choose what it is about";
    service_hint: "Ditangani penerima pengaduan.", "Handled by those who receive complaints.";
    conduct_hint: "Ditangani pejabat pengaduan, bukan penerima pengaduan.", "Handled by the complaints official, not by those who receive complaints.";
    words: "Isi pengaduan", "The complaint";
    words_hint: "Tulis sebagaimana disampaikan pengadu. Maksimal 10.000 karakter.", "In the complainant's own words. At most 10,000 characters.";
    words_missing: "Tulis isi pengaduan", "Write what the complaint says";
    contact: "Kontak pengadu", "How the complainant can be reached";
    contact_hint: "Kosongkan ketiganya bila pengadu tidak ingin dikenal: jawaban dibacanya dengan tanda terima. Bila diisi, sertakan nama dan e-mail atau nomor ponsel.", "Leave all three blank if the complainant wants to stay unknown: the answer is read with the receipt. Otherwise enter the name, and an e-mail address or mobile number.";
    name: "Nama", "Name";
    email: "E-mail", "E-mail";
    mobile: "Nomor ponsel", "Mobile number";
    name_missing: "Isi nama pengadu, atau kosongkan kontaknya", "Enter the name, or leave the contact blank";
    reach_missing: "Isi e-mail atau nomor ponsel, atau kosongkan kontaknya", "Enter an e-mail address or mobile number, or leave the contact blank";
    renewal: "Nomor permohonan, bila tentang suatu permohonan", "Reference number, if it is about an application";
    class: "Golongan", "Class";
    class_later: "Digolongkan nanti", "Later";
    class_later_hint: "Sampai digolongkan, jangka waktu terpendek berlaku.", "Until then the shortest limit counts.";
    send: "Catat pengaduan", "Record the complaint";

    done: "Pengaduan tercatat", "The complaint is recorded";
    receipt: "Tanda terima pengaduan", "Receipt of a complaint";
    office: "Instansi", "Agency";
    received: "Diterima", "Received";
    number: "Nomor pengaduan", "Number of the complaint";
    secret: "Kode rahasia", "Secret code";
    follow: "Lihat status dan jawabannya di {}", "Check its status and read the answer at {}";
    qr: "Kode QR yang membuka pengaduan ini di ponsel", "QR code that opens this complaint on a phone";
    keep: "Simpan tanda terima ini. Siapa pun yang mengetahui nomor dan kode rahasianya dapat membaca pengaduan ini.", "Keep this receipt. Whoever knows the number and the secret code can read this complaint.";
    hand_out: "Cetak dan serahkan sekarang. Kode rahasia tidak dapat ditampilkan lagi setelah halaman ini Anda tinggalkan.", "Print it and hand it out now. The secret code can't be shown again once you leave this page.";
    print: "Cetak tanda terima", "Print the receipt";
    open: "Buka pengaduan ini", "Open this complaint";
    another: "Catat pengaduan lain", "Record another one";
    to_official: "Pengaduan tentang perilaku petugas ditangani pejabat pengaduan; bila Anda bukan pejabatnya, pengaduan ini tidak tampil di daftar Anda.", "Complaints about an officer's conduct are handled by the complaints official; unless that is you, it is not in your list.";
}
